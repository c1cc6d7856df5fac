import { type Static, Type } from 'typebox';
import { ACTS } from '../../engines/legal-basis/instrument.ts';
import { DATA_CATEGORIES, INSTRUMENT_KINDS, MEASURES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';
import { CONDITION_CODES, Codes, closed, Day, FactShown, Grade, Said, STEP_KINDS } from './wire-words.schema.ts';

// The wire of the register of instruments; its parts stand in files of their own and are handed on from here.
export * from './asking.schema.ts';
export * from './entering.schema.ts';
export * from './negotiations.schema.ts';
export * from './wire-words.schema.ts';

export const InstrumentListQuery = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: 200 })),
    kind: Type.Optional(oneOf(INSTRUMENT_KINDS)),
    party: Type.Optional(Type.String({ maxLength: 16 })),
    measure: Type.Optional(oneOf(MEASURES)),
    own: Type.Optional(Type.Boolean()),
    after: Type.Optional(Type.String({ maxLength: 80 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  closed,
);
const BetweenTwo = Type.Object({
  parties: Type.Array(Type.String(), { description: 'the two who made it' }),
  inForce: Type.Boolean({ description: 'in force between them today' }),
});

export const InstrumentLine = Type.Object({
  code: Type.String(),
  kind: oneOf(INSTRUMENT_KINDS),
  title: Type.String(),
  inForceOn: Type.Optional(
    Type.String({ description: 'the instrument’s own entry into force; of an agreement of two, between them' }),
  ),
  ended: Type.Optional(Type.String()),
  parties: Type.Integer({ description: 'bound today' }),
  between: Type.Optional(BetweenTwo),
  own: Type.Boolean({ description: 'added on this node' }),
});
export const InstrumentPage = pageOf(InstrumentLine);
export type InstrumentPage = Static<typeof InstrumentPage>;

export const AuthorityQuery = Type.Object({ party: Type.Optional(Type.String({ maxLength: 16 })) }, closed);
export const AuthoritiesShown = Type.Object({
  items: Type.Array(
    Type.Object({
      party: Type.String(),
      measures: Type.Array(oneOf(MEASURES)),
      name: Type.String(),
      languages: Type.Array(Type.String()),
      instruments: Type.Optional(
        Type.Array(Type.String(), {
          description: 'for these instruments alone, and what protocols take over from them',
        }),
      ),
      source: Type.String(),
      grade: Grade,
      asOf: Type.String(),
      own: Type.Boolean({ description: 'named on this node; answers name it before what came with the product' }),
    }),
  ),
});
export type AuthoritiesShown = Static<typeof AuthoritiesShown>;

export const InstrumentPath = Type.Object({ code: Type.String({ maxLength: 80 }) }, closed);
export const InstrumentQuery = Type.Object({ knownAt: Type.Optional(Day) }, closed);

export const InstrumentShown = Type.Object({
  code: Type.String(),
  kind: oneOf(INSTRUMENT_KINDS),
  title: Type.String(),
  own: Type.Boolean(),
  parent: Type.Optional(Type.Object({ code: Type.String(), title: Type.String() })),
  adopted: Type.Optional(Type.String()),
  inForceOn: Type.Optional(Type.String()),
  between: Type.Optional(BetweenTwo),
  ended: Type.Optional(Type.String()),
  entryRule: Said,
  depositary: Type.Optional(Type.String()),
  subjects: Type.Array(
    Type.Object({
      offence: oneOf(OFFENCES),
      article: Type.Optional(Type.String()),
      minimumYears: Type.Optional(Type.Number()),
      named: Type.Boolean(),
      conditions: Type.Array(oneOf(CONDITION_CODES)),
    }),
  ),
  measures: Type.Array(
    Type.Object({
      measure: oneOf(MEASURES),
      articles: Codes,
      data: oneOf(DATA_CATEGORIES),
      conditions: Type.Array(Type.Object({ code: oneOf(CONDITION_CODES), text: Type.String() })),
      offences: Type.Optional(Type.Array(oneOf(OFFENCES), { description: 'where they differ from the subjects' })),
      channel: Type.String(),
      authority: Type.String(),
      languages: Codes,
      deadline: Type.Optional(Type.String()),
    }),
  ),
  channel: Type.String(),
  authority: Type.String(),
  languages: Codes,
  deadline: Type.Optional(Type.String()),
  reference: Type.String(),
  caution: Type.Optional(Type.String()),
  source: Type.Object({ title: Type.String(), reference: Type.String(), grade: Grade, asOf: Type.String() }),
  replacedParts: Type.Array(
    Type.Object({
      articles: Type.String(),
      measures: Type.Array(oneOf(MEASURES), { description: 'empty: all' }),
      by: Type.Optional(Type.Object({ code: Type.String(), title: Type.String() })),
      date: Type.Optional(Type.String()),
      source: Type.String(),
      own: Type.Boolean(),
    }),
  ),
  replaces: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      articles: Type.String(),
      measures: Type.Array(oneOf(MEASURES)),
    }),
  ),
  declarations: Type.Array(
    Type.Object({
      party: Type.String(),
      text: Type.String(),
      excludes: Type.Array(oneOf(MEASURES)),
      adds: Type.Array(oneOf(CONDITION_CODES)),
      ofRequestsTo: Type.Boolean({ description: 'what it excludes are requests made to this party' }),
      from: Type.String(),
      until: Type.Optional(Type.String()),
      source: Type.String(),
      own: Type.Boolean(),
    }),
  ),
  parties: Type.Array(
    Type.Object({
      party: Type.String(),
      extendedBy: Type.Optional(
        Type.String({ description: 'the state that extended it to this territory, which is no party of its own' }),
      ),
      bound: Type.Boolean({ description: 'today' }),
      inForceFrom: Type.Optional(Type.String()),
      exact: Type.Boolean(),
      until: Type.Optional(Type.String()),
      contradicts: Type.Boolean({ description: 'the sources disagree; the graver reading counts' }),
      doubts: Type.Array(Said),
      acts: Type.Array(FactShown),
    }),
  ),
  timeline: Type.Array(
    Type.Object({
      date: Type.String(),
      party: Type.Optional(Type.String()),
      what: oneOf(['adopted', 'ended', 'ended-in-part', 'replaced', ...ACTS] as const),
      text: Type.Optional(Type.String()),
      own: Type.Boolean(),
    }),
  ),
  count: Type.Optional(
    Type.Object(
      { on: Type.String(), parties: Type.Integer(), inRegister: Type.Integer() },
      { description: 'the depositary’s newest count beside ours' },
    ),
  ),
  listedUntil: Type.Optional(Type.String({ description: 'the main list of parties speaks up to this day' })),
  stale: Type.Boolean({ description: 'the list of parties is more than a year old' }),
  descriptions: Type.Array(
    Type.Object({ knownFrom: Type.String(), enteredBy: Type.String(), enteredAt: Type.String() }),
    { description: 'own instruments: when each wording was entered' },
  ),
  may: Type.Object({ maintain: Type.Boolean() }),
});
export type InstrumentShown = Static<typeof InstrumentShown>;

export const Vocabulary = Type.Object({
  kinds: Type.Array(oneOf(INSTRUMENT_KINDS)),
  measures: Type.Array(oneOf(MEASURES)),
  offences: Type.Array(oneOf(OFFENCES)),
  data: Type.Array(oneOf(DATA_CATEGORIES)),
  acts: Type.Array(oneOf(ACTS)),
  grades: Type.Array(Grade),
  conditions: Type.Array(Type.Object({ code: oneOf(CONDITION_CODES), text: Type.String() })),
  steps: Type.Array(oneOf(STEP_KINDS)),
  parties: Type.Array(
    Type.Object({
      code: Type.String(),
      kind: Type.String(),
      names: Type.Record(Type.String(), Type.String(), {
        description: 'by language; English where another is missing',
      }),
      alpha2: Type.Optional(Type.String()),
      note: Type.Optional(Type.String()),
    }),
  ),
  columns: Type.Array(Type.String(), { description: 'of an agreements file' }),
});
export type Vocabulary = Static<typeof Vocabulary>;
