import { createHash } from 'node:crypto';
import { contentOf } from '../../engines/tally/entry.ts';
import { type Fault, faultOf } from '../../kernel/faults.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import { type Made, type SearchAnswer, searchRegisters } from '../search/public.ts';
import { type EntryRow, entryOf } from './entries.store.ts';
import type { Written } from './entry-writer.ts';
import { type Author, authorOf, noteHandedIn } from './hand-in.ts';
import { hourOf, MEASURE_OF_CHECK, type Operation, type Placed, placeInOperation } from './operation.ts';
import type { CheckRequest } from './operations.schema.ts';
import { type Asking, getMyOperation, type OperationsDesk, type Taking } from './operations-desk.ts';

/** Kinds that have something to look up; parcels and premises are counted without. */
const SEARCHED = new Set(['person', 'vehicle', 'document', 'firearm']);

export interface RecordedCheck {
  readonly written: Written;
  readonly placed: Placed;
  readonly measure: string;
  readonly search?: SearchAnswer;
}

/**
 * Gives a version of an entry the hash of its content. A check is made once and never corrected: sent again without its
 * moment, or after its hit was closed, it is still the same check.
 */
export function withContent(row: Omit<EntryRow, 'content'>): EntryRow {
  const draft = { ...row, content: '' };
  const said =
    row.origin === 'check'
      ? JSON.stringify(['check', row.state === 'refused', row.measure, row.agency])
      : contentOf(entryOf(draft));
  return { ...draft, content: createHash('sha256').update(said).digest('base64url') };
}

/** What every entry has in common. */
export function emptyRow(
  { operation, participant }: Taking,
  { officer, handedInBy }: Author,
  now: string,
): Omit<EntryRow, 'content'> {
  return {
    operationId: operation.id,
    id: '',
    revision: 0,
    origin: 'result',
    state: 'superseded', // decided by the writer
    reasons: [],
    lateNote: null,
    withdrawn: false,
    measure: '',
    amount: 1,
    unit: null,
    phase: 'action',
    country: participant.country,
    agency: participant.agency,
    officer,
    handedInBy,
    hotSpot: null,
    lat: null,
    lon: null,
    at: now,
    hour: hourOf(now),
    thing: null,
    checkId: null,
    hitId: null,
    searchId: null,
    outcome: null,
    receivedAt: now,
  };
}

/**
 * Records a check: every register is asked, a hit is followed up, and the check counts itself. One outside the
 * operation is refused with the reason, asks nothing, and is kept aside so that it can be accepted late.
 */
export async function recordCheck(
  desk: OperationsDesk,
  asking: Asking,
  idOrCode: string,
  check: CheckRequest,
): Promise<RecordedCheck> {
  const author = await authorOf(desk, asking, check.officer);
  const { operation, participant } = await getMyOperation(desk, asking, idOrCode, [author.agency]);
  const clock = desk.clock();
  const now = clock.toISOString();
  const at = check.at === undefined ? now : new Date(check.at).toISOString();
  const measure = MEASURE_OF_CHECK[check.kind];
  const placed = placeInOperation(operation, participant, { ...check, at }, clock);
  const outside = [...placed.outside, ...overIn(operation)];
  const row = {
    ...emptyRow({ operation, participant }, author, now),
    id: check.id,
    origin: 'check' as const,
    measure,
    phase: placed.phase,
    hotSpot: placed.hotSpot ?? null,
    lat: check.position?.lat ?? null,
    lon: check.position?.lon ?? null,
    at,
    hour: hourOf(at),
  };
  await noteHandedIn(desk, asking, operation.code, [author]);
  if (outside.length > 0) {
    await desk.entries.write([withContent({ ...row, state: 'refused', reasons: outside })]);
    const said = outside.map(({ message }) => message).join(' ');
    throw new Problem('outside-operation', `${said} The check is kept aside; the lead may accept it late.`, {
      fields: outside.map((fault) => ({ field: '', ...fault })),
    });
  }
  const search = SEARCHED.has(check.kind)
    ? await searchFor(desk, asking, operation, check, placed, { ...author, at })
    : undefined;
  const followed = search?.hits.find((hit) => hit.followUp)?.followUp;
  const [written] = await desk.entries.write([
    withContent({
      ...row,
      searchId: search?.audit ?? null,
      outcome: search?.outcome ?? null,
      hitId: followed?.id ?? null,
    }),
  ]);
  return { written: written!, placed, measure, ...(search ? { search } : {}) };
}

/** Why nothing new counts any more: the operation is over. */
export function overIn({ state }: Operation): Fault[] {
  return state === 'closed' || state === 'published' ? [faultOf('operation-over', { state })] : [];
}

async function searchFor(
  desk: OperationsDesk,
  { officer, requestId }: Asking,
  { code, plan }: Operation,
  check: CheckRequest,
  placed: Placed,
  made: Made,
): Promise<SearchAnswer> {
  if (!check.subject) {
    throw new Problem('invalid-input', 'Say whom or what is checked.', {
      fields: [fieldFault('/subject', 'required')],
    });
  }
  return searchRegisters(
    desk.search,
    // The check's own id: sent again, it is the same sighting.
    { officer, requestId, sighting: `${code} ${check.id}`, place: placed.hotSpot, made },
    {
      purpose: check.purpose ?? plan.purpose,
      caseReference: check.caseReference,
      operation: code,
      subject: check.subject,
    },
  );
}
