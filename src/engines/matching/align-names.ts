/**
 * Aligns the tokens of two names one to one and sums what the alignment says. A token that only one side has is an
 * omission and costs little; tokens left over on both sides contradict each other and cost much.
 * Cost: greedy over a small matrix, n·m·min(n, m) comparisons of numbers, no allocation.
 */

import { AGREEMENT, type Agreement } from './compare-terms.ts';

/** More tokens than any name has; the scratch arrays below hold this many on each side. */
export const MOST_TOKENS = 24;

/** Role codes, in the order of TOKEN_ROLES in names/name.ts. */
export const ROLE = { unknown: 0, given: 1, family: 2, patronymic: 3, particle: 4, title: 5, initial: 6 } as const;

/** Evidence against, in nats; see each reason. */
export const AGAINST = {
  /** A name that only one side gives: people leave names out, one in five records does. */
  omitted: -1.6,
  /** Fathers' and middle names are left out by habit. */
  omittedPatronymic: -0.5,
  /** The third and later omissions: nobody leaves out that much by habit. */
  omittedMore: -2.2,
  /** Different names on both sides: one record in a thousand holds a wholly wrong name. */
  contradicted: -7,
  contradictedFamily: -9,
  contradictedPatronymic: -6,
  contradictedInitial: -6,
  /** Both sides say which is the family name, and they say it the other way round. */
  rolesSwapped: -2,
  /** One name alone was compared with a fuller one: any bearer of that name would agree. */
  oneOfMany: -3,
  /** With a title people are called by the family name alone. */
  oneOfManyTitled: -1,
  /** "A son of B" against "B son of A": the tokens agree, the persons are father and son. */
  relationReversed: -7,
} as const;

/**
 * With a contradiction, agreement on other names may be kinship: a brother shares the family name and the father's
 * names. One person in some 60,000 is such a relative of the one sought, so shared names say no more than e^11.
 */
export const MOST_WITH_CONTRADICTION = 11;

/** Particles agree by convention rather than by person. */
export const PARTICLE_SHARE = 0.15;

/** The outcome of one alignment, kept in place so that scoring allocates nothing. */
export interface Alignment {
  nats: number;
  /** For each asked token the recorded token it was matched with, or −1. */
  readonly askedTo: Int16Array;
  readonly recordedTo: Int16Array;
  readonly agreements: Uint8Array;
  readonly tokenNats: Float32Array;
  contradictions: number;
  omissions: number;
  matched: number;
  reversed: boolean;
  swapped: boolean;
  oneOfMany: boolean;
  /** Joined runs: first and last asked token, first and last recorded token, four numbers each. */
  readonly joins: number[];
}

export function emptyAlignment(): Alignment {
  return {
    nats: 0,
    askedTo: new Int16Array(MOST_TOKENS),
    recordedTo: new Int16Array(MOST_TOKENS),
    agreements: new Uint8Array(MOST_TOKENS),
    tokenNats: new Float32Array(MOST_TOKENS),
    contradictions: 0,
    omissions: 0,
    matched: 0,
    reversed: false,
    swapped: false,
    oneOfMany: false,
    joins: [],
  };
}

/** What the aligner asks of the two names. */
export interface NamePair {
  readonly askedCount: number;
  readonly recordedCount: number;
  /** Nats of agreement of two tokens, 0 where they do not agree; particles are already reduced. */
  readonly nats: Float32Array;
  readonly agreements: Uint8Array;
  askedRole(place: number): number;
  recordedRole(place: number): number;
  /** Whether the person's own name on one side is the father's on the other. */
  isRelationReversed(out: Alignment): boolean;
  /** Compares runs of tokens written together; nats, or 0. Called for leftovers only. */
  joinNats(askedFrom: number, askedTo: number, recordedFrom: number, recordedTo: number): number;
}

const MATCHED_JOIN = AGREEMENT.joined as Agreement;

/** Whether a leftover of this role counts neither as omission nor as contradiction. */
function isFree(role: number): boolean {
  return role === ROLE.particle || role === ROLE.title;
}

/** Aligns the pair and writes the outcome into `out`. */
export function align(pair: NamePair, out: Alignment): number {
  const n = pair.askedCount;
  const m = pair.recordedCount;
  const { nats, agreements } = pair;
  out.askedTo.fill(-1, 0, n);
  out.recordedTo.fill(-1, 0, m);
  out.agreements.fill(0, 0, n);
  out.tokenNats.fill(0, 0, n);
  out.joins.length = 0;
  let sum = 0;
  let matched = 0;
  for (;;) {
    let best = 0;
    let bestAt = -1;
    for (let i = 0; i < n; i++) {
      if (out.askedTo[i] !== -1) continue;
      for (let j = 0; j < m; j++) {
        if (out.recordedTo[j] !== -1) continue;
        // Among equals the token at the same place wins, so that repeated names pair up in order.
        const value = nats[i * MOST_TOKENS + j]! - (i === j ? 0 : 0.001);
        if (agreements[i * MOST_TOKENS + j] !== 0 && (bestAt < 0 || value > best)) {
          best = value;
          bestAt = i * MOST_TOKENS + j;
        }
      }
    }
    if (bestAt < 0) break;
    const i = Math.floor(bestAt / MOST_TOKENS);
    const j = bestAt % MOST_TOKENS;
    out.askedTo[i] = j;
    out.recordedTo[j] = i;
    out.agreements[i] = agreements[bestAt]!;
    out.tokenNats[i] = nats[bestAt]!;
    sum += nats[bestAt]!;
    if (!isFree(pair.askedRole(i)) && !isFree(pair.recordedRole(j))) matched++;
  }
  sum += joinLeftovers(pair, out);
  for (let k = 0; k < out.joins.length; k += 4) matched += 1;
  out.matched = matched;
  sum = settle(pair, out, sum);
  out.nats = sum;
  return sum;
}

/** Tries leftover neighbours written together: "al sabah" and "alsabah", "Mohammad Hasni" and "Mohammadhasni". */
function joinLeftovers(pair: NamePair, out: Alignment): number {
  const n = pair.askedCount;
  const m = pair.recordedCount;
  let gained = 0;
  for (let again = true; again; ) {
    again = false;
    let best = 0;
    let a0 = 0;
    let a1 = 0;
    let r0 = 0;
    let r1 = 0;
    for (let i = 0; i < n; i++) {
      if (out.askedTo[i] !== -1) continue;
      for (let i2 = i; i2 < n && i2 < i + 4 && out.askedTo[i2] === -1; i2++) {
        for (let j = 0; j < m; j++) {
          if (out.recordedTo[j] !== -1) continue;
          for (let j2 = j; j2 < m && j2 < j + 4 && out.recordedTo[j2] === -1; j2++) {
            if (i2 === i && j2 === j) continue;
            const value = pair.joinNats(i, i2, j, j2);
            if (value > best) {
              best = value;
              a0 = i;
              a1 = i2;
              r0 = j;
              r1 = j2;
            }
          }
        }
      }
    }
    if (best > 0) {
      for (let i = a0; i <= a1; i++) {
        out.askedTo[i] = r0;
        out.agreements[i] = MATCHED_JOIN;
        out.tokenNats[i] = i === a0 ? best : 0;
      }
      for (let j = r0; j <= r1; j++) out.recordedTo[j] = a0;
      out.joins.push(a0, a1, r0, r1);
      gained += best;
      again = true;
    }
  }
  return gained;
}

/** Whether either name begins with a title. */
export function isTitled(pair: NamePair): boolean {
  return (
    (pair.askedCount > 1 && pair.askedRole(0) === ROLE.title) ||
    (pair.recordedCount > 1 && pair.recordedRole(0) === ROLE.title)
  );
}

/** Weighs what is left over, the order and the roles. */
function settle(pair: NamePair, out: Alignment, agreed: number): number {
  const n = pair.askedCount;
  const m = pair.recordedCount;
  let left = 0;
  let leftFamily = 0;
  let leftPatronymic = 0;
  let leftInitial = 0;
  let right = 0;
  let rightFamily = 0;
  let rightPatronymic = 0;
  let rightInitial = 0;
  let asked = 0;
  let recorded = 0;
  let swaps = 0;
  for (let i = 0; i < n; i++) {
    const role = pair.askedRole(i);
    if (isFree(role)) continue;
    asked++;
    const j = out.askedTo[i]!;
    if (j === -1) {
      left++;
      if (role === ROLE.family) leftFamily++;
      else if (role === ROLE.patronymic) leftPatronymic++;
      else if (role === ROLE.initial) leftInitial++;
    } else {
      const other = pair.recordedRole(j);
      if ((role === ROLE.family && other === ROLE.given) || (role === ROLE.given && other === ROLE.family)) swaps++;
    }
  }
  for (let j = 0; j < m; j++) {
    const role = pair.recordedRole(j);
    if (isFree(role)) continue;
    recorded++;
    if (out.recordedTo[j] === -1) {
      right++;
      if (role === ROLE.family) rightFamily++;
      else if (role === ROLE.patronymic) rightPatronymic++;
      else if (role === ROLE.initial) rightInitial++;
    }
  }
  const contradictions = Math.min(left, right);
  let against = 0;
  for (let k = 0; k < contradictions; k++) {
    if (leftFamily > 0 && rightFamily > 0) {
      against += AGAINST.contradictedFamily;
      leftFamily--;
      rightFamily--;
    } else if (leftPatronymic > 0 || rightPatronymic > 0) {
      against += AGAINST.contradictedPatronymic;
      if (leftPatronymic > 0) leftPatronymic--;
      if (rightPatronymic > 0) rightPatronymic--;
    } else if (leftInitial > 0 || rightInitial > 0) {
      against += AGAINST.contradictedInitial;
      if (leftInitial > 0) leftInitial--;
      if (rightInitial > 0) rightInitial--;
    } else against += AGAINST.contradicted;
  }
  const omissions = left + right - 2 * contradictions;
  const light = Math.min(omissions, leftPatronymic + rightPatronymic + leftInitial + rightInitial);
  against += light * AGAINST.omittedPatronymic;
  for (let k = 0; k < omissions - light; k++) against += k < 2 ? AGAINST.omitted : AGAINST.omittedMore;
  out.contradictions = contradictions;
  out.omissions = omissions;
  out.swapped = swaps >= 2;
  if (out.swapped) against += AGAINST.rolesSwapped;
  out.oneOfMany = out.matched <= 1 && Math.max(asked, recorded) > 1 && Math.min(asked, recorded) <= 1;
  if (out.oneOfMany && out.joins.length > 0) out.oneOfMany = false;
  if (out.oneOfMany) against += isTitled(pair) ? AGAINST.oneOfManyTitled : AGAINST.oneOfMany;
  out.reversed = contradictions > 0 || out.matched > 1 ? pair.isRelationReversed(out) : false;
  if (out.reversed) against += AGAINST.relationReversed;
  const most =
    (contradictions > 0 || out.reversed) && agreed > MOST_WITH_CONTRADICTION ? MOST_WITH_CONTRADICTION : agreed;
  return most + against;
}
