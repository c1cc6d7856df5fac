import type { Database } from '../../platform/database.ts';
import type { KnownAgency } from '../access/public.ts';
import { findAskedBefore } from './asked.store.ts';
import { faultsOfAttachments } from './attachments/faults-of-attachments.ts';
import { type BasisFound, findBasis, measureOf } from './basis-of.ts';
import { faultsOfItem, keysOfItem, titleOf } from './check-items.ts';
import { findDelivery } from './deliveries.store.ts';
import type { AssessmentAnswer, ObstacleAnswer } from './exchange.schema.ts';
import { isAsking } from './exchange.ts';
import { isForCoreData, startingRules } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { dataOf, findObstacles, needsSecondPerson } from './find-obstacles.ts';
import { mayPassOn, mayWithItem } from './item-disclosure.ts';
import { findItems, type HeldItem } from './items.store.ts';
import { findMessage, type Message } from './messages.store.ts';
import { findOwnRecords } from './own-records.ts';
import type { AssessedItem, AssessedRecipient, ReleaseFacts } from './release-facts.ts';
import { ceilingFor, findReleaseSettings } from './settings.store.ts';

/** How far back one looks for the same question: longer than an answer takes, shorter than a case changes. */
const ASKED_WITHIN_DAYS = 90;
const DAY_MS = 86_400_000;

/** An assessment with what the release needs of it. */
export interface Assessed {
  readonly facts: ReleaseFacts;
  readonly obstacles: readonly ObstacleAnswer[];
  readonly needsSecondPerson: boolean;
  readonly isStopped: boolean;
  readonly recipients: readonly (AssessedRecipient & {
    readonly name: string;
    readonly found: BasisFound;
    readonly lives: 'here' | 'elsewhere';
    readonly rule?: string;
  })[];
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
  if (!source || source.state !== 'current' || !mayWithItem('see', asking.officer, source)) {
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

/** Looks at everything a release depends on. On a transaction's handle it looks at what that transaction holds. */
export async function assess(
  desk: ExchangeDesk,
  asking: Asking,
  message: Message,
  db: Database = desk.db,
): Promise<Assessed> {
  const { officer } = asking;
  const content = message.content ?? {};
  const today = desk.clock().toISOString().slice(0, 10);
  const drafts = message.draftItems ?? [];
  const forwarded = drafts.flatMap(({ forwards }) => (forwards ? [forwards] : []));
  const held = new Map((await findItems(db, officer.agency.code, forwarded)).map((item) => [item.id, item]));
  const files = await faultsOfAttachments(db, message, drafts);
  const items = drafts.map((item, place) => {
    const assessed = assessItem(item, place, asking, held);
    const fault = files.get(assessed.id);
    return fault ? { ...assessed, faults: [...assessed.faults, fault] } : assessed;
  });
  const answered = message.inReplyTo ? await findMessage(db, message.inReplyTo) : undefined;
  const request =
    message.kind === 'reply' && answered ? await findDelivery(db, answered.id, message.sender) : undefined;

  const known = await findRecipients(desk, message.recipients);
  const { ceilings, choices, stops } = await findReleaseSettings(db, message);
  const data = dataOf(items);
  const measure = measureOf(message.kind, answered?.kind);
  const recipients = [];
  for (const code of message.recipients) {
    const agency = known.get(code);
    const party = agency?.party ?? '';
    const isKnown = agency?.active === true && party !== '';
    const found: BasisFound =
      isKnown && content.offence && code !== message.sender
        ? findBasis(desk, {
            from: message.senderParty,
            to: party,
            measure,
            offence: content.offence,
            data,
            on: today,
            maximumPenaltyYears: content.maximumPenaltyYears,
          })
        : { choices: [] };
    const chosen = found.choices.find(({ instrument }) => instrument === content.instrument);
    const passOn = Object.fromEntries(
      items.flatMap((item) => {
        const source = item.forwards && !item.isGone ? held.get(item.forwards) : undefined;
        return source ? [[item.id, mayPassOn(officer, source, { agency: code, party })] as const] : [];
      }),
    );
    const own = choices.filter((choice) => choice.agency === code);
    const rule = isAsking(message.kind) ? startingRules(message.kind, content, own)[0] : undefined;
    recipients.push({
      agency: code,
      name: agency?.name ?? code,
      party,
      isKnown,
      ceiling: ceilingFor(ceilings, { agency: code, party }),
      // An answer that gives nothing needs no more than what let the request come.
      basis: chosen ?? found.choices[0] ?? (items.length === 0 ? request?.basis : undefined),
      nextStep: found.nextStep,
      passOn,
      found,
      lives: (await desk.keys.livesElsewhere(code)) ? ('elsewhere' as const) : ('here' as const),
      ...(rule ? { rule } : {}),
    });
  }

  const duplicates = await findDuplicates(desk, db, message, items);
  const ownRecords = await findOwnRecords(
    desk,
    officer,
    items.filter(({ forwards }) => forwards === undefined),
  );
  const facts: ReleaseFacts = {
    kind: message.kind,
    sender: message.sender,
    content,
    caseReference: message.caseReference,
    hit: message.hitId,
    ...(message.hitId ? { hitDecision: await findHitDecision(db, message.hitId) } : {}),
    ...(request
      ? {
          request: {
            isForCoreData: isForCoreData(answered?.content),
            isOpen: ['delivered', 'accepted', 'clarifying'].includes(request.state),
            state: `is ${request.state}`,
          },
        }
      : {}),
    items,
    recipients,
    duplicates,
    ownRecords,
    decidedStops: new Map(stops.map(({ code, decision }) => [code, decision])),
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

/** The recipients that the directory knows. */
async function findRecipients(
  { access }: Pick<ExchangeDesk, 'access'>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, KnownAgency>> {
  // One is looked up; more are picked out of the directory, which is short, in one go.
  const [first] = codes;
  const found = codes.length > 1 ? await access.listAgencies() : [first && (await access.findAgency(first))];
  return new Map(found.flatMap((agency) => (agency && codes.includes(agency.code) ? [[agency.code, agency]] : [])));
}

/** What the owner decided about a hit; null while it has not. */
async function findHitDecision(db: Database, hit: string): Promise<string | null> {
  const [found] = await db.query<{ decision: string | null }>(`select h.decision from hits h where h.id = $1`, [hit]);
  return found?.decision ?? null;
}

/** The same person, thing or, without either, offence and case, asked about by anybody of our side, by any channel. */
async function findDuplicates(
  desk: ExchangeDesk,
  db: Database,
  message: Message,
  items: readonly AssessedItem[],
): Promise<AssessmentAnswer['duplicates']> {
  if (!isAsking(message.kind)) return [];
  const byKey = new Map<string, string>();
  for (const item of items) for (const key of askedKeys(desk, [item])) byKey.set(key, item.id);
  if (byKey.size === 0) for (const key of caseKeys(desk, message)) byKey.set(key, '');
  const since = new Date(desk.clock().getTime() - ASKED_WITHIN_DAYS * DAY_MS).toISOString();
  const before = await findAskedBefore(db, {
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
