import type { RegisterKind } from './register-kinds.ts';

/** From which list a field takes its value. */
export type ChoicesOf =
  | 'countries'
  | 'sexes'
  | 'documentTypes'
  | 'vehicleCategories'
  | 'firearmTypes'
  | 'illicitReasons'
  | 'nameQualities';

/** One field of a subject: where its value stands, its words, and how it is filled in. */
export interface SubjectField {
  readonly name: string;
  readonly words: string;
  readonly kind?: 'text' | 'day' | 'number' | 'long' | 'choice' | 'check';
  readonly choices?: ChoicesOf;
  readonly needed?: boolean;
  readonly code?: boolean;
  /** A list: its entries have these parts, or are plain values when there are none. */
  readonly each?: readonly SubjectField[];
  readonly isList?: boolean;
  /** Most reports say it: a new one begins with an empty entry. */
  readonly isUsual?: boolean;
}

const NAME_PARTS: readonly SubjectField[] = [
  { name: 'family', words: 'fields.family' },
  { name: 'given', words: 'fields.given' },
  { name: 'patronymic', words: 'fields.patronymic' },
  { name: 'whole', words: 'fields.wholeName' },
  { name: 'quality', words: 'subjectFields.quality', kind: 'choice', choices: 'nameQualities' },
];
const WHOLE_NAMES: readonly SubjectField[] = [
  { name: 'whole', words: 'fields.wholeName' },
  { name: 'quality', words: 'subjectFields.quality', kind: 'choice', choices: 'nameQualities' },
];
const DOCUMENT_PARTS: readonly SubjectField[] = [
  { name: 'number', words: 'fields.documentNumber', code: true },
  { name: 'issuer', words: 'fields.issuer', kind: 'choice', choices: 'countries' },
  { name: 'type', words: 'subjectFields.documentType', kind: 'choice', choices: 'documentTypes' },
  { name: 'expiresOn', words: 'subjectFields.expiresOn', kind: 'day' },
];
const THEFT: readonly SubjectField[] = [
  { name: 'theftCountry', words: 'subjectFields.theftCountry', kind: 'choice', choices: 'countries' },
  { name: 'theftOn', words: 'subjectFields.theftOn', kind: 'day' },
];
const NOTE: SubjectField = { name: 'note', words: 'subjectFields.note', kind: 'long' };

/** The fields of each kind, in the order of the form; the node's schema judges them. */
export const SUBJECT_FIELDS: Readonly<Record<RegisterKind, readonly SubjectField[]>> = {
  person: [
    { name: 'names', words: 'subjectFields.names', isList: true, each: NAME_PARTS, needed: true },
    {
      name: 'born',
      words: 'fields.bornOn',
      isList: true,
      isUsual: true,
      each: [
        { name: 'on', words: 'fields.bornOn', kind: 'day' },
        { name: 'toleranceYears', words: 'subjectFields.toleranceYears', kind: 'number' },
      ],
    },
    { name: 'sex', words: 'fields.sex', kind: 'choice', choices: 'sexes' },
    {
      name: 'nationalities',
      words: 'fields.nationality',
      kind: 'choice',
      choices: 'countries',
      isList: true,
      isUsual: true,
    },
    { name: 'birthPlaces', words: 'fields.birthPlace', isList: true },
    { name: 'documents', words: 'subjectFields.documents', isList: true, isUsual: true, each: DOCUMENT_PARTS },
    { name: 'heightCm', words: 'subjectFields.heightCm', kind: 'number' },
    { name: 'addresses', words: 'subjectFields.addresses', isList: true },
    { name: 'marks', words: 'subjectFields.marks', kind: 'long' },
    NOTE,
  ],
  organisation: [
    { name: 'names', words: 'subjectFields.names', isList: true, each: WHOLE_NAMES, needed: true },
    { name: 'countries', words: 'subjectFields.countries', kind: 'choice', choices: 'countries', isList: true },
    { name: 'identifiers', words: 'subjectFields.identifiers', isList: true, each: DOCUMENT_PARTS.slice(0, 2) },
    { name: 'addresses', words: 'subjectFields.addresses', isList: true },
    NOTE,
  ],
  'travel-document': [
    { name: 'number', words: 'fields.documentNumber', needed: true, code: true },
    { name: 'issuer', words: 'fields.issuer', kind: 'choice', choices: 'countries', needed: true },
    { name: 'type', words: 'subjectFields.documentType', kind: 'choice', choices: 'documentTypes', needed: true },
    { name: 'issuedOn', words: 'subjectFields.issuedOn', kind: 'day' },
    { name: 'expiresOn', words: 'subjectFields.expiresOn', kind: 'day' },
    ...THEFT,
    { name: 'nationalReference', words: 'subjectFields.policeReference', code: true },
    NOTE,
  ],
  vehicle: [
    { name: 'category', words: 'subjectFields.category', kind: 'choice', choices: 'vehicleCategories' },
    { name: 'vin', words: 'fields.vin', code: true },
    { name: 'plate', words: 'fields.plate', code: true },
    { name: 'plateCountry', words: 'fields.plateCountry', kind: 'choice', choices: 'countries' },
    { name: 'make', words: 'fields.make' },
    { name: 'model', words: 'fields.model' },
    { name: 'colour', words: 'fields.colour' },
    { name: 'year', words: 'subjectFields.year', kind: 'number' },
    { name: 'engineNumber', words: 'subjectFields.engineNumber', code: true },
    ...THEFT,
    NOTE,
  ],
  firearm: [
    { name: 'serial', words: 'fields.serial', code: true },
    { name: 'serialObliterated', words: 'subjectFields.serialObliterated', kind: 'check' },
    { name: 'make', words: 'fields.make' },
    { name: 'model', words: 'fields.model' },
    { name: 'calibre', words: 'fields.calibre' },
    { name: 'type', words: 'subjectFields.firearmType', kind: 'choice', choices: 'firearmTypes' },
    { name: 'originCountry', words: 'fields.originCountry', kind: 'choice', choices: 'countries' },
    { name: 'importCountry', words: 'subjectFields.importCountry', kind: 'choice', choices: 'countries' },
    { name: 'year', words: 'subjectFields.year', kind: 'number' },
    { name: 'illicit', words: 'subjectFields.illicit', kind: 'choice', choices: 'illicitReasons' },
    ...THEFT,
    NOTE,
  ],
  vessel: [
    { name: 'names', words: 'subjectFields.names', isList: true, each: WHOLE_NAMES, needed: true },
    { name: 'imo', words: 'subjectFields.imo', code: true },
    { name: 'mmsi', words: 'subjectFields.mmsi', code: true },
    { name: 'callSign', words: 'subjectFields.callSign', code: true },
    { name: 'flag', words: 'subjectFields.flag', kind: 'choice', choices: 'countries' },
    { name: 'type', words: 'subjectFields.type' },
    { name: 'owner', words: 'subjectFields.holder' },
    NOTE,
  ],
  aircraft: [
    { name: 'registration', words: 'subjectFields.registration', code: true },
    { name: 'serial', words: 'fields.serial', code: true },
    { name: 'model', words: 'fields.model' },
    { name: 'operator', words: 'subjectFields.operator' },
    { name: 'country', words: 'subjectFields.country', kind: 'choice', choices: 'countries' },
    NOTE,
  ],
};

/** The words of the field at a path of a version such as `subject.names.0.family`; the last known part names it. */
export function wordsOfPath(kind: RegisterKind, path: string): string | undefined {
  const [head, name, , part] = path.split('.');
  if (head !== 'subject') return head === undefined ? undefined : TERM_WORDS[head];
  if (name === undefined) return 'form.subject';
  const field = SUBJECT_FIELDS[kind].find((one) => one.name === name);
  return field?.each?.find((one) => one.name === part)?.words ?? field?.words;
}

/** The words of what a record says about itself rather than about its subject. */
export const TERM_WORDS: Readonly<Record<string, string>> = {
  status: 'hit.status',
  reason: 'hit.reason',
  action: 'record.action',
  purpose: 'record.purpose',
  basis: 'hit.basis',
  grade: 'hit.grade',
  handling: 'hit.handling',
  handlingNote: 'record.handlingNote',
  withheldFrom: 'record.withheldFrom',
  warnings: 'record.warnings',
  validFrom: 'record.validFrom',
  validUntil: 'record.validUntil',
  reviewOn: 'record.reviewOn',
  nationalReference: 'record.nationalReference',
  source: 'hit.source',
  confirmedAt: 'record.confirmedAt',
};
