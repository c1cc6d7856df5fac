/** Where the bands lie for each way of working. Every threshold is in nats: the odds are e^score to 1. */

/** The named ways of working; an answer always says which one was used. */
export const PRESET_NAMES = ['border-first-line', 'second-line', 'visa', 'bulk'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

export interface Preset {
  readonly name: PresetName;
  /** From this score on the answer is HIT. */
  readonly hit: number;
  /** From this score on the answer is POSSIBLE, when the question gives a birth date (or the record has none to give). */
  readonly possible: number;
  /** The same when the question gives no birth date: a name alone must be rare to be worth an officer's time. */
  readonly possibleWithoutBirth: number;
  readonly reason: string;
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  'border-first-line': {
    name: 'border-first-line',
    hit: 4,
    possible: -1,
    possibleWithoutBirth: 2,
    reason:
      'A traveller waits: a hit must be right in 49 of 50 cases (e^4), a possible one in four is looked at twice.',
  },
  'second-line': {
    name: 'second-line',
    hit: 4,
    possible: -3,
    possibleWithoutBirth: 0,
    reason: 'An officer has time and the person before him: weaker traces are worth showing.',
  },
  visa: {
    name: 'visa',
    hit: 4,
    possible: -4,
    possibleWithoutBirth: -1,
    reason: 'Days, not seconds: a case officer reads every trace before a visa is given.',
  },
  bulk: {
    name: 'bulk',
    hit: 7,
    possible: 4,
    possibleWithoutBirth: 6,
    reason: 'Thousands of passengers at once: what is shown must be nearly sure, or nobody reads it.',
  },
};

export const DEFAULT_PRESET: PresetName = 'border-first-line';
