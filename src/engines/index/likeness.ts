/**
 * How a recorded term agrees with an asked token, as far as the order of candidates needs it; the matching engine
 * judges more finely. Cost: under a microsecond a pair.
 */
import { AGREEMENT, type Agreement } from '../matching/compare-terms.ts';

/** Beyond two edits the spelling alone says nothing. */
const FAR = 3;

const LETTERS = 64;
const before = new Uint8Array(LETTERS + 1);
const current = new Uint8Array(LETTERS + 1);
const beforeLast = new Uint8Array(LETTERS + 1);

/** A spelling as letters: those of `from` up to `to`. */
export interface Spelt {
  readonly letters: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** A text of `a`–`z`, `0`–`9` and marks as letters. */
export function spell(text: string): Spelt {
  const letters = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) letters[i] = text.charCodeAt(i);
  return { letters, from: 0, to: text.length };
}

/** Edits between two spellings, neighbours swapped counting as one; 3 stands for three or more. */
export function editsApart(a: Spelt, b: Spelt): number {
  const isShorter = a.to - a.from < b.to - b.from;
  const shorter = isShorter ? a : b;
  const longer = isShorter ? b : a;
  const short = shorter.letters;
  const long = longer.letters;
  let start = shorter.from;
  let shortEnd = shorter.to;
  let longEnd = longer.to;
  // Where the longer one stands beside the shorter.
  const beside = longer.from - start;
  if (longEnd - beside - shortEnd >= FAR) return FAR;
  while (start < shortEnd && short[start] === long[start + beside]) start++;
  while (shortEnd > start && short[shortEnd - 1] === long[longEnd - 1]) {
    shortEnd--;
    longEnd--;
  }
  const longStart = start + beside;
  const m = shortEnd - start;
  const n = longEnd - longStart;
  if (m === 0 || n > LETTERS) return Math.min(FAR, n);
  if (m === 1 && n === 1) return 1;
  let two = beforeLast;
  let one = before;
  let row = current;
  for (let j = 0; j <= n; j++) one[j] = j;
  for (let i = 1; i <= m; i++) {
    row[0] = i;
    let least = i;
    const letter = short[start + i - 1]!;
    for (let j = 1; j <= n; j++) {
      const other = long[longStart + j - 1]!;
      let edits = letter === other ? one[j - 1]! : Math.min(one[j - 1]!, one[j]!, row[j - 1]!) + 1;
      if (
        i > 1 &&
        j > 1 &&
        letter === long[longStart + j - 2] &&
        other === short[start + i - 2] &&
        two[j - 2]! + 1 < edits
      ) {
        edits = two[j - 2]! + 1;
      }
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least >= FAR) return FAR;
    const free = two;
    two = one;
    one = row;
    row = free;
  }
  return Math.min(FAR, one[n]!);
}

const TWO_EDITS_FROM = 5;
// As the matching engine has it: names that sound alike may differ in this share of their letters.
const SOUND_ALIKE_SHARE = 0.45;

/**
 * How an asked spelling agrees with a recorded one, never worse than the matching engine finds it; `soundsAlike` when
 * they share a skeleton.
 */
export function likeness(asked: Spelt, recorded: Spelt, soundsAlike: boolean): Agreement {
  const askedLength = asked.to - asked.from;
  const recordedLength = recorded.to - recorded.from;
  const edits = editsApart(asked, recorded);
  if (edits === 0) return AGREEMENT.equal;
  // Which letters are easily exchanged is for the matching engine to say; here every single edit counts as such.
  if (edits === 1) return AGREEMENT.light;
  if (edits === 2 && Math.min(askedLength, recordedLength) >= TWO_EDITS_FROM) return AGREEMENT.letters;
  if (soundsAlike && edits <= SOUND_ALIKE_SHARE * Math.max(askedLength, recordedLength)) return AGREEMENT.sound;
  return AGREEMENT.none;
}
