import { type Static, Type } from 'typebox';
import { OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';
import { Basis, Content, ITEM_KINDS } from './draft.schema.ts';
import {
  CONSENT_USES,
  DELIVERY_STATES,
  EVIDENCE_KINDS,
  FEEDBACK_KINDS,
  MESSAGE_KINDS,
  MESSAGE_STATES,
  REFUSAL_CODES,
} from './exchange.ts';
import { Any, closed, Instant, NullText } from './terms.schema.ts';

export const Clock = Type.Object({
  rule: Type.String(),
  name: Type.String(),
  period: Type.String(),
  source: Type.String(),
  zone: Type.String({ description: 'of the office that must answer' }),
  startedAt: Instant,
  state: oneOf(['running', 'stopped', 'late', 'answered-in-time', 'answered-late'] as const),
  dueElapsedAt: Type.String({ description: 'by elapsed time' }),
  dueRegulationAt: Type.String({ description: 'by Regulation 1182/71' }),
  alarmAt: Type.String({ description: 'the earlier of the two' }),
  remainingMs: Type.Number(),
  usedShare: Type.Number(),
  stoppedMs: Type.Number(),
  isDeviation: Type.Boolean(),
  deviation: Type.Optional(Type.Object({ length: Type.String(), reason: Type.String(), announcedAt: Instant })),
  mayDeviate: Type.Boolean(),
  next: Type.Optional(Type.Object({ tell: Type.String(), at: Type.String() })),
});
export type ClockAnswer = Static<typeof Clock>;

/** An item as the reader may see it; the body is absent where its conditions or its end do not let it be shown. */
export const Item = Type.Object({
  id: Type.String(),
  kind: oneOf(ITEM_KINDS),
  role: Type.Optional(Type.String()),
  link: Type.Optional(Type.String()),
  linkText: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  roman: Type.Optional(Type.String({ description: 'the title in Latin letters, where it is in another script' })),
  body: Type.Optional(Any),
  language: Type.Optional(Type.String()),
  translate: Type.Boolean(),
  originator: Type.String(),
  grade: Type.String(),
  handling: Type.Array(Type.String()),
  handlingNote: Type.Optional(Type.String()),
  withheldFrom: Type.Optional(
    Type.Array(Type.String(), { description: 'for the originator alone: nobody learns from whom something is kept' }),
  ),
  retainUntil: Type.Optional(Type.String()),
  record: Type.Optional(
    Type.Object(
      { id: Type.String(), state: oneOf(['same', 'corrected', 'gone'] as const) },
      { description: 'for the originator: its own record this was taken from, and what became of it since' },
    ),
  ),
  file: Type.Optional(
    Type.Object(
      { state: oneOf(['here', 'awaited', 'set-aside', 'erased'] as const), why: NullText },
      {
        description: 'of an attachment: whether its file is on this node; from another one it comes after the message',
      },
    ),
  ),
  version: Type.Integer(),
  state: oneOf(['current', 'withdrawn', 'erased'] as const),
  changedAt: Instant,
  ownRecords: Type.Array(
    Type.Object({ record: Type.String(), reference: Type.String(), register: Type.String(), outcome: Type.String() }),
    { description: 'what the reader’s own registers hold (Directive 2023/977 Art. 16: cross-check)' },
  ),
  may: Type.Object({
    amend: Type.Boolean(),
    withdraw: Type.Boolean(),
    useInCourt: Type.Boolean(),
    passOn: Type.Boolean({ description: 'to anybody, without asking' }),
    askConsent: Type.Boolean(),
  }),
});
export type ItemAnswer = Static<typeof Item>;

export const Consent = Type.Object({
  id: Type.String(),
  asker: Type.String(),
  originator: Type.String(),
  use: oneOf(CONSENT_USES),
  onwardTo: Type.Array(Type.String()),
  message: Type.String(),
  reference: Type.String(),
  items: Type.Array(Type.String()),
  titles: Type.Array(Type.String(), { description: 'of the items, as far as the reader may see them' }),
  why: Type.String(),
  state: oneOf(['asked', 'granted', 'refused', 'withdrawn'] as const),
  askedAt: Instant,
  decidedAt: NullText,
  decisionNote: NullText,
  clock: Clock,
  may: Type.Object({ decide: Type.Boolean(), withdraw: Type.Boolean() }),
});
export type ConsentAnswer = Static<typeof Consent>;

export const Delivery = Type.Object({
  recipient: Type.String(),
  recipientName: Type.String(),
  state: oneOf(DELIVERY_STATES),
  hash: Type.String(),
  basis: Basis,
  access: NullText,
  submittedAt: Instant,
  deliveredAt: NullText,
  readAt: NullText,
  decidedAt: NullText,
  answeredAt: NullText,
  closedAt: NullText,
  reply: NullText,
  outcome: NullText,
  ground: NullText,
  groundText: NullText,
  isLate: Type.Boolean(),
  assignedTo: NullText,
  clocks: Type.Array(Clock),
  clarifications: Type.Array(
    Type.Object({
      id: Type.String(),
      missing: Type.Array(Type.String()),
      question: Type.String(),
      askedAt: Instant,
      answer: NullText,
      answeredAt: NullText,
    }),
  ),
  feedback: Type.Array(
    Type.Object({ agency: Type.String(), kind: oneOf(FEEDBACK_KINDS), note: NullText, at: Instant }),
  ),
  evidences: Type.Array(
    Type.Object({
      number: Type.Integer(),
      what: oneOf(EVIDENCE_KINDS),
      agency: Type.String(),
      at: Instant,
      hash: Type.String(),
      audit: Type.String(),
    }),
  ),
});
export type DeliveryAnswer = Static<typeof Delivery>;

/** A line of the inbox or outbox. */
export const MessageLine = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  side: oneOf(['sender', 'recipient'] as const),
  kind: oneOf(MESSAGE_KINDS),
  counterpart: Type.String(),
  counterpartName: Type.String(),
  state: oneOf(DELIVERY_STATES),
  offence: NullText,
  urgent: Type.Boolean(),
  caseReference: NullText,
  rule: NullText,
  dueAt: NullText,
  isLate: Type.Boolean(),
  assignedTo: NullText,
  outcome: NullText,
  submittedAt: Instant,
  readAt: NullText,
  thread: Type.String(),
});
export type MessageLineAnswer = Static<typeof MessageLine>;
export const MessageLinePage = pageOf(MessageLine);

export const MessagesWaiting = Type.Object({
  toSee: Type.Integer({ description: 'in the inbox and not read, or late; 1,000 at most are looked at' }),
  late: Type.Integer({ description: 'of those, past their time' }),
});

export const InboxQuery = Type.Object(
  {
    box: Type.Optional(oneOf(['inbox', 'received', 'outbox', 'sent'] as const, 'inbox and outbox: open, due first')),
    kind: Type.Optional(oneOf(MESSAGE_KINDS)),
    state: Type.Optional(oneOf(DELIVERY_STATES)),
    counterpart: Type.Optional(Type.String({ maxLength: 40, description: 'an agency or a party' })),
    offence: Type.Optional(oneOf(OFFENCES)),
    rule: Type.Optional(Type.String({ maxLength: 80 })),
    urgent: Type.Optional(Type.Boolean()),
    late: Type.Optional(Type.Boolean()),
    assigned: Type.Optional(oneOf(['me', 'nobody', 'anybody'] as const)),
    reference: Type.Optional(Type.String({ maxLength: 60, description: 'ours or the case’s, from its beginning' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ maxLength: 400 })),
  },
  closed,
);
export type InboxQuery = Static<typeof InboxQuery>;

const Step = Type.Object({
  step: Type.String(),
  officer: Type.Optional(Type.String()),
  note: NullText,
  at: Instant,
});

/** The page of a message, as sender or as recipient. */
export const Message = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  kind: oneOf(MESSAGE_KINDS),
  state: oneOf(MESSAGE_STATES),
  side: oneOf(['sender', 'recipient'] as const),
  sender: Type.String(),
  senderName: Type.String(),
  content: Type.Optional(Content),
  items: Type.Array(Item),
  caseReference: NullText,
  operation: NullText,
  hit: NullText,
  releasedAt: NullText,
  deliveries: Type.Array(Delivery, { description: 'all of them for the sender, its own for a recipient' }),
  thread: Type.Array(
    Type.Object({
      id: Type.String(),
      reference: Type.String(),
      kind: oneOf(MESSAGE_KINDS),
      sender: Type.String(),
      recipients: Type.Array(Type.String()),
      at: Instant,
      state: Type.String(),
      outcome: NullText,
    }),
  ),
  consents: Type.Array(Consent),
  tellings: Type.Array(
    Type.Object({
      id: Type.String(),
      item: Type.String(),
      holder: Type.String(),
      what: Type.String(),
      version: Type.Integer(),
      why: NullText,
      toldAt: Instant,
      seenAt: NullText,
      receipt: Type.Boolean({ description: 'the holder’s node has signed that it applied it' }),
      taken: Type.Array(Type.String(), {
        description: 'for the holder: files it took out before it was told, which say what was sent then',
      }),
    }),
  ),
  steps: Type.Array(Step),
  mayRefuseWith: Type.Array(
    Type.Object({ code: oneOf(REFUSAL_CODES), article: Type.String(), suggested: Type.Boolean() }),
  ),
  may: Type.Object({
    decide: Type.Boolean(),
    clarify: Type.Boolean(),
    answerClarification: Type.Boolean(),
    reply: Type.Boolean(),
    refuse: Type.Boolean(),
    deviate: Type.Boolean(),
    acknowledge: Type.Boolean(),
    recognise: Type.Boolean(),
    forward: Type.Boolean(),
    exportIt: Type.Boolean(),
    feedback: Type.Boolean(),
    close: Type.Boolean(),
    assign: Type.Boolean(),
    review: Type.Boolean(),
  }),
});
export type MessageAnswer = Static<typeof Message>;
