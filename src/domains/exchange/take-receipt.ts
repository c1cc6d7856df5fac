import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { announce } from '../../platform/notices.ts';
import type { Signer } from './agency-keys.ts';
import { findFileReceipt } from './attachments/take-file.ts';
import { isReceiptOf } from './correction.ts';
import { type Delivery, lockDelivery, saveDelivery } from './deliveries.store.ts';
import { hashOf } from './envelope.ts';
import { addEvidence, type EvidenceBody, openEvidence } from './evidence.ts';
import { isAsking } from './exchange.ts';
import { firstReviewOn, startClock, startingRules } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { keepClocks } from './keep-clocks.ts';
import { findMessage } from './messages.store.ts';
import { getTimekeeping } from './settings.store.ts';
import { lockForeignTelling, saveReceipt } from './tellings.store.ts';
import { notThere } from './write-draft.ts';

/**
 * Takes back the receipt with which another node answered an envelope, or a file of it. By that of the envelope the message
 * counts as delivered there, and the time of a request runs. Taken back twice it counts once.
 */
export async function takeDeliveryReceipt(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { recipient, receipt }: { readonly recipient: string; readonly receipt: string },
): Promise<void> {
  const message = await findMessage(desk.db, id);
  const signer = message?.state === 'released' ? await desk.keys.signerOf(message.sender) : undefined;
  if (!message || !signer || !(await desk.keys.livesElsewhere(recipient))) throw notThere();
  const opened = await openEvidence(receipt, desk.keys.findKey);
  await desk.db.transaction(async (tx) => {
    const delivery = await lockDelivery(tx, id, recipient);
    if (!delivery) throw notThere();
    const isOwn =
      opened?.agency === recipient &&
      (opened.what === 'delivered' || opened.what === 'file-received') &&
      opened.message === id &&
      opened.recipient === recipient &&
      opened.envelope === delivery.hash;
    if (!isOwn) throw new Problem('envelope-refused', `This is no receipt of ${recipient} for this message.`);
    if (opened.what === 'file-received') return noteFile(tx, desk, asking, { delivery, signer, opened, receipt });
    if (delivery.state !== 'submitted') return;
    const now = desk.clock();
    const at = now.toISOString();
    const time = await getTimekeeping(tx, recipient);
    const { kind } = delivery;
    const rules = isAsking(kind) ? startingRules(kind, message.content ?? {}, time.choices) : [];
    const start = rules.map((rule) => startClock(rule, at, time));
    const clocks = await keepClocks(tx, delivery, { now, time, known: [], start });
    // What asks for nothing has ended with its arrival, as far as anybody here learns.
    const reviewOn = isAsking(kind) ? null : firstReviewOn(at, time.zone);
    await saveDelivery(tx, delivery, { ...clocks, state: 'delivered', deliveredAt: at, reviewOn });
    const facts = { receipt: hashOf(receipt), attests: recipient };
    await addEvidence(tx, desk, asking, { of: delivery, what: 'delivered', signer, at, facts });
  });
}

/** Notes beside the message that the other agency has a file of it, in its own words. */
async function noteFile(
  tx: Transaction,
  desk: ExchangeDesk,
  asking: Asking,
  {
    delivery,
    signer,
    opened,
    receipt,
  }: {
    readonly delivery: Delivery;
    readonly signer: Signer;
    readonly opened: EvidenceBody;
    readonly receipt: string;
  },
): Promise<void> {
  const attachment = String(opened.facts.attachment);
  if (await findFileReceipt(tx, delivery, attachment)) return;
  const facts = { ...opened.facts, receipt: hashOf(receipt), attests: delivery.recipient };
  await addEvidence(tx, desk, asking, { of: delivery, what: 'file-received', signer, facts });
}

/** Takes back the receipt of a correction: the circle is closed when it is the holder's own, and about this telling. */
export async function takeCorrectionReceipt(
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
    const { originator, messageId } = await saveReceipt(tx, id, receipt);
    const at = desk.clock().toISOString();
    announce(tx, [{ audience: originator, topic: 'exchange', ref: messageId, what: 'correction-received', at }]);
    const facts = { step: 'correction-received', telling: id, holder };
    await desk.audit.record(tx, { action: 'exchange.changed', officer, outcome: 'done', facts, requestId });
  });
}
