import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWaitingHits } from '../features/hits/use-hits.ts';
import { playOutcome } from '../features/search/outcome.ts';
import { announce } from '../ui/announcer.tsx';
import { useTitleBadge } from '../ui/page-title.ts';
import { onLive, startLive } from '../wire/live.ts';
import css from './live-notices.module.css';
import { useMay, useMe } from './officer.tsx';

// On a busy day notices come in bursts; the lists are read once for each burst, still well within a second.
const GATHER_MS = 200;

/** Listens to the node for as long as an officer is signed in: lists are read again, what is new is said aloud. */
export function LiveNotices() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const maySee = useMay('hits:read');
  const mayHear = useMay('hits:read', 'operations:read');
  const { data: waiting } = useWaitingHits(maySee);
  const before = useRef(waiting);
  useTitleBadge(waiting?.toAnswer ?? 0);

  useEffect(() => {
    if (!mayHear) return;
    const stop = startLive();
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deaf = onLive(({ topic }) => {
      for (const key of topic === 'resync' ? ['hits', 'operations'] : [`${topic}s`]) stale.add(key);
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const key of stale) void queries.invalidateQueries({ queryKey: [key] });
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
  return null;
}

/** How many hits wait, beside their place in the menu. */
export function WaitingBadge() {
  const { t } = useTranslation();
  const { data: waiting } = useWaitingHits(true);
  const count = (waiting?.toAnswer ?? 0) + (waiting?.toAct ?? 0);
  if (!waiting || count === 0) return null;
  return (
    <span className={css.badge}>
      <span aria-hidden="true">{count}</span>
      <span className="for-screen-readers">{t('hits.badge', { count })}</span>
    </span>
  );
}
