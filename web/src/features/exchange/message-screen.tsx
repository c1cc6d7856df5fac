import { getRouteApi, Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { Towards } from '../../ui/towards.tsx';
import { ask } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { ConsentCards } from './consent-cards.tsx';
import { DeliveryCard } from './delivery-card.tsx';
import { DueMark } from './due-mark.tsx';
import css from './exchange.module.css';
import { MessageContent } from './message-content.tsx';
import { MessageItems } from './message-items.tsx';
import { MessageSteps } from './message-steps.tsx';
import { isQuarantined, type Message, useMessage } from './use-exchange.ts';

const route = getRouteApi('/desk/exchange/$id');

/** Whoever has the message before them has seen what was corrected in it: that is the receipt its originator waits for. */
function useSeenTellings(message: Message | undefined): void {
  const me = useMe();
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, holder, seenAt } of message?.tellings ?? []) {
      if (holder !== me.agency.code || seenAt || told.current.has(id)) continue;
      told.current.add(id);
      // Not answered, it is said again when the message is next opened.
      void ask('POST', `/v1/exchange/tellings/${id}/seen`).catch(() => {});
    }
  }, [message, me.agency.code]);
}

/** Who must be protected stands before everything else. */
function Protect({ message }: { message: Message }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const roles = [...new Set(message.items.map(({ role }) => role))].filter(
    (role) => role === 'victim' || role === 'missing',
  );
  if (roles.length === 0) return null;
  return (
    <p className={css.protect}>
      <ShieldAlert size={18} aria-hidden="true" /> {t('exchange.protect')}{' '}
      {roles.map((role) => words('subjectRoles', role ?? '')).join(', ')}
    </p>
  );
}

/** What a printed page must carry: under which codes and grades it is held, and by whom. */
function OnPaper({ message }: { message: Message }) {
  const { t } = useTranslation();
  const me = useMe();
  const inOrder = (codes: readonly string[]): string => [...new Set(codes)].toSorted().join(' + ');
  return (
    <p className="only-on-paper">
      <b>
        {t('exchange.terms')}: {inOrder(message.items.flatMap(({ handling }) => handling))} ·{' '}
        {inOrder(message.items.map(({ grade }) => grade))}
      </b>{' '}
      · <bdi dir="ltr">{message.reference}</bdi> · <bdi dir="ltr">{me.agency.code}</bdi>
    </p>
  );
}

function Thread({ message }: { message: Message }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  if (message.thread.length < 2) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.thread')}</h2>
      <ol className={layout.list}>
        {message.thread.map((one) => (
          <li key={one.id} className={css.entry} aria-current={one.id === message.id ? 'true' : undefined}>
            {one.id === message.id ? (
              <b>{words('exchangeKinds', one.kind)}</b>
            ) : (
              <Link to="/exchange/$id" params={{ id: one.id }}>
                {words('exchangeKinds', one.kind)}
              </Link>
            )}{' '}
            <span className="muted">
              <bdi dir="ltr">{one.sender}</bdi> <Towards /> <bdi dir="ltr">{one.recipients.join(', ')}</bdi> ·{' '}
              {format.dateTime(one.at)}
              {one.outcome ? ` · ${words('exchangeOutcomes', one.outcome)}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Steps({ message }: { message: Message }) {
  const { t, i18n } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  if (message.steps.length === 0) return null;
  const say = (step: string): string => {
    const [what = '', about] = step.split(':');
    const said = i18n.exists(`exchangeSteps.${what}`) ? t(`exchangeSteps.${what}`) : words('evidenceKinds', what);
    if (!about) return said;
    return `${said}: ${what === 'reminder' ? words('clockTells', about) : words('stopCodes', about)}`;
  };
  /** A reminder notes by which rule, and how much of its time was gone. */
  const sayReminder = (note: string): string => {
    const [rule = '', share] = note.split(' ');
    return `${words('clockRules', rule)}${share ? ` · ${format.number(Number(share) / 100, { style: 'percent' })}` : ''}`;
  };
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.insideAgency')}</h2>
      <ol className={layout.list}>
        {message.steps.map(({ step, officer, note, at }) => (
          <li key={`${at} ${step}`} className={css.entry}>
            {say(step)}{' '}
            <span className="muted">
              {officer ? (
                <>
                  <bdi>{officer}</bdi> ·{' '}
                </>
              ) : null}
              {format.dateTime(at)}
            </span>
            {note ? (
              <p className={css.said}>
                <bdi>{step.startsWith('reminder:') ? sayReminder(note) : note}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the sender changed or took back since, each with its receipt. */
function Tellings({ message }: { message: Message }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  if (message.tellings.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.tellings')}</h2>
      <ul className={layout.list}>
        {message.tellings.map(({ id, what, why, toldAt, seenAt, holder, taken }) => (
          <li key={id} className={css.entry}>
            {words('tellingKinds', what)}{' '}
            <span className="muted">
              <bdi dir="ltr">{holder}</bdi> · {format.dateTime(toldAt)} ·{' '}
              {seenAt ? t('exchange.seenOn', { at: format.dateTime(seenAt) }) : t('exchange.notSeen')}
            </span>
            {why ? (
              <p className={css.said}>
                <bdi>{why}</bdi>
              </p>
            ) : null}
            {taken.length > 0 ? (
              <p className={css.said}>
                {t('exchange.takenBefore')} <bdi dir="ltr">{taken.join(', ')}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A message as sender or as recipient: what it says, what it rests on, its clock, its thread, and what proves it. */
export function MessageScreen() {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const { id } = route.useParams();
  const query = useMessage(id);
  const message = query.data;
  useSeenTellings(message);
  usePageTitle(message?.reference ?? t('exchange.message'));
  if (query.error) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  if (!message) return <Waiting what={t('states.loading')} />;
  // The first to ring, of whichever recipient.
  const due = message.deliveries
    .flatMap(({ clocks }) => clocks.filter(({ state }) => state === 'running' || state === 'late'))
    .toSorted((one, other) => Date.parse(one.alarmAt) - Date.parse(other.alarmAt))[0];
  return (
    <>
      <div className={layout.top}>
        <h1 className="page-title">
          {words('exchangeKinds', message.kind)}
          {message.content?.urgency ? <span className={css.urgent}> · {t('exchange.urgent')}</span> : null}
        </h1>
        <bdi dir="ltr" className="chip">
          {message.reference}
        </bdi>
      </div>
      <p className={css.said}>
        {t('exchange.from')} <bdi>{message.senderName}</bdi>{' '}
        <span className="muted">
          <bdi dir="ltr">{message.sender}</bdi>
          {message.releasedAt ? ` · ${format.dateTime(message.releasedAt)}` : ''}
        </span>
      </p>
      {due ? (
        <p className={css.said}>
          {t('exchange.due')} <DueMark dueAt={due.alarmAt} isLate={due.state === 'late'} urgent={false} />
        </p>
      ) : null}
      <OnPaper message={message} />
      <Protect message={message} />
      {isQuarantined(message) && message.deliveries.some(({ state }) => state !== 'rejected') ? (
        <div className={css.notice}>
          <StateNotice title={t('exchange.quarantine')}>{t('exchange.quarantineWhat')}</StateNotice>
        </div>
      ) : null}
      {message.state === 'erased' ? <StateNotice title={t('exchange.erased')} /> : null}
      <div className={layout.columns}>
        <div className={layout.sections}>
          <MessageSteps message={message} />
          <MessageContent message={message} />
          <MessageItems message={message} />
          <Tellings message={message} />
          <Thread message={message} />
        </div>
        <div className={layout.sections}>
          {message.deliveries.map((delivery) => (
            <DeliveryCard key={delivery.recipient} message={message} delivery={delivery} />
          ))}
          <ConsentCards consents={message.consents} />
          <Steps message={message} />
        </div>
      </div>
    </>
  );
}
