import { type Static, Type } from 'typebox';
import { PURPOSES } from '../../kernel/codes.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';
import { AUDIT_ACTIONS } from './audit-entry.ts';
import { AUDIT_FAULTS } from './audit-fault.ts';

const closed = { additionalProperties: false } as const;
const Instant = Type.String({ format: 'date-time' });
const OrNull = (description?: string) => Type.Union([Type.String(), Type.Null()], description ? { description } : {});

const page = {
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
  after: Type.Optional(Type.String({ minLength: 1, maxLength: 300, description: '"next" of the page before' })),
};
const span = {
  from: Type.Optional(Instant),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'up to, not including' })),
};

export const EntriesQuery = Type.Object(
  {
    action: Type.Optional(oneOf(AUDIT_ACTIONS)),
    officer: Type.Optional(Type.String({ maxLength: 64, description: 'id of an officer, system or operator' })),
    agency: Type.Optional(Type.String({ maxLength: 64 })),
    purpose: Type.Optional(oneOf(PURPOSES)),
    record: Type.Optional(Type.String({ maxLength: 200 })),
    ...span,
    ...page,
  },
  closed,
);

export const EntryView = Type.Object({
  id: Type.String(),
  at: Instant,
  action: Type.String(),
  outcome: Type.String(),
  agency: Type.Optional(Type.String()),
  officer: Type.Optional(Type.String()),
  via: Type.Optional(Type.String()),
  credential: Type.Optional(Type.String()),
  purpose: Type.Optional(Type.String()),
  case: Type.Optional(Type.String()),
  operation: Type.Optional(Type.String()),
  asked: Type.Optional(Type.String({ description: 'keyed hash of what was asked' })),
  records: Type.Optional(Type.Array(Type.Object({ id: Type.String(), register: Type.String(), owner: Type.String() }))),
  facts: Type.Optional(
    Type.Unsafe<Record<string, string | number | boolean>>({ type: 'object', additionalProperties: true }),
  ),
  request: Type.Optional(Type.String()),
});
/** An entry as it is read on a screen: the sealed one keeps references only, so the name stands beside it. */
export const EntryShown = Type.Object({
  ...EntryView.properties,
  officerName: Type.Optional(
    Type.String({ description: 'name of the officer or system, as the directory has it now' }),
  ),
});
// A page that took too long to fill is handed out as it is, even empty, with `next` to go on from.
export const Entries = pageOf(EntryShown);
export type Entries = Static<typeof Entries>;

export const IdPath = Type.Object({ id: Type.String({ maxLength: 64 }) });

export const Proof = Type.Object({
  format: Type.Literal('entente-audit-proof-1'),
  entry: EntryView,
  leaf: Type.Object({ index: Type.Integer(), of: Type.Integer() }),
  path: Type.Array(Type.String()),
  headers: Type.Array(
    Type.Unsafe<object>({ type: 'object', additionalProperties: true, description: 'canonical JSON of it is hashed' }),
  ),
  checkpoint: Type.Object({
    at: Instant,
    chain: Type.String(),
    entries: Type.Integer(),
    hash: Type.String(),
    height: Type.Integer(),
    version: Type.Literal(1),
    signature: Type.String(),
  }),
  publicKey: Type.String(),
});

export const VerifyRequest = Type.Object(
  { last: Type.Optional(Type.Integer({ minimum: 1, description: 'only so many blocks at the end of each chain' })) },
  closed,
);

export const Verdict = Type.Object({
  ok: Type.Boolean(),
  blocks: Type.Integer(),
  entries: Type.Integer(),
  checkpoints: Type.Integer(),
  waiting: Type.Integer({ description: 'noted and not yet sealed' }),
  chains: Type.Array(
    Type.Object({
      chain: Type.String(),
      blocks: Type.Integer(),
      entries: Type.Integer(),
      checkpoints: Type.Integer(),
      signedUpTo: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
  faults: Type.Array(
    Type.Object({
      kind: oneOf(AUDIT_FAULTS),
      chain: Type.String(),
      height: Type.Union([Type.Integer(), Type.Null()]),
      detail: Type.String(),
    }),
  ),
  faultCount: Type.Integer(),
  tookMs: Type.Integer(),
});

export const WHO_ASKED_BY = ['agency', 'purpose', 'day'] as const;

export const WhoAskedQuery = Type.Object({ by: oneOf(WHO_ASKED_BY), ...span }, closed);
export const WhoAsked = Type.Object({
  by: oneOf(WHO_ASKED_BY),
  from: Instant,
  to: Instant,
  items: Type.Array(
    Type.Object({
      key: Type.String({ description: 'code of the asking agency, purpose, or day (UTC)' }),
      times: Type.Integer({ description: 'how often it was asked' }),
      records: Type.Integer({ description: 'of how many records' }),
    }),
  ),
});

export const WhoAskedAboutRequest = Type.Object(
  { record: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), ...span, ...page },
  closed,
);
export const WhoAskedAbout = pageOf(
  Type.Object({
    at: Instant,
    agency: Type.String(),
    purpose: OrNull(),
    action: Type.String(),
    outcome: Type.String(),
    entry: OrNull('the entry, when your own agency asked'),
    officer: OrNull('id of the officer, when your own agency asked'),
    officerName: OrNull('their name, when your own agency asked'),
  }),
);

export const CheckpointsQuery = Type.Object(
  { chain: Type.Optional(Type.String({ maxLength: 100, description: 'this node’s own unless said' })), ...page },
  closed,
);
export const Checkpoints = Type.Object({
  chains: Type.Array(
    Type.Object({ chain: Type.String(), publicKey: Type.String(), openedAt: Instant, own: Type.Boolean() }),
  ),
  items: Type.Array(
    Type.Object({
      chain: Type.String(),
      height: Type.Integer(),
      entries: Type.Integer(),
      hash: Type.String(),
      at: Instant,
      signature: Type.String(),
    }),
  ),
  next: OrNull(),
});
