/**
 * What a running clock says now: how much time is left, who must be told next, whether the answer is late.
 *
 * Cost: that of `countDue`, and one pass over the stops for each step of the escalation.
 */
import { countDue, type Due, type DueQuestion } from './due.ts';
import { type EndedStop, endStops, joinStops, type Stop } from './stops.ts';
import type { Instant } from './zone.ts';

/** Which counting decides whether an answer is late. The alarm is always the earlier. */
export type GoverningCount = 'earlier' | 'elapsed' | 'regulation1182_71';

/** Who is told when a share of the time has run. */
export interface EscalationStep {
  /** Share of the running time, 0 to 1 and beyond: 1 is the alarm itself. */
  readonly share: number;
  readonly tell: 'desk' | 'supervisor' | 'contact-point';
}

/** The desk is reminded twice while it can still answer, its supervisor before the alarm, the contact point at it. */
export const ESCALATION: readonly EscalationStep[] = [
  { share: 0.5, tell: 'desk' },
  { share: 0.75, tell: 'desk' },
  { share: 0.9, tell: 'supervisor' },
  { share: 1, tell: 'contact-point' },
];

export interface ClockQuestion extends Omit<DueQuestion, 'stops'> {
  /** A stop without an end means the clarification has not come yet. */
  readonly stops?: readonly Stop[];
  readonly answeredAt?: Instant;
  readonly governing?: GoverningCount;
  readonly plan?: readonly EscalationStep[];
}

export interface ClockState {
  /** `late` and `answered-late` follow the governing count. */
  readonly state: 'running' | 'stopped' | 'late' | 'answered-in-time' | 'answered-late';
  readonly due: Due;
  /** Until the governing due moment; negative when it has passed. Stands still while the clock does. */
  readonly remainingMs: number;
  /** How much of the running time until the alarm is used, 0 to 1 and beyond. */
  readonly usedShare: number;
  readonly isDeviation: boolean;
  /** Every step with its moment; `isReached` says it has come. */
  readonly steps: readonly (EscalationStep & { readonly at: Instant; readonly isReached: boolean })[];
  /** The next step to come; none while the clock stands still, or when all have come. */
  readonly next?: EscalationStep & { readonly at: Instant };
}

/** Reads the clock at `now`, or at the moment of the answer if there was one. */
export function clockState(question: ClockQuestion, now: Instant): ClockState {
  const { stops = [], answeredAt, governing = 'earlier', plan = ESCALATION } = question;
  const readAt = answeredAt ?? now;
  const ended = joinStops(endStops(stops, readAt));
  const due = countDue({ ...question, stops: ended });
  const governingAt =
    governing === 'elapsed' ? due.elapsedAt : governing === 'regulation1182_71' ? due.regulationAt : due.alarmAt;

  const isLate = readAt > governingAt;
  const isStopped =
    !isLate && stops.some(({ from, to }) => from <= readAt && (to === undefined || readAt < to) && from < governingAt);
  const answered = isLate ? 'answered-late' : 'answered-in-time';
  const state = answeredAt !== undefined ? answered : isLate ? 'late' : isStopped ? 'stopped' : 'running';

  const running = runningMs(question.receivedAt, due.alarmAt, ended);
  const steps = plan
    .map((step) => {
      // A warning that is due before its event has no running time: every step falls on the alarm.
      const at = running <= 0 ? due.alarmAt : momentAtShare(question.receivedAt, step.share * running, ended);
      return { ...step, at, isReached: at <= readAt };
    })
    .sort((a, b) => a.at - b.at);
  const next = state === 'running' || state === 'late' ? steps.find((step) => !step.isReached) : undefined;
  return {
    state,
    due,
    // While a known stop lasts, the due moment already holds all of it: only running time is left.
    remainingMs: isLate ? governingAt - readAt : runningMs(readAt, governingAt, ended),
    usedShare:
      running <= 0 ? 1 : runningMs(question.receivedAt, Math.max(readAt, question.receivedAt), ended) / running,
    isDeviation: question.deviation !== undefined,
    steps,
    ...(next ? { next: { share: next.share, tell: next.tell, at: next.at } } : {}),
  };
}

/** The time between two instants, without the stops. */
function runningMs(from: Instant, to: Instant, joined: readonly EndedStop[]): number {
  let ran = to - from;
  for (const stop of joined) ran -= Math.max(0, Math.min(stop.to, to) - Math.max(stop.from, from));
  return ran;
}

/** The instant at which so much running time has passed. */
function momentAtShare(from: Instant, ranMs: number, joined: readonly EndedStop[]): Instant {
  let at = from + Math.round(ranMs);
  for (const stop of joined) {
    const begins = Math.max(stop.from, from);
    if (stop.to > begins && begins < at) at += stop.to - begins;
  }
  return at;
}
