import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchAnswer, SearchHit, SearchRequest } from '../../../../src/domains/search/search.schema.ts';
import { allWords } from '../../languages/words.ts';
import { ask } from '../../wire/ask.ts';

export type { SearchAnswer, SearchHit } from '../../../../src/domains/search/search.schema.ts';
export type Subject = SearchRequest['subject'];
export type Outcome = SearchAnswer['outcome'];

/** A question and how far it has come. */
export interface Asked {
  readonly subject: Subject;
  readonly state: 'waiting' | 'answered' | 'failed' | 'given-up';
  readonly answer?: SearchAnswer;
  readonly problem?: unknown;
}

// From pressing Enter to the painted answer; read by the benchmark and visible in any profiler.
const MEASURE = 'entente.search';

// Whoever looks at the record of a hit comes back within minutes; later the answer would be an old one.
const STANDS_MS = 5 * 60_000;

let left: { readonly asked: Asked; readonly atMs: number } | undefined;

/** The answer that stood on the screen when it was left, if it is still a fresh one; in this window's memory only. */
export function answerLeft(): Asked | undefined {
  return left && performance.now() - left.atMs < STANDS_MS ? left.asked : undefined;
}

/** Remembers the answer on the screen for whoever comes back to it, or that there is none. */
export function leaveAnswer(asked: Asked | undefined): void {
  left = asked?.answer ? { asked, atMs: performance.now() } : undefined;
}

function measurePainted(begunAt: number): void {
  // The answer is painted between the two frames.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => performance.measure(MEASURE, { start: begunAt, end: performance.now() })),
  );
}

/**
 * Asks the registers; a new question ends the one before, so an old answer never stands under a new question. `before` is
 * an answer to begin with.
 */
export function useSearch(
  onAnswer: (asked: Asked) => void,
  before?: Asked,
): {
  asked: Asked | undefined;
  search: (request: SearchRequest) => void;
  giveUp: () => void;
  clear: () => void;
  /** Takes in what became of a hit since it was answered. */
  noteFollowUp: (record: string, followUp: NonNullable<SearchHit['followUp']>) => void;
} {
  const [asked, setAsked] = useState(before);
  const running = useRef<AbortController>(undefined);
  const latest = useRef(onAnswer);
  latest.current = onAnswer;
  useEffect(() => () => running.current?.abort(), []);

  const search = useCallback((request: SearchRequest) => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const begunAt = performance.now();
    const { subject } = request;
    setAsked({ subject, state: 'waiting' });
    // The words of the answer may still be on their way when somebody is quick.
    Promise.all([ask<SearchAnswer>('POST', '/v1/searches', { body: request, signal: mine.signal }), allWords()]).then(
      ([answer]) => {
        if (mine.signal.aborted) return;
        const done: Asked = { subject, state: 'answered', answer };
        setAsked(done);
        measurePainted(begunAt);
        latest.current(done);
      },
      (problem: unknown) => {
        if (mine.signal.aborted) return;
        const failed: Asked = { subject, state: 'failed', problem };
        setAsked(failed);
        latest.current(failed);
      },
    );
  }, []);

  const clear = useCallback(() => {
    running.current?.abort();
    setAsked(undefined);
  }, []);

  const giveUp = useCallback(() => {
    running.current?.abort();
    setAsked((before) => (before ? { subject: before.subject, state: 'given-up' } : undefined));
  }, []);

  const noteFollowUp = useCallback((record: string, followUp: NonNullable<SearchHit['followUp']>) => {
    setAsked((now) => {
      if (!now?.answer) return now;
      const hits = now.answer.hits.map((hit) => (hit.record === record ? { ...hit, followUp } : hit));
      return { ...now, answer: { ...now.answer, hits } };
    });
  }, []);

  return { asked, search, giveUp, clear, noteFollowUp };
}
