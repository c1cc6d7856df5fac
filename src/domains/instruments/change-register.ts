import { latestDay } from '../../engines/legal-basis/calendar.ts';
import type { Facts } from '../../engines/legal-basis/instrument.ts';
import type { Grade } from '../../engines/legal-basis/vocabulary.ts';
import { readPartialDate } from '../../kernel/partial-date.ts';
import type { FieldFault } from '../../kernel/problem.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Asking, InstrumentsDesk } from './instruments-desk.ts';
import { beginRegisterChange, listOwnFacts } from './own-facts.store.ts';
import { type Entered, type Evidence, joinFacts, type OwnFacts } from './own-facts.ts';
import { shippedFacts } from './shipped-facts.ts';

/** A change of the register while it is being made: nobody else changes it meanwhile. */
export interface RegisterChange {
  readonly tx: Transaction;
  readonly own: OwnFacts;
  /** Everything that is in the register, the node's own facts included. */
  readonly facts: Facts;
  readonly today: string;
  /** Who enters it now, with a new id. */
  entered(): Entered;
  /** Checks the evidence a request gives for its fact. */
  evidence(given: GivenEvidence): Evidence;
}

export interface GivenEvidence {
  readonly source: string;
  readonly grade?: Grade;
  readonly asOf?: string;
}

/**
 * Does a change of the register and its audit entry in one transaction, and answers when this node has taken it in.
 * `work` answers its result and short facts for the audit.
 */
export async function changeRegister<Result>(
  desk: InstrumentsDesk,
  { officer, requestId }: Asking,
  work: (
    change: RegisterChange,
  ) => Promise<{ result: Result; facts: Readonly<Record<string, string | number | boolean>> }>,
): Promise<Result> {
  const result = await desk.db.transaction(async (tx) => {
    await beginRegisterChange(tx);
    const own = await listOwnFacts(tx);
    const at = desk.clock().toISOString();
    const today = at.slice(0, 10);
    const done = await work({
      tx,
      own,
      facts: joinFacts(shippedFacts(), own),
      today,
      entered: () => ({
        id: newId(),
        knownFrom: today,
        enteredBy: officer.id,
        enteredAgency: officer.agency.code,
        enteredAt: at,
      }),
      evidence: (given) => readEvidence(given, today),
    });
    await desk.audit.record(tx, {
      action: 'instrument.changed',
      officer,
      outcome: 'done',
      facts: done.facts,
      requestId,
    });
    return done.result;
  });
  await desk.live.refreshed();
  return result;
}

/** The id of a source of the register stands for that source; any other words are a source of their own, unverified unless said. */
function readEvidence({ source, grade, asOf }: GivenEvidence, today: string): Evidence {
  const words = source.trim();
  if (words === '') throw faulty('/source', 'Say where this is written: a gazette, a depositary, a page.');
  if (asOf !== undefined) {
    requireDate('/asOf', asOf);
    if (asOf > today) throw faulty('/asOf', 'A source cannot speak about a day that has not come.');
  }
  const named = shippedFacts().sources.find((s) => s.id === words);
  return { source: words, grade: grade ?? named?.grade ?? 'unverified', asOf: asOf ?? named?.asOf ?? today };
}

/** One fault of one field. */
export function faulty(field: string, message: string, allowed?: readonly string[]): Problem {
  const fault: FieldFault = allowed === undefined ? { field, message } : { field, message, allowed };
  return new Problem('invalid-input', message, { fields: [fault] });
}

// Older treaties are not a basis of any help between police and courts of today; an earlier year is a slip of the keyboard.
const EARLIEST_YEAR = 1800;
const LATEST_YEAR = 2200;

/** Refuses what the calendar does not have. */
export function requireDate(field: string, text: string): void {
  const date = readPartialDate(text);
  if (date === undefined)
    throw faulty(field, `"${text}" is no date of the calendar: write YYYY, YYYY-MM or YYYY-MM-DD.`);
  if (date.year < EARLIEST_YEAR || date.year > LATEST_YEAR)
    throw faulty(field, `The year ${date.year} cannot be meant: from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`);
}

/** Refuses an act that lies wholly in the future: what is expected is no fact. An entry into force may be fixed ahead. */
export function requireDone(field: string, text: string, today: string): void {
  requireDate(field, text);
  if (latestDay(text) > today && text > today)
    throw faulty(field, `${text} has not come yet: enter it when it is done.`);
}

export function requireParty(facts: Facts, field: string, code: string): void {
  if (!facts.parties.some((p) => p.code === code))
    throw faulty(field, `Unknown party "${code}". Use an ISO alpha-3 code such as ALB, or XKX, EU, EUROPOL.`);
}

export function requireInstrument(facts: Facts, code: string): void {
  if (!facts.instruments.some((i) => i.code === code))
    throw new Problem('not-found', `The register holds no instrument ${JSON.stringify(code)}.`);
}

/** The same, for an instrument that a field of the body names. */
export function requireNamedInstrument(facts: Facts, field: string, code: string): void {
  if (!facts.instruments.some((i) => i.code === code))
    throw faulty(field, `The register holds no instrument "${code}".`);
}
