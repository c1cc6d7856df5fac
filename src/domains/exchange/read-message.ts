import { findAttachments } from './attachments/attachments.store.ts';
import { listConsents } from './consents.store.ts';
import { noteRead } from './decide-delivery.ts';
import { listClarifications, listClocks, listFeedback } from './deliveries.store.ts';
import { listEvidences } from './evidence.ts';
import type { DeliveryAnswer, MessageAnswer } from './exchange.schema.ts';
import { REFUSAL_GROUNDS } from './exchange.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { mayWithItem } from './item-disclosure.ts';
import { listItems } from './items.store.ts';
import { listSteps, listThread } from './messages.store.ts';
import { findOwnRecords } from './own-records.ts';
import { agencyNames } from './read-inbox.ts';
import { listRecordsBehind } from './records-behind-items.ts';
import { findSeen, isErasedFor } from './seen-message.ts';
import { listTimekeeping, UTC_ALONE } from './settings.store.ts';
import { showConsents } from './show-consents.ts';
import { abilities, contentFor, showDelivery, showItem } from './show-message.ts';
import { listTellings } from './tellings.store.ts';
import { notThere } from './write-draft.ts';

/** One message with its basis, clocks, conversation and evidences. The reading is noted before the answer leaves. */
export async function readMessage(desk: ExchangeDesk, asking: Asking, id: string): Promise<MessageAnswer> {
  const { officer, requestId } = asking;
  const { code } = officer.agency;
  if (!(await findSeen(desk, code, id))) throw notThere();
  await noteRead(desk, asking, id);
  const seen = (await findSeen(desk, code, id))!;
  const { message, side, deliveries } = seen;
  const { db } = desk;
  const own = side === 'recipient' ? code : undefined;
  const isErased = isErasedFor(code, seen);
  const [placed, evidences, clocks, clarifications, feedback, thread, steps, consents, tellings, records] =
    await Promise.all([
      isErased ? [] : listItems(db, code, id, code),
      listEvidences(db, id, own),
      listClocks(db, id, own),
      listClarifications(db, id, own),
      listFeedback(db, id, own),
      listThread(db, message.thread, code),
      listSteps(db, id, code),
      listConsents(db, { message: id, agency: code }),
      listTellings(db, id, code),
      side === 'sender' ? listRecordsBehind(db, id) : [],
    ]);
  const visible = placed.filter((item) => item.body && mayWithItem('see', officer, item));
  const files = await findAttachments(
    db,
    visible.flatMap(({ kind, body }) => (kind === 'attachment' ? [String(body?.attachment)] : [])),
  );
  const ownRecords = side === 'recipient' ? await findOwnRecords(desk, officer, visible) : [];
  const names = await desk.access.actorNames([
    ...new Set(steps.map((step) => step.officer).filter((one) => one !== 'node')),
  ]);
  const now = desk.clock();
  await desk.audit.append({
    action: 'record.read',
    officer,
    outcome: 'done',
    caseReference: message.caseReference ?? undefined,
    records: [
      { id, register: 'message', owner: message.sender },
      ...ownRecords.map(({ record, register, owner }) => ({ id: record, register, owner })),
    ],
    facts: { items: visible.length },
    requestId,
  });
  const times = await listTimekeeping(
    db,
    deliveries.map(({ recipient }) => recipient),
  );
  const nameOf = agencyNames(desk, deliveries.length > 1 ? await desk.access.listAgencies() : []);
  const shownDeliveries: DeliveryAnswer[] = [];
  for (const delivery of deliveries) {
    const time = times.get(delivery.recipient) ?? UTC_ALONE;
    const parts = { clocks, clarifications, feedback, evidences };
    const name = await nameOf(delivery.recipient);
    shownDeliveries.push(showDelivery(delivery, parts, { side, isErased, time, now, name }));
  }
  const senderName = await nameOf(message.sender);
  return {
    id,
    reference: message.reference,
    kind: message.kind,
    state: isErased ? 'erased' : message.state,
    side,
    sender: message.sender,
    senderName,
    ...(message.content && !isErased ? { content: contentFor(side, message.content) } : {}),
    items: placed.map((item) =>
      showItem(officer, item, {
        ownRecords: ownRecords.filter((record) => record.item === item.id),
        behind: records.find((record) => record.item === item.id),
        file: files.find(({ id: file }) => file === item.body?.attachment),
      }),
    ),
    caseReference: message.caseReference,
    operation: message.operation,
    hit: side === 'sender' ? message.hitId : null,
    releasedAt: message.releasedAt,
    deliveries: shownDeliveries,
    thread,
    consents: await showConsents(desk, officer, consents),
    tellings,
    steps: steps.map(({ officer: by, ...step }) => ({
      ...step,
      ...(names.has(by) ? { officer: names.get(by)! } : {}),
    })),
    mayRefuseWith: REFUSAL_GROUNDS.map(({ code: ground, article }) => ({
      code: ground,
      article,
      // Article 6(1)(g): an offence punishable by one year or less.
      suggested: ground === 'minor-offence' && (message.content?.maximumPenaltyYears ?? Number.POSITIVE_INFINITY) <= 1,
    })),
    may: abilities(officer, seen, {
      running: clocks.filter(({ metAt, endedAt }) => !metAt && !endedAt).map(({ rule }) => rule),
      mayDeviate: shownDeliveries.some((delivery) => delivery.clocks.some((clock) => clock.mayDeviate)),
    }),
  };
}
