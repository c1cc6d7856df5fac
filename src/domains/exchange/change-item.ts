import { Problem } from '../../kernel/problem.ts';
import { faultsOfItem } from './check-items.ts';
import { lockDelivery } from './deliveries.store.ts';
import { canonicalText, hashOf } from './envelope.ts';
import { addEvidence } from './evidence.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { findItems, type KeptItem, listHolders, lockItems, saveItem } from './items.store.ts';
import { signersOf, tellHolder } from './tell-holders.ts';
import { travellingItemOf } from './travelling-items.ts';
import { notThere } from './write-draft.ts';

type ItemChange = Partial<
  Pick<KeptItem, 'body' | 'grade' | 'handling' | 'handlingNote' | 'withheldFrom' | 'isSpecial' | 'retainUntil'>
>;

/** Corrects an item or its terms. Every holder has the new version at once, and is told, with a receipt. */
export async function amendItem(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { version, why, ...change }: ItemChange & { readonly version: number; readonly why: string },
): Promise<void> {
  await changeItem(desk, asking, id, { what: 'amended', why, version, change });
}

/** Takes an item back: from now on nobody but its originator sees it. */
export async function withdrawItem(desk: ExchangeDesk, asking: Asking, id: string, why: string): Promise<void> {
  await changeItem(desk, asking, id, { what: 'withdrawn', why, change: {} });
}

async function changeItem(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  {
    what,
    why,
    version,
    change,
  }: {
    readonly what: 'amended' | 'withdrawn';
    readonly why: string;
    readonly version?: number;
    readonly change: ItemChange;
  },
): Promise<void> {
  const { officer } = asking;
  const { code } = officer.agency;
  const [known] = await findItems(desk.db, code, [id]);
  if (known?.originator !== code) throw notThere();
  const before = await listHolders(desk.db, id);
  const signer = (await desk.keys.signerOf(code))!;
  const signers = await signersOf(
    desk,
    (await desk.access.listAgencies())
      .filter(({ active }) => active)
      .map((agency) => agency.code)
      .filter((agency) => before.some(({ holder }) => holder === agency)),
  );
  const at = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    // Deliveries first, as everybody locks them, then the item.
    for (const { messageId, holder } of before) await lockDelivery(tx, messageId, holder);
    const item = (await lockItems(tx, code, [id], 'update'))[0]!;
    if (item.state !== 'current') throw new Problem('wrong-state', `This item was ${item.state} before.`);
    if (version !== undefined && item.version !== version) {
      throw new Problem(
        'version-outdated',
        `Somebody saved version ${item.version} meanwhile; look at it before you save yours.`,
      );
    }
    const next: KeptItem = {
      ...item,
      ...change,
      state: what === 'withdrawn' ? 'withdrawn' : 'current',
      version: item.version + 1,
      changedAt: at,
    };
    requireWhole(next);
    await saveItem(tx, next, { change: what, why, officer: officer.id });
    const teller = { signers, originator: signer };
    for (const { holder, messageId } of await listHolders(tx, id)) {
      const delivery = await lockDelivery(tx, messageId, holder);
      // Another node is not sent what its agency may not have any more: for it the item is gone.
      const isShut = delivery !== undefined && next.withheldFrom.includes(delivery.recipientParty);
      const told = what === 'amended' && isShut && !signers.has(holder) ? 'withdrawn' : what;
      const telling = { itemId: id, messageId, holder, what: told, version: next.version, why, toldAt: at };
      await tellHolder(tx, teller, telling, travellingItemOf({ ...next, role: null, link: null, linkText: null }));
      if (!delivery) continue; // it holds the item as the sender of a message of its own
      const facts = {
        item: id,
        version: next.version,
        body: hashOf(canonicalText({ body: next.body, salt: next.salt })),
        holder,
      };
      const proved = what === 'amended' ? 'item-amended' : 'item-withdrawn';
      await addEvidence(tx, desk, asking, { of: delivery, what: proved, signer, at, facts, quiet: true });
    }
  });
}

/** A correction must be as whole as what it corrects. */
function requireWhole(item: KeptItem): void {
  const faults = faultsOfItem({ kind: item.kind, body: item.body ?? undefined });
  if (item.handling.length === 0) faults.push({ field: '/handling', message: 'Unknown means not shareable.' });
  if (item.handling.includes('H3') && !item.handlingNote)
    faults.push({ field: '/handlingNote', message: 'H3 needs the restriction in words.' });
  if (faults.length === 0) return;
  throw new Problem('invalid-input', `The item does not fit. ${faults[0]!.message}`, { fields: faults });
}
