import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import css from './protection.module.css';

/** What protects a child, a victim or a vulnerable person: it comes before everything else. */
export function Protection({ rules }: { rules: readonly { readonly code: string; readonly text: string }[] }) {
  const { t, i18n } = useTranslation();
  const heading = useId();
  if (rules.length === 0) return null;
  return (
    <section className={css.protect} aria-labelledby={heading}>
      <h2 id={heading}>{t('hits.protectFirst')}</h2>
      <ul>
        {rules.map(({ code, text }) => (
          <li key={code}>{i18n.exists(`protectiveRules.${code}`) ? t(`protectiveRules.${code}`) : text}</li>
        ))}
      </ul>
    </section>
  );
}
