import { MEASURES } from '../../engines/tally/measures.ts';
import { faultOf } from '../../kernel/faults.ts';
import { type FieldFault, fieldFault, Problem } from '../../kernel/problem.ts';
import { type Database, DatabaseFault } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { announce } from '../../platform/notices.ts';
import { listAgenciesWithEntries } from './entries.store.ts';
import { isZone, leads, type Operation, type Participant, type Plan } from './operation.ts';
import type { NewOperation, PlanBody } from './operations.schema.ts';
import {
  findFreeCode,
  findOperation,
  insertOperation,
  lockOperation,
  savePlan,
  saveState,
} from './operations.store.ts';
import { type Asking, forgetOperation, type OperationsDesk } from './operations-desk.ts';

const HOT_SPOT_KM = 5;
const UNIQUE_VIOLATION = '23505';

/** Reads a plan as it is written, filling in what follows from the agencies; every fault is named. */
async function readPlan({ access }: OperationsDesk, { officer }: Asking, body: PlanBody): Promise<Plan> {
  const faults: FieldFault[] = [];
  const lead = officer.agency.code;
  const written = body.participants.some(({ agency }) => agency === lead)
    ? body.participants
    : [{ agency: lead, role: 'lead' as const }, ...body.participants];
  const participants: Participant[] = [];
  for (const [place, one] of written.entries()) {
    const field = `/plan/participants/${place}`;
    const agency = await access.findAgency(one.agency);
    if (!agency?.active) {
      faults.push(fieldFault(`${field}/agency`, 'no-active-agency'));
      continue;
    }
    if (participants.some((other) => other.agency === one.agency)) {
      faults.push(fieldFault(`${field}/agency`, 'agency-twice'));
    }
    if (one.zone !== undefined && !isZone(one.zone)) {
      faults.push(fieldFault(`${field}/zone`, 'no-time-zone'));
    }
    const role = one.agency === lead ? 'lead' : (one.role ?? 'participant');
    participants.push({
      agency: agency.code,
      country: agency.party,
      role,
      officers: one.officers ?? 0,
      zone: one.zone ?? agency.timeZone,
    });
  }
  for (const [place, { from, to }] of body.phases.entries()) {
    if (to < from) faults.push(fieldFault(`/plan/phases/${place}/to`, 'ends-before-begin'));
  }
  const inAction = (day: string): boolean =>
    body.phases.some(({ phase, from, to }) => phase === 'action' && from <= day && day <= to);
  for (const [place, day] of (body.actionDays ?? []).entries()) {
    if (!inAction(day)) faults.push(fieldFault(`/plan/actionDays/${place}`, 'day-not-in-action'));
  }
  const countries = new Set(participants.map(({ country }) => country));
  for (const [place, signer] of (body.signers ?? []).entries()) {
    if (!countries.has(signer)) {
      faults.push(fieldFault(`/plan/signers/${place}`, 'country-no-participant', { values: { country: signer } }));
    }
  }
  const spots = body.hotSpots ?? [];
  for (const [place, { code }] of spots.entries()) {
    if (spots.findIndex((other) => other.code === code) !== place) {
      faults.push(fieldFault(`/plan/hotSpots/${place}/code`, 'code-taken'));
    }
  }
  if (body.places === 'hot-spots-only' && spots.length === 0) {
    faults.push(fieldFault('/plan/places', 'no-hot-spots'));
  }
  if (faults.length > 0) {
    throw new Problem('invalid-input', `The plan does not fit. ${faults[0]!.field}: ${faults[0]!.message}`, {
      fields: faults,
    });
  }
  return {
    crimeAreas: body.crimeAreas,
    objectives: body.objectives ?? [],
    purpose: body.purpose,
    participants,
    phases: body.phases.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    ...(body.actionDays ? { actionDays: body.actionDays.toSorted() } : {}),
    hotSpots: spots.map((spot) => ({ ...spot, radiusKm: spot.radiusKm ?? HOT_SPOT_KM })),
    places: body.places ?? 'anywhere',
    measures: body.measures ?? MEASURES.map(({ code }) => code),
    signers: body.signers ?? [...countries].sort(),
  };
}

function notices({ id, plan }: Pick<Operation, 'id' | 'plan'>, what: string, at: string) {
  return plan.participants.map(({ agency }) => ({ audience: agency, topic: 'operation' as const, ref: id, what, at }));
}

/** Plans an operation; the agency of whoever plans it leads. */
export async function planOperation(
  desk: OperationsDesk,
  asking: Asking,
  { code, name, plan: body }: NewOperation,
): Promise<Operation> {
  const { officer, requestId } = asking;
  const plan = await readPlan(desk, asking, body);
  const id = newId();
  const at = desk.clock().toISOString();
  try {
    await desk.db.transaction(async (tx) => {
      await insertOperation(tx, { id, code, name, lead: officer.agency.code, plan, at, officer: officer.id });
      const facts = { what: 'planned', agencies: plan.participants.length };
      await desk.audit.record(tx, {
        action: 'operation.changed',
        officer,
        outcome: 'done',
        operation: code,
        facts,
        requestId,
      });
      announce(tx, notices({ id, plan }, 'planned', at));
    });
  } catch (error) {
    if (error instanceof DatabaseFault && error.code === UNIQUE_VIOLATION) {
      const free = await findFreeCode(desk.db, code);
      throw new Problem('conflict', `An operation with the code "${code}" exists; "${free}" is free.`, {
        fields: [fieldFault('/code', 'code-taken', { allowed: [free] })],
      });
    }
    throw error;
  }
  return (await findOperation(desk.db, id))!;
}

function requireLead(operation: Operation | undefined, { officer }: Asking): Operation {
  const takesPart = operation?.plan.participants.some(({ agency }) => agency === officer.agency.code);
  if (!operation || !takesPart) throw new Problem('not-found', faultOf('operation-not-there'));
  if (leads(operation, officer.agency.code)) return operation;
  throw new Problem('forbidden', faultOf('operation-lead-only', { agency: operation.lead }));
}

/** Changes the plan; entries stay as they were judged when they came. */
export async function changePlan(
  desk: OperationsDesk,
  asking: Asking,
  id: string,
  { name, plan: body, version }: { readonly name?: string; readonly plan: PlanBody; readonly version: number },
): Promise<Operation> {
  const { officer, requestId } = asking;
  const plan = await readPlan(desk, asking, body);
  const at = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    const operation = requireLead(await lockOperation(tx, id), asking);
    if (operation.state === 'published') throw new Problem('wrong-state', faultOf('operation-published'));
    if (operation.version !== version) {
      throw new Problem('version-outdated', faultOf('saved-since', { read: version, saved: operation.version }));
    }
    // Whoever planned it leads it, also when a co-lead writes the change.
    const kept = plan.participants.map(
      (one): Participant =>
        one.agency === operation.lead
          ? { ...one, role: 'lead' }
          : one.role === 'lead'
            ? { ...one, role: 'co-lead' }
            : one,
    );
    if (!kept.some(({ agency }) => agency === operation.lead)) {
      const { lead } = operation;
      throw new Problem('invalid-input', `${lead} leads this operation and cannot be left out.`, {
        fields: [fieldFault('/plan/participants', 'lead-left-out', { values: { agency: lead } })],
      });
    }
    await requireAllWithEntries(tx, operation, kept);
    const formerHotSpots = formerOf(operation.plan, plan);
    await savePlan(tx, id, name ?? operation.name, { ...plan, participants: kept, formerHotSpots }, at);
    await desk.audit.record(tx, {
      action: 'operation.changed',
      officer,
      outcome: 'done',
      operation: operation.code,
      facts: { what: 'plan', version: version + 1 },
      requestId,
    });
    announce(tx, notices({ id, plan: { ...plan, participants: kept } }, 'plan', at));
  });
  const operation = (await findOperation(desk.db, id))!;
  forgetOperation(desk, operation);
  return operation;
}

/** What an agency has entered is signed by its country: whoever has entries is not left out of the plan. */
async function requireAllWithEntries(
  tx: Database,
  { id, plan }: Operation,
  kept: readonly Participant[],
): Promise<void> {
  const leftOut = plan.participants.flatMap(({ agency }) =>
    kept.some((one) => one.agency === agency) ? [] : [agency],
  );
  const needed = leftOut.length > 0 ? await listAgenciesWithEntries(tx, id, leftOut) : [];
  if (needed.length === 0) return;
  const faults = needed.map((agency) => fieldFault('/plan/participants', 'agency-has-entries', { values: { agency } }));
  throw new Problem('invalid-input', faults.map(({ message }) => message).join(' '), { fields: faults });
}

/** The hot spots that a plan once had: entries were made at them, and their names are still read. */
function formerOf(before: Plan, after: Plan): Plan['formerHotSpots'] {
  const known = [...before.hotSpots, ...(before.formerHotSpots ?? [])];
  return known
    .filter(({ code }) => !after.hotSpots.some((spot) => spot.code === code))
    .map(({ code, name, country }) => ({ code, name, country }));
}

/** Opens an operation for checks, or closes it. */
export async function changeState(
  desk: OperationsDesk,
  asking: Asking,
  id: string,
  state: 'running' | 'closed',
): Promise<Operation> {
  const { officer, requestId } = asking;
  const at = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    const operation = requireLead(await lockOperation(tx, id), asking);
    if (operation.state === state) return;
    if (operation.state === 'published' || (state === 'closed' && operation.state === 'planned')) {
      throw new Problem('wrong-state', faultOf('operation-step', { state: operation.state }));
    }
    await saveState(tx, id, state, at);
    const facts = { what: state };
    await desk.audit.record(tx, {
      action: 'operation.changed',
      officer,
      outcome: 'done',
      operation: operation.code,
      facts,
      requestId,
    });
    announce(tx, notices(operation, state, at));
  });
  const operation = (await findOperation(desk.db, id))!;
  forgetOperation(desk, operation);
  return operation;
}
