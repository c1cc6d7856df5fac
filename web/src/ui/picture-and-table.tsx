import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './picture-and-table.module.css';

/** A picture and the table that says the same: the reader chooses; both follow the same filters. */
export function PictureAndTable({
  title,
  picture,
  table,
  note,
  level = 2,
}: {
  title: string;
  picture: ReactNode;
  table: ReactNode;
  /** What is counted, in a sentence below. */
  note?: ReactNode;
  level?: 2 | 3;
}) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const heading = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={heading} className={css.section}>
      <div className={css.head}>
        <Heading id={heading} className={css.title}>
          {title}
        </Heading>
        <fieldset className={`${css.choice} not-on-paper`} aria-label={t('twin.choice')}>
          {(['picture', 'table'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={css.button}
              aria-pressed={shown === one}
              onClick={() => setShown(one)}
            >
              {t(`twin.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {shown === 'picture' ? picture : <div className={css.table}>{table}</div>}
      {note ? <p className={css.note}>{note}</p> : null}
    </section>
  );
}
