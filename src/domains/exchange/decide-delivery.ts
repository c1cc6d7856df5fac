import { checkDeviation } from '../../engines/clocks/deviation.ts';
import { readPeriods } from '../../engines/clocks/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Signer } from './agency-keys.ts';
import {
  type Delivery,
  type DeliveryChange,
  findDelivery,
  insertClarification,
  listClocks,
  lockDelivery,
  saveClarificationAnswer,
  saveDelivery,
  saveFeedback,
} from './deliveries.store.ts';
import { hashOf } from './envelope.ts';
import { addEvidence, addStep, type EvidenceBody } from './evidence.ts';
import {
  type EvidenceKind,
  type FeedbackKind,
  isAsking,
  type RejectionGround,
  requireStep,
  requireTaken,
} from './exchange.ts';
import {
  EXECUTION_RULE,
  firstReviewOn,
  type KeptClock,
  paceOf,
  ruleFor,
  ruleOf,
  startClock,
  type Timekeeping,
} from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { keepClocks } from './keep-clocks.ts';
import { findMessage } from './messages.store.ts';
import { findTimekeeping } from './settings.store.ts';
import { notThere } from './write-draft.ts';

export type Side = 'sender' | 'recipient';

/** What a step of a delivery works with, inside its transaction. */
export interface Handling {
  readonly tx: Transaction;
  readonly delivery: Delivery;
  readonly side: Side;
  /** How the agency that must answer counts its time. */
  readonly time: Timekeeping;
  readonly signer: Signer;
  readonly now: Date;
  readonly at: string;
  /** Keeps a step: its evidence, the trace for the agency's own eyes, and what changes. */
  keep(
    what: EvidenceKind,
    change: DeliveryChange,
    facts?: EvidenceBody['facts'],
    note?: string | null,
  ): Promise<Delivery>;
}

/**
 * Does something with a delivery in one transaction, signed by the officer's agency. The recipient's own copy is meant unless
 * the officer's agency sent the message: then the recipient must be named where there are several.
 */
export async function handleDelivery<Result>(
  desk: ExchangeDesk,
  asking: Asking,
  { id, recipient }: { readonly id: string; readonly recipient?: string },
  work: (handling: Handling) => Promise<Result>,
): Promise<Result> {
  const { officer } = asking;
  const { code } = officer.agency;
  const message = await findMessage(desk.db, id);
  if (!message) throw notThere();
  const isSender = message.sender === code;
  const named = isSender ? (recipient ?? (message.recipients.length === 1 ? message.recipients[0]! : undefined)) : code;
  if (isSender && named === undefined) {
    throw new Problem('invalid-input', `${message.reference} went to several; say which recipient you mean.`, {
      fields: [{ field: '/recipient', message: 'Name the recipient.', allowed: [...message.recipients] }],
    });
  }
  const time = await findTimekeeping(desk.db, named!);
  const signer = await desk.keys.signerOf(code);
  if (!time || !signer) throw notThere();
  return desk.db.transaction(async (tx) => {
    const delivery = await lockDelivery(tx, id, named!);
    if (!delivery || (!isSender && delivery.state === 'submitted')) throw notThere();
    const now = desk.clock();
    const at = now.toISOString();
    return work({
      tx,
      delivery,
      side: isSender ? 'sender' : 'recipient',
      time,
      signer,
      now,
      at,
      async keep(what, change, facts = {}, note = null) {
        const changed = await saveDelivery(tx, delivery, change);
        await addStep(tx, { messageId: id, agency: code, step: what, officer: officer.id, note, at });
        await addEvidence(tx, desk, asking, { of: delivery, what, signer, at, facts });
        return changed;
      },
    });
  });
}

function requireSide({ side, delivery }: Handling, wanted: Side, what: string): void {
  if (side === wanted) return;
  throw new Problem('forbidden', `Only ${wanted === 'sender' ? delivery.sender : delivery.recipient} ${what}.`);
}

/** Takes a message out of quarantine; for a request, says whether this office holds the information itself, which decides the limit. */
export async function acceptMessage(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { access, note }: { readonly access?: 'direct' | 'indirect'; readonly note?: string },
): Promise<void> {
  const content = (await findMessage(desk.db, id))?.content ?? {};
  await handleDelivery(desk, asking, { id }, async (handling) => {
    requireSide(handling, 'recipient', 'decides about what it received');
    const { tx, delivery, time, now, at, keep } = handling;
    if (delivery.state !== 'accepted') requireStep(delivery.state, 'accepted');
    let clocks: DeliveryChange = {};
    if (access && access !== delivery.access && isAsking(delivery.kind)) {
      const rule = ruleFor(delivery.kind, paceOf(content, access), time.choices);
      const running = (await listClocks(tx, id, delivery.recipient)).filter(({ metAt, endedAt }) => !metAt && !endedAt);
      // The delay that was announced for a judge is announced still, whatever the limit is that it moves.
      const announced = running.find(({ deviation }) => deviation)?.deviation ?? null;
      const deviation = rule && ruleOf(rule, time).deviation ? announced : null;
      const start =
        rule && delivery.deliveredAt ? [{ ...startClock(rule, delivery.deliveredAt, time), deviation }] : [];
      // The other limit counts from the same receipt; what it replaces was never the right one.
      if (rule && !running.some((clock) => clock.rule === rule)) {
        await tx.query(
          `delete from exchange_clocks c where c.message_id = $1 and c.recipient = $2 and c.met_at is null`,
          [id, delivery.recipient],
        );
        clocks = await keepClocks(tx, delivery, { now, time, start });
      }
    }
    const first = delivery.state !== 'accepted';
    if (first) {
      await keep(
        'accepted',
        { state: 'accepted', decidedAt: delivery.decidedAt ?? at, ...(access ? { access } : {}), ...clocks },
        {},
        note,
      );
      if (!isAsking(delivery.kind)) await saveDelivery(tx, delivery, { reviewOn: firstReviewOn(at, time.zone) });
    }
    if (access && access !== delivery.access) {
      await keep('access-stated', { access, ...clocks }, { access, rule: clocks.rule ?? delivery.rule ?? '' });
    }
  });
}

/** Ends the clocks that still run. */
const endAt =
  (at: string) =>
  ({ metAt, endedAt }: KeptClock) =>
    metAt || endedAt ? {} : { endedAt: at };

/** Leaves a message in quarantine for good, with a ground; its clock ends. */
export async function rejectMessage(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { ground, text }: { readonly ground: RejectionGround; readonly text?: string },
): Promise<void> {
  if (ground === 'other' && !text) {
    throw new Problem('invalid-input', 'The ground "other" needs words.', {
      fields: [{ field: '/text', message: 'Say why.' }],
    });
  }
  await handleDelivery(desk, asking, { id }, async (handling) => {
    requireSide(handling, 'recipient', 'decides about what it received');
    const { tx, delivery, time, now, at, keep } = handling;
    requireStep(delivery.state, 'rejected');
    const clocks = await keepClocks(tx, delivery, {
      now,
      time,
      change: endAt(at),
    });
    await keep(
      'rejected',
      { ...clocks, state: 'rejected', ground, groundText: text ?? null, decidedAt: at },
      { ground },
      text,
    );
  });
}

/** Asks the sender to make something clear; the clock stops until the answer comes. */
export async function askClarification(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { missing = [], question }: { readonly missing?: readonly string[]; readonly question: string },
): Promise<void> {
  await handleDelivery(desk, asking, { id }, async (handling) => {
    requireSide(handling, 'recipient', 'asks about what it received');
    const { tx, delivery, time, now, at, keep } = handling;
    requireStep(delivery.state, 'clarifying');
    await insertClarification(tx, {
      id: newId(),
      messageId: id,
      recipient: delivery.recipient,
      missing,
      question,
      askedBy: asking.officer.id,
      askedAt: at,
    });
    const stops = [...delivery.stops, { from: at }];
    const clocks = await keepClocks(tx, delivery, { now, time, stops });
    await keep(
      'clarification-asked',
      { ...clocks, state: 'clarifying' },
      { text: hashOf(question), ...(missing[0] ? { missing: missing.join(' ') } : {}) },
    );
  });
}

/** The sender makes it clear; the clock goes on where it stopped. */
export async function answerClarification(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { recipient, answer }: { readonly recipient?: string; readonly answer: string },
): Promise<void> {
  await handleDelivery(desk, asking, { id, recipient }, async (handling) => {
    requireSide(handling, 'sender', 'answers for what it sent');
    const { tx, delivery, time, now, at, keep } = handling;
    if (delivery.state !== 'clarifying') throw new Problem('wrong-state', 'No clarification is asked for.');
    await saveClarificationAnswer(tx, delivery, { answer, officer: asking.officer.id, at });
    const stops = delivery.stops.map((stop) => (stop.to ? stop : { ...stop, to: at }));
    const clocks = await keepClocks(tx, delivery, { now, time, stops });
    await keep(
      'clarification-given',
      { ...clocks, state: delivery.decidedAt ? 'accepted' : 'delivered' },
      { text: hashOf(answer) },
    );
  });
}

/** Announces that the answer will come later because a judge must authorise it: with length and reason, or not at all. */
export async function announceDeviation(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { length, reason, rule }: { readonly length: string; readonly reason: string; readonly rule?: string },
): Promise<void> {
  const deviation = checkDeviation({ length: readPeriods(length, '/length'), reason });
  await handleDelivery(desk, asking, { id }, async (handling) => {
    requireSide(handling, 'recipient', 'announces when it will answer');
    requireTaken(handling.delivery);
    const { tx, delivery, time, now, at, keep } = handling;
    const running = (await listClocks(tx, id, delivery.recipient)).filter(({ metAt, endedAt }) => !metAt && !endedAt);
    const clock = rule
      ? running.find((one) => one.rule === rule)
      : running.find((one) => ruleOf(one.rule, time).deviation);
    if (!clock) throw new Problem('wrong-state', 'No clock runs here that an instrument lets deviate.');
    const clocks = await keepClocks(tx, delivery, {
      now,
      time,
      change: (one) =>
        one.rule === clock.rule
          ? // Updated, it is the same deviation: the yearly return counts it when it was first announced.
            { deviation: { ...deviation, announcedAt: one.deviation?.announcedAt ?? at }, stepsTold: 0 }
          : {},
    });
    await keep('deviation-announced', clocks, { rule: clock.rule, length }, reason);
  });
}

/** Acknowledges an investigation order, or recognises it: then the time for its execution begins. */
export async function meetOrderClock(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  what: 'acknowledged' | 'recognised',
): Promise<void> {
  const met = what === 'acknowledged' ? ['eio-acknowledge'] : ['eio-acknowledge', 'eio-recognise'];
  await handleDelivery(desk, asking, { id }, async (handling) => {
    requireSide(handling, 'recipient', 'decides about what it received');
    const { tx, delivery, time, now, at, keep } = handling;
    const running = await listClocks(tx, id, delivery.recipient);
    if (!running.some((clock) => clock.rule === met.at(-1) && !clock.metAt)) {
      throw new Problem('wrong-state', `Nothing here waits to be ${what}.`);
    }
    const clocks = await keepClocks(tx, delivery, {
      now,
      time,
      change: (clock) => (met.includes(clock.rule) && !clock.metAt ? { metAt: at } : {}),
      start: what === 'recognised' ? [startClock(EXECUTION_RULE, at, time)] : [],
    });
    await keep(what, clocks, { rule: met.at(-1)! });
  });
}

/** Takes a message over, or gives it back to the desk. */
export async function assignMessage(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  officer: string | null,
): Promise<void> {
  const { rights } = asking.officer;
  if (!rights.has('exchange:draft') && !rights.has('exchange:release')) {
    throw new Problem('forbidden', 'Who takes a message over is for the desk and its supervisor.');
  }
  const at = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    const { code } = asking.officer.agency;
    const delivery = await lockDelivery(tx, id, code);
    if (!delivery || delivery.state === 'submitted') throw notThere();
    if (officer !== null) {
      const [colleague] = await tx.query(
        `select 1 from officers o join agencies a on a.id = o.agency_id where o.id = $1 and a.code = $2 and o.active`,
        [officer, code],
      );
      if (!colleague) throw new Problem('not-found', 'There is no such officer at your agency.');
    }
    await saveDelivery(tx, delivery, { assignedTo: officer });
    await addStep(tx, {
      messageId: id,
      agency: code,
      step: officer === null ? 'given-back' : 'assigned',
      officer: asking.officer.id,
      note: officer,
      at,
    });
    await desk.audit.record(tx, {
      action: 'exchange.changed',
      officer: asking.officer,
      outcome: 'done',
      records: [{ id, register: 'message', owner: delivery.sender }],
      facts: { step: officer === null ? 'given-back' : 'assigned' },
      requestId: asking.requestId,
    });
  });
}

/** Says with one key what came of it; said twice it counts once. */
export async function giveFeedback(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { kind, note, recipient }: { readonly kind: FeedbackKind; readonly note?: string; readonly recipient?: string },
): Promise<void> {
  await handleDelivery(desk, asking, { id, recipient }, async ({ tx, delivery, side, at, keep }) => {
    if (side === 'recipient') requireTaken(delivery);
    const { officer } = asking;
    const isNew = await saveFeedback(tx, id, {
      recipient: delivery.recipient,
      agency: officer.agency.code,
      kind,
      note: note ?? null,
      officer: officer.id,
      at,
    });
    if (isNew) await keep('feedback', {}, { kind }, note);
  });
}

/** Ends an exchange; from then on the need to keep it is looked at after six months. */
export async function closeMessage(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { note, recipient }: { readonly note?: string; readonly recipient?: string },
): Promise<void> {
  await handleDelivery(desk, asking, { id, recipient }, async ({ tx, delivery, side, time, now, at, keep }) => {
    if (delivery.state === 'closed') return;
    requireStep(delivery.state, 'closed');
    if (isAsking(delivery.kind) && delivery.state === 'accepted' && side === 'recipient') {
      throw new Problem(
        'wrong-state',
        'A request ends with an answer or a refusal; it is not closed by the side that was asked.',
      );
    }
    const clocks = await keepClocks(tx, delivery, { now, time, change: endAt(at) });
    const reviewOn = delivery.reviewOn ?? firstReviewOn(at, time.zone);
    await keep('closed', { ...clocks, state: 'closed', closedAt: at, reviewOn }, {}, note);
  });
}

/** Notes that an officer of the recipient has opened the message, the first time somebody does. */
export async function noteRead(desk: ExchangeDesk, asking: Asking, id: string): Promise<void> {
  const known = await findDelivery(desk.db, id, asking.officer.agency.code);
  if (!known || known.readAt || known.state === 'submitted') return;
  await handleDelivery(desk, asking, { id }, async ({ delivery, at, keep }) => {
    if (delivery.readAt === null) await keep('read', { readAt: at });
  });
}
