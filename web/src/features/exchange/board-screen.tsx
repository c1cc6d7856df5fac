import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { Ago } from '../../ui/time.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { DueMark } from './due-mark.tsx';
import css from './exchange.module.css';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { type Board, useBoard } from './use-exchange.ts';

const TOTALS = [
  'late',
  'dueToday',
  'open',
  'clarifying',
  'unread',
  'unassigned',
  'waitingForRelease',
  'consentsToDecide',
  'toReview',
  'rejectedEnvelopes',
] as const;

function Totals({ board }: { board: Board }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={css.totals}>
      {TOTALS.map((name) => (
        <div key={name} className={`${css.total} ${name === 'late' && board.totals.late > 0 ? css.lateTotal : ''}`}>
          <dt>{t(`exchange.totals.${name}`)}</dt>
          <dd>{format.number(board.totals[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Desks({ board }: { board: Board }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (board.desks.length === 0) return null;
  return (
    <section className="card">
      <h2 className={css.title}>{t('exchange.byDesk')}</h2>
      <div className={css.wide}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('exchange.officer')}</th>
              <th scope="col">{t('exchange.totals.open')}</th>
              <th scope="col">{t('exchange.totals.late')}</th>
              <th scope="col">{t('exchange.nextDue')}</th>
            </tr>
          </thead>
          <tbody>
            {board.desks.map(({ officer, name, open, late, nextDueAt }) => (
              <tr key={officer ?? ''}>
                <th scope="row">{officer === null ? t('exchange.assignedNobody') : <bdi>{name ?? officer}</bdi>}</th>
                <td>{format.number(open)}</td>
                <td className={late > 0 ? css.late : undefined}>{format.number(late)}</td>
                <td>{nextDueAt ? <DueMark dueAt={nextDueAt} isLate={false} urgent={false} /> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Lateness({
  title,
  rows,
}: {
  title: string;
  rows: readonly { readonly name: string; readonly open: number; readonly late: number }[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2 className={css.title}>{title}</h2>
      <div className={css.wide}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{t('exchange.totals.open')}</th>
              <th scope="col">{t('exchange.totals.late')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, open, late }) => (
              <tr key={name}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>{format.number(open)}</td>
                <td className={late > 0 ? css.late : undefined}>{format.number(late)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Waits({ board }: { board: Board }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  return (
    <section className="card">
      <h2 className={css.title}>{t('exchange.totals.waitingForRelease')}</h2>
      {board.waiting.length === 0 ? <p className="muted">{t('exchange.nothingWaits')}</p> : null}
      <ul className={css.plain}>
        {board.waiting.map((draft) => (
          <li key={draft.id} className={css.entry}>
            <Link to="/exchange/drafts/$id" params={{ id: draft.id }}>
              {words('exchangeKinds', draft.kind)}
            </Link>{' '}
            <span className="muted">
              → <bdi dir="ltr">{draft.recipients.join(', ')}</bdi> · <bdi>{draft.drafterName ?? ''}</bdi> ·{' '}
              <Ago at={draft.submittedAt ?? draft.changedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LateOnes({ board }: { board: Board }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  if (board.late.length === 0) return null;
  return (
    <section className="card">
      <h2 className={css.title}>{t('exchange.totals.late')}</h2>
      <ul className={css.plain}>
        {board.late.map((line) => (
          <li key={`${line.id} ${line.counterpart}`} className={css.entry}>
            <Link to="/exchange/$id" params={{ id: line.id }}>
              {words('exchangeKinds', line.kind)}
            </Link>{' '}
            <bdi>{line.counterpartName}</bdi> <DueMark dueAt={line.dueAt} isLate={line.isLate} urgent={line.urgent} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The supervisor's board: what is late, who has what, what waits for a second person. */
export function BoardScreen() {
  const { t } = useTranslation();
  const words = useCodeWords();
  const may = useMay('exchange:release');
  const query = useBoard(may);
  const board = query.data;
  usePageTitle(t('exchange.boxes.board'));
  return (
    <>
      <h1 className="page-title">{t('exchange.boxes.board')}</h1>
      <ExchangeTabs />
      {may ? null : <StateNotice title={t('states.refused')} />}
      {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {may && query.isPending ? <Waiting what={t('states.loading')} /> : null}
      {board ? (
        <>
          <Totals board={board} />
          <div className={css.columns}>
            <div className={css.main}>
              <Waits board={board} />
              <LateOnes board={board} />
              <Desks board={board} />
            </div>
            <div className={css.aside}>
              <Lateness
                title={t('exchange.byRule')}
                rows={board.rules.map(({ rule, ...counts }) => ({
                  name: rule === null ? t('exchange.noDeadline') : words('clockRules', rule),
                  ...counts,
                }))}
              />
              <Lateness
                title={t('exchange.bySender')}
                rows={board.pairs.map(({ sender, ...counts }) => ({ name: sender, ...counts }))}
              />
            </div>
          </div>
        </>
      ) : null}
    </>
  );
}
