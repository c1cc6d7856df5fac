import { type Static, Type } from 'typebox';
import { PURPOSES, REGISTER_KINDS } from '../../kernel/codes.ts';
import { COUNTRY_CODES } from '../../kernel/countries.ts';
import { oneOf } from '../../kernel/wire.ts';

const closed = { additionalProperties: false } as const;
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Country = oneOf(COUNTRY_CODES);
const PartialDate = Type.String({
  pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
  description: 'YYYY, YYYY-MM or YYYY-MM-DD',
});

const AskedName = Type.Object(
  {
    whole: Type.Optional(Text(500)),
    family: Type.Optional(Text(300)),
    given: Type.Optional(Text(300)),
    patronymic: Type.Optional(Text(200)),
  },
  closed,
);

const AskedDocument = Type.Object(
  { number: Text(60), issuer: Type.Optional(Country), type: Type.Optional(Text(40)) },
  closed,
);

export const AskedPerson = Type.Object(
  {
    names: Type.Array(AskedName, { minItems: 1, maxItems: 20 }),
    born: Type.Optional(
      Type.Array(
        Type.Object(
          { on: PartialDate, toleranceYears: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })) },
          closed,
        ),
        { maxItems: 5 },
      ),
    ),
    sex: Type.Optional(oneOf(['female', 'male', 'unspecified', 'unknown'] as const)),
    nationalities: Type.Optional(Type.Array(Country, { maxItems: 10 })),
    birthPlaces: Type.Optional(Type.Array(Text(200), { maxItems: 5 })),
    documents: Type.Optional(Type.Array(AskedDocument, { maxItems: 10 })),
    heightCm: Type.Optional(Type.Integer({ minimum: 20, maximum: 280 })),
  },
  closed,
);

export const AskedSubject = Type.Object(
  {
    person: Type.Optional(AskedPerson),
    document: Type.Optional(AskedDocument),
    mrz: Type.Optional(
      Type.String({ minLength: 1, maxLength: 400, description: 'two or three lines, as a scanner types them' }),
    ),
    vehicle: Type.Optional(
      Type.Object(
        {
          vin: Type.Optional(Text(40)),
          plate: Type.Optional(Text(20)),
          plateCountry: Type.Optional(Country),
          make: Type.Optional(Text(60)),
          model: Type.Optional(Text(60)),
          colour: Type.Optional(Text(40)),
        },
        closed,
      ),
    ),
    firearm: Type.Optional(
      Type.Object(
        {
          serial: Text(60),
          make: Type.Optional(Text(80)),
          model: Type.Optional(Text(80)),
          calibre: Type.Optional(Text(40)),
          originCountry: Type.Optional(Country),
        },
        closed,
      ),
    ),
    vessel: Type.Optional(Type.Object({ imo: Type.Optional(Text(20)), mmsi: Type.Optional(Text(20)) }, closed)),
    text: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2000, description: 'the free box: says what it recognised' }),
    ),
  },
  { ...closed, minProperties: 1 },
);

export type AskedSubject = Static<typeof AskedSubject>;

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

export const Statement = Type.Object({
  code: Type.String({ description: 'stable; the web translates it' }),
  values: Type.Unsafe<Record<string, string | number>>({ type: 'object', additionalProperties: true }),
  nats: Type.Number({ description: 'evidence in nats: above zero for the same, below against' }),
  text: Type.String({ description: 'the same in English' }),
});

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
export const RecogniseAnswer = Type.Object({ recognised: Type.Array(Recognised) });

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
