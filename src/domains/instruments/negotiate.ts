import type { Act } from '../../engines/legal-basis/instrument.ts';
import { Problem } from '../../kernel/problem.ts';
import {
  changeRegister,
  faulty,
  type RegisterChange,
  requireDate,
  requireDone,
  requireNamedInstrument,
  requireParty,
} from './change-register.ts';
import {
  type NegotiationPage,
  type NegotiationShown,
  type NewNegotiation,
  type NewStep,
  STEP_KINDS,
  type StepKind,
} from './instruments.schema.ts';
import type { Asking, InstrumentsDesk } from './instruments-desk.ts';
import {
  addNegotiation,
  addStep,
  bindNegotiation,
  findNegotiation,
  listNegotiationRows,
  listSteps,
  type NegotiationRow,
  type StepRow,
} from './negotiations.store.ts';
import { addAct } from './own-facts.store.ts';
import type { OwnAct } from './own-facts.ts';

const USUAL_PAGE = 50;

/** Steps that say what a party did; bound to an agreement they become its facts. */
const ACT_OF_STEP: Partial<Record<StepKind, Act>> = {
  signature: 'signature',
  ratification: 'ratification',
  'entry-into-force': 'in-force',
};

/** The furthest step reached; a negotiation that was shelved last is shelved until it moves again. */
export function stateOf(steps: readonly Pick<StepRow, 'kind'>[]): StepKind {
  if (steps.at(-1)?.kind === 'shelved') return 'shelved';
  return steps.reduce<StepKind>((furthest, { kind }) => {
    const further = STEP_KINDS.indexOf(kind) > STEP_KINDS.indexOf(furthest);
    return kind !== 'shelved' && further ? kind : furthest;
  }, 'need');
}

/** Negotiations, newest first, a page at a time. */
export async function listNegotiations(
  { db }: InstrumentsDesk,
  wanted: { party?: string; state?: StepKind; after?: string; limit?: number },
): Promise<NegotiationPage> {
  const rows = await listNegotiationRows(db, wanted.party?.trim().toUpperCase());
  const steps = Map.groupBy(
    await listSteps(
      db,
      rows.map((r) => r.id),
    ),
    (s) => s.negotiationId,
  );
  const found = rows
    .map((row) => lineOf(row, steps.get(row.id) ?? []))
    .filter((line) => wanted.state === undefined || line.state === wanted.state);
  const from = wanted.after === undefined ? 0 : found.findIndex((line) => line.id === wanted.after) + 1;
  const page = found.slice(from, from + (wanted.limit ?? USUAL_PAGE));
  const last = page.at(-1);
  return { items: page, next: last !== undefined && last.id !== found.at(-1)?.id ? last.id : null };
}

function lineOf(row: NegotiationRow, steps: readonly StepRow[]): NegotiationPage['items'][number] {
  const { id, title, parties, measure, offence, data, instrument } = row;
  return {
    id,
    title,
    parties: [...parties],
    need: { measure, offence, data },
    state: stateOf(steps),
    meetings: steps.filter((s) => s.kind === 'meeting').length,
    since: steps[0]?.on ?? row.enteredAt.slice(0, 10),
    lastStepOn: steps.at(-1)?.on ?? row.enteredAt.slice(0, 10),
    ...(instrument === null ? {} : { instrument }),
  };
}

/** One negotiation with every step. */
export async function readNegotiation(
  { db, live }: InstrumentsDesk,
  { officer }: Asking,
  id: string,
): Promise<NegotiationShown> {
  const row = await findNegotiation(db, id);
  if (row === undefined) throw new Problem('not-found', 'There is no such negotiation.');
  const steps = await listSteps(db, [id]);
  const facts = live.own().acts;
  return {
    ...lineOf(row, steps),
    ...(row.gap === null ? {} : { gap: row.gap }),
    enteredBy: row.enteredAgency,
    enteredAt: row.enteredAt,
    steps: steps.map((s) => ({
      id: s.id,
      kind: s.kind,
      on: s.on,
      ...(s.party === null ? {} : { party: s.party }),
      ...(s.place === null ? {} : { place: s.place }),
      focalPoints: [...s.focalPoints],
      result: s.result,
      ...(s.source === null ? {} : { source: s.source }),
      enteredBy: s.enteredAgency,
      enteredAt: s.enteredAt,
      becameFact:
        row.instrument !== null &&
        partiesOfStep(row, s).every((party) => facts.some((f) => isFactOf(f, row.instrument!, s, party))),
    })),
    may: { maintain: officer.rights.has('instruments:maintain') },
  };
}

/** Opens a negotiation for a gap: who needs which help, and since when. */
export function openNegotiation(
  desk: InstrumentsDesk,
  asking: Asking,
  wanted: NewNegotiation,
): Promise<{ id: string }> {
  return changeRegister(desk, asking, async (change) => {
    const { tx, facts, today } = change;
    const parties = [...new Set(wanted.parties)];
    if (parties.length < 2) throw faulty('/parties', 'A negotiation needs two parties.');
    for (const party of parties) requireParty(facts, '/parties', party);
    const on = wanted.on ?? today;
    requireDone('/on', on, today);
    const { id, knownFrom: _day, ...by } = change.entered();
    const { title, need, gap = null } = wanted;
    await addNegotiation(tx, { id, ...by, title, parties, ...need, gap, instrument: null });
    await addStep(tx, stepRow(change, id, { kind: 'need', on, result: gap ?? title }));
    return { result: { id }, facts: { what: 'negotiation', negotiation: id } };
  });
}

/** Adds a dated step; where the agreement is bound, a signature, a ratification or an entry into force becomes its fact. */
export function addNegotiationStep(desk: InstrumentsDesk, asking: Asking, id: string, step: NewStep): Promise<void> {
  return changeRegister(desk, asking, async (change) => {
    const { tx, today } = change;
    const negotiation = await findNegotiation(tx, id);
    if (negotiation === undefined) throw new Problem('not-found', 'There is no such negotiation.');
    // The day of an entry into force is often fixed before it comes.
    if (step.kind === 'entry-into-force') requireDate('/on', step.on);
    else requireDone('/on', step.on, today);
    if (step.party !== undefined && !negotiation.parties.includes(step.party))
      throw faulty('/party', `${step.party} takes no part in this negotiation.`, negotiation.parties);
    const row = stepRow(change, id, step);
    await addStep(tx, row);
    if (negotiation.instrument !== null) await becomeFacts(change, negotiation, [row], negotiation.instrument);
    return { result: undefined, facts: { what: 'negotiation', negotiation: id, step: step.kind } };
  });
}

/** Binds the agreement that was entered; what its parties did on the way becomes its facts. */
export function bindInstrument(desk: InstrumentsDesk, asking: Asking, id: string, code: string): Promise<void> {
  return changeRegister(desk, asking, async (change) => {
    const { tx, facts } = change;
    const negotiation = await findNegotiation(tx, id);
    if (negotiation === undefined) throw new Problem('not-found', 'There is no such negotiation.');
    const done = { result: undefined, facts: { what: 'negotiation', negotiation: id, instrument: code } };
    if (negotiation.instrument === code) return done;
    if (negotiation.instrument !== null)
      throw new Problem(
        'wrong-state',
        `This negotiation ended in ${negotiation.instrument}; open another for ${code}.`,
      );
    requireNamedInstrument(facts, '/code', code);
    const outside = negotiation.parties.find(
      (party) => !facts.partyFacts.some((f) => f.instrument === code && f.party === party),
    );
    if (outside !== undefined)
      throw faulty(
        '/code',
        `${outside} takes part in this negotiation, but the register knows nothing of it under ${code}.`,
      );
    const { id: _id, knownFrom: _day, ...by } = change.entered();
    await bindNegotiation(tx, { negotiationId: id, instrument: code, ...by });
    await becomeFacts(change, negotiation, await listSteps(tx, [id]), code);
    return done;
  });
}

function stepRow(change: RegisterChange, negotiationId: string, step: NewStep): StepRow {
  const { id, knownFrom: _day, ...by } = change.entered();
  const { kind, on, party = null, place = null, focalPoints = [], result, source = null } = step;
  return { id, ...by, negotiationId, kind, on, party, place, focalPoints, result, source };
}

/** A step that names no party is one of all. */
function partiesOfStep(negotiation: NegotiationRow, { party }: StepRow): readonly string[] {
  return party === null ? negotiation.parties : [party];
}

function isFactOf(fact: OwnAct, instrument: string, step: StepRow, party: string): boolean {
  const { kind, on } = step;
  return fact.instrument === instrument && fact.party === party && fact.act === ACT_OF_STEP[kind] && fact.on === on;
}

async function becomeFacts(
  change: RegisterChange,
  negotiation: NegotiationRow,
  steps: readonly StepRow[],
  instrument: string,
): Promise<void> {
  const added: OwnAct[] = [];
  for (const step of steps) {
    const act = ACT_OF_STEP[step.kind];
    if (act === undefined) continue;
    for (const party of partiesOfStep(negotiation, step)) {
      // What the form already said is not said twice.
      if ([...change.own.acts, ...added].some((f) => isFactOf(f, instrument, step, party))) continue;
      const source = step.source ?? `Negotiation "${negotiation.title}", ${step.kind} of ${step.on}`;
      const evidence = change.evidence({ source });
      const row: OwnAct = {
        ...change.entered(),
        ...evidence,
        instrument,
        party,
        act,
        on: step.on,
        note: null,
        stepId: step.id,
      };
      await addAct(change.tx, row);
      added.push(row);
    }
  }
}
