/**
 * Spellings and forms of one name that letters alone do not bring together: Mohammed and Muhammad, Yusuf and Joseph,
 * Aleksandr and Alexander, Bill and William. A name may stand in several clusters; clusters are never chained, so that
 * Rob meets Robert and Robin but these do not meet each other.
 */

import { DIMINUTIVE_LINES } from './data/diminutives.ts';
import { NICKNAME_LINES } from './data/nicknames.ts';
import { VARIANT_LINES } from './data/variants.ts';

/** Nickname clusters have numbers from here on, so that a comparison can tell them from spellings. */
export const FIRST_NICKNAME = 100_000;

const NONE: readonly number[] = [];

const clusters = new Map<string, number[]>();

function join(name: string, cluster: number): void {
  const known = clusters.get(name);
  if (known === undefined) clusters.set(name, [cluster]);
  else if (!known.includes(cluster)) known.push(cluster);
}

let variantCount = 0;
for (const line of VARIANT_LINES.trim().split('\n')) {
  if (line === '' || line.startsWith('#')) continue;
  for (const name of line.trim().split(' ')) join(name, variantCount);
  variantCount++;
}

let nicknameCount = FIRST_NICKNAME;
for (const line of `${NICKNAME_LINES.trim()}\n${DIMINUTIVE_LINES.trim()}`.split('\n')) {
  for (const name of line.trim().split(' ')) join(name, nicknameCount);
  nicknameCount++;
}

/** The clusters that a folded spelling belongs to; most names belong to none. */
export function clustersOf(text: string): readonly number[] {
  return clusters.get(text) ?? NONE;
}

/** Whether two spellings share a cluster: 'variant' of one name, 'nickname' of it, or neither. */
export function sharedCluster(a: readonly number[], b: readonly number[]): 'variant' | 'nickname' | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  let nickname = false;
  for (const cluster of a) {
    if (b.includes(cluster)) {
      if (cluster < FIRST_NICKNAME) return 'variant';
      nickname = true;
    }
  }
  return nickname ? 'nickname' : undefined;
}

/** Whether both spellings belong to families of names, but to none in common: Hassan and Husayn are two names. */
export function areOfDifferentFamilies(a: readonly number[], b: readonly number[]): boolean {
  return hasFamily(a) && hasFamily(b) && sharedCluster(a, b) === undefined;
}

function hasFamily(list: readonly number[]): boolean {
  for (const cluster of list) if (cluster < FIRST_NICKNAME) return true;
  return false;
}
