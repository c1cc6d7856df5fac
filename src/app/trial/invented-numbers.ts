/** Random numbers from 0 to 1 that a seed determines (a mixed counter, after Steele and Vigna). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    return mixed(state) / 0x100000000;
  };
}

function mixed(word: number): number {
  let bits = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}

const HALF_BITS = 21;
const HALF = 2 ** HALF_BITS;
const ROUNDS = 4;

/**
 * The n-th of 2^42 numbers, as if drawn by lot but never twice: a state too gives each number of a document once. Two
 * halves scramble each other in turn (Luby and Rackoff), which can be undone and so never meets itself.
 */
function drawn(n: number, series: number): number {
  let left = Math.floor(n / HALF);
  let right = n % HALF;
  for (let round = 0; round < ROUNDS; round++) {
    const scrambled = mixed(right ^ Math.imul(series + 1, 0x9e3779b1) ^ (round << 28)) >>> (32 - HALF_BITS);
    [left, right] = [right, (left ^ scrambled) % HALF];
  }
  return left * HALF + right;
}

/** The n-th number of a series, each sign out of its own alphabet; the alphabets must allow at least 2^42 numbers. */
export function numberOf(n: number, series: number, alphabets: readonly string[]): string {
  let rest = drawn(n, series);
  let text = '';
  for (const alphabet of alphabets) {
    text += alphabet[rest % alphabet.length]!;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}
