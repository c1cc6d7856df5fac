import { type Static, Type } from 'typebox';
import { DATA_CATEGORIES, MEASURES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';
import { Codes, closed, Day, PartyCode, Source, STEP_KINDS, Text } from './wire-words.schema.ts';

const Need = Type.Object({ measure: oneOf(MEASURES), offence: oneOf(OFFENCES), data: oneOf(DATA_CATEGORIES) }, closed);

export const NegotiationQuery = Type.Object(
  {
    party: Type.Optional(Type.String({ maxLength: 16, pattern: '^[A-Za-z0-9-]*$' })),
    state: Type.Optional(oneOf(STEP_KINDS, 'the furthest step reached; shelved when that came last')),
    after: Type.Optional(Type.String({ maxLength: 80 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
);
export const NegotiationPath = Type.Object({ id: Type.String() }, closed);

export const NewNegotiation = Type.Object(
  {
    title: Text(300),
    parties: Type.Array(PartyCode, { minItems: 2, maxItems: 60 }),
    need: Need,
    gap: Type.Optional(Text(2000)),
    on: Type.Optional(Day),
  },
  closed,
);
export type NewNegotiation = Static<typeof NewNegotiation>;

export const NewStep = Type.Object(
  {
    kind: oneOf(STEP_KINDS),
    on: Day,
    party: Type.Optional(PartyCode),
    place: Type.Optional(Text(200)),
    focalPoints: Type.Optional(Type.Array(Text(200), { maxItems: 20 })),
    result: Text(2000),
    source: Type.Optional(Source),
  },
  closed,
);
export type NewStep = Static<typeof NewStep>;

export const BindInstrument = Type.Object({ code: Text(80) }, closed);

export const NegotiationLine = Type.Object({
  id: Type.String(),
  title: Type.String(),
  parties: Codes,
  need: Need,
  state: oneOf(STEP_KINDS),
  meetings: Type.Integer(),
  since: Type.String(),
  lastStepOn: Type.String(),
  instrument: Type.Optional(Type.String()),
});
export const NegotiationPage = pageOf(NegotiationLine);
export type NegotiationPage = Static<typeof NegotiationPage>;

export const NegotiationShown = Type.Intersect([
  NegotiationLine,
  Type.Object({
    gap: Type.Optional(Type.String()),
    enteredBy: Type.String(),
    enteredAt: Type.String(),
    steps: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: oneOf(STEP_KINDS),
        on: Type.String(),
        party: Type.Optional(Type.String()),
        place: Type.Optional(Type.String()),
        focalPoints: Codes,
        result: Type.String(),
        source: Type.Optional(Type.String()),
        enteredBy: Type.String(),
        enteredAt: Type.String(),
        becameFact: Type.Boolean({ description: 'it stands as a fact of the bound instrument' }),
      }),
    ),
    may: Type.Object({ maintain: Type.Boolean() }),
  }),
]);
export type NegotiationShown = Static<typeof NegotiationShown>;
