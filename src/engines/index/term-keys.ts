/**
 * The keys under which a term can be met by a spelling of it: itself and itself less one letter, over its first eight
 * letters (symmetric deletion, Garbe 2012), so that two spellings one edit apart always share a key; and the skeletons
 * and clusters that the names engine knows. Cost: about ten hashes a term.
 */
import type { NameToken } from '../names/name.ts';
import { hashText } from './key-hash.ts';

/** Letters behind the eighth are free: two spellings that differ only there share all keys. */
export const PREFIX = 8;

const SPELLING = 1;
const SOUND = 2;
const CUT_OFF = 3;

/** From this length on a cut-off token may stand for a longer one; shorter ones stand for too many. */
export const SHORTEST_CUT = 5;

/** Marks the text of a token that a machine-readable zone cut off; no folded token contains it. */
export const CUT_MARK = '!';

/** Adds the keys of one spelling: one edit away from each other means one of these in common. */
export function addSpellingKeys(text: string, keys: Set<number>): void {
  const prefix = text.length > PREFIX ? text.slice(0, PREFIX) : text;
  keys.add(hashText(prefix, SPELLING));
  if (prefix.length < 2) return;
  for (let i = 0; i < prefix.length; i++) {
    // Of a run of equal letters, leaving out one or the other is the same.
    if (i > 0 && prefix[i] === prefix[i - 1]) continue;
    keys.add(hashText(prefix.slice(0, i) + prefix.slice(i + 1), SPELLING));
  }
}

/** The one key that an equal spelling shares (and those that differ after the eighth letter). */
export function equalKey(text: string): number {
  return hashText(text.length > PREFIX ? text.slice(0, PREFIX) : text, SPELLING);
}

/** The key shared by a cut-off token and every token that could continue it. */
export function cutKey(text: string): number {
  return hashText(text.slice(0, SHORTEST_CUT), CUT_OFF);
}

/** The keys of skeletons and clusters. */
export function soundKey(key: string): number {
  return hashText(key, SOUND);
}

/** All keys under which a recorded token is filed. */
export function keysOfRecorded(token: NameToken, cut: boolean, soundKeys: readonly string[]): Set<number> {
  const keys = new Set<number>();
  if (cut) keys.add(cutKey(token.text));
  addSpellingKeys(token.text, keys);
  for (const other of token.others) addSpellingKeys(other, keys);
  for (const key of soundKeys) keys.add(soundKey(key));
  return keys;
}
