export { publishedHistory } from './history.ts';
export { type Operation, participantOf } from './operation.ts';
export { operationRoutes } from './operations.routes.ts';
export { type OperationsDesk, openOperationsDesk } from './operations-desk.ts';
export type { Report } from './report.ts';
