export { expireRecords } from './change-record.ts';
export { confirmRecord } from './confirm-record.ts';
export { type Compatibility, consult, judgeCompatibility } from './consult.ts';
export type { Asking, RegisterDesk } from './desk.ts';
export { type Disclosed, isPermitted, mayDisclose } from './disclosure.ts';
export { loadInventedRecords, type OwnerOf } from './invented-records.ts';
export { keepRecords } from './keep-record.ts';
export { type AnyRegister, registerOf } from './kinds/kinds.ts';
export { loadRecords } from './load-records.ts';
export { checkTerms, firstVersion, nextVersion, type RecordTerms, reasonOf } from './record-life.ts';
export type { RegisterRecord, SearchFace } from './register.ts';
export { registerRoutes } from './registers.routes.ts';
export { reportBody, SUBJECTS } from './registers.schema.ts';
export {
  findIndexed,
  findRecord,
  findRecords,
  findSearchable,
  INDEXED_RECORDS,
  type IndexedFields,
  nextReferences,
  recordOf,
  SEARCHABLE_RECORDS,
} from './registers.store.ts';
export { referenceOf } from './report-record.ts';
export { romanTitle } from './roman-title.ts';
