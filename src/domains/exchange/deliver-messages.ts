import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { type Delivery, findDelivery, listUndelivered, lockDelivery, saveDelivery } from './deliveries.store.ts';
import { digestOf, type EnvelopeBody, type EnvelopeFault, hashOf, openEnvelope } from './envelope.ts';
import { addEvidence } from './evidence.ts';
import { isAsking } from './exchange.ts';
import { startClock, startingRules } from './exchange-clock.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { mayPassOn } from './item-disclosure.ts';
import { insertHoldings, listItems, lockItems } from './items.store.ts';
import { keepClocks } from './keep-clocks.ts';
import { saveReject } from './rejects.store.ts';
import { listOwnRules, listRuleChoices } from './settings.store.ts';
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

async function deliver(
  desk: ExchangeDesk,
  { messageId, recipient }: Pick<Delivery, 'messageId' | 'recipient'>,
): Promise<'delivered' | 'rejected' | 'left'> {
  const agency = await desk.access.findAgency(recipient);
  const signer = await desk.keys.signerOf(recipient);
  const waiting = await findDelivery(desk.db, messageId, recipient);
  const sender = waiting && (await desk.access.findAgency(waiting.sender));
  if (!agency || !signer || !waiting?.envelope || !sender) return 'left';
  const opened = await openEnvelope(desk.keys, waiting.envelope);
  const [ownRules, choices] = await Promise.all([
    listOwnRules(desk.db, recipient),
    listRuleChoices(desk.db, recipient),
  ]);
  return desk.db.transaction(async (tx) => {
    const delivery = await lockDelivery(tx, messageId, recipient);
    if (delivery?.state !== 'submitted') return 'left'; // somebody else was quicker
    const now = desk.clock();
    const at = now.toISOString();
    const fault = 'fault' in opened ? opened.fault : await findFault(tx, delivery, opened);
    if (fault) {
      await saveReject(tx, {
        id: newId(),
        reason: fault,
        sender: delivery.sender,
        recipient,
        messageId,
        hash: hashOf(delivery.envelope ?? ''),
        at,
      });
      await saveDelivery(tx, delivery, { state: 'rejected', ground: 'unreadable', groundText: fault, decidedAt: at });
      await addEvidence(
        tx,
        desk,
        {},
        { of: delivery, what: 'rejected', signer, at, facts: { ground: 'unreadable', fault } },
      );
      return 'rejected';
    }
    const { body } = opened as { body: EnvelopeBody };
    await hold(tx, delivery, { sender, agency, at });
    const rules =
      isAsking(delivery.kind) || choices.some(({ kind }) => kind === delivery.kind)
        ? startingRules(delivery.kind, body.content, choices)
        : [];
    const start = rules.map((rule) => startClock(rule, agency.timeZone, at, ownRules));
    const clocks = await keepClocks(tx, delivery, { now, ownRules, start });
    await saveDelivery(tx, delivery, { ...clocks, state: 'delivered', deliveredAt: at });
    await addEvidence(
      tx,
      desk,
      {},
      {
        of: delivery,
        what: 'delivered',
        signer,
        at,
        facts: { ...(rules[0] ? { rule: rules[0] } : {}) },
      },
    );
    return 'delivered';
  });
}

/** What does not fit between a sealed envelope and what is kept beside it. */
async function findFault(
  tx: Transaction,
  delivery: Delivery,
  { body, hash }: { readonly body: EnvelopeBody; readonly hash: string },
): Promise<EnvelopeFault | undefined> {
  if (hash !== delivery.hash || body.id !== delivery.messageId || body.to.agency !== delivery.recipient)
    return 'changed';
  if (body.from.agency !== delivery.sender) return 'wrong-key';
  const items = await listItems(tx, delivery.sender, delivery.messageId, delivery.sender);
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
async function hold(
  tx: Transaction,
  delivery: Delivery,
  {
    sender,
    agency,
    at,
  }: {
    readonly sender: Parameters<typeof mayPassOn>[0]['agency'];
    readonly agency: { readonly code: string; readonly party: string };
    readonly at: string;
  },
): Promise<void> {
  const { messageId, recipient } = delivery;
  const placed = await listItems(tx, delivery.sender, messageId, delivery.sender);
  const now = new Map(
    (
      await lockItems(
        tx,
        delivery.sender,
        placed.map(({ id }) => id),
        'share',
      )
    ).map((item) => [item.id, item]),
  );
  const to = { agency: agency.code, party: agency.party };
  const allowed = placed.filter(({ id }) => mayPassOn({ agency: sender }, now.get(id)!, to) === 'allowed');
  const consents = await tx.query<{ itemId: string; consentId: string }>(
    `select distinct on (ci.item_id) ci.item_id as "itemId", c.id as "consentId"
       from exchange_consents c join exchange_consent_items ci on ci.consent_id = c.id
      where c.asker = $1 and c.use = 'onward' and c.state = 'granted' and $2 = any(c.onward_to) and ci.item_id = any($3::uuid[])
      order by ci.item_id, c.decided_at`,
    [delivery.sender, recipient, allowed.map(({ id }) => id)],
  );
  const consentOf = new Map(consents.map(({ itemId, consentId }) => [itemId, consentId]));
  await insertHoldings(
    tx,
    allowed.map(({ id, place, role, link, linkText, originator, handling }) => ({
      itemId: id,
      holder: recipient,
      messageId,
      place,
      role,
      link,
      linkText,
      // Only what needed consent hangs on it.
      consentId:
        originator !== delivery.sender && (handling.includes('H2') || handling.includes('H3'))
          ? (consentOf.get(id) ?? null)
          : null,
      heldSince: at,
    })),
  );
}
