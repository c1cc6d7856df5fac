import { type Static, Type } from 'typebox';
import { DATA_CATEGORIES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { HANDLING_CODES } from '../../kernel/codes.ts';
import { oneOf } from '../../kernel/wire.ts';
import { Draft, DraftItem } from './draft.schema.ts';
import { MESSAGE_KINDS, PACES } from './exchange.ts';
import { MessageLine } from './message.schema.ts';
import { closed, Day, Instant, NullText, Text } from './terms.schema.ts';

export const Ceiling = Type.Object({
  partner: Type.String({ description: 'an agency, a party, or * for everybody' }),
  handling: oneOf(HANDLING_CODES, 'the highest code that may go there'),
  offences: Type.Union([Type.Array(oneOf(OFFENCES)), Type.Null()], { description: 'null: every offence' }),
  data: oneOf(DATA_CATEGORIES, 'the most protected category that may go there'),
  secondPerson: oneOf(['always', 'personal', 'special'] as const, 'from where on the releaser is not the drafter'),
});
export type CeilingAnswer = Static<typeof Ceiling>;
export const Ceilings = Type.Object({ usual: Ceiling, items: Type.Array(Ceiling) });
export const CeilingBody = Type.Object(
  {
    partner: Type.String({ minLength: 1, maxLength: 40 }),
    handling: oneOf(HANDLING_CODES),
    offences: Type.Optional(Type.Array(oneOf(OFFENCES), { uniqueItems: true })),
    data: oneOf(DATA_CATEGORIES),
    secondPerson: oneOf(['always', 'personal', 'special'] as const),
  },
  closed,
);

export const Rules = Type.Object({
  rules: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      period: Type.String(),
      source: Type.String(),
      grade: Type.String(),
      own: Type.Boolean(),
    }),
  ),
  choices: Type.Array(
    Type.Object({ kind: oneOf(MESSAGE_KINDS), pace: oneOf(PACES), rule: NullText, own: Type.Boolean() }),
    { description: 'by which rule this agency answers; own: it chose that itself' },
  ),
});
export const OwnRuleBody = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 60 }),
    name: Text(200),
    period: Type.Object({ length: Type.Integer(), unit: Type.String({ maxLength: 20 }) }, closed),
    startsWhen: Type.Optional(Text(200)),
    instrument: Type.Optional(Text(200)),
    deviation: Type.Optional(Type.Boolean()),
    endsOnWorkingDay: Type.Optional(
      Type.Boolean({ description: 'the last day moves to a working day (Regulation 1182/71, Article 3(4) and (5))' }),
    ),
  },
  closed,
);
export const RuleChoiceBody = Type.Object(
  { kind: oneOf(MESSAGE_KINDS), pace: oneOf(PACES), rule: Type.Union([Type.String({ maxLength: 80 }), Type.Null()]) },
  closed,
);

/** The working days of a state. */
export const Calendar = Type.Object(
  {
    weekend: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      maxItems: 6,
      uniqueItems: true,
      description: 'ISO days of the week, 1 Monday to 7 Sunday',
    }),
    holidays: Type.Array(Day, { maxItems: 2000, uniqueItems: true }),
  },
  closed,
);

/** A request made by another channel (a telephone call, I-24/7 …), noted so that nobody asks again. */
export const AskedElsewhereBody = Type.Object(
  {
    channel: Text(60),
    reference: Text(100),
    recipients: Type.Array(Type.String({ minLength: 2, maxLength: 40 }), { minItems: 1, maxItems: 60 }),
    offence: Type.Optional(oneOf(OFFENCES)),
    askedAt: Type.Optional(Instant),
    items: Type.Array(DraftItem, { minItems: 1, maxItems: 50 }),
  },
  closed,
);
export const Done = Type.Object({ id: Type.String() });

export const Board = Type.Object({
  totals: Type.Object({
    open: Type.Integer(),
    late: Type.Integer(),
    dueToday: Type.Integer(),
    clarifying: Type.Integer(),
    unread: Type.Integer(),
    unassigned: Type.Integer(),
    waitingForRelease: Type.Integer(),
    consentsToDecide: Type.Integer(),
    toReview: Type.Integer(),
    rejectedEnvelopes: Type.Integer(),
    escalated: Type.Integer(),
  }),
  desks: Type.Array(
    Type.Object({
      officer: NullText,
      name: Type.Optional(Type.String()),
      open: Type.Integer(),
      late: Type.Integer(),
      nextDueAt: NullText,
    }),
    { description: 'by whom it was taken over; null: by nobody' },
  ),
  rules: Type.Array(Type.Object({ rule: NullText, open: Type.Integer(), late: Type.Integer() })),
  pairs: Type.Array(Type.Object({ sender: Type.String(), open: Type.Integer(), late: Type.Integer() })),
  waiting: Type.Array(Draft, { description: 'for the second person' }),
  late: Type.Array(MessageLine),
  escalated: Type.Array(
    Type.Object({ line: MessageLine, tell: oneOf(['supervisor', 'contact-point'] as const), toldAt: Instant }),
    { description: 'open, and its reminder went beyond the desk; the latest first' },
  ),
  lateInState: Type.Array(
    Type.Object({
      recipient: Type.String(),
      recipientName: Type.String(),
      sender: Type.String(),
      reference: Type.String(),
      kind: oneOf(MESSAGE_KINDS),
      rule: NullText,
      urgent: Type.Boolean(),
      dueAt: Instant,
    }),
    { description: 'for a contact point: what is late at the other agencies of its state, without what it says' },
  ),
});
export type BoardAnswer = Static<typeof Board>;

export const Vocabulary = Type.Object({
  kinds: Type.Array(Type.Object({ code: oneOf(MESSAGE_KINDS), asks: Type.Boolean() })),
  offences: Type.Array(Type.String()),
  purposes: Type.Array(Type.String()),
  wanted: Type.Array(Type.String()),
  reasons: Type.Array(Type.String()),
  links: Type.Array(Type.String()),
  roles: Type.Array(Type.String()),
  urgencyGrounds: Type.Array(Type.String()),
  refusalGrounds: Type.Array(Type.Object({ code: Type.String(), article: Type.String() })),
  rejectionGrounds: Type.Array(Type.String()),
  characters: Type.Array(Type.String()),
  feedback: Type.Array(Type.String()),
  attachmentLimit: Type.Integer({ description: 'bytes; a larger file is refused' }),
  mlaSections: Type.Array(Type.Object({ code: Type.String(), essential: Type.Boolean() })),
  recipients: Type.Array(
    Type.Object({
      agency: Type.String(),
      name: Type.String(),
      party: Type.String(),
      functions: Type.Array(Type.String()),
      lives: Type.String(),
    }),
  ),
});

// Attachments: content-addressed, sniffed, capped, quarantined, encrypted at rest with a key of the agency.
export const Attachment = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String({ description: 'as sniffed, not as claimed' }),
  claimedType: NullText,
  bytes: Type.Integer(),
  sha256: Type.String(),
  state: oneOf(['clean', 'unscanned', 'quarantined'] as const),
  why: NullText,
});
export const FileReceipts = Type.Object({
  ...Attachment.properties,
  receipts: Type.Array(Type.Object({ recipient: Type.String(), receipt: Type.String() }), {
    description: 'signed by each recipient; the sender’s node takes them back',
  }),
});
export const AttachmentPath = Type.Object({ id: Type.String(), attachment: Type.String() }, closed);
export const AttachmentList = Type.Object({ items: Type.Array(Attachment) });
// Long enough that nobody meets another's by chance.
const UPLOAD = '^[A-Za-z0-9-]{16,64}$';
export const AttachmentQuery = Type.Object(
  {
    name: Text(200),
    type: Type.Optional(Text(100, 'the type the sender claims it to be')),
    upload: Type.Optional(
      Type.String({
        pattern: UPLOAD,
        description: 'chosen by the sender at random: what is broken off stays for a day, and can be gone on with',
      }),
    ),
    from: Type.Optional(Type.Integer({ minimum: 0, description: 'of an upload: the byte at which the body goes on' })),
  },
  closed,
);
export const UploadPath = Type.Object({ id: Type.String(), upload: Type.String({ pattern: UPLOAD }) }, closed);
export const UploadAnswer = Type.Object({
  received: Type.Integer({ description: 'bytes that stand; the body goes on from here' }),
  attachment: Type.Union([Attachment, Type.Null()], { description: 'what it became, when all of it had come' }),
});

// Statistics.
export const StatisticsQuery = Type.Object(
  {
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
  },
  closed,
);
export type StatisticsQuery = Static<typeof StatisticsQuery>;
/** A cell of the return (Directive (EU) 2023/977, Article 18), which opens to its messages. */
export const ReturnCell = Type.Object({
  point: oneOf(['a', 'b-received', 'b-answered', 'c', 'd'] as const),
  state: NullText,
  urgent: Type.Union([Type.Boolean(), Type.Null()]),
  ground: NullText,
  count: Type.Integer(),
  cell: Type.String({ description: 'opens by GET /v1/exchange/statistics/cells/:cell' }),
});
export const Return = Type.Object({
  year: Type.Integer(),
  party: Type.String(),
  dueOn: Type.String(),
  cells: Type.Array(ReturnCell),
});
export const CellPath = Type.Object({ cell: Type.String({ maxLength: 200 }) }, closed);
/** The messages behind a figure: those the reader's agency holds. */
export const CellMessages = Type.Object({
  items: Type.Array(MessageLine),
  others: Type.Integer({ description: 'messages of other agencies of the same state' }),
});
export const ExchangeStatistics = Type.Object({
  from: Type.String(),
  to: Type.String(),
  punctuality: Type.Array(
    Type.Object({
      pair: Type.String(),
      rule: Type.String(),
      asked: Type.Integer(),
      answered: Type.Integer(),
      inTime: Type.Integer(),
      late: Type.Integer(),
      medianMs: Type.Optional(Type.Number()),
      eightiethMs: Type.Optional(Type.Number()),
    }),
  ),
  refusals: Type.Array(Type.Object({ ground: Type.String(), count: Type.Integer() })),
  duplicatesAvoided: Type.Integer(),
  structuredShare: Type.Union([Type.Number(), Type.Null()], { description: 'of items, those that are no free text' }),
});
