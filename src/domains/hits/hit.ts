import { Problem } from '../../kernel/problem.ts';

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

const IN_WORDS: Readonly<Record<HitState, string>> = {
  new: 'waits for its owner to be told',
  'owner-told': 'waits for its owner to answer',
  confirmed: 'was confirmed by its owner',
  'not-the-same': 'was answered: not the same',
  'record-out-of-date': 'was answered: the record is out of date',
  'action-taken': 'has been acted on',
  closed: 'is closed',
};

/** Refuses a step that the life of a hit does not have. */
export function requireStep(from: HitState, to: HitState): void {
  if (mayStep(from, to)) return;
  throw new Problem('wrong-state', `This hit ${IN_WORDS[from]}; it cannot become "${to}" now.`);
}

/** A rule that protects somebody, shown before anything else about a hit. */
export interface ProtectiveRule {
  readonly code: string;
  readonly text: string;
}

const RULES_OF_PROTECTION: readonly (ProtectiveRule & { readonly applies: (of: Protected) => boolean })[] = [
  {
    code: 'child-first',
    text: 'A child. Bring it to safety first, keep it apart from whoever accompanies it, and call child protection.',
    applies: ({ reason, warnings }) => warnings.includes('minor') || reason.startsWith('child-'),
  },
  {
    code: 'prevent-travel',
    text: 'The person is to be kept from travelling on; tell the owner at once, who decides with its authorities.',
    applies: ({ action }) => action === 'prevent-travel',
  },
  {
    code: 'victim-not-suspect',
    text: 'A victim, not a suspect. Do not question about an offence; offer protection and medical help.',
    applies: ({ warnings }) => warnings.includes('victim'),
  },
  {
    code: 'vulnerable',
    text: 'A vulnerable person. Stay with them until somebody competent takes over.',
    applies: ({ reason, warnings }) => warnings.includes('vulnerable') || reason === 'vulnerable-person',
  },
  {
    code: 'adult-consent',
    text: 'An adult reported missing: their whereabouts are told only with their recorded consent.',
    applies: ({ reason, warnings }) => reason === 'missing-whereabouts' && !warnings.includes('minor'),
  },
  {
    code: 'missing-to-protect',
    text: 'A missing person who needs protection. Stay with them and tell the owner at once.',
    applies: ({ reason, warnings }) => reason === 'missing-to-protect' && !warnings.includes('minor'),
  },
  {
    code: 'suicidal',
    text: 'At risk of harming themselves. Do not leave them alone.',
    applies: ({ warnings }) => warnings.includes('suicidal'),
  },
];

interface Protected {
  readonly reason: string;
  readonly action: string;
  readonly warnings: readonly string[];
}

/** The protective rules for a record, the most urgent first; none for most. */
export function protectionOf(record: Protected): ProtectiveRule[] {
  return RULES_OF_PROTECTION.filter(({ applies }) => applies(record)).map(({ code, text }) => ({ code, text }));
}

/** The rule by which a bureau answers unless it has chosen another. */
export const USUAL_RULE = 'sirene-reply';
/** A child who was located has a rule of its own, which nobody chooses away. */
export const LOCATED_CHILD_RULE = 'sirene-located-child';

/** Whether the record is of a child who is to be protected. */
export function isChildToProtect({ reason, warnings }: Protected): boolean {
  return reason.startsWith('child-') || (reason === 'missing-to-protect' && warnings.includes('minor'));
}
