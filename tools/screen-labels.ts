// Writes src/domains/imports/columns/screen-labels.ts: what the officers' screens call each field, in eight languages,
// so that a table whose headings were copied from the screen is understood. Run by `npm run generate`.
import { readFileSync, writeFileSync } from 'node:fs';
import { LANGUAGES } from '../src/kernel/codes.ts';
import { importFields } from '../web/src/features/imports/import-fields.ts';
import { KINDS } from '../web/src/features/registers/register-kinds.ts';

type Words = { readonly [key: string]: string | Words };
type Labels = Record<string, Set<string>>;

/** The labels of a kind's fields in every language. */
export function screenLabels(kind: (typeof KINDS)[number]): Labels {
  const labels: Labels = {};
  for (const language of LANGUAGES) {
    const file = new URL(`../web/src/languages/${language}.json`, import.meta.url);
    const words = JSON.parse(readFileSync(file, 'utf8')) as Words;
    const say = (key: string): string =>
      String(key.split('.').reduce<string | Words>((at, part) => (at as Words)[part]!, words));
    for (const { pointer, words: keys } of importFields(kind)) {
      labels[pointer] ??= new Set();
      labels[pointer].add(keys.map(say).join(': '));
    }
  }
  return labels;
}

function write(): void {
  const tables: Record<string, Record<string, string>> = { every: {} };
  for (const kind of KINDS) {
    tables[kind] = {};
    for (const [pointer, labels] of Object.entries(screenLabels(kind))) {
      // Terms are called alike in every register.
      const isTerm = !pointer.startsWith('/subject/');
      tables[isTerm ? 'every' : kind]![pointer] = [...labels].join('|');
    }
  }
  writeFileSync(
    new URL('../src/domains/imports/columns/screen-labels.ts', import.meta.url),
    `/** What the officers' screens call each field, in eight languages. Written by \`npm run generate\`. */\nexport const SCREEN_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(tables, null, 2)};\n`,
  );
}

if (process.argv[1] === import.meta.filename) write();
