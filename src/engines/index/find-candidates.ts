/** From a question to ranked candidates over all sources: reads the question, weighs its terms, searches each source. */
import { AGREEMENT, natsOf } from '../matching/compare-terms.ts';
import { MOST_WEIGHT } from '../names/frequencies.ts';
import { termKey } from '../names/term.ts';
import type { AskedName, AskedPerson } from './asked-person.ts';
import { expandToken, type Reached } from './expand-token.ts';
import type { Retrieval, RetrievalLimits } from './retrieval.ts';
import type { TermSource } from './term-source.ts';
import type { TermWeights } from './term-weights.ts';
import { TopCandidates } from './top-candidates.ts';
import type { WeighedTerm, WeighedToken } from './weighed-token.ts';

export interface Candidate {
  readonly source: number;
  readonly person: number;
  readonly rank: number;
}

// Two words written together are two agreements at once (matching engine).
const MOST_JOINED_WEIGHT = 14;
// A question with many names brings the same person several times; room for that is kept up to here.
const MOST_ROOM = 4;

/** The persons of all sources who could be meant, best first. */
export function findCandidates(
  sources: readonly TermSource[],
  asked: AskedPerson,
  weights: TermWeights,
  retrieval: Retrieval,
  limits: RetrievalLimits,
): readonly Candidate[] {
  const room = limits.limit * Math.min(MOST_ROOM, Math.max(1, asked.names.length));
  const top = new TopCandidates(room);
  for (const name of asked.names) {
    sources.forEach((source, number) => {
      const reached = name.tokens.map((token) => expandToken(source, token));
      retrieval.search(
        source,
        number,
        inOrder(weighTokens(name, reached, source, weights), limits),
        asked,
        limits,
        top,
      );
    });
  }
  return top.ranked().slice(0, limits.limit);
}

function weighTokens(
  name: AskedName,
  reached: readonly (readonly Reached[])[],
  source: TermSource,
  weights: TermWeights,
): WeighedToken[] {
  return reached.map((terms, i) => {
    const { share, texts, token } = name.tokens[i]!;
    // A variant weighs no more than what was asked: "Jonh" is rare, but "John" was meant. As the matching engine has it,
    // what was asked is the word with all its romanisations.
    const key = termKey(token);
    const asked = weights.weightOfTerm(source, terms.find(({ text }) => text === key)?.term, key);
    const equal = terms.find(({ text }) => text === texts[0]);
    const written = equal === undefined ? MOST_WEIGHT : weights.weightOfTerm(source, equal.term, equal.text);
    const weighed: WeighedTerm[] = [];
    let postings = 0;
    for (const term of terms) {
      const recorded = weights.weightOfTerm(source, term.term, term.text);
      // What is written as one word on record is asked as several, and weighs what they weigh together.
      const joins = term.agreement === AGREEMENT.joined && term.second === undefined;
      let weight = joins ? recorded : Math.min(term.second === undefined ? asked : written, recorded);
      if (term.second !== undefined)
        weight = Math.min(MOST_JOINED_WEIGHT, weight + weights.weightOfKey(source.textOf(term.second)));
      const nats = (joins ? 1 : share) * natsOf(term.agreement, weight);
      if (nats <= 0) continue;
      weighed.push({ term: term.term, second: term.second, text: term.text, agreement: term.agreement, nats });
      postings += source.carriersOf(term.term);
    }
    weighed.sort((a, b) => b.nats - a.nats);
    return { role: name.tokens[i]!.token.role, terms: weighed, postings, most: weighed[0]?.nats ?? 0 };
  });
}

/**
 * Whoever must reach so many nats is read of by the words of fewest persons first, since the last words need not be read
 * where all before them are too little; without such a bound the heaviest words come first.
 */
function inOrder(tokens: WeighedToken[], { least }: RetrievalLimits): WeighedToken[] {
  const bounded = least !== Number.NEGATIVE_INFINITY;
  return tokens.sort((a, b) => (bounded ? a.postings - b.postings : b.most - a.most));
}
