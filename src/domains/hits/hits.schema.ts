import { type Static, Type } from 'typebox';
import { AskedSubject, Statement } from '../../kernel/asked-subject.schema.ts';
import { REGISTER_KINDS } from '../../kernel/codes.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';
import { FEEDBACK_KINDS, type FeedbackKind, HIT_STATES } from './hit.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Note = Type.String({ minLength: 1, maxLength: 2000 });
const Nullable = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()]);

export const HitPath = Type.Object({ id: Type.String() }, closed);

export const HitListQuery = Type.Object(
  {
    side: Type.Optional(oneOf(['asker', 'owner'] as const)),
    state: Type.Optional(oneOf(HIT_STATES)),
    open: Type.Optional(Type.Boolean({ description: 'true: not closed; false: closed only' })),
    operation: Type.Optional(Type.String({ maxLength: 60 })),
    register: Type.Optional(oneOf(REGISTER_KINDS)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ maxLength: 400 })),
  },
  closed,
);
export type HitListQuery = Static<typeof HitListQuery>;

export const Clock = Type.Object({
  rule: Type.String(),
  name: Type.String(),
  period: Type.String(),
  source: Type.String(),
  zone: Type.String({ description: 'of the office that must answer' }),
  state: oneOf(['running', 'stopped', 'late', 'answered-in-time', 'answered-late'] as const),
  dueElapsedAt: Type.String({ description: 'by elapsed time' }),
  dueRegulationAt: Type.String({ description: 'by Regulation 1182/71' }),
  alarmAt: Type.String({ description: 'the earlier of the two' }),
  remainingMs: Type.Number({ description: 'negative when it has passed' }),
  usedShare: Type.Number(),
  next: Type.Optional(Type.Object({ tell: Type.String(), at: Type.String() })),
});

const ProtectiveRule = Type.Object({
  code: Type.String({ description: 'stable; the web translates it' }),
  text: Type.String(),
});

export const HitSummary = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  protect: Type.Array(ProtectiveRule, { description: 'protective rules: shown before anything else' }),
  state: oneOf(HIT_STATES),
  decision: Nullable(Type.String()),
  side: oneOf(['asker', 'owner'] as const),
  owner: Type.String(),
  ownerName: Type.String(),
  asker: Type.String(),
  askerName: Type.String(),
  /** The officer who searched: named to their own agency only. */
  officer: Type.Optional(Type.String()),
  register: oneOf(REGISTER_KINDS),
  record: Type.Object({
    id: Type.String(),
    reference: Type.String(),
    status: Type.String(),
    reason: Type.String(),
    action: Type.String(),
    warnings: Type.Array(Type.String()),
    title: Type.Optional(Type.String({ description: 'absent where the handling code does not let it be told' })),
    roman: Type.Optional(Type.String({ description: 'the title in Latin letters, where it is in another script' })),
  }),
  band: oneOf(['hit', 'possible'] as const),
  score: Type.Number(),
  repeats: Type.Integer(),
  purpose: Type.String(),
  caseReference: Nullable(Type.String()),
  operation: Nullable(Type.String()),
  place: Nullable(Type.String()),
  openedAt: Type.String(),
  foundAt: Nullable(Type.String({ description: 'when the check was made; it may have been sent later' })),
  lastSeenAt: Type.String(),
  toldAt: Nullable(Type.String()),
  decidedAt: Nullable(Type.String()),
  actedAt: Nullable(Type.String()),
  closedAt: Nullable(Type.String()),
  actionTaken: Nullable(Type.String()),
  clock: Clock,
  may: Type.Object({
    tell: Type.Boolean(),
    decide: Type.Boolean(),
    act: Type.Boolean(),
    feedback: Type.Boolean(),
    write: Type.Boolean(),
    close: Type.Boolean(),
  }),
});
export type HitSummary = Static<typeof HitSummary>;

const By = {
  agency: Type.String(),
  officer: Type.Optional(Type.String({ description: 'named to their own agency only' })),
};

export const HitDetail = Type.Intersect([
  HitSummary,
  Type.Object({
    because: Type.Array(Statement, {
      description: 'what the search showed; empty where an officer asked on their own judgement alone',
    }),
    facts: Type.Object(
      {
        party: Type.String(),
        handling: Type.Array(Type.String()),
        grade: Type.Optional(Type.String()),
        basis: Type.Optional(Type.String()),
        source: Type.Optional(Type.String()),
        freshness: Type.Object({
          reportedAt: Type.String(),
          confirmedAt: Type.String(),
          reviewOn: Type.String(),
        }),
        subject: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
      },
      { description: 'of the record, as far as its handling lets this agency know' },
    ),
    placeName: Type.Optional(Type.String({ description: 'what the operation calls the place' })),
    mayOpen: Type.Boolean({ description: 'the record itself may be read' }),
    steps: Type.Array(Type.Object({ step: Type.String(), note: Nullable(Type.String()), at: Type.String(), ...By })),
    messages: Type.Array(
      Type.Object({ id: Type.String(), text: Type.String(), at: Type.String(), mine: Type.Boolean(), ...By }),
    ),
    feedback: Type.Array(
      Type.Object({ kind: oneOf(FEEDBACK_KINDS), note: Nullable(Type.String()), at: Type.String(), ...By }),
    ),
    quality: Type.Optional(
      Type.Object(
        {
          hits: Type.Integer(),
          repeats: Type.Integer(),
          confirmed: Type.Integer(),
          notTheSame: Type.Integer(),
          outOfDate: Type.Integer(),
          useful: Type.Integer(),
          notUsed: Type.Integer(),
          wrongPerson: Type.Integer(),
          recordWrong: Type.Integer(),
          lastConfirmedAt: Nullable(Type.String()),
        },
        { description: 'of the record, for its owner' },
      ),
    ),
  }),
]);
export type HitDetail = Static<typeof HitDetail>;

export const HitPage = pageOf(HitSummary);

export const AskOwnerRequest = Type.Object(
  {
    search: Type.String({ format: 'uuid', description: 'the `audit` of the search answer' }),
    record: Id,
    operation: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    place: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    subject: Type.Optional(AskedSubject),
  },
  closed,
);

export const HitsWaiting = Type.Object({
  toAnswer: Type.Integer({ description: 'on own records, not answered' }),
  late: Type.Integer({ description: 'of those, past the alarm' }),
  toAct: Type.Integer({ description: 'found by the own agency and confirmed, nothing done yet' }),
});

export const ToldRequest = Type.Object(
  { how: Type.Optional(oneOf(['screen', 'telephone', 'message'] as const)), note: Type.Optional(Note) },
  closed,
);
export const NoteRequest = Type.Object({ note: Type.Optional(Note) }, closed);
export const ActionRequest = Type.Object(
  {
    action: Type.String({ minLength: 1, maxLength: 60, description: 'what was done, usually the action asked for' }),
    note: Type.Optional(Note),
  },
  closed,
);
export const FeedbackRequest = Type.Object({ kind: oneOf(FEEDBACK_KINDS), note: Type.Optional(Note) }, closed);
export const MessageRequest = Type.Object(
  {
    id: Type.Optional(
      Type.String({ format: 'uuid', description: 'made by the client, so that a message sent twice is one' }),
    ),
    text: Type.String({ minLength: 1, maxLength: 5000 }),
  },
  closed,
);
export const MessageAnswer = Type.Object({ id: Type.String(), at: Type.String() });

export const ClockChoices = Type.Object({
  usual: Type.String(),
  items: Type.Array(
    Type.Object({
      register: Type.String({ description: 'empty: every register' }),
      rule: Type.String(),
      name: Type.String(),
    }),
  ),
  rules: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), period: Type.String() })),
});
export const ClockChoiceRequest = Type.Object(
  { register: Type.Optional(oneOf(REGISTER_KINDS)), rule: Type.String({ minLength: 1, maxLength: 80 }) },
  closed,
);

export const StatisticsQuery = Type.Object(
  {
    from: Type.Optional(Type.String({ format: 'date-time' })),
    to: Type.Optional(Type.String({ format: 'date-time' })),
  },
  closed,
);
export const HitStatistics = Type.Object({
  from: Type.String(),
  to: Type.String(),
  items: Type.Array(
    Type.Object({
      register: Type.String(),
      owner: Type.String(),
      ownMatches: Type.Integer({ description: 'by the owner itself: no hits' }),
      noActionMatches: Type.Integer({ description: 'foreign, but nothing was asked for: no hits' }),
      foreignMatches: Type.Integer({ description: 'foreign, with an action asked for' }),
      hits: Type.Integer(),
      repeats: Type.Integer(),
      confirmed: Type.Integer(),
      notTheSame: Type.Integer(),
      outOfDate: Type.Integer(),
      waiting: Type.Integer(),
      answeredLate: Type.Integer(),
      medianAnswerMs: Type.Union([Type.Number(), Type.Null()]),
      p80AnswerMs: Type.Union([Type.Number(), Type.Null()]),
      feedback: Type.Unsafe<Record<FeedbackKind, number>>({
        ...Type.Object(Object.fromEntries(FEEDBACK_KINDS.map((kind) => [kind, Type.Integer()]))),
        description: 'how often each was said',
      }),
    }),
  ),
});

export const Calibration = Type.Object({
  items: Type.Array(
    Type.Object({
      register: Type.String(),
      band: oneOf(['hit', 'possible'] as const),
      scoreFrom: Type.Number({ description: 'nats; hits with a score from here to one below the next' }),
      hits: Type.Integer(),
      same: Type.Integer(),
      notTheSame: Type.Integer(),
    }),
  ),
});
