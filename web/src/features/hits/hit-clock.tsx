import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import table from '../../ui/table.module.css';
import { Countdown, useNow } from '../../ui/time.tsx';
import css from './hits.module.css';
import type { HitDetail } from './use-hits.ts';

/** An instant as the clock on the wall of another office shows it. */
function timeThere(iso: string, zone: string, language: string, withDay: boolean): string {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(withDay ? { day: 'numeric', month: 'short' } : {}),
  }).format(new Date(iso));
}

/** By when the owner answers, counted both ways, with the rule and the hour at the office that must answer. */
export function HitClock({ clock }: { clock: HitDetail['clock'] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const now = useNow(15_000).toISOString();
  const answered = clock.state === 'answered-in-time' || clock.state === 'answered-late';
  const rows = [
    ['elapsed', clock.dueElapsedAt],
    ['regulation', clock.dueRegulationAt],
  ] as const;
  const rule = clock.rule;
  return (
    <section className="card" aria-labelledby="hit-clock">
      <h3 id="hit-clock" className={layout.subtitle}>
        {t('followUp.title')}
      </h3>
      <p className={`${css.clock} ${clock.state === 'late' ? css.late : ''}`}>
        {answered ? t(`clockStates.${clock.state}`) : <Countdown to={clock.alarmAt} />}
      </p>
      {clock.state === 'late' ? <p className={css.late}>{t('clockStates.late')}</p> : null}
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('hits.counting')}</th>
            <th scope="col">{t('hits.dueHere')}</th>
            <th scope="col">{t('hits.dueThere')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([counting, at]) => (
            <tr key={counting}>
              <th scope="row">
                {t(`countings.${counting}`)}
                {at === clock.alarmAt ? <b> {t('hits.alarms')}</b> : null}
              </th>
              <td>
                <time dateTime={at}>{format.dateTime(at)}</time>
              </td>
              <td>{timeThere(at, clock.zone, i18n.language, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">
        {t('hits.hourThere', { time: timeThere(now, clock.zone, i18n.language, false), zone: clock.zone })}
      </p>
      <p className="muted small">
        {i18n.exists(`clockRules.${rule}`) ? t(`clockRules.${rule}`) : clock.name} · <bdi lang="en">{clock.source}</bdi>
      </p>
    </section>
  );
}
