import { type Static, Type } from 'typebox';
import { REGISTER_KINDS } from '../../kernel/codes.ts';
import { FaultAnswer, oneOf, pageOf } from '../../kernel/wire.ts';

const closed = { additionalProperties: false } as const;
const Instant = Type.String({ format: 'date-time' });
const Pointer = Type.String({
  maxLength: 120,
  pattern: '^/[A-Za-z0-9/-]+$',
  description: 'where the value goes: /subject/names/0/family, /reason; `-` adds to a list; /key is the list’s own key',
});

export const IMPORT_FORMATS = ['un-sc', 'ofac-sdn', 'ftm', 'csv'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export const IMPORT_STATUSES = ['reading', 'applying', 'finished', 'refused', 'interrupted'] as const;

export const DATE_ORDERS = ['year-first', 'day-first', 'month-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const ColumnTarget = Type.Object(
  {
    field: Pointer,
    codes: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'what stands in the file → what the register calls it',
      }),
    ),
    split: Type.Optional(
      Type.String({ minLength: 1, maxLength: 5, description: 'between several values of one cell' }),
    ),
    with: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'further fields of the same entry, such as quality' }),
    ),
  },
  closed,
);
export type ColumnTarget = Static<typeof ColumnTarget>;

export const ImportMapping = Type.Object(
  {
    register: oneOf(REGISTER_KINDS),
    columns: Type.Record(Type.String({ maxLength: 200 }), Type.Union([Pointer, ColumnTarget]), {
      description: 'heading of the column → field; columns that are not named are not read',
    }),
    constants: Type.Optional(Type.Record(Pointer, Type.String({ maxLength: 1000 }))),
    delimiter: Type.Optional(oneOf([',', ';', '\t', '|'] as const)),
    quote: Type.Optional(oneOf(['"', "'", ''] as const)),
    encoding: Type.Optional(Type.String({ maxLength: 40 })),
    dateOrder: Type.Optional(oneOf(DATE_ORDERS, 'how 03/04/2020 is to be read')),
    list: Type.Optional(Type.String({ maxLength: 100, description: 'the list that such files belong to' })),
    complete: Type.Optional(
      Type.Boolean({ description: 'each file is the whole list: what it no longer names is withdrawn' }),
    ),
  },
  closed,
);
export type ImportMapping = Static<typeof ImportMapping>;

export const SavedMapping = Type.Object({
  name: Type.String(),
  ...ImportMapping.properties,
  changedAt: Instant,
});

export const MappingPath = Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) });

const counts = {
  read: Type.Integer(),
  created: Type.Integer(),
  amended: Type.Integer(),
  withdrawn: Type.Integer(),
  unchanged: Type.Integer(),
  rejected: Type.Integer(),
  aliases: Type.Integer(),
  documents: Type.Integer(),
  held: Type.Optional(
    Type.Integer({
      description:
        'withdrawals that wait until the file is sent again with allowWithdrawals; left out when there are none',
    }),
  ),
};

/** What an import has done so far; the last line of its answer adds the seconds it took. */
export const ImportSummary = Type.Object({ id: Type.String(), ...counts, seconds: Type.Number() });
export type ImportSummary = Static<typeof ImportSummary>;

export const ImportDone = Type.Object({
  id: Type.String(),
  format: oneOf(IMPORT_FORMATS),
  list: Type.String(),
  name: Type.String({ description: 'name of the file' }),
  register: Type.Union([Type.String(), Type.Null()]),
  mapping: Type.Union([Type.String(), Type.Null()]),
  complete: Type.Boolean(),
  status: oneOf(IMPORT_STATUSES),
  ...counts,
  said: Type.Union([Type.String(), Type.Null()], { description: 'why it was refused, or what to know about it' }),
  remarks: Type.Array(FaultAnswer, { description: 'the same by codes; none for imports of earlier versions' }),
  startedAt: Instant,
  endedAt: Type.Union([Instant, Type.Null()]),
});
export type ImportDone = Static<typeof ImportDone>;

export const ImportPage = pageOf(ImportDone);
export const ImportPath = Type.Object({ id: Type.String({ maxLength: 60 }) });
export const RejectedRow = Type.Object({
  line: Type.Integer(),
  kind: Type.Union([Type.String(), Type.Null()]),
  key: Type.Union([Type.String(), Type.Null()], { description: 'the list’s own key' }),
  field: Type.String({ description: 'JSON pointer, heading of the column, or empty where the whole row is meant' }),
  code: Type.Union([Type.String(), Type.Null()]),
  values: Type.Union([Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])), Type.Null()]),
  allowed: Type.Union([Type.Array(Type.String()), Type.Null()]),
  message: Type.String(),
});
export type RejectedRow = Static<typeof RejectedRow>;
export const RejectedPage = pageOf(RejectedRow);

export const ImportListQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
);

export const ImportQuery = Type.Object(
  {
    format: oneOf(IMPORT_FORMATS),
    register: Type.Optional(oneOf(REGISTER_KINDS, 'for CSV: the register; the mapping knows it too')),
    mapping: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'for CSV: a saved mapping' })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'name of the file' })),
    list: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'the list it belongs to, to compare with what it said before',
      }),
    ),
    complete: Type.Optional(
      Type.Boolean({ description: 'the file is the whole list: what it no longer names is withdrawn' }),
    ),
    reason: Type.Optional(Type.String({ maxLength: 60, description: 'reason of the records where the file has none' })),
    allowWithdrawals: Type.Optional(
      Type.Boolean({ description: 'withdraw what the list lacks, even more than a tenth of it' }),
    ),
  },
  closed,
);
export type ImportQuery = Static<typeof ImportQuery>;
