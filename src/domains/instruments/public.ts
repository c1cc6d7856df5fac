/** What other domains may ask: which instrument allows this, between whom, on which day. */

export type { LegalBasisAnswer, LegalBasisQuestion } from './decide-legal-basis.ts';
export { instrumentRoutes } from './instruments.routes.ts';
export { type InstrumentsDesk, openInstrumentsDesk } from './instruments-desk.ts';
export { loadInventedInstruments } from './invented-instruments.ts';
