/**
 * Reads machine-readable zones of passports, identity cards and visas: every check digit judged, misread characters
 * corrected where the kind of field leaves no doubt, and everything that was corrected said.
 * Source: ICAO Doc 9303 parts 3 to 7. Cost: a few passes over at most 90 characters.
 */
import type { IsoDate } from '../../kernel/partial-date.ts';
import type { DocumentDescription, PersonDescription } from '../matching/description.ts';
import { canonicalIssuer } from './issuer.ts';
import { mrzCheckDigit } from './mrz-check-digit.ts';
import { readMrzBirthDate, readMrzExpiry } from './mrz-date.ts';
import { readFrenchIdentityCard } from './mrz-french.ts';
import { LAYOUTS, type MrzFormat, type MrzLayout, mrzFormatOf } from './mrz-layout.ts';
import { findMrzLines } from './mrz-lines.ts';
import {
  type CheckJudgement,
  finishMrz,
  judge,
  type Mrz,
  type MrzChecks,
  type MrzDocumentKind,
  readSex,
  splitNames,
  withFillers,
} from './mrz-result.ts';
import { MrzSheet } from './mrz-sheet.ts';

/** Reads a zone as scanned or typed; a text that is none is undefined. Never throws. */
export function readMrz(text: string, { today }: { today: IsoDate }): Mrz | undefined {
  const found = findMrzLines(text);
  if (!found) return undefined;
  const format = mrzFormatOf(found.lines);
  const sheet = new MrzSheet(found.lines, found.adjusted);
  return format === 'FRENCH-ID' ? readFrenchIdentityCard(sheet, today) : readInternational(format, sheet, today);
}

function readInternational(format: Exclude<MrzFormat, 'FRENCH-ID'>, sheet: MrzSheet, today: IsoDate): Mrz {
  const layout = LAYOUTS[format];
  correctByKindOfField(sheet, layout);
  if (judgeNumber(sheet, layout).check === 'invalid') correctNumber(sheet, layout);

  const number = judgeNumber(sheet, layout);
  const expiry = readMrzExpiry(sheet.read(layout.expiry), today);
  const expiresOn = expiry.state === 'read' ? expiry.on : undefined;
  const expiryCheck = judge(sheet.read(layout.expiry), sheet.read(layout.expiryCheck));
  // An expiry whose check digit is wrong says nothing about the century of birth.
  const birth = readMrzBirthDate(sheet.read(layout.birth), today, expiryCheck === 'valid' ? expiresOn : undefined);
  if (birth.state === 'impossible') sheet.problem('birth-date-impossible', 'The birth date is not a date.');
  if (expiry.state === 'impossible') sheet.problem('expiry-impossible', 'The expiry date is not a date.');
  if (expiresOn !== undefined && expiresOn < today) sheet.problem('expired', `The document expired on ${expiresOn}.`);

  const checks: MrzChecks = {
    number: number.check,
    birth: judge(sheet.read(layout.birth), sheet.read(layout.birthCheck)),
    expiry: expiryCheck,
    personal: layout.personalCheck
      ? judge(sheet.read(layout.optional[0]!), sheet.read(layout.personalCheck))
      : 'absent',
    composite: judgeComposite(sheet, layout),
  };
  const names = withFillers(sheet.read(layout.names));
  return finishMrz(sheet, {
    format,
    document: {
      number: number.text,
      issuer: canonicalIssuer(sheet.read(layout.issuer)),
      type: sheet.read([0, 0, 2]).replace(/</g, ''),
      kind: kindOf(sheet.read([0, 0, 1])),
      ...(expiresOn === undefined ? {} : { expiresOn }),
    },
    person: {
      ...splitNames(names),
      ...(birth.state === 'read' ? { born: birth.on } : {}),
      sex: readSex(sheet, layout.sex),
      nationality: canonicalIssuer(sheet.read(layout.nationality)),
    },
    optional: number.optional.map((field) => field.replace(/<+$/, '')).filter((field) => field !== ''),
    checks,
    truncatedName: !names.endsWith('<'),
  });
}

function correctByKindOfField(sheet: MrzSheet, layout: MrzLayout): void {
  sheet.lettersOnly('type', [0, 0, 1]);
  sheet.lettersOnly('issuer', layout.issuer);
  sheet.lettersOnly('nationality', layout.nationality);
  sheet.lettersOnly('names', layout.names);
  sheet.lettersOnly('sex', layout.sex);
  sheet.digitsOnly('birth', layout.birth);
  sheet.digitsOnly('birth-check', layout.birthCheck);
  sheet.digitsOnly('expiry', layout.expiry);
  sheet.digitsOnly('expiry-check', layout.expiryCheck);
  sheet.digitsOnly('number-check', layout.numberCheck);
  if (layout.personalCheck) sheet.digitsOnly('personal-check', layout.personalCheck);
  if (layout.composite) sheet.digitsOnly('composite-check', layout.composite.place);
}

interface JudgedNumber {
  readonly text: string;
  readonly check: CheckJudgement;
  readonly optional: readonly string[];
}

/** A number of more than nine characters runs on in the optional data, its check digit behind it (part 5, 4.2.2 note j). */
function judgeNumber(sheet: MrzSheet, layout: MrzLayout): JudgedNumber {
  const field = sheet.read(layout.number);
  const check = sheet.read(layout.numberCheck);
  const optional = layout.optional.map((place) => sheet.read(place));
  const tail = /^[A-Z0-9]{2,}/.exec(optional[0]!)?.[0];
  if (!layout.longNumber || check !== '<' || field.includes('<') || tail === undefined) {
    return { text: field.replace(/</g, ''), check: judge(field, check), optional };
  }
  const rest = tail.slice(0, -1);
  const printed = tail.slice(-1);
  // Belgium has issued cards that count the filler at place 15 and cards that do not; both are in circulation.
  const agrees = mrzCheckDigit(field + rest) === printed || mrzCheckDigit(`${field}<${rest}`) === printed;
  const others = [optional[0]!.slice(tail.length).replace(/^<+/, ''), ...optional.slice(1)];
  return { text: field + rest, check: agrees ? 'valid' : 'invalid', optional: others };
}

function judgeComposite(sheet: MrzSheet, { composite }: MrzLayout): CheckJudgement {
  if (!composite) return 'absent';
  const check = sheet.read(composite.place);
  // The composite check digit is never left open, even when all it covers is.
  if (check === '<') return 'invalid';
  return mrzCheckDigit(composite.over.map((place) => sheet.read(place)).join('')) === check ? 'valid' : 'invalid';
}

const CONFUSED_WITH: Readonly<Record<string, string>> = {
  O: '0',
  '0': 'O',
  I: '1',
  '1': 'I',
  S: '5',
  '5': 'S',
  B: '8',
  '8': 'B',
  Z: '2',
  '2': 'Z',
  G: '6',
  '6': 'G',
  Q: '0',
};

/**
 * A document number mixes letters and digits, so only its check digits can tell what was misread: one exchange
 * is accepted when it alone satisfies both the number's digit and the composite one.
 */
function correctNumber(sheet: MrzSheet, layout: MrzLayout): void {
  if (!layout.composite) return;
  const original = sheet.read(layout.number);
  const fitting: string[] = [];
  for (let i = 0; i < original.length; i++) {
    const other = CONFUSED_WITH[original[i]!];
    if (other === undefined) continue;
    const tried = original.slice(0, i) + other + original.slice(i + 1);
    sheet.write(layout.number, tried);
    if (judgeNumber(sheet, layout).check === 'valid' && judgeComposite(sheet, layout) === 'valid') fitting.push(tried);
  }
  sheet.write(layout.number, original);
  if (fitting.length === 1) sheet.correct('number', layout.number, fitting[0]!);
}

function kindOf(letter: string): MrzDocumentKind {
  if (letter === 'P') return 'passport';
  if (letter === 'V') return 'visa';
  return /[IAC]/.test(letter) ? 'identity-card' : 'other';
}

/** The bearer as a search describes a person: the name marked as read from a zone, the document with its issuer. */
export function describeBearer(mrz: Mrz): PersonDescription {
  const { family, given, born, sex, nationality } = mrz.person;
  const document = describeDocument(mrz);
  return {
    names: family === '' && given === '' ? [] : [{ family, given, fromMrz: true }],
    ...(born === undefined ? {} : { born: [{ on: born }] }),
    sex,
    ...(nationality === undefined ? {} : { nationalities: [nationality] }),
    ...(document.number === '' ? {} : { documents: [document] }),
  };
}

/** The document as a search describes it. */
export function describeDocument(mrz: Mrz): DocumentDescription {
  const { number, issuer, type } = mrz.document;
  return { number, ...(issuer === undefined ? {} : { issuer }), type };
}
