import { randomFillSync } from 'node:crypto';

let lastMs = 0;
let sequence = 0;
const random = new Uint8Array(8);

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
  lastMs = now;
  randomFillSync(random);
  const time = now.toString(16).padStart(12, '0');
  const counter = (0x7000 | sequence).toString(16);
  const variant = ((random[0]! & 0x3f) | 0x80).toString(16).padStart(2, '0');
  const rest = Array.from(random.subarray(1), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${counter}-${variant}${rest.slice(0, 2)}-${rest.slice(2)}`;
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
