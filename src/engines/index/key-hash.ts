/**
 * A 64-bit hash of a key string in two 32-bit lanes, written from `at` on, because BigInt costs more than the lookup itself.
 * Source: two multiply–rotate lanes as in Bob Jenkins' and Austin Appleby's non-cryptographic hashes, each fed by the
 * other, closed with Murmur3's published 32-bit finaliser. Cost: about 1 ns a character.
 * Beware: it is not cryptographic; whoever may choose keys can look for collisions. An answer is therefore read again
 * from the record before anybody acts on it.
 */
export function hashKey(key: string, lanes: Uint32Array, at = 0): void {
  let high = 0x9e3779b9 ^ key.length;
  let low = 0x7f4a7c15;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    high = Math.imul(high ^ code, 0xcc9e2d51);
    high = (high << 15) | (high >>> 17);
    low = Math.imul((low + code) ^ high, 0x1b873593);
    low = (low << 13) | (low >>> 19);
    high = (high + low) | 0;
  }
  high = mixBits(high ^ (low >>> 5));
  low = mixBits(low ^ Math.imul(high, 0x85ebca6b));
  lanes[at] = high;
  lanes[at + 1] = low;
}

/** Murmur3's 32-bit finaliser: every bit of the input reaches every bit of the answer. */
export function mixBits(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * A 32-bit hash of the first `length` letters of a text less those at two places, for the keys that lead to terms; a
 * false meeting is weeded out by comparing texts.
 */
export function hashText(text: string, kind: number, length = text.length, without = -1, nor = -1): number {
  let hash = Math.imul(kind + 1, 0x9e3779b1);
  let letters = 0;
  for (let i = 0; i < length; i++) {
    if (i === without || i === nor) continue;
    hash = Math.imul(hash ^ text.charCodeAt(i), 0xcc9e2d51);
    hash = (hash << 15) | (hash >>> 17);
    letters++;
  }
  return mixBits(hash ^ letters);
}
