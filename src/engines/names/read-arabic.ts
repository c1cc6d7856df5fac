/** A word in Arabic letters: the article and the servant-of word that are written with it, and Allah that is written apart. */

import { addToken } from './add-token.ts';
import type { NameToken, TokenRole } from './name.ts';
import { plainArabic, readArabic } from './romanise-semitic.ts';

/** What the servant-of word shows: its weak first letter and two consonants. */
const SERVANT_CONSONANTS = 'abd';

function isArabicName({ consonants, text }: NameToken): boolean {
  return consonants !== undefined || text === 'abd';
}

/** Words that begin with alef and lam without the article. */
const NO_ARTICLE = new Set(['الله', 'الياس', 'الهام', 'الماس', 'الفت', 'الن', 'الكس', 'الكساندر', 'اليزابث', 'الينا']);

export function readArabicWord(word: string, role: TokenRole, tokens: NameToken[]): void {
  const letters = plainArabic(word);
  const last = tokens[tokens.length - 1];
  if (letters === 'الله' && last !== undefined && last.role !== 'particle' && isArabicName(last)) {
    // Habib Allah is one name, which Latin writes in one word.
    tokens.pop();
    const isServant = last.text === 'abd';
    const spellings = isServant
      ? ['abdullah', 'abdallah']
      : [last.text, ...last.others].slice(0, 3).map((text) => `${text}ullah`);
    const consonants = (last.consonants ?? SERVANT_CONSONANTS)
      .split('/')
      .map((one) => `${one}l`)
      .join('/');
    addToken(tokens, `${last.written} ${word}`, last.role, spellings, consonants);
    return;
  }
  // The article is written with its word in Arabic and apart from it, or not at all, in Latin.
  if (letters.startsWith('ال') && letters.length >= 4 && !NO_ARTICLE.has(letters)) {
    addToken(tokens, 'ال', 'particle', ['al', 'el']);
    readAfterArticle(letters.slice(2), word, role, tokens);
    return;
  }
  if (letters.startsWith('عبدال') && letters.length >= 7 && letters !== 'عبدالله') {
    addToken(tokens, 'عبد', role, ['abd']);
    addToken(tokens, 'ال', 'particle', ['al', 'el']);
    readAfterArticle(letters.slice(5), word, role, tokens);
    return;
  }
  if (letters.endsWith('الدين') && letters.length >= 7) {
    readArabicWord(letters.slice(0, -5), role, tokens);
    addToken(tokens, 'ال', 'particle', ['al', 'el']);
    readAfterArticle('دين', word, role, tokens);
    return;
  }
  const { spellings, consonants } = readArabic(word);
  // The servant-of word alone: its article stands with the next word.
  if (letters === 'عبد') addToken(tokens, word, role, ['abd']);
  else addToken(tokens, word, role, spellings, consonants);
}

function readAfterArticle(letters: string, written: string, role: TokenRole, tokens: NameToken[]): void {
  const { spellings, consonants } = readArabic(letters);
  if (letters === 'دين' && tokens.length > 1) addToken(tokens, written, 'particle', ['din']);
  else addToken(tokens, written, role, spellings, consonants);
}
