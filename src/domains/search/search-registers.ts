import type { Frequencies } from '../../engines/names/frequencies.ts';
import type { RegisterKind } from '../../kernel/codes.ts';
import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Pool, Transaction } from '../../platform/database.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { RightOfWay } from '../../platform/right-of-way.ts';
import { Turns } from '../../platform/turns.ts';
import type { Access } from '../access/public.ts';
import type { Audit, AuditNote } from '../audit/public.ts';
import { findSearchable, mayDisclose, registerOf, romanTitle } from '../registers/public.ts';
import { askIndex, type IndexDesk, type Prepared } from './ask-index.ts';
import type { IndexName } from './index-name.ts';
import { judgeCandidates, type Match } from './judge-candidates.ts';
import type { LiveIndex } from './live-index.ts';
import { type Question, readQuestion } from './read-question.ts';
import type { SearchAnswer, SearchHit, SearchRequest } from './search.schema.ts';
import { AskerGone, ThreadLost } from './search-threads.ts';

/** A hit, as whoever follows hits up tells the one who searched. */
export type FollowedHit = NonNullable<SearchHit['followUp']>;

/** What following up needs of a match. */
export type FollowedMatch = Pick<
  SearchHit,
  'record' | 'register' | 'outcome' | 'score' | 'because' | 'owner' | 'reason' | 'action' | 'warnings'
>;

/** What a search disclosed with certainty. */
export interface Disclosure {
  /** Id of the audit entry that accounts for it. */
  readonly search: string;
  readonly officer: Officer;
  readonly note: AuditNote;
  readonly hits: readonly FollowedMatch[];
  /** Made by the client: a search sent again under it is the same sighting. */
  readonly sighting?: string;
  /** Where it was, in words or as the code of a hot spot. */
  readonly place?: string;
  readonly made?: Made;
}

/** Who made a check and when, where another sends it for them or it was sent later than made. */
export interface Made {
  readonly officer: string;
  readonly agency: string;
  readonly at: string;
}

/**
 * Told of certain matches in the transaction that accounts for them, so that a match which left the node is always
 * followed up. Answers the hit of each `search record`; matches that are no hits have none.
 */
export type FollowUp = (
  tx: Transaction,
  disclosures: readonly Disclosure[],
) => Promise<ReadonlyMap<string, FollowedHit>>;

/** What searching works with. */
export interface SearchDesk extends IndexDesk {
  readonly db: Pool;
  readonly audit: Audit;
  readonly access: Access;
  readonly index: LiveIndex;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  /** Claimed by each single search: whoever asks one waits for it. */
  readonly rightOfWay: RightOfWay;
  /** Memory of the process, in bytes, above which no new bulk search is taken; 0: three quarters of what the machine has. */
  readonly memoryBound?: number;
  /** Undefined on a node that follows nothing up. */
  readonly followUp?: FollowUp;
}

export interface Asking {
  readonly officer: Officer;
  readonly requestId?: string;
  readonly sighting?: string;
  readonly place?: string;
  readonly made?: Made;
  /** Whether nobody waits for the answer any more: a question that was not begun is then given up. */
  readonly isGone?: () => boolean;
}

/** An answer that has not been accounted for yet: it leaves only with the id of its audit entry. */
export interface Found {
  readonly answer: Omit<SearchAnswer, 'audit'>;
  readonly note: AuditNote;
}

// An officer reads a few; beyond this the question is too wide, and the count says so.
const MOST_SHOWN = 20;

// Longer names than these take a millisecond and more to look up, however few are on record: a thread is started for them.
const LONG_NAMES = 200;

const DAY_MS = 86_400_000;

function showMatch({ record, verdict, finding }: Match, officer: Officer, ownerName: string, now: Date): SearchHit {
  const identify = mayDisclose('identify', officer, record);
  const own = record.owner === officer.agency.code;
  const days = (instant: string): number => Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / DAY_MS));
  return {
    reference: record.reference,
    record: record.id,
    register: record.kind,
    outcome: verdict.band === 'hit' ? 'hit' : 'possible',
    finding,
    owner: record.owner,
    ownerName,
    party: record.party,
    own,
    status: record.status,
    reason: record.reason,
    action: record.action,
    warnings: [...record.warnings],
    grade: identify ? record.grade : undefined,
    handling: [...record.handling],
    basis: identify ? record.basis : undefined,
    source: record.source,
    freshness: {
      reportedAt: record.reportedAt,
      confirmedAt: record.confirmedAt,
      ageDays: days(record.reportedAt),
      confirmedDaysAgo: days(record.confirmedAt),
      reviewOn: record.reviewOn,
    },
    title: identify ? registerOf(record.kind).title(record.subject) : undefined,
    roman: identify ? romanTitle(record.subject) : undefined,
    subject: identify ? record.subject : undefined,
    score: Math.round(verdict.score * 100) / 100,
    // Statements quote the record; where it may not identify, only their codes and weights leave.
    because: verdict.because.map(({ code, values, nats, text }) => ({
      code,
      nats: Math.round(nats * 100) / 100,
      values: identify ? { ...values } : {},
      text: identify ? text : code,
    })),
    matched: identify ? verdict.matched : undefined,
    may: { open: mayDisclose('read', officer, record) && officer.rights.has('registers:read'), askOwner: !own },
  };
}

/** Refuses a purpose that the agency may not search for; the refusal is remembered. */
export async function requirePurpose(
  { access, audit }: SearchDesk,
  { officer, requestId }: Asking,
  { purpose, caseReference, operation }: Pick<SearchRequest, 'purpose' | 'caseReference' | 'operation'>,
): Promise<void> {
  if (access.maySearchFor(officer.agency, purpose)) return;
  await audit.append({
    action: 'search.refused',
    officer,
    outcome: 'refused',
    purpose,
    caseReference,
    operation,
    requestId,
  });
  throw new Problem('purpose-not-allowed', faultOf('purpose-not-of-agency', { agency: officer.agency.name, purpose }));
}

/**
 * Asks the index in the name of an officer; reads nothing from the database. Numbers are looked up at once. A question by
 * name, which may take many times as long, goes to a search thread where one is up, so that nobody waits behind it.
 */
export async function prepare(
  desk: IndexDesk & { readonly index: Pick<LiveIndex, 'threads'> },
  { officer: { agency }, isGone }: Pick<Asking, 'officer' | 'isGone'>,
  request: SearchRequest,
): Promise<Prepared> {
  const { clock } = desk;
  const { threads } = desk.index;
  const question = readQuestion(request.subject, clock);
  if (question.persons.length === 0) return askIndex(desk, agency, request, question);
  if (lettersAsked(question) > LONG_NAMES) {
    threads.keepOne();
    await threads.oneKept();
  }
  if (!threads.canBeAsked) return askIndex(desk, agency, request, question);
  const started = performance.now();
  try {
    const prepared = await threads.ask({ agency, request, question }, clock().toISOString(), isGone);
    return { ...prepared, tookMs: performance.now() - started };
  } catch (error) {
    if (error instanceof AskerGone) throw new Problem('busy', 'This question was given up before its turn came.');
    if (error instanceof ThreadLost) return askIndex(desk, agency, request, question);
    throw error;
  }
}

function lettersAsked({ persons }: Question): number {
  let letters = 0;
  for (const { names } of persons)
    for (const name of names) for (const part of Object.values(name)) letters += part.length;
  return letters;
}

/**
 * Looks questions up that the index has answered, without accounting for them: the records of all of them are read at
 * once. The caller sends nothing before the notes are durable.
 */
export async function lookUp(desk: SearchDesk, asking: Asking, prepared: readonly Prepared[]): Promise<Found[]> {
  const ids = new Set<string>();
  for (const { candidates } of prepared) candidates.ids?.forEach((id) => void ids.add(id));
  if (ids.size === 0) return prepared.map((one) => finish(desk, asking, one, [], NO_NAMES));
  const started = performance.now();
  const records = new Map((await findSearchable(desk.db, [...ids])).map((record) => [record.id, record]));
  const weights: Partial<Record<IndexName, Frequencies>> = {};
  const frequenciesOf = (among: IndexName): Frequencies => {
    weights[among] ??= desk.index[among].frequencies();
    return weights[among];
  };
  const told: Match[][] = [];
  const turns = new Turns();
  for (const { candidates, searched } of prepared) {
    if (turns.isOver) await turns.next();
    const matches = candidates.ids === undefined ? [] : judgeCandidates(candidates, records, frequenciesOf);
    told.push(
      matches.filter(({ record }) => searched.includes(record.kind) && mayDisclose('find', asking.officer, record)),
    );
  }
  const owners = new Set(told.flatMap((matches) => matches.slice(0, MOST_SHOWN).map(({ record }) => record.owner)));
  const names = new Map<string, string>();
  for (const code of owners) names.set(code, (await desk.access.findAgency(code))?.name ?? code);
  const readingMs = performance.now() - started;
  return prepared.map((one, place) =>
    finish(desk, asking, one.candidates.ids ? { ...one, tookMs: one.tookMs + readingMs } : one, told[place]!, names),
  );
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

function finish(
  desk: SearchDesk,
  { officer, requestId }: Asking,
  { request, candidates, searched, asked, tookMs }: Prepared,
  told: readonly Match[],
  names: ReadonlyMap<string, string>,
): Found {
  const shown = told.slice(0, MOST_SHOWN);
  const now = desk.clock();
  const hits = shown.map((match) => showMatch(match, officer, names.get(match.record.owner)!, now));
  const outcome = hits.some((hit) => hit.outcome === 'hit') ? 'hit' : hits.length > 0 ? 'possible' : 'no-hit';
  const { purpose, caseReference, operation } = request;
  return {
    answer: {
      outcome,
      hits,
      more: told.length - shown.length,
      searched: searched as RegisterKind[],
      recognised: candidates.question.recognised,
      preset: candidates.preset,
      cutShort: candidates.cutShort,
      tookMs: Math.round(tookMs * 100) / 100,
    },
    note: {
      action: 'search',
      officer,
      outcome,
      purpose,
      caseReference,
      operation,
      asked,
      records: shown.map(({ record }) => ({ id: record.id, register: record.kind, owner: record.owner })),
      requestId,
    },
  };
}

/** Answers hit, possible or no-hit. The audit entry is durable before the answer leaves. */
export async function searchRegisters(desk: SearchDesk, asking: Asking, request: SearchRequest): Promise<SearchAnswer> {
  desk.rightOfWay.claim();
  if (!desk.access.maySearchFor(asking.officer.agency, request.purpose)) await requirePurpose(desk, asking, request);
  const prepared = await prepare(desk, asking, request);
  if (prepared.candidates.ids === undefined) {
    // Nearly every search: there is nothing to read, so the flush of the audit is all that is waited for.
    const { answer, note } = finish(desk, asking, prepared, [], NO_NAMES);
    desk.metrics.countSearches(answer.searched, answer.outcome);
    return { ...answer, audit: await desk.audit.append(note) };
  }
  const found = await lookUp(desk, asking, [prepared]);
  const [accounted] = await account(desk, asking, found);
  return accounted!;
}

/**
 * Judges one record again by a question that was asked before, without accounting for it: undefined unless it is the
 * very question of the audit entry, and the record still answers it. The caller accounts for what it makes of it.
 */
export async function judgeAgain(
  desk: SearchDesk,
  asking: Asking,
  {
    request,
    asked,
    record,
  }: { readonly request: SearchRequest; readonly asked: string | undefined; readonly record: string },
): Promise<Pick<SearchHit, 'score' | 'because'> | undefined> {
  const prepared = await prepare(desk, asking, request);
  if (prepared.asked !== asked) return undefined;
  const [found] = await lookUp(desk, asking, [prepared]);
  return found?.answer.hits.find((hit) => hit.record === record);
}

/** Whether a match is certain enough to be followed up without anybody saying so. */
function isCertain({ outcome }: SearchHit): boolean {
  return outcome === 'hit';
}

/**
 * Accounts for answers and lets them go. One with a certain match is noted in the transaction that follows it up;
 * the others share a flush of the audit, which is the faster way. The answers keep their order.
 */
export async function account(desk: SearchDesk, asking: Asking, found: readonly Found[]): Promise<SearchAnswer[]> {
  for (const { answer } of found) desk.metrics.countSearches(answer.searched, answer.outcome);
  const { followUp } = desk;
  const isFollowed = ({ answer }: Found): boolean => followUp !== undefined && answer.hits.some(isCertain);
  const followed = found.filter(isFollowed);
  const plain = followed.length === 0 ? found : found.filter((one) => !isFollowed(one));
  const [ids, told] = await Promise.all([
    desk.audit.appendMany(plain.map(({ note }) => note)),
    followed.length === 0 ? [] : accountAndFollow(desk, asking, followed, followUp!),
  ]);
  if (followed.length === 0) return plain.map((one, place) => ({ ...one.answer, audit: ids[place]! }));
  const answers = new Map<Found, SearchAnswer>(told);
  plain.forEach((one, place) => {
    answers.set(one, { ...one.answer, audit: ids[place]! });
  });
  return found.map((one) => answers.get(one)!);
}

async function accountAndFollow(
  { db, audit }: SearchDesk,
  { officer, sighting, place, made }: Asking,
  found: readonly Found[],
  followUp: FollowUp,
): Promise<[Found, SearchAnswer][]> {
  return db.transaction(async (tx) => {
    const searches: string[] = [];
    for (const { note } of found) searches.push(await audit.record(tx, note));
    const hits = await followUp(
      tx,
      found.map(({ answer, note }, at) => ({
        search: searches[at]!,
        officer,
        note,
        hits: answer.hits.filter(isCertain),
        sighting,
        place,
        made,
      })),
    );
    return found.map((one, at): [Found, SearchAnswer] => {
      const shown = one.answer.hits.map((hit) => {
        const followed = hits.get(`${searches[at]} ${hit.record}`);
        return followed ? { ...hit, followUp: followed } : hit;
      });
      return [one, { ...one.answer, hits: shown, audit: searches[at]! }];
    });
  });
}
