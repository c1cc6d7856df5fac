export { publishedHistory } from './history.ts';
export type { Operation } from './operation.ts';
export { operationRoutes } from './operations.routes.ts';
export { type OperationsDesk, openOperationsDesk } from './operations-desk.ts';
export { changeState, planOperation } from './plan-operation.ts';
export { recordCheck } from './record-check.ts';
export { recordEntries } from './record-entries.ts';
export type { Report } from './report.ts';
export { type Style, Typesetter } from './typeset.ts';
