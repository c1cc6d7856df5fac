/** A word in Latin letters: joined and parted servant-of names, "of the faith", words whose space was lost, other spellings. */

import { addToken } from './add-token.ts';
import { foldByEar, foldLatin, foldLikeMrz } from './fold.ts';
import type { NameToken, TokenRole } from './name.ts';
import { ARTICLES, SERVANT } from './name-words.ts';
import { neighbourSpellings } from './neighbour-spellings.ts';
import { splitServant } from './split-servant.ts';

/** TorvaldBrandvold: two words whose space was lost. */
const INNER_CAPITAL = /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+.*)$/u;
/** MacGregor, DeVries, VanDyke and the like are one word. */
const PREFIX_BEFORE_CAPITAL = /^(?:..?|Mac|Van|Von|Del|Des|San|Fitz|Dell|Della)$/u;

const ASCII_WORD = /^[A-Za-z0-9]*$/;

/** Nuruddin, Saif-eddine: a word and "of the faith". */
const OF_THE_FAITH = /^([a-z]{3,}?)(?:[aeou]{1,2}l|[aeou]{1,2}d|ou|u)?d(?:h)?(?:i|ee|ii)n(?:e)?$/;

export function readLatin(word: string, role: TokenRole, tokens: NameToken[]): void {
  const text = foldLatin(word);
  if (text === '') return;
  const capital = INNER_CAPITAL.exec(word);
  if (capital !== null && !PREFIX_BEFORE_CAPITAL.test(capital[1]!)) {
    readLatin(capital[1]!, role, tokens);
    readLatin(capital[2]!, role, tokens);
    return;
  }
  const servant = splitServant(text);
  if (servant !== undefined) {
    addToken(tokens, word.slice(0, text.length - servant.length), role, ['abd']);
    addToken(tokens, word.slice(text.length - servant.length), role, [servant]);
    return;
  }
  if (
    /(?:dd|ld|u?d)h?(?:i|ee)ne?$/.test(text) &&
    /(?:[aeou]dd|[aeu]ld|u[d])h?(?:i|ee)ne?$/.test(text) &&
    text.length >= 7
  ) {
    const stem = OF_THE_FAITH.exec(text)?.[1];
    if (stem !== undefined && stem.length >= 3 && text.length - stem.length >= 4) {
      addToken(tokens, word.slice(0, stem.length), role, [stem]);
      addToken(tokens, word.slice(stem.length), 'particle', ['din']);
      return;
    }
  }
  if (
    text === 'eddine' ||
    text === 'eddin' ||
    text === 'uddin' ||
    text === 'aldin' ||
    text === 'deen' ||
    text === 'addin' ||
    (text === 'din' && tokens.length > 1 && ARTICLES.has(tokens[tokens.length - 1]!.text))
  ) {
    // At the beginning it is a name of its own (Din Mohammad).
    addToken(tokens, word, tokens.length === 0 ? role : 'particle', ['din']);
    return;
  }
  if ((text === 'allah' || text === 'ullah') && joinsAllah(tokens)) {
    const last = tokens.pop()!;
    addToken(tokens, `${last.written} ${word}`, last.role, [`${last.text}ullah`, `${last.text}allah`]);
    return;
  }
  // Abd, Abdul, Abdel: the article in it belongs to the next word, and is kept or dropped at will.
  if (SERVANT.has(text)) {
    addToken(tokens, word, role, ['abd']);
    return;
  }
  const neighbours = neighbourSpellings(text);
  if (text.length === word.length && ASCII_WORD.test(word)) addToken(tokens, word, role, [text, ...neighbours]);
  else addToken(tokens, word, role, [text, foldLikeMrz(word) ?? '', ...foldByEar(word), ...neighbours]);
}

/** Habib Allah and Abd Ullah are one name each, which most write in one word. */
function joinsAllah(tokens: readonly NameToken[]): boolean {
  const last = tokens[tokens.length - 1];
  return last !== undefined && last.role !== 'particle' && last.text.length >= 3 && !last.text.endsWith('llah');
}
