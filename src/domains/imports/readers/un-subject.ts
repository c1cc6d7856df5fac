/** What one subject of the Security Council's list says, in the words of the registers; nothing it says is dropped. */

import { findTypedDate } from '../../../engines/identifiers/typed-date.ts';
import { readPartialDate } from '../../../kernel/partial-date.ts';
import { fieldFault } from '../../../kernel/problem.ts';
import { countryCode } from '../country-names.ts';
import { shorten } from './read-text.ts';
import type { ReadItem } from './row.ts';
import { gatherNames, type NamePart, noteOf, unique } from './subject-names.ts';
import { childrenOf, textOf, valuesOf, type XmlElement } from './xml-element.ts';

interface Birth {
  readonly on: string;
  readonly toleranceYears?: number;
}

// "Approximately" of the list: two years to either side, as for a typed "circa".
const APPROXIMATE_YEARS = 2;
const WIDEST_RANGE_YEARS = 40;
const LONGEST_NOTE = 4000;
const LONGEST_PLACE = 200;
const LONGEST_ADDRESS = 500;
const LONGEST_NUMBER = 60;
const MOST_BIRTHS = 20;
const MOST_ADDRESSES = 50;

function primaryName(subject: XmlElement): string {
  return ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
    .map((part) => textOf(subject, part))
    .filter((part) => part !== '')
    .join(' ');
}

/** One entry may hold several spellings: `A; B`, or `A in original script (B; C)`, or `a) A b) B`. */
export function splitAlias(text: string): string[] {
  const enumerated = text.split(/(?:^|\s)[a-z]\)\s+/).filter((part) => part.trim() !== '');
  if (enumerated.length > 1) return enumerated.flatMap(splitAlias);
  const bracketed = /^([^()]+)\((.+)\)$/su.exec(text);
  if (bracketed) {
    const [, before, within] = bracketed as unknown as [string, string, string];
    const otherScript = /[^\p{Script=Latin}\p{N}\P{L}]/u.test(before) && /\p{Script=Latin}/u.test(within);
    if (otherScript || within.includes(';')) return [before, ...within.split(';')].flatMap(splitAlias);
  }
  if (text.includes(';')) return text.split(';').flatMap(splitAlias);
  const alone = text.replace(/\((?:original script|previously listed as|formerly listed as)\)/gi, '').trim();
  return alone === '' ? [] : [alone];
}

function qualityOf(alias: XmlElement): 'good' | 'weak' {
  return /^low$/i.test(textOf(alias, 'QUALITY')) ? 'weak' : 'good';
}

function readBirth(element: XmlElement, today: string): { birth?: Birth; left?: string } {
  const text = (name: string): string => textOf(element, name);
  const note = text('NOTE');
  const type = text('TYPE_OF_DATE');
  const around = type === 'APPROXIMATELY' || /^approximately$/i.test(note) ? { toleranceYears: APPROXIMATE_YEARS } : {};
  const [from, to] = [Number(text('FROM_YEAR')), Number(text('TO_YEAR'))];
  if (from > 0 && to >= from && to - from <= WIDEST_RANGE_YEARS) {
    const on = String(Math.floor((from + to) / 2));
    return { birth: { on, toleranceYears: Math.ceil((to - from) / 2) }, left: note };
  }
  const day = text('DATE').slice(0, 10);
  if (readPartialDate(day)) return { birth: { on: day, ...around }, left: note };
  const year = text('YEAR');
  // "Between Aug. and Sep." leaves the month open.
  const spoken = /between/i.test(note) ? (/\d{4}/.exec(note)?.[0] ?? '') : note.replace(/\.(?=\s|$)/g, '');
  const typed = findTypedDate([spoken, year].filter(Boolean).join(' '), today);
  const on = typed?.dates[0] ?? (/^\d{4}$/.test(year) ? year : undefined);
  const said = [text('DATE'), note].filter(Boolean).join(' ');
  return on === undefined ? { left: said || undefined } : { birth: { on, ...around }, left: note };
}

const DOCUMENT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/diplomatic/i, 'diplomatic-passport'],
  [/service passport|official passport/i, 'service-passport'],
  [/laissez|emergency|provisional passport/i, 'emergency-document'],
  [/travel document|reiseausweis/i, 'refugee-document'],
  [/driving|driver/i, 'driving-licence'],
  [/residen/i, 'residence-permit'],
  [/visa/i, 'visa'],
  [/passport|passeport|pasaporte/i, 'passport'],
  [/birth certificate|ration|social security|ssn|fiscal/i, 'other'],
  [/identi|tazkira|\bid\b/i, 'identity-card'],
];

function documentType(words: string): string {
  return DOCUMENT_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

/** The number within words such as `Tunisian passport number L 191609 issued on 28 Feb. 1996`. */
export function numberWithin(text: string): string | undefined {
  const bare = text
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/,.*$/s, '')
    .replace(/\s+/g, ' ')
    .trim();
  const named =
    /(?:numbers?|n[oº°]\.?|code|card|ssn|passport|document)\s*:?\s*(?:n[oº°])?((?:[A-Z]{1,3}[- ]{0,2})?[A-Z0-9]*\d[A-Z0-9/-]*)/iu;
  const plain = /^[A-Z0-9][A-Z0-9 ./-]*\d[A-Z0-9./-]*$/i;
  const found = named.exec(bare)?.[1] ?? (plain.test(bare) ? bare : /\b(?=[A-Z]*\d{5})[A-Z0-9-]+\b/.exec(bare)?.[0]);
  const number = found?.replace(/\s+issued.*$/i, '').trim();
  return number !== undefined && /\d/.test(number) && number.length <= LONGEST_NUMBER ? number : undefined;
}

function readDocument(element: XmlElement) {
  const text = (name: string): string => textOf(element, name);
  const [type, type2, number, note] = [
    text('TYPE_OF_DOCUMENT'),
    text('TYPE_OF_DOCUMENT2'),
    text('NUMBER'),
    text('NOTE'),
  ];
  if (type === '' && number === '') return undefined;
  const countries = [text('ISSUING_COUNTRY'), text('COUNTRY_OF_ISSUE')].filter(Boolean);
  const issuer = countries.map(countryCode).find((code) => code !== undefined);
  const within =
    number !== ''
      ? (numberWithin(number) ?? shorten(number, LONGEST_NUMBER))
      : (numberWithin(type2) ?? numberWithin(note));
  const said = [
    type2 || type,
    number !== within ? number : '',
    countries.join('/'),
    text('CITY_OF_ISSUE'),
    text('DATE_OF_ISSUE'),
    note,
  ];
  const kind = documentType(type2 || number.replace(/[\d-]/g, ''));
  return {
    document:
      within === undefined
        ? undefined
        : {
            number: within,
            ...(issuer ? { issuer } : {}),
            type: kind === 'other' && type2 === '' ? documentType(type) : kind,
          },
    note: `Document ${[within, ...said].filter(Boolean).join(', ')}`,
  };
}

function placeOf(element: XmlElement): string {
  return ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY', 'NOTE']
    .map((name) => textOf(element, name))
    .filter((part) => part !== '')
    .join(', ');
}

interface Aliases {
  readonly names: NamePart[];
  readonly count: number;
  readonly notes: string[];
}

function readAliases(elements: readonly XmlElement[]): Aliases {
  const named = elements.filter((element) => textOf(element, 'ALIAS_NAME') !== '');
  const names = named.flatMap((element) =>
    splitAlias(textOf(element, 'ALIAS_NAME')).map((whole): NamePart => ({ whole, quality: qualityOf(element) })),
  );
  const notes = named.flatMap((element) => {
    const more = ['DATE_OF_BIRTH', 'CITY_OF_BIRTH', 'COUNTRY_OF_BIRTH', 'NOTE'].map((name) => textOf(element, name));
    const said = more.filter(Boolean).join(', ');
    return said === '' ? [] : [`Alias ${textOf(element, 'ALIAS_NAME')}: ${said}`];
  });
  return { names, count: named.length, notes };
}

function commonNotes(subject: XmlElement): (string | undefined)[] {
  const list = textOf(subject, 'UN_LIST_TYPE');
  const listed = textOf(subject, 'LISTED_ON');
  const updated = valuesOf(subject, 'LAST_DAY_UPDATED').at(-1);
  return [
    [
      list && `${list} list`,
      listed && `listed on ${listed.slice(0, 10)}`,
      updated && `amended on ${updated.slice(0, 10)}`,
    ]
      .filter(Boolean)
      .join(', '),
    valuesOf(subject, 'TITLE').join('; '),
    valuesOf(subject, 'DESIGNATION').join('; '),
  ];
}

const TERMS = { reason: 'sanctions', action: 'apply-sanctions', purpose: 'alert', grade: 'A2' } as const;

function termsOf(subject: XmlElement, fields: Record<string, unknown>) {
  const reference = textOf(subject, 'REFERENCE_NUMBER');
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
  return {
    ...TERMS,
    basis: shorten(`United Nations Security Council consolidated list, ${textOf(subject, 'UN_LIST_TYPE')}`, 300),
    ...(reference ? { nationalReference: reference.slice(0, 100) } : {}),
    ...(listedOn(subject) ? { validFrom: listedOn(subject) } : {}),
    subject: given,
  };
}

function listedOn(subject: XmlElement): string | undefined {
  const day = textOf(subject, 'LISTED_ON').slice(0, 10);
  return day.length === 10 && readPartialDate(day) ? day : undefined;
}

/** The permanent reference number, such as `CDi.001`; the data id where there is none. */
function keyOf(subject: XmlElement): string | undefined {
  return textOf(subject, 'REFERENCE_NUMBER') || textOf(subject, 'DATAID') || undefined;
}

function sexOf(gender: string): string | undefined {
  if (/^male$/i.test(gender)) return 'male';
  return /^female$/i.test(gender) ? 'female' : undefined;
}

/** A person of the list. */
export function individualRow(subject: XmlElement, line: number, today: string): ReadItem {
  const key = keyOf(subject);
  const aliases = readAliases(childrenOf(subject, 'INDIVIDUAL_ALIAS'));
  const original = splitAlias(textOf(subject, 'NAME_ORIGINAL_SCRIPT'));
  const { names, leftOver } = gatherNames(
    [
      { whole: primaryName(subject), quality: 'primary' },
      ...original.map((whole): NamePart => ({ whole, quality: 'good' })),
      ...aliases.names,
    ],
    { ofPerson: true },
  );
  if (names.length === 0)
    return { fault: { line, key, kind: 'person', ...fieldFault('FIRST_NAME', 'subject-no-name') } };
  const births = childrenOf(subject, 'INDIVIDUAL_DATE_OF_BIRTH').map((element) => readBirth(element, today));
  const nationalities = valuesOf(subject, 'NATIONALITY').map((name) => ({ name, code: countryCode(name) }));
  const documents = childrenOf(subject, 'INDIVIDUAL_DOCUMENT')
    .map(readDocument)
    .filter((found) => found !== undefined);
  const born = unique(births.map(({ birth }) => birth));
  const addresses = unique(childrenOf(subject, 'INDIVIDUAL_ADDRESS').map(placeOf).filter(Boolean));
  const note = noteOf([
    ...commonNotes(subject),
    textOf(subject, 'COMMENTS1'),
    births.some(({ left }) => left) ? `Birth: ${births.flatMap(({ left }) => left || []).join('; ')}` : undefined,
    nationalities.some(({ code }) => !code)
      ? `Nationality: ${nationalities.flatMap(({ name, code }) => (code ? [] : [name])).join('; ')}`
      : undefined,
    ...documents.map((document) => document.note),
    ...aliases.notes,
    leftOver.length > 0 ? `Also called ${leftOver.join('; ')}` : undefined,
    addresses && addresses.length > MOST_ADDRESSES ? addresses.slice(MOST_ADDRESSES).join('; ') : undefined,
  ]);
  const terms = termsOf(subject, {
    names,
    born: born?.slice(0, MOST_BIRTHS),
    sex: sexOf(textOf(subject, 'GENDER')),
    nationalities: unique(nationalities.map(({ code }) => code)),
    birthPlaces: unique(
      childrenOf(subject, 'INDIVIDUAL_PLACE_OF_BIRTH')
        .map(placeOf)
        .filter(Boolean)
        .map((place) => shorten(place, LONGEST_PLACE)),
    )?.slice(0, MOST_BIRTHS),
    documents: unique(documents.map(({ document }) => document)),
    addresses: addresses?.slice(0, MOST_ADDRESSES).map((address) => shorten(address, LONGEST_ADDRESS)),
    note: note && shorten(note, LONGEST_NOTE),
  });
  return { row: { line, kind: 'person', key, terms, aliases: aliases.count, documents: documents.length } };
}

/** A group or body of the list. */
export function entityRow(subject: XmlElement, line: number): ReadItem {
  const key = keyOf(subject);
  const aliases = readAliases(childrenOf(subject, 'ENTITY_ALIAS'));
  const { names, leftOver } = gatherNames(
    [
      { whole: primaryName(subject), quality: 'primary' },
      ...splitAlias(textOf(subject, 'NAME_ORIGINAL_SCRIPT')).map((whole): NamePart => ({ whole, quality: 'good' })),
      ...aliases.names,
    ],
    { ofPerson: false },
  );
  if (names.length === 0) {
    return { fault: { line, key, kind: 'organisation', ...fieldFault('FIRST_NAME', 'subject-no-name') } };
  }
  const places = childrenOf(subject, 'ENTITY_ADDRESS');
  const note = noteOf([
    ...commonNotes(subject),
    textOf(subject, 'COMMENTS1'),
    ...aliases.notes,
    leftOver.length > 0 ? `Also called ${leftOver.join('; ')}` : undefined,
  ]);
  const terms = termsOf(subject, {
    names,
    countries: unique(places.map((place) => countryCode(textOf(place, 'COUNTRY'))))?.slice(0, 20),
    addresses: unique(
      places
        .map(placeOf)
        .filter(Boolean)
        .map((place) => shorten(place, LONGEST_ADDRESS)),
    )?.slice(0, 100),
    note: note && shorten(note, LONGEST_NOTE),
  });
  return { row: { line, kind: 'organisation', key, terms, aliases: aliases.count, documents: 0 } };
}
