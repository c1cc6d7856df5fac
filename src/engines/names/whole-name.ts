/**
 * The key of a whole name, whatever the order of its words: by it an exact namesake is found although the name is too
 * common for its evidence to reach any band. A name of one word meets only records that have no more than that word.
 * Cost: one reading of the name.
 */
import type { NameInput } from './name.ts';
import { readName } from './read-name.ts';

// Fewer letters than this are initials.
const FEWEST_LETTERS = 3;

/** The key of a name; undefined where it has too few letters to be one. */
export function wholeNameKey(name: NameInput): string | undefined {
  const words = readName(name)
    .tokens.filter(({ role }) => role !== 'title')
    .map(({ text }) => text);
  const key = words.sort().join(' ');
  return key.length < FEWEST_LETTERS ? undefined : `N:${key}`;
}
