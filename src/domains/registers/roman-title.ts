import type { NameInput } from '../../engines/names/name.ts';
import { readName } from '../../engines/names/read-name.ts';

const LATIN_ONLY = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** The leading romanisation of a record's first name, for officers who do not read its script; undefined where the name is Latin. */
export function romanTitle(subject: { readonly names?: readonly NameInput[] }): string | undefined {
  const first = subject.names?.[0];
  if (!first) return undefined;
  const parts = [first.family, first.given, first.patronymic].filter((part) => part !== undefined);
  const written = first.whole ?? parts.join(' ');
  if (LATIN_ONLY.test(written)) return undefined;
  const inputs: NameInput[] = first.whole ? [{ whole: first.whole }] : parts.map((part) => ({ whole: part }));
  const words = inputs.flatMap((input) => readName(input).tokens.map(({ text }) => text));
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
