import type { Database } from '../../platform/database.ts';
import { findAskedBefore } from './asked.store.ts';
import { assessRecipients, type JudgedRecipient } from './assess-recipients.ts';
import { faultsOfAttachments } from './attachments/faults-of-attachments.ts';
import { measureOf } from './basis-of.ts';
import { faultsOfItem, keysOfItem, titleOf } from './check-items.ts';
import { type Delivery, findDelivery } from './deliveries.store.ts';
import type { AssessmentAnswer, ObstacleAnswer } from './exchange.schema.ts';
import { isAsking } from './exchange.ts';
import { isForCoreData } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { dataOf, findObstacles, needsSecondPerson } from './find-obstacles.ts';
import { mayWithItem } from './item-disclosure.ts';
import { findItems, type HeldItem } from './items.store.ts';
import { findMessage, type Message } from './messages.store.ts';
import { findOwnRecords } from './own-records.ts';
import type { AssessedItem, ReleaseFacts } from './release-facts.ts';
import { findReleaseSettings } from './settings.store.ts';

/** How far back one looks for the same question: longer than an answer takes, shorter than a case changes. */
const ASKED_WITHIN_DAYS = 90;
const DAY_MS = 86_400_000;

/** An assessment with what the release needs of it. */
export interface Assessed {
  readonly facts: ReleaseFacts;
  readonly obstacles: readonly ObstacleAnswer[];
  readonly needsSecondPerson: boolean;
  readonly isStopped: boolean;
  readonly recipients: readonly JudgedRecipient[];
  readonly duplicates: AssessmentAnswer['duplicates'];
  readonly ownRecords: AssessmentAnswer['ownRecords'];
}

/** An item of a draft with what its conditions and its schema say of it. */
function assessItem(
  item: NonNullable<Message['draftItems']>[number],
  place: number,
  asking: Asking,
  held: ReadonlyMap<string, HeldItem>,
): AssessedItem {
  const id = item.id!;
  if (item.forwards === undefined) return { ...item, id, title: titleOf(item, place), faults: faultsOfItem(item) };
  const source = held.get(item.forwards);
  if (source?.state !== 'current' || !mayWithItem('see', asking.officer, source)) {
    // Nothing is said of what is not held: not even that it was there.
    return {
      id,
      forwards: item.forwards,
      role: item.role,
      link: item.link,
      linkText: item.linkText,
      title: titleOf({}, place),
      faults: [],
      isGone: true,
    };
  }
  return {
    id,
    forwards: item.forwards,
    role: item.role,
    link: item.link,
    linkText: item.linkText,
    kind: source.kind,
    body: source.body ?? undefined,
    grade: source.grade as AssessedItem['grade'],
    handling: source.handling as AssessedItem['handling'],
    isSpecial: source.isSpecial,
    originator: source.originator,
    title: titleOf(source, place),
    faults: [],
  };
}

/** Looks at everything a release depends on. */
export async function assess(desk: ExchangeDesk, asking: Asking, message: Message): Promise<Assessed> {
  const { db } = desk;
  const content = message.content ?? {};
  const today = desk.clock().toISOString().slice(0, 10);
  const { items, held } = await assessItems(desk, asking, message);
  const answered = message.inReplyTo ? await findMessage(db, message.inReplyTo) : undefined;
  const request =
    message.kind === 'reply' && answered ? await findDelivery(db, answered.id, message.sender) : undefined;
  const settings = await findReleaseSettings(db, message);
  const recipients = await assessRecipients(desk, asking, {
    message,
    items,
    held,
    settings,
    today,
    measure: measureOf(message.kind, answered?.kind),
    // An answer that gives nothing needs no more than what let the request come.
    otherwise: items.length === 0 ? request?.basis : undefined,
  });
  const duplicates = await findDuplicates(desk, message, items);
  const ownRecords = await findOwnRecords(
    desk,
    asking.officer,
    items.filter(({ forwards }) => forwards === undefined),
  );
  const facts: ReleaseFacts = {
    kind: message.kind,
    sender: message.sender,
    content,
    caseReference: message.caseReference,
    hit: message.hitId,
    ...(message.hitId ? { hitDecision: await findHitDecision(db, message.hitId) } : {}),
    ...(request ? { request: factsOfRequest(request, answered?.content) } : {}),
    items,
    recipients,
    duplicates,
    ownRecords,
    decidedStops: new Map(settings.stops.map(({ code, decision }) => [code, decision])),
    today,
  };
  const obstacles = findObstacles(facts);
  return {
    facts,
    obstacles,
    needsSecondPerson: needsSecondPerson(facts) || obstacles.some(({ level }) => level === 'second-person'),
    isStopped: obstacles.some(({ level, isSettled }) => level === 'stop' || (level === 'acknowledge' && !isSettled)),
    recipients,
    duplicates,
    ownRecords,
  };
}

/** The items of a draft with what is wrong with them, and those of others that it passes on. */
async function assessItems(
  { db }: ExchangeDesk,
  asking: Asking,
  message: Message,
): Promise<{ items: AssessedItem[]; held: ReadonlyMap<string, HeldItem> }> {
  const drafts = message.draftItems ?? [];
  const forwarded = drafts.flatMap(({ forwards }) => (forwards ? [forwards] : []));
  const held = new Map((await findItems(db, asking.officer.agency.code, forwarded)).map((item) => [item.id, item]));
  const files = await faultsOfAttachments(db, message, drafts);
  const items = drafts.map((item, place) => {
    const assessed = assessItem(item, place, asking, held);
    const fault = files.get(assessed.id);
    return fault ? { ...assessed, faults: [...assessed.faults, fault] } : assessed;
  });
  return { items, held };
}

function factsOfRequest({ state }: Delivery, content: Message['content'] | undefined): ReleaseFacts['request'] {
  const isOpen = ['delivered', 'accepted', 'clarifying'].includes(state);
  return { isForCoreData: isForCoreData(content), isOpen, state: `is ${state}` };
}

/** What the owner decided about a hit; null while it has not. */
async function findHitDecision(db: Database, hit: string): Promise<string | null> {
  const [found] = await db.query<{ decision: string | null }>(`select h.decision from hits h where h.id = $1`, [hit]);
  return found?.decision ?? null;
}

/** The same person, thing or, without either, offence and case, asked about by anybody of our side, by any channel. */
async function findDuplicates(
  desk: ExchangeDesk,
  message: Message,
  items: readonly AssessedItem[],
): Promise<AssessmentAnswer['duplicates']> {
  if (!isAsking(message.kind)) return [];
  const byKey = new Map<string, string>();
  for (const item of items) for (const key of askedKeys(desk, [item])) byKey.set(key, item.id);
  if (byKey.size === 0) for (const key of caseKeys(desk, message)) byKey.set(key, '');
  const since = new Date(desk.clock().getTime() - ASKED_WITHIN_DAYS * DAY_MS).toISOString();
  const before = await findAskedBefore(desk.db, {
    party: message.senderParty,
    keys: [...byKey.keys()],
    since,
    except: message.id,
  });
  const once = new Map(before.map((one) => [`${one.reference} ${byKey.get(one.key)}`, one]));
  return [...once.values()].map(({ key, messageId, ...asked }) => ({
    ...asked,
    // Another agency's message is not ours to open.
    message: asked.agency === message.sender ? messageId : null,
    item: byKey.get(key)!,
  }));
}

/** Keyed hashes of the subjects asked about: whoever reads the table cannot tell whom. */
export function askedKeys(desk: Pick<ExchangeDesk, 'audit'>, items: readonly AssessedItem[]): string[] {
  return items.flatMap((item) => keysOfItem(item).map((key) => desk.audit.hashAsked(key)));
}

/** Where no subject is named, the same offence in the same case is the same question. */
export function caseKeys(desk: Pick<ExchangeDesk, 'audit'>, { caseReference, content }: Message): string[] {
  if (!caseReference || !content?.offence) return [];
  return [desk.audit.hashAsked(`case|${caseReference}|${content.offence}`)];
}

/** The assessment as the composer shows it. */
export async function assessDraft(desk: ExchangeDesk, asking: Asking, message: Message): Promise<AssessmentAnswer> {
  const assessed = await assess(desk, asking, message);
  if (assessed.ownRecords.length > 0) {
    await desk.audit.append({
      action: 'search',
      officer: asking.officer,
      outcome: assessed.ownRecords.some(({ outcome }) => outcome === 'hit') ? 'hit' : 'possible',
      records: assessed.ownRecords.map(({ record, register, owner }) => ({ id: record, register, owner })),
      facts: { for: message.reference },
      requestId: asking.requestId,
    });
  }
  return {
    mayLeave: !assessed.isStopped,
    needsSecondPerson: assessed.needsSecondPerson,
    obstacles: [...assessed.obstacles],
    recipients: assessed.recipients.map(({ agency, name, party, lives, basis, found, rule }) => ({
      agency,
      name,
      party,
      lives,
      ...(basis ? { basis } : {}),
      choices: found.choices,
      ...(rule ? { rule } : {}),
    })),
    duplicates: assessed.duplicates,
    ownRecords: assessed.ownRecords,
    data: dataOf(assessed.facts.items),
  };
}
