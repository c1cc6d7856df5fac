import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The words of the sign-in, the frame and the search: what stands on the first screen. All others come after it. */
export const FIRST_WORDS = [
  'common',
  'places',
  'frame',
  'purpose',
  'purposes',
  'keys',
  'states',
  'fresh',
  'search',
  'recognised',
  'outcomes',
  'fields',
  'registerKinds',
  'signIn',
  'problems',
];

/** French stands its double signs apart, and a line must not begin with one. */
export function bindSigns(words: string): string {
  return words.replaceAll(/ (?=[:;?!%»])|(?<=«) /g, '\u00a0');
}

/** Parts each file of words in two: `en.json?first` and `en.json?later`, so that the first screen does not wait for all. */
export function splitWords(): Plugin {
  return {
    name: 'split-words',
    enforce: 'pre',
    load(id) {
      const found = /^(.+\/languages\/([a-z]{2})\.json)\?(first|later)$/.exec(id);
      if (!found) return undefined;
      const [, path = '', language, part] = found;
      this.addWatchFile(path);
      const file = readFileSync(path, 'utf8');
      const words = JSON.parse(language === 'fr' ? bindSigns(file) : file) as Record<string, unknown>;
      const kept = Object.entries(words).filter(([section]) => FIRST_WORDS.includes(section) === (part === 'first'));
      // As text: a browser reads a long text as JSON quicker than as a program.
      return {
        code: `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(kept)))});`,
        moduleType: 'js',
      };
    },
  };
}
