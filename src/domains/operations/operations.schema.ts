import { type Static, Type } from 'typebox';
import { MEASURES, PHASES } from '../../engines/tally/measures.ts';
import { AskedSubject } from '../../kernel/asked-subject.schema.ts';
import { PURPOSES } from '../../kernel/codes.ts';
import { COUNTRY_CODES } from '../../kernel/countries.ts';
import { FaultAnswer, oneOf, pageOf } from '../../kernel/wire.ts';
import { CHECK_KINDS, OPERATION_STATES } from './operation.ts';

const closed = { additionalProperties: false } as const;
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Day = Type.String({ format: 'date' });
const Moment = Type.String({ format: 'date-time', description: 'ISO 8601 with offset' });
const Country = oneOf(COUNTRY_CODES);
const Phase = oneOf(PHASES);
const MeasureCode = oneOf(MEASURES.map(({ code }) => code));
const Lat = Type.Number({ minimum: -90, maximum: 90 });
const Lon = Type.Number({ minimum: -180, maximum: 180 });
const Position = Type.Object({ lat: Lat, lon: Lon }, closed);
/** Made where the entry is made, also offline: sent ten times it counts once. */
const EntryId = Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z-]{7,63}$' });

/** Left out, whoever sends made it. */
const MadeBy = Type.Optional(
  Type.String({
    format: 'uuid',
    description: 'who made it, where they may not send it any more and a colleague with operations:report hands it in',
  }),
);

export const OperationPath = Type.Object({ id: Text(60) }, closed);

export const PlanBody = Type.Object(
  {
    crimeAreas: Type.Array(Text(80), { maxItems: 30 }),
    objectives: Type.Optional(Type.Array(Text(500), { maxItems: 50 })),
    purpose: oneOf(PURPOSES, 'for which checks search'),
    participants: Type.Array(
      Type.Object(
        {
          agency: Text(32),
          role: Type.Optional(oneOf(['lead', 'co-lead', 'participant'] as const)),
          officers: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
          zone: Type.Optional(Type.String({ maxLength: 60, description: 'IANA; that of the agency unless given' })),
        },
        closed,
      ),
      { minItems: 1, maxItems: 500 },
    ),
    phases: Type.Array(Type.Object({ phase: Phase, from: Day, to: Day }, closed), { minItems: 1, maxItems: 20 }),
    actionDays: Type.Optional(Type.Array(Day, { minItems: 1, maxItems: 366, uniqueItems: true })),
    hotSpots: Type.Optional(
      Type.Array(
        Type.Object(
          {
            code: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$' }),
            name: Text(120),
            country: Country,
            lat: Lat,
            lon: Lon,
            radiusKm: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 500 })),
          },
          closed,
        ),
        { maxItems: 500 },
      ),
    ),
    places: Type.Optional(oneOf(['anywhere', 'hot-spots-only'] as const)),
    measures: Type.Optional(
      Type.Array(MeasureCode, { minItems: 1, uniqueItems: true, description: 'what is counted; all unless given' }),
    ),
    signers: Type.Optional(
      Type.Array(Country, { uniqueItems: true, description: 'countries that sign; all that take part unless given' }),
    ),
  },
  closed,
);
export type PlanBody = Static<typeof PlanBody>;

export const NewOperation = Type.Object(
  {
    code: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]{2,59}$',
      description: 'short and stable; stands in searches and hits',
    }),
    name: Text(200),
    plan: PlanBody,
  },
  closed,
);
export type NewOperation = Static<typeof NewOperation>;

export const PlanChange = Type.Object(
  {
    name: Type.Optional(Text(200)),
    plan: PlanBody,
    version: Type.Integer({ description: 'the version that was read' }),
  },
  closed,
);
export const StateChange = Type.Object({ state: oneOf(['running', 'closed'] as const) }, closed);

const Participant = Type.Object({
  agency: Type.String(),
  country: Type.String(),
  role: oneOf(['lead', 'co-lead', 'participant'] as const),
  officers: Type.Integer(),
  zone: Type.String(),
});

export const OperationAnswer = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  state: oneOf(OPERATION_STATES),
  lead: Type.String(),
  version: Type.Integer(),
  madeAt: Type.String(),
  changedAt: Type.String(),
  plan: Type.Object({
    crimeAreas: Type.Array(Type.String()),
    objectives: Type.Array(Type.String()),
    purpose: oneOf(PURPOSES),
    participants: Type.Array(Participant),
    phases: Type.Array(Type.Object({ phase: Phase, from: Type.String(), to: Type.String() })),
    actionDays: Type.Optional(Type.Array(Type.String())),
    hotSpots: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        country: Type.String(),
        lat: Type.Number(),
        lon: Type.Number(),
        radiusKm: Type.Number(),
      }),
    ),
    formerHotSpots: Type.Optional(
      Type.Array(Type.Object({ code: Type.String(), name: Type.String(), country: Type.String() }), {
        description: 'no longer in the plan; what was entered there keeps their names',
      }),
    ),
    places: oneOf(['anywhere', 'hot-spots-only'] as const),
    measures: Type.Array(Type.String()),
    signers: Type.Array(Type.String()),
  }),
  mine: Type.Optional(Participant),
  may: Type.Object({
    plan: Type.Boolean(),
    check: Type.Boolean(),
    report: Type.Boolean(),
    acceptLate: Type.Boolean(),
    signOff: Type.Boolean(),
    publish: Type.Boolean(),
  }),
});
export type OperationAnswer = Static<typeof OperationAnswer>;

export const OperationSummary = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  state: oneOf(OPERATION_STATES),
  lead: Type.String(),
  from: Type.String(),
  to: Type.String(),
  countries: Type.Array(Type.String()),
  mine: Type.Boolean({ description: 'the agency takes part' }),
});
export const OperationPage = pageOf(OperationSummary);
export const ListQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ format: 'uuid' })),
  },
  closed,
);

export const CheckRequest = Type.Object(
  {
    id: EntryId,
    kind: oneOf(CHECK_KINDS),
    at: Type.Optional(
      Type.String({ format: 'date-time', description: 'now unless given; a check made offline says when it was' }),
    ),
    subject: Type.Optional(AskedSubject),
    hotSpot: Type.Optional(Text(40)),
    position: Type.Optional(Position),
    phase: Type.Optional(Phase),
    purpose: Type.Optional(oneOf(PURPOSES)),
    caseReference: Type.Optional(Text(100)),
    officer: MadeBy,
  },
  closed,
);
export type CheckRequest = Static<typeof CheckRequest>;

const EntryStates = ['counted', 'held', 'refused', 'superseded', 'withdrawn'] as const;

export const WrittenAnswer = Type.Object({
  id: Type.String(),
  state: oneOf(EntryStates),
  reasons: Type.Array(FaultAnswer),
  repeated: Type.Boolean({ description: 'the same had been sent before: counted once' }),
});

/** `search` has the form of the answer of POST /v1/searches; absent for parcels and premises. */
export const CheckAnswer = Type.Object({
  ...WrittenAnswer.properties,
  measure: Type.String(),
  phase: Phase,
  hotSpot: Type.Optional(Type.String()),
  search: Type.Optional(Type.Unsafe<object>({ type: 'object', additionalProperties: true })),
});

export const ChecksBatch = Type.Object({ checks: Type.Array(CheckRequest, { minItems: 1, maxItems: 200 }) }, closed);
/** Each line is the answer of a check, or `{id, problem}`. */
export const ChecksBatchAnswer = Type.Object({
  items: Type.Array(Type.Unsafe<object>({ type: 'object', additionalProperties: true })),
});

export const Identity = Type.Object(
  {
    person: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Text(300)),
          bornOn: Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })),
          document: Type.Optional(Type.Object({ number: Text(60), issuer: Type.Optional(Country) }, closed)),
        },
        closed,
      ),
    ),
    object: Type.Optional(Type.Object({ kind: Text(40), number: Text(60), make: Type.Optional(Text(80)) }, closed)),
  },
  { ...closed, description: 'who or what it is, so that it counts once; kept as a keyed hash only' },
);
export type Identity = Static<typeof Identity>;

export const EntryBody = Type.Object(
  {
    id: EntryId,
    revision: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'raised by one with each correction' }),
    ),
    withdrawn: Type.Optional(Type.Boolean()),
    measure: Text(60),
    amount: Type.Number(),
    unit: Type.Optional(Text(10)),
    phase: Type.Optional(Phase),
    at: Moment,
    hotSpot: Type.Optional(Text(40)),
    position: Type.Optional(Position),
    agency: Type.Optional(Text(32)),
    identity: Type.Optional(Identity),
    check: Type.Optional(EntryId),
    hit: Type.Optional(Type.String({ format: 'uuid' })),
    officer: MadeBy,
  },
  closed,
);
export type EntryBody = Static<typeof EntryBody>;
export const EntriesRequest = Type.Object({ entries: Type.Array(EntryBody, { minItems: 1, maxItems: 1000 }) }, closed);
export const EntriesAnswer = Type.Object({ items: Type.Array(WrittenAnswer) });

/** Made anew from the node's own key each time, the same for an officer for as long as the node keeps it. */
export const OutboxKey = Type.Object({ officer: Type.String(), secret: Type.String() });

export const HandIn = Type.Object(
  { officer: Type.String({ format: 'uuid', description: 'whose entries wait on the device' }) },
  closed,
);
export const HandInAnswer = Type.Object({ ...OutboxKey.properties, name: Type.String(), agency: Type.String() });

const Line = Type.Integer({ description: 'of the file, the line of names is the first' });

export const UploadAnswer = Type.Object({
  lines: Type.Integer(),
  counted: Type.Integer(),
  repeated: Type.Integer(),
  held: Type.Integer(),
  refused: Type.Integer(),
  faults: Type.Array(Type.Object({ line: Line, column: Type.String(), ...FaultAnswer.properties }), {
    description: 'lines that are no entry; at most 500',
  }),
  items: Type.Array(Type.Object({ line: Line, ...WrittenAnswer.properties }), {
    description: 'entries that do not count, with their reasons; at most 500',
  }),
});

/** A line of the answer to whoever accepts application/x-ndjson: the counts so far, and what is new in the lists. */
export const UploadProgress = Type.Object({ ...UploadAnswer.properties, done: Type.Integer() });
export type UploadProgress = Static<typeof UploadProgress>;

export const EntryAnswer = Type.Object({
  id: Type.String(),
  revision: Type.Integer(),
  origin: Type.String(),
  state: oneOf(EntryStates),
  reasons: Type.Array(FaultAnswer),
  lateNote: Type.Union([Type.String(), Type.Null()]),
  measure: Type.String(),
  amount: Type.Number(),
  unit: Type.Union([Type.String(), Type.Null()]),
  phase: Phase,
  country: Type.String(),
  agency: Type.String(),
  officer: Type.Optional(Type.String({ description: 'named to their own agency only' })),
  handedInBy: Type.Optional(Type.String({ description: 'who sent it for them; named to their own agency only' })),
  hotSpot: Type.Union([Type.String(), Type.Null()]),
  at: Type.String(),
  identified: Type.Boolean(),
  check: Type.Union([Type.String(), Type.Null()]),
  hit: Type.Union([Type.String(), Type.Null()]),
  outcome: Type.Union([Type.String(), Type.Null()]),
  receivedAt: Type.String(),
});
export const EntryPage = pageOf(EntryAnswer);
export const EntriesQuery = Type.Object(
  {
    measure: Type.Optional(MeasureCode),
    phase: Type.Optional(Phase),
    country: Type.Optional(Country),
    agency: Type.Optional(Text(32)),
    hotSpot: Type.Optional(Type.String({ maxLength: 40 })),
    hour: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:00:00Z$' })),
    state: Type.Optional(oneOf(['counted', 'held', 'refused'] as const)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    after: Type.Optional(Text(160)),
  },
  closed,
);
export type EntriesQuery = Static<typeof EntriesQuery>;
export const LateRequest = Type.Object({ note: Text(2000) }, closed);
export const EntryPath = Type.Object({ id: Text(60), entry: Text(64) }, closed);
