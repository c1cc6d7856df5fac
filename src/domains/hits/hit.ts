import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Protected } from './protection.schema.ts';

/** The life of a hit, from the search that revealed it to its end. */
export const HIT_STATES = [
  'new',
  'owner-told',
  'confirmed',
  'not-the-same',
  'record-out-of-date',
  'action-taken',
  'closed',
] as const;
export type HitState = (typeof HIT_STATES)[number];

/** What the owner answers. */
export const DECISIONS = ['confirmed', 'not-the-same', 'record-out-of-date'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What came of it, one key each. */
export const FEEDBACK_KINDS = [
  'used',
  'not-used',
  'led-to-arrest',
  'led-to-seizure',
  'led-to-identification',
  'led-to-protection',
  'wrong-person',
  'record-wrong',
] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/**
 * What a match is (SIRENE Manual, definition of a hit): a search that reveals a foreign record whose data match and
 * which asks for something to be done is a hit; one on one's own record, or on one that asks for nothing, is not.
 */
export type MatchNature = 'foreign' | 'own' | 'no-action';

/** The nature of a match between the agency that asked and the record it found. */
export function natureOf(
  asker: string,
  { owner, action }: { readonly owner: string; readonly action: string },
): MatchNature {
  if (owner === asker) return 'own';
  return action === 'none' ? 'no-action' : 'foreign';
}

const STEPS: Readonly<Record<HitState, readonly HitState[]>> = {
  new: ['owner-told', 'confirmed', 'not-the-same', 'record-out-of-date', 'closed'],
  'owner-told': ['confirmed', 'not-the-same', 'record-out-of-date', 'closed'],
  confirmed: ['action-taken', 'closed'],
  'not-the-same': ['closed'],
  'record-out-of-date': ['closed'],
  'action-taken': ['closed'],
  closed: [],
};

/** Whether a hit may go from one state to another. */
export function mayStep(from: HitState, to: HitState): boolean {
  return STEPS[from].includes(to);
}

/** Refuses a step that the life of a hit does not have. */
export function requireStep(from: HitState, to: HitState): void {
  if (mayStep(from, to)) return;
  throw new Problem('wrong-state', faultOf('hit-step', { hitState: from, nextHitState: to }));
}

/** The rule by which a bureau answers unless it has chosen another. */
export const USUAL_RULE = 'sirene-reply';
/** A child who was located has a rule of its own, which nobody chooses away. */
export const LOCATED_CHILD_RULE = 'sirene-located-child';

/** Whether the record is of a child who is to be protected. */
export function isChildToProtect({ reason, warnings }: Protected): boolean {
  return reason.startsWith('child-') || (reason === 'missing-to-protect' && warnings.includes('minor'));
}
