/** What officers and countries send in: one result, with everything that says whose it is and what it is about. */
import { type Fault, faultOf } from '../../kernel/faults.ts';
import { readAmount } from './amount.ts';
import { PHASES, type Phase } from './measures.ts';

export interface Entry {
  /** Given once where the entry is made, also offline: the same entry sent ten times counts once. */
  readonly id: string;
  /** Raised by one with each correction; the highest counts. */
  readonly revision?: number;
  /** The entry was a mistake and counts no more. */
  readonly withdrawn?: boolean;
  readonly measure: string;
  readonly amount: number;
  /** The unit of the measure unless told otherwise. */
  readonly unit?: string;
  readonly phase: Phase;
  readonly country: string;
  readonly agency: string;
  readonly hotSpot?: string;
  /** When it happened, ISO 8601 with offset. */
  readonly at: string;
  /**
   * Who or what it is, as a key without names: the same person arrested by two agencies has the same key, and is one
   * arrest with two contributors.
   */
  readonly thing?: string;
  readonly check?: string;
  readonly hit?: string;
}

/** An entry that cannot be counted, kept with the reasons until somebody corrects it. */
export interface HeldEntry {
  readonly entry: Entry;
  readonly reasons: readonly Fault[];
}

/** What is wrong with an entry; nothing when it can be counted. */
export function faultsOf(entry: Entry): Fault[] {
  const faults: Fault[] = [];
  const { phase, revision } = entry;
  if (!entry.id) faults.push(faultOf('entry-no-id'));
  if (!PHASES.includes(phase)) faults.push(faultOf('no-such-phase', { phase, phases: PHASES.join(', ') }));
  if (!entry.country || !entry.agency) faults.push(faultOf('entry-of-nobody'));
  if (Number.isNaN(Date.parse(entry.at))) faults.push(faultOf('no-moment', { moment: entry.at }));
  if (revision !== undefined && (!Number.isInteger(revision) || revision < 0)) {
    faults.push(faultOf('revision-whole', { revision }));
  }
  const amount = readAmount(entry.measure, entry.amount, entry.unit);
  if (amount.fault !== undefined) faults.push(amount.fault);
  return faults;
}

/** The same text for the same content, whatever the order of its fields. */
export function contentOf(entry: Entry): string {
  const { id, revision = 0, withdrawn = false, measure, amount, unit, phase, country, agency, at } = entry;
  const { hotSpot, thing, check, hit } = entry;
  // The amount as text: JSON would write NaN and Infinity alike.
  const fields = [
    id,
    revision,
    withdrawn,
    measure,
    `${amount}`,
    unit,
    phase,
    country,
    agency,
    at,
    hotSpot,
    thing,
    check,
    hit,
  ];
  return JSON.stringify(fields.map((field) => field ?? null));
}
