import { type TSchema, type TUnsafe, Type } from 'typebox';

/** A closed list of codes on the wire; the fault of a wrong one names those allowed. */
export function oneOf<const Codes extends readonly string[]>(
  codes: Codes,
  description?: string,
): TUnsafe<Codes[number]> {
  return Type.Unsafe<Codes[number]>({ type: 'string', enum: [...codes], ...(description ? { description } : {}) });
}

/** A page of a list: `next` is handed back as `after` to go on. */
export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
}
