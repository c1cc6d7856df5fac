import type { Database, Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { announce } from '../../platform/notices.ts';
import type { Disclosure, FollowedHit } from '../search/public.ts';
import { isChildToProtect, natureOf } from './hit.ts';
import { deadlineOf, ruleOfRecord } from './hit-clock.ts';
import { listClockChoices } from './hit-clocks.store.ts';
import {
  countRepeats,
  findStandingHits,
  type Hit,
  insertHits,
  type MatchRow,
  type NewHit,
  saveMatches,
  saveStep,
  tieMatches,
} from './hits.store.ts';
import type { HitsDesk } from './hits-desk.ts';
import { raiseQuality } from './record-quality.store.ts';

type Matched = Disclosure['hits'][number];

/** What one search revealed of one record, with what is needed to open a hit on it. */
interface Sight {
  readonly disclosure: Disclosure;
  readonly matched: Matched;
  readonly row: MatchRow;
}

const pairOf = (of: { readonly recordId: string; readonly asker: string }): string => `${of.recordId} ${of.asker}`;

/**
 * Follows up what searches disclosed, in the transaction that accounts for them: every certain match is noted by its
 * nature, and each foreign one that asks for something to be done opens a hit, or is counted where one stands already.
 * Answers the hit of each search and record.
 */
export async function noteMatches(
  desk: HitsDesk,
  tx: Transaction,
  disclosures: readonly Disclosure[],
): Promise<ReadonlyMap<string, FollowedHit>> {
  const at = desk.clock().toISOString();
  const sights = disclosures.flatMap((disclosure) =>
    disclosure.hits.map((matched): Sight => ({ disclosure, matched, row: matchRow(disclosure, matched, at) })),
  );
  if (sights.length === 0) return new Map();
  const saved = new Set(
    (
      await saveMatches(
        tx,
        sights.map(({ row }) => row),
      )
    ).map(({ searchId, recordId }) => `${searchId} ${recordId}`),
  );
  const foreign = sights.filter(({ row }) => row.nature === 'foreign');
  if (foreign.length === 0) return new Map();

  // One hit for each record and agency, however many of these searches found it.
  const first = new Map<string, Sight>();
  const isSaved = ({ row }: Sight): boolean => saved.has(`${row.searchId} ${row.recordId}`);
  for (const sight of foreign.toSorted((one, other) => Number(isSaved(other)) - Number(isSaved(one)))) {
    if (!first.has(pairOf(sight.row))) first.set(pairOf(sight.row), sight);
  }
  // A sighting that was sent before opens nothing, even when its hit is closed by now.
  const candidates: NewHit[] = [];
  for (const sight of first.values()) if (isSaved(sight)) candidates.push(await newHit(desk, tx, sight, at));
  const opened = candidates.length > 0 ? await insertHits(tx, candidates) : [];
  const wanted = [...first.values()].map(({ row, disclosure }) => ({
    recordId: row.recordId,
    asker: row.asker,
    asked: disclosure.note.asked ?? null,
  }));
  const standing = new Map((await findStandingHits(tx, wanted)).map((hit) => [pairOf(hit), hit]));

  const isNew = new Set(opened.map(pairOf));
  const repeats = new Map<string, number>();
  const ties: { searchId: string; recordId: string; hitId: string }[] = [];
  for (const { row } of foreign) {
    const hit = standing.get(pairOf(row));
    if (!hit || !saved.has(`${row.searchId} ${row.recordId}`)) continue; // sent again: counted before
    ties.push({ searchId: row.searchId, recordId: row.recordId, hitId: hit.id });
    if (isNew.has(pairOf(row)) && hit.searchId === row.searchId) continue;
    repeats.set(hit.id, (repeats.get(hit.id) ?? 0) + 1);
  }
  await tieMatches(tx, ties);
  if (repeats.size > 0)
    await countRepeats(
      tx,
      [...repeats].map(([hitId, count]) => ({ hitId, count })),
      at,
    );
  await raiseQuality(
    tx,
    'hits',
    opened.map(({ recordId }) => ({ recordId, count: 1 })),
  );
  const recordOf = new Map([...standing.values()].map((hit) => [hit.id, hit.recordId]));
  await raiseQuality(
    tx,
    'repeats',
    [...repeats].map(([hitId, count]) => ({ recordId: recordOf.get(hitId)!, count })),
  );

  for (const hit of opened) {
    await saveStep(tx, hit.id, { step: 'new', officer: hit.officer, agency: hit.asker, note: null, at });
    await desk.audit.record(tx, {
      action: 'hit.opened',
      officer: first.get(pairOf(hit))!.disclosure.officer,
      outcome: 'done',
      operation: hit.operation ?? undefined,
      records: [{ id: hit.recordId, register: hit.register, owner: hit.owner }],
      facts: { hit: hit.id, reference: hit.reference },
    });
  }
  announce(
    tx,
    opened.flatMap((hit) =>
      [hit.owner, hit.asker].map((audience) => ({ audience, topic: 'hit' as const, ref: hit.id, what: 'opened', at })),
    ),
  );
  return followed(foreign, standing, repeats, isNew);
}

function followed(
  foreign: readonly Sight[],
  standing: ReadonlyMap<string, Hit>,
  repeats: ReadonlyMap<string, number>,
  isNew: ReadonlySet<string>,
): Map<string, FollowedHit> {
  return new Map(
    foreign.flatMap(({ row }) => {
      const hit = standing.get(pairOf(row));
      if (!hit) return [];
      const { id, reference, state, openedAt, alarmAt } = hit;
      const seen = hit.repeats + (repeats.get(hit.id) ?? 0);
      const isOpening = isNew.has(pairOf(row)) && hit.searchId === row.searchId;
      return [
        [
          `${row.searchId} ${row.recordId}`,
          { id, reference, state, repeats: seen, isNew: isOpening, openedAt, alarmAt },
        ],
      ];
    }),
  );
}

function matchRow(disclosure: Disclosure, matched: Matched, at: string): MatchRow {
  const { search, officer, note, sighting, made } = disclosure;
  // Whoever hands a check in for a colleague found nothing: the hit is of the officer and the agency that made the check.
  const asker = made?.agency ?? officer.agency.code;
  return {
    searchId: search,
    recordId: matched.record,
    register: matched.register,
    owner: matched.owner,
    asker,
    officer: made?.officer ?? officer.id,
    nature: natureOf(asker, matched),
    band: matched.outcome,
    score: matched.score,
    operation: note.operation ?? null,
    sighting: sighting ?? null,
    at,
  };
}

async function newHit(desk: HitsDesk, tx: Database, { disclosure, matched, row }: Sight, at: string): Promise<NewHit> {
  const { note, place, made } = disclosure;
  const record = { ...matched, kind: matched.register };
  const rule = ruleOfRecord(record, await listClockChoices(tx, matched.owner));
  // A located child is decided about where it is; anything else is answered by the owner's desk.
  const agency = isChildToProtect(record) ? row.asker : matched.owner;
  const zone = (await desk.access.findAgencyIn(tx, agency))?.timeZone ?? 'UTC';
  return {
    id: newId(),
    recordId: row.recordId,
    register: row.register,
    owner: row.owner,
    asker: row.asker,
    officer: row.officer,
    searchId: row.searchId,
    asked: note.asked ?? null,
    purpose: note.purpose ?? '',
    caseReference: note.caseReference ?? null,
    operation: note.operation ?? null,
    place: place ?? null,
    band: row.band,
    score: row.score,
    because: matched.because,
    openedAt: at,
    foundAt: made?.at ?? null,
    rule,
    zone,
    ...deadlineOf(rule, zone, at),
  };
}
