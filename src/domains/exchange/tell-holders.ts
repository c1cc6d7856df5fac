import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { announce } from '../../platform/notices.ts';
import type { Signer } from './agency-keys.ts';
import { canonicalText } from './envelope.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { insertTelling, type Telling } from './tellings.store.ts';

const RECEIPT = 'entente-receipt+jws';

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

/** Tells a holder what became of an item, with the receipt that its node has applied it. */
export async function tellHolder(
  tx: Transaction,
  signers: ReadonlyMap<string, Signer>,
  telling: Omit<Telling, 'id' | 'receipt'>,
): Promise<void> {
  const { itemId, holder, what, version, toldAt } = telling;
  const body = { type: 'receipt', item: itemId, holder, what, version, at: toldAt };
  const receipt = (await signers.get(holder)?.sign(canonicalText(body), RECEIPT)) ?? '';
  await insertTelling(tx, { ...telling, id: newId(), receipt });
  announce(tx, [{ audience: holder, topic: 'exchange', ref: telling.messageId, what: `item-${what}`, at: toldAt }]);
}
