import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { announce } from '../../platform/notices.ts';
import type { Signer } from './agency-keys.ts';
import { sealCorrection, signReceipt } from './correction.ts';
import type { TravellingItem } from './envelope.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { insertTelling, type Telling } from './tellings.store.ts';

/** Who signs for the holders that live here; asked before the transaction begins. */
export async function signersOf(
  desk: Pick<ExchangeDesk, 'keys'>,
  agencies: readonly string[],
): Promise<ReadonlyMap<string, Signer>> {
  const signers = new Map<string, Signer>();
  for (const agency of agencies) {
    const signer = await desk.keys.signerOf(agency);
    if (signer) signers.set(agency, signer);
  }
  return signers;
}

/**
 * Tells a holder what became of an item. One that lives here has it applied at once, with its receipt; for one on another
 * node the originator signs it, to be fetched and handed over there, and the receipt comes back.
 */
export async function tellHolder(
  tx: Transaction,
  { signers, originator }: { readonly signers: ReadonlyMap<string, Signer>; readonly originator: Signer },
  telling: Omit<Telling, 'id' | 'receipt' | 'envelope'>,
  item?: TravellingItem,
): Promise<void> {
  const id = newId();
  const { itemId, messageId, holder, what, version, why, toldAt: at } = telling;
  const here = signers.get(holder);
  const receipt = here ? await signReceipt(here, { item: itemId, what, version, at }) : '';
  const words = { id, item: itemId, message: messageId, what, version, ...(why ? { why } : {}), at, to: holder };
  const envelope = here ? null : await sealCorrection(originator, words, what === 'amended' ? item : undefined);
  await insertTelling(tx, { ...telling, id, receipt, envelope });
  announce(tx, [{ audience: holder, topic: 'exchange', ref: messageId, what: `item-${what}`, at }]);
}
