import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RejectedRow } from '../../../../src/domains/imports/imports.schema.ts';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { useFaultText } from '../../ui/fault-text.ts';
import { useFieldWords } from '../../ui/field-words.ts';
import { handOver } from '../../ui/hand-over.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { writeTable } from '../../ui/write-table.ts';
import { ask, withQuery } from '../../wire/ask.ts';
import { LARGEST_FILE_BYTES, readText } from '../batch/read-table.ts';
import { kindOf } from '../registers/register-kinds.ts';
import { wordsOfPath } from '../registers/subject-fields.ts';
import css from './imports.module.css';
import { rowsOnLines } from './rejected-rows.ts';

// As many as the node hands out at once.
const MOST_A_PAGE = 200;

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

/** Asks for one page of what was rejected. */
function askRejected(id: string, query: { after?: string | undefined; limit: number }, signal?: AbortSignal) {
  const path = withQuery(`/v1/imports/${id}/rejected-rows`, query);
  return ask<Page<RejectedRow>>('GET', path, signal ? { signal } : {});
}

/** All of it, as long as the list may be; nobody waits for more than its pages. */
async function askAllRejected(id: string): Promise<readonly RejectedRow[]> {
  const all: RejectedRow[] = [];
  let after: string | undefined;
  do {
    const page = await askRejected(id, { after, limit: MOST_A_PAGE });
    all.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return all;
}

/**
 * The rows that could not be taken, each with its line, field and reason, and the whole list to take away; with the file
 * at hand, also the rows themselves, to be mended and imported again.
 */
export function Rejects({ id, of }: { id: string; of?: File }) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const rejectedField = useRejectedField();
  const reasonOf = ({ code, values, message, allowed }: RejectedRow): string =>
    faultText({ message, code: code ?? undefined, values: values ?? undefined, allowed: allowed ?? undefined });
  const download = useMutation({
    mutationFn: () => askAllRejected(id),
    onSuccess: (rows) => {
      const head = [t('imports.line'), t('imports.ownKey'), t('record.field'), t('record.why')];
      const lines = rows.map((row) => [row.line, row.key ?? '', rejectedField(row), reasonOf(row)]);
      handOver(writeTable([head, ...lines]), `entente-${id}.csv`);
    },
  });
  const toMend = useMutation({
    mutationFn: async (file: File) => {
      const [rejected, text] = await Promise.all([askAllRejected(id), readText(file)]);
      const rows = rowsOnLines(
        text,
        rejected.map(({ line }) => line),
      );
      handOver(
        new Blob(['\uFEFF', rows], { type: 'text/csv' }),
        `${file.name.replace(/\.\w+$/, '')}-${id.slice(-6)}.csv`,
      );
    },
  });
  const isTable = of !== undefined && of.size <= LARGEST_FILE_BYTES;
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
      cell: (row) => <span title={reasonOf(row)}>{reasonOf(row)}</span>,
    },
  ];
  return (
    <section>
      <div className={`${css.row} ${css.above}`}>
        <h2 className={css.title}>{t('imports.rejects')}</h2>
        <Button size="xs" variant="default" loading={download.isPending} onClick={() => download.mutate()}>
          {t('imports.downloadRejects')}
        </Button>
        {isTable ? (
          <Button size="xs" variant="default" loading={toMend.isPending} onClick={() => toMend.mutate(of)}>
            {t('imports.rowsToMend')}
          </Button>
        ) : null}
      </div>
      {download.error ? <ProblemNotice problem={download.error} onRetry={() => download.mutate()} /> : null}
      {toMend.error ? <ProblemNotice problem={toMend.error} onRetry={() => of && toMend.mutate(of)} /> : null}
      <DataTable<RejectedRow>
        label={t('imports.rejects')}
        columns={columns}
        queryKey={['imports', 'rejects', id]}
        fetchPage={(after, signal) => askRejected(id, { after, limit: 100 }, signal)}
        rowKey={({ line, key, field, code }) => `${line} ${key} ${field} ${code}`}
        height="360px"
      />
      <p className="muted small">{t('imports.rejectsFor')}</p>
    </section>
  );
}
