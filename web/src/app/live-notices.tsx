import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MESSAGES_WAITING, useMessagesWaiting } from '../features/exchange/use-messages-waiting.ts';
import { useWaitingHits } from '../features/hits/use-hits.ts';
import { playOutcome } from '../features/search/outcome.ts';
import { useFormat } from '../languages/use-format.ts';
import { announce } from '../ui/announcer.tsx';
import { useTitleBadge } from '../ui/page-title.ts';
import { onLive, startLive } from '../wire/live.ts';
import css from './live-notices.module.css';
import { useMay, useMe } from './officer.tsx';

// On a busy day notices come in bursts; the lists are read once for each burst, still well within a second.
const GATHER_MS = 200;

/** What is read again after a notice; the screens of the exchange listen by themselves, and know which message is open. */
const STALE_AFTER = {
  hit: ['hits'],
  operation: ['operations'],
  exchange: MESSAGES_WAITING,
} as const;

/** Listens to the node for as long as an officer is signed in: lists are read again, what is new is said aloud. */
export function LiveNotices() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const maySee = useMay('hits:read');
  const mayHear = useMay('hits:read', 'operations:read', 'exchange:read');
  const mayExchange = useMay('exchange:read');
  const { data: waiting } = useWaitingHits(maySee);
  const { data: messages } = useMessagesWaiting(mayExchange);
  const before = useRef(waiting);
  const messagesBefore = useRef(messages);
  useTitleBadge(waiting?.toAnswer ?? 0);

  useEffect(() => {
    if (!mayHear) return;
    const stop = startLive();
    const stale = new Set<keyof typeof STALE_AFTER>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deaf = onLive(({ topic }) => {
      for (const about of topic === 'resync' ? (['hit', 'operation', 'exchange'] as const) : [topic]) stale.add(about);
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const about of stale) void queries.invalidateQueries({ queryKey: STALE_AFTER[about] });
        stale.clear();
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      deaf();
      stop();
    };
  }, [mayHear, queries]);

  useEffect(() => {
    const last = before.current;
    before.current = waiting;
    if (!last || !waiting) return;
    // A hit may be about somebody in danger, so it interrupts; an answer to one's own can wait for the sentence to end.
    if (waiting.toAnswer > last.toAnswer) {
      announce(t('hits.newOne', { count: waiting.toAnswer }), { urgent: true });
      if (me.officer.sound) playOutcome('hit');
    } else if (waiting.toAct > last.toAct) {
      announce(t('hits.confirmedOne', { count: waiting.toAct }));
      if (me.officer.sound) playOutcome('possible');
    }
  }, [waiting, t, me.officer.sound]);

  useEffect(() => {
    const last = messagesBefore.current;
    messagesBefore.current = messages;
    if (last && messages && messages.toSee > last.toSee) announce(t('frame.newMessage', { count: messages.toSee }));
  }, [messages, t]);
  return null;
}

function Badge({ count, words }: { count: number; words: string }) {
  const format = useFormat();
  if (count === 0) return null;
  return (
    <span className={css.badge}>
      <span aria-hidden="true">{format.number(count)}</span>
      <span className="for-screen-readers">{words}</span>
    </span>
  );
}

function HitsBadge() {
  const { t } = useTranslation();
  const { data: waiting } = useWaitingHits(true);
  const count = (waiting?.toAnswer ?? 0) + (waiting?.toAct ?? 0);
  return <Badge count={count} words={t('frame.hitsWait', { count })} />;
}

function MessagesBadge() {
  const { t } = useTranslation();
  const { data: messages } = useMessagesWaiting(true);
  const count = messages?.toSee ?? 0;
  return <Badge count={count} words={t('frame.messagesWait', { count })} />;
}

/** How much waits at a place, beside its name in the menu. */
export function WaitingBadge({ place }: { place: string }) {
  if (place === '/hits') return <HitsBadge />;
  return place === '/exchange' ? <MessagesBadge /> : null;
}
