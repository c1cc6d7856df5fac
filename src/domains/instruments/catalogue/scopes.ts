import type { OffenceRule, OffenceScope, Provision } from '../../../engines/legal-basis/instrument.ts';
import type { ConditionCode, DataCategory, Measure, Offence } from '../../../engines/legal-basis/vocabulary.ts';
import { OFFENCES } from '../../../engines/legal-basis/vocabulary.ts';

/** One line of what an instrument allows. */
export function allows(
  measure: Measure,
  articles: string,
  data: DataCategory,
  conditions: readonly ConditionCode[] = [],
  more: Partial<Omit<Provision, 'measure' | 'articles' | 'data' | 'conditions'>> = {},
): Provision {
  // Articles are separated by blanks; an underscore stands for a blank inside one.
  return { measure, articles: articles.split(' ').map((a) => a.replaceAll('_', ' ')), data, conditions, ...more };
}

/** The offences an instrument is about. */
export function about(...offences: Offence[]): OffenceScope {
  return Object.fromEntries(offences.map((o) => [o, { named: true }]));
}

/** Every offence alike, under one rule. */
export function everyOffence(rule: OffenceRule = {}): OffenceScope {
  return Object.fromEntries(OFFENCES.map((o) => [o, rule]));
}

/** Every offence but these. */
export function allBut(...excluded: Offence[]): OffenceScope {
  return Object.fromEntries(OFFENCES.filter((o) => !excluded.includes(o)).map((o) => [o, {}]));
}

/** Conditions that go with sending police information. */
export const POLICE: readonly ConditionCode[] = [
  'speciality',
  'confidentiality',
  'onward-consent',
  'domestic-law',
  'not-evidence',
];
/** Conditions that go with help between courts and prosecutors. */
export const JUDICIAL: readonly ConditionCode[] = ['speciality', 'confidentiality', 'domestic-law', 'written-request'];
/** Conditions that go with working in another state's territory. */
export const CASE_BY_CASE: readonly ConditionCode[] = ['case-by-case-agreement', 'domestic-law'];
/** Conditions that go with letting goods go on under watch. */
export const WATCHED_GOODS: readonly ConditionCode[] = ['all-jurisdictions-consent', ...CASE_BY_CASE];
/** Conditions that go with surrendering a person. */
export const SURRENDER: readonly ConditionCode[] = [
  'dual-criminality',
  'surrender-speciality',
  'human-rights',
  'death-penalty-assurance',
  'own-nationals',
];
