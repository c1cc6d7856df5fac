export { type LiveIndex, openLiveIndex } from './live-index.ts';
export { personQuestions } from './person-questions.ts';
export { searchRoutes } from './search.routes.ts';
export { AskedSubject, type SearchAnswer, type SearchHit, type SearchRequest } from './search.schema.ts';
export type { Disclosure, FollowedHit, FollowUp, Made, SearchDesk } from './search-registers.ts';
export { judgeAgain, lookUp, prepare, searchRegisters } from './search-registers.ts';
