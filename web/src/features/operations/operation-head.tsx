import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { usePageTitle } from '../../ui/page-title.ts';
import tabs from '../../ui/tabs.module.css';
import { nodeNow } from '../../wire/node-clock.ts';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import type { Operation } from './use-operation.ts';

const TABS = [
  { to: '/operations/$id', words: 'operations.cockpit' },
  { to: '/operations/$id/entries', words: 'operations.entries' },
  { to: '/operations/$id/upload', words: 'operations.upload' },
  { to: '/operations/$id/figures', words: 'operations.figures' },
  { to: '/operations/$id/plan', words: 'operations.plan' },
] as const;

/** Where an operation stands today, on its own calendar: the phase, and which of its action days. */
function useToday({ plan, mine }: Operation): string {
  const { t } = useTranslation();
  const words = useOperationWords();
  const zone = mine?.zone ?? plan.participants[0]?.zone ?? 'UTC';
  const today = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(nodeNow());
  const span = plan.phases.find(({ from, to }) => from <= today && today <= to);
  if (!span) {
    const first = plan.phases[0]?.from ?? '';
    return t(today < first ? 'operations.notBegun' : 'operations.over');
  }
  const days = plan.actionDays ?? daysOf(span.from, span.to);
  const at = days.indexOf(today) + 1;
  return span.phase === 'action' && at > 0
    ? t('operations.dayOf', { day: at, days: days.length, phase: words.phase(span.phase) })
    : words.phase(span.phase);
}

/** The days from one to another, both included. */
function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length < 366; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** The head of every screen of an operation: its name, where it stands, its parts. */
export function OperationHead({ operation, children }: { operation: Operation; children?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = useToday(operation);
  const { plan, id } = operation;
  // An operation is reached by its code as well; its parts keep the name it was reached by.
  const { id: called = id } = useParams({ strict: false });
  const countries = new Set(plan.participants.map(({ country }) => country)).size;
  const officers = plan.participants.reduce((sum, one) => sum + one.officers, 0);
  usePageTitle(operation.name);
  return (
    <>
      <div className={css.head}>
        <h1 className={css.name}>
          <bdi>{operation.name}</bdi>
        </h1>
        <span className="chip chip-known">{t(`operationStates.${operation.state}`)}</span>
        <span className="chip">{today}</span>
        <span className="chip">
          {t('operations.size', { countries: format.number(countries), officers: format.number(officers) })}
        </span>
        <span className={css.push} />
        {children}
      </div>
      <nav className={`${tabs.tabs} not-on-paper`} aria-label={t('operations.parts')}>
        {TABS.filter(({ to }) => to !== '/operations/$id/upload' || operation.may.report).map(({ to, words }) => (
          <Link
            key={to}
            to={to}
            params={{ id: called }}
            search={{}}
            className={tabs.tab}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t(words)}
          </Link>
        ))}
      </nav>
    </>
  );
}
