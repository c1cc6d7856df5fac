import type { Transaction } from '../../platform/database.ts';
import { isId } from '../../platform/ids.ts';
import { type CorrectionBody, openCorrection, signReceipt } from './correction.ts';
import { type Delivery, lockDelivery } from './deliveries.store.ts';
import { digestOf, type EnvelopeFault, hashOf, type TravellingItem } from './envelope.ts';
import { isTravelling } from './envelope-form.ts';
import { addEvidence } from './evidence.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { endHolding, findItems, type HeldItem, listHolders, lockItems, saveItem } from './items.store.ts';
import { refuseEnvelope } from './refuse-envelope.ts';
import { signersOf, tellHolder } from './tell-holders.ts';
import { findTelling, insertTelling } from './tellings.store.ts';

// Clocks of two nodes may differ by this much; more than that was dated ahead.
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/**
 * Takes what an originator on another node says of an item that is held here: it is applied for every holder on this node,
 * each of them is told, and the answer is the signed receipt of the one it was sent to. Handed over twice it is applied once.
 */
export async function takeCorrection(
  desk: ExchangeDesk,
  asking: Asking,
  { envelope, items }: { readonly envelope: string; readonly items: readonly unknown[] },
): Promise<{ message: string; receipt: string }> {
  const body = await openCorrection(desk.keys, envelope);
  if (!body) return refuseEnvelope(desk, asking, envelope, 'forged');
  const fault = await findFault(desk, body, items);
  if (fault) return refuseEnvelope(desk, asking, envelope, fault);
  const holders = await listHolders(desk.db, body.item);
  const signers = await signersOf(desk, [body.to, ...holders.map(({ holder }) => holder)]);
  const receipt = await desk.db.transaction(async (tx) => {
    const delivery = (await lockDelivery(tx, body.message, body.to))!;
    // Those who have it by being passed on here are locked in the same order as everywhere.
    for (const { messageId, holder } of holders) await lockDelivery(tx, messageId, holder);
    const [item] = await lockItems(tx, body.to, [body.item], 'update');
    const before = { itemId: body.item, holder: body.to, what: body.what, version: body.version };
    const told = await findTelling(tx, before);
    if (told) return told.receipt;
    return apply(tx, desk, asking, {
      body,
      envelope,
      delivery,
      item: item!,
      next: items[0] as TravellingItem,
      signers,
    });
  });
  return receipt === undefined
    ? refuseEnvelope(desk, asking, envelope, 'replayed')
    : { message: body.message, receipt };
}

/** Whether it is about an item that this agency holds here, of the originator who signed it. */
async function findFault(
  desk: ExchangeDesk,
  body: CorrectionBody,
  items: readonly unknown[],
): Promise<EnvelopeFault | undefined> {
  if (![body.id, body.item, body.message].every(isId)) return 'not-an-envelope';
  const holder = await desk.access.findAgency(body.to);
  if (!holder?.active || (await desk.keys.livesElsewhere(body.to))) return 'not-for-this-node';
  if (Date.parse(body.at) > desk.clock().getTime() + CLOCK_DIFFERENCE_MS) return 'from-the-future';
  const [item] = await findItems(desk.db, body.to, [body.item]);
  const isHeldBy = (await listHolders(desk.db, body.item)).some(
    (one) => one.holder === body.to && one.messageId === body.message,
  );
  if (!item || !isHeldBy) return 'not-for-this-node';
  if (item.originator !== body.from) return 'wrong-key';
  if (body.what !== 'amended') return items.length === 0 ? undefined : 'item-changed';
  const [next] = items as readonly TravellingItem[];
  const isVouchedFor =
    items.length === 1 &&
    isTravelling(next!) &&
    next!.id === item.id &&
    next!.kind === item.kind &&
    next!.originator === item.originator &&
    next!.version === body.version &&
    digestOf(next!) === body.digest;
  return isVouchedFor ? undefined : 'item-changed';
}

interface Applying {
  readonly body: CorrectionBody;
  readonly envelope: string;
  readonly delivery: Delivery;
  readonly item: HeldItem;
  readonly next: TravellingItem;
  readonly signers: Awaited<ReturnType<typeof signersOf>>;
}

/** Applies it and tells every holder here; undefined when what is known here is newer. */
async function apply(
  tx: Transaction,
  desk: ExchangeDesk,
  asking: Asking,
  { body, envelope, delivery, item, next, signers }: Applying,
): Promise<string | undefined> {
  const { what, version } = body;
  const at = desk.clock().toISOString();
  if (what === 'consent-withdrawn') await endHolding(tx, item.id, body.to, at);
  else if (version < item.version) return undefined;
  else if (version > item.version) await change(tx, { item, next, body, at });
  const signer = signers.get(body.to)!;
  const receipt = await signReceipt(signer, { item: item.id, what, version, at });
  const why = body.why ?? null;
  const telling = { itemId: item.id, messageId: body.message, holder: body.to, what, version, why, toldAt: at };
  await insertTelling(tx, { ...telling, id: body.id, receipt, envelope: null });
  const facts = { item: item.id, version, correction: hashOf(envelope), holder: body.to };
  const proved = what === 'amended' ? 'item-amended' : what === 'withdrawn' ? 'item-withdrawn' : 'consent-withdrawn';
  await addEvidence(tx, desk, asking, { of: delivery, what: proved, signer, at, facts });
  if (what === 'consent-withdrawn') return receipt;
  for (const { holder, messageId } of await listHolders(tx, item.id)) {
    if (holder === body.to || !signers.has(holder)) continue;
    if (await findTelling(tx, { itemId: item.id, holder, what, version })) continue;
    await tellHolder(tx, { signers, originator: signer }, { ...telling, messageId, holder });
  }
  return receipt;
}

async function change(
  tx: Transaction,
  { item, next, body, at }: Pick<Applying, 'item' | 'next' | 'body'> & { readonly at: string },
): Promise<void> {
  const why = body.why ?? null;
  const { version } = body;
  if (body.what === 'withdrawn') {
    // Its originator keeps the text; here nothing of it stays, in no version.
    const gone = { ...item, body: null, handlingNote: null, state: 'withdrawn' as const, version, changedAt: at };
    await saveItem(tx, gone, { change: 'withdrawn', why, officer: null });
    await tx.query(`update exchange_item_versions v set body = null where v.item_id = $1`, [item.id]);
    return;
  }
  // What was erased here does not come back; what was kept from its holder may be let known again by its originator.
  if (item.state === 'erased') return;
  const { handlingNote = null, retainUntil = null } = next;
  const terms = { grade: next.grade, handling: next.handling, handlingNote, withheldFrom: next.withheldFrom };
  const amended = {
    ...item,
    ...terms,
    state: 'current' as const,
    body: next.body,
    isSpecial: next.isSpecial,
    retainUntil,
    version,
    changedAt: at,
  };
  await saveItem(tx, amended, { change: 'amended', why, officer: null });
}
