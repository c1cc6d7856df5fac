/**
 * A segment as one head and a row of buffers, to be saved as flat files and read back without being built again.
 * Every buffer carries a checksum, the head one of itself; what is damaged, cut short or of another version is refused
 * with the reason, and the caller builds the segment anew. Cost: about a nanosecond for four bytes.
 */
import { mixBits } from './key-hash.ts';
import type { KeyTable } from './key-table.ts';
import type { PersonColumns, TermKeys } from './person-columns.ts';
import type { Segment, SegmentPart } from './segment.ts';

/** Raise it whenever the layout changes: older files are then built anew. */
export const SEGMENT_VERSION = 2;

export interface SegmentHead {
  readonly format: 'entente-segment';
  readonly version: number;
  /** What the caller wants to know again, such as the place in the change feed. */
  readonly note: string;
  readonly recordCount: number;
  readonly kinds: readonly string[];
  readonly keyBits: number;
  readonly keyCount: number;
  readonly personCount: number;
  readonly openCount: number;
  readonly nationalitySets: readonly string[];
  readonly termKeyBits: number;
  readonly buffers: readonly { readonly name: string; readonly bytes: number; readonly checksum: number }[];
  /** Of everything above. */
  readonly checksum: number;
}

export interface SegmentBuffers {
  readonly head: SegmentHead;
  /** In the order of `head.buffers`; bytes of the segment itself, not a copy. */
  readonly buffers: readonly Uint8Array[];
}

/** What reading answers: the segment with the marks of its dead records, or why it cannot be used. */
export type ReadSegment =
  | { readonly part: SegmentPart; readonly note: string; readonly refused?: undefined }
  | { readonly refused: string };

type Column = Uint32Array | Uint16Array | Uint8Array;

/** Every column of a segment with its name in files, in a fixed order. */
function columnsOf({ segment, dead }: SegmentPart): [string, Column][] {
  const { keys, persons } = segment;
  return [
    ['dead', dead],
    ['ids', segment.ids],
    ['id-slots', segment.idSlots],
    ['masks', segment.masks],
    ['kind-of', segment.kindOf],
    ['key-starts', keys.starts],
    ['key-entries', keys.entries],
    ['key-tail', keys.tail],
    ['born', persons.born],
    ['traits', persons.traits],
    ['nationalities', persons.nationalities],
    ['more-births', persons.moreBirths],
    ['name-starts', persons.nameStarts],
    ['name-words', persons.nameWords],
    ['signatures', persons.signatures],
    ['day-starts', persons.dayStarts],
    ['term-bytes', persons.termBytes],
    ['term-starts', persons.termStarts],
    ['term-open', persons.termOpen],
    ['posting-starts', persons.postingStarts],
    ['postings', persons.postings],
    ['term-key-starts', persons.keys.starts],
    ['term-key-marks', persons.keys.marks],
    ['term-key-terms', persons.keys.terms],
  ];
}

/** The segment as head and buffers; the buffers are views, so they must be written before the dead marks change. */
export function writeSegment(part: SegmentPart, note = ''): SegmentBuffers {
  const { segment } = part;
  const columns = columnsOf(part);
  const buffers = columns.map(([, column]) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  const head = {
    format: 'entente-segment',
    version: SEGMENT_VERSION,
    note,
    recordCount: segment.recordCount,
    kinds: segment.kinds,
    keyBits: segment.keys.bits,
    keyCount: segment.keys.count,
    personCount: segment.persons.count,
    openCount: segment.persons.openCount,
    nationalitySets: segment.persons.nationalitySets,
    termKeyBits: segment.persons.keys.bits,
    buffers: columns.map(([name], i) => ({
      name,
      bytes: buffers[i]!.byteLength,
      checksum: checksumOf(buffers[i]!),
    })),
  } as const;
  return { head: { ...head, checksum: checksumOfText(JSON.stringify(head)) }, buffers };
}

/**
 * Reads a segment back. `buffers` must be SharedArrayBuffers (or plain ones in tests and tools), in the order of the
 * head; they become the segment's memory.
 */
export function readSegment(head: unknown, buffers: readonly ArrayBufferLike[]): ReadSegment {
  const refused = refuseHead(head);
  if (refused !== undefined) return { refused };
  const known = head as SegmentHead;
  if (buffers.length !== known.buffers.length) return { refused: 'Some of its files are missing.' };
  for (let i = 0; i < buffers.length; i++) {
    const { name, bytes, checksum } = known.buffers[i]!;
    if (buffers[i]!.byteLength !== bytes)
      return { refused: `The file of “${name}” has not the length it was written with.` };
    if (checksumOf(new Uint8Array(buffers[i]!)) !== checksum) return { refused: `The file of “${name}” is damaged.` };
  }
  const at = new Map(known.buffers.map(({ name }, i) => [name, buffers[i]!]));
  const words = (name: string): Uint32Array => new Uint32Array(at.get(name)!);
  const halves = (name: string): Uint16Array => new Uint16Array(at.get(name)!);
  const bytes = (name: string): Uint8Array => new Uint8Array(at.get(name)!);
  const keys: KeyTable = {
    bits: known.keyBits,
    count: known.keyCount,
    starts: words('key-starts'),
    entries: words('key-entries'),
    tail: halves('key-tail'),
  };
  const termKeys: TermKeys = {
    bits: known.termKeyBits,
    starts: words('term-key-starts'),
    marks: halves('term-key-marks'),
    terms: words('term-key-terms'),
  };
  const persons: PersonColumns = {
    count: known.personCount,
    openCount: known.openCount,
    born: words('born'),
    traits: bytes('traits'),
    nationalities: halves('nationalities'),
    nationalitySets: known.nationalitySets,
    moreBirths: words('more-births'),
    nameStarts: words('name-starts'),
    nameWords: words('name-words'),
    signatures: words('signatures'),
    dayStarts: words('day-starts'),
    termBytes: bytes('term-bytes'),
    termStarts: words('term-starts'),
    termOpen: words('term-open'),
    postingStarts: words('posting-starts'),
    postings: words('postings'),
    keys: termKeys,
  };
  const segment: Segment = {
    recordCount: known.recordCount,
    kinds: known.kinds,
    ids: words('ids'),
    idSlots: words('id-slots'),
    masks: halves('masks'),
    kindOf: bytes('kind-of'),
    keys,
    persons,
  };
  return { part: { segment, dead: words('dead') }, note: known.note };
}

function refuseHead(head: unknown): string | undefined {
  if (typeof head !== 'object' || head === null || (head as SegmentHead).format !== 'entente-segment') {
    return 'It is not a segment of this index.';
  }
  const { checksum, ...rest } = head as SegmentHead;
  if (rest.version !== SEGMENT_VERSION) {
    return `It was written in version ${String(rest.version)}; this node reads version ${SEGMENT_VERSION}.`;
  }
  if (checksum !== checksumOfText(JSON.stringify(rest))) return 'Its head is damaged.';
  return undefined;
}

/** A 32-bit checksum of bytes, four at a time in four lanes, so that a long file is not slower than reading it. */
export function checksumOf(bytes: Uint8Array): number {
  const whole = bytes.byteLength >>> 2;
  // A view of words needs a start divisible by four; columns always have one.
  const words =
    bytes.byteOffset % 4 === 0
      ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole)
      : new Uint32Array(bytes.slice().buffer, 0, whole);
  let a = 0x9e3779b1;
  let b = 0x85ebca6b;
  let c = 0xc2b2ae35;
  let d = 0x27d4eb2f;
  const fours = whole - (whole % 4);
  for (let i = 0; i < fours; i += 4) {
    a = rotated(Math.imul(a ^ words[i]!, 0xcc9e2d51));
    b = rotated(Math.imul(b ^ words[i + 1]!, 0x1b873593));
    c = rotated(Math.imul(c ^ words[i + 2]!, 0x85ebca6b));
    d = rotated(Math.imul(d ^ words[i + 3]!, 0x9e3779b1));
  }
  for (let i = fours; i < whole; i++) a = rotated(Math.imul(a ^ words[i]!, 0xcc9e2d51));
  for (let i = whole * 4; i < bytes.byteLength; i++) b = rotated(Math.imul(b ^ bytes[i]!, 0x1b873593));
  return mixBits(
    mixBits(a ^ bytes.byteLength) ^ mixBits(b + 1) ^ Math.imul(mixBits(c + 2), 3) ^ Math.imul(mixBits(d + 3), 5),
  );
}

const rotated = (value: number): number => (value << 13) | (value >>> 19);

function checksumOfText(text: string): number {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[i * 2] = text.charCodeAt(i) & 0xff;
    bytes[i * 2 + 1] = text.charCodeAt(i) >>> 8;
  }
  return checksumOf(bytes);
}
