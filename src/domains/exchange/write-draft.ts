import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { announce } from '../../platform/notices.ts';
import { findDelivery } from './deliveries.store.ts';
import { addStep } from './evidence.ts';
import type { DraftBody, DraftChange, DraftItem } from './exchange.schema.ts';
import { isAsking } from './exchange.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { findMessage, insertMessage, lockMessage, type Message, saveMessage } from './messages.store.ts';

/** What is neither there nor yours. */
export function notThere(): Problem {
  return new Problem('not-found', 'There is no such message, or it is not yours to see.');
}

const withIds = (items: readonly DraftItem[]): DraftItem[] =>
  items.map((item) => ({ ...item, id: item.id ?? newId() }));

/** A message of the officer's own agency; another's is not there. */
export async function findOwnMessage(
  { db }: Pick<ExchangeDesk, 'db'>,
  { officer }: Asking,
  id: string,
): Promise<Message> {
  const message = await findMessage(db, id);
  if (!message || message.sender !== officer.agency.code || message.state === 'discarded') throw notThere();
  return message;
}

/** A message of the officer's own agency, locked; another's is not there. */
export async function lockOwnMessage(tx: Transaction, { officer }: Asking, id: string): Promise<Message> {
  const message = await lockMessage(tx, id);
  if (!message || message.sender !== officer.agency.code || message.state === 'discarded') throw notThere();
  return message;
}

/** The hit that is followed up must be the agency's own, as asker or as owner. */
async function requireOwnHit(desk: ExchangeDesk, { officer }: Asking, hit: string): Promise<void> {
  const [found] = await desk.db.query(`select 1 from hits h where h.id = $1 and $2 in (h.asker, h.owner)`, [
    hit,
    officer.agency.code,
  ]);
  if (!found) throw new Problem('not-found', 'There is no such hit, or it is not yours to follow up.');
}

/** What a reply belongs to: a message that the agency received, or its own which it supplements. */
async function findAnswered(desk: ExchangeDesk, { officer }: Asking, body: DraftBody): Promise<Message | undefined> {
  if (body.inReplyTo === undefined) return undefined;
  const answered = await findMessage(desk.db, body.inReplyTo);
  const { code } = officer.agency;
  const delivery = answered && (await findDelivery(desk.db, answered.id, code));
  const isReceived = delivery !== undefined && delivery.state !== 'submitted';
  if (!answered || (answered.sender !== code && !isReceived)) throw notThere();
  if (body.kind === 'reply' && !(isReceived && isAsking(answered.kind))) {
    throw new Problem('wrong-state', 'Only a request that your agency received can be replied to.');
  }
  return answered;
}

function matterOf(answered: Message | undefined): Pick<NonNullable<Message['content']>, 'offence' | 'purpose'> {
  const { offence, purpose } = answered?.content ?? {};
  return { ...(offence ? { offence } : {}), ...(purpose ? { purpose } : {}) };
}

/** Begins a message. Everything may be missing; a reply goes to whoever asked. */
export async function writeDraft(desk: ExchangeDesk, asking: Asking, body: DraftBody): Promise<Message> {
  const { officer, requestId } = asking;
  if (body.hit) await requireOwnHit(desk, asking, body.hit);
  const answered = await findAnswered(desk, asking, body);
  const at = desk.clock().toISOString();
  const id = newId();
  return desk.db.transaction(async (tx) => {
    const message = await insertMessage(tx, {
      id,
      kind: body.kind,
      state: 'draft',
      sender: officer.agency.code,
      senderParty: officer.agency.party,
      thread: answered?.thread ?? id,
      inReplyTo: answered?.id ?? null,
      hitId: body.hit ?? null,
      caseReference: body.caseReference ?? answered?.caseReference ?? null,
      operation: body.operation ?? answered?.operation ?? null,
      recipients: body.kind === 'reply' && answered ? [answered.sender] : (body.recipients ?? []),
      // A reply is about the offence of what it answers, and for its purpose, unless it says otherwise.
      content: { ...matterOf(answered), ...body.content },
      draftItems: withIds(body.items ?? []),
      drafter: officer.id,
      writers: [officer.id],
      releaser: null,
      createdAt: at,
      changedAt: at,
      submittedAt: null,
      releasedAt: null,
      erasedAt: null,
      version: 1,
    });
    await addStep(tx, { messageId: id, agency: message.sender, step: 'drafted', officer: officer.id, at });
    await desk.audit.record(tx, {
      action: 'exchange.changed',
      officer,
      outcome: 'done',
      caseReference: message.caseReference ?? undefined,
      records: [{ id, register: 'message', owner: message.sender }],
      facts: { step: 'drafted', kind: message.kind },
      requestId,
    });
    return message;
  });
}

/** Changes a draft. One that waited for its second person is a draft again: what was decided was about another text. */
export async function changeDraft(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  change: DraftChange,
): Promise<Message> {
  const { officer } = asking;
  const at = desk.clock().toISOString();
  return desk.db.transaction(async (tx) => {
    const message = await lockOwnMessage(tx, asking, id);
    requireUnreleased(message);
    if (message.version !== change.version) {
      throw new Problem(
        'version-outdated',
        `Somebody saved version ${message.version} meanwhile; look at it before you save yours.`,
      );
    }
    if (message.kind === 'reply' && change.recipients) {
      throw new Problem('invalid-input', 'A reply goes to whoever asked.', {
        fields: [{ field: '/recipients', message: 'A reply goes to whoever asked; forward the items to tell others.' }],
      });
    }
    const changed = await saveMessage(
      tx,
      id,
      {
        state: 'draft',
        ...(change.recipients ? { recipients: change.recipients } : {}),
        ...(change.content ? { content: change.content } : {}),
        ...(change.items ? { draftItems: withIds(change.items) } : {}),
        ...(change.caseReference === undefined ? {} : { caseReference: change.caseReference }),
        ...(change.operation === undefined ? {} : { operation: change.operation }),
        writers: [...new Set([...message.writers, officer.id])],
        submittedAt: null,
      },
      at,
    );
    if (message.state === 'waiting') await noteStep(tx, desk, asking, changed, 'taken-back', null, at);
    return changed;
  });
}

/** Refuses to touch what has left. */
export function requireUnreleased(message: Message): void {
  if (message.state === 'draft' || message.state === 'waiting') return;
  throw new Problem(
    'wrong-state',
    `${message.reference} has left; it is not a draft any more. Amend its items instead.`,
  );
}

/** Notes a step of a draft, with its audit entry and the notice to its own agency. */
export async function noteStep(
  tx: Transaction,
  desk: ExchangeDesk,
  { officer, requestId }: Asking,
  message: Message,
  step: string,
  note: string | null,
  at: string,
): Promise<void> {
  await addStep(tx, { messageId: message.id, agency: officer.agency.code, step, officer: officer.id, note, at });
  await desk.audit.record(tx, {
    action: 'exchange.changed',
    officer,
    outcome: 'done',
    caseReference: message.caseReference ?? undefined,
    records: [{ id: message.id, register: 'message', owner: message.sender }],
    facts: { step, kind: message.kind },
    requestId,
  });
  announce(tx, [{ audience: officer.agency.code, topic: 'exchange', ref: message.id, what: step, at }]);
}

/** Gives a draft back to whoever wrote it, with the reason. */
export async function returnDraft(desk: ExchangeDesk, asking: Asking, id: string, why: string): Promise<Message> {
  const at = desk.clock().toISOString();
  return desk.db.transaction(async (tx) => {
    const message = await lockOwnMessage(tx, asking, id);
    if (message.state !== 'waiting')
      throw new Problem('wrong-state', `${message.reference} does not wait for a release.`);
    const changed = await saveMessage(tx, id, { state: 'draft', submittedAt: null }, at, { isSameText: true });
    await noteStep(tx, desk, asking, changed, 'returned', why, at);
    return changed;
  });
}

/** Gives a draft up; its text is deleted, that it was there stays. */
export async function discardDraft(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  /** That somebody had asked before is counted: it is a question that was not put twice. */
  because?: 'asked-before',
): Promise<Message> {
  const at = desk.clock().toISOString();
  return desk.db.transaction(async (tx) => {
    const message = await lockOwnMessage(tx, asking, id);
    requireUnreleased(message);
    const changed = await saveMessage(tx, id, { state: 'discarded', content: null, draftItems: null }, at);
    await noteStep(tx, desk, asking, changed, because ? 'discarded-as-duplicate' : 'discarded', null, at);
    return changed;
  });
}
