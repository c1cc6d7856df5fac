import { useTranslation } from 'react-i18next';
import { useFormat } from '../languages/use-format.ts';
import type { FieldFault } from '../wire/problem.ts';
import { useValueWords } from './value-words.ts';

/** What a fault needs to be told; its field is told beside it. */
export type ToldFault = Omit<FieldFault, 'field'>;

// A longer list of codes helps nobody who reads; the form offers them by their names.
const MOST_ALLOWED = 12;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A form holds nothing but text for a fault, so the fault is packed into one. */
export function packFault(fault: ToldFault): string {
  return JSON.stringify(fault);
}

/** The fault that a form holds. */
export function unpackFault(text: string): ToldFault {
  return text.startsWith('{"') ? (JSON.parse(text) as ToldFault) : { message: text };
}

/** Says what is wrong with a field in the reader's language; a code newer than these words leaves the node's sentence. */
export function useFaultText(): (fault: ToldFault) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const valueWords = useValueWords();
  return ({ code, values = {}, message, allowed }) => {
    const told = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value !== 'string' ? value : DAY.test(value) ? format.date(value) : (valueWords(name, value) ?? value),
      ]),
    );
    const said = code !== undefined && i18n.exists(`faults.${code}`) ? t(`faults.${code}`, told) : message;
    return allowed && allowed.length > 0 && allowed.length <= MOST_ALLOWED
      ? `${said} ${t('faults.allowed', { list: allowed.join(', ') })}`
      : said;
  };
}
