import type { Database } from '../../platform/database.ts';
import type { Content, DraftItem } from './exchange.schema.ts';
import type { MessageKind, MessageState, StopCode } from './exchange.ts';

/** A message as it is kept. */
export interface Message {
  readonly id: string;
  readonly reference: string;
  readonly kind: MessageKind;
  readonly state: MessageState;
  readonly sender: string;
  readonly senderParty: string;
  readonly thread: string;
  readonly inReplyTo: string | null;
  readonly hitId: string | null;
  readonly caseReference: string | null;
  readonly operation: string | null;
  readonly recipients: readonly string[];
  /** Null when erased. */
  readonly content: Content | null;
  /** Null once it was released. */
  readonly draftItems: readonly DraftItem[] | null;
  readonly drafter: string;
  readonly writers: readonly string[];
  readonly releaser: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly submittedAt: string | null;
  readonly releasedAt: string | null;
  readonly erasedAt: string | null;
  readonly version: number;
}

const COLUMNS = `m.id, m.reference, m.kind, m.state, m.sender, m.sender_party as "senderParty", m.thread,
  m.in_reply_to as "inReplyTo", m.hit_id as "hitId", m.case_reference as "caseReference", m.operation, m.recipients,
  m.content, m.draft_items as "draftItems", m.drafter, m.writers, m.releaser, m.created_at as "createdAt",
  m.changed_at as "changedAt", m.submitted_at as "submittedAt", m.released_at as "releasedAt",
  m.erased_at as "erasedAt", m.version`;

/** Keeps a message that is new: a draft, or one that arrived from another node. */
export async function insertMessage(
  db: Database,
  message: Omit<Message, 'reference'> & { reference?: string },
): Promise<Message> {
  const [kept] = await db.query<Message>(
    `insert into exchange_messages as m (id, reference, kind, state, sender, sender_party, thread, in_reply_to, hit_id,
       case_reference, operation, recipients, content, draft_items, drafter, writers, releaser, created_at, changed_at,
       submitted_at, released_at, version)
     values ($1, coalesce($2, 'X-' || $5 || '-' || lpad(nextval('exchange_numbers')::text, 6, '0')), $3, $4, $5, $6, $7, $8,
       $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
     returning ${COLUMNS}`,
    [
      message.id,
      message.reference ?? null,
      message.kind,
      message.state,
      message.sender,
      message.senderParty,
      message.thread,
      message.inReplyTo,
      message.hitId,
      message.caseReference,
      message.operation,
      message.recipients,
      JSON.stringify(message.content),
      message.draftItems === null ? null : JSON.stringify(message.draftItems),
      message.drafter,
      message.writers,
      message.releaser,
      message.createdAt,
      message.changedAt,
      message.submittedAt,
      message.releasedAt,
      message.version,
    ],
  );
  return kept!;
}

export async function findMessage(db: Database, id: string): Promise<Message | undefined> {
  const [message] = await db.query<Message>(`select ${COLUMNS} from exchange_messages m where m.id = $1`, [id]);
  return message;
}

/** The message, kept from others' changes until the transaction ends. */
export async function lockMessage(tx: Database, id: string): Promise<Message | undefined> {
  const [message] = await tx.query<Message>(`select ${COLUMNS} from exchange_messages m where m.id = $1 for update`, [
    id,
  ]);
  return message;
}

export type MessageChange = Partial<
  Pick<
    Message,
    | 'state'
    | 'recipients'
    | 'content'
    | 'draftItems'
    | 'caseReference'
    | 'operation'
    | 'writers'
    | 'releaser'
    | 'submittedAt'
    | 'releasedAt'
    | 'erasedAt'
  >
>;

const COLUMN_OF: Readonly<Record<keyof MessageChange, string>> = {
  state: 'state',
  recipients: 'recipients',
  content: 'content',
  draftItems: 'draft_items',
  caseReference: 'case_reference',
  operation: 'operation',
  writers: 'writers',
  releaser: 'releaser',
  submittedAt: 'submitted_at',
  releasedAt: 'released_at',
  erasedAt: 'erased_at',
};
const JSON_COLUMNS: readonly string[] = ['content', 'draftItems'];

/** Changes a message and raises its version. Where the text is the same, what was decided about its stops goes along. */
export async function saveMessage(
  tx: Database,
  id: string,
  change: MessageChange,
  at: string,
  { isSameText = false }: { readonly isSameText?: boolean } = {},
): Promise<Message> {
  const fields = Object.entries(change) as [keyof MessageChange, unknown][];
  const sets = fields.map(([name], place) => `${COLUMN_OF[name]} = $${place + 3}`);
  const carried = isSameText
    ? `with carried as (
         update exchange_stops s set version = m.version + 1
           from exchange_messages m
          where m.id = $1 and s.message_id = m.id and s.version = m.version
       )`
    : '';
  const [message] = await tx.query<Message>(
    `${carried}
     update exchange_messages m
        set ${[...sets, 'changed_at = $2', 'version = m.version + 1'].join(', ')}
      where m.id = $1
      returning ${COLUMNS}`,
    [
      id,
      at,
      ...fields.map(([name, value]) => (JSON_COLUMNS.includes(name) && value !== null ? JSON.stringify(value) : value)),
    ],
  );
  return message!;
}

/** Drafts of an agency, the last changed first. */
export async function listDrafts(
  db: Database,
  sender: string,
  {
    state,
    writer,
    limit,
    after,
  }: {
    readonly state?: string;
    readonly writer?: string;
    readonly limit: number;
    readonly after?: { readonly at: string; readonly id: string };
  },
): Promise<Message[]> {
  return db.query<Message>(
    `select ${COLUMNS} from exchange_messages m
      where m.sender = $1 and m.state in ('draft', 'waiting')
        and ($2::text is null or m.state = $2)
        and ($3::uuid is null or $3 = any(m.writers))
        and ($4::timestamptz is null or (m.changed_at, m.id) < ($4, $5::uuid))
      order by m.changed_at desc, m.id desc
      limit $6`,
    [sender, state ?? null, writer ?? null, after?.at ?? null, after?.id ?? null, limit],
  );
}

/** Messages of one conversation in which an agency takes part, the oldest first; drafts are their sender's own. */
export async function listThread(
  db: Database,
  thread: string,
  agency: string,
): Promise<
  {
    id: string;
    reference: string;
    kind: MessageKind;
    sender: string;
    recipients: string[];
    at: string;
    state: string;
    outcome: string | null;
  }[]
> {
  return db.query(
    `select m.id, m.reference, m.kind, m.sender,
            case when m.sender = $2 then m.recipients else array[$2::text] end as recipients,
            coalesce(m.released_at, m.created_at) as at,
            case when m.sender = $2 then m.state else coalesce(d.state, m.state) end as state,
            m.content->>'outcome' as outcome
       from exchange_messages m
       left join exchange_deliveries d on d.message_id = m.id and d.recipient = $2 and d.state <> 'submitted'
      where m.thread = $1 and m.state <> 'discarded' and (m.sender = $2 or d.message_id is not null)
      order by coalesce(m.released_at, m.created_at), m.id`,
    [thread, agency],
  );
}

/** A second person's decision about a stop, of the version it was made on. */
export async function saveStopDecision(
  tx: Database,
  stop: {
    readonly messageId: string;
    readonly code: StopCode;
    readonly version: number;
    readonly decision: 'lifted' | 'upheld';
    readonly why: string;
    readonly officer: string;
    readonly at: string;
  },
): Promise<void> {
  await tx.query(
    `insert into exchange_stops (message_id, code, version, decision, why, officer, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (message_id, code, version) do update
       set decision = excluded.decision, why = excluded.why, officer = excluded.officer, at = excluded.at`,
    [stop.messageId, stop.code, stop.version, stop.decision, stop.why, stop.officer, stop.at],
  );
}

/** The trace of a message for one agency's own eyes. */
export async function listSteps(
  db: Database,
  messageId: string,
  agency: string,
): Promise<{ step: string; officer: string; note: string | null; at: string }[]> {
  return db.query(
    `select s.step, s.officer, s.note, s.at from exchange_steps s where s.message_id = $1 and s.agency = $2 order by s.number`,
    [messageId, agency],
  );
}
