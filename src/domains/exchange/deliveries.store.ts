import type { Database } from '../../platform/database.ts';
import type { BasisAnswer } from './exchange.schema.ts';
import type { DeliveryState, FeedbackKind, MessageKind, Outcome } from './exchange.ts';
import type { KeptClock, KeptStop, ReadClock } from './exchange-clock.ts';

/** What a side decided when it looked at the need to keep its copy. */
export interface Review {
  readonly at: string;
  readonly agency: string;
  readonly decision: 'keep' | 'erase';
  readonly assessment: string;
}

/** One recipient's copy of a message, as it is kept. */
export interface Delivery {
  readonly messageId: string;
  readonly recipient: string;
  readonly recipientParty: string;
  readonly reference: string;
  readonly kind: MessageKind;
  readonly sender: string;
  readonly senderParty: string;
  readonly thread: string;
  readonly inReplyTo: string | null;
  readonly offence: string | null;
  readonly isUrgent: boolean;
  readonly caseReference: string | null;
  readonly state: DeliveryState;
  /** Null when erased. */
  readonly envelope: string | null;
  readonly hash: string;
  readonly basis: BasisAnswer;
  readonly access: 'direct' | 'indirect' | null;
  readonly stops: readonly KeptStop[];
  readonly rule: string | null;
  /** `infinity` without a running clock. */
  readonly dueAt: string;
  readonly isLate: boolean;
  readonly nextStepAt: string | null;
  readonly assignedTo: string | null;
  readonly submittedAt: string;
  readonly deliveredAt: string | null;
  readonly readAt: string | null;
  readonly decidedAt: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  readonly replyId: string | null;
  readonly outcome: Outcome | null;
  readonly ground: string | null;
  readonly groundText: string | null;
  readonly reviewOn: string | null;
  readonly reviewed: readonly Review[];
  readonly version: number;
}

const COLUMNS = `d.message_id as "messageId", d.recipient, d.recipient_party as "recipientParty", d.reference, d.kind,
  d.sender, d.sender_party as "senderParty", d.thread, d.in_reply_to as "inReplyTo", d.offence,
  d.is_urgent as "isUrgent", d.case_reference as "caseReference", d.state, d.envelope, d.hash, d.basis, d.access, d.stops,
  d.rule, d.due_at as "dueAt", d.is_late as "isLate", d.next_step_at as "nextStepAt", d.assigned_to as "assignedTo",
  d.submitted_at as "submittedAt", d.delivered_at as "deliveredAt", d.read_at as "readAt", d.decided_at as "decidedAt",
  d.answered_at as "answeredAt", d.closed_at as "closedAt", d.reply_id as "replyId", d.outcome, d.ground,
  d.ground_text as "groundText", d.review_on as "reviewOn", d.reviewed, d.version`;

export { COLUMNS as DELIVERY_COLUMNS };

export async function insertDelivery(
  tx: Database,
  delivery: Pick<
    Delivery,
    | 'messageId'
    | 'recipient'
    | 'recipientParty'
    | 'reference'
    | 'kind'
    | 'sender'
    | 'senderParty'
    | 'thread'
    | 'inReplyTo'
    | 'offence'
    | 'isUrgent'
    | 'caseReference'
    | 'envelope'
    | 'hash'
    | 'basis'
    | 'submittedAt'
  >,
): Promise<Delivery> {
  const [kept] = await tx.query<Delivery>(
    `insert into exchange_deliveries as d (message_id, recipient, recipient_party, reference, kind, sender, sender_party,
       thread, in_reply_to, offence, is_urgent, case_reference, state, envelope, hash, basis, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'submitted', $13, $14, $15, $16)
     returning ${COLUMNS}`,
    [
      delivery.messageId,
      delivery.recipient,
      delivery.recipientParty,
      delivery.reference,
      delivery.kind,
      delivery.sender,
      delivery.senderParty,
      delivery.thread,
      delivery.inReplyTo,
      delivery.offence,
      delivery.isUrgent,
      delivery.caseReference,
      delivery.envelope,
      delivery.hash,
      JSON.stringify(delivery.basis),
      delivery.submittedAt,
    ],
  );
  return kept!;
}

export async function findDelivery(db: Database, messageId: string, recipient: string): Promise<Delivery | undefined> {
  const [delivery] = await db.query<Delivery>(
    `select ${COLUMNS} from exchange_deliveries d where d.message_id = $1 and d.recipient = $2`,
    [messageId, recipient],
  );
  return delivery;
}

/** Deliveries in the order they are named in. */
export async function findDeliveries(
  db: Database,
  named: readonly Pick<Delivery, 'messageId' | 'recipient'>[],
): Promise<Delivery[]> {
  return db.query<Delivery>(
    `select ${COLUMNS}
       from unnest($1::uuid[], $2::text[]) with ordinality as n(message_id, recipient, place)
       join exchange_deliveries d on d.message_id = n.message_id and d.recipient = n.recipient
      order by n.place`,
    [named.map(({ messageId }) => messageId), named.map(({ recipient }) => recipient)],
  );
}

/** The delivery, kept from others' changes until the transaction ends. */
export async function lockDelivery(tx: Database, messageId: string, recipient: string): Promise<Delivery | undefined> {
  const [delivery] = await tx.query<Delivery>(
    `select ${COLUMNS} from exchange_deliveries d where d.message_id = $1 and d.recipient = $2 for update`,
    [messageId, recipient],
  );
  return delivery;
}

export async function listDeliveries(db: Database, messageId: string): Promise<Delivery[]> {
  return db.query<Delivery>(
    `select ${COLUMNS} from exchange_deliveries d where d.message_id = $1 order by d.recipient`,
    [messageId],
  );
}

export type DeliveryChange = Partial<
  Pick<
    Delivery,
    | 'state'
    | 'access'
    | 'stops'
    | 'rule'
    | 'dueAt'
    | 'isLate'
    | 'nextStepAt'
    | 'assignedTo'
    | 'deliveredAt'
    | 'readAt'
    | 'decidedAt'
    | 'answeredAt'
    | 'closedAt'
    | 'replyId'
    | 'outcome'
    | 'ground'
    | 'groundText'
    | 'reviewOn'
    | 'reviewed'
    | 'envelope'
  >
>;

const COLUMN_OF: Readonly<Record<keyof DeliveryChange, string>> = {
  state: 'state',
  access: 'access',
  stops: 'stops',
  rule: 'rule',
  dueAt: 'due_at',
  isLate: 'is_late',
  nextStepAt: 'next_step_at',
  assignedTo: 'assigned_to',
  deliveredAt: 'delivered_at',
  readAt: 'read_at',
  decidedAt: 'decided_at',
  answeredAt: 'answered_at',
  closedAt: 'closed_at',
  replyId: 'reply_id',
  outcome: 'outcome',
  ground: 'ground',
  groundText: 'ground_text',
  reviewOn: 'review_on',
  reviewed: 'reviewed',
  envelope: 'envelope',
};
const JSON_COLUMNS: readonly string[] = ['stops', 'reviewed'];

/** Changes a delivery and raises its version. */
export async function saveDelivery(
  tx: Database,
  { messageId, recipient }: Pick<Delivery, 'messageId' | 'recipient'>,
  change: DeliveryChange,
): Promise<Delivery> {
  const fields = Object.entries(change) as [keyof DeliveryChange, unknown][];
  const sets = fields.map(([name], place) => `${COLUMN_OF[name]} = $${place + 3}`);
  const [delivery] = await tx.query<Delivery>(
    `update exchange_deliveries d
        set ${[...sets, 'version = d.version + 1'].join(', ')}
      where d.message_id = $1 and d.recipient = $2
      returning ${COLUMNS}`,
    [
      messageId,
      recipient,
      ...fields.map(([name, value]) => (JSON_COLUMNS.includes(name) ? JSON.stringify(value) : value)),
    ],
  );
  return delivery!;
}

/** Deliveries that were submitted and wait for their recipient's desk; those of an agency that signs elsewhere are fetched. */
export async function listUndelivered(
  db: Database,
  { messageId, limit }: { readonly messageId?: string; readonly limit: number },
): Promise<Pick<Delivery, 'messageId' | 'recipient'>[]> {
  return db.query(
    `select d.message_id as "messageId", d.recipient from exchange_deliveries d
      where d.state = 'submitted' and ($1::uuid is null or d.message_id = $1)
        and not exists (select 1 from exchange_keys k where k.agency = d.recipient and k.retired_at is null and k.sealed is null)
      order by d.submitted_at
      limit $2`,
    [messageId ?? null, limit],
  );
}

/** A clock with what it says, as it is kept. */
export type ClockRow = KeptClock &
  Pick<ReadClock, 'dueElapsedAt' | 'dueRegulationAt' | 'alarmAt' | 'nextStepAt' | 'isLate'>;

/** Keeps a clock; one that runs already is brought up to date. */
export async function saveClock(
  tx: Database,
  { messageId, recipient }: Pick<Delivery, 'messageId' | 'recipient'>,
  clock: ClockRow,
): Promise<void> {
  await tx.query(
    `insert into exchange_clocks (message_id, recipient, rule, zone, started_at, met_at, ended_at, is_late, deviation,
       due_elapsed_at, due_regulation_at, alarm_at, steps_told, next_step_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (message_id, recipient, rule) do update
       set met_at = excluded.met_at, ended_at = excluded.ended_at, is_late = excluded.is_late,
           deviation = excluded.deviation, due_elapsed_at = excluded.due_elapsed_at,
           due_regulation_at = excluded.due_regulation_at, alarm_at = excluded.alarm_at,
           steps_told = excluded.steps_told, next_step_at = excluded.next_step_at`,
    [
      messageId,
      recipient,
      clock.rule,
      clock.zone,
      clock.startedAt,
      clock.metAt,
      clock.endedAt,
      clock.isLate,
      clock.deviation === null ? null : JSON.stringify(clock.deviation),
      clock.dueElapsedAt,
      clock.dueRegulationAt,
      clock.alarmAt,
      clock.stepsTold,
      clock.nextStepAt,
    ],
  );
}

export async function listClocks(
  db: Database,
  messageId: string,
  recipient?: string,
): Promise<(ClockRow & { recipient: string })[]> {
  return db.query(
    `select c.recipient, c.rule, c.zone, c.started_at as "startedAt", c.met_at as "metAt", c.ended_at as "endedAt",
            c.is_late as "isLate", c.deviation, c.due_elapsed_at as "dueElapsedAt",
            c.due_regulation_at as "dueRegulationAt", c.alarm_at as "alarmAt", c.steps_told as "stepsTold",
            c.next_step_at as "nextStepAt"
       from exchange_clocks c
      where c.message_id = $1 and ($2::text is null or c.recipient = $2)
      order by c.started_at, c.alarm_at, c.rule`,
    [messageId, recipient ?? null],
  );
}

export interface Clarification {
  readonly id: string;
  readonly recipient: string;
  readonly missing: readonly string[];
  readonly question: string;
  readonly askedAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}

export async function insertClarification(
  tx: Database,
  clarification: Pick<Clarification, 'id' | 'recipient' | 'missing' | 'question' | 'askedAt'> & {
    readonly messageId: string;
    readonly askedBy: string;
  },
): Promise<void> {
  await tx.query(
    `insert into exchange_clarifications (id, message_id, recipient, missing, question, asked_by, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      clarification.id,
      clarification.messageId,
      clarification.recipient,
      clarification.missing,
      clarification.question,
      clarification.askedBy,
      clarification.askedAt,
    ],
  );
}

/** Answers the question that is open. */
export async function saveClarificationAnswer(
  tx: Database,
  { messageId, recipient }: Pick<Delivery, 'messageId' | 'recipient'>,
  { answer, officer, at }: { readonly answer: string; readonly officer: string; readonly at: string },
): Promise<void> {
  await tx.query(
    `update exchange_clarifications c set answer = $3, answered_by = $4, answered_at = $5
      where c.message_id = $1 and c.recipient = $2 and c.answered_at is null`,
    [messageId, recipient, answer, officer, at],
  );
}

export async function listClarifications(
  db: Database,
  messageId: string,
  recipient?: string,
): Promise<Clarification[]> {
  return db.query<Clarification>(
    `select c.id, c.recipient, c.missing, c.question, c.asked_at as "askedAt", c.answer, c.answered_at as "answeredAt"
       from exchange_clarifications c
      where c.message_id = $1 and ($2::text is null or c.recipient = $2)
      order by c.asked_at, c.id`,
    [messageId, recipient ?? null],
  );
}

export interface Feedback {
  readonly recipient: string;
  readonly agency: string;
  readonly kind: FeedbackKind;
  readonly note: string | null;
  readonly at: string;
}

/** Keeps feedback; false when the agency said it before. */
export async function saveFeedback(
  tx: Database,
  messageId: string,
  feedback: Feedback & { readonly officer: string },
): Promise<boolean> {
  const kept = await tx.query(
    `insert into exchange_feedback (message_id, recipient, agency, kind, note, officer, at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1`,
    [messageId, feedback.recipient, feedback.agency, feedback.kind, feedback.note, feedback.officer, feedback.at],
  );
  return kept.length === 1;
}

export async function listFeedback(db: Database, messageId: string, recipient?: string): Promise<Feedback[]> {
  return db.query<Feedback>(
    `select f.recipient, f.agency, f.kind, f.note, f.at from exchange_feedback f
      where f.message_id = $1 and ($2::text is null or f.recipient = $2)
      order by f.at, f.kind`,
    [messageId, recipient ?? null],
  );
}
