import type { Transaction } from '../../platform/database.ts';
import { findAttachments } from './attachments/attachments.store.ts';
import { claimsCorrection } from './correction.ts';
import { deliverSubmitted } from './deliver-messages.ts';
import { findDelivery, insertDelivery, listDeliveries } from './deliveries.store.ts';
import {
  canonicalText,
  digestOf,
  type EnvelopeBody,
  type EnvelopeFault,
  openEnvelope,
  type TravellingItem,
} from './envelope.ts';
import { isSealedMessage, isTravelling } from './envelope-form.ts';
import { listEvidences } from './evidence.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { findItems, insertHoldings, insertItems } from './items.store.ts';
import { meetForeignReply } from './meet-request.ts';
import { findMessage, insertMessage, lockMessage, saveMessage } from './messages.store.ts';
import { refuseEnvelope } from './refuse-envelope.ts';
import { takeCorrection } from './take-correction.ts';

// Clocks of two nodes may differ by this much; more than that was dated ahead.
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
const UNIQUE_VIOLATION = '23505';

/**
 * Takes an envelope that another node hands over: whatever is wrong with it is named, kept, accounted for, and told to the
 * desk it claims to come from. What is right is delivered like a message of this node; the answer is the signed receipt.
 */
export async function takeEnvelope(
  desk: ExchangeDesk,
  asking: Asking,
  { envelope, items }: { readonly envelope: string; readonly items: readonly unknown[] },
): Promise<{ message: string; receipt: string }> {
  if (claimsCorrection(envelope)) return takeCorrection(desk, asking, { envelope, items });
  const opened = await openEnvelope(desk.keys, envelope);
  const fault = 'fault' in opened ? opened.fault : await findFault(desk, opened, items);
  // A node that was killed between the two steps below is handed the same envelope again.
  if (fault === 'replayed') await meetIfReply(desk, asking, opened as { body: EnvelopeBody });
  if (fault) return refuseEnvelope(desk, asking, envelope, fault);
  const { body, hash } = opened as { body: EnvelopeBody; hash: string };
  try {
    await desk.db.transaction((tx) => keep(tx, desk, asking, { body, hash, envelope, items }));
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    // Handed over twice at one moment, or to two agencies of this node: the other was kept.
    const now = await findFault(desk, { body, hash }, items);
    if (now) return refuseEnvelope(desk, asking, envelope, now);
    await desk.db.transaction((tx) => keep(tx, desk, asking, { body, hash, envelope, items }));
  }
  await deliverSubmitted(desk, body.id);
  await meetIfReply(desk, asking, { body });
  const [receipt] = await listEvidences(desk.db, body.id, body.to.agency);
  return { message: body.id, receipt: receipt?.proof ?? '' };
}

/** A reply answers the request it names; done once, however often. */
async function meetIfReply(
  desk: ExchangeDesk,
  asking: Asking,
  { body }: { readonly body: EnvelopeBody },
): Promise<void> {
  if (body.request && body.content.outcome) await meetForeignReply(desk, asking, body);
}

/** Keeps what was found to be whole, as if it had been released here; the delivery verifies it once more. */
async function keep(
  tx: Transaction,
  desk: ExchangeDesk,
  asking: Asking,
  {
    body,
    hash,
    envelope,
    items,
  }: {
    readonly body: EnvelopeBody;
    readonly hash: string;
    readonly envelope: string;
    readonly items: readonly unknown[];
  },
): Promise<void> {
  const at = desk.clock().toISOString();
  const answered = body.request ? await findMessage(tx, body.request.id) : undefined;
  // Of what went to several agencies of this node, the first envelope brought the message, and each brings its delivery.
  const known = await lockMessage(tx, body.id);
  if (known) await saveMessage(tx, body.id, { recipients: [...known.recipients, body.to.agency] }, at);
  else
    await insertMessage(tx, {
      id: body.id,
      reference: body.reference,
      kind: body.kind,
      state: 'released',
      sender: body.from.agency,
      senderParty: body.from.party,
      thread: answered?.thread ?? body.id,
      inReplyTo: answered?.id ?? null,
      hitId: null,
      caseReference: body.caseReference ?? null,
      operation: body.operation ?? null,
      recipients: [body.to.agency],
      content: body.content,
      draftItems: null,
      drafter: asking.officer.id,
      writers: [],
      releaser: null,
      createdAt: body.at,
      changedAt: at,
      submittedAt: null,
      releasedAt: body.at,
      erasedAt: null,
      version: 1,
    });
  const travelling = items as readonly TravellingItem[];
  await insertItems(
    tx,
    travelling.map((item) => ({
      id: item.id,
      messageId: body.id,
      originator: item.originator,
      kind: item.kind,
      body: item.body,
      language: item.language ?? null,
      translate: item.translate,
      grade: item.grade,
      handling: item.handling,
      handlingNote: item.handlingNote ?? null,
      withheldFrom: item.withheldFrom,
      isSpecial: item.isSpecial,
      purpose: item.purpose ?? null,
      basis: item.basis ?? null,
      retainUntil: item.retainUntil ?? null,
      state: 'current' as const,
      version: item.version,
      changedAt: body.at,
      salt: item.salt,
    })),
    null,
  );
  await insertHoldings(
    tx,
    travelling.map(({ id, role = null, link = null, linkText = null }, place) => ({
      itemId: id,
      holder: body.from.agency,
      messageId: body.id,
      place,
      role,
      link,
      linkText,
      consentId: null,
      heldSince: body.at,
    })),
  );
  await insertDelivery(tx, {
    messageId: body.id,
    recipient: body.to.agency,
    recipientParty: body.to.party,
    reference: body.reference,
    kind: body.kind,
    sender: body.from.agency,
    senderParty: body.from.party,
    thread: answered?.thread ?? body.id,
    inReplyTo: answered?.id ?? null,
    offence: body.content.offence ?? null,
    isUrgent: body.content.urgency !== undefined,
    caseReference: body.caseReference ?? null,
    envelope,
    hash,
    basis: body.basis,
    submittedAt: body.at,
  });
}

/** Nobody brings another's item or file under a number that is known here, or speaks for an agency that lives here. */
async function areTheirs(desk: ExchangeDesk, sender: string, items: readonly TravellingItem[]): Promise<boolean> {
  const fileOf = ({ kind, body }: TravellingItem): string[] => (kind === 'attachment' ? [String(body.attachment)] : []);
  const files = new Map((await findAttachments(desk.db, items.flatMap(fileOf))).map((file) => [file.id, file]));
  const known = new Map(
    (
      await findItems(
        desk.db,
        sender,
        items.map(({ id }) => id),
      )
    ).map((item) => [item.id, item]),
  );
  for (const travelling of items) {
    const { id, originator } = travelling;
    const item = known.get(id);
    if (fileOf(travelling).some((file) => files.has(file) && files.get(file)!.messageId !== item?.messageId))
      return false;
    if (
      item
        ? item.originator !== originator || !item.isHeld
        : originator !== sender && !(await desk.keys.livesElsewhere(originator))
    )
      return false;
  }
  return true;
}

/** Whether an envelope that was taken before holds the same message, to another recipient. */
async function isSameMessage(desk: ExchangeDesk, taken: string | null, body: EnvelopeBody): Promise<boolean> {
  const opened = taken === null ? undefined : await openEnvelope(desk.keys, taken);
  if (!opened || 'fault' in opened) return false;
  const [one, other] = [opened.body, body].map(({ to: _to, basis: _basis, ...said }) => canonicalText(said));
  return one === other;
}

async function findFault(
  desk: ExchangeDesk,
  { body, hash }: { readonly body: EnvelopeBody; readonly hash: string },
  items: readonly unknown[],
): Promise<EnvelopeFault | undefined> {
  if (!isSealedMessage(body)) return 'not-an-envelope';
  const recipient = await desk.access.findAgency(body.to.agency);
  if (!recipient?.active || (await desk.keys.livesElsewhere(body.to.agency))) return 'not-for-this-node';
  const sender = await desk.access.findAgency(body.from.agency);
  if (!sender?.active || sender.party !== body.from.party) return 'wrong-key';
  if (Date.parse(body.at) > desk.clock().getTime() + CLOCK_DIFFERENCE_MS) return 'from-the-future';
  const known = await listDeliveries(desk.db, body.id);
  const same = known.find(({ recipient }) => recipient === body.to.agency);
  if (same) return same.hash === hash ? 'replayed' : 'changed';
  const isFurther = known.length > 0;
  if (isFurther && !(await isSameMessage(desk, known[0]!.envelope, body))) return 'changed';
  const [namesake] = await desk.db.query(`select 1 from exchange_messages m where m.reference = $1 or m.id = $2`, [
    body.reference,
    body.id,
  ]);
  if (namesake && !isFurther) return 'changed';
  const travelling = items as readonly TravellingItem[];
  const areVouchedFor =
    travelling.length === body.items.length &&
    travelling.every(
      (item, place) => item.id === body.items[place]?.id && body.items[place]?.digest === digestOf(item),
    );
  if (!areVouchedFor || !travelling.every(isTravelling)) return 'item-changed';
  if (!(await areTheirs(desk, body.from.agency, travelling))) return 'item-changed';
  if (body.kind === 'reply') {
    const request = body.request && (await findDelivery(desk.db, body.request.id, body.from.agency));
    if (!request || request.sender !== body.to.agency || request.hash !== body.request?.hash) return 'other-request';
  }
  return undefined;
}
