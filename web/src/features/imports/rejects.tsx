import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RejectedRow } from '../../../../src/domains/imports/imports.schema.ts';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { useFaultText } from '../../ui/fault-text.ts';
import { useFieldWords } from '../../ui/field-words.ts';
import { ask, withQuery } from '../../wire/ask.ts';
import { kindOf } from '../registers/register-kinds.ts';
import { wordsOfPath } from '../registers/subject-fields.ts';
import css from './imports.module.css';

/** The words of the field that a reject is about; a column of the file is called as the file calls it. */
function useRejectedField(): (row: RejectedRow) => string {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  return ({ field, kind }) => {
    if (field === '') return t('imports.wholeRow');
    const own = kind === null ? undefined : wordsOfPath(kindOf(kind), field.slice(1).replaceAll('/', '.'));
    if (field.startsWith('/') && own) return t(own);
    return (field.startsWith('/') ? fieldWords(field) : undefined) ?? field;
  };
}

/** The rows that could not be taken, each with its line, field and reason, and the whole list to take away. */
export function Rejects({ id }: { id: string }) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const rejectedField = useRejectedField();
  const columns: readonly Column<RejectedRow>[] = [
    { id: 'line', header: t('imports.line'), width: 'minmax(90px, 0.5fr)', align: 'end', cell: ({ line }) => line },
    { id: 'key', header: t('imports.ownKey'), width: 'minmax(110px, 0.8fr)', cell: ({ key }) => <bdi>{key}</bdi> },
    {
      id: 'field',
      header: t('record.field'),
      width: 'minmax(140px, 1fr)',
      cell: (row) => <bdi>{rejectedField(row)}</bdi>,
    },
    {
      id: 'reason',
      header: t('record.why'),
      width: 'minmax(320px, 3fr)',
      wraps: true,
      cell: ({ code, values, message, allowed }) => {
        const said = faultText({
          message,
          code: code ?? undefined,
          values: values ?? undefined,
          allowed: allowed ?? undefined,
        });
        return <span title={said}>{said}</span>;
      },
    },
  ];
  return (
    <section>
      <div className={css.row}>
        <h2 className={css.title}>{t('imports.rejects')}</h2>
        <Button size="xs" variant="default" component="a" href={`/v1/imports/${id}/rejects`} download>
          {t('imports.downloadRejects')}
        </Button>
      </div>
      <DataTable<RejectedRow>
        label={t('imports.rejects')}
        columns={columns}
        queryKey={['imports', 'rejects', id]}
        fetchPage={(after, signal) =>
          ask<Page<RejectedRow>>('GET', withQuery(`/v1/imports/${id}/rejected-rows`, { after, limit: 100 }), { signal })
        }
        rowKey={({ line, key, field, code }) => `${line} ${key} ${field} ${code}`}
        height="360px"
      />
      <p className="muted small">{t('imports.rejectsFor')}</p>
    </section>
  );
}
