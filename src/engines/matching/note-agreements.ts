/** Which tokens of two names may be aligned, and for how much, once their roles in the name are looked at. */

import { isOtherSyllable } from '../names/east-asian-syllables.ts';
import { EAST_ASIAN_FAMILY } from '../names/name-words.ts';
import { AGREEMENT, type Agreement, compareNats, continuesCut, natsOf } from './compare-terms.ts';
import { type NameTable, PARTICLE_SHARE, ROLE } from './name-table.ts';

/** A shorter token cut off by a machine-readable zone fits too many names. */
const SHORTEST_CUT = 5;

/** Notes that two tokens agree, as far as their roles let them. */
export function noteAgreement(table: NameTable, i: number, j: number, agreement: Agreement, nats: number): void {
  const { asked, recorded } = table;
  const askedRole = asked.roles[i]!;
  const role = recorded.roles[j]!;
  if (askedRole >= ROLE.particle || role >= ROLE.particle) {
    if (askedRole === ROLE.title || role === ROLE.title) {
      // A title says nothing, whether it agrees or not.
      if (askedRole === role) table.note(i, j, agreement, 0);
      return;
    }
    if (askedRole === ROLE.particle || role === ROLE.particle) {
      if (askedRole === role || agreement === AGREEMENT.equal) table.note(i, j, agreement, nats * PARTICLE_SHARE);
      return;
    }
  }
  const isLetter = asked.lengths[i] === 1 || recorded.lengths[j] === 1;
  // One vowel may be a whole Korean syllable (U, Woo); otherwise one letter is an initial.
  if (isLetter && agreement !== AGREEMENT.romanised) noteInitial(table, i, j);
  else if (
    !isDoubtful(agreement) ||
    askedRole !== ROLE.given ||
    role !== ROLE.given ||
    !areOfOtherSyllables(table, i, j, agreement)
  )
    table.note(i, j, agreement, nats);
}

/** An initial, or the few letters that a machine-readable zone left of a name, begins the name on the other side. */
export function noteInitial(table: NameTable, i: number, j: number): void {
  const { asked, recorded } = table;
  if (!asked.isShort(i) && !recorded.isShort(j)) return;
  if (asked.isFree(i) || recorded.isFree(j)) return;
  const one = asked.terms[i]!.text;
  const other = recorded.terms[j]!.text;
  if (one.length < other.length ? other.startsWith(one) : one.startsWith(other))
    table.note(i, j, AGREEMENT.initial, natsOf(AGREEMENT.initial, 0));
}

/** The token at which a machine-readable zone ended may be the beginning of any token on the other side. */
export function noteCut(table: NameTable, askedIsCut: boolean, recordedIsCut: boolean): void {
  const { asked, recorded } = table;
  const askedCut = askedIsCut ? asked.cutPlace() : -1;
  const recordedCut = recordedIsCut ? recorded.cutPlace() : -1;
  for (let i = 0; i < asked.count; i++) {
    for (let j = 0; j < recorded.count; j++) {
      const one = asked.terms[i]!;
      const other = recorded.terms[j]!;
      const isCut =
        (j === recordedCut && continuesCut(other, one, SHORTEST_CUT)) ||
        (i === askedCut && continuesCut(one, other, SHORTEST_CUT));
      if (isCut) table.note(i, j, AGREEMENT.cut, compareNats(one, other, AGREEMENT.cut));
    }
  }
}

/** Agreements that leave room for another name. */
function isDoubtful(agreement: Agreement): boolean {
  return agreement === AGREEMENT.letters || agreement === AGREEMENT.sound;
}

/** Two given names behind a Chinese, Korean or Vietnamese family name that differ in a whole syllable. */
function areOfOtherSyllables({ asked, recorded }: NameTable, i: number, j: number, agreement: Agreement): boolean {
  if (!asked.hasFamilyOf(EAST_ASIAN_FAMILY)) return false;
  const one = asked.terms[i]!;
  const other = recorded.terms[j]!;
  // One syllable that merely sounds like another is another (Tuan, Thanh).
  if (
    agreement === AGREEMENT.sound &&
    one.simple === other.simple &&
    isOneSyllable(one.text) &&
    isOneSyllable(other.text)
  )
    return true;
  return isOtherSyllable(one.text, other.text);
}

function isOneSyllable(text: string): boolean {
  return /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/.test(text);
}
