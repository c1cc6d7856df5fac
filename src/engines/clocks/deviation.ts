/**
 * An announced delay: an answer may come later than its rule says when a court must first authorise it, if the expected
 * length and the reason are told at once (Directive (EU) 2023/977, Article 5(2); for investigation orders Directive
 * 2014/41/EU, Article 12(5) and (6)).
 */
import { Problem } from '../../kernel/problem.ts';
import type { addPeriod, Place } from './counting.ts';
import { writePeriod, writeSource } from './find-rule.ts';
import { findPeriods, readPeriods } from './period.ts';
import type { Period, Rule } from './rule.ts';
import type { Instant } from './zone.ts';

/** The delay that was announced; both parts are obligatory. */
export interface Deviation {
  readonly length: readonly Period[];
  readonly reason: string;
}

const HOW = 'Write it as LENGTH: REASON, such as "5 days: the court sits on Thursday".';

/** Reads `LENGTH: REASON` or `REASON: LENGTH`, the length as `5 days`, `36h` or `P5D`. Neither part may be missing. */
export function readDeviation(text: string): Deviation {
  const { length, reason } = splitDeviation(text.trim());
  return checkDeviation({ length: readPeriods(length, '/deviation'), reason });
}

function splitDeviation(text: string): { readonly length: string; readonly reason: string } {
  const first = findPeriods(text);
  if (first) {
    const reason = first.rest.replace(/^[\s:;,/|–—-]+/u, '').trim();
    return { length: text.slice(0, text.length - first.rest.length), reason };
  }
  // The other way round: the length stands alone behind the last sign that parts, or in brackets at the end.
  const parts = text.replace(/\)$/, '').split(/[:;,(|–—]/u);
  const length = parts.at(-1)!.trim();
  if (parts.length > 1 && findPeriods(length)?.rest.trim() === '') {
    return { length, reason: text.slice(0, text.lastIndexOf(length)).replace(/[\s:;,(|–—]+$/u, '') };
  }
  throw refusal(`A deviation must say how long the delay is expected to be. ${HOW}`);
}

/** A deviation whose length is more than nothing and whose reason has words; raises `invalid-input` otherwise. */
export function checkDeviation(deviation: Deviation): Deviation {
  if (!deviation.length.some((period) => period.length > 0)) {
    throw refusal('The length of a deviation must be more than nothing.');
  }
  if (!/\p{L}{2}/u.test(deviation.reason)) throw refusal(`A deviation must give its reason. ${HOW}`);
  return deviation;
}

/** Moves a due moment by the announced delay, as its counting adds; a rule that knows no deviation, or one this long, refuses. */
export function shiftByDeviation(
  rule: Rule,
  dueAt: Instant,
  deviation: Deviation,
  { place, add }: { readonly place: Place; readonly add: typeof addPeriod },
): Instant {
  const { deviation: allowed } = rule;
  if (!allowed) {
    throw refusal(`The rule ${rule.code} (${writeSource(rule.source)}) knows no deviation: the answer is due or late.`);
  }
  const shifted = deviation.length.reduce((at, period) => add(at, period, place), dueAt);
  if (allowed.atMost && shifted > add(dueAt, allowed.atMost, place)) {
    throw refusal(
      `The delay may be at most ${writePeriod(allowed.atMost)} (${writeSource(allowed.source)}); announce a shorter one.`,
    );
  }
  return shifted;
}

function refusal(sentence: string): Problem {
  return new Problem('invalid-input', sentence, { fields: [{ field: '/deviation', message: sentence }] });
}
