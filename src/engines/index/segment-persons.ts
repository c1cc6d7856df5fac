/** A segment's persons read as the rows of a merge, and as a source of candidates. */
import { BLOCKS, DAYS } from './birth.ts';
import { termsOfPerson } from './packed-names.ts';
import type { PersonColumns, PersonRows } from './person-columns.ts';
import type { TermSource } from './term-source.ts';

/** The text of a term as the dictionary writes it. */
export function readTermText(bytes: Uint8Array, starts: ArrayLike<number>, term: number): string {
  let text = '';
  let at = starts[term]!;
  const end = starts[term + 1]!;
  // Four letters at once: half as many short strings to join.
  for (; at + 4 <= end; at += 4)
    text += String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!);
  for (; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

/** The columns as rows to merge; `alive` and `isOpen` are asked with the person's number. */
export function rowsOfColumns(
  columns: PersonColumns,
  alive: (person: number) => boolean,
  isOpen: (person: number) => boolean,
): PersonRows {
  const { keys, dayStarts } = columns;
  const blocks = new Uint16Array(columns.count);
  for (let block = 0; block < BLOCKS; block++)
    blocks.fill(block, dayStarts[block * DAYS]!, dayStarts[(block + 1) * DAYS]!);
  return {
    ...columns,
    alive,
    isOpen,
    blockOf: (person) => blocks[person]!,
    termCount: columns.termOpen.length,
    termText: (term) => readTermText(columns.termBytes, columns.termStarts, term),
    termKeyCount: keys.marks.length,
    eachTermKey(visit) {
      const shift = 32 - keys.bits;
      for (let bucket = 0; bucket + 1 < keys.starts.length; bucket++) {
        const end = keys.starts[bucket + 1]!;
        for (let at = keys.starts[bucket]!; at < end; at++) {
          visit(((bucket << shift) | keys.marks[at]!) >>> 0, keys.terms[at]!);
        }
      }
    },
  };
}

// A word of eight letters is asked under 37 keys.
const KEYS_AT_ONCE = 64;
// A word meets some thirty terms, seldom hundreds.
const TERMS_AT_ONCE = 512;

/** What a segment's open persons that are dead by now take from its counts. */
export class BuriedTerms {
  readonly #columns: PersonColumns;
  readonly #of = new Map<number, number>();
  /** How many persons they are. */
  persons = 0;

  constructor(columns: PersonColumns) {
    this.#columns = columns;
  }

  /** Counts out an open person; to be called once for each. */
  bury(person: number): void {
    this.persons++;
    for (const term of termsOfPerson(this.#columns, person)) this.#of.set(term, this.of(term) + 1);
  }

  /** How many of them carry the term. */
  of(term: number): number {
    return this.#of.get(term) ?? 0;
  }
}

/** A segment's persons as a source of candidates. */
export function sourceOfColumns(columns: PersonColumns, buried: BuriedTerms): TermSource {
  const { keys, termBytes, termStarts, postingStarts, postings, dayStarts, termOpen } = columns;
  const shift = 32 - keys.bits;
  const termCount = termOpen.length;
  const places = new Uint32Array(KEYS_AT_ONCE * 2);
  const starts = new Uint32Array(TERMS_AT_ONCE);
  // Only written, so that what is fetched is not left out as useless.
  const fetched = new Uint32Array(TERMS_AT_ONCE);

  function firstStarting(prefix: string): number {
    let lowest = 0;
    let highest = termCount;
    while (lowest < highest) {
      const middle = (lowest + highest) >>> 1;
      if (readTermText(termBytes, termStarts, middle) < prefix) lowest = middle + 1;
      else highest = middle;
    }
    return lowest;
  }

  return {
    personCount: columns.count,
    get openCount() {
      return columns.openCount - buried.persons;
    },
    born: columns.born,
    traits: columns.traits,
    nationalities: columns.nationalities,
    nationalitySets: columns.nationalitySets,
    moreBirths: columns.moreBirths,
    nameStarts: columns.nameStarts,
    nameWords: columns.nameWords,
    termsUnder(asked, found) {
      for (let first = 0; first < asked.length; first += KEYS_AT_ONCE) {
        const last = Math.min(first + KEYS_AT_ONCE, asked.length);
        // First all places, then what stands there: memory that is asked for together comes together.
        for (let i = first; i < last; i++) {
          const bucket = asked[i]! >>> shift;
          places[(i - first) * 2] = keys.starts[bucket]!;
          places[(i - first) * 2 + 1] = keys.starts[bucket + 1]!;
        }
        for (let i = first; i < last; i++) {
          const mark = asked[i]! & 0xffff;
          const end = places[(i - first) * 2 + 1]!;
          for (let at = places[(i - first) * 2]!; at < end; at++)
            if (keys.marks[at] === mark) found.push(keys.terms[at]!);
        }
      }
    },
    termsStarting(prefix, found, limit) {
      for (let term = firstStarting(prefix); term < termCount && found.length < limit; term++) {
        if (!readTermText(termBytes, termStarts, term).startsWith(prefix)) return;
        found.push(term);
      }
    },
    fetch(terms, count) {
      const fit = Math.min(count, fetched.length);
      for (let i = 0; i < fit; i++) {
        const term = terms[i]!;
        fetched[i] = termOpen[term]! ^ postingStarts[term]!;
        starts[i] = termStarts[term]!;
      }
      for (let i = 0; i < fit; i++) fetched[i] = termBytes[starts[i]!]!;
    },
    textOf: (term) => readTermText(termBytes, termStarts, term),
    lettersOf(term, into) {
      const start = termStarts[term]!;
      const length = termStarts[term + 1]! - start;
      const fits = Math.min(length, into.length);
      for (let i = 0; i < fits; i++) into[i] = termBytes[start + i]!;
      return length;
    },
    openOf: (term) => termOpen[term]! - buried.of(term),
    carriersOf: (term) => postingStarts[term + 1]! - postingStarts[term]!,
    postingsOf(term, into) {
      into.list = postings;
      into.from = postingStarts[term]!;
      into.to = postingStarts[term + 1]!;
    },
    dayStarts,
    signatures: columns.signatures,
    termCount,
  };
}
