import { type Static, Type } from 'typebox';
import { ACTS } from '../../engines/legal-basis/instrument.ts';
import { DATA_CATEGORIES, GRADES, INSTRUMENT_KINDS, MEASURES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { FaultAnswer, oneOf } from '../../kernel/wire.ts';
import {
  CONDITION_CODES,
  Code,
  Codes,
  closed,
  Day,
  ENTERED_ACTS,
  PartDay,
  PartyCode,
  READABLE,
  Source,
  Text,
} from './wire-words.schema.ts';

const Evidence = {
  source: Source,
  grade: Type.Optional(oneOf(GRADES, 'without it: unverified')),
  asOf: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'the last day the source speaks about; without it the day of entry',
    }),
  ),
};

const Described = {
  kind: oneOf(INSTRUMENT_KINDS),
  title: Text(300),
  parent: Type.Optional(Type.String({ maxLength: 80, description: 'a protocol needs its convention' })),
  adopted: Type.Optional(PartDay),
  offences: Type.Array(oneOf(OFFENCES), { description: 'empty: every offence' }),
  minimumYears: Type.Optional(Type.Number({ minimum: 0, maximum: 20 })),
  measures: Type.Array(oneOf(MEASURES), { minItems: 1 }),
  data: oneOf(DATA_CATEGORIES),
  articles: Type.Optional(Type.Array(Text(60), { maxItems: 60 })),
  /** Articles of single measures, where they are known apart. */
  articlesOf: Type.Optional(
    Type.Array(
      Type.Object({ measure: oneOf(MEASURES), articles: Type.Array(Text(60), { minItems: 1, maxItems: 60 }) }, closed),
      { maxItems: 16 },
    ),
  ),
  channel: Type.Optional(Text(300)),
  authority: Type.Optional(Text(300)),
  languages: Type.Optional(Type.Array(Text(60), { maxItems: 20 })),
  deadline: Type.Optional(Text(300)),
  conditions: Type.Optional(Type.Array(oneOf(CONDITION_CODES), { description: 'added to those each measure carries' })),
  reference: Type.Optional(Text(300)),
  note: Type.Optional(Text(2000)),
  ...Evidence,
};

/** The five-minute form. Dates of signature and entry into force hold for all its parties; ratifications for each. */
export const NewInstrument = Type.Object(
  {
    code: Type.Optional(Code),
    ...Described,
    parties: Type.Array(PartyCode, { minItems: 2, maxItems: 250 }),
    signed: Type.Optional(PartDay),
    ratified: Type.Optional(Type.Array(Type.Object({ party: PartyCode, date: PartDay }, closed), { maxItems: 250 })),
    inForce: Type.Optional(PartDay),
    replaces: Type.Optional(
      Type.Object(
        {
          code: Type.String({ maxLength: 80 }),
          measures: Type.Optional(Type.Array(oneOf(MEASURES), { description: 'empty or absent: all' })),
          articles: Type.Optional(Text(300)),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type NewInstrument = Static<typeof NewInstrument>;
export const CodeAnswer = Type.Object({ code: Type.String() });

/** A better wording of an instrument entered here: a further version, the earlier stays answerable by `knownAt`. */
export const Rewording = Type.Object(Described, closed);
export type Rewording = Static<typeof Rewording>;

export const NewFact = Type.Object(
  { party: PartyCode, act: oneOf(ENTERED_ACTS), date: PartDay, note: Type.Optional(Text(1000)), ...Evidence },
  closed,
);
export type NewFact = Static<typeof NewFact>;

/** Takes back a fact that was found wrong, shipped or own, and may put another in its place. */
export const Correction = Type.Object(
  {
    party: PartyCode,
    act: oneOf(ACTS),
    date: PartDay,
    sourceId: Type.Optional(
      Type.String({ maxLength: 600, pattern: READABLE, description: 'as shown; without it: this fact of any source' }),
    ),
    reason: Text(1000),
    instead: Type.Optional(NewFact),
  },
  closed,
);
export type Correction = Static<typeof Correction>;

export const NewDeclaration = Type.Object(
  {
    party: PartyCode,
    text: Text(1000),
    excludes: Type.Optional(Type.Array(oneOf(MEASURES))),
    adds: Type.Optional(Type.Array(oneOf(CONDITION_CODES))),
    from: Day,
    until: Type.Optional(Day),
    ...Evidence,
  },
  closed,
);
export type NewDeclaration = Static<typeof NewDeclaration>;

export const NewEnd = Type.Object(
  {
    date: PartDay,
    partly: Type.Optional(
      Type.Object(
        {
          measures: Type.Optional(Type.Array(oneOf(MEASURES), { minItems: 1 })),
          articles: Type.Optional(Type.Array(Text(60), { minItems: 1, maxItems: 60 })),
        },
        { ...closed, minProperties: 1 },
      ),
    ),
    replacedBy: Type.Optional(Type.String({ maxLength: 80 })),
    note: Type.Optional(Text(1000)),
    ...Evidence,
  },
  closed,
);
export type NewEnd = Static<typeof NewEnd>;

export const NewAuthority = Type.Object(
  {
    party: PartyCode,
    measures: Type.Array(oneOf(MEASURES), { minItems: 1 }),
    name: Text(300),
    languages: Type.Optional(Type.Array(Text(60), { maxItems: 20 })),
    ...Evidence,
  },
  closed,
);
export type NewAuthority = Static<typeof NewAuthority>;

export const ImportQuery = Type.Object(
  {
    dryRun: Type.Optional(Type.Boolean()),
    grade: Type.Optional(oneOf(GRADES, 'of sources that the register does not know; without it: unverified')),
    asOf: Type.Optional(Day),
  },
  closed,
);
export const ImportAnswer = Type.Object({
  added: Type.Integer(),
  unchanged: Type.Integer(),
  codes: Type.Array(Type.String(), { description: 'of those added' }),
  faults: Type.Array(
    Type.Object({
      line: Type.Integer(),
      code: Type.String({ description: 'of the agreement' }),
      field: Type.String(),
      fault: Type.Optional(Type.String({ description: 'what is wrong, by code; `message` says it in English' })),
      values: FaultAnswer.properties.values,
      message: Type.String(),
      allowed: Type.Optional(Codes),
    }),
  ),
});
export type ImportAnswer = Static<typeof ImportAnswer>;
