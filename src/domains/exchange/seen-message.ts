import { type Delivery, listDeliveries } from './deliveries.store.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { findMessage, type Message } from './messages.store.ts';

/** A message as an agency stands to it: as its sender, or as one of its recipients; to anybody else it is not there. */
export interface Seen {
  readonly message: Message;
  readonly side: 'sender' | 'recipient';
  /** The sender sees all deliveries, a recipient its own. */
  readonly deliveries: readonly Delivery[];
}

/** Finds a message of an agency; a recipient has it from its delivery on. */
export async function findSeen(
  { db }: Pick<ExchangeDesk, 'db'>,
  agency: string,
  id: string,
): Promise<Seen | undefined> {
  const message = await findMessage(db, id);
  if (!message || message.state === 'discarded') return undefined;
  const deliveries = await listDeliveries(db, id);
  if (message.sender === agency) return { message, side: 'sender', deliveries };
  const own = deliveries.filter(({ recipient, state }) => recipient === agency && state !== 'submitted');
  return own.length === 0 ? undefined : { message, side: 'recipient', deliveries: own };
}

/** Whether an agency has erased its copy: that it was there stays, what it said does not. */
export function isErasedFor(agency: string, { deliveries }: Pick<Seen, 'deliveries'>): boolean {
  return (
    deliveries.length > 0 &&
    deliveries.every(({ reviewed }) =>
      reviewed.some((review) => review.agency === agency && review.decision === 'erase'),
    )
  );
}
