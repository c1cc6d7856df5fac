import { NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReachable } from '../../app/connection-banner.tsx';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { CockpitMap } from './cockpit-map.tsx';
import { type Part, partOf, rowsOf, type Split } from './cockpit-part.ts';
import { CockpitSplit } from './cockpit-split.tsx';
import { Counters } from './counters.tsx';
import { FigureTable } from './figure-table.tsx';
import { HitFunnel } from './hit-funnel.tsx';
import { LateHits } from './late-hits.tsx';
import { OperationScreen } from './operation-screen.tsx';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { Rates } from './rates.tsx';
import { type Live, useLive } from './use-live.ts';
import { type Cockpit, type Operation, useCockpit, useReconciliation } from './use-operation.ts';

const route = getRouteApi('/desk/operations/$id');
const PHASES = ['preparation', 'action', 'follow-up'] as const;

/** Says in words whether the figures are those of this moment. */
function LiveSign({ live: { isLive, heardAt }, countedAt }: { live: Live; countedAt: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isReachable = useReachable();
  const clock = (ms: number): string => format.time(new Date(ms));
  return (
    <span className={`${css.live} ${isLive ? '' : css.behind}`} role="status">
      {isLive
        ? t('operations.live', { time: clock(Date.parse(countedAt)) })
        : heardAt === undefined
          ? t('operations.connecting')
          : t(isReachable ? 'operations.behind' : 'operations.away', { time: clock(heardAt) })}
    </span>
  );
}

/** What somebody has to look at, each with the way to it. */
function Flags({ operation, cockpit }: { operation: Operation; cockpit: Cockpit }) {
  const { t } = useTranslation();
  const { data } = useReconciliation(operation.id);
  const differing = data?.compared.filter(({ verdict }) => verdict === 'differs').length ?? 0;
  const wrongSums = data?.sums.filter(({ verdict }) => verdict === 'does-not-sum').length ?? 0;
  const { held, refused } = cockpit.setAside;
  const { id } = operation;
  const figures = { to: '/operations/$id/figures', params: { id } } as const;
  const flags = [
    { count: differing, words: 'operations.flagDiffer', link: figures },
    { count: wrongSums, words: 'operations.flagSums', link: figures },
    { count: data?.conflicts.length ?? 0, words: 'operations.flagConflicts', link: figures },
    { count: cockpit.suspectedDoubles, words: 'operations.flagDoubles', link: figures },
  ].filter(({ count }) => count > 0);
  if (flags.length === 0 && held === 0 && refused === 0) return null;
  return (
    <section className={css.flag} aria-label={t('operations.flags')}>
      <TriangleAlert size={20} aria-hidden="true" />
      <ul>
        {flags.map(({ count, words, link }) => (
          <li key={words}>
            {t(words, { count })} <Link {...link}>{t('operations.lookAtThem')}</Link>
          </li>
        ))}
        {[['held', held] as const, ['refused', refused] as const].map(([state, count]) =>
          count > 0 ? (
            <li key={state}>
              {t(`operationFlags.${state}`, { count })}{' '}
              <Link to="/operations/$id/entries" params={{ id }} search={{ state }}>
                {t('operations.lookAtThem')}
              </Link>
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}

/** Which part and which phase are looked at; everything below follows. */
function Filters({ operation, part, phase }: { operation: Operation; part: Part | undefined; phase: string }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const navigate = route.useNavigate();
  const { participants, hotSpots } = operation.plan;
  const countries = [...new Set(participants.map(({ country }) => country))].sort();
  return (
    <div className={`${layout.filters} not-on-paper`}>
      <NativeSelect
        label={t('operations.part')}
        value={part ? `${part.split}:${part.code}` : ''}
        onChange={(event) => {
          const value = event.currentTarget.value;
          void navigate({
            search: ({ part: _, ...rest }) => ({ ...rest, ...(value ? { part: value } : {}) }),
            replace: true,
          });
        }}
        data={[
          { value: '', label: t('operations.wholeOperation') },
          {
            group: t('operations.countries'),
            items: countries.map((code) => ({ value: `country:${code}`, label: words.party(code) })),
          },
          {
            group: t('operations.agencies'),
            items: participants.map(({ agency }) => ({ value: `agency:${agency}`, label: agency })),
          },
          {
            group: t('operations.hotSpots'),
            items: hotSpots.map(({ code, name }) => ({ value: `hotSpot:${code}`, label: name })),
          },
        ]}
      />
      <NativeSelect
        label={t('operations.phase')}
        value={phase}
        onChange={(event) => {
          const value = PHASES.find((one) => one === event.currentTarget.value);
          void navigate({ search: (before) => ({ ...before, ...(value ? { phase: value } : {}) }), replace: true });
        }}
        data={PHASES.map((value) => ({ value, label: words.phase(value) }))}
      />
    </div>
  );
}

function CockpitBody({ operation, cockpit }: { operation: Operation; cockpit: Cockpit }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const { part: partText, phase = 'action', by, measure = 'checks' } = route.useSearch();
  const part = partOf(partText);
  const rows = rowsOf(cockpit, part, phase);
  const navigate = route.useNavigate();
  const shown = { operation, cockpit, phase };
  return (
    <div className={layout.sections}>
      <div>
        <Filters operation={operation} part={part} phase={phase} />
        <p className="only-on-paper">
          {part ? `${t('operations.part')}: ${part.split === 'country' ? words.party(part.code) : part.code} · ` : ''}
          {words.phase(phase)}
        </p>
        <Counters operation={operation} rows={rows} part={part} phase={phase} />
      </div>
      <Flags operation={operation} cockpit={cockpit} />
      <div className="card">
        <CockpitMap {...shown} />
      </div>
      <div className={css.two}>
        <div className={css.column}>
          <div className="card">
            <CockpitSplit
              {...shown}
              split={by ?? 'hour'}
              measure={measure}
              onSplit={(split: Split) =>
                void navigate({ search: (before) => ({ ...before, by: split }), replace: true })
              }
              onMeasure={(code: string) =>
                void navigate({ search: (before) => ({ ...before, measure: code }), replace: true })
              }
            />
          </div>
          <div className="card">
            <FigureTable operation={operation} rows={rows} part={part} title={t('operations.allFigures')} />
          </div>
        </div>
        <div className={css.column}>
          <div className="card">
            <HitFunnel operation={operation} hits={cockpit.hits} />
          </div>
          <div className="card">
            <Rates operation={operation} rows={rows} part={part} phase={phase} />
          </div>
          <div className="card">
            <LateHits hits={cockpit.lateHits} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** The live screen of a joint operation. */
export function CockpitScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { data: cockpit, error, refetch } = useCockpit(id);
  const live = useLive(id);
  return (
    <OperationScreen id={id} aside={cockpit ? <LiveSign live={live} countedAt={cockpit.countedAt} /> : null}>
      {(operation) =>
        cockpit ? (
          <CockpitBody operation={operation} cockpit={cockpit} />
        ) : error ? (
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        ) : (
          <Waiting what={t('operations.counting')} />
        )
      }
    </OperationScreen>
  );
}
