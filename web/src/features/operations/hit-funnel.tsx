import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { PictureAndTable } from '../../ui/picture-and-table.tsx';
import table from '../../ui/table.module.css';
import { BarRows } from './bar-rows.tsx';
import type { Cockpit, Operation } from './use-operation.ts';

const STEPS = ['opened', 'told', 'decided', 'confirmed', 'notTheSame', 'outOfDate', 'acted', 'closed', 'late'] as const;

/** Words for a span of time: seconds, minutes, hours. */
function useSpan(): (ms: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (ms) => {
    if (ms < 60_000) return t('operations.seconds', { count: Math.round(ms / 1000) });
    const minutes = Math.round(ms / 60_000);
    if (minutes < 60) return t('operations.minutes', { count: minutes });
    return t('operations.hours', {
      hours: format.number(Math.floor(minutes / 60)),
      minutes: format.number(minutes % 60, { minimumIntegerDigits: 2 }),
    });
  };
}

/** From the hit to its result: how many came how far, and how long it took. */
export function HitFunnel({ operation, hits }: { operation: Operation; hits: Cockpit['hits'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const span = useSpan();
  const median: Readonly<Record<string, number | null>> = { told: hits.medianToldMs, decided: hits.medianDecidedMs };
  const label = (step: (typeof STEPS)[number]): string => {
    const ms = median[step];
    return typeof ms === 'number'
      ? t('operations.withMedian', { what: t(`hitFunnel.${step}`), median: span(ms) })
      : t(`hitFunnel.${step}`);
  };
  const note = [
    t('operations.funnelNote'),
    hits.p90DecidedMs === null ? '' : t('operations.p90', { span: span(hits.p90DecidedMs) }),
    hits.repeats > 0 ? t('operations.repeats', { count: hits.repeats }) : '',
  ];
  return (
    <PictureAndTable
      title={t('operations.funnel')}
      picture={
        <BarRows
          bars={STEPS.map((step) => ({ key: step, label: label(step), value: hits[step], isLate: step === 'late' }))}
        />
      }
      table={
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('operations.step')}</th>
              <th scope="col" className={table.number}>
                {t('measures.hits')}
              </th>
            </tr>
          </thead>
          <tbody>
            {STEPS.map((step) => (
              <tr key={step}>
                <th scope="row">{label(step)}</th>
                <td className={table.number}>
                  <Link
                    to="/operations/$id/hits"
                    params={{ id: operation.id }}
                    search={step === 'opened' ? {} : { step }}
                    aria-label={t('operations.openFigure', {
                      figure: t(`hitFunnel.${step}`),
                      value: format.number(hits[step]),
                    })}
                  >
                    {format.number(hits[step])}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
      note={
        <>
          {note.filter(Boolean).join(' ')}{' '}
          <Link to="/operations/$id/hits" params={{ id: operation.id }} search={{}}>
            {t('operations.openHits')}
          </Link>
        </>
      }
    />
  );
}
