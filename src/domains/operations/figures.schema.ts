import { Type } from 'typebox';
import { MEASURES, PHASES } from '../../engines/tally/measures.ts';
import { LANGUAGES } from '../../kernel/codes.ts';
import { COUNTRY_CODES } from '../../kernel/countries.ts';
import { oneOf } from '../../kernel/wire.ts';

const closed = { additionalProperties: false } as const;
const Open = Type.Unsafe<object>({ type: 'object', additionalProperties: true });
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
      reasons: Type.Array(Type.String()),
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
  hitsBy: Type.Array(
    Type.Object({
      asker: Type.String(),
      place: Type.Union([Type.String(), Type.Null()]),
      hour: Type.String(),
      hits: Type.Integer(),
    }),
  ),
  lateHits: Type.Array(
    Type.Object({
      id: Type.String(),
      reference: Type.String(),
      asker: Type.String(),
      owner: Type.String(),
      register: Type.String(),
      state: Type.String(),
      place: Type.Union([Type.String(), Type.Null()]),
      openedAt: Type.String(),
      alarmAt: Type.String(),
      repeats: Type.Integer(),
    }),
  ),
  rates: Type.Array(Type.Object({ name: Type.String(), text: Type.String(), value: Type.Optional(Type.Number()) })),
  setAside: Type.Object({ held: Type.Integer(), refused: Type.Integer() }),
  sharedThings: Type.Integer(),
  suspectedDoubles: Type.Integer(),
});

/** As `Reconciliation` in reconcile-operation.ts. */
export const ReconciliationAnswer = Type.Object({
  compared: Type.Array(Open),
  sums: Type.Array(Open),
  conflicts: Type.Array(Open),
  derived: Type.Array(Open),
  heldFigures: Type.Array(Open),
  shared: Type.Array(Open),
  suspected: Type.Array(Open),
  reported: Type.Array(Open),
});

export const SignOffRequest = Type.Object(
  {
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description: 'needed where figures do not sum' })),
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

export const HistoryAnswer = Type.Object({
  operations: Type.Array(Open),
  sources: Open,
  parties: Open,
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
