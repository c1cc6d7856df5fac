import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { assess } from './assess-draft.ts';
import { deliver } from './deliver-messages.ts';
import { type Delivery, lockDelivery } from './deliveries.store.ts';
import type { ObstacleAnswer } from './exchange.schema.ts';
import type { StopCode } from './exchange.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { findObstacles } from './find-obstacles.ts';
import { mayPassOn, mayWithItem } from './item-disclosure.ts';
import { lockItems, type PlacedItem } from './items.store.ts';
import { leave } from './leave-message.ts';
import { type Message, saveMessage, saveStopDecision } from './messages.store.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { getTimekeeping } from './settings.store.ts';
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

/** The request as the replying agency received it; it must still be open. */
async function lockAnswered(tx: Transaction, { inReplyTo, sender }: Message): Promise<Delivery> {
  const request = inReplyTo ? await lockDelivery(tx, inReplyTo, sender) : undefined;
  if (!request) throw notThere();
  return request;
}
