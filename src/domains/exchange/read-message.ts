import type { Officer } from '../../kernel/officer.ts';
import { romanTitle } from '../registers/public.ts';
import { isSubject, titleOf } from './check-items.ts';
import { listConsents, showConsent } from './consents.store.ts';
import { noteRead } from './decide-delivery.ts';
import { type Delivery, listClarifications, listClocks, listDeliveries, listFeedback } from './deliveries.store.ts';
import { listEvidences } from './evidence.ts';
import type { DeliveryAnswer, ItemAnswer, MessageAnswer } from './exchange.schema.ts';
import { isAsking, isTaken, mayStep, REFUSAL_GROUNDS } from './exchange.ts';
import { showClock } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { mayWithItem } from './item-disclosure.ts';
import { listItems, type PlacedItem } from './items.store.ts';
import { findMessage, listSteps, listThread, type Message } from './messages.store.ts';
import { findOwnRecords } from './own-records.ts';
import { getTimekeeping } from './settings.store.ts';
import { listTellings } from './tellings.store.ts';
import { notThere } from './write-draft.ts';

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

/** An item as one officer may see it: what its conditions or its end do not let be shown has no body. */
export function showItem(officer: Officer, item: PlacedItem, ownRecords: ItemAnswer['ownRecords']): ItemAnswer {
  const maySee =
    mayWithItem('see', officer, item) &&
    item.body !== null &&
    (item.state === 'current' || item.originator === officer.agency.code);
  const isOriginator = item.originator === officer.agency.code;
  const isCurrent = item.state === 'current';
  const mayDraft = officer.rights.has('exchange:draft');
  const mayUse = maySee && mayWithItem('useInCourt', officer, item);
  const isFree = !item.handling.some((code) => code === 'H2' || code === 'H3');
  return {
    id: item.id,
    kind: item.kind,
    ...(item.role ? { role: item.role } : {}),
    ...(item.link ? { link: item.link } : {}),
    ...(item.linkText ? { linkText: item.linkText } : {}),
    ...(maySee ? { title: titleOf(item, item.place), body: item.body!, ...romanOf(item) } : {}),
    ...(item.language ? { language: item.language } : {}),
    translate: item.translate,
    originator: item.originator,
    grade: item.grade,
    handling: [...item.handling],
    ...(item.handlingNote && maySee ? { handlingNote: item.handlingNote } : {}),
    ...(isOriginator ? { withheldFrom: [...item.withheldFrom] } : {}),
    ...(item.retainUntil ? { retainUntil: item.retainUntil } : {}),
    version: item.version,
    state: item.state,
    changedAt: item.changedAt,
    ownRecords: maySee ? ownRecords : [],
    may: {
      amend: isOriginator && isCurrent && mayDraft,
      withdraw: isOriginator && isCurrent && mayDraft,
      useInCourt: mayUse,
      passOn: maySee && (isOriginator || isFree),
      askConsent: maySee && !isOriginator && mayDraft && (!mayUse || !isFree),
    },
  };
}

/** The title in Latin letters, for readers who do not know the script of the names. */
function romanOf({ kind, body }: PlacedItem): { roman?: string } {
  const roman = isSubject(kind) && body ? romanTitle(body) : undefined;
  return roman ? { roman } : {};
}

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
  const [placed, evidences, clocks, clarifications, feedback, thread, steps, consents, tellings] = await Promise.all([
    isErased ? [] : listItems(db, code, id, code),
    listEvidences(db, id, own),
    listClocks(db, id, own),
    listClarifications(db, id, own),
    listFeedback(db, id, own),
    listThread(db, message.thread, code),
    listSteps(db, id, code),
    listConsents(db, { message: id, agency: code }),
    listTellings(db, id, code),
  ]);
  const visible = placed.filter((item) => item.body && mayWithItem('see', officer, item));
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
  const shownDeliveries: DeliveryAnswer[] = [];
  for (const delivery of deliveries) {
    const office = await desk.access.findAgency(delivery.recipient);
    const time = await getTimekeeping(db, delivery.recipient);
    const of = <Row extends { readonly recipient: string }>(rows: readonly Row[]): Row[] =>
      rows.filter(({ recipient }) => recipient === delivery.recipient);
    shownDeliveries.push({
      recipient: delivery.recipient,
      recipientName: office?.name ?? delivery.recipient,
      state: delivery.state,
      hash: delivery.hash,
      basis: delivery.basis,
      access: delivery.access,
      submittedAt: delivery.submittedAt,
      deliveredAt: delivery.deliveredAt,
      readAt: delivery.readAt,
      decidedAt: delivery.decidedAt,
      answeredAt: delivery.answeredAt,
      closedAt: delivery.closedAt,
      reply: delivery.replyId,
      outcome: delivery.outcome,
      ground: delivery.ground,
      groundText: isErased ? null : delivery.groundText,
      isLate: delivery.isLate || delivery.dueAt < now.toISOString(),
      // Who works at the other desk is its own matter.
      assignedTo: side === 'recipient' ? delivery.assignedTo : null,
      clocks: of(clocks).map((clock) => showClock(clock, delivery.stops, time, now)),
      clarifications: isErased
        ? []
        : of(clarifications).map(({ recipient: _, ...one }) => ({ ...one, missing: [...one.missing] })),
      feedback: of(feedback).map(({ recipient: _, ...one }) => one),
      evidences: of(evidences).map(({ recipient: _, proof: _proof, ...one }) => one),
    });
  }
  const sender = await desk.access.findAgency(message.sender);
  return {
    id,
    reference: message.reference,
    kind: message.kind,
    state: isErased ? 'erased' : message.state,
    side,
    sender: message.sender,
    senderName: sender?.name ?? message.sender,
    ...(message.content && !isErased ? { content: contentFor(side, message.content) } : {}),
    items: placed.map((item) =>
      showItem(
        officer,
        item,
        ownRecords.filter((record) => record.item === item.id),
      ),
    ),
    caseReference: message.caseReference,
    operation: message.operation,
    hit: side === 'sender' ? message.hitId : null,
    releasedAt: message.releasedAt,
    deliveries: shownDeliveries,
    thread,
    consents: await Promise.all(consents.map((consent) => showConsent(desk, officer, consent))),
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

/** Why a sender sent in spite of a warning is the sender's own matter. */
function contentFor(side: Seen['side'], content: NonNullable<Message['content']>): NonNullable<Message['content']> {
  if (side === 'sender') return content;
  const { acknowledged: _, acknowledgedWhy: _why, ...shown } = content;
  return shown;
}

function abilities(
  officer: Officer,
  { side, deliveries, message }: Seen,
  { running, mayDeviate }: { readonly running: readonly string[]; readonly mayDeviate: boolean },
): MessageAnswer['may'] {
  const mayDraft = officer.rights.has('exchange:draft');
  const own = side === 'recipient' ? deliveries[0] : undefined;
  const isOpen = own !== undefined && mayStep(own.state, 'answered');
  const asks = isAsking(message.kind);
  const released = message.state === 'released';
  // What lies in quarantine is decided about; nothing else is done with it.
  const isOurs = side === 'sender' || (own !== undefined && isTaken(own));
  const hasCome = side === 'recipient' || deliveries.some(({ outcome }) => outcome !== null);
  // A request ends with an answer or a refusal, not by whoever was asked closing it.
  const mustAnswer = asks && own?.state === 'accepted';
  return {
    decide: mayDraft && own?.state === 'delivered',
    clarify: mayDraft && own !== undefined && mayStep(own.state, 'clarifying'),
    answerClarification: mayDraft && side === 'sender' && deliveries.some(({ state }) => state === 'clarifying'),
    reply: mayDraft && asks && isOpen,
    refuse: mayDraft && asks && isOpen,
    deviate: mayDraft && asks && isOpen && isOurs && mayDeviate,
    acknowledge: mayDraft && isOpen && running.includes('eio-acknowledge'),
    recognise: mayDraft && isOpen && running.includes('eio-recognise'),
    forward: mayDraft && released && isOurs,
    exportIt: officer.rights.has('exchange:read') && released && isOurs,
    feedback: mayDraft && released && isOurs && hasCome,
    close: mayDraft && !mustAnswer && deliveries.some(({ state }) => mayStep(state, 'closed')),
    assign: own !== undefined && (mayDraft || officer.rights.has('exchange:release')),
    review: mayDraft && deliveries.some(({ reviewOn }) => reviewOn !== null),
  };
}
