export { forgetOldImports } from './forget-imports.ts';
export type { ImportDesk, ImportOrder } from './import-desk.ts';
export { closeInterrupted, type ImportProgress, runImport } from './import-records.ts';
export { importRoutes } from './imports.routes.ts';
export { IMPORT_FORMATS, type ImportFormat, type ImportSummary } from './imports.schema.ts';
