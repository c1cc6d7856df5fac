import { type TSchema, type TUnsafe, Type } from 'typebox';

/** A closed list of codes on the wire; the fault of a wrong one names those allowed. */
export function oneOf<const Codes extends readonly string[]>(
  codes: Codes,
  description?: string,
): TUnsafe<Codes[number]> {
  return Type.Unsafe<Codes[number]>({ type: 'string', enum: [...codes], ...(description ? { description } : {}) });
}

/** What does not fit, as `Fault` in faults.ts: the sentence for users of the API, and what other languages are made of. */
export const FaultAnswer = Type.Object({
  code: Type.Optional(Type.String()),
  values: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  message: Type.String(),
});

/** A page of a list: `next` is handed back as `after` to go on. */
export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
}
