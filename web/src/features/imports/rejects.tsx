import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFaultText } from '../../ui/fault-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { askForResponse } from '../../wire/ask.ts';
import { readTable } from '../batch/read-table.ts';
import css from './imports.module.css';

const ROWS_SHOWN = 200;

/** The rows that could not be taken, each with its line, field and reason, and the whole list to take away. */
export function Rejects({ id }: { id: string }) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const query = useQuery({
    queryKey: ['imports', 'rejects', id],
    queryFn: async ({ signal }) => (await askForResponse('GET', `/v1/imports/${id}/rejects`, { signal })).text(),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (query.isPending) return <Waiting what={t('states.loading')} />;
  if (query.error) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  const { rows } = readTable(query.data);

  function download(): void {
    const address = URL.createObjectURL(new Blob([query.data ?? ''], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `rejects-${id}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  return (
    <section>
      <div className={css.row}>
        <h2 className={css.title}>{t('imports.rejects')}</h2>
        <Button size="xs" variant="default" onClick={download}>
          {t('imports.downloadRejects')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={css.wide} tabIndex={0} aria-label={t('imports.rejects')}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('imports.line')}</th>
              <th scope="col">{t('imports.ownKey')}</th>
              <th scope="col">{t('record.field')}</th>
              <th scope="col">{t('record.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROWS_SHOWN).map(([line, key, field, reason], at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one line may have several rejects.
              <tr key={at}>
                <td>{line}</td>
                <td>
                  <bdi>{key}</bdi>
                </td>
                <td>
                  <code dir="ltr">{field}</code>
                </td>
                <td>
                  <bdi>{faultText({ message: reason ?? '' })}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > ROWS_SHOWN ? (
        <p className="muted small">{t('imports.moreRejects', { shown: ROWS_SHOWN })}</p>
      ) : null}
    </section>
  );
}
