/**
 * What joint operations count: every category that the published operations of 2018 to 2024 have used, with the kind of
 * quantity it is and which whole it is a part of.
 *
 * Source: the reports of Europol and its partners that are listed with the published operations.
 */
export type Kind = 'count' | 'mass' | 'volume' | 'money';

/**
 * What two agencies may both report: a person, an object with a number of its own, or goods, which have none: drugs, money,
 * ammunition. They are counted one by one, never added up blindly.
 */
export type Subject = 'person' | 'object' | 'goods';

export interface Measure {
  readonly code: string;
  readonly name: string;
  readonly kind: Kind;
  /** The unit in which figures are shown; for money each currency stands alone. */
  readonly unit: string;
  /** The whole that this is a part of: the parts of a whole do not overlap. */
  readonly partOf?: string;
  /** Set where one thing could be reported twice by two agencies. */
  readonly subject?: Subject;
}

const count = (code: string, name: string, more: Partial<Measure> = {}): Measure => ({
  code,
  name,
  kind: 'count',
  unit: 'count',
  ...more,
});

export const MEASURES: readonly Measure[] = [
  count('days', 'Action days'),
  count('countries', 'Countries taking part'),
  count('countries-eu', 'Member States of the European Union', { partOf: 'countries' }),
  count('countries-other', 'Other countries', { partOf: 'countries' }),
  count('agencies', 'Agencies taking part'),
  count('officers', 'Officers'),
  count('deployments', 'Deployments of agency staff'),

  count('checks', 'Checks'),
  count('persons-checked', 'Persons checked', { partOf: 'checks' }),
  count('vehicles-checked', 'Vehicles checked', { partOf: 'checks' }),
  count('documents-checked', 'Documents checked', { partOf: 'checks' }),
  count('firearms-checked', 'Firearms checked', { partOf: 'checks' }),
  count('parcels-checked', 'Postal parcels checked', { partOf: 'checks' }),
  count('premises-checked', 'Premises and locations checked', { partOf: 'checks' }),
  count('searches', 'Searches in databases'),
  count('hits', 'Hits'),

  count('arrests', 'Arrests', { subject: 'person' }),
  count('arrests-firearms', 'Arrests for firearms trafficking or possession', { partOf: 'arrests', subject: 'person' }),
  count('arrests-migration', 'Arrests for migrant smuggling or illegal immigration', {
    partOf: 'arrests',
    subject: 'person',
  }),
  count('arrests-migrant-smuggling', 'Arrests for migrant smuggling', {
    partOf: 'arrests-migration',
    subject: 'person',
  }),
  count('arrests-illegal-migration', 'Arrests of illegal migrants', { partOf: 'arrests-migration', subject: 'person' }),
  count('arrests-drugs', 'Arrests for drugs', { partOf: 'arrests', subject: 'person' }),
  count('arrests-firearms-and-drugs', 'Arrests for firearms and drugs', { partOf: 'arrests', subject: 'person' }),
  count('arrests-document-fraud', 'Arrests for document fraud', { partOf: 'arrests', subject: 'person' }),
  count('arrests-human-trafficking', 'Arrests for trafficking in human beings', {
    partOf: 'arrests',
    subject: 'person',
  }),
  count('arrests-warrant', 'Arrests on a warrant', { partOf: 'arrests', subject: 'person' }),
  count('arrests-other', 'Arrests for other crimes', { partOf: 'arrests', subject: 'person' }),

  count('investigations', 'New investigations'),
  count('premises-searched', 'Premises searched'),
  count('illegal-entries', 'Illegal entries'),
  count('clandestine-entries', 'Clandestine entries'),
  count('refused-entries', 'Refused entries'),
  count('visa-fraud', 'Visa fraud or misuse'),
  count('victims', 'Victims', { subject: 'person' }),

  count('weapons-and-explosives-seized', 'Weapons and explosives seized', { subject: 'goods' }),
  count('weapons-seized', 'Weapons seized', { subject: 'object' }),
  count('firearms-seized', 'Firearms seized', { partOf: 'weapons-seized', subject: 'object' }),
  count('other-weapons-seized', 'Other weapons seized', { partOf: 'weapons-seized', subject: 'object' }),
  count('heavy-weapons-seized', 'Missiles and other heavy weapons seized', { subject: 'object' }),
  count('grenades-seized', 'Grenades seized', { subject: 'goods' }),
  count('mines-seized', 'Mines seized', { subject: 'goods' }),
  count('ammunition-seized', 'Rounds of ammunition seized', { subject: 'goods' }),
  { code: 'explosives-seized', name: 'Explosives seized', kind: 'mass', unit: 'kg', subject: 'goods' },
  { code: 'drugs-seized', name: 'Drugs seized', kind: 'mass', unit: 'kg', subject: 'goods' },
  {
    code: 'cocaine-seized',
    name: 'Cocaine seized',
    kind: 'mass',
    unit: 'kg',
    partOf: 'drugs-seized',
    subject: 'goods',
  },
  { code: 'heroin-seized', name: 'Heroin seized', kind: 'mass', unit: 'kg', partOf: 'drugs-seized', subject: 'goods' },
  {
    code: 'cannabis-seized',
    name: 'Cannabis seized',
    kind: 'mass',
    unit: 'kg',
    partOf: 'drugs-seized',
    subject: 'goods',
  },
  {
    code: 'synthetic-drugs-seized',
    name: 'Synthetic drugs seized',
    kind: 'mass',
    unit: 'kg',
    partOf: 'drugs-seized',
    subject: 'goods',
  },
  {
    code: 'other-drugs-seized',
    name: 'Other drugs seized',
    kind: 'mass',
    unit: 'kg',
    partOf: 'drugs-seized',
    subject: 'goods',
  },
  { code: 'liquid-drugs-seized', name: 'Liquid drugs seized', kind: 'volume', unit: 'l', subject: 'goods' },
  count('drug-tablets-seized', 'Drug tablets seized', { subject: 'goods' }),
  count('drug-plants-seized', 'Drug plants seized', { subject: 'goods' }),
  { code: 'cash-seized', name: 'Cash seized', kind: 'money', unit: 'EUR', subject: 'goods' },
  count('vehicles-seized', 'Vehicles seized', { subject: 'object' }),
  count('forged-documents', 'Forged documents', { subject: 'object' }),

  count('online-targets', 'Targets found online'),
  count('online-targets-messaging', 'Targets on messaging applications', { partOf: 'online-targets' }),
  count('online-targets-marketplace', 'Targets on marketplaces', { partOf: 'online-targets' }),
  count('online-targets-clear-web', 'Targets on other sites of the open web', { partOf: 'online-targets' }),
  count('online-targets-dark-web', 'Targets on the dark web', { partOf: 'online-targets' }),
];

const BY_CODE: ReadonlyMap<string, Measure> = new Map(MEASURES.map((measure) => [measure.code, measure]));

/** Finds a measure by its code. */
export function findMeasure(code: string): Measure | undefined {
  return BY_CODE.get(code);
}

/** The parts of a whole, as the table has them. */
export function partsOf(whole: string): Measure[] {
  return MEASURES.filter((measure) => measure.partOf === whole);
}

// From the inside out, worked out once: every entry asks.
const LINES: ReadonlyMap<string, readonly string[]> = new Map(MEASURES.map(({ code }) => [code, lineFrom(code)]));

function lineFrom(code: string): string[] {
  const above = findMeasure(code)?.partOf;
  return above === undefined ? [code] : [code, ...lineFrom(above)];
}

/** The measure and every whole it is a part of, from the inside out. */
export function withWholes(code: string): readonly string[] {
  return LINES.get(code) ?? [code];
}

/** The outermost whole a measure belongs to: `arrests` for `arrests-migrant-smuggling`; itself when it has none. */
export function familyOf(code: string): string {
  return withWholes(code).at(-1) ?? code;
}

/** The phases of an operation. What was done in one is never silently added to another. */
export const PHASES = ['preparation', 'action', 'follow-up'] as const;
export type Phase = (typeof PHASES)[number];

/** The phases a figure speaks of: one, or several that its source has joined (and then it is another measure). */
export type PhaseScope = Phase | 'preparation and action' | 'action and follow-up' | 'all phases';

const PHASES_OF: Readonly<Record<PhaseScope, readonly Phase[]>> = {
  preparation: ['preparation'],
  action: ['action'],
  'follow-up': ['follow-up'],
  'preparation and action': ['preparation', 'action'],
  'action and follow-up': ['action', 'follow-up'],
  'all phases': PHASES,
};

/** The single phases in a scope. */
export function phasesIn(scope: PhaseScope): readonly Phase[] {
  return PHASES_OF[scope];
}

/** A measure with its phases is one name: `Arrests (action)` and `Arrests (preparation and action)` are two. */
export function nameMeasure(code: string, scope: PhaseScope): string {
  return `${findMeasure(code)?.name ?? code} (${scope})`;
}
