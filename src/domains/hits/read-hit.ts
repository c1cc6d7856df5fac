import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import {
  findRecord,
  findRecords,
  mayDisclose,
  type RegisterRecord,
  registerOf,
  romanTitle,
} from '../registers/public.ts';
import { sideOf } from './handle-hit.ts';
import { mayStep } from './hit.ts';
import { showClock } from './hit-clock.ts';
import type { HitDetail, HitListQuery, HitSummary } from './hits.schema.ts';
import { findEvidence, findHit, type Hit, listFeedback, listHits, listMessages, listSteps } from './hits.store.ts';
import type { Asking, HitsDesk } from './hits-desk.ts';
import { protectionOf } from './protection.schema.ts';
import { findQuality } from './record-quality.store.ts';

const PAGE = 50;

/** A hit as one of its two desks may see it. */
async function showHit(
  desk: HitsDesk,
  { officer }: Asking,
  hit: Hit,
  record: RegisterRecord,
  names: ReadonlyMap<string, string>,
): Promise<HitSummary> {
  const side = sideOf(hit, officer.agency.code)!;
  const { recordId: _, searchId: _search, officer: searcher, rule: _rule, zone: _zone, alarmAt: _alarm, ...rest } = hit;
  const { stepsTold: _told, nextStepAt: _next, version: _version, ...shown } = rest;
  const mayHandle = officer.rights.has('hits:handle');
  const mayFollow = officer.rights.has('hits:follow');
  const identify = mayDisclose('identify', officer, record);
  return {
    ...shown,
    protect: protectionOf(record),
    side,
    ownerName: (await desk.access.findAgency(hit.owner))?.name ?? hit.owner,
    askerName: (await desk.access.findAgency(hit.asker))?.name ?? hit.asker,
    officer: side === 'asker' ? names.get(searcher) : undefined,
    register: record.kind,
    record: {
      id: record.id,
      reference: record.reference,
      status: record.status,
      reason: record.reason,
      action: record.action,
      warnings: [...record.warnings],
      title: identify ? registerOf(record.kind).title(record.subject) : undefined,
      roman: identify ? romanTitle(record.subject) : undefined,
    },
    clock: showClock(hit, desk.clock()),
    may: {
      tell: mayHandle && hit.state === 'new',
      decide: mayHandle && side === 'owner' && mayStep(hit.state, 'confirmed'),
      act: mayFollow && side === 'asker' && mayStep(hit.state, 'action-taken'),
      feedback: mayFollow,
      write: mayFollow,
      close: mayFollow && hit.state !== 'closed' && (side === 'asker' || hit.decision !== null),
    },
  };
}

/** Hits of the officer's agency, as asker or as owner; those that wait for an answer first, the latest on top. */
export async function listMyHits(
  desk: HitsDesk,
  asking: Asking,
  { after, limit = PAGE, ...query }: HitListQuery,
): Promise<{ items: HitSummary[]; next: string | null }> {
  const cursor = after === undefined ? undefined : readCursor(after);
  const hits = await listHits(desk.db, asking.officer.agency.code, { ...query, limit: limit + 1, after: cursor });
  const page = hits.slice(0, limit);
  const records = new Map(
    (await findRecords(desk.db, [...new Set(page.map((hit) => hit.recordId))])).map((record) => [record.id, record]),
  );
  const names = await desk.access.actorNames([...new Set(page.map((hit) => hit.officer))]);
  const items = [];
  for (const { key: _, ...hit } of page)
    items.push(await showHit(desk, asking, hit, records.get(hit.recordId)!, names));
  const last = page.at(-1);
  return { items, next: hits.length > limit && last ? writeCursor({ key: last.key, id: last.id }) : null };
}

interface Cursor {
  readonly key: string;
  readonly id: string;
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** A cursor nobody gave out is no cursor: the list starts over. */
function readCursor(text: string): Cursor | undefined {
  try {
    const { key, id } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor;
    return typeof key === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { key, id } : undefined;
  } catch {
    return undefined;
  }
}

/** What stands beside a hit of its record: the same that a search tells this agency. */
function factsOf(record: RegisterRecord, officer: Asking['officer']): HitDetail['facts'] {
  const identify = mayDisclose('identify', officer, record);
  const { party, handling, grade, basis, source, reportedAt, confirmedAt, reviewOn, subject } = record;
  return {
    party,
    handling: [...handling],
    source,
    freshness: { reportedAt, confirmedAt, reviewOn },
    ...(identify ? { grade, basis, subject } : {}),
  };
}

/** One hit with its trace, its conversation and its feedback. The reading is noted before the answer leaves. */
export async function readHit(desk: HitsDesk, asking: Asking, id: string): Promise<HitDetail> {
  const { officer, requestId } = asking;
  const { db, access, audit } = desk;
  const hit = await findHit(db, id);
  const side = hit && sideOf(hit, officer.agency.code);
  const record = hit && side && (await findRecord(db, hit.recordId));
  if (!hit || !record) throw new Problem('not-found', faultOf('hit-not-there'));
  const [because, steps, messages, feedback, quality, placeName] = await Promise.all([
    findEvidence(db, id),
    listSteps(db, id),
    listMessages(db, id),
    listFeedback(db, id),
    side === 'owner' ? findQuality(db, record.id) : undefined,
    hit.operation && hit.place ? desk.nameOfPlace(hit.operation, hit.place) : undefined,
  ]);
  const actors = [hit, ...steps, ...messages, ...feedback].map((one) => one.officer).filter((one) => one !== 'node');
  const names = await access.actorNames([...new Set(actors)]);
  // Who works at the other desk is its own matter; the desks talk to each other by agency.
  const nameOf = (by: { agency: string; officer: string }): string | undefined =>
    by.agency === officer.agency.code ? names.get(by.officer) : undefined;
  const summary = await showHit(desk, asking, hit, record, names);
  await audit.append({
    action: 'record.read',
    officer,
    outcome: 'done',
    records: [{ id: record.id, register: record.kind, owner: record.owner }],
    facts: { hit: hit.id },
    requestId,
  });
  return {
    ...summary,
    ...(placeName === undefined ? {} : { placeName }),
    because,
    facts: factsOf(record, officer),
    mayOpen: mayDisclose('read', officer, record) && officer.rights.has('registers:read'),
    steps: steps.map((step) => ({ ...step, officer: nameOf(step) })),
    messages: messages.map((message) => ({
      ...message,
      officer: nameOf(message),
      mine: message.agency === officer.agency.code,
    })),
    feedback: feedback.map((one) => ({ ...one, officer: nameOf(one) })),
    quality: quality && { ...quality, recordId: undefined },
  } as HitDetail;
}
