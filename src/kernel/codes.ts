/** INTERPOL's purposes of processing (Rules on the Processing of Data, Art. 10), a closed list. */
export const PURPOSES = [
  'locate-wanted-person',
  'identify-person-or-object',
  'criminal-investigation',
  'alert',
  'identify-body',
  'forensic-analysis',
  'security-check',
  'border-management',
  'crime-analysis',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Europol handling codes: H0 basic, H1 not in court, H2 not onward, H3 other restriction in text. */
export const HANDLING_CODES = ['H0', 'H1', 'H2', 'H3'] as const;
export type HandlingCode = (typeof HANDLING_CODES)[number];

/** Reliability of the source: A always, B mostly, C mostly not, X cannot be assessed. */
export const SOURCE_GRADES = ['A', 'B', 'C', 'X'] as const;
/** Accuracy of the information: 1 certain, 2 known to the source, 3 corroborated, 4 cannot be judged. */
export const INFORMATION_GRADES = ['1', '2', '3', '4'] as const;
export type SourceGrade = `${(typeof SOURCE_GRADES)[number]}${(typeof INFORMATION_GRADES)[number]}`;

/** The kinds of register. Adding one is a declaration in `registers/kinds`. */
export const REGISTER_KINDS = [
  'person',
  'organisation',
  'travel-document',
  'vehicle',
  'firearm',
  'vessel',
  'aircraft',
] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** The languages of the product (BCP 47). */
export const LANGUAGES = ['en', 'fr', 'es', 'ar', 'ru', 'vi', 'tr', 'sq'] as const;
export type Language = (typeof LANGUAGES)[number];
