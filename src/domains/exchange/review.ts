import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { handleDelivery } from './decide-delivery.ts';
import { type Delivery, listDeliveries, type Review } from './deliveries.store.ts';
import { firstReviewOn } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { saveItem } from './items.store.ts';
import { findMessage, type Message, saveMessage } from './messages.store.ts';

/** Whether a side has erased its copy of a delivery. */
export function isErasedBy(agency: string, { reviewed }: Pick<Delivery, 'reviewed'>): boolean {
  return reviewed.some((review) => review.agency === agency && review.decision === 'erase');
}

/**
 * A side looks whether it still needs its copy: it is kept for six months more with the assessment, or erased. What one side
 * erased it sees no more; what both erased is deleted. Hashes and evidences stay: that it was there can still be shown.
 */
export async function reviewMessage(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  {
    decision,
    assessment,
    recipient,
  }: { readonly decision: 'keep' | 'erase'; readonly assessment: string; readonly recipient?: string },
): Promise<void> {
  const { code } = asking.officer.agency;
  await handleDelivery(desk, asking, { id, recipient }, async ({ tx, delivery, side, time, at, keep }) => {
    if (delivery.reviewOn === null)
      throw new Problem('wrong-state', 'The exchange goes on; its need is reviewed when it has ended.');
    if (isErasedBy(code, delivery)) throw new Problem('wrong-state', 'Your copy was erased before.');
    const reviewed: Review[] = [...delivery.reviewed, { at, agency: code, decision, assessment }];
    // A side on another node has a copy of its own, and decides about it there.
    const sides = await listThoseHere(tx, [delivery.sender, delivery.recipient]);
    const isReviewedByBoth = sides.every((one) =>
      reviewed.some((review) => review.agency === one && review.at.slice(0, 10) >= (delivery.reviewOn ?? '')),
    );
    const reviewOn = isReviewedByBoth ? firstReviewOn(at, time.zone) : delivery.reviewOn;
    const isGone = sides.every((one) => isErasedBy(one, { reviewed }));
    await keep(
      decision === 'erase' ? 'erased' : 'reviewed',
      { reviewed, reviewOn: isGone ? null : reviewOn, ...(isGone ? { envelope: null, groundText: null } : {}) },
      { decision, by: code },
    );
    if (decision === 'erase' && side === 'recipient') {
      await tx.query(`delete from exchange_holdings h where h.message_id = $1 and h.holder = $2`, [id, code]);
    }
    await eraseWhatNobodyKeeps(tx, id, at);
  });
}

/** Of some agencies those that sign on this node. */
async function listThoseHere(tx: Transaction, agencies: readonly string[]): Promise<string[]> {
  const elsewhere = await tx.query<{ agency: string }>(
    `select k.agency from exchange_keys k where k.agency = any($1) and k.retired_at is null and k.sealed is null`,
    [agencies],
  );
  return agencies.filter((one) => !elsewhere.some(({ agency }) => agency === one));
}

/** Deletes the text of a message that its sender and every recipient have erased, and items that nobody holds any more. */
async function eraseWhatNobodyKeeps(tx: Transaction, id: string, at: string): Promise<void> {
  const message = (await findMessage(tx, id)) as Message;
  const deliveries = await listDeliveries(tx, id);
  const here = await listThoseHere(tx, [message.sender, ...deliveries.map(({ recipient }) => recipient)]);
  const isGone = deliveries.every((delivery) =>
    [delivery.sender, delivery.recipient].every((one) => !here.includes(one) || isErasedBy(one, delivery)),
  );
  if (!isGone) return;
  await saveMessage(tx, id, { state: 'erased', content: null, erasedAt: at }, at);
  await tx.query(`update exchange_clarifications c set question = '', answer = null where c.message_id = $1`, [id]);
  await tx.query(`delete from exchange_holdings h where h.message_id = $1`, [id]);
  await eraseItems(tx, at, { message: id });
}

/** Erases items that nobody holds any more, or whose time has come; every earlier version with them. */
async function eraseItems(
  tx: Transaction,
  at: string,
  { message, until }: { readonly message?: string; readonly until?: string },
): Promise<number> {
  const gone = await tx.query<Parameters<typeof saveItem>[1]>(
    `select i.id, i.grade, i.handling, i.handling_note as "handlingNote", i.withheld_from as "withheldFrom",
            i.is_special as "isSpecial", i.retain_until as "retainUntil", i.version
       from exchange_items i
      where i.state <> 'erased'
        and (($1::uuid is not null and i.message_id = $1 and not exists (select 1 from exchange_holdings h where h.item_id = i.id))
             or ($2::date is not null and i.retain_until < $2))
      limit 500
        for update`,
    [message ?? null, until ?? null],
  );
  for (const item of gone) {
    await saveItem(
      tx,
      { ...item, body: null, handlingNote: null, state: 'erased', version: item.version + 1, changedAt: at },
      { change: 'erased', why: null, officer: null },
    );
    await tx.query(`update exchange_item_versions v set body = null where v.item_id = $1`, [item.id]);
  }
  return gone.length;
}

/** Erases items whose retention has ended, wherever they are held; a job for every night. */
export async function eraseExpiredItems(desk: ExchangeDesk): Promise<number> {
  const now = desk.clock();
  return desk.db.transaction(async (tx) => {
    const erased = await eraseItems(tx, now.toISOString(), { until: now.toISOString().slice(0, 10) });
    if (erased > 0) {
      await desk.audit.record(tx, {
        action: 'exchange.changed',
        outcome: 'done',
        facts: { step: 'erased', items: erased },
      });
    }
    return erased;
  });
}
