import {
  ENTERED_ACTS,
  InstrumentListQuery,
  type LegalBasisShown,
  NewInstrument,
  NewNegotiation,
  STEP_KINDS,
} from '../../../../src/domains/instruments/instruments.schema.ts';

// The lists are the node's own: the schema holds them.
function listed<Code extends string>(schema: unknown): readonly Code[] {
  return (schema as { enum: readonly Code[] }).enum;
}

export type Usable = LegalBasisShown['usable'][number];
export type Refused = LegalBasisShown['refused'][number];
export type MissingStep = LegalBasisShown['missing'][number];
export type Fact = Usable['facts'][number];
export type Measure = NewInstrument['measures'][number];
export type Offence = NewInstrument['offences'][number];
export type DataCategory = NewInstrument['data'];
export type InstrumentKind = NewInstrument['kind'];
export type Need = NewNegotiation['need'];

const need = NewNegotiation.properties.need.properties;

/** The kinds of help one authority may ask of another. */
export const MEASURES = listed<Measure>(need.measure);
/** The common taxonomy of offences. */
export const OFFENCES = listed<Offence>(need.offence);
/** From the least to the most protected kind of data. */
export const DATA = listed<DataCategory>(need.data);
export const KINDS = listed<InstrumentKind>(InstrumentListQuery.properties.kind);
/** The kinds entered by form: a law of one country binds no other. */
export const ENTERED_KINDS = KINDS.filter((kind) => kind !== 'domestic-law' && kind !== 'reciprocity');
export const CONDITIONS = listed<string>((NewInstrument.properties.conditions as unknown as { items: unknown }).items);
export const GRADES = listed<string>(NewInstrument.properties.grade);
export { ENTERED_ACTS, STEP_KINDS };

/** Is this word one of the list? */
export function isOneOf<Code extends string>(list: readonly Code[], word: string | undefined): word is Code {
  return word !== undefined && (list as readonly string[]).includes(word);
}
