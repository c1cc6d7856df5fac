import type { Agency } from '../../kernel/officer.ts';
import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Signer } from './agency-keys.ts';
import { findOnwardConsents } from './consents.store.ts';
import { type Delivery, findDelivery, listUndelivered, lockDelivery, saveDelivery } from './deliveries.store.ts';
import { digestOf, type EnvelopeBody, type EnvelopeFault, hashOf, openEnvelope } from './envelope.ts';
import { addEvidence } from './evidence.ts';
import { isAsking } from './exchange.ts';
import { startClock, startingRules } from './exchange-clock.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { mayPassOn } from './item-disclosure.ts';
import { insertHoldings, listItems, lockPlacedItems, type PlacedItem } from './items.store.ts';
import { keepClocks } from './keep-clocks.ts';
import { saveReject } from './rejects.store.ts';
import { getTimekeeping } from './settings.store.ts';
import { travellingItemOf } from './travelling-items.ts';

const BATCH = 100;

/**
 * Delivers what was submitted: the message itself, or all that a node that was killed left behind. Each delivery is one
 * transaction and is done once, whoever runs this and how often. Answers how many were delivered.
 */
export async function deliverSubmitted(desk: ExchangeDesk, messageId?: string): Promise<number> {
  let delivered = 0;
  for (;;) {
    const waiting = await listUndelivered(desk.db, { messageId, limit: BATCH });
    let moved = 0;
    for (const one of waiting) {
      const done = await deliver(desk, one);
      if (done !== 'left') moved += 1;
      if (done === 'delivered') delivered += 1;
    }
    if (waiting.length < BATCH || moved === 0) return delivered;
  }
}

/** Delivers one copy: what is found is verified as if it came from elsewhere, its clock starts, its receipt is signed. */
export async function deliver(
  desk: ExchangeDesk,
  { messageId, recipient }: Pick<Delivery, 'messageId' | 'recipient'>,
): Promise<'delivered' | 'rejected' | 'left'> {
  const signer = (await desk.keys.livesElsewhere(recipient)) ? undefined : await desk.keys.signerOf(recipient);
  if (!signer) return 'left';
  return desk.db.transaction(async (tx) => {
    const delivery = await lockDelivery(tx, messageId, recipient);
    if (delivery?.state !== 'submitted' || !delivery.envelope) return 'left'; // somebody else was quicker
    const time = await getTimekeeping(tx, recipient);
    await lockPlacedItems(tx, messageId, delivery.sender);
    const placed = await listItems(tx, delivery.sender, messageId, delivery.sender);
    const opened = await openEnvelope({ findKey: (id) => desk.keys.findKey(id, tx) }, delivery.envelope);
    const now = desk.clock();
    const at = now.toISOString();
    const fault = 'fault' in opened ? opened.fault : await findFault(tx, delivery, opened, placed);
    if (fault) {
      await setAside(tx, desk, { delivery, signer, fault, at });
      return 'rejected';
    }
    await hold(tx, delivery, placed, at);
    const { content } = (opened as { body: EnvelopeBody }).body;
    const { kind } = delivery;
    const isTimed = isAsking(kind) || time.choices.some((choice) => choice.kind === kind);
    const rules = isTimed ? startingRules(kind, content, time.choices) : [];
    const start = rules.map((rule) => startClock(rule, at, time));
    const clocks = await keepClocks(tx, delivery, { now, time, known: [], start });
    await saveDelivery(tx, delivery, { ...clocks, state: 'delivered', deliveredAt: at });
    const facts = { ...(rules[0] ? { rule: rules[0] } : {}) };
    await addEvidence(tx, desk, {}, { of: delivery, what: 'delivered', signer, at, facts });
    return 'delivered';
  });
}

/** What is not what it says is never delivered; both desks are told. */
async function setAside(
  tx: Transaction,
  desk: ExchangeDesk,
  {
    delivery,
    signer,
    fault,
    at,
  }: { readonly delivery: Delivery; readonly signer: Signer; readonly fault: EnvelopeFault; readonly at: string },
): Promise<void> {
  const { sender, recipient, messageId, envelope } = delivery;
  const hash = hashOf(envelope ?? '');
  await saveReject(tx, { id: newId(), reason: fault, sender, recipient, messageId, hash, at });
  await saveDelivery(tx, delivery, { state: 'rejected', ground: 'unreadable', groundText: fault, decidedAt: at });
  const facts = { ground: 'unreadable', fault };
  await addEvidence(tx, desk, {}, { of: delivery, what: 'rejected', signer, at, facts });
}

/** What does not fit between a sealed envelope and what is kept beside it. */
async function findFault(
  tx: Transaction,
  delivery: Delivery,
  { body, hash }: { readonly body: EnvelopeBody; readonly hash: string },
  items: readonly PlacedItem[],
): Promise<EnvelopeFault | undefined> {
  if (hash !== delivery.hash || body.id !== delivery.messageId || body.to.agency !== delivery.recipient)
    return 'changed';
  if (body.from.agency !== delivery.sender) return 'wrong-key';
  const digests = new Map(body.items.map(({ id, digest }) => [id, digest]));
  for (const item of items) {
    // What was amended or withdrawn since then is vouched for by the evidence of that.
    if (item.version > 1 || item.state !== 'current') continue;
    if (digests.get(item.id) !== digestOf(travellingItemOf(item))) return 'item-changed';
  }
  if (body.request) {
    const request = await findDelivery(tx, body.request.id, delivery.sender);
    if (request?.hash !== body.request.hash || request.sender !== delivery.recipient) return 'other-request';
  }
  return undefined;
}

/** The recipient holds from now on what its conditions still let it have: a consent may have been withdrawn on the way. */
export async function hold(
  tx: Transaction,
  { messageId, sender, senderParty, recipient, recipientParty }: Delivery,
  placed: readonly PlacedItem[],
  at: string,
): Promise<void> {
  const from = { agency: { code: sender, party: senderParty } as Agency };
  const to = { agency: recipient, party: recipientParty };
  const allowed = placed.filter((item) => mayPassOn(from, item, to) === 'allowed');
  // Only what needed consent hangs on it.
  const byConsent = allowed.filter(
    ({ originator, handling }) => originator !== sender && (handling.includes('H2') || handling.includes('H3')),
  );
  const consentOf = await findOnwardConsents(tx, {
    asker: sender,
    to: recipient,
    items: byConsent.map(({ id }) => id),
  });
  await insertHoldings(
    tx,
    allowed.map(({ id, place, role, link, linkText }) => ({
      itemId: id,
      holder: recipient,
      messageId,
      place,
      role,
      link,
      linkText,
      consentId: consentOf.get(id) ?? null,
      heldSince: at,
    })),
  );
}
