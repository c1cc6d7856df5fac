/**
 * Exact keys: from a key's 64-bit hash to the records that carry it.
 *
 * Layout: buckets by the highest bits of the hash, entries of a bucket side by side; an entry keeps the lower 48 bits
 * (4 + 2 bytes) and the record's number (4 bytes), the bucket's place says the rest, so that all 64 bits are compared
 * and a table can be merged into a larger one without its keys. 10 bytes an entry plus a directory of 0.5–1 byte.
 * A key that is not there passes for one that is with probability N / 2^64: 5·10⁻¹² a lookup at a hundred million
 * keys, one in two hundred billion.
 * Cost: a lookup touches the directory and one run of about six entries, a found one the tail besides: two or three
 * reads from memory, whatever the size.
 */
import { sharedUint16, sharedUint32 } from './shared-arrays.ts';

export interface KeyTable {
  /** How many of the highest bits of the hash choose the bucket. */
  readonly bits: number;
  readonly count: number;
  /** Where each bucket's entries start; one more than there are buckets. */
  readonly starts: Uint32Array;
  /** Low lane and record number of each entry, side by side, so that a hit reads one cache line for both. */
  readonly entries: Uint32Array;
  /** The lower half of each entry's high lane. */
  readonly tail: Uint16Array;
}

// Below 16 bits the stored 48 bits would not complete the hash.
const FEWEST_BITS = 16;
const MOST_BITS = 27;
// Four to eight entries a bucket: one or two cache lines, and the directory stays under a byte a key.
const FULLEST_BUCKET = 8;
// A key that thousands of records share makes a long bucket; from this length on it is searched by halves.
const LONG_BUCKET = 32;

// More records than this under one key are rubbish such as "UNKNOWN"; what is behind them is not read.
const MOST_FOUND = 100_000;

/**
 * Whether the table has any of the first `count` keys; two lanes a key, and room for as many numbers in `places`.
 * Cost: nearly every key is nowhere, and finding that out is waiting for memory. The directory is read for all keys before
 * the entries of the first, so that they wait together.
 */
export function hasAnyKey(table: KeyTable, lanes: Uint32Array, count: number, places: Uint32Array): boolean {
  const { starts, entries } = table;
  const shift = 32 - table.bits;
  for (let i = 0; i < count; i++) {
    const bucket = lanes[i * 2]! >>> shift;
    places[i * 2] = starts[bucket]!;
    places[i * 2 + 1] = starts[bucket + 1]!;
  }
  for (let i = 0; i < count; i++) {
    const low = lanes[i * 2 + 1]!;
    const end = places[i * 2 + 1]!;
    let at = places[i * 2]!;
    if (end - at > LONG_BUCKET) at = firstAtLeast(entries, at, end, low);
    for (; at < end; at++) {
      if (entries[at * 2] === low && table.tail[at] === (lanes[i * 2]! & 0xffff)) return true;
    }
  }
  return false;
}

/** Adds the numbers of the records that carry the key to `found`. */
export function findKey(table: KeyTable, high: number, low: number, found: number[]): void {
  const bucket = high >>> (32 - table.bits);
  let at = table.starts[bucket]!;
  const end = table.starts[bucket + 1]!;
  if (end - at > LONG_BUCKET) at = firstAtLeast(table.entries, at, end, low);
  const tail = high & 0xffff;
  const { entries } = table;
  for (; at < end; at++) {
    if (entries[at * 2] !== low) continue;
    if (table.tail[at] !== tail) continue;
    if (found.length >= MOST_FOUND) return;
    found.push(entries[at * 2 + 1]!);
  }
}

function firstAtLeast(entries: Uint32Array, from: number, to: number, value: number): number {
  let lowest = from;
  let highest = to;
  while (lowest < highest) {
    const middle = (lowest + highest) >>> 1;
    if (entries[middle * 2]! < value) lowest = middle + 1;
    else highest = middle;
  }
  return lowest;
}

const PARTS = 256;
const ENTRY = 3;

/**
 * Collects hashed keys and lays them out as a table.
 * Cost: keys wait in 256 parts by their highest bits, so that laying out writes within one part's cache lines at a time.
 */
export class KeyTableBuilder {
  readonly #parts: Uint32Array[][] = Array.from({ length: PARTS }, () => []);
  readonly #fill = new Uint32Array(PARTS);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(high: number, low: number, record: number): void {
    const part = high >>> 24;
    const chunks = this.#parts[part]!;
    let chunk = chunks[chunks.length - 1];
    let fill = this.#fill[part]!;
    if (chunk === undefined || fill === chunk.length) {
      chunk = new Uint32Array(ENTRY * Math.min(8192, 16 << (2 * Math.min(chunks.length, 5))));
      chunks.push(chunk);
      fill = 0;
    }
    chunk[fill] = high;
    chunk[fill + 1] = low;
    chunk[fill + 2] = record;
    this.#fill[part] = fill + ENTRY;
    this.#count++;
  }

  /** Adds the entries of a table whose records have new numbers; `DROPPED` leaves the entry out. */
  addTable(table: KeyTable, newNumber: Uint32Array): void {
    const buckets = table.starts.length - 1;
    const shift = 32 - table.bits;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const end = table.starts[bucket + 1]!;
      for (let at = table.starts[bucket]!; at < end; at++) {
        // With at least 16 bits of bucket, bucket and tail overlap or meet: together they are the high lane.
        const high = ((bucket << shift) | table.tail[at]!) >>> 0;
        this.addRenumbered(high, table.entries[at * 2]!, newNumber[table.entries[at * 2 + 1]!]!);
      }
    }
  }

  /** Adds an entry unless its record is left out (`DROPPED`). */
  addRenumbered(high: number, low: number, record: number): void {
    if (record !== DROPPED) this.add(high, low, record);
  }

  /** Lays out the table; `newNumber` renumbers the records that were sorted since, or leaves them out (`DROPPED`). */
  build(newNumber?: Uint32Array): KeyTable {
    const bits = bitsFor(this.#count);
    const shift = 32 - bits;
    const buckets = 2 ** bits;
    const starts = sharedUint32(buckets + 1);
    for (let part = 0; part < PARTS; part++) {
      this.#eachEntry(part, (chunk, at) => {
        if (newNumber !== undefined && newNumber[chunk[at + 2]!] === DROPPED) return;
        starts[(chunk[at]! >>> shift) + 1]!++;
      });
    }
    for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
    const count = starts[buckets]!;
    const entries = sharedUint32(count * 2);
    const tail = sharedUint16(count);
    const perPart = buckets / PARTS;
    for (let part = 0; part < PARTS; part++) {
      const first = part * perPart;
      const next = starts.slice(first, first + perPart);
      this.#eachEntry(part, (chunk, at) => {
        const waiting = chunk[at + 2]!;
        const number = newNumber === undefined ? waiting : newNumber[waiting]!;
        if (number === DROPPED) return;
        const place = next[(chunk[at]! >>> shift) - first]!++;
        entries[place * 2] = chunk[at + 1]!;
        entries[place * 2 + 1] = number;
        tail[place] = chunk[at]! & 0xffff;
      });
      // Let go of what is laid out: at a hundred million keys both copies at once are the peak of memory.
      this.#parts[part] = [];
    }
    sortLongBuckets(starts, entries, tail);
    return { bits, count, starts, entries, tail };
  }

  #eachEntry(part: number, visit: (chunk: Uint32Array, at: number) => void): void {
    const chunks = this.#parts[part]!;
    for (let c = 0; c < chunks.length; c++) {
      const chunk = chunks[c]!;
      const end = c === chunks.length - 1 ? this.#fill[part]! : chunk.length;
      for (let at = 0; at < end; at += ENTRY) visit(chunk, at);
    }
  }
}

/** In a list of new numbers: this record is left out. */
export const DROPPED = 0xffffffff;

function bitsFor(count: number): number {
  let bits = FEWEST_BITS;
  while (bits < MOST_BITS && 2 ** bits * FULLEST_BUCKET < count) bits++;
  return bits;
}

function sortLongBuckets(starts: Uint32Array, entries: Uint32Array, tail: Uint16Array): void {
  for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
    const from = starts[bucket]!;
    const to = starts[bucket + 1]!;
    if (to - from <= LONG_BUCKET) continue;
    const order = Array.from({ length: to - from }, (_, i) => from + i);
    order.sort((a, b) => entries[a * 2]! - entries[b * 2]!);
    const pairs = order.flatMap((i) => [entries[i * 2]!, entries[i * 2 + 1]!]);
    const tails = order.map((i) => tail[i]!);
    entries.set(pairs, from * 2);
    tail.set(tails, from);
  }
}
