import { type Static, Type } from 'typebox';
import { ACTS } from '../../engines/legal-basis/instrument.ts';
import {
  CONDITIONS,
  type ConditionCode,
  DATA_CATEGORIES,
  GRADES,
  INSTRUMENT_KINDS,
  MEASURES,
  OFFENCES,
  REFUSAL_CODES,
} from '../../engines/legal-basis/vocabulary.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';

const closed = { additionalProperties: false } as const;
const CONDITION_CODES = Object.keys(CONDITIONS) as ConditionCode[];

/** What an entered fact may be; `attested` and `not-listed` belong to lists and are imported, not typed. */
export const ENTERED_ACTS = ACTS.filter((act) => act !== 'not-listed');
/** The way of an agreement from a gap to its entry into force. */
export const STEP_KINDS = [
  'need',
  'meeting',
  'draft',
  'signature',
  'ratification',
  'entry-into-force',
  'shelved',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

const PartyCode = Type.String({ minLength: 2, maxLength: 16, pattern: '^[A-Z0-9-]+$' });
const Code = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,62}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });
/** A date of which month or day may be unknown: `2004-07`. What is unknown is counted against the answer. */
const PartDay = Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', description: 'YYYY, YYYY-MM or YYYY-MM-DD' });
// Something that can be read: not blanks alone, and without the sign that no database keeps.
const READABLE = '^(?=[^\\u0000]*\\S)[^\\u0000]*$';
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: READABLE });
const Source = Text(500);
const Grade = oneOf(GRADES);
const Codes = Type.Array(Type.String());

/**
 * A sentence as code and values, so that the web says it in the reader's language; `text` is the English one.
 * Values are codes where the web knows words for them: `party` and `parties` (blank between), `measure`, `offence`, `data`, `condition`,
 * `instrument` (a code) with `title`; `day`, `days`, `years` and `count` are what they say; `text` is a text of the register itself.
 */
export const Said = Type.Object({
  code: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  text: Type.String(),
});
export type Said = Static<typeof Said>;

/** A fact on which an answer rests. */
export const FactShown = Type.Object({
  party: Type.String(),
  act: oneOf(ACTS),
  date: Type.String(),
  source: Type.String({ description: 'title of the source' }),
  sourceId: Type.String(),
  grade: Grade,
  asOf: Type.String(),
  knownFrom: Type.String(),
  knownUntil: Type.Optional(Type.String({ description: 'found wrong on this day' })),
  note: Type.Optional(Type.String()),
  own: Type.Boolean({ description: 'entered on this node' }),
  enteredBy: Type.Optional(Type.String({ description: 'agency that entered it' })),
});
export type FactShown = Static<typeof FactShown>;

// ——— asking ———

/** Words are checked by the use case, which names what it does not know. */
export const LegalBasisQuery = Type.Object(
  {
    from: Type.String({ maxLength: 60 }),
    to: Type.String({ maxLength: 60 }),
    measure: Type.String({ maxLength: 60 }),
    offence: Type.String({ maxLength: 60 }),
    data: Type.String({ maxLength: 60 }),
    on: Type.String({ maxLength: 60 }),
    knownAt: Type.Optional(Type.String({ maxLength: 60 })),
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
    measure: Type.String({ maxLength: 60 }),
    offence: Type.String({ maxLength: 60 }),
    data: Type.String({ maxLength: 60 }),
    on: Type.String({ maxLength: 60 }),
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

// ——— coverage ———

export const CoverageQuery = Type.Object(
  {
    party: Type.String({ maxLength: 60 }),
    measure: Type.String({ maxLength: 60 }),
    offence: Type.String({ maxLength: 60 }),
    data: Type.String({ maxLength: 60 }),
    on: Type.String({ maxLength: 60 }),
    knownAt: Type.Optional(Type.String({ maxLength: 60 })),
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
    measure: Type.String({ maxLength: 60 }),
    offence: Type.String({ maxLength: 60 }),
    data: Type.String({ maxLength: 60 }),
    on: Type.String({ maxLength: 60 }),
    knownAt: Type.Optional(Type.String({ maxLength: 60 })),
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
    a: Type.String({ maxLength: 60 }),
    b: Type.String({ maxLength: 60 }),
    offence: Type.String({ maxLength: 60 }),
    data: Type.String({ maxLength: 60 }),
    on: Type.String({ maxLength: 60 }),
    knownAt: Type.Optional(Type.String({ maxLength: 60 })),
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

// ——— the register ———

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
export const InstrumentLine = Type.Object({
  code: Type.String(),
  kind: oneOf(INSTRUMENT_KINDS),
  title: Type.String(),
  inForceOn: Type.Optional(Type.String({ description: 'the instrument’s own entry into force' })),
  ended: Type.Optional(Type.String()),
  parties: Type.Integer({ description: 'bound today' }),
  own: Type.Boolean({ description: 'added on this node' }),
});
export const InstrumentPage = pageOf(InstrumentLine);
export type InstrumentPage = Static<typeof InstrumentPage>;

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
      from: Type.String(),
      until: Type.Optional(Type.String()),
      source: Type.String(),
      own: Type.Boolean(),
    }),
  ),
  parties: Type.Array(
    Type.Object({
      party: Type.String(),
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

// ——— entering ———

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
    Type.Object({ line: Type.Integer(), code: Type.String(), field: Type.String(), message: Type.String() }),
  ),
});
export type ImportAnswer = Static<typeof ImportAnswer>;

// ——— gaps and negotiations ———

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

// ——— words ———

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
