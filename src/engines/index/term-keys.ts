/**
 * The keys under which a term can be met by a spelling of it: itself and itself less one letter, over its first eight
 * letters (symmetric deletion, Garbe 2012), so that two spellings one edit apart always share a key; and the skeletons
 * and clusters that the names engine knows. Cost: about ten hashes a term.
 */
import type { NameToken } from '../names/name.ts';
import { FIRST_NICKNAME } from '../names/variant-clusters.ts';
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
export function addSpellingKeys(text: string, keys: number[]): void {
  const length = Math.min(text.length, PREFIX);
  keys.push(hashText(text, SPELLING, length));
  if (length < 2) return;
  for (let i = 0; i < length; i++) {
    // Of a run of equal letters, leaving out one or the other is the same.
    if (i > 0 && text[i] === text[i - 1]) continue;
    keys.push(hashText(text, SPELLING, length, i));
  }
}

/** Adds the keys of one spelling less two letters. */
export function addTwoEditKeys(text: string, keys: number[]): void {
  const length = Math.min(text.length, PREFIX);
  for (let i = 0; i < length; i++)
    for (let j = i + 1; j < length; j++) keys.push(hashText(text, SPELLING, length, i, j));
}

/** The one key that an equal spelling shares (and those that differ after the eighth letter). */
export function equalKey(text: string): number {
  return hashText(text, SPELLING, Math.min(text.length, PREFIX));
}

/** The key shared by a cut-off token and every token that could continue it. */
export function cutKey(text: string): number {
  return hashText(text, CUT_OFF, Math.min(text.length, SHORTEST_CUT));
}

/** How a key of the names engine was come by; each has its own way of agreeing. */
export type SoundKind = 'variant' | 'nickname' | 'written-consonants' | 'consonants' | 'skeleton';

/** What kind a key of the names engine is; `written` when the token's consonants are all that its script shows. */
export function kindOfSoundKey(key: string, written: boolean): SoundKind {
  if (key.startsWith('c:')) return Number(key.slice(2)) >= FIRST_NICKNAME ? 'nickname' : 'variant';
  if (key.startsWith('h:')) return written ? 'written-consonants' : 'consonants';
  return 'skeleton';
}

/**
 * The key under which a skeleton or cluster is filed. Consonants that a script really shows are filed apart from those
 * guessed from a Latin spelling: two Latin spellings do not agree by consonants alone, and never need to meet by them.
 */
export function soundKey(key: string, kind: SoundKind): number {
  return hashText(kind === 'written-consonants' ? `w${key}` : key, SOUND);
}

/** All keys under which a recorded token is filed. */
export function keysOfRecorded(token: NameToken, cut: boolean, soundKeys: readonly string[]): readonly number[] {
  const keys: number[] = [];
  if (cut) keys.push(cutKey(token.text));
  addSpellingKeys(token.text, keys);
  for (const other of token.others) addSpellingKeys(other, keys);
  for (const key of soundKeys) keys.push(soundKey(key, kindOfSoundKey(key, token.consonants !== undefined)));
  // Only other romanisations repeat the keys of the first.
  return token.others.length === 0 && !cut ? keys : [...new Set(keys)];
}
