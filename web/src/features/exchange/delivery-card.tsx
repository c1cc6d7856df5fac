import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { figuresOf } from '../../languages/words.ts';
import { Countdown } from '../../ui/time.tsx';
import { withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { BasisFacts } from './basis-facts.tsx';
import css from './exchange.module.css';
import { type ClockFacts, type Delivery, type Message, messagePath } from './use-exchange.ts';

/** An instant on the wall of the office that must answer, with its zone. */
function useThere(): (instant: string, zone: string) => string {
  const { i18n } = useTranslation();
  return (instant, zone) => {
    const there = new Intl.DateTimeFormat(figuresOf(i18n.language), {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    return `${there.format(new Date(instant))} (${zone})`;
  };
}

function ClockView({ clock }: { clock: ClockFacts }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const there = useThere();
  const isRunning = clock.state === 'running' || clock.state === 'late';
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
        <dt>{t('exchange.dueElapsed')}</dt>
        <dd>
          {format.dateTime(clock.dueElapsedAt)}
          <br />
          <span className="muted small">{there(clock.dueElapsedAt, clock.zone)}</span>
        </dd>
        <dt>{t('exchange.dueRegulation')}</dt>
        <dd>
          {format.dateTime(clock.dueRegulationAt)}
          <br />
          <span className="muted small">{there(clock.dueRegulationAt, clock.zone)}</span>
        </dd>
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
              <bdi>{clock.deviation.length}</bdi> · <bdi>{clock.deviation.reason}</bdi>
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
  const [shown, setShown] = useState<'basis' | 'evidences'>();
  const toggle = (what: 'basis' | 'evidences'): void => setShown(shown === what ? undefined : what);
  return (
    <section className="card">
      <h2 className={css.title}>
        {delivery.recipient === me.agency.code ? t('exchange.here') : <bdi>{delivery.recipientName}</bdi>}{' '}
        <span className="muted">· {words('deliveryStates', delivery.state)}</span>
      </h2>
      {delivery.outcome ? (
        <p className={css.said}>
          {words('exchangeOutcomes', delivery.outcome)}
          {delivery.ground
            ? ` · ${words(delivery.state === 'rejected' ? 'rejectionGrounds' : 'refusalGrounds', delivery.ground)}`
            : ''}
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
            <p className="muted small">{missing.map((code) => words('obstacles', code)).join(' ')}</p>
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
      <div className={css.actions}>
        <Button size="compact-sm" variant="default" aria-expanded={shown === 'basis'} onClick={() => toggle('basis')}>
          {t('hit.basis')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={shown === 'evidences'}
          onClick={() => toggle('evidences')}
        >
          {t('exchange.evidences', { count: delivery.evidences.length })}
        </Button>
      </div>
      {shown === 'basis' ? <BasisFacts basis={delivery.basis} /> : null}
      {shown === 'evidences' ? (
        <ol className={css.plain}>
          {delivery.evidences.map(({ number, what, agency, at, hash }) => (
            <li key={number} className={css.entry}>
              {words('evidenceKinds', what)}{' '}
              <span className="muted">
                <bdi dir="ltr">{agency}</bdi> · {format.dateTime(at)}
              </span>
              <br />
              <code className="small" dir="ltr" title={hash}>
                {hash.slice(0, 16)}…
              </code>
            </li>
          ))}
          <li className={css.entry}>
            <a
              href={withQuery(messagePath(message.id, 'evidences'), { recipient: delivery.recipient })}
              download={`${message.reference}-evidences.json`}
            >
              {t('exchange.proof')}
            </a>
          </li>
        </ol>
      ) : null}
    </section>
  );
}
