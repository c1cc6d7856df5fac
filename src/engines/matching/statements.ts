/**
 * Every statement an explanation can make: its code, and its English wording with {placeholders}. Codes are stable;
 * the web translates each of them.
 */

import type { Statement } from './description.ts';

export const STATEMENTS = {
  'name.equal': '“{asked}” is the recorded “{recorded}”',
  'name.romanised': '“{asked}” and “{recorded}” are romanisations of one name',
  'name.variant': '“{asked}” and “{recorded}” are forms of one name',
  'name.nickname': '“{asked}” and “{recorded}” are a name and its short form',
  'name.letter': '“{asked}” and “{recorded}” differ by one slip of the pen',
  'name.light-slip': '“{asked}” and “{recorded}” differ by a doubled, swapped or look-alike letter',
  'name.letters': '“{asked}” and “{recorded}” differ by a few letters',
  'name.sound': '“{asked}” and “{recorded}” sound alike',
  'name.consonants': '“{asked}” and “{recorded}” have the same consonants',
  'name.cut': '“{asked}” and “{recorded}” agree as far as the machine-readable zone shows them',
  'name.initial': 'the initial agrees: “{asked}” and “{recorded}”',
  'name.joined': '“{asked}” and “{recorded}” are the same words joined or split',
  'name.particle': 'the particle “{asked}” agrees with “{recorded}”',
  'name.contradicted': '“{asked}” stands where the record has “{recorded}”',
  'name.short-slip':
    '“{asked}” and “{recorded}” differ by one letter of a short name: rather another name, but with the same day of birth perhaps a slip',
  'name.omitted-in-question': 'the question leaves out “{recorded}”',
  'name.omitted-in-record': 'the record leaves out “{asked}”',
  'name.one-of-many': 'only one name was compared with a fuller name',
  'name.roles-swapped': 'given and family name stand the other way round',
  'name.relation-reversed': 'the son’s and the father’s names stand the other way round',
  'name.kinship-limit': 'names shared with a relative count only so far while another name contradicts',
  'name.weak-alias': 'the recorded name is a weak alias',
  'name.only-heard': 'names that only sound alike make a match no more than possible without the day of birth',
  'name.nothing': 'no name agrees',
  'born.same-day': 'born on the same day ({recorded})',
  'born.same-month': 'born in the same month ({recorded})',
  'born.day-month-swapped': 'day and month of birth are exchanged ({asked}, {recorded})',
  'born.one-part-differs': 'birth dates differ in one part ({asked}, {recorded})',
  'born.same-year-known': 'born in the same year, as far as is known ({asked}, {recorded})',
  'born.year-off-by-one': 'years of birth are one apart ({asked}, {recorded})',
  'born.year-off-by-two': 'years of birth are two apart ({asked}, {recorded})',
  'born.same-year-other-day': 'same year of birth, another day ({asked}, {recorded})',
  'born.years-near': 'birth dates are up to three years apart ({asked}, {recorded})',
  'born.years-several': 'years of birth are four to six apart ({asked}, {recorded})',
  'born.years-apart': 'birth dates are years apart ({asked}, {recorded})',
  'born.years-apart-year-only': 'years of birth are far apart ({asked}, {recorded})',
  'born.contradicted': 'while the birth dates contradict each other, a name alone makes a match no more than possible',
  'sex.same': 'the same sex',
  'sex.different': 'another sex is recorded',
  'nationality.shared': 'a nationality is shared ({recorded})',
  'nationality.none-shared': 'no nationality is shared ({asked}; {recorded})',
  'birth-place.same': 'the same place of birth ({recorded})',
  'height.near': 'the same height within 3 cm',
  'height.far': 'heights differ by more than 12 cm',
  'document.same': 'the same document: {recorded}',
  'document.number-same': 'the same document number, issuer not compared: {recorded}',
  'document.look-alike': 'document numbers agree but for letters and digits that look alike ({asked}, {recorded})',
  'document.one-sign': 'document numbers differ in one sign ({asked}, {recorded})',
  'list.size': 'compared with {population} records, a chance agreement is that much likelier',
  'organisation.equal': '“{asked}” is the recorded “{recorded}”',
  'organisation.close': '“{asked}” and “{recorded}” differ by a slip of the pen',
  'organisation.legal-form': 'the legal forms differ ({asked}; {recorded})',
  'organisation.number': 'numbers differ ({asked}; {recorded})',
  'organisation.missing': '“{asked}” stands on one side only',
} as const satisfies Record<string, string>;

export type StatementCode = keyof typeof STATEMENTS;

/** Makes a statement with its English text. */
export function statement(
  code: StatementCode,
  nats: number,
  values: Readonly<Record<string, string | number>> = {},
): Statement {
  const text = STATEMENTS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { code, values, nats: Math.round(nats * 100) / 100, text };
}
