/**
 * Where each field of a machine-readable zone stands. Source: ICAO Doc 9303 part 4 section 4.2.2 (TD3), part 5
 * section 4.2.2 (TD1), part 6 section 4.2.2 (TD2), part 7 sections 4.2.2 and 5.2.2 (MRV-A, MRV-B); the French identity
 * card of 1988 to 2021, which has a layout of its own in two lines of 36.
 */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B' | 'FRENCH-ID';

/** Line, first place, place behind the last; counted from 0. */
export type Place = readonly [line: number, from: number, to: number];

export interface MrzLayout {
  readonly issuer: Place;
  readonly names: Place;
  readonly number: Place;
  readonly numberCheck: Place;
  readonly nationality: Place;
  readonly birth: Place;
  readonly birthCheck: Place;
  readonly sex: Place;
  readonly expiry: Place;
  readonly expiryCheck: Place;
  readonly optional: readonly Place[];
  readonly personalCheck?: Place;
  readonly composite?: { readonly place: Place; readonly over: readonly Place[] };
  /** The document number may run on in the first optional field. */
  readonly longNumber: boolean;
}

type International = Exclude<MrzFormat, 'FRENCH-ID'>;

/** The second line of the two-line formats is the same up to the optional data. */
const TWO_LINES = {
  issuer: [0, 2, 5],
  number: [1, 0, 9],
  numberCheck: [1, 9, 10],
  nationality: [1, 10, 13],
  birth: [1, 13, 19],
  birthCheck: [1, 19, 20],
  sex: [1, 20, 21],
  expiry: [1, 21, 27],
  expiryCheck: [1, 27, 28],
} as const;

export const LAYOUTS: Readonly<Record<International, MrzLayout>> = {
  TD3: {
    ...TWO_LINES,
    names: [0, 5, 44],
    optional: [[1, 28, 42]],
    personalCheck: [1, 42, 43],
    composite: {
      place: [1, 43, 44],
      over: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 43],
      ],
    },
    longNumber: false,
  },
  'MRV-A': { ...TWO_LINES, names: [0, 5, 44], optional: [[1, 28, 44]], longNumber: false },
  TD2: {
    ...TWO_LINES,
    names: [0, 5, 36],
    optional: [[1, 28, 35]],
    composite: {
      place: [1, 35, 36],
      over: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 35],
      ],
    },
    longNumber: true,
  },
  'MRV-B': { ...TWO_LINES, names: [0, 5, 36], optional: [[1, 28, 36]], longNumber: false },
  TD1: {
    issuer: [0, 2, 5],
    number: [0, 5, 14],
    numberCheck: [0, 14, 15],
    birth: [1, 0, 6],
    birthCheck: [1, 6, 7],
    sex: [1, 7, 8],
    expiry: [1, 8, 14],
    expiryCheck: [1, 14, 15],
    nationality: [1, 15, 18],
    names: [2, 0, 30],
    optional: [
      [0, 15, 30],
      [1, 18, 29],
    ],
    composite: {
      place: [1, 29, 30],
      over: [
        [0, 5, 30],
        [1, 0, 7],
        [1, 8, 15],
        [1, 18, 29],
      ],
    },
    longNumber: true,
  },
};

/** Which format lines of these lengths have; the first letter V makes a visa of it. */
export function mrzFormatOf(lines: readonly string[]): MrzFormat {
  if (lines.length === 3) return 'TD1';
  const visa = lines[0]!.startsWith('V');
  if (lines[0]!.length === 44) return visa ? 'MRV-A' : 'TD3';
  if (visa) return 'MRV-B';
  return isFrenchIdentityCard(lines) ? 'FRENCH-ID' : 'TD2';
}

// Places 11 to 13 of the second line: the nationality in TD2, part of a number of twelve digits on the old French card.
function isFrenchIdentityCard(lines: readonly string[]): boolean {
  return /^[I1]DFRA/.test(lines[0]!) && /\d\d|\d.\d/.test(lines[1]!.slice(10, 13));
}
