/** Greek tokens by ELOT 743 / ICAO Doc 9303, and the older habits (ch for χ, d for ντ, Beta as b). Cost: one pass each. */

const LETTERS: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

/** Pairs that are read as one sound, longest first in the regular expression below. */
const PAIRS: Readonly<Record<string, string>> = {
  ου: 'ou',
  γγ: 'ng',
  γκ: 'gk',
  γξ: 'nx',
  γχ: 'nch',
  μπ: 'mp',
  ντ: 'nt',
  ει: 'ei',
  οι: 'oi',
  αι: 'ai',
};

const EARLIER_PAIRS: Readonly<Record<string, string>> = {
  ...PAIRS,
  ει: 'i',
  οι: 'i',
  αι: 'e',
  γκ: 'g',
  μπ: 'b',
  ντ: 'd',
};
const EARLIER_LETTERS: Readonly<Record<string, string>> = { ...LETTERS, χ: 'h', η: 'e', υ: 'i', φ: 'ph', β: 'b' };

function romaniseWith(
  word: string,
  letters: Readonly<Record<string, string>>,
  pairs: Readonly<Record<string, string>>,
): string {
  let roman = '';
  for (let i = 0; i < word.length; i++) {
    const two = word.slice(i, i + 2);
    // αυ, ευ, ηυ are said av/ev/iv before voiced sounds and af/ef/if before the others.
    if (two === 'αυ' || two === 'ευ' || two === 'ηυ') {
      const voiced = /[αεηιουωβγδζλμνρ]/.test(word[i + 2] ?? '');
      roman += (letters[word[i]!] ?? '') + (voiced ? 'v' : 'f');
      i++;
    } else if (two === 'μπ' && i === 0) {
      roman += 'b';
      i++;
    } else if (pairs[two] !== undefined) {
      roman += pairs[two];
      i++;
    } else roman += letters[word[i]!] ?? '';
  }
  return roman;
}

/** The romanisations of one Greek token, the passport form first. */
export function romaniseGreek(token: string): string[] {
  const word = token.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const romans = new Set([
    romaniseWith(word, LETTERS, PAIRS),
    romaniseWith(word, EARLIER_LETTERS, EARLIER_PAIRS),
    romaniseWith(word, { ...LETTERS, χ: 'h', υ: 'i' }, { ...PAIRS, ντ: 'd', μπ: 'b' }),
    romaniseWith(word, { ...LETTERS, χ: 'kh', φ: 'ph' }, PAIRS),
  ]);
  romans.delete('');
  return [...romans];
}
