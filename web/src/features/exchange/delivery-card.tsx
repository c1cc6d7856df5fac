import { AlarmClock } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import { isWritten } from '../../languages/albanian.ts';
import { useFormat } from '../../languages/use-format.ts';
import { figuresOf, localeOf } from '../../languages/words.ts';
import layout from '../../ui/layout.module.css';
import { Countdown } from '../../ui/time.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { BasisFacts } from './basis-facts.tsx';
import { EvidenceList } from './evidence-list.tsx';
import css from './exchange.module.css';
import type { ClockFacts, Delivery, Message } from './use-exchange.ts';

/** An instant on the wall of the office that must answer, with its zone. */
function useThere(): (instant: string, zone: string) => string {
  const { i18n } = useTranslation();
  return (instant, zone) => {
    const there = new Intl.DateTimeFormat(figuresOf(i18n.language), {
      timeZone: zone,
      // A browser without the language would name the days in another one.
      ...(isWritten(localeOf(i18n.language)) ? { weekday: 'short' as const } : {}),
      day: 'numeric',
      month: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    return `${there.format(new Date(instant))} (${zone})`;
  };
}

const UNITS = ['hours', 'days', 'working-days', 'weeks', 'months', 'years'] as const;

/** A length of time as the node writes it (`5 calendar days`), in the reader's words; what is not understood stays as it is. */
function useLength(): (written: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const say = (part: string): string => {
    const [, count = '', word = ''] = /^(\d+) (hour|(?:calendar )?day|working day|week|month|year)s?$/.exec(part) ?? [];
    const unit = UNITS.find((one) => `${word.replace('calendar ', '').replace(' ', '-')}s` === one);
    return unit ? t(`exchange.lengths.${unit}`, { count: Number(count) }) : part;
  };
  return (written) => format.list(written.split(' and ').map(say));
}

function ClockView({ clock }: { clock: ClockFacts }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const there = useThere();
  const length = useLength();
  const isRunning = clock.state === 'running' || clock.state === 'late';
  const ends = [
    { words: 'exchange.dueElapsed', at: clock.dueElapsedAt },
    { words: 'exchange.dueRegulation', at: clock.dueRegulationAt },
  ];
  return (
    <div className={css.clock}>
      <p className={css.said}>
        <b>{words('clockRules', clock.rule)}</b> <span className="muted">{clock.source}</span>
      </p>
      <p className={clock.state === 'late' ? css.late : css.said}>
        {words('clockStates', clock.state)}
        {isRunning ? (
          <>
            {' '}
            · <Countdown to={clock.alarmAt} />
          </>
        ) : null}
      </p>
      <dl className="facts">
        {ends.map(({ words: name, at }) => (
          <Fragment key={name}>
            <dt>{t(name)}</dt>
            <dd>
              {format.dateTime(at)}
              {new Date(at).getTime() === new Date(clock.alarmAt).getTime() ? (
                <b>
                  {' '}
                  <AlarmClock size={14} aria-hidden="true" className={css.inline} /> {t('exchange.rings')}
                </b>
              ) : null}
              <br />
              <span className="muted small">{there(at, clock.zone)}</span>
            </dd>
          </Fragment>
        ))}
        {clock.stoppedMs > 0 ? (
          <>
            <dt>{t('exchange.stoppedFor')}</dt>
            <dd>{t('exchange.minutes', { count: Math.round(clock.stoppedMs / 60_000) })}</dd>
          </>
        ) : null}
        {clock.deviation ? (
          <>
            <dt>{t('exchange.deviation')}</dt>
            <dd>
              <bdi>{length(clock.deviation.length)}</bdi> · <bdi>{clock.deviation.reason}</bdi>
            </dd>
          </>
        ) : null}
        {clock.next ? (
          <>
            <dt>{t('exchange.nextReminder')}</dt>
            <dd>
              {words('clockTells', clock.next.tell)} · {format.dateTime(clock.next.at)}
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}

/** One recipient's copy: where it stands, its clocks by both countings, its basis and the evidences of each step. */
export function DeliveryCard({ message, delivery }: { message: Message; delivery: Delivery }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const me = useMe();
  // Of several deliveries each is folded up; of one everything is read at once, and printed.
  const isOnly = message.deliveries.length === 1;
  const evidences = <EvidenceList message={message} delivery={delivery} keys={isOnly ? 'p' : undefined} />;
  return (
    <section className="card">
      <h2 className={layout.title}>
        {delivery.recipient === me.agency.code ? t('exchange.here') : <bdi>{delivery.recipientName}</bdi>}{' '}
        <span className="muted">· {words('deliveryStates', delivery.state)}</span>
      </h2>
      {delivery.outcome || delivery.ground ? (
        <p className={css.said}>
          {[
            ...(delivery.outcome ? [words('exchangeOutcomes', delivery.outcome)] : []),
            // What was rejected has no outcome; what was refused has one.
            ...(delivery.ground
              ? [words(delivery.outcome ? 'refusalGrounds' : 'rejectionGrounds', delivery.ground)]
              : []),
          ].join(' · ')}
          {delivery.groundText ? (
            <>
              : <bdi>{delivery.groundText}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
      {delivery.clocks.map((clock) => (
        <ClockView key={clock.rule} clock={clock} />
      ))}
      {delivery.clarifications.map(({ id, question, missing, askedAt, answer, answeredAt }) => (
        <div key={id} className={css.clock}>
          <p className={css.said}>
            <b>{t('exchange.clarification')}</b> <span className="muted">{format.dateTime(askedAt)}</span>
          </p>
          <p className={css.long} dir="auto">
            {question}
          </p>
          {missing.length > 0 ? (
            <ul className={css.said}>
              {missing.map((code) => (
                <li key={code}>{words('obstacles', code)}</li>
              ))}
            </ul>
          ) : null}
          {answer ? (
            <p className={css.long} dir="auto">
              {answer} <span className="muted small">{answeredAt ? format.dateTime(answeredAt) : ''}</span>
            </p>
          ) : null}
        </div>
      ))}
      {delivery.feedback.length > 0 ? (
        <p className={css.said}>
          {t('exchange.feedback')}:{' '}
          {format.list(delivery.feedback.map(({ kind, agency }) => `${words('exchangeFeedback', kind)} (${agency})`))}
        </p>
      ) : null}
      {isOnly ? (
        <>
          <BasisFacts basis={delivery.basis} />
          <h3 className={`${layout.subtitle} ${css.apart}`}>
            {t('exchange.evidences', { count: delivery.evidences.length })}
          </h3>
          {evidences}
        </>
      ) : (
        <>
          <details className={css.more}>
            <summary>{t('hit.basis')}</summary>
            <BasisFacts basis={delivery.basis} />
          </details>
          <details className={css.more}>
            <summary>{t('exchange.evidences', { count: delivery.evidences.length })}</summary>
            {evidences}
          </details>
        </>
      )}
    </section>
  );
}
