import { type Static, Type } from 'typebox';
import { INSTRUMENT_KINDS, MEASURES, REFUSAL_CODES } from '../../engines/legal-basis/vocabulary.ts';
import { oneOf } from '../../kernel/wire.ts';
import { CONDITION_CODES, Codes, closed, FactShown, PartyCode, Said } from './wire-words.schema.ts';

/** Words are checked by the use case, which names what it does not know. */
const word = Type.String({ maxLength: 60 });
/** What the help is about. */
const about = { offence: word, data: word };
/** The day asked about, and as of which day it is asked. */
const when = { on: word, knownAt: Type.Optional(word) };

export const LegalBasisQuery = Type.Object(
  {
    from: word,
    to: word,
    measure: word,
    ...about,
    ...when,
    maximumPenaltyYears: Type.Optional(Type.Number()),
  },
  closed,
);

const UsableShown = Type.Object({
  instrument: Type.String(),
  title: Type.String(),
  kind: oneOf(INSTRUMENT_KINDS),
  own: Type.Boolean(),
  articles: Codes,
  channel: Type.String(),
  authority: Type.String(),
  languages: Codes,
  deadline: Type.String(),
  conditions: Type.Array(Type.Object({ code: oneOf(CONDITION_CODES), text: Type.String() })),
  inForce: Type.String(),
  exact: Type.Boolean({ description: 'false: since this day at the latest' }),
  fallback: Type.Boolean({ description: 'domestic law or reciprocity' }),
  facts: Type.Array(FactShown),
});

const RefusedShown = Type.Object({
  instrument: Type.String(),
  title: Type.String(),
  kind: oneOf(INSTRUMENT_KINDS),
  own: Type.Boolean(),
  code: oneOf(REFUSAL_CODES),
  reasons: Type.Array(Said, { description: 'the clauses of the reason, in order' }),
  reason: Type.String({ description: 'the whole sentence in English' }),
  lacking: Codes,
  from: Type.Optional(Type.String({ description: 'the day from which it will be in force between the two' })),
  wouldServe: Type.Boolean(),
  facts: Type.Array(FactShown),
});

const STEP_FORMS = [
  'accede',
  'join',
  'wait',
  'confirm',
  'widen',
  'negotiate',
  'route',
  'reciprocity',
  'less-data',
] as const;
export const StepShown = Type.Object({
  kind: oneOf(STEP_FORMS),
  instrument: Type.Optional(Type.String()),
  step: Said,
});
export type StepShown = Static<typeof StepShown>;

const BodyShown = Type.Object({
  body: Type.String(),
  standing: Type.String(),
  asOf: Type.Optional(Type.String()),
  source: Type.String(),
});

export const LegalBasisShown = Type.Object({
  usable: Type.Array(UsableShown),
  refused: Type.Array(RefusedShown),
  missing: Type.Array(StepShown),
  warnings: Type.Array(Said),
  bodies: Type.Optional(Type.Array(BodyShown)),
  asOf: Type.String({ description: 'the last day any source of the register speaks about' }),
});
export type LegalBasisShown = Static<typeof LegalBasisShown>;

export const GroupRequest = Type.Object(
  {
    parties: Type.Array(PartyCode, { minItems: 2, maxItems: 40 }),
    measure: word,
    ...about,
    on: word,
  },
  closed,
);
export const Best = Type.Object({
  instrument: Type.String(),
  title: Type.String(),
  kind: oneOf(INSTRUMENT_KINDS),
  articles: Codes,
  channel: Type.String(),
});
export type Best = Static<typeof Best>;
export const GroupShown = Type.Object({
  parties: Codes,
  common: Type.Array(Best),
  pairs: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), best: Best })),
  pairsWithout: Type.Array(
    Type.Object({
      from: Type.String(),
      to: Type.String(),
      reasons: Type.Array(
        Type.Object({
          instrument: Type.String(),
          title: Type.String(),
          reasons: Type.Array(Said),
          reason: Type.String(),
        }),
      ),
      missing: Type.Array(StepShown),
    }),
  ),
});
export type GroupShown = Static<typeof GroupShown>;

export const CoverageQuery = Type.Object(
  {
    party: word,
    measure: word,
    ...about,
    ...when,
  },
  closed,
);
/** Every other country and territory, and the organisations something is agreed with. */
export const CoverageShown = Type.Object({
  party: Type.String(),
  on: Type.String(),
  partners: Type.Array(
    Type.Object({
      party: Type.String(),
      usable: Type.Integer({ description: 'instruments that serve, fallbacks not counted' }),
      best: Type.Optional(Best),
      fallback: Type.Boolean({ description: 'true: only domestic law or reciprocity serves' }),
      missing: Type.Array(StepShown, { description: 'empty where an agreement serves' }),
    }),
  ),
});
export type CoverageShown = Static<typeof CoverageShown>;

export const MatrixQuery = Type.Object(
  {
    parties: Type.String({ maxLength: 1000, description: 'codes with commas, at most 60' }),
    measure: word,
    ...about,
    ...when,
  },
  closed,
);
export const MatrixShown = Type.Object({
  parties: Codes,
  on: Type.String(),
  cells: Type.Array(
    Type.Object({ from: Type.String(), to: Type.String(), best: Type.Optional(Best), fallback: Type.Boolean() }),
  ),
});
export type MatrixShown = Static<typeof MatrixShown>;

export const CompareQuery = Type.Object(
  {
    a: word,
    b: word,
    ...about,
    ...when,
  },
  closed,
);
export const CompareShown = Type.Object({
  a: Type.String(),
  b: Type.String(),
  on: Type.String(),
  measures: Type.Array(
    Type.Object({
      measure: oneOf(MEASURES),
      aToB: Type.Optional(Best),
      bToA: Type.Optional(Best),
      aWithWorld: Type.Integer({ description: 'countries that a may ask' }),
      bWithWorld: Type.Integer(),
      onlyA: Codes,
      onlyB: Codes,
    }),
  ),
});
export type CompareShown = Static<typeof CompareShown>;
