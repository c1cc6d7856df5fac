import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import type { DateOrder } from '../batch/columns.ts';
import { loadCountryReader, readCountryCode } from '../batch/country-names.ts';
import type { Table } from '../batch/read-table.ts';
import { ColumnMap } from '../imports/column-map.tsx';
import { useOperationWords } from './operation-words.ts';
import {
  folded,
  guessColumns,
  isReadable,
  readLines,
  type Target,
  type UploadLine,
  type UploadMapping,
  unknownMeasures,
} from './upload-columns.ts';
import type { Measure, Operation } from './use-operation.ts';

const PHASES = ['preparation', 'action', 'follow-up'] as const;
const LINES_SHOWN = 5;

/** What each place of an entry is called. */
const PLACES: readonly (readonly [Target, string])[] = [
  ['at', 'operations.when'],
  ['time', 'operations.hour'],
  ['measure', 'operations.figure'],
  ['amount', 'operations.amount'],
  ['unit', 'operations.unit'],
  ['hot_spot', 'operations.hotSpot'],
  ['phase', 'operations.phase'],
  ['agency', 'account.agency'],
  ['identity', 'upload.identity'],
  ['identity_country', 'fields.issuer'],
  ['name', 'fields.wholeName'],
  ['born_on', 'fields.bornOn'],
  ['id', 'upload.ownKey'],
  ['revision', 'operations.revision'],
];

/** The words by which a file may call a figure, a place or a phase: here and in English, and the codes themselves. */
function useWordsOfFiles(operation: Operation, measures: readonly Measure[]) {
  const words = useOperationWords(operation);
  return useMemo(() => {
    const of = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
      new Map(pairs.map(([word, code]) => [folded(word), code]));
    const { hotSpots } = operation.plan;
    return {
      measures: of(
        measures.flatMap(({ code, name }) => [code, name, words.measure(code)].map((word) => [word, code] as const)),
      ),
      places: of(hotSpots.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const])),
      phases: of(PHASES.flatMap((code) => [[code, code] as const, [words.phase(code), code] as const])),
    };
  }, [operation, measures, words]);
}

/** The first entries as they will be sent. */
function Preview({ operation, lines }: { operation: Operation; lines: readonly UploadLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords(operation);
  return (
    <Scrolling label={t('upload.firstEntries')}>
      <table className={table.table}>
        <caption>{t('upload.firstEntries')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('operations.when')}</th>
            <th scope="col">{t('operations.figure')}</th>
            <th scope="col" className={table.number}>
              {t('operations.amount')}
            </th>
            <th scope="col">{t('operations.hotSpot')}</th>
          </tr>
        </thead>
        <tbody>
          {lines
            .slice(0, LINES_SHOWN)
            .map(({ row, cells: { at = '', measure = '', amount = '', unit, hot_spot: spot } }) => (
              <tr key={`${row} ${measure}`}>
                <td>{Number.isNaN(Date.parse(at)) ? <bdi>{at}</bdi> : format.dateTime(at)}</td>
                <th scope="row">{words.measure(measure)}</th>
                <td className={table.number}>
                  {Number.isFinite(Number(amount)) ? words.amount(Number(amount), unit) : <bdi>{amount}</bdi>}
                </td>
                <td>
                  <bdi>{words.hotSpot(spot ?? '')}</bdi>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** Says what the columns and the words of a country's own file mean. */
export function UploadMappingStep({
  operation,
  measures,
  table,
  name,
  onStart,
  onBack,
}: {
  operation: Operation;
  measures: readonly Measure[];
  table: Table;
  name: string;
  onStart: (lines: readonly UploadLine[]) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const known = useWordsOfFiles(operation, measures);
  const counted = measures.filter(({ code }) => operation.plan.measures.includes(code));
  const [columns, setColumns] = useState<readonly (Target | '')[]>(() => guessColumns(table.columns, known.measures));
  const [measure, setMeasure] = useState('');
  const [dates, setDates] = useState<DateOrder>('day-first');
  const [said, setSaid] = useState<ReadonlyMap<string, string>>(new Map());
  const { data: country = readCountryCode } = useQuery({
    queryKey: ['batch', 'countries'],
    queryFn: async () => ({ read: await loadCountryReader() }),
    select: ({ read }) => read,
    enabled: columns.includes('identity_country'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const mapping: UploadMapping = {
    ...known,
    columns,
    measure,
    dates,
    zone: operation.mine?.zone ?? 'UTC',
    measures: new Map([...known.measures, ...said]),
    inPieces: new Set(measures.filter(({ kind }) => kind === 'count').map(({ code }) => code)),
    country,
  };
  const unknown = unknownMeasures(table, { ...mapping, measures: known.measures });
  const isReady = isReadable(mapping);
  const lines = isReady ? readLines(table, mapping) : [];
  const figures = counted.map(({ code }) => ({ value: code, label: words.measure(code) }));
  const targets = [
    ...PLACES.map(([value, label]) => ({ value, label: t(label) })),
    ...figures.map(({ value, label }) => ({
      value: `amount:${value}`,
      label: t('upload.numberOf', { figure: label }),
    })),
  ];
  return (
    <form
      className={`card ${layout.sections}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (lines.length > 0) onStart(lines);
      }}
    >
      <div>
        <h2 className={layout.title}>{t('batch.map')}</h2>
        <p className="muted">
          <bdi>{name}</bdi> · {t('batch.rows', { count: table.rows.length })} ·{' '}
          {t('upload.clock', { zone: mapping.zone })}
        </p>
      </div>
      <ColumnMap
        table={table}
        columns={columns}
        fields={targets}
        onChange={(next) => setColumns(next as readonly (Target | '')[])}
      />
      <div className={layout.fields}>
        {columns.includes('amount') && !columns.includes('measure') ? (
          <NativeSelect
            label={t('upload.wholeFile')}
            value={measure}
            data={[{ value: '', label: t('common.choose') }, ...figures]}
            onChange={(event) => setMeasure(event.currentTarget.value)}
          />
        ) : null}
        <NativeSelect
          label={t('file.dateOrder')}
          value={dates}
          data={[
            { value: 'day-first', label: t('readAs.day-month-year') },
            { value: 'month-first', label: t('readAs.month-day-year') },
          ]}
          onChange={(event) => setDates(event.currentTarget.value as DateOrder)}
        />
        {unknown.map((word) => (
          <NativeSelect
            key={word}
            label={t('upload.means', { word: `\u2068${word}\u2069` })}
            value={said.get(folded(word)) ?? ''}
            data={[{ value: '', label: t('upload.meansNothing') }, ...figures]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setSaid((before) => {
                const next = new Map(before);
                if (value === '') next.delete(folded(word));
                else next.set(folded(word), value);
                return next;
              });
            }}
          />
        ))}
      </div>
      {isReady ? <Preview operation={operation} lines={lines} /> : <p role="status">{t('upload.notReady')}</p>}
      <div className={layout.row}>
        <Button type="submit" disabled={lines.length === 0}>
          {t('upload.send', { count: lines.length })}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('batch.another')}
        </Button>
      </div>
    </form>
  );
}
