import { useTranslation } from 'react-i18next';
import css from './instruments.module.css';

/** What the register notes about these parties and what it is known to lack, where a table or a map counts by them. */
export function RegisterNotes({ about }: { about: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const noted = [...new Set(about)].filter((code) => i18n.exists(`registerNotes.${code}`));
  if (noted.length === 0) return null;
  return (
    <div className={css.notes}>
      {noted.map((code) => (
        <p key={code} className={css.hint}>
          {t(`registerNotes.${code}`)}
        </p>
      ))}
    </div>
  );
}
