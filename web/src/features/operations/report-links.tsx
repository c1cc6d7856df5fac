import { useTranslation } from 'react-i18next';
import { withQuery } from '../../wire/ask.ts';
import css from './operations.module.css';
import { pathOf } from './use-operation.ts';

const FORMATS = ['html', 'pdf', 'csv', 'xlsx', 'json'] as const;

/** Where the report of an operation is, in a language. */
export function reportPath(id: string, format: (typeof FORMATS)[number], language: string): string {
  return withQuery(pathOf(id, '/report'), { format, language });
}

/** The report in every form, in the reader's language. */
export function ReportLinks({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={css.reports} aria-label={t('operations.report')}>
      {FORMATS.map((format) => (
        <li key={format}>
          {format === 'html' ? (
            <a href={reportPath(id, format, i18n.language)} target="_blank" rel="noreferrer">
              {t('operations.reportOpen')}
            </a>
          ) : (
            <a href={reportPath(id, format, i18n.language)} download>
              {t('operations.reportAs', { format: format.toUpperCase() })}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
