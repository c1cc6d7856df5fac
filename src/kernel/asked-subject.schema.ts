import { type Static, Type } from 'typebox';
import { COUNTRY_CODES } from './countries.ts';
import { oneOf } from './wire.ts';

/**
 * Whom or what is asked about, and how a match explains itself: words of the wire that searches, hits and operations
 * share, kept here so that no screen has to load a domain for them.
 */
const closed = { additionalProperties: false } as const;
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Country = oneOf(COUNTRY_CODES);
const PartialDate = Type.String({
  pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
  description: 'YYYY, YYYY-MM or YYYY-MM-DD',
});

const AskedName = Type.Object(
  {
    whole: Type.Optional(Text(500)),
    family: Type.Optional(Text(300)),
    given: Type.Optional(Text(300)),
    patronymic: Type.Optional(Text(200)),
  },
  closed,
);

const AskedDocument = Type.Object(
  { number: Text(60), issuer: Type.Optional(Country), type: Type.Optional(Text(40)) },
  closed,
);

export const AskedPerson = Type.Object(
  {
    names: Type.Array(AskedName, { minItems: 1, maxItems: 20 }),
    born: Type.Optional(
      Type.Array(
        Type.Object(
          { on: PartialDate, toleranceYears: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })) },
          closed,
        ),
        { maxItems: 5 },
      ),
    ),
    sex: Type.Optional(oneOf(['female', 'male', 'unspecified', 'unknown'] as const)),
    nationalities: Type.Optional(Type.Array(Country, { maxItems: 10 })),
    birthPlaces: Type.Optional(Type.Array(Text(200), { maxItems: 5 })),
    documents: Type.Optional(Type.Array(AskedDocument, { maxItems: 10 })),
    heightCm: Type.Optional(Type.Integer({ minimum: 20, maximum: 280 })),
  },
  closed,
);

export const AskedSubject = Type.Object(
  {
    person: Type.Optional(AskedPerson),
    document: Type.Optional(AskedDocument),
    mrz: Type.Optional(
      Type.String({ minLength: 1, maxLength: 400, description: 'two or three lines, as a scanner types them' }),
    ),
    vehicle: Type.Optional(
      Type.Object(
        {
          vin: Type.Optional(Text(40)),
          plate: Type.Optional(Text(20)),
          plateCountry: Type.Optional(Country),
          make: Type.Optional(Text(60)),
          model: Type.Optional(Text(60)),
          colour: Type.Optional(Text(40)),
        },
        closed,
      ),
    ),
    firearm: Type.Optional(
      Type.Object(
        {
          serial: Text(60),
          make: Type.Optional(Text(80)),
          model: Type.Optional(Text(80)),
          calibre: Type.Optional(Text(40)),
          originCountry: Type.Optional(Country),
        },
        closed,
      ),
    ),
    vessel: Type.Optional(Type.Object({ imo: Type.Optional(Text(20)), mmsi: Type.Optional(Text(20)) }, closed)),
    text: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2000, description: 'the free box: says what it recognised' }),
    ),
  },
  { ...closed, minProperties: 1 },
);

export type AskedSubject = Static<typeof AskedSubject>;

export const Statement = Type.Object({
  code: Type.String({ description: 'stable; the web translates it' }),
  values: Type.Unsafe<Record<string, string | number>>({ type: 'object', additionalProperties: true }),
  nats: Type.Number({ description: 'evidence in nats: above zero for the same, below against' }),
  text: Type.String({ description: 'the same in English' }),
});
