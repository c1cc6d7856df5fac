import { tidy } from './read-text.ts';

export interface NamePart {
  readonly whole?: string;
  readonly family?: string;
  readonly given?: string;
  readonly patronymic?: string;
  readonly quality: 'primary' | 'good' | 'weak';
}

const LONGEST_NAME = 500;
const MOST_NAMES = 200;

function written({ whole, family, given, patronymic }: NamePart): string {
  return whole ?? [family, given, patronymic].filter(Boolean).join(', ');
}

function isName(text: string, ofPerson: boolean): boolean {
  const signs = text.match(ofPerson ? /\p{L}/gu : /[\p{L}\p{N}]/gu)?.length ?? 0;
  return signs >= 2 && text.length <= LONGEST_NAME;
}

/** The names of a subject without repetitions, and those that are none (a single letter) for the note. */
export function gatherNames(
  given: readonly NamePart[],
  { ofPerson }: { readonly ofPerson: boolean },
): { names: NamePart[]; leftOver: string[] } {
  const names: NamePart[] = [];
  const seen = new Set<string>();
  const leftOver: string[] = [];
  for (const name of given) {
    const text = tidy(written(name));
    if (text === '' || seen.has(text)) continue;
    seen.add(text);
    if (isName(text, ofPerson) && names.length < MOST_NAMES) names.push(name);
    else leftOver.push(text);
  }
  return { names, leftOver };
}

/** Sentences of a note, joined; an empty one is no note. */
export function noteOf(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part): part is string => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join('\n');
}

/** A list without repetitions, or nothing when it is empty. */
export function unique<Item>(items: readonly (Item | undefined)[]): Item[] | undefined {
  const found = [
    ...new Map(items.filter((item) => item !== undefined).map((item) => [JSON.stringify(item), item])).values(),
  ];
  return found.length === 0 ? undefined : (found as Item[]);
}
