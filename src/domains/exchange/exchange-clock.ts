import { type ClockQuestion, clockState } from '../../engines/clocks/clock-state.ts';
import type { Deviation } from '../../engines/clocks/deviation.ts';
import { countDue } from '../../engines/clocks/due.ts';
import { getRule, writePeriod, writeSource } from '../../engines/clocks/find-rule.ts';
import type { Rule } from '../../engines/clocks/rule.ts';
import type { Stop } from '../../engines/clocks/stops.ts';
import type { WorkingCalendar } from '../../engines/clocks/working-days.ts';
import { Problem } from '../../kernel/problem.ts';
import type { ClockAnswer, Content } from './exchange.schema.ts';
import type { MessageKind, Pace } from './exchange.ts';

/** Rules of the node itself, where no instrument has one. */
export const NODE_RULES: readonly Rule[] = [
  {
    code: 'consent-answer',
    name: 'Answer to a request for consent',
    // No instrument sets one; the limit for a request that is not urgent serves until an agency sets its own.
    period: { length: 7, unit: 'days' },
    startsWhen: 'the request for consent is received',
    purpose: 'limit',
    source: { instrument: "The node's own rule" },
    grade: 'own',
  },
];

/** By which rule each kind is answered unless the asked agency chose another; null: it has no deadline. */
const USUAL_RULES: Readonly<Partial<Record<MessageKind, Readonly<Record<Pace, string | null>>>>> = {
  'information-request': {
    'urgent-direct': 'eu-2023-977-urgent-direct',
    'urgent-indirect': 'eu-2023-977-urgent-indirect',
    other: 'eu-2023-977-other',
  },
  'hit-follow-up': { 'urgent-direct': 'sirene-reply', 'urgent-indirect': 'sirene-reply', other: 'sirene-reply' },
  // A letter of request has no deadline anywhere; an investigation order has those of its Directive (`startingRules`).
  'mla-request': { 'urgent-direct': null, 'urgent-indirect': null, other: null },
};

/** What an agency chose for itself. */
export interface RuleChoice {
  readonly kind: MessageKind;
  readonly pace: Pace;
  readonly rule: string;
}

/** How the office that must answer counts its time. */
export interface Timekeeping {
  readonly zone: string;
  readonly ownRules: readonly Rule[];
  readonly choices: readonly RuleChoice[];
  /** The working days of its state, for rules that count in them. */
  readonly calendar: WorkingCalendar;
}

/** How fast an answer is owed. Until the asked office says otherwise it is taken to hold the information itself: the shorter limit. */
export function paceOf(content: Pick<Content, 'urgency' | 'access'>, stated?: 'direct' | 'indirect' | null): Pace {
  if (!content.urgency) return 'other';
  return (stated ?? content.access ?? 'direct') === 'indirect' ? 'urgent-indirect' : 'urgent-direct';
}

/** The rule by which a message is answered; undefined when none is owed. */
export function ruleFor(kind: MessageKind, pace: Pace, choices: readonly RuleChoice[]): string | undefined {
  const own = choices.find((choice) => choice.kind === kind && choice.pace === pace);
  return own?.rule ?? USUAL_RULES[kind]?.[pace] ?? undefined;
}

/** Whether nothing but core data is asked for, which have a deadline and a closed list of their own. */
export function isForCoreData(content: Pick<Content, 'wanted'> | null | undefined): boolean {
  return content?.wanted?.length === 1 && content.wanted[0] === 'core-data';
}

/** Which clocks start when a message is received. */
export function startingRules(
  kind: MessageKind,
  content: Pick<Content, 'urgency' | 'access' | 'mla' | 'wanted'>,
  choices: readonly RuleChoice[],
  stated?: 'direct' | 'indirect' | null,
): string[] {
  // Directive 2014/41/EU: acknowledged within a week, recognised within 30 days; execution runs from the recognition.
  if (kind === 'mla-request' && content.mla?.form === 'eio') return ['eio-acknowledge', 'eio-recognise'];
  if (isForCoreData(content)) return ['prum-core-data'];
  const rule = ruleFor(kind, paceOf(content, stated), choices);
  return rule ? [rule] : [];
}

/** The rule that starts when an investigation order is recognised. */
export const EXECUTION_RULE = 'eio-execute';

/** A clock as it is kept. */
export interface KeptClock {
  readonly rule: string;
  readonly zone: string;
  readonly startedAt: string;
  readonly metAt: string | null;
  readonly endedAt: string | null;
  readonly deviation: KeptDeviation | null;
  readonly stepsTold: number;
}

export interface KeptDeviation extends Deviation {
  readonly announcedAt: string;
}

/** A time during which it stood still, as it is kept. */
export interface KeptStop {
  readonly from: string;
  readonly to?: string;
}

/** The rule of a clock: of an instrument, of the agency, or of the node. */
export function ruleOf(code: string, { ownRules }: Pick<Timekeeping, 'ownRules'>): Rule {
  return getRule(code, [...ownRules, ...NODE_RULES]);
}

const iso = (instant: number): string => new Date(instant).toISOString();

function questionOf(clock: KeptClock, stops: readonly KeptStop[], time: Timekeeping): ClockQuestion {
  const end = clock.metAt ?? clock.endedAt;
  return {
    rule: ruleOf(clock.rule, time),
    zone: clock.zone,
    calendar: time.calendar,
    receivedAt: Date.parse(clock.startedAt),
    stops: stops.map(({ from, to }): Stop => ({ from: Date.parse(from), ...(to ? { to: Date.parse(to) } : {}) })),
    ...(clock.deviation ? { deviation: clock.deviation } : {}),
    ...(end ? { answeredAt: Date.parse(end) } : {}),
  };
}

/** What a clock says at an instant, as it is kept beside the row so that lists need not count. */
export interface ReadClock {
  readonly dueElapsedAt: string;
  readonly dueRegulationAt: string;
  readonly alarmAt: string;
  /** When somebody must be told next; null while it stands still, and when it has ended. */
  readonly nextStepAt: string | null;
  readonly isLate: boolean;
  readonly reached: readonly { readonly tell: string; readonly share: number }[];
}

/** Reads a clock at an instant, by both countings. */
export function readClock(clock: KeptClock, stops: readonly KeptStop[], time: Timekeeping, now: Date): ReadClock {
  const state = clockState(questionOf(clock, stops, time), now.getTime());
  const isOpen = !clock.metAt && !clock.endedAt;
  const next = state.steps.find(({ isReached }) => !isReached);
  return {
    dueElapsedAt: iso(state.due.elapsedAt),
    dueRegulationAt: iso(state.due.regulationAt),
    alarmAt: iso(state.due.alarmAt),
    nextStepAt: isOpen && state.state !== 'stopped' && next ? iso(next.at) : null,
    isLate: state.state === 'late' || state.state === 'answered-late',
    reached: state.steps.filter(({ isReached }) => isReached).slice(clock.stepsTold),
  };
}

/** The clock as a screen shows it. */
export function showClock(clock: KeptClock, stops: readonly KeptStop[], time: Timekeeping, now: Date): ClockAnswer {
  const question = questionOf(clock, stops, time);
  const { rule } = question;
  const state = clockState(question, now.getTime());
  const isOpen = !clock.metAt && !clock.endedAt;
  return {
    rule: rule.code,
    name: rule.name,
    period: 'period' in rule ? writePeriod(rule.period) : '',
    source: writeSource(rule.source),
    zone: clock.zone,
    startedAt: clock.startedAt,
    state: state.state,
    dueElapsedAt: iso(state.due.elapsedAt),
    dueRegulationAt: iso(state.due.regulationAt),
    alarmAt: iso(state.due.alarmAt),
    remainingMs: state.remainingMs,
    usedShare: Math.round(state.usedShare * 1000) / 1000,
    stoppedMs: state.due.stoppedMs,
    isDeviation: state.isDeviation,
    ...(clock.deviation
      ? {
          deviation: {
            length: clock.deviation.length.map(writePeriod).join(' and '),
            reason: clock.deviation.reason,
            announcedAt: clock.deviation.announcedAt,
          },
        }
      : {}),
    mayDeviate: isOpen && rule.deviation !== undefined,
    ...(isOpen && state.next ? { next: { tell: state.next.tell, at: iso(state.next.at) } } : {}),
  };
}

/** Refuses a rule that no clock can run by. */
export function requireAnswerRule(code: string, time: Pick<Timekeeping, 'ownRules'>): Rule {
  const rule = ruleOf(code, time);
  if ('yearly' in rule || rule.direction === 'before' || rule.purpose === 'retention' || rule.purpose === 'review') {
    throw new Problem('invalid-input', `${rule.name} is not a time in which a request is answered.`, {
      fields: [{ field: '/rule', message: 'Choose a rule with a time to answer, such as eu-2023-977-other.' }],
    });
  }
  return rule;
}

/** The deadlines of a clock that starts now; checks with the rule that it can run. */
export function startClock(rule: string, startedAt: string, time: Timekeeping): KeptClock & ReadClock {
  const { zone } = time;
  const clock: KeptClock = { rule, zone, startedAt, metAt: null, endedAt: null, deviation: null, stepsTold: 0 };
  return { ...clock, ...readClock(clock, [], time, new Date(startedAt)) };
}

/** When the need to keep an exchange is looked at again: six months after it ended (Directive (EU) 2023/977, Article 16). */
export function firstReviewOn(endedAt: string, zone: string): string {
  const due = countDue({ rule: getRule('eu-2023-977-first-review'), zone, receivedAt: Date.parse(endedAt) });
  return iso(due.alarmAt).slice(0, 10);
}
