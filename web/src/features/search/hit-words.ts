import { useTranslation } from 'react-i18next';
import { languageOfName } from '../../ui/name-in-script.tsx';
import type { SearchHit } from './use-search.ts';

interface WrittenName {
  readonly whole?: string;
  readonly family?: string;
  readonly given?: string;
  readonly patronymic?: string;
}

function written({ whole, family, given, patronymic }: WrittenName): string {
  return whole ?? [family, given, patronymic].filter(Boolean).join(' ');
}

function namesOf(subject: SearchHit['subject']): readonly WrittenName[] {
  const names = subject?.names;
  return Array.isArray(names) ? (names as WrittenName[]) : [];
}

/** What stands at the head of a hit: the name or number in its own script, and a roman form where there is one. */
export function headOf(hit: SearchHit): { readonly name: string; readonly roman: string | undefined } {
  const names = namesOf(hit.subject).map(written);
  const name = names[0] ?? hit.title ?? hit.reference;
  // A spelling on record comes first; else the node's own romanisation.
  const recorded = names.find((other) => languageOfName(other) === undefined);
  const roman = languageOfName(name) === undefined ? undefined : (recorded ?? hit.roman);
  return { name, roman };
}

/** The other names on record, for the officer to compare. */
export function otherNamesOf(hit: SearchHit): readonly string[] {
  const { name, roman } = headOf(hit);
  return [...new Set(namesOf(hit.subject).map(written))].filter((other) => other !== name && other !== roman);
}

/** The birth dates on record. */
export function birthDatesOf(hit: SearchHit): readonly string[] {
  const born = hit.subject?.born;
  return Array.isArray(born) ? (born as { on: string }[]).map(({ on }) => on) : [];
}

/** A code in the reader's words; a code this version has no words for is shown as it is. */
export function useCodeWords(): (family: string, code: string) => string {
  const { t, i18n } = useTranslation();
  return (family, code) => (i18n.exists(`${family}.${code}`) ? t(`${family}.${code}`) : code);
}
