import { findMeasure } from '../../engines/tally/measures.ts';
import { type Fault, faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import { findMyHits } from '../hits/public.ts';
import { acceptVersion, type EntryRow, findVersions } from './entries.store.ts';
import type { Written } from './entry-writer.ts';
import { authorOf, noteHandedIn } from './hand-in.ts';
import { identityText } from './identity.ts';
import { hourOf, leads, participantOf, placeInOperation } from './operation.ts';
import type { EntryBody } from './operations.schema.ts';
import { type Asking, getMyOperation, type OperationsDesk } from './operations-desk.ts';
import { emptyRow, overIn, withContent } from './record-check.ts';

/**
 * Records results and hand-entered counts: what cannot be counted is held with the reason, what lies outside the
 * operation is refused with the reason, and both are kept. The same entry sent again counts once.
 */
export async function recordEntries(
  desk: OperationsDesk,
  asking: Asking,
  idOrCode: string,
  entries: readonly EntryBody[],
  origin: 'result' | 'upload' = 'result',
): Promise<Written[]> {
  const { officer } = asking;
  const authors = new Map(
    await Promise.all(
      [...new Set(entries.map((entry) => entry.officer))].map(
        async (madeBy) => [madeBy, await authorOf(desk, asking, madeBy)] as const,
      ),
    ),
  );
  const agencies = [officer.agency.code, ...[...authors.values()].map(({ agency }) => agency)];
  const taking = await getMyOperation(desk, asking, idOrCode, agencies);
  const { operation } = taking;
  const clock = desk.clock();
  const now = clock.toISOString();
  const hits = await findMyHits(
    desk.db,
    officer.agency.party,
    entries.flatMap(({ hit }) => hit ?? []),
  );
  const corrections = entries.filter(({ revision = 0 }) => revision > 0);
  const before = Map.groupBy(
    await findVersions(
      desk.db,
      corrections.map(({ id }) => ({ operationId: operation.id, id })),
    ),
    ({ id }) => id,
  );
  await noteHandedIn(
    desk,
    asking,
    operation.code,
    entries.map((entry) => authors.get(entry.officer)!),
  );
  const rows = entries.map((entry): EntryRow => {
    const author = authors.get(entry.officer)!;
    const agency = entry.agency ?? author.agency;
    const participant = participantOf(operation, agency);
    const at = new Date(entry.at).toISOString();
    const refused: Fault[] = [];
    if (!participant) refused.push(faultOf('no-participant', { agency }));
    else if (participant.country !== taking.participant.country) {
      refused.push(faultOf('agency-of-another-country', { agency, country: participant.country }));
    } else if (participant.agency !== officer.agency.code && !officer.rights.has('operations:report')) {
      refused.push(faultOf('report-right-needed', { agency }));
    }
    const by = participant ?? taking.participant;
    const placed = placeInOperation(operation, by, { ...entry, at }, clock);
    refused.push(...placed.outside);
    const earlier = (before.get(entry.id) ?? []).filter((row) => row.revision < (entry.revision ?? 0));
    // What was entered in time may be corrected until the figures are published.
    const isCorrection = operation.state !== 'published' && earlier.some(({ state }) => state !== 'refused');
    if (!isCorrection) refused.push(...overIn(operation));
    const measure = findMeasure(entry.measure);
    if (measure && !operation.plan.measures.includes(entry.measure)) {
      refused.push(faultOf('measure-not-counted', { measure: entry.measure }, { measure: measure.name }));
    }
    if (entry.hit !== undefined && !hits.has(entry.hit)) refused.push(faultOf('hit-of-others'));
    // Of goods only their own number says which they are, never the papers of whoever had them.
    const isGoods = measure?.subject === 'goods';
    const identity = entry.identity && identityText(isGoods ? { object: entry.identity.object } : entry.identity);
    return withContent({
      ...emptyRow({ operation, participant: by }, author, now),
      id: entry.id,
      revision: entry.revision ?? 0,
      origin,
      state: refused.length > 0 ? 'refused' : 'superseded',
      reasons: refused,
      withdrawn: entry.withdrawn ?? false,
      measure: entry.measure,
      amount: entry.amount,
      unit: entry.unit ?? null,
      phase: placed.phase,
      hotSpot: placed.hotSpot ?? null,
      lat: entry.position?.lat ?? null,
      lon: entry.position?.lon ?? null,
      at,
      hour: hourOf(at),
      thing:
        identity === undefined
          ? keptIdentity(earlier, taking.participant.country)
          : desk.audit.hashAsked(`operation-thing|${identity}`),
      checkId: entry.check ?? null,
      hitId: entry.hit !== undefined && hits.has(entry.hit) ? entry.hit : null,
    });
  });
  return desk.entries.write(rows);
}

/** Accepts an entry that was refused, with a note; it is then judged and counted like any other. */
export async function acceptLate(
  desk: OperationsDesk,
  asking: Asking,
  idOrCode: string,
  entryId: string,
  note: string,
): Promise<EntryRow> {
  const { operation } = await getMyOperation(desk, asking, idOrCode);
  const { officer, requestId } = asking;
  if (!leads(operation, officer.agency.code))
    throw new Problem('forbidden', faultOf('operation-lead-only', { agency: operation.lead }));
  if (operation.state === 'published') throw new Problem('wrong-state', faultOf('operation-published'));
  return desk.db.transaction(async (tx) => {
    const wanted = [{ operationId: operation.id, id: entryId }];
    const versions = await findVersions(tx, wanted);
    const isWaiting = ({ state, reasons }: EntryRow): boolean =>
      state === 'refused' && !reasons.some(({ code }) => code === 'entry-id-taken');
    if (!versions.some(isWaiting)) {
      throw new Problem('not-found', faultOf('no-refused-entry'));
    }
    await acceptVersion(tx, { ...wanted[0]!, note, by: officer.id });
    await desk.entries.judgeAgain(tx, wanted);
    await desk.audit.record(tx, {
      action: 'operation.changed',
      officer,
      outcome: 'done',
      operation: operation.code,
      facts: { what: 'accepted-late', entry: entryId },
      requestId,
    });
    const after = await findVersions(tx, wanted);
    return after.find(({ state }) => state === 'counted') ?? after[0]!;
  });
}

/**
 * The identity of the revision before, for a correction that says none: only its hash is kept, so whoever mends an amount
 * could not send it again. Nobody learns or takes over the identity of another country's entry.
 */
function keptIdentity(earlier: readonly EntryRow[], country: string): string | null {
  const known = earlier
    .filter((row) => row.country === country && row.thing !== null)
    .sort((a, b) => b.revision - a.revision);
  return known[0]?.thing ?? null;
}
