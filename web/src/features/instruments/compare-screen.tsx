import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompareShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask, withQuery } from '../../wire/ask.ts';
import { today } from './day.ts';
import { DaySlider } from './day-slider.tsx';
import { InstrumentTabs } from './instrument-tabs.tsx';
import css from './instruments.module.css';
import { retryUnlessRefused, USUAL } from './question.ts';
import { DataSelect, OffenceSelect, PartySelect } from './question-fields.tsx';
import { RegisterNotes } from './register-notes.tsx';
import { InstrumentTitle } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';
import { OutcomeSign } from './verdict.tsx';

const route = getRouteApi('/desk/instruments/compare');

type Line = CompareShown['measures'][number];
interface Asked {
  readonly a?: string;
  readonly b?: string;
  readonly offence: string;
  readonly data: string;
  readonly on: string;
}

function Between({
  best,
  from,
  to,
  measure,
  asked,
}: {
  best: Line['aToB'];
  from: string;
  to: string;
  measure: string;
  asked: Asked;
}) {
  const { t } = useTranslation();
  const { offence, data, on } = asked;
  return (
    <>
      <span className={css.outcome}>
        <OutcomeSign outcome={best ? 'usable' : 'none'} size={16} />
        <Link to="/instruments" search={{ from, to, measure, offence, data, on }}>
          {t(best ? 'coverage.usable' : 'coverage.none')}
        </Link>
      </span>
      {best ? (
        <div className="muted small">
          <InstrumentTitle title={best.title} />
        </div>
      ) : null}
    </>
  );
}

/** Countries that only one of the two may ask: named, when they are few enough to read. */
function Only({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  if (codes.length === 0) return <span className="muted">—</span>;
  return (
    <details className={css.more}>
      <summary>{t('compare.countries', { count: codes.length })}</summary>
      {format.list(codes.map(nameOf))}
    </details>
  );
}

/** Two parties side by side: what each can do with the other, and each with the world. */
export function CompareScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const may = useMay('instruments:read');
  const given = route.useSearch();
  const navigate = route.useNavigate();
  const nameOf = useNameOf();
  usePageTitle(t('instrumentViews.compare'));
  const a = given.a ?? me.agency.party ?? undefined;
  const asked: Asked = {
    ...(a ? { a } : {}),
    ...(given.b ? { b: given.b } : {}),
    offence: given.offence ?? USUAL.offence,
    data: given.data ?? USUAL.data,
    on: given.on ?? today(),
  };
  type Given = typeof given;
  const set = (change: Partial<Given>): void =>
    void navigate({ search: (before: Given) => ({ ...before, ...change }), replace: true });
  const isWhole = asked.a !== undefined && asked.b !== undefined;
  const compared = useQuery({
    queryKey: ['instruments', 'compare', asked],
    queryFn: ({ signal }) => ask<CompareShown>('GET', withQuery('/v1/coverage/compare', { ...asked }), { signal }),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  });
  const { data } = compared;

  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('compare.title')}</h1>
      <InstrumentTabs />
      <div className={layout.sections}>
        <fieldset className={`card ${layout.fields} not-on-paper`}>
          <legend className="for-screen-readers">{t('registers.filters')}</legend>
          <PartySelect label={t('compare.first')} value={asked.a} onChange={(party) => set({ a: party })} />
          <PartySelect label={t('compare.second')} value={asked.b} onChange={(party) => set({ b: party })} />
          <OffenceSelect value={asked.offence} onChange={(offence) => set({ offence })} />
          <DataSelect value={asked.data} onChange={(kind) => set({ data: kind })} />
          <div className={layout.whole}>
            <DaySlider day={asked.on} onChange={(on) => set({ on })} />
          </div>
        </fieldset>
        {isWhole ? null : <StateNotice title={t('compare.start')} />}
        {isWhole && compared.isPending ? <Waiting what={t('coverage.computing')} /> : null}
        {compared.error ? <ProblemNotice problem={compared.error} onRetry={() => void compared.refetch()} /> : null}
        {data && isWhole && !compared.error ? (
          <div className="card">
            <h2 className={layout.title}>
              {t('compare.heading', { a: nameOf(data.a), b: nameOf(data.b), day: format.date(data.on) })}
            </h2>
            <RegisterNotes about={[data.a, data.b]} />
            <Scrolling label={t('compare.title')}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('basis.measure')}</th>
                    <th scope="col">{t('compare.asks', { from: nameOf(data.a), to: nameOf(data.b) })}</th>
                    <th scope="col">{t('compare.asks', { from: nameOf(data.b), to: nameOf(data.a) })}</th>
                    <th scope="col" className={table.number}>
                      {t('compare.world', { party: nameOf(data.a) })}
                    </th>
                    <th scope="col" className={table.number}>
                      {t('compare.world', { party: nameOf(data.b) })}
                    </th>
                    <th scope="col">{t('compare.only', { party: nameOf(data.a) })}</th>
                    <th scope="col">{t('compare.only', { party: nameOf(data.b) })}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.measures.map((line) => (
                    <tr key={line.measure}>
                      <th scope="row">{t(`measures.${line.measure}`)}</th>
                      <td>
                        <Between best={line.aToB} from={data.a} to={data.b} measure={line.measure} asked={asked} />
                      </td>
                      <td>
                        <Between best={line.bToA} from={data.b} to={data.a} measure={line.measure} asked={asked} />
                      </td>
                      <td className={table.number}>{format.number(line.aWithWorld)}</td>
                      <td className={table.number}>{format.number(line.bWithWorld)}</td>
                      <td>
                        <Only codes={line.onlyA} />
                      </td>
                      <td>
                        <Only codes={line.onlyB} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolling>
          </div>
        ) : null}
      </div>
    </>
  );
}
