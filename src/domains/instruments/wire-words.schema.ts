import { type Static, Type } from 'typebox';
import { ACTS } from '../../engines/legal-basis/instrument.ts';
import { CONDITIONS, type ConditionCode, GRADES } from '../../engines/legal-basis/vocabulary.ts';
import { oneOf } from '../../kernel/wire.ts';

export const closed = { additionalProperties: false } as const;
export const CONDITION_CODES = Object.keys(CONDITIONS) as ConditionCode[];

/** What an entered fact may be; `attested` and `not-listed` belong to lists and are imported, not typed. */
export const ENTERED_ACTS = ACTS.filter((act) => act !== 'not-listed');
/** The way of an agreement from a gap to its entry into force. */
export const STEP_KINDS = [
  'need',
  'meeting',
  'draft',
  'signature',
  'ratification',
  'entry-into-force',
  'shelved',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const PartyCode = Type.String({ minLength: 2, maxLength: 16, pattern: '^[A-Z0-9-]+$' });
export const Code = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,62}$' });
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });
/** A date of which month or day may be unknown: `2004-07`. What is unknown is counted against the answer. */
export const PartDay = Type.String({
  pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
  description: 'YYYY, YYYY-MM or YYYY-MM-DD',
});
// Something that can be read: not blanks alone, and without the sign that no database keeps.
export const READABLE = '^(?=[^\\u0000]*\\S)[^\\u0000]*$';
export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: READABLE });
export const Source = Text(500);
export const Grade = oneOf(GRADES);
export const Codes = Type.Array(Type.String());

/**
 * A sentence as code and values, so that the web says it in the reader's language; `text` is the English one.
 * Values are codes where the web knows words for them: `party` and `parties` (blank between), `measure`, `offence`, `data`, `condition`,
 * `instrument` (a code) with `title`; `day`, `days`, `years` and `count` are what they say; `text` is a text of the register itself.
 */
export const Said = Type.Object({
  code: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  text: Type.String(),
});
export type Said = Static<typeof Said>;

/** A fact on which an answer rests. */
export const FactShown = Type.Object({
  party: Type.String(),
  act: oneOf(ACTS),
  date: Type.String(),
  source: Type.String({ description: 'title of the source' }),
  sourceId: Type.String(),
  grade: Grade,
  asOf: Type.String(),
  knownFrom: Type.String(),
  knownUntil: Type.Optional(Type.String({ description: 'found wrong on this day' })),
  note: Type.Optional(Type.String()),
  own: Type.Boolean({ description: 'entered on this node' }),
  enteredBy: Type.Optional(Type.String({ description: 'agency that entered it' })),
});
export type FactShown = Static<typeof FactShown>;
