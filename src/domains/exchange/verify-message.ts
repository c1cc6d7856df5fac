import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import { hold } from './deliver-messages.ts';
import { type Delivery, lockDelivery } from './deliveries.store.ts';
import { openEnvelope, type TravellingItem } from './envelope.ts';
import { findChainFaults, keysForReaders, listEvidences } from './evidence.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { mayPassOn } from './item-disclosure.ts';
import { listItems, lockPlacedItems } from './items.store.ts';
import { findSeen, isErasedFor } from './seen-message.ts';
import { travellingItemOf } from './travelling-items.ts';
import { notThere } from './write-draft.ts';

export interface Verification {
  readonly ok: boolean;
  readonly checked: number;
  readonly faults: { number: number; fault: string }[];
  readonly evidences: { number: number; proof: string }[];
  readonly keys: Record<string, unknown>[];
}

function requireOne<Row>(rows: readonly Row[], recipient: string | undefined, names: readonly string[]): Row {
  if (rows.length === 1) return rows[0]!;
  if (rows.length === 0) throw notThere();
  throw new Problem('invalid-input', 'It went to several; say which recipient you mean.', {
    fields: [
      { field: '/recipient', message: recipient ? 'It did not go there.' : 'Name the recipient.', allowed: [...names] },
    ],
  });
}

/** Checks the envelope and the chain of evidences of a delivery; hands out what anybody needs to check it again. */
export async function verifyDelivery(
  desk: ExchangeDesk,
  { officer }: Asking,
  id: string,
  recipient?: string,
): Promise<Verification> {
  const seen = await findSeen(desk, officer.agency.code, id);
  if (!seen) throw notThere();
  const names = seen.deliveries.map((delivery) => delivery.recipient);
  const delivery = requireOne(
    seen.deliveries.filter((one) => recipient === undefined || one.recipient === recipient),
    recipient,
    names,
  );
  const evidences = await listEvidences(desk.db, id, delivery.recipient);
  const faults = await findChainFaults(delivery, evidences, desk.keys.findKey);
  if (delivery.envelope) {
    const opened = await openEnvelope(desk.keys, delivery.envelope);
    if ('fault' in opened) faults.push({ number: 0, fault: opened.fault });
    else if (opened.hash !== delivery.hash) faults.push({ number: 0, fault: 'changed' });
  }
  return {
    ok: faults.length === 0,
    checked: evidences.length,
    faults,
    evidences: evidences.map(({ number, proof }) => ({ number, proof })),
    keys: keysForReaders(
      await desk.keys.listKeys([...new Set([delivery.sender, ...evidences.map(({ agency }) => agency)])]),
    ),
  };
}

/** The envelope of a delivery with the items it vouches for, for the sender to hand to another node. */
export async function readEnvelope(
  desk: ExchangeDesk,
  { officer, requestId }: Asking,
  id: string,
  recipient?: string,
): Promise<{ envelope: string; hash: string; items: TravellingItem[] }> {
  const { code } = officer.agency;
  const seen = await findSeen(desk, code, id);
  if (!seen || isErasedFor(code, seen)) throw notThere();
  const names = seen.deliveries.map((delivery) => delivery.recipient);
  const delivery = requireOne(
    seen.deliveries.filter((one) => recipient === undefined || one.recipient === recipient),
    recipient,
    names,
  );
  if (!delivery.envelope) throw notThere();
  // A recipient here has the items on the message's page, under their conditions as they are now.
  const isFetched = seen.side === 'sender' && (await desk.keys.livesElsewhere(delivery.recipient));
  const items = isFetched ? await handOverItems(desk, officer, delivery) : [];
  await desk.audit.append({
    action: 'export',
    officer,
    outcome: 'done',
    records: [{ id, register: 'message', owner: seen.message.sender }],
    facts: { what: 'envelope', recipient: delivery.recipient, items: items.length },
    requestId,
  });
  return { envelope: delivery.envelope, hash: delivery.hash, items };
}

/** The items as they are handed to another node. From then on its agency holds them, and is told what becomes of them. */
async function handOverItems(desk: ExchangeDesk, officer: Officer, delivery: Delivery): Promise<TravellingItem[]> {
  const { messageId, sender } = delivery;
  const to = { agency: delivery.recipient, party: delivery.recipientParty };
  return desk.db.transaction(async (tx) => {
    await lockDelivery(tx, messageId, delivery.recipient);
    await lockPlacedItems(tx, messageId, sender);
    const placed = (await listItems(tx, sender, messageId, sender)).filter(
      (item) => item.body && item.version === 1 && mayPassOn(officer, item, to) === 'allowed',
    );
    await hold(tx, delivery, placed, desk.clock().toISOString());
    return placed.map(travellingItemOf);
  });
}
