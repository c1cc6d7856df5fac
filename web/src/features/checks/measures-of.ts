/** What an officer enters, in the groups in which it happens; a group shows those that the operation counts. */
export const RESULT_GROUPS = {
  arrest: [
    'arrests-firearms',
    'arrests-migrant-smuggling',
    'arrests-illegal-migration',
    'arrests-drugs',
    'arrests-firearms-and-drugs',
    'arrests-document-fraud',
    'arrests-human-trafficking',
    'arrests-warrant',
    'arrests-other',
  ],
  seizure: [
    'firearms-seized',
    'other-weapons-seized',
    'heavy-weapons-seized',
    'ammunition-seized',
    'grenades-seized',
    'mines-seized',
    'explosives-seized',
    'cocaine-seized',
    'heroin-seized',
    'cannabis-seized',
    'synthetic-drugs-seized',
    'other-drugs-seized',
    'liquid-drugs-seized',
    'drug-tablets-seized',
    'drug-plants-seized',
    'cash-seized',
    'vehicles-seized',
    'forged-documents',
  ],
  border: ['refused-entries', 'illegal-entries', 'clandestine-entries', 'visa-fraud'],
  victim: ['victims'],
  investigation: ['investigations', 'premises-searched'],
} as const;

export type ResultGroup = keyof typeof RESULT_GROUPS;

/** What a country with a system of its own enters as numbers. */
export const COUNTED_BY_HAND = [
  'persons-checked',
  'vehicles-checked',
  'documents-checked',
  'firearms-checked',
  'parcels-checked',
  'premises-checked',
  'searches',
] as const;

const MASS = new Set([
  'explosives-seized',
  'cocaine-seized',
  'heroin-seized',
  'cannabis-seized',
  'synthetic-drugs-seized',
  'other-drugs-seized',
]);

/** The units in which it is given, the usual one first; none for pieces. */
export function unitsFor(measure: string): readonly string[] {
  if (MASS.has(measure)) return ['kg', 'g', 'mg', 't'];
  if (measure === 'liquid-drugs-seized') return ['l', 'ml'];
  if (measure === 'cash-seized') return ['EUR', 'USD', 'GBP', 'CHF', 'TRY', 'ALL', 'RSD', 'MKD', 'BAM'];
  return [];
}

const OBJECTS = new Set([
  'firearms-seized',
  'other-weapons-seized',
  'heavy-weapons-seized',
  'vehicles-seized',
  'forged-documents',
]);

/** Whether one and the same could be reported by two agencies, and so should be known again. */
export function identityOf(measure: string): 'person' | 'object' | undefined {
  if (measure.startsWith('arrests') || measure === 'victims') return 'person';
  return OBJECTS.has(measure) ? 'object' : undefined;
}
