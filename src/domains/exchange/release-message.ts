import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Signer } from './agency-keys.ts';
import { noteAsked } from './asked.store.ts';
import { type Assessed, askedKeys, assess, caseKeys } from './assess-draft.ts';
import { deliver } from './deliver-messages.ts';
import { type Delivery, insertDelivery, lockDelivery } from './deliveries.store.ts';
import { digestOf, sealEnvelope } from './envelope.ts';
import { addEvidence } from './evidence.ts';
import type { ObstacleAnswer } from './exchange.schema.ts';
import { isAsking, type StopCode } from './exchange.ts';
import type { Timekeeping } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { findObstacles } from './find-obstacles.ts';
import { mayPassOn, mayWithItem } from './item-disclosure.ts';
import { insertHoldings, insertItems, lockItems, type PlacedItem } from './items.store.ts';
import { meetRequest } from './meet-request.ts';
import { type Message, saveMessage, saveStopDecision } from './messages.store.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { getTimekeeping } from './settings.store.ts';
import { keptItemOf, travellingItemOf } from './travelling-items.ts';
import { findOwnMessage, lockOwnMessage, noteStep, notThere, requireUnreleased } from './write-draft.ts';

/** Refuses with everything that stands in the way, each with its field. */
function requireNothingStops(obstacles: readonly ObstacleAnswer[]): void {
  const stopping = obstacles.filter(
    ({ level, isSettled }) => level === 'stop' || (level === 'acknowledge' && !isSettled),
  );
  if (stopping.length === 0) return;
  const some = stopping.slice(0, 3).map(({ text }) => text);
  const more = stopping.length > some.length ? ` And ${stopping.length - some.length} more.` : '';
  throw new Problem('release-stopped', `${some.join(' ')}${more}`, {
    fields: stopping.map(({ field = '', text, code }) => ({ field, message: text, allowed: [code] })),
  });
}

function requireVersion(message: Message, version: number): void {
  if (message.version === version) return;
  throw new Problem(
    'version-outdated',
    `${message.reference} was changed meanwhile (version ${message.version}); read it again.`,
  );
}

/** Hands a draft to its second person. Nothing may stop it but what that person decides. */
export async function submitDraft(desk: ExchangeDesk, asking: Asking, id: string, version: number): Promise<Message> {
  const message = await findOwnMessage(desk, asking, id);
  requireUnreleased(message);
  const { obstacles } = await assess(desk, asking, message);
  requireNothingStops(obstacles);
  const at = desk.clock().toISOString();
  return desk.db.transaction(async (tx) => {
    const locked = await lockOwnMessage(tx, asking, id);
    requireUnreleased(locked);
    requireVersion(locked, version);
    if (locked.state === 'waiting') return locked;
    const changed = await saveMessage(tx, id, { state: 'waiting', submittedAt: at }, at, { isSameText: true });
    await noteStep(tx, desk, asking, changed, 'submitted-for-release', null, at);
    return changed;
  });
}

/** The second person decides a stop: a victim, a child, matter of INTERPOL's Article 3. It stands for this text only. */
export async function decideStop(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  code: StopCode,
  { decision, why }: { readonly decision: 'lifted' | 'upheld'; readonly why: string },
): Promise<void> {
  const at = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    const message = await lockOwnMessage(tx, asking, id);
    requireUnreleased(message);
    requireSecondPerson(message, asking);
    const { officer } = asking;
    await saveStopDecision(tx, {
      messageId: id,
      code,
      version: message.version,
      decision,
      why,
      officer: officer.id,
      at,
    });
    await noteStep(tx, desk, asking, message, `stop-${decision}:${code}`, why, at);
  });
}

function requireSecondPerson({ writers, reference }: Message, { officer }: Asking): void {
  if (!writers.includes(officer.id)) return;
  throw new Problem('forbidden', `You wrote in ${reference}; a second person decides about it.`);
}

/**
 * Releases a message: it is assessed once more, and what was decided on conditions leaves with those very conditions. In one
 * transaction it is signed for each recipient, kept, proved and accounted for; then it is delivered.
 */
export async function releaseMessage(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  version: number,
): Promise<Message> {
  const draft = await findOwnMessage(desk, asking, id);
  if (draft.state === 'released') return draft; // sent twice by a screen that lost the answer
  requireUnreleased(draft);
  requireVersion(draft, version);
  const assessed = await assess(desk, asking, draft);
  const signer = await desk.keys.signerOf(draft.sender);
  if (!signer) throw new Problem('wrong-state', `${draft.sender} signs on another node; release it there.`);
  const time = draft.kind === 'reply' ? await getTimekeeping(desk.db, draft.sender) : undefined;
  const released = await desk.db.transaction(async (tx) => {
    const message = await lockOwnMessage(tx, asking, id);
    if (message.state === 'released') return message;
    requireVersion(message, version);
    // Deliveries are locked before items, here as everywhere.
    const answered = message.kind === 'reply' && message.inReplyTo ? await lockAnswered(tx, message) : undefined;
    const held = await heldNow(tx, asking, assessed.facts);
    const obstacles = findObstacles(held.facts);
    requireNothingStops(obstacles);
    const open = obstacles.find(
      ({ level, isSettled, code }) => level === 'second-person' && code !== 'second-person' && !isSettled,
    );
    if (open) {
      throw new Problem('release-stopped', open.text, {
        fields: [{ field: '', message: open.text, allowed: [open.code] }],
      });
    }
    if (assessed.needsSecondPerson) requireSecondPerson(message, asking);
    if (message.state === 'draft' && !message.writers.includes(asking.officer.id)) {
      throw new Problem('wrong-state', `${message.reference} is still being written; its writer submits it first.`);
    }
    return leave(tx, desk, asking, {
      message,
      assessed,
      facts: held.facts,
      forwarded: held.items,
      answered,
      signer,
      time,
    });
  });
  // The release is kept; what a failing delivery leaves behind is taken up by the job.
  for (const recipient of released.recipients) await deliver(desk, { messageId: id, recipient }).catch(() => {});
  return released;
}

/** The facts with the conditions of passed-on items as they are now, and stay until the transaction ends. */
async function heldNow(
  tx: Transaction,
  asking: Asking,
  facts: ReleaseFacts,
): Promise<{ facts: ReleaseFacts; items: ReadonlyMap<string, PlacedItem> }> {
  const ids = facts.items.flatMap(({ forwards }) => (forwards ? [forwards] : []));
  const locked = new Map(
    (await lockItems(tx, asking.officer.agency.code, ids, 'share')).map((item) => [item.id, item]),
  );
  const sourceOf = ({ forwards }: ReleaseFacts['items'][number]) => (forwards ? locked.get(forwards) : undefined);
  const items = facts.items.map((item) => {
    const source = sourceOf(item);
    return item.forwards && !(source && mayWithItem('see', asking.officer, source)) ? { ...item, isGone: true } : item;
  });
  const recipients = facts.recipients.map((recipient) => ({
    ...recipient,
    passOn: Object.fromEntries(
      items.flatMap((item) => {
        const source = sourceOf(item);
        return source ? [[item.id, mayPassOn(asking.officer, source, recipient)] as const] : [];
      }),
    ),
  }));
  const placed = new Map(
    facts.items.flatMap((item, place) => {
      const source = sourceOf(item);
      const { role = null, link = null, linkText = null } = item;
      return source ? [[item.id, { ...source, place, role, link, linkText }] as const] : [];
    }),
  );
  return { facts: { ...facts, items, recipients }, items: placed };
}

interface Leaving {
  readonly message: Message;
  readonly assessed: Assessed;
  readonly facts: ReleaseFacts;
  readonly forwarded: ReadonlyMap<string, PlacedItem>;
  /** The request that a reply answers, as its sender received it. */
  readonly answered: Delivery | undefined;
  readonly signer: Signer;
  /** Of the sender, where it answers a request. */
  readonly time: Timekeeping | undefined;
}

async function leave(
  tx: Transaction,
  desk: ExchangeDesk,
  asking: Asking,
  { message, assessed, facts, forwarded, answered, signer, time }: Leaving,
): Promise<Message> {
  const at = desk.clock().toISOString();
  const { officer } = asking;
  const content = message.content ?? {};
  const first = assessed.recipients[0]?.basis;
  const terms = {
    messageId: message.id,
    originator: message.sender,
    purpose: content.purpose ?? null,
    ...(content.language ? { language: content.language } : {}),
    basis: first ? [first.instrument || first.title, ...first.articles].join(' ') : '',
    at,
  };
  const placed = facts.items.map((item, place): PlacedItem => {
    const { role = null, link = null, linkText = null } = item;
    const passedOn = forwarded.get(item.id);
    if (passedOn) return passedOn;
    return { ...keptItemOf(item, terms), isHeld: true, mayUse: true, mayReceive: [], place, role, link, linkText };
  });

  await insertItems(
    tx,
    placed.filter(({ messageId }) => messageId === message.id),
    officer.id,
  );
  const consents = await heldByConsent(
    tx,
    message.sender,
    [...forwarded.values()].map(({ id }) => id),
  );
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
  const changed = await saveMessage(
    tx,
    message.id,
    { state: 'released', draftItems: null, releaser: officer.id, releasedAt: at },
    at,
  );
  for (const recipient of assessed.recipients) {
    const { envelope, hash } = await sealEnvelope(signer, {
      type: 'message',
      id: message.id,
      reference: message.reference,
      kind: message.kind,
      from: { agency: message.sender, party: message.senderParty },
      to: { agency: recipient.agency, party: recipient.party },
      at,
      thread: message.thread,
      ...(answered ? { request: { id: answered.messageId, hash: answered.hash } } : {}),
      ...(message.caseReference ? { caseReference: message.caseReference } : {}),
      ...(message.operation ? { operation: message.operation } : {}),
      content,
      items: placed.map((item) => ({ id: item.id, digest: digestOf(travellingItemOf(item)) })),
      basis: recipient.basis!,
    });
    const delivery = await insertDelivery(tx, {
      messageId: message.id,
      recipient: recipient.agency,
      recipientParty: recipient.party,
      reference: message.reference,
      kind: message.kind,
      sender: message.sender,
      senderParty: message.senderParty,
      thread: message.thread,
      inReplyTo: message.inReplyTo,
      offence: content.offence ?? null,
      isUrgent: content.urgency !== undefined,
      caseReference: message.caseReference,
      envelope,
      hash,
      basis: recipient.basis!,
      submittedAt: at,
    });
    await addEvidence(tx, desk, asking, {
      of: delivery,
      what: 'submitted',
      signer,
      at,
      isFirst: true,
      facts: { kind: message.kind, items: placed.length, instrument: recipient.basis!.instrument || 'domestic' },
    });
  }
  if (isAsking(message.kind)) {
    const keys = askedKeys(desk, facts.items);
    await noteAsked(tx, {
      id: message.id,
      keys: keys.length > 0 ? keys : caseKeys(desk, message),
      party: message.senderParty,
      agency: message.sender,
      channel: 'entente',
      offence: content.offence ?? null,
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

/** The request as the replying agency received it; it must still be open. */
async function lockAnswered(tx: Transaction, { inReplyTo, sender }: Message): Promise<Delivery> {
  const request = inReplyTo ? await lockDelivery(tx, inReplyTo, sender) : undefined;
  if (!request) throw notThere();
  return request;
}
