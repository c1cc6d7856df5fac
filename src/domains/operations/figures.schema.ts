import { type Static, Type } from 'typebox';
import { MEASURES, PHASES } from '../../engines/tally/measures.ts';
import { LANGUAGES, REGISTER_KINDS } from '../../kernel/codes.ts';
import { COUNTRY_CODES } from '../../kernel/countries.ts';
import { FaultAnswer, oneOf, pageOf } from '../../kernel/wire.ts';

const closed = { additionalProperties: false } as const;
const SCOPES = [
  'preparation',
  'action',
  'follow-up',
  'preparation and action',
  'action and follow-up',
  'all phases',
] as const;

export const FigureBody = Type.Object(
  {
    measure: oneOf(MEASURES.map(({ code }) => code)),
    phase: oneOf(SCOPES),
    value: Type.Number(),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })),
    precision: Type.Optional(oneOf(['exact', 'about', 'at-least'] as const)),
    source: Type.Optional(
      Type.String({ minLength: 1, maxLength: 120, description: 'who states it; the agency unless given' }),
    ),
    statedAt: Type.Optional(Type.String({ format: 'date-time' })),
    scope: Type.Optional(
      oneOf(COUNTRY_CODES, 'the country it is of; the whole operation unless given, for those who lead'),
    ),
    members: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 32 }), { maxItems: 300, uniqueItems: true }),
    ),
  },
  closed,
);
export const FiguresRequest = Type.Object({ figures: Type.Array(FigureBody, { minItems: 1, maxItems: 500 }) }, closed);
export const FiguresAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      measure: Type.String(),
      phase: Type.String(),
      state: oneOf(['kept', 'held'] as const),
      reasons: Type.Array(FaultAnswer),
    }),
  ),
  sums: Type.Array(Type.String(), { description: 'stated sums that do not sum; the figures are kept and flagged' }),
});

const Row = Type.Object({
  measure: Type.String(),
  name: Type.Optional(Type.String()),
  phase: oneOf(PHASES),
  unit: Type.String(),
  group: Type.String({ description: 'country, agency, hot spot or hour; empty for the whole' }),
  value: Type.Number(),
  entries: Type.Integer(),
});
const Milliseconds = Type.Union([Type.Number(), Type.Null()]);
const Funnel = Type.Object({
  opened: Type.Integer(),
  repeats: Type.Integer(),
  told: Type.Integer(),
  decided: Type.Integer(),
  confirmed: Type.Integer(),
  notTheSame: Type.Integer(),
  outOfDate: Type.Integer(),
  acted: Type.Integer(),
  closed: Type.Integer(),
  late: Type.Integer(),
  medianToldMs: Milliseconds,
  medianDecidedMs: Milliseconds,
  p90DecidedMs: Milliseconds,
});

/** How far a hit came, as the funnel counts it. */
export const HIT_STEPS = [
  'opened',
  'told',
  'decided',
  'confirmed',
  'notTheSame',
  'outOfDate',
  'acted',
  'closed',
  'late',
] as const;

/** A hit of an operation: no record, no person. */
const OperationHit = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  asker: Type.String(),
  owner: Type.String(),
  register: oneOf(REGISTER_KINDS),
  state: Type.String(),
  place: Type.Union([Type.String(), Type.Null()]),
  foundAt: Type.String(),
  openedAt: Type.String(),
  alarmAt: Type.String(),
  repeats: Type.Integer(),
});
export const OperationHitPage = pageOf(OperationHit);
export const OperationHitsQuery = Type.Object(
  {
    step: Type.Optional(oneOf(HIT_STEPS, 'how far they came')),
    country: Type.Optional(oneOf(COUNTRY_CODES)),
    agency: Type.Optional(Type.String({ minLength: 1, maxLength: 32 })),
    hotSpot: Type.Optional(Type.String({ maxLength: 40, description: 'empty: at none' })),
    hour: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:00:00Z$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    after: Type.Optional(Type.String({ format: 'uuid' })),
  },
  closed,
);

export const CockpitAnswer = Type.Object({
  operation: Type.Object({ id: Type.String(), code: Type.String(), name: Type.String(), state: Type.String() }),
  countedAt: Type.String(),
  version: Type.Integer(),
  totals: Type.Array(Row),
  byCountry: Type.Array(Row),
  byAgency: Type.Array(Row),
  byHotSpot: Type.Array(Row),
  byHour: Type.Array(Row),
  hits: Funnel,
  lateHits: Type.Array(OperationHit),
  rates: Type.Array(
    Type.Object({
      name: Type.String(),
      text: Type.String(),
      value: Type.Optional(Type.Number()),
      of: Type.Optional(Type.Number()),
      to: Type.Optional(Type.Number()),
    }),
  ),
  setAside: Type.Object({ held: Type.Integer(), refused: Type.Integer() }),
  sharedThings: Type.Integer(),
  suspectedDoubles: Type.Integer(),
});

const Scope = oneOf(SCOPES);
const Precision = oneOf(['exact', 'about', 'at-least'] as const);
const StatedFigure = Type.Object({
  measure: Type.String(),
  phase: Scope,
  value: Type.Number(),
  unit: Type.Optional(Type.String()),
  precision: Type.Optional(Precision),
  source: Type.String(),
  statedAt: Type.Optional(Type.String()),
  scope: Type.Optional(Type.String({ description: 'a country; the whole operation where it is absent' })),
  members: Type.Optional(Type.Array(Type.String())),
});
/** An entry of a pair, without who made it. */
const PairedEntry = Type.Object({
  id: Type.String(),
  measure: Type.String(),
  amount: Type.Number(),
  unit: Type.Optional(Type.String()),
  phase: oneOf(PHASES),
  country: Type.String(),
  agency: Type.String(),
  hotSpot: Type.Optional(Type.String()),
  at: Type.String(),
});
const Pair = Type.Array(Type.String(), { minItems: 2, maxItems: 2 });

/** As `Reconciliation` in reconcile-operation.ts. */
export const ReconciliationAnswer = Type.Object({
  compared: Type.Array(
    Type.Object({
      measure: Type.String(),
      phase: Scope,
      scope: Type.Optional(Type.String()),
      unit: Type.Optional(Type.String({ description: 'the currency of money' })),
      reported: Type.Optional(Type.Number()),
      counted: Type.Optional(Type.Number()),
      difference: Type.Optional(Type.Number({ description: 'reported less counted' })),
      verdict: oneOf(['equal', 'differs', 'not-reported', 'not-counted'] as const),
    }),
  ),
  sums: Type.Array(
    Type.Object({
      measure: Type.String(),
      phase: Scope,
      scope: Type.Optional(Type.String()),
      source: Type.String(),
      whole: Type.Number(),
      sumOfParts: Type.Union([Type.Number(), Type.Null()], { description: 'null where the parts cannot be added' }),
      difference: Type.Union([Type.Number(), Type.Null()]),
      verdict: oneOf(['sums', 'does-not-sum', 'rounded'] as const),
      parts: Type.Array(StatedFigure),
      text: Type.String(),
    }),
  ),
  conflicts: Type.Array(
    Type.Object({
      measure: Type.String(),
      phase: Scope,
      scope: Type.Optional(Type.String()),
      stated: Type.Array(StatedFigure),
      difference: Type.Number(),
      isExplainedByRounding: Type.Boolean(),
      membersInDispute: Type.Array(Type.String()),
      text: Type.String(),
    }),
  ),
  derived: Type.Array(
    Type.Object({
      measure: Type.String(),
      phase: Scope,
      scope: Type.Optional(Type.String()),
      source: Type.String(),
      name: Type.String(),
      value: Type.Number(),
      precision: Precision,
      text: Type.String(),
    }),
  ),
  heldFigures: Type.Array(
    Type.Object({
      content: Type.String(),
      figure: StatedFigure,
      reasons: Type.Array(FaultAnswer),
      agency: Type.String(),
      receivedAt: Type.String(),
    }),
  ),
  shared: Type.Array(
    Type.Object({
      measure: Type.String(),
      phase: oneOf(PHASES),
      contributors: Type.Array(Type.String()),
      entries: Type.Array(Type.String()),
      disagreements: Type.Array(
        Type.Object({
          said: Type.Array(
            Type.Object({
              measure: Type.Optional(Type.String()),
              amount: Type.Optional(Type.Number()),
              unit: Type.Optional(Type.String()),
            }),
          ),
          text: Type.String(),
        }),
      ),
    }),
  ),
  suspected: Type.Array(
    Type.Object({
      entries: Pair,
      reason: oneOf(['same-hit', 'same-check', 'same-place-and-hour', 'same-thing-in-two-phases'] as const),
      text: Type.String(),
      shown: Type.Array(PairedEntry),
    }),
  ),
  decided: Type.Array(
    Type.Object({
      entries: Pair,
      decision: oneOf(['one', 'two'] as const),
      note: Type.String(),
      agency: Type.String(),
      decidedAt: Type.String(),
      shown: Type.Array(PairedEntry),
    }),
  ),
  reported: Type.Array(StatedFigure),
});
export type ReconciliationAnswer = Static<typeof ReconciliationAnswer>;

export const DoubleRequest = Type.Object(
  {
    entries: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 2, maxItems: 2, uniqueItems: true }),
    decision: oneOf(['one', 'two'] as const, 'one: the same thing, counted once'),
    note: Type.String({ minLength: 1, maxLength: 2000, description: 'why' }),
  },
  closed,
);

export const SignOffRequest = Type.Object(
  {
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description: 'needed where figures do not sum' })),
    digest: Type.Optional(
      Type.String({ maxLength: 100, description: 'of the figures as they were read; refused when they changed since' }),
    ),
  },
  closed,
);
export const SignOffsAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      country: Type.String(),
      state: oneOf(['not-signed', 'stands', 'void'] as const),
      signedAt: Type.Optional(Type.String()),
      agency: Type.Optional(Type.String()),
      note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      digest: Type.String({ description: 'of the figures as they are now' }),
      text: Type.String(),
    }),
  ),
  embargo: Type.Boolean({ description: 'true until the report is published' }),
});

export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'html', 'pdf'] as const;
export const ReportQuery = Type.Object(
  { format: Type.Optional(oneOf(REPORT_FORMATS)), language: Type.Optional(oneOf(LANGUAGES)) },
  closed,
);

const PublishedOperation = Type.Object({
  code: Type.String(),
  name: Type.String(),
  year: Type.Integer(),
  from: Type.String(),
  to: Type.String(),
  figures: Type.Array(StatedFigure),
  otherFigures: Type.Array(StatedFigure),
  notes: Type.Array(Type.String()),
});
export const HistoryAnswer = Type.Object({
  operations: Type.Array(PublishedOperation),
  sources: Type.Record(
    Type.String(),
    Type.Object({ publisher: Type.String(), title: Type.String(), url: Type.String() }),
  ),
  parties: Type.Record(Type.String(), Type.String()),
  trend: Type.Array(
    Type.Object({
      name: Type.String(),
      text: Type.String(),
      value: Type.Optional(Type.Number()),
      missing: Type.Optional(Type.String({ description: 'the measure that was not published' })),
      isApproximate: Type.Boolean(),
    }),
  ),
});

export const MeasuresAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      kind: Type.String(),
      unit: Type.String(),
      units: Type.Array(Type.String()),
      partOf: Type.Optional(Type.String()),
      subject: Type.Optional(Type.String()),
    }),
  ),
});

export type FigureBody = Static<typeof FigureBody>;
export type CockpitAnswer = Static<typeof CockpitAnswer>;
export type SignOffsAnswer = Static<typeof SignOffsAnswer>;
export type MeasuresAnswer = Static<typeof MeasuresAnswer>;
export type HistoryAnswer = Static<typeof HistoryAnswer>;
export type OperationHitsQuery = Static<typeof OperationHitsQuery>;
