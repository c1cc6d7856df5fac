import { clockState } from '../../engines/clocks/clock-state.ts';
import { countDue } from '../../engines/clocks/due.ts';
import { getRule, writePeriod, writeSource } from '../../engines/clocks/find-rule.ts';
import type { Rule } from '../../engines/clocks/rule.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import { isChildToProtect, LOCATED_CHILD_RULE, USUAL_RULE } from './hit.ts';

/** Which rule an owner chose, by agency and register; an empty register stands for all of them. */
export interface ClockChoice {
  readonly agency: string;
  readonly register: string;
  readonly rule: string;
}

/** The rule for a hit on a record: a located child's own, else the owner's for the register, for all, or the usual one. */
export function ruleOfRecord(
  record: {
    readonly owner: string;
    readonly kind: string;
    readonly reason: string;
    readonly action: string;
    readonly warnings: readonly string[];
  },
  choices: readonly ClockChoice[],
): string {
  if (isChildToProtect(record)) return LOCATED_CHILD_RULE;
  const own = choices.filter(({ agency }) => agency === record.owner);
  return (
    (own.find(({ register }) => register === record.kind) ?? own.find(({ register }) => register === ''))?.rule ??
    USUAL_RULE
  );
}

/** Refuses a rule that no clock can run by. */
export function requireHitRule(code: string): Rule {
  const rule = getRule(code);
  if ('yearly' in rule || rule.direction === 'before' || rule.purpose === 'retention' || rule.purpose === 'review') {
    throw new Problem('invalid-input', `${rule.name} is not a time in which a hit is answered.`, {
      fields: [fieldFault('/rule', 'no-time-to-answer')],
    });
  }
  return rule;
}

export interface Deadline {
  readonly dueElapsedAt: string;
  readonly dueRegulationAt: string;
  readonly alarmAt: string;
  readonly nextStepAt: string | null;
}

const iso = (instant: number): string => new Date(instant).toISOString();

/** When the answer is due by both countings, in the zone of the office that must answer. */
export function deadlineOf(rule: string, zone: string, openedAt: string): Deadline {
  const question = { rule: getRule(rule), zone, receivedAt: Date.parse(openedAt) };
  const due = countDue(question);
  const { next } = clockState(question, question.receivedAt);
  return {
    dueElapsedAt: iso(due.elapsedAt),
    dueRegulationAt: iso(due.regulationAt),
    alarmAt: iso(due.alarmAt),
    nextStepAt: next ? iso(next.at) : null,
  };
}

interface Clocked {
  readonly rule: string;
  readonly zone: string;
  readonly openedAt: string;
  readonly decidedAt: string | null;
  readonly closedAt: string | null;
}

/** The clock as a screen shows it. */
export function showClock(hit: Clocked, now: Date) {
  const rule = getRule(hit.rule);
  const answeredAt = hit.decidedAt ?? hit.closedAt;
  const state = clockState(
    {
      rule,
      zone: hit.zone,
      receivedAt: Date.parse(hit.openedAt),
      ...(answeredAt ? { answeredAt: Date.parse(answeredAt) } : {}),
    },
    now.getTime(),
  );
  return {
    rule: rule.code,
    name: rule.name,
    period: 'period' in rule ? writePeriod(rule.period) : '',
    source: writeSource(rule.source),
    zone: hit.zone,
    state: state.state,
    dueElapsedAt: iso(state.due.elapsedAt),
    dueRegulationAt: iso(state.due.regulationAt),
    alarmAt: iso(state.due.alarmAt),
    remainingMs: state.remainingMs,
    usedShare: Math.round(state.usedShare * 1000) / 1000,
    ...(state.next ? { next: { tell: state.next.tell, at: iso(state.next.at) } } : {}),
  };
}

/** The steps of the escalation that have come, of those announced so far, and when the next one comes. */
export function reachedSteps(
  hit: Clocked & { readonly stepsTold: number },
  now: Date,
): {
  readonly reached: readonly { readonly tell: string; readonly share: number }[];
  readonly nextStepAt: string | null;
} {
  const { steps } = clockState(
    { rule: getRule(hit.rule), zone: hit.zone, receivedAt: Date.parse(hit.openedAt) },
    now.getTime(),
  );
  const next = steps.find(({ isReached }) => !isReached);
  return {
    reached: steps.filter(({ isReached }) => isReached).slice(hit.stepsTold),
    nextStepAt: next ? iso(next.at) : null,
  };
}
