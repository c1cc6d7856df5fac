import { fieldFault, Problem } from './problem.ts';

/** JSON writes U+0000 and halves of surrogate pairs with these; a text without them holds neither. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

const isSound = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

function findUnsound(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return isSound(value) ? undefined : pointer;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, one] of Object.entries(value)) {
    const found = isSound(name) ? findUnsound(one, `${pointer}/${name}`) : pointer;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Where a value that was read from this JSON holds signs that no database keeps in a text. Hardly any JSON is looked at
 * twice: the signs can only be written in it with an escape.
 */
export function findUnsoundText(json: string, value: unknown): string | undefined {
  return SUSPECT.test(json) ? findUnsound(value, '') : undefined;
}

/** Refuses what holds such signs, by its field. */
export function refuseUnsoundText(json: string, value: unknown): void {
  const pointer = findUnsoundText(json, value);
  if (pointer === undefined) return;
  const fault = fieldFault(pointer, 'sign-not-kept');
  throw new Problem('invalid-input', fault.message, { fields: [fault] });
}
