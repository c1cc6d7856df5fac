import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LookSwitch } from '../../app/header.tsx';
import { LanguageChooser } from '../../app/language-chooser.tsx';
import { Mark } from '../../app/mark.tsx';
import css from './access.module.css';

/** The page around everything that happens before an officer is signed in. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · Entente`;
  }, [title]);
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <LanguageChooser />
        <LookSwitch />
      </header>
      <main className={css.middle}>
        <h1 className={css.mark}>
          <Mark size={30} /> Entente
        </h1>
        <p className={css.tagline}>{t('signIn.tagline')}</p>
        {children}
      </main>
    </div>
  );
}
