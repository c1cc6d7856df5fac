import { DEFAULT_PRESET } from '../../engines/matching/presets.ts';
import type { RegisterKind } from '../../kernel/codes.ts';
import type { Agency } from '../../kernel/officer.ts';
import type { Audit } from '../audit/public.ts';
import { type Candidates, findCandidates, type SearchedIndex } from './find-candidates.ts';
import { canonicalQuestion } from './person-questions.ts';
import { type Question, readQuestion, registersAsked } from './read-question.ts';
import type { SearchRequest } from './search.schema.ts';

/** What asking the index needs; a search thread has it as well as the main one. */
export interface IndexDesk {
  readonly index: SearchedIndex;
  readonly audit: Pick<Audit, 'hashAsked'>;
  readonly clock: () => Date;
}

/** A question that the index has answered; the records it found are not read yet. Plain data. */
export interface Prepared {
  readonly request: SearchRequest;
  readonly candidates: Candidates;
  readonly searched: readonly RegisterKind[];
  /** Keyed hash of what was asked. */
  readonly asked: string;
  readonly tookMs: number;
}

/** Asks the index; reads nothing from the database. A question that was read already is not read again. */
export function askIndex(
  { index, audit, clock }: IndexDesk,
  agency: Agency,
  request: SearchRequest,
  question: Question = readQuestion(request.subject, clock),
): Prepared {
  const started = performance.now();
  const preset = request.preset ?? DEFAULT_PRESET;
  const asked = registersAsked(question);
  const searched = request.registers ? asked.filter((kind) => request.registers!.includes(kind)) : asked;
  const candidates = findCandidates(index, question, { agency, preset });
  return {
    request,
    candidates,
    searched,
    asked: audit.hashAsked(canonicalQuestion(request.subject, question.persons)),
    tookMs: performance.now() - started,
  };
}
