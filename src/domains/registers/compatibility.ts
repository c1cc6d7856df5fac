/**
 * Which alerts on one subject may stand side by side, and which comes first.
 * Source: SIRENE Manual, Implementing Decision 2013/115/EU as amended 2017, section 2.2 (tables and order of priority).
 */

/** Categories of alerts on persons, in the order of priority. */
export const PERSON_CATEGORIES = [
  'arrest',
  'refusal-of-entry',
  'missing-protect',
  'specific-check-immediate',
  'specific-check',
  'discreet-check-immediate',
  'discreet-check',
  'missing-whereabouts',
  'judicial',
] as const;
export type PersonCategory = (typeof PERSON_CATEGORIES)[number];

/** Categories of alerts on objects, in the order of priority. */
export const OBJECT_CATEGORIES = [
  'evidence',
  'invalidated-document',
  'seizure',
  'specific-check-immediate',
  'specific-check',
  'discreet-check-immediate',
  'discreet-check',
] as const;
export type ObjectCategory = (typeof OBJECT_CATEGORIES)[number];

export type AlertCategory = PersonCategory | ObjectCategory;

// One row a category, in the order of the lists above; Y may stand beside the category of the column.
const PERSON_TABLE = [
  'YYYnnnnYY', // arrest
  'YYnnnnnnn', // refusal of entry
  'YnYnnnnYY', // missing, to be protected
  'nnnYYnnnn', // specific check, immediate
  'nnnYYnnnn', // specific check
  'nnnnnYYnn', // discreet check, immediate
  'nnnnnYYnn', // discreet check
  'YnYnnnnYY', // missing, whereabouts
  'YnYnnnnYY', // judicial procedure
] as const;

const OBJECT_TABLE = [
  'YYYnnnn', // evidence
  'YYYnnnn', // invalidated document
  'YYYnnnn', // seizure
  'nnnYYnn', // specific check, immediate
  'nnnYYnn', // specific check
  'nnnnnYY', // discreet check, immediate
  'nnnnnYY', // discreet check
] as const;

/** Whether two alerts may stand on one person. */
export function mayCoexistOnPerson(one: PersonCategory, other: PersonCategory): boolean {
  return PERSON_TABLE[PERSON_CATEGORIES.indexOf(one)]![PERSON_CATEGORIES.indexOf(other)] === 'Y';
}

/** Whether two alerts may stand on one object. */
export function mayCoexistOnObject(one: ObjectCategory, other: ObjectCategory): boolean {
  return OBJECT_TABLE[OBJECT_CATEGORIES.indexOf(one)]![OBJECT_CATEGORIES.indexOf(other)] === 'Y';
}

/** Whether the newcomer would come before the existing alert in the order of priority. */
export function comesFirst(order: readonly AlertCategory[], newcomer: AlertCategory, existing: AlertCategory): boolean {
  return order.indexOf(newcomer) < order.indexOf(existing);
}

/** Arrest alerts are entered at once, without waiting for the consultation (SIRENE Manual, section 2.2). */
export function waitsForConsultation(newcomer: AlertCategory): boolean {
  return newcomer !== 'arrest';
}
