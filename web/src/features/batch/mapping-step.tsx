import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import css from './batch.module.css';
import { BATCH_FIELDS, type BatchKind, type DateOrder, guessMapping, type Subject, subjectOf } from './columns.ts';
import { loadCountryReader, readCountryCode } from './country-names.ts';
import type { Table } from './read-table.ts';
import type { ColumnChoice } from './use-batch.ts';

const KINDS: readonly BatchKind[] = ['person', 'document', 'vehicle', 'firearm', 'text'];
const SHOWN_ROWS = 3;

/** The second step: which column holds what, guessed from its name and shown with the first rows. */
export function MappingStep({
  table,
  name,
  hasHeadings,
  choice,
  onHeadings,
  onChoice,
  onStart,
  onBack,
}: {
  table: Table;
  name: string;
  hasHeadings: boolean;
  choice: ColumnChoice;
  onHeadings: (hasHeadings: boolean) => void;
  onChoice: (choice: ColumnChoice) => void;
  onStart: (subjects: (Subject | undefined)[]) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, mapping, order } = choice;
  const { data: country = readCountryCode, isFetching } = useQuery({
    queryKey: ['batch', 'countries'],
    queryFn: async () => ({ read: await loadCountryReader() }),
    select: ({ read }) => read,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const subjects = table.rows.map((row) => subjectOf(kind, mapping, row, order, country));
  const askable = subjects.filter(Boolean).length;
  const columnName = (name: string, at: number): string =>
    hasHeadings ? name : t('file.column', { number: format.number(at + 1) });

  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (askable > 0) onStart(subjects);
      }}
    >
      <h2 className={css.heading}>{t('batch.map')}</h2>
      <p className="muted">
        <bdi>{name}</bdi> · {t('batch.rows', { count: table.rows.length })}
      </p>
      <Checkbox
        label={t('batch.headings')}
        checked={hasHeadings}
        onChange={(event) => onHeadings(event.currentTarget.checked)}
      />
      <div className={css.grid}>
        <NativeSelect
          label={t('batch.kind')}
          value={kind}
          data={KINDS.map((value) => ({
            value,
            label: value === 'text' ? t('batch.anything') : t(`recognised.${value}`),
          }))}
          onChange={(event) => {
            const next = event.currentTarget.value as BatchKind;
            onChoice({ ...choice, kind: next, mapping: guessMapping(next, table.columns) });
          }}
        />
        {BATCH_FIELDS[kind].map((field) => (
          <NativeSelect
            key={field.name}
            label={t(field.words)}
            value={mapping[field.name] === undefined ? '' : String(mapping[field.name])}
            data={[
              { value: '', label: t('batch.noColumn') },
              ...table.columns.map((name, at) => ({ value: String(at), label: columnName(name, at) })),
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChoice({ ...choice, mapping: { ...mapping, [field.name]: value === '' ? undefined : Number(value) } });
            }}
          />
        ))}
        {kind === 'person' && mapping.bornOn !== undefined ? (
          <NativeSelect
            label={t('batch.dates')}
            value={order}
            data={[
              { value: 'day-first', label: t('readAs.day-month-year') },
              { value: 'month-first', label: t('readAs.month-day-year') },
            ]}
            onChange={(event) => onChoice({ ...choice, order: event.currentTarget.value as DateOrder })}
          />
        ) : null}
      </div>
      <div className={css.preview}>
        <table>
          <caption className="for-screen-readers">{t('batch.firstRows')}</caption>
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity than their place.
                <th key={at} scope="col">
                  {columnName(column, at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, SHOWN_ROWS).map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other identity than their place.
              <tr key={line}>
                {table.columns.map((_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                  <td key={at}>
                    <bdi>{row[at]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={css.buttons}>
        <Button type="submit" disabled={askable === 0} loading={isFetching}>
          {t('batch.start', { count: askable, rows: format.number(askable) })}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('batch.another')}
        </Button>
        {askable < table.rows.length ? (
          <span className="muted small">{t('batch.willFail', { count: table.rows.length - askable })}</span>
        ) : null}
      </div>
    </form>
  );
}
