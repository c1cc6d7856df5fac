import { isIsoDate } from '../../engines/legal-basis/calendar.ts';
import type { PartyCode } from '../../engines/legal-basis/instrument.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import type { DataCategory, Measure, Offence } from '../../engines/legal-basis/vocabulary.ts';
import { DATA_CATEGORIES, isOneOf, MEASURES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import type { FieldFault } from '../../kernel/problem.ts';
import { Problem } from '../../kernel/problem.ts';

/** Words from outside: nothing is trusted to be a code, a date or a number. */
export interface AskedWords {
  readonly parties: Readonly<Record<string, string>>;
  readonly measure?: string;
  readonly offence: string;
  readonly data: string;
  readonly on: string;
  readonly knownAt?: string;
  readonly maximumPenaltyYears?: number;
}

/** The same as codes the engine knows. */
export interface ReadWords<Name extends string> {
  readonly parties: Readonly<Record<Name, PartyCode>>;
  readonly measure: Measure;
  readonly offence: Offence;
  readonly data: DataCategory;
  readonly on: string;
  readonly knownAt?: string;
  readonly maximumPenaltyYears?: number;
}

/** Reads the words of a question. Everything that is wrong is named at once, in one `invalid-input` problem. */
export function readWords<const Asked extends AskedWords>(
  register: Register,
  asked: Asked,
): ReadWords<keyof Asked['parties'] & string> {
  const faults: FieldFault[] = [];
  const { on, knownAt, maximumPenaltyYears } = asked;
  const [measure = MEASURES[0], offence = '', data = ''] = [asked.measure, asked.offence, asked.data].map(asCode);
  const parties = Object.entries(asked.parties).map(([field, word]) => [
    field,
    readParty(register, `/${field}`, word, faults),
  ]);
  if (!isOneOf(MEASURES, measure)) faults.push(unknownWord('/measure', 'measure', measure, MEASURES));
  if (!isOneOf(OFFENCES, offence)) faults.push(unknownWord('/offence', 'offence', offence, OFFENCES));
  if (!isOneOf(DATA_CATEGORIES, data)) faults.push(unknownWord('/data', 'category of data', data, DATA_CATEGORIES));
  if (!isIsoDate(on)) faults.push(badDate('/on', on));
  if (knownAt !== undefined && !isIsoDate(knownAt)) faults.push(badDate('/knownAt', knownAt));
  if (maximumPenaltyYears !== undefined && !(maximumPenaltyYears >= 0 && maximumPenaltyYears <= 100)) {
    faults.push({
      field: '/maximumPenaltyYears',
      message: `A penalty in years from 0 to 100 is needed, not "${maximumPenaltyYears}".`,
    });
  }
  const seen = new Set<unknown>();
  for (const [field, code] of parties) {
    if (code !== undefined && seen.has(code))
      faults.push({ field: `/${field}`, message: `${code} cannot ask itself: name two parties.` });
    seen.add(code);
  }
  if (faults.length > 0) throw new Problem('invalid-input', faults.map((f) => f.message).join(' '), { fields: faults });
  return {
    parties: Object.fromEntries(parties) as Record<keyof Asked['parties'] & string, PartyCode>,
    measure: measure as Measure,
    offence: offence as Offence,
    data: data as DataCategory,
    on,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(maximumPenaltyYears === undefined ? {} : { maximumPenaltyYears }),
  };
}

/** The party a word means, with a hint where it means none. */
export function readParty(
  register: Register,
  field: string,
  word: string,
  faults: FieldFault[],
): PartyCode | undefined {
  const code = word.trim().toUpperCase();
  if (register.parties.has(code)) return code;
  const meant = meantParty(register, code);
  const former = FORMER[code];
  const hint =
    former !== undefined
      ? `That state is no more; ask about ${former}.`
      : meant === undefined
        ? 'Use an ISO alpha-3 code such as ALB, or XKX, EU, EUROPOL.'
        : `Did you mean ${meant}?`;
  faults.push({ field, message: `Unknown party "${word.slice(0, LONGEST_ECHO)}". ${hint}` });
  return undefined;
}

/** What is typed is repeated to the reader, but not a page of it. */
const LONGEST_ECHO = 60;

/** Codes of states that are no more, and whom to ask about instead. */
const FORMER: Readonly<Record<string, string>> = {
  YUG: 'SRB, MNE, HRV, SVN, BIH, MKD or XKX',
  SCG: 'SRB or MNE',
  CSK: 'CZE or SVK',
  DDR: 'DEU',
  SUN: 'RUS or the state on whose territory it was',
  ZAR: 'COD',
  ROM: 'ROU',
  TMP: 'TLS',
  BUR: 'MMR',
  ANT: 'CUW, SXM or BES',
};

/** Other names in daily use. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  TURKEY: 'TUR',
  VIETNAM: 'VNM',
  MACEDONIA: 'MKD',
  FYROM: 'MKD',
  HOLLAND: 'NLD',
  'CZECH REPUBLIC': 'CZE',
  'IVORY COAST': 'CIV',
  RUSSIA: 'RUS',
  'UNITED STATES OF AMERICA': 'USA',
  ENGLAND: 'GBR',
  'GREAT BRITAIN': 'GBR',
  MOLDOVA: 'MDA',
  UK: 'GBR',
  EL: 'GRC',
};

/** Kosovo's documents carry RKS, its vehicles KS; others write two letters or a name. */
function meantParty(register: Register, code: string): PartyCode | undefined {
  if (['XK', 'XKS', 'XKV', 'RKS', 'KOS', 'KSV', 'UNK', 'KS'].includes(code)) return 'XKX';
  if (code === 'EUE' || code === 'EUU') return 'EU';
  const other = ALSO_CALLED[code];
  if (other !== undefined) return other;
  for (const party of register.parties.values()) {
    if (party.alpha2 === code || party.name.toUpperCase() === code) return party.code;
  }
  return undefined;
}

/** A word as codes are written: small letters, hyphens between. */
function asCode(word: string | undefined): string | undefined {
  return word
    ?.trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
}

function unknownWord(field: string, what: string, word: string, allowed: readonly string[]): FieldFault {
  const near = word === '' ? [] : allowed.filter((a) => a.startsWith(word) || word.startsWith(a));
  const hint = near.length === 1 ? `Did you mean ${near[0]}? ` : '';
  return { field, message: `Unknown ${what} "${word}". ${hint}Allowed: ${allowed.join(', ')}.`, allowed };
}

function badDate(field: string, text: string): FieldFault {
  return { field, message: `"${text}" is no date of the calendar: write YYYY-MM-DD.` };
}
