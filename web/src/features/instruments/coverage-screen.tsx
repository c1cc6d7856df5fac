import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { DayFilter } from '../../ui/day-filter.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { WorldMap } from '../../ui/world-map.tsx';
import type { MapKind } from '../../ui/world-map-props.ts';
import { ask, withQuery } from '../../wire/ask.ts';
import { outcomeWith } from './coverage-outcome.ts';
import { CoverageTable } from './coverage-table.tsx';
import { today } from './day.ts';
import { DaySlider } from './day-slider.tsx';
import { InstrumentTabs } from './instrument-tabs.tsx';
import css from './instruments.module.css';
import { retryUnlessRefused, USUAL } from './question.ts';
import { DataSelect, MeasureSelect, OffenceSelect, PartySelect } from './question-fields.tsx';
import { RegisterNotes } from './register-notes.tsx';
import { useNameOf } from './use-register-parties.ts';
import type { Outcome } from './verdict.tsx';

const route = getRouteApi('/desk/instruments/coverage');

/** With whom a party can do something on a day: a map and its table. */
export function CoverageScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const may = useMay('instruments:read');
  const given = route.useSearch();
  const navigate = route.useNavigate();
  const nameOf = useNameOf();
  usePageTitle(t('instrumentViews.coverage'));
  const asked = {
    party: given.party ?? me.agency.party ?? 'ZZN',
    measure: given.measure ?? USUAL.measure,
    offence: given.offence ?? USUAL.offence,
    data: given.data ?? USUAL.data,
    on: given.on ?? today(),
    knownAt: given.knownAt,
  };
  type Given = typeof given;
  const set = (change: Partial<Given>): void =>
    void navigate({ search: (before: Given) => ({ ...before, ...change }), replace: true });
  // Each step of the slider would be a question of its own; the last of them counts.
  const [settled] = useDebouncedValue(JSON.stringify(asked), 180);
  const coverage = useQuery({
    queryKey: ['instruments', 'coverage', settled],
    queryFn: ({ signal }) =>
      ask<CoverageShown>('GET', withQuery('/v1/coverage', JSON.parse(settled) as typeof asked), { signal }),
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  });
  const partners = coverage.data?.partners ?? [];
  const count = (outcome: Outcome): number => partners.filter((one) => outcomeWith(one) === outcome).length;
  const summary = coverage.data
    ? t('coverage.summary', {
        party: nameOf(coverage.data.party),
        day: format.date(coverage.data.on),
        usable: format.number(count('usable')),
        fallback: format.number(count('fallback')),
        none: format.number(count('none')),
      })
    : '';
  useEffect(() => {
    if (summary !== '') announce(summary);
  }, [summary]);
  const kinds: readonly MapKind[] = [
    { key: 'usable', tone: 'strong', label: t('coverage.usable') },
    { key: 'fallback', tone: 'caution', label: t('coverage.fallback') },
    { key: 'none', tone: 'alarm', label: t('coverage.none') },
    { key: 'self', tone: 'full', label: t('coverage.self') },
  ];
  const fills: Record<string, string> = { [asked.party]: 'self' };
  for (const partner of partners) fills[partner.party] = outcomeWith(partner);
  const goAsk = (to: string): void => {
    const { party, ...rest } = asked;
    if (to === party) return;
    void navigate({
      to: '/instruments',
      search: {
        from: party,
        to,
        measure: rest.measure,
        offence: rest.offence,
        data: rest.data,
        on: rest.on,
        ...(rest.knownAt ? { knownAt: rest.knownAt } : {}),
      },
    });
  };

  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('coverage.title')}</h1>
      <InstrumentTabs />
      <div className={layout.sections}>
        <Filters set={filtersSet(given)} columns={layout.fields} onPaper={false}>
          <PartySelect label={t('coverage.party')} value={asked.party} onChange={(party) => set({ party })} />
          <MeasureSelect value={asked.measure} onChange={(measure) => set({ measure })} />
          <OffenceSelect value={asked.offence} onChange={(offence) => set({ offence })} />
          <DataSelect value={asked.data} onChange={(data) => set({ data })} />
          <DayFilter label={t('basis.knownAt')} value={asked.knownAt} onChange={(knownAt) => set({ knownAt })} />
          <div className={layout.whole}>
            <DaySlider day={asked.on} onChange={(on) => set({ on })} />
          </div>
        </Filters>
        {coverage.isPending ? <Waiting what={t('coverage.computing')} /> : null}
        {coverage.error ? <ProblemNotice problem={coverage.error} onRetry={() => void coverage.refetch()} /> : null}
        {coverage.data && !coverage.error ? (
          <div className="card">
            <p className={css.summary} data-settled={!coverage.isPlaceholderData}>
              {summary}
            </p>
            <RegisterNotes about={[asked.party]} />
            <WorldMap
              title={t('coverage.mapTitle', {
                party: nameOf(asked.party),
                measure: t(`measures.${asked.measure}`),
                offence: t(`offences.${asked.offence}`),
              })}
              fills={fills}
              kinds={kinds}
              nameOf={nameOf}
              onPick={goAsk}
              isInvented
              table={<CoverageTable asked={asked} partners={partners} />}
              note={t('coverage.pickWhat')}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}
