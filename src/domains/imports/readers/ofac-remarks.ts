/**
 * The remarks of the SDN list, where births, nationalities, documents and weak names stand as sentences with semicolons.
 * Source: OFAC, "Specially Designated Nationals: data formats", and the list itself. What is not understood is handed back.
 */
import { findTypedDate } from '../../../engines/identifiers/typed-date.ts';
import { countryCode } from '../country-names.ts';

export interface RemarkDocument {
  readonly number: string;
  readonly issuer?: string;
  readonly type: string;
  readonly expiresOn?: string;
}

export interface Remarks {
  readonly born: { readonly on: string; readonly toleranceYears?: number }[];
  readonly birthPlaces: string[];
  readonly nationalities: string[];
  sex?: 'male' | 'female';
  readonly weakNames: string[];
  readonly formerNames: string[];
  readonly documents: RemarkDocument[];
  imo?: string;
  mmsi?: string;
  model?: string;
  operator?: string;
  serial?: string;
  tail?: string;
  /** What has no field, as written. */
  readonly rest: string[];
}

const CIRCA_YEARS = 2;
const LONGEST_NUMBER = 60;

function readBorn(text: string, today: string): Remarks['born'] {
  const range = /^(?:circa )?(?:.*?)(\d{4})\s*(?:to|-)\s*(?:.*?)(\d{4})$/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (from === to) return [{ on: String(from) }];
    if (to > from && to - from <= 40) {
      return [{ on: String(Math.floor((from + to) / 2)), toleranceYears: Math.ceil((to - from) / 2) }];
    }
  }
  const circa = /^circa /i.test(text);
  const on = findTypedDate(text.replace(/^circa /i, ''), today)?.dates[0];
  if (on === undefined) return [];
  return [{ on, ...(circa ? { toleranceYears: CIRCA_YEARS } : {}) }];
}

const DOCUMENT_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^diplomatic passport/i, 'diplomatic-passport'],
  [/^(?:official|service) passport/i, 'service-passport'],
  [/^(?:us )?passport|^passport booklet/i, 'passport'],
  [/^travel document/i, 'other'],
  [/^refugee/i, 'refugee-document'],
  [/^stateless/i, 'stateless-document'],
  [/^seafarer|^mariner|seaman/i, 'seafarer-document'],
  [/^driver/i, 'driving-licence'],
  [/^residen|^permanent resident/i, 'residence-permit'],
  [/^visa/i, 'visa'],
  [
    /^national (?:foreign )?id|^cedula|^d\.?n\.?i\.?|^personal id|^identification (?:number|card)|^citizen|^tazkira|^turkish identification|^kenyan id|^tarjeta|^identity card|^numero de identidad|^c\.u\.i\.?$|^electoral|^credencial|^i\.f\.e|^le$|^birth cert.*id/i,
    'identity-card',
  ],
];

// Words, perhaps "No." or "#", a number with a digit in it, perhaps the state in brackets, perhaps the dates.
const DOCUMENT =
  /^([A-Za-z][A-Za-z.'/ -]*?)(?:,? (?:No\.?|Number|#|Num)\b\.?|#)?:? #? ?((?!ID |IMO )(?=(?:[A-Z]{1,3} )?[A-Z0-9./-]*\d)[A-Z0-9][A-Za-z0-9./ -]*?(?:\(\d\))?)(?:, [A-Z][a-z]+)?(?: \(([^()]+(?:\([^()]*\))?[^()]*)\))?(?: issued ([^;]*?))?(?: expires ([^;]*?))?$/;

const NO_DOCUMENT =
  /^(?:phone|telephone|fax|tel|email|website|linked|executive|organization (?:established|type)|aircraft|vessel|additional|secondary|transactions|caatsa|alt\. caatsa|effective|listing|government|issued|arrested|arrest|dob|pob|us dollar|digital|born|designated|un|member|minister|general|section|bureau|convicted|sentenced|approximately|height|weight|all offices|former|target|branch|formerly|date of|year|since|possibly|chinese commercial)/i;

function readDocument(text: string): RemarkDocument | undefined {
  if (NO_DOCUMENT.test(text)) return undefined;
  const found = DOCUMENT.exec(text);
  if (!found) return undefined;
  const [, words, numberText, state, , expires] = found;
  const number = numberText!.trim();
  if (number.length > LONGEST_NUMBER || number.length < 3) return undefined;
  const type = DOCUMENT_TYPES.find(([pattern]) => pattern.test(words!.trim()))?.[1] ?? 'other';
  // Words without a telling name are a document only when a state stands behind the number.
  if (type === 'other' && state === undefined && !/\b(?:No\.?|Number|ID)\b|#|\.[A-Z]\./.test(text)) return undefined;
  const issuer = state === undefined ? undefined : countryCode(state);
  const until = expires === undefined ? undefined : dayOf(expires);
  return { number, type, ...(issuer ? { issuer } : {}), ...(until ? { expiresOn: until } : {}) };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// Not findTypedDate: documents run out in the future, which is no date for a birth.
function dayOf(text: string): string | undefined {
  const found = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})$/.exec(text.trim());
  if (!found) return undefined;
  const month = MONTHS.indexOf(found[2]!.toLowerCase()) + 1;
  return month === 0 ? undefined : `${found[3]}-${String(month).padStart(2, '0')}-${found[1]!.padStart(2, '0')}`;
}

type Taker = (found: RegExpExecArray, into: Remarks, today: string) => boolean;

const TAKERS: readonly (readonly [RegExp, Taker])[] = [
  [
    /^DOB (.+)$/,
    ([, text], into, today) => {
      const born = readBorn(text!, today);
      into.born.push(...born);
      return born.length > 0;
    },
  ],
  [/^POB (.+)$/, ([, text], into) => into.birthPlaces.push(text!) > 0],
  [
    /^(?:nationality|citizen) (.+)$/,
    ([, name], into) => {
      const code = countryCode(name!);
      if (code === undefined) return false;
      into.nationalities.push(code);
      return true;
    },
  ],
  [
    /^Gender (Male|Female)$/,
    ([, sex], into) => {
      into.sex = sex === 'Male' ? 'male' : 'female';
      return true;
    },
  ],
  [/^a\.k\.a\. '(.+)'$/, ([, name], into) => into.weakNames.push(name!) > 0],
  [/^[fn]\.k\.a\. '(.+)'$/, ([, name], into) => into.formerNames.push(name!) > 0],
  [
    /^(?:Vessel Registration Identification|Identification Number) IMO (\d{7})$/,
    ([, imo], into) => {
      into.imo ??= imo;
      return into.imo === imo;
    },
  ],
  [
    /^MMSI (\d{9})$/,
    ([, mmsi], into) => {
      into.mmsi ??= mmsi;
      return into.mmsi === mmsi;
    },
  ],
  [
    /^Aircraft Model (.+)$/,
    ([, model], into) => {
      into.model ??= model;
      return into.model === model;
    },
  ],
  [
    /^Aircraft Operator (.+)$/,
    ([, operator], into) => {
      into.operator ??= operator;
      return into.operator === operator;
    },
  ],
  [
    /^Aircraft Manufacturer's Serial Number \(MSN\) (.+)$/,
    ([, serial], into) => {
      const known = into.serial;
      into.serial = serial;
      if (known !== undefined) into.rest.push(`Serial ${known}`);
      return true;
    },
  ],
  [
    /^Aircraft Construction Number \([^)]*\) (.+)$/,
    ([, serial], into) => {
      into.serial ??= serial;
      return into.serial === serial;
    },
  ],
  [
    /^Aircraft Tail Number (.+)$/,
    ([, tail], into) => {
      into.tail ??= tail;
      return into.tail === tail;
    },
  ],
];

/** Takes the remarks of one subject apart. */
export function readRemarks(text: string, today: string): Remarks {
  const into: Remarks = {
    born: [],
    birthPlaces: [],
    nationalities: [],
    weakNames: [],
    formerNames: [],
    documents: [],
    rest: [],
  };
  for (const part of text.split(/;\s+/)) {
    const whole = part.trim().replace(/\.$/, '');
    if (whole === '') continue;
    const said = whole.replace(/^alt\. /, '');
    const taken = TAKERS.some(([pattern, take]) => {
      const found = pattern.exec(said);
      return found !== null && take(found, into, today);
    });
    if (taken) continue;
    const document = readDocument(said);
    if (document) into.documents.push(document);
    else into.rest.push(whole);
  }
  return into;
}
