import { PHASES, partsOf } from '../../engines/tally/measures.ts';
import { faultOf } from '../../kernel/faults.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import { listHitsOfOperation } from '../hits/public.ts';
import { type EntryRow, listEntries } from './entries.store.ts';
import type { OperationHitsQuery } from './figures.schema.ts';
import { countriesOf, hitsOf, leads, type Operation, participantOf } from './operation.ts';
import type { EntriesQuery, OperationAnswer } from './operations.schema.ts';
import { findOperation, listOperations } from './operations.store.ts';
import { type Asking, getMyOperation, type OperationsDesk } from './operations-desk.ts';

const PAGE = 50;

/** An operation as an agency that takes part sees it. */
export function showOperation(operation: Operation, { officer }: Asking): OperationAnswer {
  const agency = officer.agency.code;
  const mine = participantOf(operation, agency);
  const isLead = leads(operation, agency);
  const may = (right: Parameters<typeof officer.rights.has>[0]): boolean => officer.rights.has(right);
  const { entriesVersion: _, ...shown } = operation;
  return {
    ...shown,
    plan: structuredClone(operation.plan) as OperationAnswer['plan'],
    ...(mine ? { mine: { ...mine } } : {}),
    may: {
      plan: isLead && may('operations:plan') && operation.state !== 'published',
      check: mine !== undefined && may('operations:check') && operation.state === 'running',
      report: mine !== undefined && may('operations:report') && operation.state !== 'published',
      acceptLate: isLead && may('operations:accept-late') && operation.state !== 'published',
      signOff:
        mine !== undefined &&
        may('operations:sign-off') &&
        operation.plan.signers.includes(mine.country) &&
        operation.state !== 'published',
      publish: isLead && may('operations:plan') && operation.state === 'closed',
    },
  };
}

/** An operation in which the officer's agency takes part, read fresh. */
export async function readOperation(desk: OperationsDesk, asking: Asking, idOrCode: string): Promise<OperationAnswer> {
  const operation = await findOperation(desk.db, idOrCode);
  if (!operation || !participantOf(operation, asking.officer.agency.code)) {
    throw new Problem('not-found', faultOf('operation-not-there'));
  }
  return showOperation(operation, asking);
}

/** The operations an agency takes part in, and those that were published. */
export async function listMyOperations(
  desk: OperationsDesk,
  { officer }: Asking,
  { after, limit = PAGE }: { readonly after?: string; readonly limit?: number },
) {
  const found = await listOperations(desk.db, officer.agency.code, { after, limit: limit + 1 });
  const page = found.slice(0, limit);
  return {
    items: page.map((operation) => ({
      id: operation.id,
      code: operation.code,
      name: operation.name,
      state: operation.state,
      lead: operation.lead,
      from: operation.plan.phases.map(({ from }) => from).sort()[0]!,
      to: operation.plan.phases
        .map(({ to }) => to)
        .sort()
        .at(-1)!,
      countries: countriesOf(operation),
      mine: participantOf(operation, officer.agency.code) !== undefined,
    })),
    next: found.length > limit ? page.at(-1)!.id : null,
  };
}

/** A measure and everything that is a part of it. */
function withParts(measure: string): string[] {
  return [measure, ...partsOf(measure).flatMap(({ code }) => withParts(code))];
}

/** The entries behind a figure, or those set aside. Those of other countries are shown without who made them. */
export async function openFigure(desk: OperationsDesk, asking: Asking, idOrCode: string, query: EntriesQuery) {
  const { operation } = await getMyOperation(desk, asking, idOrCode);
  const limit = query.limit ?? PAGE;
  const { measure, state = 'counted', phase, country, agency, hotSpot, hour } = query;
  const after = query.after === undefined ? undefined : readPlace(query.after);
  const found = await listEntries(desk.db, operation.id, {
    // A search is counted with the check that made it.
    ...(measure === undefined ? {} : measure === 'searches' ? { withSearch: true } : { measures: withParts(measure) }),
    ...{ phase, country, agency, hotSpot, hour },
    ...(after ? { after } : {}),
    states: [state],
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const own = page
    .filter((row) => row.agency === asking.officer.agency.code)
    .flatMap(({ officer, handedInBy }) => [officer, ...(handedInBy === null ? [] : [handedInBy])]);
  const names = await desk.access.actorNames([...new Set(own)]);
  return {
    items: page.map((row) => showEntry(row, asking, names)),
    next: found.length > limit ? writePlace(page.at(-1)!) : null,
  };
}

// Two versions of one entry may be held side by side, so a place in the list is a version, not an id.
function writePlace({ id, revision, content }: EntryRow): string {
  return `${id} ${revision} ${content}`;
}

function readPlace(text: string): Pick<EntryRow, 'id' | 'revision' | 'content'> {
  const [, id, revision, content] = /^(\S+) (\d{1,9}) (\S+)$/.exec(text) ?? [];
  if (id === undefined || revision === undefined || content === undefined) {
    throw new Problem('invalid-input', 'This does not come from a page of this list.', {
      fields: [fieldFault('/after', 'no-such-page')],
    });
  }
  return { id, revision: Number(revision), content };
}

/** The hits behind a figure: which they are and how far they came, to all who take part; whom they are of, to nobody here. */
export async function openHits(desk: OperationsDesk, asking: Asking, idOrCode: string, query: OperationHitsQuery) {
  const { operation } = await getMyOperation(desk, asking, idOrCode);
  const { agency, country, hotSpot, step, hour, after, limit = PAGE } = query;
  const began = hour === undefined ? undefined : new Date(hour);
  if (began && Number.isNaN(began.getTime())) {
    throw new Problem('invalid-input', 'There is no such hour.', { fields: [fieldFault('/hour', 'instant')] });
  }
  const agencies = operation.plan.participants
    .filter((one) => (agency ?? one.agency) === one.agency && (country ?? one.country) === one.country)
    .map((one) => one.agency);
  const found = await listHitsOfOperation(
    desk.db,
    { ...hitsOf(operation), agencies },
    {
      ...(step === undefined ? {} : { step }),
      ...(hotSpot === undefined ? {} : { place: hotSpot }),
      ...(began === undefined ? {} : { hour: began.toISOString() }),
      ...(after === undefined ? {} : { after }),
      now: desk.clock().toISOString(),
      limit: limit + 1,
    },
  );
  const page = found.slice(0, limit);
  return { items: page, next: found.length > limit ? page.at(-1)!.id : null };
}

/** An entry as another participant may see it. */
export function showEntry(row: EntryRow, { officer }: Asking, names: ReadonlyMap<string, string> = new Map()) {
  const isOwn = row.agency === officer.agency.code;
  return {
    id: row.id,
    revision: row.revision,
    origin: row.origin,
    state: row.state,
    reasons: [...row.reasons],
    lateNote: row.lateNote,
    measure: row.measure,
    amount: row.amount,
    unit: row.unit,
    phase: PHASES.find((phase) => phase === row.phase) ?? ('action' as const),
    country: row.country,
    agency: row.agency,
    officer: isOwn ? names.get(row.officer) : undefined,
    handedInBy: isOwn && row.handedInBy !== null ? names.get(row.handedInBy) : undefined,
    hotSpot: row.hotSpot,
    at: row.at,
    identified: row.thing !== null,
    check: row.checkId,
    hit: row.country === officer.agency.party ? row.hitId : null,
    outcome: row.outcome,
    receivedAt: row.receivedAt,
  };
}
