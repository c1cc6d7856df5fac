/**
 * How close a recorded term is to an asked token, as far as the order of candidates needs it; the matching engine
 * judges more finely. Source of the steps: the weights in the matching engine. Cost: under a microsecond a pair.
 */

/** Beyond two edits the spelling alone says nothing. */
const FAR = 3;

const LETTERS = 64;
const before = new Uint8Array(LETTERS + 1);
const current = new Uint8Array(LETTERS + 1);
const beforeLast = new Uint8Array(LETTERS + 1);

/** Edits between two texts, neighbours swapped counting as one; 3 stands for three or more. */
export function editsApart(a: string, b: string): number {
  if (a === b) return 0;
  const short = a.length < b.length ? a : b;
  const long = a.length < b.length ? b : a;
  if (long.length - short.length >= FAR || long.length > LETTERS) return FAR;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++;
  let shortEnd = short.length;
  let longEnd = long.length;
  while (shortEnd > start && short.charCodeAt(shortEnd - 1) === long.charCodeAt(longEnd - 1)) {
    shortEnd--;
    longEnd--;
  }
  const m = shortEnd - start;
  const n = longEnd - start;
  if (m === 0) return n;
  if (m === 1 && n === 1) return 1;
  let two = beforeLast;
  let one = before;
  let row = current;
  for (let j = 0; j <= n; j++) one[j] = j;
  for (let i = 1; i <= m; i++) {
    row[0] = i;
    let least = i;
    const letter = short.charCodeAt(start + i - 1);
    for (let j = 1; j <= n; j++) {
      const other = long.charCodeAt(start + j - 1);
      let edits = letter === other ? one[j - 1]! : Math.min(one[j - 1]!, one[j]!, row[j - 1]!) + 1;
      if (
        i > 1 &&
        j > 1 &&
        letter === long.charCodeAt(start + j - 2) &&
        other === short.charCodeAt(start + i - 2) &&
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

// Shares of a token's weight, never less than the matching engine leaves (compare-terms.ts), so that a bound on them
// is a bound on its judgement.
const EQUAL = 1;
const SAME_SOUND = 0.85;
const ONE_EDIT = 0.8;
const TWO_EDITS = 0.65;
const SAME_BEGINNING = 0.45;
const LONG = 8;
const MIDDLING = 5;

/** From 0 (nothing in common) to 1 (equal); `bySound` when skeleton or cluster led to the term. */
export function closeness(asked: string, recorded: string, bySound: boolean): number {
  if (asked === recorded) return EQUAL;
  const edits = editsApart(asked, recorded);
  const length = Math.min(asked.length, recorded.length);
  let close = 0;
  if (edits === 1) close = ONE_EDIT;
  else if (edits === 2 && length >= MIDDLING) close = TWO_EDITS;
  else if (length >= LONG && asked.startsWith(recorded.slice(0, LONG - 1))) close = SAME_BEGINNING;
  return bySound && close < SAME_SOUND ? SAME_SOUND : close;
}
