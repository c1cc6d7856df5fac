/** Servant-of names in one word (Abdurrahman, Абдулрахман): where the second word begins. */

/** Abdullah and Abdulayev are words of their own, and so is what is shorter. */
const SHORTEST_JOINED = 8;

interface Alphabet {
  /** Servant-of with its article, and the rest. */
  readonly joined: RegExp;
  /** The article as it is, which has not taken on the letter that follows. */
  readonly plain: string;
  /** What begins the rest of a word of its own: Allah, and endings of family names. */
  readonly ownWord: RegExp;
}

const LATIN: Alphabet = {
  joined: /^(abd(?:ou|[aeiou])?(?:ll?|rr?|ss?h?|nn?|zz?|dd?|tt?))(.+)$/,
  plain: 'l',
  ownWord: /^(?:l?ah|l?a(?:y|j|i)?e[vw]|ov|la)/,
};
const CYRILLIC: Alphabet = {
  joined: /^(абд[аеиоуэ]?(?:лл?|ль|рр?|сс?|шш?|нн?|зз?|дд?|тт?))(.+)$/,
  plain: 'л',
  ownWord: /^(?:л?[ао]х|л?а[йи]?е[вў]|[ои]в|ла)/,
};

/** The second word of a joined servant-of name, in folded Latin or small Cyrillic letters; undefined for any other word. */
export function splitServant(text: string): string | undefined {
  if (text.length < SHORTEST_JOINED) return undefined;
  const { joined, plain, ownWord } = text.startsWith('а') ? CYRILLIC : LATIN;
  const found = joined.exec(text);
  if (!found) return undefined;
  const joint = found[1]!.replace(/ь$/, '');
  let rest = found[2]!;
  const last = joint[joint.length - 1]!;
  if (last !== plain) {
    // The article takes on the letter that follows (Abdur-Rahman); without that letter doubled it is another name.
    const letter = joint.endsWith('sh') ? 'sh' : last;
    if (joint.endsWith(letter + letter)) rest = letter + rest;
    else if (!rest.startsWith(letter)) return undefined;
  }
  return rest.length < 3 || ownWord.test(rest) ? undefined : rest;
}
