/**
 * The persons of a segment, laid out for reading: columns, dictionary, postings, and the keys that lead to terms.
 *
 * Persons are numbered by date of birth (unknown years first), so that a posting list sorted by number is sorted by
 * date, and "born between 1977 and 1981" or "born on that day" is one run of it, without a directory of its own.
 * Cost: about 15 bytes a person, 4 bytes a name and 8 bytes a token (once in the name, once in the postings), and for
 * each distinct term its letters, 12 bytes and 6–7 bytes a key.
 */

import { ROLE } from '../matching/align-names.ts';
import { BLOCKS, DAYS, dayInBlock } from './birth.ts';
import { DROPPED } from './key-table.ts';
import {
  beginningOf,
  lowerBit,
  namesSomebody,
  ROLE_SHIFT,
  TWO_WORDS_EACH,
  termOfWord,
  tokensOfHead,
  upperBit,
  withTerm,
} from './packed-names.ts';
import { sharedBytes, sharedUint16, sharedUint32 } from './shared-arrays.ts';

export interface PersonColumns {
  readonly count: number;
  /** Persons withheld from nobody. */
  readonly openCount: number;
  readonly born: Uint32Array;
  readonly traits: Uint8Array;
  readonly nationalities: Uint16Array;
  readonly nationalitySets: readonly string[];
  readonly moreBirths: Uint32Array;
  readonly nameStarts: Uint32Array;
  readonly nameWords: Uint32Array;
  /** The beginnings of all words of a person's names (`beginningOf`), two numbers a person: the lower half first. */
  readonly signatures: Uint32Array;
  /** The first person of each day of each year block (`birth.ts`), and the count at the end. */
  readonly dayStarts: Uint32Array;
  readonly termBytes: Uint8Array;
  readonly termStarts: Uint32Array;
  /** How many open persons carry the term. */
  readonly termOpen: Uint32Array;
  readonly postingStarts: Uint32Array;
  readonly postings: Uint32Array;
  readonly keys: TermKeys;
}

/** From a 32-bit key to terms: the bucket is the hash's highest bits, the mark its lower half. */
export interface TermKeys {
  readonly bits: number;
  readonly starts: Uint32Array;
  readonly marks: Uint16Array;
  readonly terms: Uint32Array;
}

/** What persons are laid out from: records still waiting, or a segment being merged. */
export interface PersonRows {
  readonly count: number;
  alive(person: number): boolean;
  isOpen(person: number): boolean;
  blockOf(person: number): number;
  readonly born: ArrayLike<number>;
  readonly traits: ArrayLike<number>;
  readonly nationalities: ArrayLike<number>;
  readonly nationalitySets: readonly string[];
  readonly moreBirths: ArrayLike<number>;
  readonly nameStarts: ArrayLike<number>;
  readonly nameWords: ArrayLike<number>;
  readonly termCount: number;
  termText(term: number): string;
  readonly termKeyCount: number;
  eachTermKey(visit: (hash: number, term: number) => void): void;
}

// At least 16 bits, so that bucket and mark together are the whole hash and a merge needs no names engine.
const FEWEST_KEY_BITS = 16;
const MOST_KEY_BITS = 26;
const FULLEST_KEY_BUCKET = 6;

/** Lays out the persons of all sources as one; also answers each source's new numbers (`DROPPED` for the dead). */
export function layOutPersons(sources: readonly PersonRows[]): { columns: PersonColumns; numbers: Uint32Array[] } {
  const { order, numbers, dayStarts, openCount } = orderByBirth(sources);
  const dictionary = mergeDictionaries(sources);
  const names = layOutNames(sources, order, dictionary.numbers);
  const postings = layOutPostings(sources, order, names, dictionary.texts.length);
  const texts = layOutTexts(dictionary.texts);
  const columns: PersonColumns = {
    count: order.persons.length,
    openCount,
    ...layOutTraits(sources, order, numbers),
    ...names,
    dayStarts,
    ...texts,
    signatures: layOutSignatures(names, texts),
    ...postings,
    keys: layOutTermKeys(sources, dictionary),
  };
  return { columns, numbers };
}

interface Order {
  /** Source and person at each new number. */
  readonly sources: Uint8Array;
  readonly persons: Uint32Array;
}

function orderByBirth(sources: readonly PersonRows[]) {
  const dayStarts = sharedUint32(BLOCKS * DAYS + 1);
  const dayOf = (rows: PersonRows, p: number): number => rows.blockOf(p) * DAYS + dayInBlock(rows.born[p]!);
  let openCount = 0;
  for (const rows of sources) {
    for (let p = 0; p < rows.count; p++) {
      if (!rows.alive(p)) continue;
      dayStarts[dayOf(rows, p) + 1]!++;
      if (rows.isOpen(p)) openCount++;
    }
  }
  for (let day = 0; day < BLOCKS * DAYS; day++) dayStarts[day + 1]! += dayStarts[day]!;
  const total = dayStarts[BLOCKS * DAYS]!;
  const next = dayStarts.slice();
  const order: Order = { sources: new Uint8Array(total), persons: new Uint32Array(total) };
  const numbers = sources.map((rows, s) => {
    const mine = new Uint32Array(rows.count).fill(DROPPED);
    for (let p = 0; p < rows.count; p++) {
      if (!rows.alive(p)) continue;
      const number = next[dayOf(rows, p)]!++;
      mine[p] = number;
      order.sources[number] = s;
      order.persons[number] = p;
    }
    return mine;
  });
  return { order, numbers, dayStarts, openCount };
}

interface Dictionary {
  readonly texts: readonly string[];
  /** For each source, its terms' numbers in the merged dictionary; `DROPPED` for those no living person carries. */
  readonly numbers: readonly Uint32Array[];
  /** For each source, whether it was the first to bring the term. */
  readonly first: readonly Uint8Array[];
}

function mergeDictionaries(sources: readonly PersonRows[]): Dictionary {
  const places = new Map<string, number>();
  const texts: string[] = [];
  const first = sources.map((rows) => new Uint8Array(rows.termCount));
  const numbers = sources.map((rows, s) => {
    const used = usedTerms(rows);
    const mine = new Uint32Array(rows.termCount).fill(DROPPED);
    for (let term = 0; term < rows.termCount; term++) {
      if (used[term] === 0) continue;
      const text = rows.termText(term);
      // A single source has no term twice.
      let place = sources.length === 1 ? undefined : places.get(text);
      if (place === undefined) {
        place = texts.length;
        texts.push(text);
        if (sources.length > 1) places.set(text, place);
        first[s]![term] = 1;
      }
      mine[term] = place;
    }
    return mine;
  });
  const sorted = Uint32Array.from(texts.keys()).sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
  const rank = new Uint32Array(texts.length);
  for (let i = 0; i < sorted.length; i++) rank[sorted[i]!] = i;
  for (const mine of numbers) {
    for (let term = 0; term < mine.length; term++) if (mine[term] !== DROPPED) mine[term] = rank[mine[term]!]!;
  }
  return { texts: Array.from(sorted, (i) => texts[i]!), numbers, first };
}

function usedTerms(rows: PersonRows): Uint8Array {
  const used = new Uint8Array(rows.termCount);
  for (let p = 0; p < rows.count; p++) {
    if (!rows.alive(p)) continue;
    const end = rows.nameStarts[p + 1]!;
    for (let at = rows.nameStarts[p]!; at < end; ) {
      const last = at + tokensOfHead(rows.nameWords[at]!);
      for (at++; at <= last; at++) used[termOfWord(rows.nameWords[at]!)] = 1;
    }
  }
  return used;
}

function layOutNames(sources: readonly PersonRows[], order: Order, termNumbers: readonly Uint32Array[]) {
  const count = order.persons.length;
  const nameStarts = sharedUint32(count + 1);
  for (let number = 0; number < count; number++) {
    const rows = sources[order.sources[number]!]!;
    const p = order.persons[number]!;
    nameStarts[number + 1] = nameStarts[number]! + rows.nameStarts[p + 1]! - rows.nameStarts[p]!;
  }
  const nameWords = sharedUint32(nameStarts[count]!);
  for (let number = 0; number < count; number++) {
    const s = order.sources[number]!;
    const rows = sources[s]!;
    const renumber = termNumbers[s]!;
    const from = rows.nameWords;
    let to = nameStarts[number]!;
    const p = order.persons[number]!;
    const end = rows.nameStarts[p + 1]!;
    for (let at = rows.nameStarts[p]!; at < end; ) {
      const last = at + tokensOfHead(from[at]!);
      nameWords[to++] = from[at]!;
      for (at++; at <= last; at++) nameWords[to++] = withTerm(from[at]!, renumber[termOfWord(from[at]!)]!);
    }
  }
  return { nameStarts, nameWords };
}

function layOutPostings(
  sources: readonly PersonRows[],
  order: Order,
  names: { nameStarts: Uint32Array; nameWords: Uint32Array },
  terms: number,
) {
  const postingStarts = sharedUint32(terms + 1);
  const termOpen = sharedUint32(terms);
  // The person that met the term last: a term that a person carries twice is posted once.
  const metBy = new Uint32Array(terms).fill(DROPPED);
  eachTermOfPersons(names, metBy, (term, person) => {
    postingStarts[term + 1]!++;
    if (sources[order.sources[person]!]!.isOpen(order.persons[person]!)) termOpen[term]!++;
  });
  for (let term = 0; term < terms; term++) postingStarts[term + 1]! += postingStarts[term]!;
  const postings = sharedUint32(postingStarts[terms]!);
  const next = postingStarts.slice(0, terms);
  metBy.fill(DROPPED);
  eachTermOfPersons(names, metBy, (term, person) => {
    postings[next[term]!++] = person;
  });
  return { postingStarts, postings, termOpen };
}

function eachTermOfPersons(
  { nameStarts, nameWords }: { nameStarts: Uint32Array; nameWords: Uint32Array },
  metBy: Uint32Array,
  visit: (term: number, person: number) => void,
): void {
  for (let person = 0; person + 1 < nameStarts.length; person++) {
    const end = nameStarts[person + 1]!;
    for (let at = nameStarts[person]!; at < end; ) {
      const last = at + tokensOfHead(nameWords[at]!);
      for (at++; at <= last; at++) {
        const term = termOfWord(nameWords[at]!);
        if (metBy[term] === person) continue;
        metBy[term] = person;
        visit(term, person);
      }
    }
  }
}

function layOutTraits(sources: readonly PersonRows[], order: Order, numbers: readonly Uint32Array[]) {
  const count = order.persons.length;
  const born = sharedUint32(count);
  const traits = sharedBytes(count);
  const nationalities = sharedUint16(count);
  const setNumbers = new Map<string, number>();
  const setsOf = sources.map((rows) =>
    rows.nationalitySets.map((text) => {
      const known = setNumbers.get(text);
      // Sixteen bits tell 65,535 combinations apart; one more is kept as "unknown", which weighs nothing.
      const set = known ?? Math.min(setNumbers.size, 0xffff);
      if (known === undefined && set < 0xffff) setNumbers.set(text, set);
      return set;
    }),
  );
  for (let number = 0; number < count; number++) {
    const s = order.sources[number]!;
    const rows = sources[s]!;
    const p = order.persons[number]!;
    born[number] = rows.born[p]!;
    traits[number] = rows.traits[p]!;
    nationalities[number] = setsOf[s]![rows.nationalities[p]!] ?? 0xffff;
  }
  const more: [number, number, number][] = [];
  sources.forEach((rows, s) => {
    for (let at = 0; at < rows.moreBirths.length; at += 3) {
      const number = numbers[s]![rows.moreBirths[at]!]!;
      if (number !== DROPPED) more.push([number, rows.moreBirths[at + 1]!, rows.moreBirths[at + 2]!]);
    }
  });
  more.sort((a, b) => a[0] - b[0]);
  const moreBirths = sharedUint32(more.length * 3);
  more.forEach((row, i) => {
    moreBirths.set(row, i * 3);
  });
  return { born, traits, nationalities, nationalitySets: [...setNumbers.keys()], moreBirths };
}

function layOutTexts(texts: readonly string[]) {
  const termStarts = sharedUint32(texts.length + 1);
  for (let term = 0; term < texts.length; term++) termStarts[term + 1] = termStarts[term]! + texts[term]!.length;
  const termBytes = sharedBytes(termStarts[texts.length]!);
  for (let term = 0; term < texts.length; term++) {
    const text = texts[term]!;
    const start = termStarts[term]!;
    for (let i = 0; i < text.length; i++) termBytes[start + i] = text.charCodeAt(i);
  }
  return { termStarts, termBytes };
}

function layOutSignatures(
  { nameStarts, nameWords }: { nameStarts: Uint32Array; nameWords: Uint32Array },
  { termBytes, termStarts }: { termBytes: Uint8Array; termStarts: Uint32Array },
): Uint32Array {
  const persons = nameStarts.length - 1;
  const signatures = sharedUint32(persons * 2);
  for (let person = 0; person < persons; person++) {
    const end = nameStarts[person + 1]!;
    let lower = TWO_WORDS_EACH;
    let upper = 0;
    for (let at = nameStarts[person]!; at < end; ) {
      const last = at + tokensOfHead(nameWords[at]!);
      let naming = 0;
      for (at++; at <= last; at++) {
        const role = nameWords[at]! >>> ROLE_SHIFT;
        if (namesSomebody(role)) naming++;
        if (role === ROLE.patronymic) lower &= ~TWO_WORDS_EACH;
        const start = termStarts[termOfWord(nameWords[at]!)]!;
        const long = termStarts[termOfWord(nameWords[at]!) + 1]! - start > 1;
        const beginning = beginningOf(termBytes[start]!, long ? termBytes[start + 1]! : 0);
        lower |= lowerBit(beginning);
        upper |= upperBit(beginning);
      }
      if (naming < 2) lower &= ~TWO_WORDS_EACH;
    }
    signatures[person * 2] = lower;
    signatures[person * 2 + 1] = upper;
  }
  return signatures;
}

function layOutTermKeys(sources: readonly PersonRows[], { numbers, first }: Dictionary): TermKeys {
  let most = 0;
  for (const { termKeyCount } of sources) most += termKeyCount;
  const hashes = new Uint32Array(most);
  const termOf = new Uint32Array(most);
  let count = 0;
  sources.forEach((rows, s) => {
    rows.eachTermKey((hash, term) => {
      if (first[s]![term] === 0) return;
      hashes[count] = hash;
      termOf[count++] = numbers[s]![term]!;
    });
  });
  let bits = FEWEST_KEY_BITS;
  while (bits < MOST_KEY_BITS && 2 ** bits * FULLEST_KEY_BUCKET < count) bits++;
  const shift = 32 - bits;
  const starts = sharedUint32(2 ** bits + 1);
  const marks = sharedUint16(count);
  const terms = sharedUint32(count);
  for (let i = 0; i < count; i++) starts[(hashes[i]! >>> shift) + 1]!++;
  for (let bucket = 0; bucket + 1 < starts.length; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice(0, -1);
  for (let i = 0; i < count; i++) {
    const place = next[hashes[i]! >>> shift]!++;
    marks[place] = hashes[i]! & 0xffff;
    terms[place] = termOf[i]!;
  }
  return { bits, starts, marks, terms };
}
