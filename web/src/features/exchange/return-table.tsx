import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';
import type { MessageLine, YearlyReturn } from './use-exchange.ts';

type Cell = YearlyReturn['cells'][number];
type Counted = (cell: Cell) => boolean;

/** The columns of the return: its points, those of b by urgency (Directive (EU) 2023/977, Article 18). */
const COLUMNS: readonly { readonly words: string; readonly counts: Counted }[] = [
  { words: 'a', counts: ({ point }) => point === 'a' },
  { words: 'receivedUrgent', counts: ({ point, urgent }) => point === 'b-received' && urgent === true },
  { words: 'receivedOther', counts: ({ point, urgent }) => point === 'b-received' && urgent !== true },
  { words: 'answeredUrgent', counts: ({ point, urgent }) => point === 'b-answered' && urgent === true },
  { words: 'answeredOther', counts: ({ point, urgent }) => point === 'b-answered' && urgent !== true },
  { words: 'c', counts: ({ point }) => point === 'c' },
  { words: 'd', counts: ({ point }) => point === 'd' },
];

// Of no figure's name.
const BETWEEN = '~';

/** A figure, which opens to its messages; a sum opens to those of all its parts. */
function Figure({
  cells,
  open,
  onOpen,
}: {
  cells: readonly Cell[];
  open: string | undefined;
  onOpen: (cells: string | undefined) => void;
}) {
  const format = useFormat();
  const names = cells.map(({ cell }) => cell).join(BETWEEN);
  const count = cells.reduce((sum, cell) => sum + cell.count, 0);
  if (count === 0) return <span className="muted">{format.number(0)}</span>;
  return (
    <button
      type="button"
      className={css.figure}
      aria-expanded={open === names}
      onClick={() => onOpen(open === names ? undefined : names)}
    >
      {format.number(count)}
    </button>
  );
}

/** The messages behind a figure; the focus goes to them, because the table may be long. */
function Behind({ cells, onClose }: { cells: string; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const title = useRef<HTMLHeadingElement>(null);
  const queries = useQueries({
    queries: cells.split(BETWEEN).map((cell) => ({
      queryKey: ['exchange', 'cell', cell],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask<{ items: MessageLine[]; others: number }>(
          'GET',
          `/v1/exchange/statistics/cells/${encodeURIComponent(cell)}`,
          { signal },
        ),
    })),
  });
  useEffect(() => title.current?.focus(), []);
  const failed = queries.find(({ error }) => error);
  const isPending = queries.some((query) => query.isPending);
  const items = queries.flatMap(({ data }) => data?.items ?? []);
  const others = queries.reduce((sum, { data }) => sum + (data?.others ?? 0), 0);
  return (
    <section className={css.behind} aria-labelledby="behind-a-figure">
      <div className={layout.top}>
        <h3 id="behind-a-figure" ref={title} tabIndex={-1} className={css.itemTitle}>
          {isPending ? t('exchange.behind') : t('exchange.behindCount', { count: items.length + others })}
        </h3>
        <button type="button" className={css.figure} onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
      {failed ? <ProblemNotice problem={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {isPending && !failed ? <Waiting what={t('states.loading')} /> : null}
      <ul className={layout.list}>
        {others > 0 ? <li className={css.entry}>{t('exchange.ofOthers', { count: others })}</li> : null}
        {items.map((line) => (
          <li key={`${line.id} ${line.counterpart}`} className={css.entry}>
            <Link to="/exchange/$id" params={{ id: line.id }}>
              <bdi dir="ltr">{line.reference}</bdi>
            </Link>{' '}
            {words('exchangeKinds', line.kind)}{' '}
            <span className="muted">
              <bdi>{line.counterpartName}</bdi> · {format.dateTime(line.submittedAt)}
              {line.outcome ? ` · ${words('exchangeOutcomes', line.outcome)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The yearly return: a line for each state, a column for each point; then the refusals by ground. */
export function ReturnTable({
  returned,
  open,
  onOpen,
}: {
  returned: YearlyReturn;
  open: string | undefined;
  onOpen: (cells: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const partyName = usePartyName();
  const { cells } = returned;
  const states = [...new Set(cells.map(({ state }) => state ?? ''))].toSorted((one, other) =>
    partyName(one).localeCompare(partyName(other)),
  );
  const refusals = cells.filter(({ point }) => point === 'c');
  const grounds = [...new Set(refusals.map(({ ground }) => ground ?? ''))];
  const figure = (counted: readonly Cell[]) => <Figure cells={counted} open={open} onOpen={onOpen} />;
  const inColumns = (counted: readonly Cell[]) =>
    COLUMNS.map(({ words: name, counts }) => (
      <td key={name} className={table.number}>
        {figure(counted.filter(counts))}
      </td>
    ));
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.return18', { year: String(returned.year) })}</h2>
      <p className="muted">
        {t('exchange.returnOf', { state: partyName(returned.party) })}{' '}
        {t('exchange.returnDue', { on: format.date(returned.dueOn) })}
      </p>
      {cells.length === 0 ? <p>{t('exchange.returnEmpty')}</p> : null}
      {cells.length > 0 ? (
        <Scrolling label={t('exchange.return18', { year: String(returned.year) })}>
          <table className={`${table.table} ${css.points}`}>
            <thead>
              <tr>
                <th scope="col">{t('exchange.otherState')}</th>
                {COLUMNS.map(({ words: name }) => (
                  <th key={name} scope="col" className={table.number}>
                    {t(`exchange.points.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {states.map((state) => (
                <tr key={state}>
                  <th scope="row">{partyName(state)}</th>
                  {inColumns(cells.filter((cell) => (cell.state ?? '') === state))}
                </tr>
              ))}
            </tbody>
            <tfoot className={css.sum}>
              <tr>
                <th scope="row">{t('exchange.allStates')}</th>
                {inColumns(cells)}
              </tr>
            </tfoot>
          </table>
        </Scrolling>
      ) : null}
      {refusals.length > 0 ? (
        <>
          <h3 className={`${layout.subtitle} ${css.apart}`}>{t('exchange.refusedByGround')}</h3>
          <Scrolling label={t('exchange.refusedByGround')}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('exchange.ground')}</th>
                  {states.map((state) => (
                    <th key={state} scope="col" className={table.number}>
                      {partyName(state)}
                    </th>
                  ))}
                  <th scope="col" className={table.number}>
                    {t('exchange.allStates')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {grounds.map((ground) => {
                  const these = refusals.filter((cell) => (cell.ground ?? '') === ground);
                  return (
                    <tr key={ground}>
                      <th scope="row">{ground ? words('refusalGrounds', ground) : '—'}</th>
                      {states.map((state) => (
                        <td key={state} className={table.number}>
                          {figure(these.filter((cell) => (cell.state ?? '') === state))}
                        </td>
                      ))}
                      <td className={table.number}>{figure(these)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </Scrolling>
        </>
      ) : null}
      {open ? <Behind key={open} cells={open} onClose={() => onOpen(undefined)} /> : null}
    </section>
  );
}
