/**
 * Aligns the tokens of two names one to one and sums what the alignment says. A token that only one side has is an
 * omission and costs little; tokens left over on both sides contradict each other and cost much.
 * Cost: greedy over a small matrix, n·m·min(n, m) comparisons of numbers, no allocation.
 */

import { AGREEMENT } from './compare-terms.ts';
import { findJoin, type Join, sameLettersNats } from './join-tokens.ts';
import { MOST_TOKENS, type NameSide, type NameTable, ROLE } from './name-table.ts';
import { shortSlipNats } from './short-slips.ts';

export { PARTICLE_SHARE, ROLE } from './name-table.ts';

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

/** The outcome of an alignment, reused from one to the next; which token met which stands in the table. */
export interface Alignment {
  nats: number;
  /** For each asked token how it agreed, and what that says. */
  readonly agreements: Uint8Array;
  readonly tokenNats: Float32Array;
  contradictions: number;
  /** The one contradiction is a letter of a short word, which the day of birth makes a slip. */
  shortSlip: boolean;
  matched: number;
  reversed: boolean;
  swapped: boolean;
  oneOfMany: boolean;
  titled: boolean;
  /** Joined runs: first and last asked token, first and last recorded token, four numbers each. */
  readonly joins: number[];
}

export function emptyAlignment(): Alignment {
  return {
    nats: 0,
    agreements: new Uint8Array(MOST_TOKENS),
    tokenNats: new Float32Array(MOST_TOKENS),
    contradictions: 0,
    shortSlip: false,
    matched: 0,
    reversed: false,
    swapped: false,
    oneOfMany: false,
    titled: false,
    joins: [],
  };
}

/** Agreements at the same place come first among equals, so that repeated names pair up in order. */
const OUT_OF_PLACE = 0.001;

/** Aligns the two names of the table and writes the outcome into `out`. */
export function align(table: NameTable, out: Alignment): number {
  const { asked, recorded } = table;
  asked.to.fill(-1, 0, asked.count);
  recorded.to.fill(-1, 0, recorded.count);
  out.joins.length = 0;
  let sum = 0;
  let matched = 0;
  for (;;) {
    let best = Number.NEGATIVE_INFINITY;
    let bestAt = -1;
    for (let at = 0; at < table.agreeing; at++) {
      const i = table.askedAt[at]!;
      const j = table.recordedAt[at]!;
      if (asked.to[i] !== -1 || recorded.to[j] !== -1) continue;
      const value = i === j ? table.nats[at]! : table.nats[at]! - OUT_OF_PLACE;
      if (value > best) {
        best = value;
        bestAt = at;
      }
    }
    if (bestAt < 0) break;
    const i = table.askedAt[bestAt]!;
    const j = table.recordedAt[bestAt]!;
    asked.to[i] = j;
    recorded.to[j] = i;
    out.agreements[i] = table.agreements[bestAt]!;
    out.tokenNats[i] = table.nats[bestAt]!;
    sum += table.nats[bestAt]!;
    if (!asked.isFree(i) && !recorded.isFree(j)) matched++;
  }
  if (matched < asked.count && matched < recorded.count) {
    for (let join = findJoin(table); join !== undefined; join = findJoin(table)) {
      sum += join.nats;
      matched++;
      keepJoin(table, out, join);
    }
  }
  if (matched > 0 && (matched < asked.count || matched < recorded.count)) {
    const gained = moveSpaces(table, out);
    if (gained > 0) matched++;
    sum += gained + takeInNeighbours(table, out);
  }
  out.matched = matched;
  if (matched === 0) return 0;
  sum = settle(table, out, sum);
  out.nats = sum;
  return sum;
}

function keepJoin({ asked, recorded }: NameTable, out: Alignment, join: Join): void {
  for (let i = join.askedFrom; i <= join.askedTo; i++) {
    asked.to[i] = join.recordedFrom;
    out.agreements[i] = AGREEMENT.joined;
    out.tokenNats[i] = i === join.askedFrom ? join.nats : 0;
  }
  for (let j = join.recordedFrom; j <= join.recordedTo; j++) recorded.to[j] = join.askedFrom;
  out.joins.push(join.askedFrom, join.askedTo, join.recordedFrom, join.recordedTo);
}

/** "Tor Valdbrandvold" for "Torvald Brandvold": a token met its like but for letters that a leftover neighbour has. */
function moveSpaces(table: NameTable, out: Alignment): number {
  const { asked, recorded } = table;
  for (let i = 0; i + 1 < asked.count; i++) {
    const first = asked.to[i]!;
    const second = asked.to[i + 1]!;
    // One of the two is left over, the other was matched with a slip.
    if ((first === -1) === (second === -1)) continue;
    const place = first === -1 ? i + 1 : i;
    if (out.agreements[place] === AGREEMENT.equal || out.agreements[place] === AGREEMENT.joined) continue;
    const j = first === -1 ? second - 1 : first;
    if (j < 0 || j + 1 >= recorded.count || recorded.to[first === -1 ? j : j + 1] !== -1) continue;
    const nats = sameLettersNats(table, i, i + 1, j, j + 1);
    if (nats === 0) continue;
    const before = out.tokenNats[place]!;
    keepJoin(table, out, { nats, askedFrom: i, askedTo: i + 1, recordedFrom: j, recordedTo: j + 1 });
    return nats - before;
  }
  return 0;
}

const BESIDE = [-1, 1];

/** "Luguangming" for "Lu Guangming": a token met its like but for the letters of a leftover neighbour. */
function takeInNeighbours(table: NameTable, out: Alignment): number {
  const { asked, recorded } = table;
  let gained = 0;
  for (let i = 0; i < asked.count; i++) {
    const j = asked.to[i]!;
    if (j === -1 || out.agreements[i] === AGREEMENT.equal || out.agreements[i] === AGREEMENT.joined) continue;
    for (const beside of BESIDE) {
      const inRecorded = recorded.isLeft(j + beside);
      if (!inRecorded && !asked.isLeft(i + beside)) continue;
      const askedFrom = inRecorded ? i : Math.min(i, i + beside);
      const askedTo = inRecorded ? i : askedFrom + 1;
      const recordedFrom = inRecorded ? Math.min(j, j + beside) : j;
      const recordedTo = inRecorded ? recordedFrom + 1 : j;
      const nats = sameLettersNats(table, askedFrom, askedTo, recordedFrom, recordedTo);
      if (nats === 0) continue;
      gained += nats - out.tokenNats[i]!;
      keepJoin(table, out, { nats, askedFrom, askedTo, recordedFrom, recordedTo });
      break;
    }
  }
  return gained;
}

/** The leftovers of one side, by what they are. */
interface Leftovers {
  names: number;
  all: number;
  family: number;
  patronymic: number;
  initial: number;
}

const left: Leftovers = { names: 0, all: 0, family: 0, patronymic: 0, initial: 0 };
const right: Leftovers = { names: 0, all: 0, family: 0, patronymic: 0, initial: 0 };

function countLeftovers(side: NameSide, into: Leftovers): void {
  into.names = 0;
  into.all = 0;
  into.family = 0;
  into.patronymic = 0;
  into.initial = 0;
  for (let place = 0; place < side.count; place++) {
    if (side.isFree(place)) continue;
    into.names++;
    if (side.to[place] !== -1) continue;
    into.all++;
    const role = side.roles[place]!;
    if (role === ROLE.family) into.family++;
    else if (role === ROLE.patronymic) into.patronymic++;
    else if (role === ROLE.initial) into.initial++;
  }
}

/** Weighs what is left over, the order and the roles. */
function settle(table: NameTable, out: Alignment, agreed: number): number {
  const { asked, recorded } = table;
  countLeftovers(asked, left);
  countLeftovers(recorded, right);
  const contradictions = Math.min(left.all, right.all);
  let against = 0;
  for (let k = 0; k < contradictions; k++) against += contradictionNats();
  out.shortSlip = false;
  if (table.sameDay && contradictions === 1) {
    const slip = shortSlipNats(table);
    if (slip !== undefined && slip > against) {
      against = slip;
      out.shortSlip = true;
    }
  }
  const omissions = left.all + right.all - 2 * contradictions;
  const otherGeneration = asked.isOtherGenerationThan(recorded);
  if (otherGeneration) against += AGAINST.contradicted;
  // Contradictions took one of each; what is still counted as light was left out by habit.
  const light = Math.min(omissions, left.patronymic + right.patronymic + left.initial + right.initial);
  against += light * AGAINST.omittedPatronymic;
  for (let k = 0; k < omissions - light; k++) against += k < 2 ? AGAINST.omitted : AGAINST.omittedMore;
  out.contradictions = contradictions + (otherGeneration ? 1 : 0);
  out.swapped = areRolesSwapped(asked, recorded);
  if (out.swapped) against += AGAINST.rolesSwapped;
  out.oneOfMany =
    out.matched <= 1 &&
    out.joins.length === 0 &&
    Math.max(left.names, right.names) > 1 &&
    Math.min(left.names, right.names) <= 1;
  out.titled =
    (asked.count > 1 && asked.roles[0] === ROLE.title) || (recorded.count > 1 && recorded.roles[0] === ROLE.title);
  if (out.oneOfMany) against += out.titled ? AGAINST.oneOfManyTitled : AGAINST.oneOfMany;
  out.reversed = asked.sonOf > 0 && recorded.sonOf > 0 && isRelationReversed(asked, recorded);
  if (out.reversed) against += AGAINST.relationReversed;
  const mayBeKin = out.contradictions > 0 || out.reversed;
  return (mayBeKin && agreed > MOST_WITH_CONTRADICTION ? MOST_WITH_CONTRADICTION : agreed) + against;
}

/** Takes one leftover from each side and says what their difference weighs. */
function contradictionNats(): number {
  if (left.family > 0 && right.family > 0) {
    left.family--;
    right.family--;
    return AGAINST.contradictedFamily;
  }
  if (left.patronymic > 0 || right.patronymic > 0) {
    if (left.patronymic > 0) left.patronymic--;
    if (right.patronymic > 0) right.patronymic--;
    return AGAINST.contradictedPatronymic;
  }
  if (left.initial > 0 || right.initial > 0) {
    if (left.initial > 0) left.initial--;
    if (right.initial > 0) right.initial--;
    return AGAINST.contradictedInitial;
  }
  return AGAINST.contradicted;
}

function areRolesSwapped(asked: NameSide, recorded: NameSide): boolean {
  let swaps = 0;
  for (let i = 0; i < asked.count; i++) {
    const j = asked.to[i]!;
    if (j === -1) continue;
    const role = asked.roles[i]!;
    const other = recorded.roles[j]!;
    if ((role === ROLE.family && other === ROLE.given) || (role === ROLE.given && other === ROLE.family)) swaps++;
  }
  return swaps >= 2;
}

/** "A son of B" against "B son of A": before the first "son of" stands the person, after it the father. */
function isRelationReversed(asked: NameSide, recorded: NameSide): boolean {
  return crosses(asked, recorded) + crosses(recorded, asked) >= 1;
}

/** 1 when an own name of one side is a father's on the other, and strongly negative when one stands on both. */
function crosses(one: NameSide, other: NameSide): number {
  let crossed = 0;
  for (let place = 0; place < one.sonOf; place++) {
    const to = one.to[place]!;
    if (to === -1 || one.isFree(place)) continue;
    if (to < other.sonOf) return -9;
    crossed = 1;
  }
  return crossed;
}
