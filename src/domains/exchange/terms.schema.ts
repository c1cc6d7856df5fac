import { Type } from 'typebox';
import { HANDLING_CODES, INFORMATION_GRADES, SOURCE_GRADES } from '../../kernel/codes.ts';
import { COUNTRY_CODES } from '../../kernel/countries.ts';
import { oneOf } from '../../kernel/wire.ts';

export const closed = { additionalProperties: false } as const;
export const Id = Type.String({ format: 'uuid' });
export const Text = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...(description ? { description } : {}) });
export const Instant = Type.String({ format: 'date-time' });
export const Day = Type.String({ format: 'date' });
export const AgencyCode = Type.String({
  minLength: 2,
  maxLength: 40,
  description: 'code of an agency, such as ZZN-NCB',
});
export const orNull = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()]);
export const NullText = orNull(Type.String());
export const Grade = oneOf(
  SOURCE_GRADES.flatMap((source) => INFORMATION_GRADES.map((information) => `${source}${information}` as const)),
  'source A B C X by information 1 2 3 4',
);
export const Any = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });

/** The terms under which an item is shared; unknown means it is not. */
export const itemTerms = {
  grade: Type.Optional(Grade),
  handling: Type.Optional(Type.Array(oneOf(HANDLING_CODES), { maxItems: 4, uniqueItems: true })),
  handlingNote: Type.Optional(Text(500, 'H3: the restriction in words')),
  withheldFrom: Type.Optional(Type.Array(oneOf(COUNTRY_CODES), { maxItems: 300, uniqueItems: true })),
  isSpecial: Type.Optional(
    Type.Boolean({ description: 'data of a special category (health, religion, biometrics …)' }),
  ),
  retainUntil: Type.Optional(Day),
};
