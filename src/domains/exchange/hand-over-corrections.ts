import { Problem } from '../../kernel/problem.ts';
import { isReceiptOf } from './correction.ts';
import type { TravellingItem } from './envelope.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { findItems } from './items.store.ts';
import { listUnreceipted, lockForeignTelling, saveReceipt, type Telling } from './tellings.store.ts';
import { travellingItemOf } from './travelling-items.ts';
import { notThere } from './write-draft.ts';

const HANDED_AT_ONCE = 100;

/** What an originator has to hand over to other nodes: corrections, withdrawals, consents taken back, each with its item. */
export async function listCorrections(
  desk: ExchangeDesk,
  { officer, requestId }: Asking,
): Promise<(Omit<Telling, 'receipt'> & { readonly items: readonly TravellingItem[] })[]> {
  const { code } = officer.agency;
  const told = await listUnreceipted(desk.db, code, HANDED_AT_ONCE);
  const found = await findItems(
    desk.db,
    code,
    told.filter(({ what }) => what === 'amended').map(({ itemId }) => itemId),
  );
  const items = new Map(found.map((item) => [item.id, item]));
  await desk.audit.append({
    action: 'export',
    officer,
    outcome: 'done',
    facts: { what: 'corrections', corrections: told.length },
    requestId,
  });
  return told.map(({ receipt: _, ...telling }) => {
    const item = items.get(telling.itemId);
    const isCurrent = telling.what === 'amended' && item?.version === telling.version && item.body !== null;
    return {
      ...telling,
      items: isCurrent ? [travellingItemOf({ ...item, role: null, link: null, linkText: null })] : [],
    };
  });
}

/** Takes back the receipt of a holder on another node: the circle is closed when it is its own, and about this telling. */
export async function takeReceipt(
  desk: ExchangeDesk,
  { officer, requestId }: Asking,
  id: string,
  receipt: string,
): Promise<void> {
  await desk.db.transaction(async (tx) => {
    const telling = await lockForeignTelling(tx, id);
    if (!telling) throw notThere();
    const { itemId: item, holder, what, version } = telling;
    const keys = { findKey: (key: string) => desk.keys.findKey(key, tx) };
    if (!(await isReceiptOf(keys, receipt, { item, holder, what, version }))) {
      throw new Problem('envelope-refused', `This is no receipt of ${holder} for what it was told.`);
    }
    if (telling.receipt !== '') return;
    await saveReceipt(tx, id, receipt);
    const facts = { step: 'correction-received', telling: id, holder };
    await desk.audit.record(tx, { action: 'exchange.changed', officer, outcome: 'done', facts, requestId });
  });
}
