/** What is read from a machine-readable zone, and the judgements that all formats share. Source: ICAO Doc 9303 parts 3 and 4. */
import type { IsoDate, PartialDate } from '../../kernel/partial-date.ts';
import type { Sex } from '../matching/description.ts';
import { mrzCheckDigit } from './mrz-check-digit.ts';
import type { MrzFormat, Place } from './mrz-layout.ts';
import type { MrzCorrection, MrzProblem, MrzSheet } from './mrz-sheet.ts';

/** `absent` where the zone prints no check digit for the field. */
export type CheckJudgement = 'valid' | 'invalid' | 'absent';

export interface MrzChecks {
  readonly number: CheckJudgement;
  readonly birth: CheckJudgement;
  readonly expiry: CheckJudgement;
  readonly personal: CheckJudgement;
  readonly composite: CheckJudgement;
}

export type MrzDocumentKind = 'passport' | 'identity-card' | 'visa' | 'other';

export interface Mrz {
  readonly format: MrzFormat;
  /** The lines as read, after correction. */
  readonly lines: readonly string[];
  readonly document: {
    readonly number: string;
    /** ISO 3166-1 alpha-3 or ICAO code; `D` is given as `DEU`. */
    readonly issuer?: string;
    /** As printed, without fillers: `P`, `PO`, `ID`, `V`. */
    readonly type: string;
    readonly kind: MrzDocumentKind;
    readonly expiresOn?: IsoDate;
  };
  readonly person: {
    readonly family: string;
    readonly given: string;
    readonly born?: PartialDate;
    readonly sex: Sex;
    readonly nationality?: string;
  };
  /** Optional data, such as a personal number, without fillers at the end. */
  readonly optional: readonly string[];
  readonly checks: MrzChecks;
  /** True when no check digit contradicts its field. */
  readonly valid: boolean;
  readonly corrected: readonly MrzCorrection[];
  /** The names fill their field to the end: the last one may be cut off, and others missing. */
  readonly truncatedName: boolean;
  readonly problems: readonly MrzProblem[];
}

/** Adds what every format says the same way: validity, corrections, problems. */
export function finishMrz(sheet: MrzSheet, read: Omit<Mrz, 'lines' | 'valid' | 'corrected' | 'problems'>): Mrz {
  const wrong = Object.entries(read.checks).filter(([, judged]) => judged === 'invalid');
  for (const [field] of wrong)
    sheet.problem(`check-digit-${field}`, `The check digit of the field "${field}" is wrong.`);
  if (read.document.number === '') sheet.problem('number-missing', 'There is no document number.');
  if (read.person.family === '' && read.person.given === '') sheet.problem('name-missing', 'There is no name.');
  if (read.truncatedName) sheet.problem('name-truncated', 'The name fills its field and may be cut off.');
  return {
    ...read,
    lines: sheet.lines,
    valid: wrong.length === 0,
    corrected: sheet.corrected,
    problems: sheet.problems,
  };
}

const OPEN = /^<*$/;

/** A field of fillers may carry `0` or a filler as its check digit (Doc 9303 part 4, 4.2.2, position 43). */
export function judge(field: string, check: string): CheckJudgement {
  if (check === '<') return OPEN.test(field) ? 'valid' : 'absent';
  return mrzCheckDigit(field) === check ? 'valid' : 'invalid';
}

/** Female, male, or neither stated; X is what some States print for it. */
export function readSex(sheet: MrzSheet, place: Place): Sex {
  const printed = sheet.read(place);
  if (printed === 'F') return 'female';
  if (printed === 'M') return 'male';
  if (printed === '<' || printed === 'X') return 'unspecified';
  sheet.problem('sex-unreadable', `The sex is printed as "${printed}", which is none of F, M, X and <.`);
  return 'unknown';
}

/** A reader that takes fillers for K goes on so to the end of the line; no name ends in four of them. */
const FILLERS_AS_K = /K{4,}[K<]*$/;

/** The field of names with the fillers at its end, where they were read as K. */
export function withFillers(field: string): string {
  return field.replace(FILLERS_AS_K, (misread) => '<'.repeat(misread.length));
}

/** Fillers between names are spaces; two of them part family and given names (Doc 9303 part 3, 4.6). */
export function splitNames(field: string): { family: string; given: string } {
  const names = field.replace(/<+$/, '');
  const parting = names.indexOf('<<');
  const [family, given] = parting < 0 ? [names, ''] : [names.slice(0, parting), names.slice(parting)];
  return { family: spaced(family), given: spaced(given) };
}

/** Names of one field with spaces between them. */
export function spaced(field: string): string {
  return field.replace(/<+/g, ' ').trim();
}
