import { requireTaken } from './exchange.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { mayWithItem } from './item-disclosure.ts';
import { listItems } from './items.store.ts';
import type { Message } from './messages.store.ts';
import { findSeen } from './seen-message.ts';
import { notThere, writeDraft } from './write-draft.ts';

/**
 * Begins a message that passes items on as they are, with their originator, grade and conditions. It is a draft like any
 * other: the release judges for each recipient whether the conditions let it go there.
 */
export async function passOn(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { recipients, items }: { readonly recipients: readonly string[]; readonly items: readonly string[] },
): Promise<Message> {
  const { officer } = asking;
  const seen = await findSeen(desk, officer.agency.code, id);
  if (!seen) throw notThere();
  if (seen.side === 'recipient') requireTaken(seen.deliveries[0]!);
  const placed = await listItems(desk.db, officer.agency.code, id, officer.agency.code);
  const chosen = placed.filter(
    (item) => items.includes(item.id) && item.state === 'current' && mayWithItem('see', officer, item),
  );
  if (chosen.length < items.length) throw notThere();
  const { content, caseReference } = seen.message;
  return writeDraft(desk, asking, {
    kind: 'spontaneous-information',
    recipients: [...recipients],
    ...(caseReference ? { caseReference } : {}),
    content: {
      ...(content?.offence ? { offence: content.offence } : {}),
      ...(content?.purpose ? { purpose: content.purpose } : {}),
    },
    items: chosen.map((item) => ({ forwards: item.id, ...(item.role ? { role: item.role as 'suspect' } : {}) })),
  });
}
