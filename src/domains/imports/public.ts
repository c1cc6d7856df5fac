export { forgetOldImports } from './forget-imports.ts';
export type { ImportDesk, ImportOrder } from './import-desk.ts';
export { closeInterrupted, type ImportProgress } from './import-records.ts';
export { importRoutes } from './imports.routes.ts';
export type { ImportFormat, ImportSummary } from './imports.schema.ts';
