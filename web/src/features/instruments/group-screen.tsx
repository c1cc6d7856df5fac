import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GroupShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay } from '../../app/officer.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { Towards } from '../../ui/towards.tsx';
import { ask } from '../../wire/ask.ts';
import { InstrumentTabs } from './instrument-tabs.tsx';
import css from './instruments.module.css';
import { retryUnlessRefused } from './question.ts';
import { askedOf, partiesOf, QuestionOfSeveral, type SeveralAsked, type SeveralGiven } from './question-of-several.tsx';
import { RegisterNotes } from './register-notes.tsx';
import { Clauses, InstrumentTitle, RegisterText, Sentence } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';
import { OutcomeSign } from './verdict.tsx';

const route = getRouteApi('/desk/instruments/group');

// As many as a joint operation has; the node answers each pair both ways.
const MOST = 40;

/** What binds each to each, the most specific first. */
function Common({ shown }: { shown: GroupShown }) {
  const { t } = useTranslation();
  return (
    <section className="card" id="group-common">
      <h2 className={layout.title}>
        <span className={css.outcome}>
          <OutcomeSign outcome={shown.common.length > 0 ? 'usable' : 'none'} size={22} />
          {t('group.common', { count: shown.common.length })}
        </span>
      </h2>
      <p>{t(shown.common.length > 0 ? 'group.commonWhat' : 'group.noCommon')}</p>
      <ul className={css.bullets}>
        {shown.common.map((best) => (
          <li key={best.instrument}>
            <Link to="/instruments/register/$code" params={{ code: best.instrument }}>
              <InstrumentTitle title={best.title} />
            </Link>{' '}
            <span className="muted small">
              {t('basis.articles')}: <bdi lang="en">{best.articles.join(' · ')}</bdi>; {t('basis.channel')}:{' '}
              <RegisterText text={best.channel} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The pairs without a basis, in the direction that lacks it, with the first reason and the nearest step. */
function Lacking({ shown, asked }: { shown: GroupShown; asked: SeveralAsked }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  if (shown.pairsWithout.length === 0) return <p>{t('group.allServed')}</p>;
  return (
    <section className="card" id="group-lacking">
      <h2 className={layout.title}>{t('group.lacking', { count: shown.pairsWithout.length })}</h2>
      <Scrolling label={t('group.lacking', { count: shown.pairsWithout.length })}>
        <table className={`${table.table} ${css.sentences}`}>
          <thead>
            <tr>
              <th scope="col">{t('group.pair')}</th>
              <th scope="col">{t('group.why')}</th>
              <th scope="col">{t('group.nearest')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.pairsWithout.map(({ from, to, reasons, missing }) => (
              <tr key={`${from} ${to}`}>
                <th scope="row">
                  <Link to="/instruments" search={{ from, to, ...asked }}>
                    {nameOf(from)} <Towards /> {nameOf(to)}
                  </Link>
                </th>
                <td>
                  {reasons[0] ? (
                    <>
                      <InstrumentTitle title={reasons[0].title} />
                      <Clauses clauses={reasons[0].reasons} />
                    </>
                  ) : (
                    '—'
                  )}
                </td>
                <td>{missing[0] ? <Sentence said={missing[0].step} /> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

/** For each pair the agreement that stands first, both ways. */
function Pairs({ shown, asked }: { shown: GroupShown; asked: SeveralAsked }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (
    <details className={`card ${css.more}`}>
      <summary>{t('group.pairs', { count: shown.pairs.length })}</summary>
      <ul className={css.bullets}>
        {shown.pairs.map(({ from, to, best }) => (
          <li key={`${from} ${to}`}>
            <Link to="/instruments" search={{ from, to, ...asked }}>
              {nameOf(from)} <Towards /> {nameOf(to)}
            </Link>
            : <InstrumentTitle title={best.title} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The basis that a whole group of parties shares, such as those of a joint action day, and the pairs that lack one. */
export function GroupScreen() {
  const { t } = useTranslation();
  const may = useMay('instruments:read');
  const given = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t('instrumentViews.group'));
  const parties = partiesOf(given);
  const asked = askedOf(given);
  const set = (change: SeveralGiven): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const isWhole = parties.length >= 2;
  const group = useQuery({
    queryKey: ['instruments', 'group', parties, asked],
    queryFn: ({ signal }) => ask<GroupShown>('POST', '/v1/legal-basis/group', { body: { parties, ...asked }, signal }),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  });
  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('group.title')}</h1>
      <InstrumentTabs />
      <div className={layout.sections}>
        <QuestionOfSeveral parties={parties} asked={asked} most={MOST} onChange={set} />
        {isWhole ? null : <StateNotice title={t('matrix.twoAtLeast')} />}
        {isWhole && group.isPending ? <Waiting what={t('coverage.computing')} /> : null}
        {group.error ? <ProblemNotice problem={group.error} onRetry={() => void group.refetch()} /> : null}
        {isWhole && group.data && !group.error ? (
          <>
            <Common shown={group.data} />
            <Lacking shown={group.data} asked={asked} />
            <RegisterNotes about={group.data.parties} />
            {group.data.pairs.length > 0 ? <Pairs shown={group.data} asked={asked} /> : null}
          </>
        ) : null}
      </div>
    </>
  );
}
