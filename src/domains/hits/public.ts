export { forgetFiles } from './forget-files.ts';
export { closeHit, decideHit, giveFeedback, takeAction, tellOwner, writeMessage } from './handle-hit.ts';
export {
  countHitsOfOperation,
  findMyHits,
  funnelOfOperation,
  type HitCount,
  type HitFunnel,
  listHitsOfOperation,
  listLateHitsOfOperation,
  listOutcomes,
  type OperationHit,
} from './hit-statistics.ts';
export { hitRoutes } from './hits.routes.ts';
export type { HitsDesk } from './hits-desk.ts';
export { noteMatches } from './note-matches.ts';
export { remindOwners } from './remind.ts';
