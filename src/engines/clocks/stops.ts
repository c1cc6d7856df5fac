/** Times at which a clock stood still, because a clarification was asked and not yet given. */
import { Problem } from '../../kernel/problem.ts';
import { addPeriod } from './counting.ts';
import { readPeriods } from './period.ts';
import { type Instant, readMoment } from './zone.ts';

/** A time during which the clock stood still. Without an end, it still does. */
export interface Stop {
  readonly from: Instant;
  readonly to?: Instant;
}

/** A stop that has ended. */
export interface EndedStop {
  readonly from: Instant;
  readonly to: Instant;
}

/** Ends at `now` what has not ended; what begins later has not happened yet. */
export function endStops(stops: readonly Stop[], now: Instant): EndedStop[] {
  return stops.map(({ from, to }) => ({ from, to: to ?? Math.max(from, now) })).filter(({ from, to }) => to > from);
}

/** Joins stops that overlap or touch, so that no minute is taken twice; the order they were given in does not matter. */
export function joinStops(stops: readonly EndedStop[]): EndedStop[] {
  const joined: { from: Instant; to: Instant }[] = [];
  for (const stop of stops.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && stop.from <= last.to) last.to = Math.max(last.to, stop.to);
    else joined.push({ ...stop });
  }
  return joined;
}

/**
 * Moves a due moment by the time the clock stood still. What lies before the start does not count, because nothing ran
 * yet, nor does a stop that begins when the period is over. Real hours are added, also across a change of the clocks.
 */
export function shiftByStops(startedAt: Instant, dueAt: Instant, joined: readonly EndedStop[]): Instant {
  let shifted = dueAt;
  for (const { from, to } of joined) {
    const begins = Math.max(from, startedAt);
    if (begins < shifted && to > begins) shifted += to - begins;
  }
  return shifted;
}

/**
 * Reads stops as `FROM/TO`, several of them apart by commas. A moment without offset is the wall clock of the zone.
 * As in ISO 8601, the end may be a time of the same day (`2026-03-27T11:20/14:20`) or a length (`…T11:20/PT3H`).
 */
export function readStops(text: string | readonly string[], zone: string): EndedStop[] {
  const written = (typeof text === 'string' ? [text] : text).flatMap((part) => part.split(/\s*[,;]\s*/));
  const parts = written.filter((part) => part.trim() !== '');
  if (written.length > 0 && parts.length === 0) throw refusal('A stop says from when to when the clock stood still.');
  return parts.map((part) => readStop(part.trim(), zone));
}

function readStop(text: string, zone: string): EndedStop {
  const [first, second, ...rest] = text.split(/\/|--/).map((part) => part.trim());
  if (!first || !second || rest.length > 0) {
    throw refusal(`"${text}" is not a stop. Write it as FROM/TO, such as 2026-03-27T11:20/2026-03-27T14:20.`);
  }
  const from = readMoment(first, zone, '/stopped').at;
  const to = readEnd(first, second, from, zone);
  if (to < from) throw refusal(`The stop "${text}" ends before it begins.`);
  return { from, to };
}

function readEnd(first: string, second: string, from: Instant, zone: string): Instant {
  if (/^P/i.test(second)) {
    return readPeriods(second, '/stopped').reduce((at, period) => addPeriod(at, period, { zone }), from);
  }
  const isTimeOnly = /^\d{2}:\d{2}/.test(second);
  // ISO 8601: what the end leaves out, date or offset, it has in common with the beginning.
  const date = isTimeOnly ? `${first.slice(0, 10)}T` : '';
  const startOffset = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.exec(first.slice(16))?.[0] ?? '';
  const hasOwnOffset = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(isTimeOnly ? second.slice(5) : second.slice(16));
  return readMoment(`${date}${second}${hasOwnOffset ? '' : startOffset}`, zone, '/stopped').at;
}

function refusal(sentence: string): Problem {
  return new Problem('invalid-input', sentence, { fields: [{ field: '/stopped', message: sentence }] });
}
