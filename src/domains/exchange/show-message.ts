import type { Officer } from '../../kernel/officer.ts';
import { romanTitle } from '../registers/public.ts';
import type { Attachment } from './attachments/attachments.store.ts';
import { isSubject, titleOf } from './check-items.ts';
import type { Clarification, ClockRow, Delivery, Feedback } from './deliveries.store.ts';
import type { Evidence } from './evidence.ts';
import type { DeliveryAnswer, ItemAnswer, MessageAnswer } from './exchange.schema.ts';
import { isAsking, isTaken, mayStep } from './exchange.ts';
import { showClock, type Timekeeping } from './exchange-clock.ts';
import { mayWithItem } from './item-disclosure.ts';
import type { PlacedItem } from './items.store.ts';
import type { Message } from './messages.store.ts';
import type { RecordBehind } from './records-behind-items.ts';
import type { Seen } from './seen-message.ts';

/** An item as one officer may see it: what its conditions or its end do not let be shown has no body. */
export function showItem(
  officer: Officer,
  item: PlacedItem,
  {
    ownRecords,
    behind,
    file,
  }: {
    readonly ownRecords: ItemAnswer['ownRecords'];
    readonly behind?: RecordBehind;
    /** Of an attachment, when its file is on this node or was. */
    readonly file?: Attachment;
  },
): ItemAnswer {
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
    ...(isOriginator && behind ? { record: { id: behind.record, state: behind.state } } : {}),
    ...(item.kind === 'attachment' && maySee ? { file: fileState(item, file) } : {}),
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

function fileState(item: PlacedItem, file: Attachment | undefined): NonNullable<ItemAnswer['file']> {
  if (file?.messageId !== item.messageId) return { state: 'awaited', why: null };
  if (file.state === 'quarantined') return { state: 'set-aside', why: file.why };
  return { state: file.contentId ? 'here' : 'erased', why: null };
}

/** The title in Latin letters, for readers who do not know the script of the names. */
function romanOf({ kind, body }: PlacedItem): { roman?: string } {
  const roman = isSubject(kind) && body ? romanTitle(body) : undefined;
  return roman ? { roman } : {};
}

type OfRecipient<Row> = Row & { readonly recipient: string };

/** What belongs to the deliveries of a message. */
interface Parts {
  readonly clocks: readonly OfRecipient<ClockRow>[];
  readonly clarifications: readonly Clarification[];
  readonly feedback: readonly Feedback[];
  readonly evidences: readonly OfRecipient<Evidence>[];
}

/** A delivery with its clocks, questions and evidences, as one side sees it. */
export function showDelivery(
  delivery: Delivery,
  { clocks, clarifications, feedback, evidences }: Parts,
  {
    side,
    isErased,
    time,
    now,
    name,
  }: {
    readonly side: Seen['side'];
    readonly isErased: boolean;
    readonly time: Timekeeping;
    readonly now: Date;
    readonly name: string;
  },
): DeliveryAnswer {
  const of = <Row extends { readonly recipient: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ recipient }) => recipient === delivery.recipient);
  return {
    recipient: delivery.recipient,
    recipientName: name,
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
  };
}

/** Why a sender sent in spite of a warning is the sender's own matter. */
export function contentFor(
  side: Seen['side'],
  content: NonNullable<Message['content']>,
): NonNullable<Message['content']> {
  if (side === 'sender') return content;
  const { acknowledged: _, acknowledgedWhy: _why, ...shown } = content;
  return shown;
}

export function abilities(
  officer: Officer,
  { side, deliveries, message }: Seen,
  { running, mayDeviate }: { readonly running: readonly string[]; readonly mayDeviate: boolean },
): MessageAnswer['may'] {
  const mayDraft = officer.rights.has('exchange:draft');
  const own = side === 'recipient' ? deliveries[0] : undefined;
  const isOpen = own !== undefined && mayStep(own.state, 'answered');
  // What was only just delivered is decided about first; whoever is asked back may still have to refuse.
  const isAnswerable = isOpen && own.state !== 'delivered';
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
    reply: mayDraft && asks && isAnswerable,
    refuse: mayDraft && asks && isAnswerable,
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
