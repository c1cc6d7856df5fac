import { Problem } from '../../kernel/problem.ts';
import { mixBits } from './key-hash.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Writes a record's uuid as four numbers at `at`; anything else than a uuid is refused as `invalid-input`. */
export function writeId(id: string, into: Uint32Array, at: number): void {
  if (!UUID.test(id))
    throw new Problem('invalid-input', `A record's id must be a UUID; this is not: ${id.slice(0, 60)}`);
  into[at] = Number.parseInt(id.slice(0, 8), 16);
  into[at + 1] = Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16);
  into[at + 2] = Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16);
  into[at + 3] = Number.parseInt(id.slice(28), 16);
}

/** The uuid that stands at `at` as four numbers, in lower case. */
export function readId(ids: Uint32Array, at: number): string {
  let hex = '';
  for (let i = 0; i < 4; i++) hex += ids[at + i]!.toString(16).padStart(8, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Where a uuid's search for its slot starts among `slots`. */
export function slotOfId(ids: Uint32Array, at: number, slots: number): number {
  const hash = mixBits(ids[at + 3]! ^ mixBits(ids[at + 2]! ^ mixBits(ids[at + 1]! ^ mixBits(ids[at]!))));
  return Math.floor((hash / 0x100000000) * slots);
}
