import type { RegisterRecord } from '../../domains/registers/public.ts';
import type { AskedSubject } from '../../domains/search/public.ts';
import { numberOf, seeded } from './invented-numbers.ts';

/** What is checked and recorded: each is a number of its own series, so that two of one kind never share theirs. */
export type CheckedKind = 'person' | 'document' | 'mrz' | 'plate' | 'vin' | 'firearm';

const SERIES: Readonly<Record<CheckedKind, number>> = { person: 0, document: 1, mrz: 1, plate: 2, vin: 3, firearm: 4 };

const LETTERS = 'ABCDEFGHJKLMNPRSTVWXYZ';
const DIGITS = '0123456789';
// The signs that ICAO Doc 9303 leaves when vowels and look-alikes are avoided, as several States do.
const DOCUMENT_SIGNS = 'CFGHJKLMNPRTVWXYZ0123456789';
const repeat = (alphabet: string, times: number): string[] => Array.from({ length: times }, () => alphabet);

const DOCUMENT = repeat(DOCUMENT_SIGNS, 9);
const PLATE = [...repeat(LETTERS, 3), ...repeat(DIGITS, 4), ...repeat(LETTERS, 4)];
const VIN = [...repeat(`${LETTERS}${DIGITS}`, 9), ...repeat(DIGITS, 3)];
const SERIAL = [...repeat(LETTERS, 5), ...repeat(DIGITS, 6)];

const STATES = ['ZZN', 'ZZS', 'ZZE'] as const;
const MAKES = ['Beretta', 'Glock', 'Zastava', 'Walther', 'Norinco', 'Taurus', 'CZ', 'Browning'];

const ONSETS = 'b d f g h j k l m n p r s t v z sh ch kr br dr tr st sv gl'.split(' ');
const VOWELS = 'a e i o u ai ei ia'.split(' ');
const ENDINGS = ' n r l s m k t ov ski ez son ian ic eva ini yan ham dal vik'.split(' ');

function inventedWord(random: () => number, syllables: number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  let word = '';
  for (let i = 0; i < syllables; i++) word += pick(ONSETS) + pick(VOWELS);
  word += pick(ENDINGS);
  return word[0]!.toUpperCase() + word.slice(1);
}

const GIVEN = 4000;
const FAMILY = 400_000;
// A few names are carried by many: ranks are drawn with a chance that falls with the rank.
const drawRank = (random: () => number, ranks: number): number => Math.floor(20 * ((ranks + 20) / 20) ** random() - 20);
const nameOfRank = (rank: number, kind: number, syllables: number): string =>
  inventedWord(seeded(Math.imul(rank + 1, 0x2c1b3c6d) ^ kind), syllables + (rank % 2));

const two = (n: number): string => String(n).padStart(2, '0');

export interface InventedPerson {
  readonly family: string;
  readonly given: string;
  readonly on: string;
  readonly sex: 'female' | 'male';
  readonly nationality: string;
}

/** Whoever is not on record is numbered from here on; the records are numbered from zero. */
export const FIRST_STRANGER = 1_000_000_000;

/**
 * A day of the year on which only those on record are born, or only strangers: never the same month nor the same day of
 * it, and no day that could be a month. A stranger so shares no more than the year with anybody on record, and whoever
 * is told as a hit for one is wrong beyond argument, whatever chance made of the names.
 */
function inventedDay(n: number, random: () => number): string {
  const odd = n < FIRST_STRANGER ? 0 : 1;
  return `${two(2 + 2 * Math.floor(random() * 6) - odd)}-${two(13 + 2 * Math.floor(random() * 8) + odd)}`;
}

/** The person with this number; the same each time. */
export function inventedPerson(n: number, seed: number): InventedPerson {
  const random = seeded(Math.imul(n + 1, 0x9e3779b1) ^ seed);
  const family = nameOfRank(drawRank(random, FAMILY), 2, 2);
  const first = nameOfRank(drawRank(random, GIVEN), 1, 1);
  const given = random() < 0.4 ? `${first} ${nameOfRank(drawRank(random, GIVEN), 1, 1)}` : first;
  const on = `${1945 + Math.floor(random() * 60)}-${inventedDay(n, random)}`;
  return {
    family,
    given,
    on,
    sex: random() < 0.5 ? 'female' : 'male',
    nationality: STATES[Math.floor(random() * STATES.length)]!,
  };
}

const stateOf = (n: number): (typeof STATES)[number] => STATES[n % STATES.length]!;
const idOfKind = (kind: CheckedKind, n: number): string =>
  `01900000-000${SERIES[kind]}-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The number that the n-th document, vehicle or firearm carries. */
export function inventedNumber(kind: Exclude<CheckedKind, 'person'>, n: number): string {
  if (kind === 'plate') return numberOf(n, SERIES.plate, PLATE);
  // What tells vehicles apart stands in the last eight signs, as it does on real ones.
  if (kind === 'vin') return `ZZ${numberOf(n, SERIES.vin, VIN).padStart(15, '0')}`;
  if (kind === 'firearm') return numberOf(n, SERIES.firearm, SERIAL);
  return numberOf(n, SERIES.document, DOCUMENT);
}

function subjectOf(kind: CheckedKind, n: number, seed: number): Record<string, unknown> {
  switch (kind) {
    case 'person': {
      const { family, given, on, sex, nationality } = inventedPerson(n, seed);
      return { names: [{ family, given }], born: [{ on }], sex, nationalities: [nationality] };
    }
    case 'plate':
      return { category: 'car', plate: inventedNumber('plate', n), plateCountry: stateOf(n) };
    case 'vin':
      return { category: 'car', vin: inventedNumber('vin', n) };
    case 'firearm':
      return { serial: inventedNumber('firearm', n), make: MAKES[n % MAKES.length]!, type: 'pistol' };
    default:
      return { number: inventedNumber('document', n), issuer: stateOf(n), type: 'passport' };
  }
}

const REGISTER = {
  person: 'person',
  document: 'travel-document',
  plate: 'vehicle',
  vin: 'vehicle',
  firearm: 'firearm',
};

/** A record on the n-th person or thing of a kind. */
export function inventedRecord(kind: Exclude<CheckedKind, 'mrz'>, n: number, seed: number): RegisterRecord {
  const at = '2020-03-01T00:00:00.000Z';
  const owner = `${stateOf(n)}-NCB`;
  return {
    id: idOfKind(kind, n),
    kind: REGISTER[kind] as RegisterRecord['kind'],
    reference: `${stateOf(n)}-${kind}-${n}`,
    owner,
    party: stateOf(n),
    status: 'active',
    subject: subjectOf(kind, n, seed),
    reason: kind === 'person' ? 'wanted-for-arrest' : 'stolen',
    action: kind === 'person' ? 'arrest' : 'seize',
    grade: 'A1',
    handling: ['H0'],
    withheldFrom: [],
    warnings: [],
    validFrom: '2020-03-01',
    reviewOn: '2099-01-01',
    reportedAt: at,
    changedAt: at,
    confirmedAt: at,
    version: 1,
  };
}

const CHECK_WEIGHTS = [7, 3, 1];
/** The check digit of ICAO Doc 9303 part 3 section 4.9, written here once more so that the trial does not trust the engine. */
function checkDigit(field: string): string {
  let sum = 0;
  for (let i = 0; i < field.length; i++) {
    const sign = field[i]!;
    const value = sign === '<' ? 0 : /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55;
    sum += value * CHECK_WEIGHTS[i % 3]!;
  }
  return String(sum % 10);
}

// Bearers of documents are nobody of whom there is a record.
const BEARERS = 0x5bd1e995;

/** The machine-readable zone of a passport (TD3). */
function passportZone({ family, given, on, sex, nationality }: InventedPerson, number: string, issuer: string): string {
  const name = `${family}<<${given.replaceAll(' ', '<')}`.toUpperCase().slice(0, 39).padEnd(39, '<');
  const document = `${number}${checkDigit(number)}`;
  const born = on.slice(2).replaceAll('-', '');
  const expires = '330101';
  const dates = `${born}${checkDigit(born)}${sex === 'female' ? 'F' : 'M'}${expires}${checkDigit(expires)}`;
  const personal = `${'<'.repeat(14)}<`;
  const all = `${document}${born}${checkDigit(born)}${expires}${checkDigit(expires)}${personal}`;
  return `P<${issuer}${name}\n${document}${nationality}${dates}${personal}${checkDigit(all)}`;
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  0: 'O',
  1: 'I',
  5: 'S',
  8: 'B',
  2: 'Z',
  B: '8',
  S: '5',
  Z: '2',
};

/** One sign as a scanner confuses it, or undefined when the number holds none that is confused. */
export function confused(number: string, random: () => number): string | undefined {
  const places = [...number].flatMap((sign, place) => (LOOK_ALIKES[sign] ? [place] : []));
  if (places.length === 0) return undefined;
  const at = places[Math.floor(random() * places.length)]!;
  return number.slice(0, at) + LOOK_ALIKES[number[at]!]! + number.slice(at + 1);
}

/** One letter of a word mistyped. */
export function mistyped(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  return word.slice(0, at) + letter + word.slice(at + 1);
}

/** The question about the n-th person or thing of a kind; `damage` writes a sign wrong, where one can be. */
export function inventedQuestion(kind: CheckedKind, n: number, seed: number, damage?: () => number): AskedSubject {
  if (kind === 'person') {
    const { family, given, on } = inventedPerson(n, seed);
    return {
      person: { names: [{ family: damage ? mistyped(family, damage) : family, given }], born: [{ on }] },
    };
  }
  const number = inventedNumber(kind, n);
  const typed = (damage && confused(number, damage)) ?? number;
  if (kind === 'plate') return { vehicle: { plate: typed, plateCountry: stateOf(n) } };
  if (kind === 'vin') return { vehicle: { vin: typed } };
  if (kind === 'firearm') return { firearm: { serial: typed, make: MAKES[n % MAKES.length]! } };
  if (kind === 'mrz')
    return { mrz: passportZone(inventedPerson(FIRST_STRANGER + n, seed ^ BEARERS), typed, stateOf(n)) };
  return { document: { number: typed, issuer: stateOf(n) } };
}
