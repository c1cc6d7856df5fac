/**
 * When an answer is due. Whether Regulation 1182/71 governs a given instrument is for lawyers, so both countings are
 * shown and the earlier one rings.
 *
 * Source: as each rule says, and `counting.ts`. Cost: some twenty look-ups of an offset, tens of microseconds.
 */
import { addPeriod, addPeriodToEnd, countBoth, type Place } from './counting.ts';
import { checkDeviation, type Deviation, shiftByDeviation } from './deviation.ts';
import type { Rule } from './rule.ts';
import { type EndedStop, joinStops, shiftByStops } from './stops.ts';
import { type Instant, requireZone } from './zone.ts';

export interface DueQuestion extends Place {
  readonly rule: Rule;
  /** When the event happened from which the rule counts. */
  readonly receivedAt: Instant;
  readonly stops?: readonly EndedStop[];
  readonly deviation?: Deviation;
}

/** The due moment by both countings. */
export interface Due {
  readonly elapsedAt: Instant;
  readonly regulationAt: Instant;
  /** The earlier of the two: nobody was ever blamed for answering too soon. */
  readonly alarmAt: Instant;
  /** How long the clock stood still, as far as it moved the alarm. */
  readonly stoppedMs: number;
  /** The same without the announced delay, when there is one: the limit of the instrument itself. */
  readonly withoutDeviation?: {
    readonly elapsedAt: Instant;
    readonly regulationAt: Instant;
    readonly alarmAt: Instant;
  };
}

/**
 * Counts both ways, adds the time the clock stood still, then the announced delay. No instrument says how a stop bears
 * on a period in days by the Regulation; the stopped hours are added to its end, so 24:00 and three hours is 03:00.
 */
export function countDue(question: DueQuestion): Due {
  const { rule, receivedAt, deviation } = question;
  requireZone(question.zone);
  const counted = countBoth(rule, receivedAt, question);
  const stops = joinStops(question.stops ?? []);
  const elapsedAt = shiftByStops(receivedAt, counted.elapsedAt, stops);
  const regulationAt = shiftByStops(receivedAt, counted.regulationAt, stops);
  const alarmAt = Math.min(elapsedAt, regulationAt);
  const stoppedMs = alarmAt - Math.min(counted.elapsedAt, counted.regulationAt);
  if (!deviation) return { elapsedAt, regulationAt, alarmAt, stoppedMs };

  const announced = checkDeviation(deviation);
  const laterElapsedAt = shiftByDeviation(rule, elapsedAt, announced, { place: question, add: addPeriod });
  const endsInHours = 'period' in rule && rule.period.unit === 'hours';
  const laterRegulationAt = shiftByDeviation(rule, regulationAt, announced, {
    place: question,
    add: endsInHours ? addPeriod : addPeriodToEnd,
  });
  return {
    elapsedAt: laterElapsedAt,
    regulationAt: laterRegulationAt,
    alarmAt: Math.min(laterElapsedAt, laterRegulationAt),
    stoppedMs,
    withoutDeviation: { elapsedAt, regulationAt, alarmAt },
  };
}
