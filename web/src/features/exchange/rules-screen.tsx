import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { Rejects } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { Towards } from '../../ui/towards.tsx';
import { ask } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { CalendarCard } from './calendar-card.tsx';
import { CeilingsCard } from './ceilings-card.tsx';
import { DeadlinesCard } from './deadlines-card.tsx';
import css from './exchange.module.css';
import { ExchangeTabs } from './exchange-tabs.tsx';
import type { CeilingsAnswer, RulesAnswer } from './use-exchange.ts';

/** Envelopes that claimed to come from this agency and were not taken: somebody writes in its name, or a system is broken. */
function NotTaken() {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['exchange', 'rejects'],
    queryFn: ({ signal }) => ask<Static<typeof Rejects>>('GET', '/v1/exchange/rejects', { signal }),
  });
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.totals.rejectedEnvelopes')}</h2>
      <p className="muted">{t('exchange.rejectsWhat')}</p>
      {query.isPending ? <Waiting what={t('states.loading')} /> : null}
      {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.items.length === 0 ? <StateNotice title={t('exchange.noRejects')} /> : null}
      <ul className={layout.list}>
        {query.data?.items.map(({ id, reason, recipient, hash, at }) => (
          <li key={id} className={css.entry}>
            {words('envelopeFaults', reason)}{' '}
            <span className="muted">
              {recipient ? (
                <>
                  <Towards /> <bdi dir="ltr">{recipient}</bdi> ·{' '}
                </>
              ) : null}
              {format.dateTime(at)}
            </span>
            <br />
            <code className="small" dir="ltr" title={hash}>
              {hash.slice(0, 16)}…
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How far the agency goes with others, by which rule it answers, and what was not taken. */
export function RulesScreen() {
  const { t } = useTranslation();
  const may = useMay('exchange:maintain');
  const ceilings = useQuery({
    queryKey: ['exchange', 'ceilings'],
    queryFn: ({ signal }) => ask<CeilingsAnswer>('GET', '/v1/exchange/ceilings', { signal }),
    enabled: may,
  });
  const rules = useQuery({
    queryKey: ['exchange', 'rules'],
    queryFn: ({ signal }) => ask<RulesAnswer>('GET', '/v1/exchange/rules', { signal }),
    enabled: may,
  });
  usePageTitle(t('exchange.boxes.rules'));
  const problem = ceilings.error ?? rules.error;
  return (
    <>
      <h1 className="page-title">{t('exchange.boxes.rules')}</h1>
      <ExchangeTabs />
      {may ? null : <StateNotice title={t('states.refused')} />}
      {problem ? (
        <ProblemNotice
          problem={problem}
          onRetry={() => {
            void ceilings.refetch();
            void rules.refetch();
          }}
        />
      ) : null}
      {may && !problem && (ceilings.isPending || rules.isPending) ? <Waiting what={t('states.loading')} /> : null}
      {may ? (
        <div className={layout.sections}>
          {ceilings.data ? <CeilingsCard ceilings={ceilings.data} /> : null}
          {rules.data ? <DeadlinesCard rules={rules.data} /> : null}
          <CalendarCard />
          <NotTaken />
        </div>
      ) : null}
    </>
  );
}
