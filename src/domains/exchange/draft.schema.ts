import { type Static, Type } from 'typebox';
import { DATA_CATEGORIES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { LANGUAGES, PURPOSES, REGISTER_KINDS } from '../../kernel/codes.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';
import {
  CHARACTERS,
  LINKS,
  MESSAGE_KINDS,
  MESSAGE_STATES,
  OTHER_ITEM_KINDS,
  OUTCOMES,
  REASONS_TO_BELIEVE,
  REFUSAL_CODES,
  SUBJECT_ROLES,
  URGENCY_GROUNDS,
  WANTED,
} from './exchange.ts';
import { AgencyCode, Any, closed, Day, Id, Instant, itemTerms, NullText, orNull, Text } from './terms.schema.ts';

export const ITEM_KINDS = [...REGISTER_KINDS, ...OTHER_ITEM_KINDS] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** One thing a message carries. The body of a subject has the schema of the register of that kind. */
export const DraftItem = Type.Object(
  {
    id: Type.Optional(Id),
    kind: Type.Optional(oneOf(ITEM_KINDS)),
    role: Type.Optional(oneOf(SUBJECT_ROLES)),
    link: Type.Optional(oneOf(LINKS, 'how it is tied to the purpose (Article 4)')),
    linkText: Type.Optional(Text(1000)),
    body: Type.Optional(Any),
    language: Type.Optional(oneOf(LANGUAGES, 'of free text')),
    translate: Type.Optional(Type.Boolean({ description: 'free text that the reader needs in another language' })),
    record: Type.Optional(Type.String({ format: 'uuid', description: 'own record it was taken from' })),
    forwards: Type.Optional(
      Type.String({ format: 'uuid', description: 'an item held from somebody else, passed on as it is' }),
    ),
    ...itemTerms,
  },
  closed,
);
export type DraftItem = Static<typeof DraftItem>;

const Urgency = Type.Object(
  { ground: Type.Optional(oneOf(URGENCY_GROUNDS)), reasons: Type.Optional(Text(2000)) },
  closed,
);

/** Sections of a request for mutual legal assistance (UNTOC Art. 18(15) and the forms in use). */
export const MlaSections = Type.Object(
  {
    form: Type.Optional(oneOf(['letter', 'eio'] as const, 'eio: European Investigation Order (Directive 2014/41/EU)')),
    centralAuthority: Type.Optional(Text(300)),
    conductingAuthority: Type.Optional(Text(300)),
    subjectAndNature: Type.Optional(Text(2000)),
    summaryOfFacts: Type.Optional(Text(10000)),
    offencesAndLaw: Type.Optional(Text(10000)),
    assistance: Type.Optional(Text(5000)),
    documents: Type.Optional(Text(3000)),
    persons: Type.Optional(Text(3000, 'identity, location, nationality, role, where no subject says it')),
    specialProcedure: Type.Optional(Text(2000)),
    specialProcedureWhy: Type.Optional(Text(2000)),
    purpose: Type.Optional(Text(2000)),
    deadline: Type.Optional(Day),
    deadlineReason: Type.Optional(Text(1000)),
    confidentiality: Type.Optional(Text(1000)),
    limitsOfUse: Type.Optional(Text(1000)),
    contact: Type.Optional(Text(500)),
    signatory: Type.Optional(Text(300)),
  },
  closed,
);
export type MlaSections = Static<typeof MlaSections>;

/** A joint investigation team as it is proposed (the model agreement's items). */
export const JitSections = Type.Object(
  {
    purpose: Type.Optional(Text(3000)),
    parties: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 30 })),
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    operatesIn: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 30 })),
    leader: Type.Optional(Text(300)),
    members: Type.Optional(Text(2000)),
    participants: Type.Optional(Text(1000)),
    evidence: Type.Optional(Text(3000)),
    arrangements: Type.Optional(Text(3000)),
  },
  closed,
);
export type JitSections = Static<typeof JitSections>;

/** What is written, by codes first. Everything may be empty in a draft; the release says what is missing. */
export const Content = Type.Object(
  {
    offence: Type.Optional(oneOf(OFFENCES)),
    maximumPenaltyYears: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    purpose: Type.Optional(oneOf(PURPOSES, 'INTERPOL RPD Art. 10')),
    purposeText: Type.Optional(Text(2000)),
    facts: Type.Optional(Text(10000, 'what happened: time, place, act')),
    factsOn: Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })),
    factsPlace: Type.Optional(Text(300)),
    wanted: Type.Optional(Type.Array(oneOf(WANTED), { maxItems: 20, uniqueItems: true })),
    wantedText: Type.Optional(Text(3000)),
    reasons: Type.Optional(Type.Array(oneOf(REASONS_TO_BELIEVE), { maxItems: 10, uniqueItems: true })),
    reasonsText: Type.Optional(Text(2000)),
    restrictions: Type.Optional(Text(2000)),
    urgency: Type.Optional(Urgency),
    access: Type.Optional(
      oneOf(['direct', 'indirect'] as const, 'whether the asked office is believed to hold it itself'),
    ),
    character: Type.Optional(Type.Array(oneOf(CHARACTERS), { maxItems: 4, uniqueItems: true })),
    language: Type.Optional(oneOf(LANGUAGES)),
    translate: Type.Optional(Type.Boolean()),
    instrument: Type.Optional(Type.String({ maxLength: 100, description: 'code of the instrument chosen' })),
    outcome: Type.Optional(oneOf(OUTCOMES, 'of a reply')),
    ground: Type.Optional(oneOf(REFUSAL_CODES, 'of a refusal')),
    groundText: Type.Optional(Text(2000)),
    noPartialBecause: Type.Optional(Text(1000, 'why not even a part can be given (a partial answer comes first)')),
    acknowledged: Type.Optional(
      Type.Array(Type.String({ maxLength: 120 }), { maxItems: 50, description: 'keys of obstacles sent all the same' }),
    ),
    acknowledgedWhy: Type.Optional(Text(1000)),
    mla: Type.Optional(MlaSections),
    jit: Type.Optional(JitSections),
  },
  closed,
);
export type Content = Static<typeof Content>;

export const DraftBody = Type.Object(
  {
    kind: oneOf(MESSAGE_KINDS),
    recipients: Type.Optional(Type.Array(AgencyCode, { maxItems: 60, uniqueItems: true })),
    content: Type.Optional(Content),
    items: Type.Optional(Type.Array(DraftItem, { maxItems: 200 })),
    inReplyTo: Type.Optional(Id),
    hit: Type.Optional(Type.String({ format: 'uuid', description: 'the hit it follows up' })),
    caseReference: Type.Optional(Text(100)),
    operation: Type.Optional(Text(60)),
  },
  closed,
);
export type DraftBody = Static<typeof DraftBody>;

export const DraftChange = Type.Object(
  {
    version: Type.Integer({ description: 'the version that was read' }),
    recipients: Type.Optional(Type.Array(AgencyCode, { maxItems: 60, uniqueItems: true })),
    content: Type.Optional(Content),
    items: Type.Optional(Type.Array(DraftItem, { maxItems: 200 })),
    caseReference: Type.Optional(orNull(Text(100))),
    operation: Type.Optional(orNull(Text(60))),
  },
  closed,
);
export type DraftChange = Static<typeof DraftChange>;

/** What stands in the way of a release. The web says it in the reader's language by code and values. */
export const Obstacle = Type.Object({
  key: Type.String({ description: 'unique in the list; what is acknowledged' }),
  code: Type.String(),
  level: oneOf(['stop', 'second-person', 'acknowledge', 'note'] as const, 'stop: cannot leave'),
  field: Type.Optional(Type.String({ description: 'JSON pointer into the draft' })),
  recipient: Type.Optional(Type.String()),
  source: Type.Optional(Type.String({ description: 'instrument and article' })),
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  text: Type.String(),
  isSettled: Type.Boolean({ description: 'acknowledged by the drafter, or lifted by the second person' }),
});
export type ObstacleAnswer = Static<typeof Obstacle>;

export const Basis = Type.Object({
  instrument: Type.String({ description: 'empty inside one party: its own law' }),
  title: Type.String(),
  kind: Type.String(),
  articles: Type.Array(Type.String()),
  channel: Type.String(),
  authority: Type.String(),
  conditions: Type.Array(Type.Object({ code: Type.String(), text: Type.String() })),
  measure: Type.String(),
  offence: Type.String(),
  data: oneOf(DATA_CATEGORIES),
  on: Type.String(),
  fallback: Type.Boolean(),
});
export type BasisAnswer = Static<typeof Basis>;

/** Everything the release looks at, before anything leaves. */
export const Assessment = Type.Object({
  mayLeave: Type.Boolean({ description: 'nothing stops it but, possibly, the second person' }),
  needsSecondPerson: Type.Boolean(),
  obstacles: Type.Array(Obstacle),
  recipients: Type.Array(
    Type.Object({
      agency: Type.String(),
      name: Type.String(),
      party: Type.String(),
      lives: oneOf(['here', 'elsewhere'] as const),
      basis: Type.Optional(Basis),
      choices: Type.Array(Basis, { description: 'every instrument that allows it, the best first' }),
      rule: Type.Optional(Type.String({ description: 'by which an answer will be due' })),
    }),
    { description: 'exactly who will receive it' },
  ),
  duplicates: Type.Array(
    Type.Object({
      reference: Type.String(),
      message: NullText,
      agency: Type.String(),
      channel: Type.String(),
      askedAt: Instant,
      recipients: Type.Array(Type.String()),
      item: Type.String({ description: 'id of the item asked about before' }),
    }),
  ),
  ownRecords: Type.Array(
    Type.Object({
      record: Type.String(),
      reference: Type.String(),
      register: Type.String(),
      owner: Type.String(),
      outcome: oneOf(['hit', 'possible'] as const),
      item: Type.String(),
    }),
    { description: 'what our own registers already hold on the subjects' },
  ),
  data: oneOf(DATA_CATEGORIES, 'the most protected category it carries'),
});
export type AssessmentAnswer = Static<typeof Assessment>;

export const Draft = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  kind: oneOf(MESSAGE_KINDS),
  state: oneOf(MESSAGE_STATES),
  recipients: Type.Array(Type.String()),
  content: Content,
  items: Type.Array(DraftItem),
  inReplyTo: NullText,
  hit: NullText,
  caseReference: NullText,
  operation: NullText,
  drafter: Type.String(),
  drafterName: Type.Optional(Type.String()),
  createdAt: Instant,
  changedAt: Instant,
  submittedAt: NullText,
  returned: Type.Optional(
    Type.Object(
      { why: NullText, by: Type.Optional(Type.String()), at: Instant },
      { description: 'how the second person sent it back the last time, as long as nobody handed it over again' },
    ),
  ),
  version: Type.Integer(),
  may: Type.Object({
    change: Type.Boolean(),
    submit: Type.Boolean(),
    release: Type.Boolean(),
    returnIt: Type.Boolean(),
    decideStops: Type.Boolean(),
    discard: Type.Boolean(),
  }),
});
export type DraftAnswer = Static<typeof Draft>;
export const DraftPage = pageOf(Draft);
export const DiscardQuery = Type.Object({ because: Type.Optional(oneOf(['asked-before'] as const)) }, closed);
export const DraftQuery = Type.Object(
  {
    state: Type.Optional(oneOf(['draft', 'waiting'] as const)),
    mine: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ maxLength: 400 })),
  },
  closed,
);
export type DraftQuery = Static<typeof DraftQuery>;
