import { randomUUID } from 'node:crypto';
import { publishedHistory } from '../../domains/operations/public.ts';
import { findMeasure, withWholes } from '../../engines/tally/measures.ts';

/** A chance that is the same for the same seed (mulberry32). */
export interface Lot {
  /** At least 0, below 1. */
  draw(): number;
  below(limit: number): number;
  of<Item>(items: readonly Item[]): Item;
}

export function openLot(seed: number): Lot {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(draw() * limit);
  return { draw, below, of: (items) => items[below(items.length)]! };
}

export const STATES = ['ZZN', 'ZZS', 'ZZE'] as const;
export type State = (typeof STATES)[number];

/** A record that somebody will find. */
export interface Planted {
  readonly kind: 'travel-document' | 'vehicle' | 'person';
  readonly owner: State;
  readonly report: Record<string, unknown>;
  /** What the officer who finds it asks. */
  readonly subject: Record<string, unknown>;
}

/** What is checked in the published operations, and the figure that says how many. */
export const CHECKED = {
  person: 'persons-checked',
  vehicle: 'vehicles-checked',
  parcel: 'parcels-checked',
  premises: 'premises-checked',
} as const;
type CheckedKind = keyof typeof CHECKED;

export interface PlayedCheck {
  readonly id: string;
  readonly kind: CheckedKind;
  readonly state: State;
  readonly hotSpot: string;
  readonly at: string;
  /** Absent where there is nothing to look up. */
  readonly subject?: Record<string, unknown>;
  /** Sent again by an outbox that heard no answer. */
  readonly sentTwice: boolean;
}

export interface PlayedResult {
  readonly state: State;
  readonly entry: Record<string, unknown> & { readonly id: string };
}

/** What is counted of the play while it is written, before anything is sent: the count that the node's is held against. */
export interface PlayedCount {
  /** Parcels and premises only where their number was published. */
  readonly checks: { person: number; vehicle: number; parcel?: number; premises?: number };
  hits: number;
  readonly arrests: Record<string, number>;
  readonly seizures: Record<string, number>;
}

export interface PlayedOperation {
  readonly planted: readonly Planted[];
  readonly checks: readonly PlayedCheck[];
  readonly results: readonly PlayedResult[];
  readonly counts: PlayedCount;
}

const HOT_SPOTS: Readonly<Record<State, readonly (readonly [code: string, lat: number, lon: number])[]>> = {
  ZZN: [
    ['ZZN-NORTH-GATE', 48.9, -30.2],
    ['ZZN-FERRY', 51.4, -24.2],
  ],
  ZZS: [
    ['ZZS-SOUTH-PORT', 42.9, -33.4],
    ['ZZS-PASS', 45.6, -30.6],
  ],
  ZZE: [
    ['ZZE-BRIDGE', 47.4, -27.8],
    ['ZZE-AIRPORT', 44.6, -25.1],
  ],
};

/** Where checks are made: two places in each state, on the island that the maps draw in the open Atlantic. */
export function hotSpotsOfPlay() {
  return STATES.flatMap((country) =>
    HOT_SPOTS[country].map(([code, lat, lon]) => ({
      code,
      name: code.slice(4).toLowerCase().replaceAll('-', ' '),
      country,
      lat,
      lon,
      radiusKm: 10,
    })),
  );
}

// Syllables of nobody's language, so that an innocent resembles no planted person.
const SYLLABLES = [
  'bra',
  'quil',
  'zam',
  'torv',
  'esk',
  'plim',
  'dro',
  'vash',
  'ulg',
  'ixo',
  'fent',
  'gwy',
  'kru',
  'oph',
  'jarn',
  'lud',
];
const WANTED = [
  'Oktavrel Sundqvarn',
  'Meliphane Dorubrek',
  'Hastobel Crivandur',
  'Yorgundel Faskeville',
  'Tamsivar Ekhorlund',
  'Brynolfa Quessimar',
  'Ludovrik Panthemo',
  'Scarabel Nuthwender',
];

// The action days of 2020 found one hit in 2,800 searches; a small play needs some to follow.
const CHECKS_A_HIT = 2800;
const LEAST_HITS = 12;
const SENT_TWICE = 0.1;

const digits = (lot: Lot, count: number): string => Array.from({ length: count }, () => lot.below(10)).join('');

function plant(lot: Lot, place: number, kind: Planted['kind'], nth: number): Planted {
  const owner = STATES[place % STATES.length]!;
  const number = String(place).padStart(4, '0');
  switch (kind) {
    case 'travel-document': {
      const document = { number: `${owner[2]}P${number}${digits(lot, 3)}`, issuer: owner, type: 'passport' };
      return {
        kind: 'travel-document',
        owner,
        report: { subject: document, reason: 'stolen', grade: 'A1' },
        subject: { document: { number: document.number, issuer: owner } },
      };
    }
    case 'vehicle': {
      const vehicle = { plate: `${owner[2]}Q${number}`, plateCountry: owner };
      return {
        kind: 'vehicle',
        owner,
        report: { subject: { category: 'car', ...vehicle, make: 'Volkswagen' }, reason: 'stolen' },
        subject: { vehicle },
      };
    }
    case 'person': {
      const wanted = WANTED[nth % WANTED.length]!;
      const [given, family] = wanted.split(' ') as [string, string];
      const born = `19${50 + lot.below(49)}-0${1 + lot.below(9)}-${10 + lot.below(18)}`;
      // Nobody shares a name: a second person of it would be a second hit.
      const another = (name: string): string => (nth < WANTED.length ? name : `${name}${syllables(lot, 2)}`);
      const names = [{ given: another(given), family: another(family) }];
      return {
        kind: 'person',
        owner,
        report: {
          subject: { names, born: [{ on: born }], sex: 'male' },
          reason: 'wanted-for-arrest',
          purpose: 'locate-wanted-person',
          grade: 'A1',
        },
        subject: { person: { names, born: [{ on: born }], sex: 'male' } },
      };
    }
  }
}

function syllables(lot: Lot, count: number): string {
  return Array.from({ length: count }, () => lot.of(SYLLABLES)).join('');
}

function innocent(lot: Lot, kind: CheckedKind, state: State): PlayedCheck['subject'] {
  if (kind === 'parcel' || kind === 'premises') return undefined;
  if (kind === 'vehicle') return { vehicle: { plate: `${digits(lot, 4)} XW ${digits(lot, 2)}`, plateCountry: state } };
  if (lot.draw() < 0.5) return { document: { number: `${digits(lot, 3)}KK${digits(lot, 6)}`, issuer: state } };
  const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
  return {
    person: {
      names: [{ given: capital(syllables(lot, 2)), family: capital(syllables(lot, 3)) }],
      born: [{ on: `19${50 + lot.below(49)}-1${lot.below(3)}-0${1 + lot.below(9)}` }],
    },
  };
}

/** Writes the whole play: who checks what where and when, what is found, and what follows; and counts it apart. */
export function writePlay({
  like,
  scale,
  seed,
  now,
}: {
  readonly like: string;
  readonly scale: number;
  readonly seed: number;
  readonly now: Date;
}): PlayedOperation {
  const original = publishedHistory().operations.find(({ code }) => code === like);
  if (!original) {
    throw new RangeError(
      `There is no published operation "${like}": ${publishedHistory()
        .operations.map(({ code }) => code)
        .join(', ')}.`,
    );
  }
  const lot = openLot(seed);
  const figure = (measure: string): number | undefined =>
    original.figures.find((one) => one.measure === measure && one.phase === 'action')?.value;
  const scaled = (measure: string): number => Math.ceil((figure(measure) ?? 0) * scale);
  // Where only the whole is published, persons stand for it.
  const persons = scaled('persons-checked') || scaled('checks') || Math.ceil(10_000 * scale);
  const counts: PlayedCount = {
    checks: { person: persons, vehicle: scaled('vehicles-checked') },
    hits: 0,
    arrests: {},
    seizures: {},
  };
  for (const kind of ['parcel', 'premises'] as const) {
    const made = scaled(CHECKED[kind]);
    if (made > 0) counts.checks[kind] = made;
  }
  const total = counts.checks.person + counts.checks.vehicle;
  // Where no vehicle is checked none is found; and never more than a third of what is checked.
  const kinds: readonly Planted['kind'][] =
    counts.checks.vehicle >= LEAST_HITS ? ['travel-document', 'vehicle', 'person'] : ['travel-document', 'person'];
  const least = LEAST_HITS + lot.below(LEAST_HITS);
  const wantedHits = Math.min(Math.max(least, Math.ceil(total / CHECKS_A_HIT)), Math.floor(total / 3));
  const planted = Array.from({ length: wantedHits }, (_, place) =>
    plant(lot, place, kinds[place % kinds.length]!, Math.floor(place / kinds.length)),
  );
  counts.hits = planted.length;

  const moment = (): string => new Date(now.getTime() - 60_000 - lot.below(3 * 24 * 3_600_000)).toISOString();
  const another = (owner: State): State => lot.of(STATES.filter((state) => state !== owner));
  const check = (kind: CheckedKind, state: State, subject: PlayedCheck['subject']): PlayedCheck => ({
    id: randomUUID(),
    kind,
    state,
    hotSpot: lot.of(HOT_SPOTS[state].map(([code]) => code)),
    at: moment(),
    ...(subject ? { subject } : {}),
    sentTwice: lot.draw() < SENT_TWICE,
  });
  const checks: PlayedCheck[] = planted.map((one) =>
    check(one.kind === 'vehicle' ? 'vehicle' : 'person', another(one.owner), one.subject),
  );
  for (const kind of Object.keys(CHECKED) as CheckedKind[]) {
    for (let made = checks.filter((one) => one.kind === kind).length; made < (counts.checks[kind] ?? 0); made += 1) {
      const state = lot.of(STATES);
      checks.push(check(kind, state, innocent(lot, kind, state)));
    }
  }
  for (let at = checks.length - 1; at > 0; at -= 1) {
    const other = lot.below(at + 1);
    [checks[at], checks[other]] = [checks[other]!, checks[at]!];
  }
  return { planted, checks, results: writeResults(lot, original, scale, moment, counts), counts };
}

function writeResults(
  lot: Lot,
  original: {
    readonly figures: readonly { readonly measure: string; readonly phase: string; readonly value: number }[];
  },
  scale: number,
  moment: () => string,
  counts: PlayedCount,
): PlayedResult[] {
  const results: PlayedResult[] = [];
  /** By measure: grams of what is weighed, pieces of the rest; added as whole numbers. */
  const grams = new Map<string, number>();
  let total = 0;
  const result = (state: State, measure: string, amount: number, more: object = {}): void => {
    results.push({
      state,
      entry: {
        id: randomUUID(),
        measure,
        amount,
        at: moment(),
        hotSpot: lot.of(HOT_SPOTS[state].map(([code]) => code)),
        ...more,
      },
    });
  };
  const published = original.figures.filter(({ phase }) => phase === 'action');
  // A whole whose parts were published is played by them.
  const isPlayedByParts = (whole: string): boolean =>
    published.some(({ measure }) => measure !== whole && withWholes(measure).includes(whole));
  for (const { measure, value } of published) {
    if (isPlayedByParts(measure)) continue;
    if (withWholes(measure).includes('arrests')) {
      const arrests = Math.ceil(value * scale);
      for (let one = 0; one < arrests; one += 1) {
        const state = lot.of(STATES);
        const identity = { person: { document: { number: `ID${digits(lot, 9)}`, issuer: state } } };
        result(state, measure, 1, { identity });
        // Some persons are arrested by two agencies together: one arrest, reported twice.
        if (one % 5 === 0) result(lot.of(STATES), measure, 1, { identity });
      }
      for (const of of withWholes(measure)) {
        const kind = of.slice('arrests-'.length);
        if (kind !== '') counts.arrests[kind] = (counts.arrests[kind] ?? 0) + arrests;
      }
      total += arrests;
    } else if (measure.endsWith('-seized')) {
      // In grams and in several parts, as patrols report them.
      const isWeighed = findMeasure(measure)?.kind === 'mass';
      const whole = isWeighed ? Math.max(1, Math.round(value * scale * 1000)) : Math.ceil(value * scale);
      let rest = whole;
      while (rest > 0) {
        const part = Math.min(rest, 1 + lot.below(Math.max(1, Math.ceil(whole / 2))));
        result(lot.of(STATES), measure, part, isWeighed ? { unit: 'g' } : {});
        rest -= part;
      }
      for (const of of withWholes(measure)) grams.set(of, (grams.get(of) ?? 0) + whole);
    }
  }
  for (const [measure, amount] of grams) {
    counts.seizures[measure] = findMeasure(measure)?.kind === 'mass' ? amount / 1000 : amount;
  }
  counts.arrests.total = total;
  return results;
}
