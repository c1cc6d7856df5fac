import { type Static, type TSchema, Type } from 'typebox';
import { HANDLING_CODES, INFORMATION_GRADES, PURPOSES, REGISTER_KINDS, SOURCE_GRADES } from '../../kernel/codes.ts';
import { COUNTRY_CODES } from '../../kernel/countries.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';

const closed = { additionalProperties: false } as const;

const Country = oneOf(COUNTRY_CODES, 'ISO 3166-1 alpha-3, or a code of ICAO Doc 9303 part 3');
const Text = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...(description ? { description } : {}) });
/** A date of which month and day may be unknown: `1979-03-14`, `1979-03`, `1979`. */
const PartialDate = Type.String({
  pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
  description: 'YYYY, YYYY-MM or YYYY-MM-DD',
});
const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' });
const Instant = Type.String({ format: 'date-time' });

export const PersonName = Type.Object(
  {
    whole: Type.Optional(Text(500)),
    family: Type.Optional(Text(300)),
    given: Type.Optional(Text(300)),
    patronymic: Type.Optional(Text(200)),
    quality: Type.Optional(oneOf(['primary', 'good', 'weak'] as const, 'weak: a nom de guerre or an uncertain alias')),
  },
  closed,
);

export const BirthDate = Type.Object(
  { on: PartialDate, toleranceYears: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })) },
  closed,
);

export const DOCUMENT_TYPES = [
  'passport',
  'diplomatic-passport',
  'service-passport',
  'identity-card',
  'residence-permit',
  'visa',
  'refugee-document',
  'stateless-document',
  'seafarer-document',
  'emergency-document',
  'driving-licence',
  'registration-certificate',
  'other',
] as const;

export const PersonDocument = Type.Object(
  {
    number: Text(60),
    issuer: Type.Optional(Country),
    type: Type.Optional(oneOf(DOCUMENT_TYPES)),
    expiresOn: Type.Optional(Day),
  },
  closed,
);

export const PersonSubject = Type.Object(
  {
    names: Type.Array(PersonName, { minItems: 1, maxItems: 200, description: 'each alias is a name of its own' }),
    born: Type.Optional(Type.Array(BirthDate, { maxItems: 20 })),
    sex: Type.Optional(oneOf(['female', 'male', 'unspecified', 'unknown'] as const)),
    nationalities: Type.Optional(Type.Array(Country, { maxItems: 20 })),
    birthPlaces: Type.Optional(Type.Array(Text(200), { maxItems: 20 })),
    documents: Type.Optional(Type.Array(PersonDocument, { maxItems: 100 })),
    heightCm: Type.Optional(Type.Integer({ minimum: 20, maximum: 280 })),
    addresses: Type.Optional(Type.Array(Text(500), { maxItems: 50 })),
    marks: Type.Optional(Text(2000, 'description that helps to recognise the person')),
    note: Type.Optional(Text(4000, 'what else the source says: office held, grounds, remarks')),
  },
  closed,
);
export type PersonSubject = Static<typeof PersonSubject>;

export const OrganisationSubject = Type.Object(
  {
    names: Type.Array(PersonName, { minItems: 1, maxItems: 200 }),
    countries: Type.Optional(Type.Array(Country, { maxItems: 20 })),
    identifiers: Type.Optional(Type.Array(PersonDocument, { maxItems: 100 })),
    addresses: Type.Optional(Type.Array(Text(500), { maxItems: 100 })),
    note: Type.Optional(Text(4000, 'what else the source says: grounds, programmes, remarks')),
  },
  closed,
);
export type OrganisationSubject = Static<typeof OrganisationSubject>;

export const TravelDocumentSubject = Type.Object(
  {
    number: Text(30, 'document identification number'),
    issuer: Country,
    type: oneOf(DOCUMENT_TYPES),
    issuedOn: Type.Optional(Day),
    expiresOn: Type.Optional(Day),
    theftCountry: Type.Optional(Country),
    theftOn: Type.Optional(Day),
    nationalReference: Type.Optional(Text(100)),
    note: Type.Optional(Text(1000, 'without personal data')),
  },
  closed,
);
export type TravelDocumentSubject = Static<typeof TravelDocumentSubject>;

export const VEHICLE_CATEGORIES = [
  'car',
  'lorry',
  'motorcycle',
  'trailer',
  'caravan',
  'bus',
  'agricultural',
  'industrial',
  'part',
  'plate',
  'other',
] as const;

export const VehicleSubject = Type.Object(
  {
    category: Type.Optional(oneOf(VEHICLE_CATEGORIES)),
    vin: Type.Optional(Text(40)),
    plate: Type.Optional(Text(20)),
    plateCountry: Type.Optional(Country),
    make: Type.Optional(Text(60)),
    model: Type.Optional(Text(60)),
    colour: Type.Optional(Text(40)),
    year: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2100 })),
    engineNumber: Type.Optional(Text(40)),
    theftCountry: Type.Optional(Country),
    theftOn: Type.Optional(Day),
    note: Type.Optional(Text(1000)),
  },
  closed,
);
export type VehicleSubject = Static<typeof VehicleSubject>;

/** When a firearm is illicit (iARMS; International Tracing Instrument para 6): one of five. */
export const ILLICIT_REASONS = [
  'illicit-where-found',
  'transferred-against-embargo',
  'not-marked',
  'made-without-licence',
  'transferred-without-licence',
] as const;

export const FirearmSubject = Type.Object(
  {
    serial: Type.Optional(Text(60)),
    serialObliterated: Type.Optional(Type.Boolean()),
    make: Type.Optional(Text(80)),
    model: Type.Optional(Text(80)),
    calibre: Type.Optional(Text(40)),
    type: Type.Optional(
      oneOf([
        'pistol',
        'revolver',
        'rifle',
        'assault-rifle',
        'shotgun',
        'submachine-gun',
        'machine-gun',
        'launcher',
        'alarm-weapon',
        'converted',
        'home-made',
        'part',
        'other',
      ] as const),
    ),
    originCountry: Type.Optional(Country),
    importCountry: Type.Optional(Country),
    year: Type.Optional(Type.Integer({ minimum: 1800, maximum: 2100 })),
    illicit: Type.Optional(oneOf(ILLICIT_REASONS)),
    theftCountry: Type.Optional(Country),
    theftOn: Type.Optional(Day),
    note: Type.Optional(Text(1000)),
  },
  closed,
);
export type FirearmSubject = Static<typeof FirearmSubject>;

export const VesselSubject = Type.Object(
  {
    names: Type.Array(PersonName, { minItems: 1, maxItems: 100 }),
    imo: Type.Optional(Text(20)),
    mmsi: Type.Optional(Text(20)),
    callSign: Type.Optional(Text(20)),
    flag: Type.Optional(Country),
    type: Type.Optional(Text(100)),
    owner: Type.Optional(Text(300)),
    note: Type.Optional(Text(4000)),
  },
  closed,
);
export type VesselSubject = Static<typeof VesselSubject>;

export const AircraftSubject = Type.Object(
  {
    registration: Type.Optional(Text(40)),
    serial: Type.Optional(Text(40)),
    model: Type.Optional(Text(100)),
    operator: Type.Optional(Text(300)),
    country: Type.Optional(Country),
    note: Type.Optional(Text(4000)),
  },
  closed,
);
export type AircraftSubject = Static<typeof AircraftSubject>;

export const RECORD_STATUSES = ['draft', 'under-review', 'waiting', 'active', 'withdrawn', 'expired'] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

/** Dangers an officer must know before anything else. */
export const WARNINGS = [
  'armed',
  'violent',
  'escaped',
  'suicidal',
  'contagious',
  'drug-addicted',
  'terrorism-related',
  'minor',
  'victim',
  'vulnerable',
] as const;

const Grade = oneOf(
  SOURCE_GRADES.flatMap((source) => INFORMATION_GRADES.map((information) => `${source}${information}` as const)),
  'source A B C X by information 1 2 3 4',
);

const recordTerms = {
  reason: Type.String({ description: 'why it is recorded: a code of the register (GET /v1/registers)' }),
  action: Type.Optional(
    Type.String({ description: 'what to do on a match: a code of the register; the reason has a usual one' }),
  ),
  purpose: Type.Optional(oneOf(PURPOSES, 'INTERPOL RPD Art. 10')),
  basis: Type.Optional(Text(300, 'instrument and article')),
  grade: Type.Optional(Grade),
  handling: Type.Optional(Type.Array(oneOf(HANDLING_CODES), { maxItems: 4, uniqueItems: true })),
  handlingNote: Type.Optional(Text(500)),
  withheldFrom: Type.Optional(
    Type.Array(Country, { maxItems: 300, uniqueItems: true, description: 'parties for whom the record is not there' }),
  ),
  warnings: Type.Optional(Type.Array(oneOf(WARNINGS), { uniqueItems: true })),
  validFrom: Type.Optional(Day),
  validUntil: Type.Optional(Day),
  nationalReference: Type.Optional(Text(100)),
};

/** The subjects by kind; the kind is in the address, so a body has the subject of that kind only. */
export const SUBJECTS = {
  person: PersonSubject,
  organisation: OrganisationSubject,
  'travel-document': TravelDocumentSubject,
  vehicle: VehicleSubject,
  firearm: FirearmSubject,
  vessel: VesselSubject,
  aircraft: AircraftSubject,
} as const;

export const reportBody = <Subject extends TSchema>(subject: Subject) =>
  Type.Object({ subject, draft: Type.Optional(Type.Boolean()), ...recordTerms }, closed);

const cleared = <Term extends TSchema>(term: Term) => Type.Optional(Type.Union([term, Type.Null()]));

/** What an amendment leaves out stays as it is; null takes a single term away. */
export const amendBody = <Subject extends TSchema>(subject: Subject) =>
  Type.Object(
    {
      why: Text(500, 'the reason of the amendment, kept with the version'),
      subject: Type.Optional(subject),
      ...recordTerms,
      reason: Type.Optional(Type.String()),
      action: cleared(Type.String({ description: 'null: the usual one of the reason' })),
      purpose: cleared(oneOf(PURPOSES, 'INTERPOL RPD Art. 10')),
      basis: cleared(Text(300, 'instrument and article; null: that of the reason')),
      grade: cleared(Grade),
      handlingNote: cleared(Text(500)),
      validUntil: cleared(Day),
      nationalReference: cleared(Text(100)),
    },
    closed,
  );

export const WithdrawBody = Type.Object({ why: Text(500) }, closed);

export const ReviewBody = Type.Object(
  {
    decision: oneOf(
      ['keep', 'extend', 'withdraw', 'activate'] as const,
      'activate releases a draft or a record under review',
    ),
    assessment: Text(2000, 'the individual assessment, kept with the version'),
    until: Type.Optional(Day),
  },
  closed,
);

export const RegisterRecord = Type.Object({
  id: Type.String(),
  kind: oneOf(REGISTER_KINDS),
  reference: Type.String({ description: 'what officers quote: agency code and number' }),
  owner: Type.String({ description: 'code of the agency to ask' }),
  party: Type.String(),
  status: oneOf(RECORD_STATUSES),
  subject: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
  title: Type.Optional(Type.String()),
  roman: Type.Optional(
    Type.String({ description: 'the name in Latin letters, where it is written in another script' }),
  ),
  reason: Type.String(),
  action: Type.String(),
  purpose: Type.Optional(Type.String()),
  basis: Type.Optional(Type.String()),
  grade: Type.String(),
  handling: Type.Array(Type.String()),
  handlingNote: Type.Optional(Type.String()),
  withheldFrom: Type.Optional(Type.Array(Type.String())),
  warnings: Type.Array(Type.String()),
  validFrom: Type.String(),
  validUntil: Type.Optional(Type.String()),
  reviewOn: Type.String(),
  nationalReference: Type.Optional(Type.String()),
  source: Type.Optional(Type.String({ description: 'the list or file it was imported from' })),
  reportedAt: Instant,
  changedAt: Instant,
  confirmedAt: Instant,
  version: Type.Integer(),
  may: Type.Object({ amend: Type.Boolean(), withdraw: Type.Boolean(), review: Type.Boolean() }),
});
export type RegisterRecordAnswer = Static<typeof RegisterRecord>;

export const RecordPage = pageOf(RegisterRecord);

export const RecordVersion = Type.Object({
  version: Type.Integer(),
  changedAt: Instant,
  changedBy: Type.String(),
  agency: Type.String(),
  change: Type.String(),
  why: Type.Union([Type.String(), Type.Null()]),
  source: Type.Union([Type.String(), Type.Null()]),
  body: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
});

export const ListQuery = Type.Object(
  {
    status: Type.Optional(oneOf(RECORD_STATUSES)),
    owner: Type.Optional(Type.String({ maxLength: 40 })),
    reason: Type.Optional(Type.String({ maxLength: 60 })),
    text: Type.Optional(Type.String({ maxLength: 100, description: 'the title starts with it' })),
    reviewBefore: Type.Optional(Day),
    sort: Type.Optional(oneOf(['newest', 'oldest', 'title', 'review'] as const)),
    after: Type.Optional(Type.String({ maxLength: 1000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  closed,
);
export type ListQuery = Static<typeof ListQuery>;

export const RegisterDescription = Type.Object({
  kind: oneOf(REGISTER_KINDS),
  reasons: Type.Array(
    Type.Object({
      code: Type.String(),
      action: Type.String(),
      source: Type.String(),
      reviewMonths: Type.Integer(),
    }),
  ),
  actions: Type.Array(Type.String()),
  subject: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
  mayReport: Type.Boolean(),
});

const CONSULTATION_DECISION = oneOf(['enter', 'withdraw-newcomer', 'withdraw-existing'] as const);

export const Consultation = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  newcomer: Type.String({ description: 'the record that came later' }),
  existing: Type.Array(Type.String(), { description: 'the records it is not compatible with' }),
  newcomerWaits: Type.Boolean(),
  openedAt: Instant,
  dueAt: Instant,
  decidedAt: Type.Union([Instant, Type.Null()]),
  decision: Type.Union([CONSULTATION_DECISION, Type.Null()]),
  why: Type.Union([Type.String(), Type.Null()]),
  answers: Type.Array(
    Type.Object({ agency: Type.String(), decision: CONSULTATION_DECISION, why: Type.String(), at: Instant }),
    { description: 'what each owner has said; the newcomer enters when all owners of existing alerts have' },
  ),
  records: Type.Array(
    Type.Object({
      id: Type.String(),
      reference: Type.String(),
      owner: Type.String(),
      party: Type.String(),
      reason: Type.String(),
      status: oneOf(RECORD_STATUSES),
    }),
    { description: 'the newcomer and the existing records, as far as all who are consulted know them' },
  ),
  may: Type.Array(CONSULTATION_DECISION, { description: 'what the caller may decide now' }),
});
export type ConsultationAnswered = Static<typeof Consultation>;

export const ConsultationDecision = Type.Object(
  {
    decision: CONSULTATION_DECISION,
    why: Text(1000),
  },
  closed,
);

export const KindPath = Type.Object({ kind: oneOf(REGISTER_KINDS) });
export const RecordPath = Type.Object({ kind: oneOf(REGISTER_KINDS), id: Type.String({ maxLength: 60 }) });
