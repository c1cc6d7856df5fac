import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Signer } from './agency-keys.ts';
import { type Delivery, lockDelivery, saveDelivery } from './deliveries.store.ts';
import type { EnvelopeBody } from './envelope.ts';
import { addEvidence } from './evidence.ts';
import { mayStep } from './exchange.ts';
import { firstReviewOn, type Timekeeping } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { keepClocks } from './keep-clocks.ts';
import type { Message } from './messages.store.ts';
import { findTimekeeping } from './settings.store.ts';

/** A reply that leaves answers its request: the clock is met, in time or late; late is marked, never refused. */
export async function meetRequest(
  tx: Transaction,
  desk: ExchangeDesk,
  asking: Asking,
  {
    request,
    reply,
    signer,
    time,
    at,
  }: {
    readonly request: Delivery;
    readonly reply: Pick<Message, 'id' | 'content'>;
    readonly signer: Signer;
    /** Of the agency that answers. */
    readonly time: Timekeeping;
    readonly at: string;
  },
): Promise<void> {
  const { outcome, ground, groundText } = reply.content ?? {};
  const state = outcome === 'refused' ? 'refused' : 'answered';
  if (!mayStep(request.state, state)) throw new Problem('conflict', 'The request was answered or closed meanwhile.');
  const now = new Date(at);
  // An open clarification ends with the answer: it was not needed after all.
  const stops = request.stops.map((stop) => (stop.to ? stop : { ...stop, to: at }));
  const clocks = await keepClocks(tx, request, {
    now,
    time,
    stops,
    change: ({ metAt, endedAt }) => (metAt || endedAt ? {} : { metAt: at }),
  });
  await saveDelivery(tx, request, {
    ...clocks,
    state,
    answeredAt: at,
    decidedAt: request.decidedAt ?? at,
    replyId: reply.id,
    outcome: outcome!,
    ground: ground ?? null,
    groundText: groundText ?? null,
    reviewOn: firstReviewOn(at, time.zone),
  });
  await addEvidence(tx, desk, asking, {
    of: request,
    what: outcome === 'refused' ? 'refused' : outcome === 'partial' ? 'partly-answered' : 'answered',
    signer,
    at,
    facts: { reply: reply.id, outcome: outcome!, late: clocks.isLate ?? false, ...(ground ? { ground } : {}) },
  });
}

/**
 * The same for a reply from another node. The answering agency's own signature is on its envelope; here the asking agency
 * attests that it arrived.
 */
export async function meetForeignReply(
  desk: ExchangeDesk,
  asking: Asking,
  { id, from, to, request, content }: EnvelopeBody,
): Promise<void> {
  const signer = await desk.keys.signerOf(to.agency);
  const time = await findTimekeeping(desk.db, from.agency);
  if (!signer || !time || !request) return;
  const at = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    const locked = await lockDelivery(tx, request.id, from.agency);
    // Its own node had it delivered; here it was only handed out.
    const delivery =
      locked?.state === 'submitted' ? await saveDelivery(tx, locked, { state: 'delivered', deliveredAt: at }) : locked;
    if (!delivery || !mayStep(delivery.state, content.outcome === 'refused' ? 'refused' : 'answered')) return;
    await meetRequest(tx, desk, asking, {
      request: delivery,
      reply: { id, content },
      signer,
      time,
      at,
    });
  });
}
