import type { Officer } from '../../kernel/officer.ts';
import type { KnownAgency } from '../access/public.ts';
import { DELIVERY_COLUMNS, type Delivery } from './deliveries.store.ts';
import type { InboxQuery, MessageLineAnswer } from './exchange.schema.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';

const PAGE = 50;

interface Cursor {
  readonly at: string;
  readonly submittedAt: string;
  readonly id: string;
  readonly recipient: string;
}

export function writeCursor(cursor: object): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** A cursor nobody gave out is no cursor: the list starts over. */
export function readCursor<Form extends object>(
  text: string | undefined,
  fields: readonly (keyof Form & string)[],
): Form | undefined {
  if (text === undefined) return undefined;
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
    const isWhole = fields.every((name) => typeof cursor[name] === 'string' && (cursor[name] as string).length < 80);
    const isTimed = fields.every(
      (name) =>
        !/At$|^at$/.test(name) || cursor[name] === 'infinity' || !Number.isNaN(Date.parse(cursor[name] as string)),
    );
    const isNamed = typeof cursor.id === 'string' && /^[0-9a-f-]{36}$/.test(cursor.id);
    return isWhole && isTimed && isNamed ? (cursor as Form) : undefined;
  } catch {
    return undefined;
  }
}

/** Which states a box holds: those are the ones its index is made for. */
const BOXES = {
  inbox: { mine: 'recipient', states: `d.state in ('delivered', 'clarifying', 'accepted')`, byDue: true },
  received: { mine: 'recipient', states: `d.state <> 'submitted'`, byDue: false },
  outbox: { mine: 'sender', states: `d.state in ('submitted', 'delivered', 'clarifying', 'accepted')`, byDue: true },
  sent: { mine: 'sender', states: 'true', byDue: false },
} as const;

/** Names of agencies, each asked for once; those that are known already are not asked for. */
export function agencyNames(
  { access }: Pick<ExchangeDesk, 'access'>,
  known: readonly Pick<KnownAgency, 'code' | 'name'>[] = [],
): (code: string) => Promise<string> {
  const names = new Map(known.map(({ code, name }) => [code, Promise.resolve(name)]));
  return (code) => {
    const name = names.get(code) ?? access.findAgency(code).then((agency) => agency?.name ?? code);
    names.set(code, name);
    return name;
  };
}

/** A line as one of the two sides sees it. */
export async function showLine(
  { now, nameOf }: { readonly now: string; readonly nameOf: (code: string) => Promise<string> },
  officer: Officer,
  delivery: Delivery,
): Promise<MessageLineAnswer> {
  const side = delivery.sender === officer.agency.code ? 'sender' : 'recipient';
  const counterpart = side === 'sender' ? delivery.recipient : delivery.sender;
  return {
    id: delivery.messageId,
    reference: delivery.reference,
    side,
    kind: delivery.kind,
    counterpart,
    counterpartName: await nameOf(counterpart),
    state: delivery.state,
    offence: delivery.offence,
    urgent: delivery.isUrgent,
    caseReference: delivery.caseReference,
    rule: delivery.rule,
    dueAt: delivery.dueAt === 'infinity' ? null : delivery.dueAt,
    isLate: delivery.isLate || delivery.dueAt < now,
    assignedTo: side === 'recipient' ? delivery.assignedTo : null,
    outcome: delivery.outcome,
    submittedAt: delivery.submittedAt,
    readAt: delivery.readAt,
    thread: delivery.thread,
  };
}

// What is due first is counted first, so that a desk with a hundred thousand open messages is told as quickly as any other.
const MOST_COUNTED = 1000;

/** How many messages somebody of the desk should see: nobody has read them, or their time is over. */
export async function countToSee(
  { db, clock }: Pick<ExchangeDesk, 'db' | 'clock'>,
  { agency }: Officer,
): Promise<{ toSee: number; late: number }> {
  const [row] = await db.query<{ toSee: number; late: number }>(
    `select count(*) filter (where w.read_at is null or w.due_at < $2)::int as "toSee",
            count(*) filter (where w.due_at < $2)::int as late
       from (select d.read_at, d.due_at
               from exchange_deliveries d
              where d.recipient = $1 and ${BOXES.inbox.states}
              order by d.due_at
              limit ${MOST_COUNTED}) w`,
    [agency.code, clock().toISOString()],
  );
  return row!;
}

/** One page of a box: what is open, due first; or everything, the newest first. */
export async function listBox(
  desk: ExchangeDesk,
  { officer, requestId }: Asking,
  { box = 'inbox', limit = PAGE, after, ...query }: InboxQuery,
): Promise<{ items: MessageLineAnswer[]; next: string | null }> {
  const { mine, states, byDue } = BOXES[box];
  const cursor = readCursor<Cursor>(after, ['at', 'submittedAt', 'id', 'recipient']);
  const other = mine === 'recipient' ? 'sender' : 'recipient';
  const parameters: unknown[] = [officer.agency.code];
  const where = [`d.${mine} = $1`, states];
  const add = (condition: (parameter: string) => string, value: unknown): void => {
    parameters.push(value);
    where.push(condition(`$${parameters.length}`));
  };
  if (query.kind) add((p) => `d.kind = ${p}`, query.kind);
  if (query.state) add((p) => `d.state = ${p}`, query.state);
  if (query.counterpart) add((p) => `${p} in (d.${other}, d.${other}_party)`, query.counterpart);
  if (query.offence) add((p) => `d.offence = ${p}`, query.offence);
  if (query.rule) add((p) => `d.rule = ${p}`, query.rule);
  if (query.urgent !== undefined) add((p) => `d.is_urgent = ${p}`, query.urgent);
  if (query.late !== undefined)
    add((p) => `(d.is_late or d.due_at < ${p}) = ${query.late ? 'true' : 'false'}`, desk.clock().toISOString());
  if (query.assigned === 'nobody') where.push('d.assigned_to is null');
  if (query.assigned === 'anybody') where.push('d.assigned_to is not null');
  if (query.assigned === 'me') add((p) => `d.assigned_to = ${p}`, officer.id);
  if (query.reference)
    add((p) => `(starts_with(d.reference, ${p}) or starts_with(d.case_reference, ${p}))`, query.reference);
  if (cursor) {
    parameters.push(...(byDue ? [cursor.at] : []), cursor.submittedAt, cursor.id, cursor.recipient);
    const last = parameters.length;
    where.push(
      byDue
        ? `(d.due_at, d.submitted_at, d.message_id, d.recipient) > ($${last - 3}, $${last - 2}, $${last - 1}::uuid, $${last})`
        : `(d.submitted_at, d.message_id, d.recipient) < ($${last - 2}, $${last - 1}::uuid, $${last})`,
    );
  }
  const order = byDue
    ? 'd.due_at, d.submitted_at, d.message_id, d.recipient'
    : 'd.submitted_at desc, d.message_id desc, d.recipient desc';
  parameters.push(limit + 1);
  const rows = await desk.db.query<Delivery>(
    `select ${DELIVERY_COLUMNS.replace('d.envelope,', 'null as envelope,')} from exchange_deliveries d
      where ${where.join(' and ')}
      order by ${order}
      limit $${parameters.length}`,
    parameters,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  await desk.audit.append({
    action: 'record.listed',
    officer,
    outcome: 'done',
    facts: { box, messages: page.length },
    requestId,
  });
  const showing = { now: desk.clock().toISOString(), nameOf: agencyNames(desk) };
  const items = [];
  for (const delivery of page) items.push(await showLine(showing, officer, delivery));
  return {
    items,
    next:
      rows.length > limit && last
        ? writeCursor({ at: last.dueAt, submittedAt: last.submittedAt, id: last.messageId, recipient: last.recipient })
        : null,
  };
}
