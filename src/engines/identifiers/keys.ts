/**
 * The exact-lookup keys of documents, vehicles and firearms: what an index stores for a record and what a question
 * probes, as a ladder from certain to doubtful. A rung is only climbed when the ones before it found nothing. Cost: a few
 * short strings; two to four keys a record.
 *
 * A folded key is stored only where it differs from the canonical one, and a question probes both, so that a number of
 * digits alone costs no second key.
 */
import type { DocumentDescription, FirearmDescription, VehicleDescription } from '../matching/description.ts';
import {
  canonicalDocumentNumber,
  foldedDocumentNumber,
  tellingWithoutZeros,
  withoutTypedCheckDigit,
} from './document-number.ts';
import { makeId } from './firearm-makes.ts';
import { canonicalSerial, foldedSerial, SHORTEST_TELLING_SERIAL } from './firearm-serial.ts';
import { canonicalIssuer } from './issuer.ts';
import { foldLookAlikes } from './look-alikes.ts';
import { canonicalPlate, foldedPlate } from './plate.ts';
import { readVin, visDeletions } from './vin.ts';

/**
 * `exact`: everything that identifies agrees. `number-alone`: without issuer, country or make. `vis`: the last eight of
 * a VIN. `folded`: after folding look-alikes. `zeros`: without leading zeros. `near`: one character off.
 */
export type Rung = 'exact' | 'number-alone' | 'vis' | 'folded' | 'zeros' | 'near';

/** The order in which rungs are tried. */
export const LADDER: readonly Rung[] = ['exact', 'number-alone', 'vis', 'folded', 'zeros', 'near'];

export interface LookupKey {
  readonly key: string;
  readonly rung: Rung;
}

/** Nobody's number is longer; what is, is text in the wrong field, and is compared by its first characters. */
const LONGEST_NUMBER = 64;
// Below this a number without its issuer, a plate without its country or a folded form says nothing.
const SHORTEST_ALONE = 4;

class Keys {
  readonly found: LookupKey[] = [];

  add(rung: Rung, key: string): void {
    // A handful: comparing them is quicker than a set.
    for (const one of this.found) if (one.key === key) return;
    this.found.push({ key, rung });
  }

  /** Adds keys of which none can have been added before; asking costs more than the lookup of one. */
  addNew(rung: Rung, head: string, numbers: readonly string[]): void {
    for (const number of numbers) this.found.push({ key: head + number, rung });
  }
}

function short(canonical: string): string {
  return canonical.slice(0, LONGEST_NUMBER);
}

/** The heads under which the forms of a number stand, so that documents and firearms do not meet. */
interface Heads {
  readonly alone: string;
  readonly folded: string;
  readonly zeros: string;
}
const OF_DOCUMENTS: Heads = { alone: 'D:', folded: 'f:', zeros: 'z:' };
const OF_FIREARMS: Heads = { alone: 'G:', folded: 'h:', zeros: 'y:' };

/** What is stored: the number, and its other forms where they differ. */
function addRecordedForms(keys: Keys, heads: Heads, number: string, folded: string): void {
  keys.add('number-alone', heads.alone + number);
  if (folded !== number) keys.add('folded', heads.folded + folded);
  const bare = tellingWithoutZeros(number);
  if (bare !== undefined && bare !== number) keys.add('zeros', heads.zeros + bare);
}

/** What is asked: each form as a form, and as the number that was recorded without it. */
function addAskedForms(keys: Keys, heads: Heads, number: string, folded: string): void {
  keys.add('number-alone', heads.alone + number);
  keys.add('folded', heads.folded + folded);
  keys.add('folded', heads.alone + folded);
  const bare = tellingWithoutZeros(number);
  if (bare === undefined) return;
  keys.add('zeros', heads.zeros + bare);
  keys.add('zeros', heads.alone + bare);
}

/** What the index stores for a document. */
export function recordedDocumentKeys(document: DocumentDescription): LookupKey[] {
  const { keys, number } = exactDocumentKeys(document);
  if (number.length >= SHORTEST_ALONE) addRecordedForms(keys, OF_DOCUMENTS, number, foldedDocumentNumber(number));
  return keys.found;
}

/** What a question about a document probes. */
export function askedDocumentKeys(document: DocumentDescription): LookupKey[] {
  const { keys, number } = exactDocumentKeys(document);
  if (number.length < SHORTEST_ALONE) return keys.found;
  addAskedForms(keys, OF_DOCUMENTS, number, foldedDocumentNumber(number));
  const unchecked = withoutTypedCheckDigit(number);
  if (unchecked !== undefined) keys.add('near', OF_DOCUMENTS.alone + unchecked);
  keys.addNew('near', OF_DOCUMENTS.alone, neighboursExchanged(number));
  return keys.found;
}

function exactDocumentKeys(document: DocumentDescription): { keys: Keys; number: string } {
  const keys = new Keys();
  const number = short(canonicalDocumentNumber(document.number));
  const issuer = number === '' ? undefined : canonicalIssuer(document.issuer);
  if (issuer !== undefined) keys.add('exact', `d:${issuer}:${number}`);
  return { keys, number };
}

/** What the index stores for a vehicle; `near` adds eight keys that find a VIN with one wrong character at its end. */
export function recordedVehicleKeys(
  vehicle: VehicleDescription,
  { near = false }: { near?: boolean } = {},
): LookupKey[] {
  const keys = new Keys();
  if (vehicle.vin !== undefined) addVinKeys(keys, vehicle.vin, near);
  if (vehicle.plate !== undefined) {
    const { plate, country, folded } = plateParts(vehicle);
    if (plate !== '' && country !== undefined) keys.add('exact', `p:${country}:${plate}`);
    if (plate.length >= SHORTEST_ALONE) {
      keys.add('number-alone', `P:${plate}`);
      if (folded !== plate) keys.add('folded', `q:${folded}`);
    }
  }
  return keys.found;
}

/** What a question about a vehicle probes; `near` as for the record, and only of use where the record has it. */
export function askedVehicleKeys(vehicle: VehicleDescription, { near = false }: { near?: boolean } = {}): LookupKey[] {
  const keys = new Keys();
  if (vehicle.vin !== undefined) {
    addVinKeys(keys, vehicle.vin, near);
    const { searched, vis } = readVin(vehicle.vin);
    // Eight characters alone are what windscreens and part labels show of a VIN.
    if (searched.length === VIS_LENGTH) {
      keys.add('vis', `s:${searched}`);
      keys.add('folded', `s:${foldLookAlikes(searched)}`);
    }
    const end = vis ?? short(searched);
    if (end.length >= SHORTEST_ALONE) {
      keys.add('folded', `w:${foldLookAlikes(end)}`);
      keys.add('folded', `${vis === undefined ? 'v' : 's'}:${foldLookAlikes(end)}`);
    }
  }
  if (vehicle.plate !== undefined) {
    const { plate, country, folded } = plateParts(vehicle);
    if (plate !== '' && country !== undefined) keys.add('exact', `p:${country}:${plate}`);
    if (plate.length >= SHORTEST_ALONE) {
      keys.add('number-alone', `P:${plate}`);
      keys.add('folded', `q:${folded}`);
      keys.add('folded', `P:${folded}`);
    }
  }
  return keys.found;
}

const VIS_LENGTH = 8;

function addVinKeys(keys: Keys, typed: string, near: boolean): void {
  const { searched, vis } = readVin(typed);
  const vin = short(searched);
  if (vin.length < SHORTEST_ALONE) return;
  keys.add('exact', `v:${vin}`);
  if (vis !== undefined) keys.add('vis', `s:${vis}`);
  const end = vis ?? vin;
  const folded = foldLookAlikes(end);
  if (folded !== end) keys.add('folded', `w:${folded}`);
  if (near && vis !== undefined) for (const deletion of visDeletions(vis)) keys.add('near', `x:${deletion}`);
}

function plateParts(vehicle: VehicleDescription) {
  const plate = short(canonicalPlate(vehicle.plate!));
  return { plate, country: canonicalIssuer(vehicle.plateCountry), folded: foldedPlate(plate) };
}

/** What the index stores for a firearm. */
export function recordedFirearmKeys(firearm: FirearmDescription): LookupKey[] {
  const { keys, serial } = exactFirearmKeys(firearm);
  if (serial.length >= SHORTEST_TELLING_SERIAL) addRecordedForms(keys, OF_FIREARMS, serial, foldedSerial(serial));
  return keys.found;
}

/** What a question about a firearm probes. */
export function askedFirearmKeys(firearm: FirearmDescription): LookupKey[] {
  const { keys, serial } = exactFirearmKeys(firearm);
  if (serial.length < SHORTEST_TELLING_SERIAL) return keys.found;
  addAskedForms(keys, OF_FIREARMS, serial, foldedSerial(serial));
  keys.addNew('near', OF_FIREARMS.alone, neighboursExchanged(serial));
  return keys.found;
}

function exactFirearmKeys(firearm: FirearmDescription): { keys: Keys; serial: string } {
  const keys = new Keys();
  const serial = short(canonicalSerial(firearm.serial ?? ''));
  const make = serial === '' ? undefined : makeId(firearm.make);
  if (make !== undefined) keys.add('exact', `g:${make}:${serial}`);
  return { keys, serial };
}

// Exchanged neighbours are the slip that no folding catches, and cost nothing on the record's side. No two are alike, and
// none is the number itself.
function neighboursExchanged(number: string): string[] {
  const exchanged: string[] = [];
  for (let i = 0; i + 1 < Math.min(number.length, LONGEST_EXCHANGED); i++) {
    if (number[i] === number[i + 1]) continue;
    exchanged.push(number.slice(0, i) + number[i + 1] + number[i] + number.slice(i + 2));
  }
  return exchanged;
}

const LONGEST_EXCHANGED = 16;
