import { type Static, Type } from 'typebox';
import { AskedPerson, AskedSubject, Statement } from '../../kernel/asked-subject.schema.ts';
import { PURPOSES, REGISTER_KINDS } from '../../kernel/codes.ts';
import { oneOf } from '../../kernel/wire.ts';

export { AskedPerson, AskedSubject, Statement };

const closed = { additionalProperties: false } as const;
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const PRESETS = ['border-first-line', 'second-line', 'visa', 'bulk'] as const;

export const SearchRequest = Type.Object(
  {
    purpose: oneOf(PURPOSES, 'INTERPOL RPD Art. 10'),
    caseReference: Type.Optional(Text(100)),
    operation: Type.Optional(Text(60)),
    preset: Type.Optional(oneOf(PRESETS)),
    registers: Type.Optional(Type.Array(oneOf(REGISTER_KINDS), { minItems: 1, uniqueItems: true })),
    subject: AskedSubject,
  },
  closed,
);
export type SearchRequest = Static<typeof SearchRequest>;

const Outcome = oneOf(['no-hit', 'possible', 'hit'] as const);

export const FollowUpState = Type.Object(
  {
    id: Type.String(),
    reference: Type.String(),
    state: Type.String(),
    repeats: Type.Integer({ description: 'how often the same was found again; it is counted, not sent again' }),
    isNew: Type.Boolean(),
    openedAt: Type.String(),
    alarmAt: Type.String({ description: 'when the answer of the owner is due, by the earlier counting' }),
  },
  { description: 'the hit that this match opened or repeated; absent where none exists (own record, no action asked)' },
);

export const SearchHit = Type.Object({
  reference: Type.String(),
  record: Type.String({ description: 'id of the record' }),
  register: oneOf(REGISTER_KINDS),
  outcome: oneOf(['possible', 'hit'] as const),
  /** Set when a document agrees while the name is another: an impostor, or a document that several use. */
  finding: Type.Optional(oneOf(['document-of-another-name'] as const)),
  owner: Type.String({ description: 'code of the agency to ask' }),
  ownerName: Type.String(),
  party: Type.String(),
  own: Type.Boolean({ description: 'a record of the asking agency; not a hit in the sense of the SIRENE Manual' }),
  status: Type.String(),
  reason: Type.String(),
  action: Type.String(),
  warnings: Type.Array(Type.String()),
  grade: Type.Optional(Type.String()),
  handling: Type.Array(Type.String()),
  basis: Type.Optional(Type.String()),
  source: Type.Optional(Type.String()),
  freshness: Type.Object({
    reportedAt: Type.String(),
    confirmedAt: Type.String(),
    ageDays: Type.Integer(),
    confirmedDaysAgo: Type.Integer(),
    reviewOn: Type.String(),
  }),
  title: Type.Optional(Type.String()),
  roman: Type.Optional(
    Type.String({ description: 'the name in Latin letters, where it is written in another script' }),
  ),
  subject: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
  score: Type.Number({ description: 'nats; the odds are e^score to 1' }),
  because: Type.Array(Statement),
  matched: Type.Optional(Type.Object({ asked: Type.String(), recorded: Type.String() })),
  may: Type.Object({ open: Type.Boolean(), askOwner: Type.Boolean() }),
  followUp: Type.Optional(FollowUpState),
});
export type SearchHit = Static<typeof SearchHit>;

export const Recognised = Type.Object({
  kind: Type.String({ description: 'mrz, person, document, vehicle, firearm, vessel or account' }),
  confidence: Type.Number(),
  readAs: Type.Array(Type.String()),
  shown: Type.String({ description: 'what was understood, for the officer to check' }),
  searched: Type.Boolean(),
});

export const SearchAnswer = Type.Object({
  outcome: Outcome,
  hits: Type.Array(SearchHit),
  more: Type.Integer({ description: 'possible matches beyond those shown' }),
  searched: Type.Array(oneOf(REGISTER_KINDS)),
  recognised: Type.Array(Recognised),
  preset: oneOf(PRESETS),
  cutShort: Type.Boolean({ description: 'the search ran out of its time budget' }),
  tookMs: Type.Number(),
  audit: Type.String({ description: 'id of the audit entry' }),
});
export type SearchAnswer = Static<typeof SearchAnswer>;

export const RecogniseRequest = Type.Object({ text: Type.String({ maxLength: 2000 }) }, closed);
/** What a text could be; `subject` is the reading as a search or a message takes it. */
export const RecogniseAnswer = Type.Object({
  recognised: Type.Array(Type.Object({ ...Recognised.properties, subject: Type.Optional(AskedSubject) })),
});

export const BulkQuery = Type.Object(
  {
    purpose: oneOf(PURPOSES),
    caseReference: Type.Optional(Text(100)),
    operation: Type.Optional(Text(60)),
    preset: Type.Optional(oneOf(PRESETS)),
    brief: Type.Optional(Type.Boolean({ description: 'answers without subjects and statements' })),
  },
  closed,
);
export type BulkQuery = Static<typeof BulkQuery>;

/** One line of a bulk search: a subject, with a reference of the sender's that comes back with the answer. */
export const BulkLine = Type.Object(
  { ref: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Number()])), subject: AskedSubject },
  closed,
);
export type BulkLine = Static<typeof BulkLine>;
