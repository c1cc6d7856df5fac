import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { Ago } from '../../ui/time.tsx';
import { Towards } from '../../ui/towards.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { DueMark } from './due-mark.tsx';
import css from './exchange.module.css';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { type Board, type MessageLine, useBoard } from './use-exchange.ts';

type Totals = Board['totals'];
type Filters = Readonly<Record<string, string | boolean>>;

/** Each figure with the list that it opens to; those without one are read on the board itself. */
const TOTALS: readonly (readonly [name: keyof Totals, opens?: { readonly to: string; readonly search?: Filters }])[] = [
  ['late', { to: '/exchange', search: { late: true } }],
  ['escalated'],
  ['dueToday', { to: '/exchange' }],
  ['open', { to: '/exchange' }],
  ['clarifying', { to: '/exchange', search: { state: 'clarifying' } }],
  ['unread', { to: '/exchange', search: { state: 'delivered' } }],
  ['unassigned', { to: '/exchange', search: { assigned: 'nobody' } }],
  ['waitingForRelease', { to: '/exchange/drafts', search: { state: 'waiting' } }],
  ['consentsToDecide', { to: '/exchange/consents' }],
  ['toReview', { to: '/exchange', search: { box: 'received', state: 'closed' } }],
  ['rejectedEnvelopes', { to: '/exchange/rules' }],
];
const GRAVE: ReadonlySet<string> = new Set(['late', 'escalated']);

/** A list of messages with its filters, as an address. */
function Opens({ to, search = {}, children }: { to: string; search?: Filters; children: ReactNode }) {
  return (
    <Link to={to as '/exchange'} search={search as never}>
      {children}
    </Link>
  );
}

function Totals({ board }: { board: Board }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={css.totals}>
      {TOTALS.map(([name, opens]) => {
        const count = board.totals[name];
        return (
          <div key={name} className={`${css.total} ${GRAVE.has(name) && count > 0 ? css.lateTotal : ''}`}>
            <dt>{t(`exchange.totals.${name}`)}</dt>
            <dd>{opens && count > 0 ? <Opens {...opens}>{format.number(count)}</Opens> : format.number(count)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Desks({ board }: { board: Board }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (board.desks.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.byDesk')}</h2>
      <Scrolling label={t('exchange.byDesk')}>
        <table className={table.table}>
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
      </Scrolling>
    </section>
  );
}

/** How much is open and late, by rule or by sender; each line opens to its messages. */
function Lateness({
  title,
  of,
  rows,
}: {
  title: string;
  /** What a line stands for. */
  of: string;
  rows: readonly {
    readonly name: string;
    readonly search: Filters | undefined;
    readonly open: number;
    readonly late: number;
  }[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{title}</h2>
      <Scrolling label={title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{of}</th>
              <th scope="col">{t('exchange.totals.open')}</th>
              <th scope="col">{t('exchange.totals.late')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, search, open, late }) => (
              <tr key={name}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>
                  {search ? (
                    <Opens to="/exchange" search={search}>
                      {format.number(open)}
                    </Opens>
                  ) : (
                    format.number(open)
                  )}
                </td>
                <td className={late > 0 ? css.late : undefined}>
                  {search && late > 0 ? (
                    <Opens to="/exchange" search={{ ...search, late: true }}>
                      {format.number(late)}
                    </Opens>
                  ) : (
                    format.number(late)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

function Waits({ board }: { board: Board }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.totals.waitingForRelease')}</h2>
      {board.waiting.length === 0 ? <p className="muted">{t('exchange.nothingWaits')}</p> : null}
      <ul className={layout.list}>
        {board.waiting.map((draft) => (
          <li key={draft.id} className={css.entry}>
            <Link to="/exchange/drafts/$id" params={{ id: draft.id }}>
              {words('exchangeKinds', draft.kind)}
            </Link>{' '}
            <span className="muted">
              <Towards /> <bdi dir="ltr">{draft.recipients.join(', ')}</bdi> · <bdi>{draft.drafterName ?? ''}</bdi> ·{' '}
              <Ago at={draft.submittedAt ?? draft.changedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MessageEntry({ line, more }: { line: MessageLine; more?: ReactNode }) {
  const words = useCodeWords();
  return (
    <li className={css.entry}>
      <Link to="/exchange/$id" params={{ id: line.id }}>
        {words('exchangeKinds', line.kind)}
      </Link>{' '}
      <bdi>{line.counterpartName}</bdi> <DueMark dueAt={line.dueAt} isLate={line.isLate} urgent={line.urgent} /> {more}
    </li>
  );
}

function LateOnes({ board }: { board: Board }) {
  const { t } = useTranslation();
  if (board.late.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.totals.late')}</h2>
      <ul className={layout.list}>
        {board.late.map((line) => (
          <MessageEntry key={line.id} line={line} />
        ))}
      </ul>
    </section>
  );
}

/** What was brought before the supervisor or the contact point because its time runs out. */
function Escalated({ board }: { board: Board }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  if (board.escalated.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.totals.escalated')}</h2>
      <ul className={layout.list}>
        {board.escalated.map(({ line, tell, toldAt }) => (
          <MessageEntry
            key={line.id}
            line={line}
            more={
              <span className="muted">
                {t('exchange.broughtTo', { whom: words('clockTells', tell) })} <Ago at={toldAt} />
              </span>
            }
          />
        ))}
      </ul>
    </section>
  );
}

/** For a contact point: what other agencies of its state owe, so that somebody asks them; what it says is not shown. */
function LateInState({ board }: { board: Board }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  if (board.lateInState.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.lateInState')}</h2>
      <p className="muted">{t('exchange.lateInStateWhat')}</p>
      <Scrolling label={t('exchange.lateInState')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('exchange.whoOwes')}</th>
              <th scope="col">{t('exchange.asks')}</th>
              <th scope="col">{t('exchange.rule')}</th>
              <th scope="col">{t('exchange.due')}</th>
            </tr>
          </thead>
          <tbody>
            {board.lateInState.map(({ recipient, recipientName, sender, reference, kind, rule, urgent, dueAt }) => (
              <tr key={`${recipient} ${reference}`}>
                <th scope="row">
                  <bdi>{recipientName}</bdi>
                </th>
                <td>
                  <bdi dir="ltr">{sender}</bdi> · {words('exchangeKinds', kind)} ·{' '}
                  <bdi dir="ltr" className="muted">
                    {reference}
                  </bdi>
                </td>
                <td>{rule === null ? t('exchange.noDeadline') : words('clockRules', rule)}</td>
                <td>
                  <DueMark dueAt={dueAt} isLate urgent={urgent} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
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
          <div className={layout.columns}>
            <div className={layout.sections}>
              <Escalated board={board} />
              <LateOnes board={board} />
              <LateInState board={board} />
              <Waits board={board} />
              <Desks board={board} />
            </div>
            <div className={layout.sections}>
              <Lateness
                title={t('exchange.byRule')}
                of={t('exchange.rule')}
                rows={board.rules.map(({ rule, ...counts }) => ({
                  name: rule === null ? t('exchange.noDeadline') : words('clockRules', rule),
                  search: rule === null ? undefined : { rule },
                  ...counts,
                }))}
              />
              <Lateness
                title={t('exchange.bySender')}
                of={t('exchange.from')}
                rows={board.pairs.map(({ sender, ...counts }) => ({
                  name: sender,
                  search: { counterpart: sender },
                  ...counts,
                }))}
              />
            </div>
          </div>
        </>
      ) : null}
    </>
  );
}
