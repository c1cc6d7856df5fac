/**
 * The keys under which an index files a token beyond its letters: two spellings that neither are equal nor lie one
 * letter apart still meet when they share one. Cost: a microsecond or two for each distinct token.
 */

import type { NameToken } from './name.ts';
import { romanceSkeleton, semiticSkeletons, skeleton } from './skeleton.ts';
import { clustersOf } from './variant-clusters.ts';

/** More keys than this make the index grow faster than the recall. */
const MOST_KEYS = 6;

/** Names from other scripts are few in most registers, and each of their romanisations may be the one on the other side. */
const MOST_KEYS_ROMANISED = 12;

/** A skeleton of fewer letters is shared by too many names to find anything. */
const SHORTEST_SKELETON = 3;
const SHORTEST_SEMITIC = 2;
/** Words of five letters with two consonants are rare (Walley, Rocci). */
const LONG_ENOUGH = 5;
const SHORTEST_OF_LONG = 2;

/** The retrieval keys of a token: `c:` variant clusters, `h:` Semitic consonants, `s:` consonant skeletons. At most six for a Latin token. */
export function tokenKeys(token: NameToken): readonly string[] {
  if (token.text.length < 2) return [];
  const keys = new Set<string>();
  for (const cluster of clustersOf(token.text)) {
    // A name in many nickname clusters keeps its first two; the others are found by their letters.
    if (keys.size < 2) keys.add(`c:${cluster}`);
  }
  if (token.consonants !== undefined) {
    for (const semitic of token.consonants.split('/')) if (semitic.length >= SHORTEST_SEMITIC) keys.add(`h:${semitic}`);
  } else {
    for (const semitic of semiticSkeletons(token.text))
      if (semitic.length >= SHORTEST_SEMITIC) keys.add(`h:${semitic}`);
  }
  addSkeleton(token.text, keys);
  for (const other of token.others) {
    if (keys.size >= MOST_KEYS_ROMANISED) break;
    addSkeleton(other, keys);
    if (token.consonants === undefined) {
      for (const semitic of semiticSkeletons(other)) {
        if (keys.size < MOST_KEYS_ROMANISED && semitic.length >= SHORTEST_SEMITIC) keys.add(`h:${semitic}`);
      }
    }
    for (const cluster of clustersOf(other).slice(0, 1)) {
      if (keys.size < MOST_KEYS_ROMANISED) keys.add(`c:${cluster}`);
    }
  }
  // Other scripts write a name as it is heard, without its silent or classical ending.
  if (token.others.length === 0 && token.consonants === undefined) addRomanceSkeleton(token.text, keys);
  const all = [...keys];
  return token.others.length === 0 ? all.slice(0, MOST_KEYS) : all;
}

function addSkeleton(text: string, keys: Set<string>): void {
  if (text.length < 4) return;
  const bones = skeleton(text);
  if (bones.length >= (text.length >= LONG_ENOUGH ? SHORTEST_OF_LONG : SHORTEST_SKELETON)) keys.add(`s:${bones}`);
}

function addRomanceSkeleton(text: string, keys: Set<string>): void {
  const bones = romanceSkeleton(text);
  if (bones !== undefined && bones.length >= SHORTEST_SKELETON) keys.add(`s:${bones}`);
}
