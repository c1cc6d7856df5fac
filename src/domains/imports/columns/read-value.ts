/** From what stands in a cell to what a register keeps; a value that cannot be read says why. */
import { findTypedDate } from '../../../engines/identifiers/typed-date.ts';
import type { FaultCode } from '../../../kernel/faults.ts';
import { readPartialDate, writePartialDate } from '../../../kernel/partial-date.ts';
import { countryCode } from '../country-names.ts';
import type { DateOrder } from '../imports.schema.ts';
import type { Field } from './fields.ts';

export type ReadValue =
  | { readonly value: string | number | boolean }
  | { readonly fault: FaultCode; readonly allowed?: readonly string[] };

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').map(folded));
}

const WOMAN = words('f w k female woman femme féminin mujer femenino أنثى امرأة ж жен женский женщина nữ kadın femër');
const MAN = words('m male man homme masculin hombre masculino h ذكر رجل м муж мужской мужчина nam erkek mashkull');
const YES = words('yes y true 1 oui o sí si s نعم да có evet e po vrai verdadero x');
const NO = words('no n false 0 non لا нет không hayır jo faux');

const NUMERIC = /^(\d{1,4})\s*([-./ ])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?:[T ]\d{1,2}:\d{2}.*)?$/;

type Parts = readonly [number, number, number];

function ordered(one: Parts, separator: string, order: DateOrder | undefined): Parts | 'ambiguous' {
  const [a, b, c] = one;
  if (a > 31) return [a, b, c];
  if (order === 'day-first') return [c, b, a];
  if (order === 'month-first') return [c, a, b];
  // With dots the day always comes first; a number over twelve is no month.
  if (separator === '.' || a > 12) return [c, b, a];
  if (b > 12) return [c, a, b];
  return a === b ? [c, b, a] : 'ambiguous';
}

function readDate(text: string, order: DateOrder | undefined, today: string): ReadValue {
  if (readPartialDate(text)) return { value: text };
  const found = NUMERIC.exec(text);
  if (found) {
    const numbers = [Number(found[1]), Number(found[3]), Number(found[4])] as const;
    const parts = ordered(numbers, found[2]!, order);
    if (parts === 'ambiguous') {
      return { fault: 'date-order' };
    }
    if (parts[0] >= 1000) {
      const written = writePartialDate({ year: parts[0], month: parts[1], day: parts[2] });
      // Day and month of 00 are how some registers write that they are unknown.
      if (parts[1] === 0 || readPartialDate(written)) return { value: parts[1] === 0 ? String(parts[0]) : written };
      return { fault: 'no-such-date' };
    }
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) {
    const written = `${compact[1]}-${compact[2]}-${compact[3]}`;
    return readPartialDate(written) ? { value: written } : { fault: 'no-such-date' };
  }
  if (/\p{L}/u.test(text)) {
    const typed = findTypedDate(text, today > '2099' ? today : '2099-12-31'); // documents run out in the future
    const rest = typed?.rest.replace(/[\s,.]/g, '');
    if (typed?.dates.length === 1 && rest === '') return { value: typed.dates[0]! };
  }
  return { fault: 'no-date' };
}

function readCode(text: string, codes: readonly string[]): ReadValue {
  const wanted = folded(text);
  const found = codes.find((code) => code === text) ?? codes.find((code) => folded(code) === wanted);
  if (found !== undefined) return { value: found };
  if (codes.includes('female') && codes.includes('male')) {
    if (WOMAN.has(wanted)) return { value: 'female' };
    if (MAN.has(wanted)) return { value: 'male' };
    if (wanted === 'x') return { value: 'unspecified' };
  }
  return { fault: 'not-allowed', allowed: codes };
}

/** Reads one value of a cell; `codes` are the mapping's own translations. */
export function readValue(
  text: string,
  field: Pick<Field, 'type' | 'codes'>,
  {
    translations,
    dateOrder,
    today,
  }: {
    readonly translations?: Readonly<Record<string, string>>;
    readonly dateOrder?: DateOrder;
    readonly today: string;
  },
): ReadValue {
  const given = translations && Object.hasOwn(translations, text) ? translations[text]! : text;
  switch (field.type) {
    case 'text':
      return { value: given };
    case 'country': {
      const code = countryCode(given);
      return code ? { value: code } : { fault: 'no-country' };
    }
    case 'code':
      return readCode(given, field.codes);
    case 'integer': {
      const number = Number(given.replace(/\s/g, ''));
      return Number.isInteger(number) ? { value: number } : { fault: 'not-whole-number' };
    }
    case 'yes-no':
      if (YES.has(folded(given))) return { value: true };
      return NO.has(folded(given)) ? { value: false } : { fault: 'not-yes-no' };
    case 'partial-date':
      return readDate(given, dateOrder, today);
    case 'day': {
      const read = readDate(given, dateOrder, today);
      if ('fault' in read || String(read.value).length === 10) return read;
      return { fault: 'day-missing' };
    }
  }
}
