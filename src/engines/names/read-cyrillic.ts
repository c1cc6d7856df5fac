/** A word in Cyrillic letters: joined servant-of names and "of the faith", which Latin readers take apart as well. */

import { addToken } from './add-token.ts';
import type { NameToken, TokenRole } from './name.ts';
import { romaniseCyrillic } from './romanise-cyrillic.ts';
import { splitServant } from './split-servant.ts';

/** Нуриддин, Сайфуддин: a word and "of the faith"; one д alone (Бородин, Юдин) is no sign of it. */
const OF_THE_FAITH = /^(.{3,}?)[аеиоуэ]ддин$/;

export function readCyrillicWord(word: string, role: TokenRole, tokens: NameToken[]): void {
  const letters = word.toLowerCase();
  const servant = splitServant(letters);
  if (servant !== undefined) {
    const joint = word.length - servant.length;
    addToken(tokens, word.slice(0, joint), role, ['abd']);
    addToken(tokens, word.slice(joint), role, romaniseCyrillic(word.slice(joint)));
    return;
  }
  const stem = OF_THE_FAITH.exec(letters)?.[1];
  if (stem !== undefined) {
    addToken(tokens, word.slice(0, stem.length), role, romaniseCyrillic(word.slice(0, stem.length)));
    addToken(tokens, word.slice(stem.length), 'particle', ['din']);
    return;
  }
  addToken(tokens, word, role, romaniseCyrillic(word));
}
