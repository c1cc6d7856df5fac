import type { Name, NameInput, NameToken } from '../names/name.ts';
import { readName } from '../names/read-name.ts';
import { tokenKeys } from '../names/token-keys.ts';

/** What the index needs to know of names; the names engine answers it. */
export interface NameReading {
  /** A written name as it is compared; without tokens when nothing legible is left. */
  readName(input: NameInput, countries: readonly string[]): Name;
  /** Keys that spellings of one name share beyond its letters: consonant skeletons, clusters of variants. */
  tokenKeys(token: NameToken): readonly string[];
}

/** Names as the names engine reads them. */
export const NAMES_ENGINE: NameReading = {
  readName: (input, countries) => readName(input, { countries }),
  tokenKeys,
};
