/**
 * The records of the invented world: about 5,000, the same each time. States, people, numbers and plates exist nowhere.
 * Names are put together from syllables; Nordavia writes Latin letters, Sudoria Cyrillic, Estmark has families of many origins.
 */
import { vinCheckDigit } from '../../engines/identifiers/vin.ts';
import type { RegisterKind } from '../../kernel/codes.ts';
import { newId } from '../../platform/ids.ts';
import type { RegisterDesk } from './desk.ts';
import { keepRecords } from './keep-record.ts';
import { registerOf } from './kinds/kinds.ts';
import { firstVersion, type RecordTerms } from './record-life.ts';
import type { RegisterRecord } from './register.ts';
import { nextReferences } from './registers.store.ts';
import { referenceOf } from './report-record.ts';

/** Numbers that look drawn by lot and are the same each time (mulberry32). */
class Lot {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('');
  }
  letters(count: number, from = 'ABCDEFGHJKLMNPRSTUVWXYZ'): string {
    return Array.from({ length: count }, () => from[this.below(from.length)]).join('');
  }
  day(fromYear: number, toYear: number): string {
    const year = fromYear + this.below(toYear - fromYear + 1);
    return `${year}-${String(1 + this.below(12)).padStart(2, '0')}-${String(1 + this.below(28)).padStart(2, '0')}`;
  }
}

interface Culture {
  readonly party: string;
  readonly families: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
}

function join(starts: readonly string[], ends: readonly string[]): string[] {
  return starts.flatMap((start) => ends.map((end) => start + end));
}

const CULTURES: readonly Culture[] = [
  {
    party: 'ZZN',
    families: join(
      ['Hald', 'Brun', 'Skar', 'Torv', 'Vest', 'Lund', 'Eik', 'Rav', 'Holm', 'Stein', 'Fjor', 'Grøn'],
      ['evik', 'mark', 'dahl', 'sund', 'berg', 'næs', 'vold', 'rud'],
    ),
    women: ['Alva', 'Signe', 'Runa', 'Tyra', 'Ylva', 'Freja', 'Inga', 'Solvei', 'Marit', 'Dagny', 'Elin', 'Åse'],
    men: ['Arvid', 'Birk', 'Eskil', 'Halvar', 'Ivar', 'Jorn', 'Kjell', 'Leif', 'Odin', 'Sverre', 'Torsten', 'Ulrik'],
  },
  {
    party: 'ZZS',
    families: join(
      ['Орл', 'Вербин', 'Доброл', 'Калин', 'Морозл', 'Ряб', 'Светл', 'Травн', 'Ясен', 'Брод', 'Зор', 'Лук'],
      ['евский', 'ович', 'енко', 'аров', 'унин', 'ыгин'],
    ),
    women: ['Алина', 'Вера', 'Дарина', 'Злата', 'Ирина', 'Кира', 'Лада', 'Мила', 'Нина', 'Яна'],
    men: ['Артём', 'Борис', 'Глеб', 'Данил', 'Илья', 'Кирилл', 'Лев', 'Матвей', 'Роман', 'Тимур'],
  },
  {
    party: 'ZZE',
    families: [
      'Marrëzi',
      'Kodraj',
      'Shpatari',
      'Gurakol',
      'Yıldızhan',
      'Karaçelik',
      'Demirkol',
      'Özsoylu',
      'الصافيني',
      'البحراوي',
      'المرجاني',
      'Nguyễn Hạ',
      'Trần Lục',
      'Phạm Vũ',
      'Costarès',
      'Ibarrondo',
      'Valdeguer',
      'Montclair',
      'Duvernaud',
      'Lestrange',
    ],
    women: [
      'Arta',
      'Elira',
      'Selin',
      'Zeynep',
      'ليلى',
      'نورا',
      'Thị Mai',
      'Thị Lan',
      'Inés',
      'Solène',
      'Camille',
      'Liridona',
    ],
    men: [
      'Arben',
      'Besnik',
      'Emre',
      'Kerem',
      'سامر',
      'طارق',
      'Văn Nam',
      'Quốc Huy',
      'Iñaki',
      'Rémi',
      'Bastien',
      'Dardan',
    ],
  },
];

const PERSON_REASONS = [
  'wanted-for-arrest',
  'missing-whereabouts',
  'missing-to-protect',
  'discreet-check',
  'specific-check',
  'witness',
  'summoned',
  'person-of-interest',
  'refusal-of-entry',
  'child-abduction-risk',
] as const;
const WARNED = ['armed', 'violent', 'escaped'] as const;

function inventPerson(lot: Lot, place: number): RecordTerms & { party: string } {
  const culture = CULTURES[place % CULTURES.length]!;
  const woman = lot.chance(0.35);
  const reason = lot.of(PERSON_REASONS);
  const isChild = reason === 'child-abduction-risk';
  const family = lot.of(culture.families);
  const given = lot.of(woman ? culture.women : culture.men);
  const alias = lot.chance(0.2)
    ? [{ whole: `${lot.of(culture.men)} ${lot.of(culture.families)}`, quality: 'weak' as const }]
    : [];
  const document = lot.chance(0.4)
    ? [{ number: `${lot.letters(2)}${lot.digits(7)}`, issuer: culture.party, type: 'passport' }]
    : [];
  return {
    party: culture.party,
    subject: {
      names: [{ family, given, quality: 'primary' }, ...alias],
      born: [
        { on: isChild ? lot.day(2012, 2020) : lot.chance(0.9) ? lot.day(1950, 2004) : String(1950 + lot.below(50)) },
      ],
      sex: woman ? 'female' : 'male',
      nationalities: [culture.party],
      ...(document.length > 0 ? { documents: document } : {}),
    },
    reason,
    purpose: reason.startsWith('missing') ? 'alert' : 'locate-wanted-person',
    warnings: isChild ? ['minor'] : reason === 'wanted-for-arrest' && lot.chance(0.5) ? [lot.of(WARNED)] : [],
    handling: lot.chance(0.2) ? ['H1'] : ['H0'],
    grade: lot.of(['A1', 'A2', 'B2', 'B3', 'X4'] as const),
    withheldFrom: lot.chance(0.05) ? [lot.of(CULTURES.filter((other) => other.party !== culture.party)).party] : [],
  };
}

function inventDocument(lot: Lot, place: number): RecordTerms & { party: string } {
  const { party } = CULTURES[place % CULTURES.length]!;
  const issuedOn = lot.day(2017, 2025);
  return {
    party,
    subject: {
      number: `${lot.letters(2)}${lot.digits(7)}`,
      issuer: party,
      type: lot.chance(0.7) ? 'passport' : 'identity-card',
      issuedOn,
      expiresOn: `${Number(issuedOn.slice(0, 4)) + 10}${issuedOn.slice(4)}`,
    },
    reason: lot.of(['stolen', 'stolen', 'lost', 'lost', 'stolen-blank', 'revoked'] as const),
    purpose: 'identify-person-or-object',
    grade: 'A1',
  };
}

const MAKES = [
  ['Volkswagen', 'Passat', 'WVW'],
  ['Škoda', 'Octavia', 'TMB'],
  ['Renault', 'Clio', 'VF1'],
  ['Fiat', 'Ducato', 'ZFA'],
  ['Toyota', 'Hilux', 'AHT'],
  ['BMW', '320d', 'WBA'],
] as const;

function inventVehicle(lot: Lot, place: number): RecordTerms & { party: string } {
  const { party } = CULTURES[place % CULTURES.length]!;
  const [make, model, maker] = lot.of(MAKES);
  const open = `${maker}ZZZ${lot.letters(1)}${lot.digits(1)}0${lot.letters(1)}${lot.letters(1)}${lot.digits(6)}`;
  const vin = `${open.slice(0, 8)}${vinCheckDigit(open)}${open.slice(9)}`;
  return {
    party,
    subject: {
      category: make === 'Fiat' ? 'lorry' : 'car',
      vin,
      plate:
        party === 'ZZS'
          ? `${lot.letters(1, 'ABEKMHOPCTYX')}${lot.digits(3)}${lot.letters(2, 'ABEKMHOPCTYX')}`
          : `${lot.letters(2)}${lot.digits(3)}${lot.letters(2)}`,
      plateCountry: party,
      make,
      model,
      colour: lot.of(['white', 'black', 'silver', 'blue', 'red', 'grey']),
      year: 2005 + lot.below(20),
    },
    reason: lot.of(['stolen', 'stolen', 'misappropriated', 'specific-check', 'evidence'] as const),
    purpose: 'identify-person-or-object',
    grade: 'A1',
  };
}

const ARMS = [
  ['Zastava', 'M70', '7.62x39', 'assault-rifle', 'SRB'],
  ['Zastava', 'M57', '7.62x25', 'pistol', 'SRB'],
  ['Glock', '17', '9 mm Luger', 'pistol', 'AUT'],
  ['Beretta', '92', '9 mm Luger', 'pistol', 'ITA'],
  ['CZ', '75', '9 mm Luger', 'pistol', 'CZE'],
  ['Ekol', 'Firat', '9 mm PAK', 'alarm-weapon', 'TUR'],
] as const;

function inventFirearm(lot: Lot, place: number): RecordTerms & { party: string } {
  const { party } = CULTURES[place % CULTURES.length]!;
  const [make, model, calibre, type, originCountry] = lot.of(ARMS);
  const reason = lot.of(['stolen', 'lost', 'trafficked', 'smuggled'] as const);
  return {
    party,
    subject: {
      serial: `${lot.letters(1)}${lot.digits(6)}`,
      make,
      model,
      calibre,
      type,
      originCountry,
      ...(reason === 'trafficked' ? { illicit: 'transferred-without-licence' } : {}),
    },
    reason,
    purpose: 'identify-person-or-object',
    warnings: [],
    grade: 'A2',
  };
}

const PLAN: readonly {
  kind: RegisterKind;
  count: number;
  invent: (lot: Lot, place: number) => RecordTerms & { party: string };
}[] = [
  { kind: 'person', count: 2400, invent: inventPerson },
  { kind: 'travel-document', count: 1400, invent: inventDocument },
  { kind: 'vehicle', count: 800, invent: inventVehicle },
  { kind: 'firearm', count: 400, invent: inventFirearm },
];

/** People the guides search for; always the same, so that the pictures stay true. */
const KNOWN: readonly (RecordTerms & { party: string })[] = [
  {
    party: 'ZZS',
    subject: {
      names: [{ family: 'Соколевский', given: 'Илья', patronymic: 'Петрович', quality: 'primary' }],
      born: [{ on: '1979-03-14' }],
      sex: 'male',
      nationalities: ['ZZS'],
      documents: [{ number: 'SD4471209', issuer: 'ZZS', type: 'passport' }],
    },
    reason: 'wanted-for-arrest',
    purpose: 'locate-wanted-person',
    basis: 'UNTOC Art. 16 and 27; Nordavia–Sudoria 2019',
    grade: 'A1',
    handling: ['H1'],
    warnings: ['armed'],
    withheldFrom: ['ZZE'],
  },
  {
    party: 'ZZE',
    subject: {
      names: [{ family: 'Sakaleuski', given: 'Ilya', quality: 'primary' }],
      born: [{ on: '1979' }],
      sex: 'male',
      nationalities: ['ZZE'],
    },
    reason: 'missing-whereabouts',
    purpose: 'alert',
    grade: 'B2',
  },
];

// As if reported over the last two years, so that freshness and reviews have something to show.
const SPREAD_DAYS = 300;

/** Which agency of a party reports which kind. */
export type OwnerOf = (party: string, kind: RegisterKind) => string;

/** Loads the invented records into an empty node; answers how many. */
export async function loadInventedRecords(
  { db, clock, audit }: RegisterDesk,
  ownerOf: OwnerOf,
  onProgress: (count: number) => void,
): Promise<number> {
  const lot = new Lot(20_200_924);
  const today = clock();
  let count = 0;
  for (const { kind, count: wanted, invent } of PLAN) {
    const register = registerOf(kind);
    const invented = Array.from({ length: wanted }, (_, place) => invent(lot, place));
    if (kind === 'person') invented.unshift(...KNOWN);
    const records: RegisterRecord[] = [];
    const subjects = new Set<string>();
    for (const { party, ...terms } of invented) {
      // One alert a state on one subject: a second draw of the same person is left out.
      const keys = register.sameSubject(terms.subject);
      if (keys.some((key) => subjects.has(key))) continue;
      for (const key of keys) subjects.add(key);
      const now = new Date(today.getTime() - lot.below(SPREAD_DAYS) * 86_400_000).toISOString();
      records.push(
        firstVersion(register, terms, {
          id: newId(),
          reference: '',
          owner: ownerOf(party, kind),
          party,
          status: 'active',
          now,
        }),
      );
    }
    await db.transaction(async (tx) => {
      const numbers = await nextReferences(tx, records.length);
      const note = { change: 'imported', changedBy: 'invented-world', why: 'the invented world' } as const;
      await keepRecords(
        tx,
        records.map((record, place) => ({
          record: { ...record, reference: referenceOf(record.owner, numbers[place]!) },
          note: { ...note, agency: record.owner },
        })),
      );
      await audit.record(tx, {
        action: 'import.finished',
        outcome: 'done',
        facts: { source: 'invented-world', register: kind, created: records.length },
      });
    });
    count += records.length;
    onProgress(count);
  }
  return count;
}
