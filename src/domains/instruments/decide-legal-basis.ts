import type { Decision } from '../../engines/legal-basis/answer.ts';
import { isIsoDate } from '../../engines/legal-basis/calendar.ts';
import { decide } from '../../engines/legal-basis/decide.ts';
import type { PartyCode } from '../../engines/legal-basis/instrument.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import { DATA_CATEGORIES, isOneOf, MEASURES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import type { FieldFault } from '../../kernel/problem.ts';
import { Problem } from '../../kernel/problem.ts';
import type { BodyRow } from './catalogue/nine-bodies.ts';
import { bodiesOfKosovo } from './catalogue/nine-bodies.ts';
import { shippedRegister } from './shipped-facts.ts';

/** A question as words from outside: nothing is trusted to be a code, a date or a number. */
export interface LegalBasisQuestion {
  readonly from: string;
  readonly to: string;
  readonly measure: string;
  readonly offence: string;
  readonly data: string;
  readonly on: string;
  readonly knownAt?: string;
  /** The maximum penalty of the offence in years, where known. */
  readonly maximumPenaltyYears?: number;
}

export interface LegalBasisAnswer extends Decision {
  /** How the party without a seat in most bodies stands to the nine of its region, when it asks or is asked. */
  readonly bodies?: readonly BodyRow[];
}

/** Answers from the given register, or from the shipped facts. Unknown words are named in an `invalid-input` problem. */
export function decideLegalBasis(
  question: LegalBasisQuestion,
  register: Register = shippedRegister(),
): LegalBasisAnswer {
  const faults: FieldFault[] = [];
  const from = readParty(register, '/from', question.from, faults);
  const to = readParty(register, '/to', question.to, faults);
  const { measure, offence, data, on, knownAt, maximumPenaltyYears } = question;
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
  if (from !== undefined && from === to)
    faults.push({ field: '/to', message: `${from} cannot ask itself: name two parties.` });
  if (faults.length > 0 || from === undefined || to === undefined) {
    throw new Problem('invalid-input', faults.map((f) => f.message).join(' '), { fields: faults });
  }
  const decision = decide({
    from,
    to,
    measure: measure as (typeof MEASURES)[number],
    offence: offence as (typeof OFFENCES)[number],
    data: data as (typeof DATA_CATEGORIES)[number],
    on,
    knownAt,
    maximumPenaltyYears,
    facts: register,
  });
  return from === 'XKX' || to === 'XKX' ? { ...decision, bodies: bodiesOfKosovo(register, on) } : decision;
}

function readParty(register: Register, field: string, word: string, faults: FieldFault[]): PartyCode | undefined {
  const code = word.trim().toUpperCase();
  if (register.parties.has(code)) return code;
  const meant = meantParty(register, code);
  const hint =
    meant === undefined ? 'Use an ISO alpha-3 code such as ALB, or XKX, EU, EUROPOL.' : `Did you mean ${meant}?`;
  faults.push({ field, message: `Unknown party "${word}". ${hint}` });
  return undefined;
}

/** Kosovo's documents carry RKS, its vehicles KS; others write two letters or a name. */
function meantParty(register: Register, code: string): PartyCode | undefined {
  if (['XK', 'XKS', 'XKV', 'RKS', 'KOS', 'KSV', 'UNK', 'KS'].includes(code)) return 'XKX';
  if (code === 'EUE' || code === 'EUU') return 'EU';
  if (code === 'UK') return 'GBR';
  if (code === 'TURKEY') return 'TUR';
  for (const party of register.parties.values()) {
    if (party.alpha2 === code || party.name.toUpperCase() === code) return party.code;
  }
  return undefined;
}

function unknownWord(field: string, what: string, word: string, allowed: readonly string[]): FieldFault {
  return { field, message: `Unknown ${what} "${word}". Allowed: ${allowed.join(', ')}.`, allowed };
}

function badDate(field: string, text: string): FieldFault {
  return { field, message: `"${text}" is no date of the calendar: write YYYY-MM-DD.` };
}
