import { randomFillSync } from 'node:crypto';

let lastMs = 0;
let sequence = 0;
let time = '';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
// Random bytes are fetched a page at a time: one call for each id cost more than everything else in it.
const random = new Uint8Array(4096);
let used = random.length;

/** A new UUID version 7 (RFC 9562 section 5.7); those of one process sort in the order they were made. */
export function newId(): string {
  let now = Date.now();
  if (now <= lastMs) {
    now = lastMs;
    sequence += 1;
    if (sequence > 0xfff) {
      now = lastMs + 1;
      sequence = 0;
    }
  } else {
    sequence = 0;
  }
  if (now !== lastMs) {
    lastMs = now;
    const digits = now.toString(16).padStart(12, '0');
    time = `${digits.slice(0, 8)}-${digits.slice(8)}-`;
  }
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const at = used;
  used += 8;
  return (
    `${time}${HEX[0x70 | (sequence >> 8)]!}${HEX[sequence & 0xff]!}-` +
    `${HEX[(random[at]! & 0x3f) | 0x80]!}${HEX[random[at + 1]!]!}-` +
    HEX[random[at + 2]!]! +
    HEX[random[at + 3]!]! +
    HEX[random[at + 4]!]! +
    HEX[random[at + 5]!]! +
    HEX[random[at + 6]!]! +
    HEX[random[at + 7]!]!
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in canonical form. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The instant at which a version 7 id was made, in milliseconds since 1970. */
export function madeAtMs(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
