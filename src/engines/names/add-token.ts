/** Puts a token with its spellings, folded, behind those that were read before. */

import { foldLatin } from './fold.ts';
import type { NameToken, TokenRole } from './name.ts';

/** More romanisations than this only repeat each other. */
const MOST_OTHERS = 14;

/** Adds a token whose first spelling leads; one without letters or consonants is left out. */
export function addToken(
  tokens: NameToken[],
  written: string,
  role: TokenRole,
  spellings: readonly string[],
  consonants?: string,
): void {
  const folded = new Set<string>();
  for (const spelling of spellings) {
    const text = foldLatin(spelling);
    if (text !== '') folded.add(text);
  }
  const [text, ...others] = folded;
  if (text === undefined && (consonants === undefined || consonants === '')) return;
  tokens.push({
    text: text ?? consonants!,
    others: others.length > MOST_OTHERS ? others.slice(0, MOST_OTHERS) : others,
    role,
    written,
    ...(consonants === undefined || consonants === '' ? {} : { consonants }),
  });
}
