import type { SearchRequest } from '../../../../src/domains/search/search.schema.ts';

export type BatchKind = 'person' | 'travel-document' | 'vehicle' | 'firearm';
export type BatchSubject = SearchRequest['subject'];

/** One thing that a column can hold; `pointer` is its place in a record, by which headings are recognised. */
export interface BatchField {
  readonly pointer: string;
  readonly words: string;
  readonly type?: 'date' | 'country' | 'sex';
}

const field = (pointer: string, words: string, type?: BatchField['type']): BatchField =>
  type ? { pointer: `/subject/${pointer}`, words, type } : { pointer: `/subject/${pointer}`, words };

/** What is searched for in a batch, and the columns that serve it. */
export const BATCH_FIELDS: Readonly<Record<BatchKind, readonly BatchField[]>> = {
  person: [
    field('names/0/family', 'fields.family'),
    field('names/0/given', 'fields.given'),
    field('names/0/patronymic', 'fields.patronymic'),
    field('names/0/whole', 'fields.wholeName'),
    field('born/0/on', 'fields.bornOn', 'date'),
    field('sex', 'fields.sex', 'sex'),
    field('nationalities', 'fields.nationality', 'country'),
    field('birthPlaces', 'fields.birthPlace'),
    field('documents/0/number', 'fields.documentNumber'),
    field('documents/0/issuer', 'fields.issuer', 'country'),
  ],
  'travel-document': [field('number', 'fields.documentNumber'), field('issuer', 'fields.issuer', 'country')],
  vehicle: [
    field('plate', 'fields.plate'),
    field('plateCountry', 'fields.plateCountry', 'country'),
    field('vin', 'fields.vin'),
    field('make', 'fields.make'),
    field('model', 'fields.model'),
    field('colour', 'fields.colour'),
  ],
  firearm: [
    field('serial', 'fields.serial'),
    field('make', 'fields.make'),
    field('model', 'fields.model'),
    field('calibre', 'fields.calibre'),
    field('originCountry', 'fields.originCountry', 'country'),
  ],
};

export const BATCH_KINDS = Object.keys(BATCH_FIELDS) as readonly BatchKind[];
