import type { Transaction } from '../../platform/database.ts';
import type { Signer } from './agency-keys.ts';
import { noteAsked } from './asked.store.ts';
import { type Assessed, askedKeys, caseKeys } from './assess-draft.ts';
import type { JudgedRecipient } from './assess-recipients.ts';
import { type Delivery, insertDelivery } from './deliveries.store.ts';
import { digestOf, sealEnvelope } from './envelope.ts';
import { addEvidence } from './evidence.ts';
import { isAsking } from './exchange.ts';
import type { Timekeeping } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { insertHoldings, insertItems, type PlacedItem } from './items.store.ts';
import { meetRequest } from './meet-request.ts';
import { type Message, saveMessage } from './messages.store.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { keptItemOf, travellingItemOf } from './travelling-items.ts';
import { noteStep } from './write-draft.ts';

/** What leaves, and what it was decided on. */
export interface Leaving {
  readonly message: Message;
  readonly assessed: Assessed;
  readonly facts: ReleaseFacts;
  /** Items of others that are passed on, as they are now. */
  readonly forwarded: ReadonlyMap<string, PlacedItem>;
  /** The request that a reply answers, as its sender received it. */
  readonly answered: Delivery | undefined;
  readonly signer: Signer;
  /** Of the sender, where it answers a request. */
  readonly time: Timekeeping | undefined;
}

/** Lets a message leave: its items are kept under their terms, it is signed for each recipient, proved and accounted for. */
export async function leave(
  tx: Transaction,
  desk: ExchangeDesk,
  asking: Asking,
  { message, assessed, facts, forwarded, answered, signer, time }: Leaving,
): Promise<Message> {
  const at = desk.clock().toISOString();
  const placed = placeItems({ message, assessed, facts, forwarded }, at);
  await keepItems(tx, asking, { message, placed, forwarded, at });
  const changed = await saveMessage(
    tx,
    message.id,
    { state: 'released', draftItems: null, releaser: asking.officer.id, releasedAt: at },
    at,
  );
  for (const recipient of assessed.recipients) {
    await submit(tx, desk, asking, { message, recipient, placed, answered, signer, at });
  }
  if (isAsking(message.kind)) {
    const keys = askedKeys(desk, facts.items);
    await noteAsked(tx, {
      id: message.id,
      keys: keys.length > 0 ? keys : caseKeys(desk, message),
      party: message.senderParty,
      agency: message.sender,
      channel: 'entente',
      offence: message.content?.offence ?? null,
      messageId: message.id,
      reference: message.reference,
      recipients: message.recipients,
      askedAt: at,
    });
  }
  if (answered && time) {
    await meetRequest(tx, desk, asking, { request: answered, reply: message, signer, time, at });
  }
  await noteStep(tx, desk, asking, changed, 'released', null, at);
  return changed;
}

/** The items in their places: those of the sender under the terms they leave with, those of others as they are. */
function placeItems(
  { message, assessed, facts, forwarded }: Pick<Leaving, 'message' | 'assessed' | 'facts' | 'forwarded'>,
  at: string,
): PlacedItem[] {
  const { purpose = null, language } = message.content ?? {};
  const first = assessed.recipients[0]?.basis;
  const basis = first ? [first.instrument || first.title, ...first.articles].join(' ') : '';
  const terms = {
    messageId: message.id,
    originator: message.sender,
    purpose,
    basis,
    at,
    ...(language ? { language } : {}),
  };
  return facts.items.map((item, place): PlacedItem => {
    const { role = null, link = null, linkText = null } = item;
    const own = { isHeld: true, mayUse: true, mayReceive: [], place, role, link, linkText };
    return forwarded.get(item.id) ?? { ...keptItemOf(item, terms), ...own };
  });
}

async function keepItems(
  tx: Transaction,
  { officer }: Asking,
  {
    message,
    placed,
    forwarded,
    at,
  }: Pick<Leaving, 'message' | 'forwarded'> & { readonly placed: readonly PlacedItem[]; readonly at: string },
): Promise<void> {
  const own = placed.filter(({ messageId }) => messageId === message.id);
  await insertItems(tx, own, officer.id);
  const passedOn = [...forwarded.values()].map(({ id }) => id);
  const consents = await heldByConsent(tx, message.sender, passedOn);
  await insertHoldings(
    tx,
    placed.map(({ id: itemId, place, role, link, linkText }) => ({
      itemId,
      holder: message.sender,
      messageId: message.id,
      place,
      role,
      link,
      linkText,
      // What the sender itself holds by consent it goes on holding by that consent.
      consentId: consents.get(itemId) ?? null,
      heldSince: at,
    })),
  );
}

/** Signs the envelope of one recipient and keeps it, to be delivered. */
async function submit(
  tx: Transaction,
  desk: ExchangeDesk,
  asking: Asking,
  {
    message,
    recipient: { agency, party, basis },
    placed,
    answered,
    signer,
    at,
  }: Pick<Leaving, 'message' | 'answered' | 'signer'> & {
    readonly recipient: JudgedRecipient;
    readonly placed: readonly PlacedItem[];
    readonly at: string;
  },
): Promise<void> {
  const { id, reference, kind, thread, caseReference, operation } = message;
  const content = message.content ?? {};
  const { envelope, hash } = await sealEnvelope(signer, {
    type: 'message',
    id,
    reference,
    kind,
    from: { agency: message.sender, party: message.senderParty },
    to: { agency, party },
    at,
    thread,
    ...(answered ? { request: { id: answered.messageId, hash: answered.hash } } : {}),
    ...(caseReference ? { caseReference } : {}),
    ...(operation ? { operation } : {}),
    content,
    items: placed.map((item) => ({ id: item.id, digest: digestOf(travellingItemOf(item)) })),
    basis: basis!,
  });
  const delivery = await insertDelivery(tx, {
    messageId: id,
    recipient: agency,
    recipientParty: party,
    reference,
    kind,
    sender: message.sender,
    senderParty: message.senderParty,
    thread,
    inReplyTo: message.inReplyTo,
    offence: content.offence ?? null,
    isUrgent: content.urgency !== undefined,
    caseReference,
    envelope,
    hash,
    basis: basis!,
    submittedAt: at,
  });
  const facts = { kind, items: placed.length, instrument: basis!.instrument || 'domestic' };
  await addEvidence(tx, desk, asking, { of: delivery, what: 'submitted', signer, at, isFirst: true, facts });
}

/** By which consent an agency holds items, where it holds them by nothing else. */
async function heldByConsent(
  tx: Transaction,
  holder: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ itemId: string; consentId: string | null }>(
    `select distinct on (h.item_id) h.item_id as "itemId", h.consent_id as "consentId"
       from exchange_holdings h left join exchange_consents c on c.id = h.consent_id
      where h.holder = $1 and h.item_id = any($2::uuid[]) and (h.consent_id is null or c.state = 'granted')
      order by h.item_id, (h.consent_id is null) desc, h.held_since`,
    [holder, ids],
  );
  return new Map(rows.flatMap(({ itemId, consentId }) => (consentId ? [[itemId, consentId] as const] : [])));
}
