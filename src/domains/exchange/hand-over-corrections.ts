import type { TravellingItem } from './envelope.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { findItems } from './items.store.ts';
import { listUnreceipted, type Telling } from './tellings.store.ts';
import { travellingItemOf } from './travelling-items.ts';

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
