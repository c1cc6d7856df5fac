/**
 * The French national identity card of 1988 to 2021: two lines of 36 with a layout of its own.
 * Source: décret n° 55-1397 as applied to that card; ICAO Doc 9303 part 3 for check digits and characters.
 */
import type { IsoDate } from '../../kernel/partial-date.ts';
import { mrzCheckDigit } from './mrz-check-digit.ts';
import { readMrzBirthDate } from './mrz-date.ts';
import type { Place } from './mrz-layout.ts';
import { finishMrz, judge, type Mrz, readSex, spaced } from './mrz-result.ts';
import type { MrzSheet } from './mrz-sheet.ts';

const FAMILY: Place = [0, 5, 30];
const OFFICE: Place = [0, 30, 36];
const NUMBER: Place = [1, 0, 12];
const NUMBER_CHECK: Place = [1, 12, 13];
const GIVEN: Place = [1, 13, 27];
const BIRTH: Place = [1, 27, 33];
const BIRTH_CHECK: Place = [1, 33, 34];
const SEX: Place = [1, 34, 35];
const COMPOSITE: Place = [1, 35, 36];

/** Reads the old French card; it prints no expiry date, and the nationality is French by law. */
export function readFrenchIdentityCard(sheet: MrzSheet, today: IsoDate): Mrz {
  sheet.lettersOnly('type', [0, 0, 2]);
  sheet.lettersOnly('names', FAMILY);
  sheet.lettersOnly('names', GIVEN);
  sheet.digitsOnly('number-check', NUMBER_CHECK);
  sheet.digitsOnly('birth', BIRTH);
  sheet.digitsOnly('birth-check', BIRTH_CHECK);
  sheet.digitsOnly('composite-check', COMPOSITE);
  const birth = readMrzBirthDate(sheet.read(BIRTH), today, undefined);
  if (birth.state === 'impossible') sheet.problem('birth-date-impossible', 'The birth date is not a date.');
  const all = sheet.lines.join('').slice(0, -1);
  const office = sheet.read(OFFICE).replace(/<+$/, '');
  return finishMrz(sheet, {
    format: 'FRENCH-ID',
    document: { number: sheet.read(NUMBER).replace(/</g, ''), issuer: 'FRA', type: 'ID', kind: 'identity-card' },
    person: {
      family: spaced(sheet.read(FAMILY)),
      given: spaced(sheet.read(GIVEN)),
      ...(birth.state === 'read' ? { born: birth.on } : {}),
      sex: readSex(sheet, SEX),
      nationality: 'FRA',
    },
    optional: office === '' ? [] : [office],
    checks: {
      number: judge(sheet.read(NUMBER), sheet.read(NUMBER_CHECK)),
      birth: judge(sheet.read(BIRTH), sheet.read(BIRTH_CHECK)),
      expiry: 'absent',
      personal: 'absent',
      composite: mrzCheckDigit(all) === sheet.read(COMPOSITE) ? 'valid' : 'invalid',
    },
    truncatedName: !sheet.read(FAMILY).endsWith('<') || !sheet.read(GIVEN).endsWith('<'),
  });
}
