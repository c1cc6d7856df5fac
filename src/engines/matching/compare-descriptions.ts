/** Compares two descriptions without an index: the terms of the recorded side get ids as they come. */

import { type Frequencies, START_FREQUENCIES } from '../names/frequencies.ts';
import { type NameToken, TOKEN_ROLES } from '../names/name.ts';
import { readName } from '../names/read-name.ts';
import { Term, termKey } from '../names/term.ts';
import { packDate } from './birth-evidence.ts';
import type { CandidateName, PersonCandidate, TermSource } from './candidate.ts';
import type { PersonDescription, Verdict } from './description.ts';
import { prepareQuestion } from './judge-person.ts';
import type { PresetName } from './presets.ts';

/** A growing dictionary of terms: what an index does with typed arrays, with a map for small sets. */
export class TermDictionary implements TermSource {
  readonly #ids = new Map<string, number>();
  readonly #terms: Term[] = [];
  readonly #frequencies: Frequencies;

  constructor(frequencies: Frequencies = START_FREQUENCIES) {
    this.#frequencies = frequencies;
  }

  get size(): number {
    return this.#terms.length;
  }

  term(id: number): Term {
    return this.#terms[id]!;
  }

  /** The id of a token's term, given when it is met for the first time. */
  idOf(token: NameToken): number {
    const key = termKey(token);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#terms.length;
      this.#ids.set(key, id);
      this.#terms.push(new Term(key, this.#frequencies.weightOfKey(key)));
    }
    return id;
  }
}

/** A recorded description in the form in which candidates are judged. */
export function prepareCandidate(recorded: PersonDescription, terms: TermDictionary): PersonCandidate {
  const hints = recorded.nationalities === undefined ? {} : { countries: recorded.nationalities };
  const names: CandidateName[] = recorded.names.map((input) => {
    const name = readName(input, hints);
    return {
      termIds: Uint32Array.from(name.tokens, (token) => terms.idOf(token)),
      roles: Uint8Array.from(name.tokens, (token) => TOKEN_ROLES.indexOf(token.role)),
      weak: input.quality === 'weak',
      truncated: name.truncated,
      written: name.written,
      writtenTokens: name.tokens.map((token) => token.written),
    };
  });
  return {
    names,
    born: (recorded.born ?? []).map((birth) => packDate(birth.on)),
    bornTolerance: (recorded.born ?? []).map((birth) => birth.toleranceYears ?? 0),
    sex: recorded.sex,
    nationalities: recorded.nationalities,
    birthPlaces: recorded.birthPlaces,
    documents: recorded.documents,
    heightCm: recorded.heightCm,
  };
}

/** Judges two descriptions directly. A population of 1 asks only whether they describe the same person, without a list behind them. */
export function judgePersons(
  asked: PersonDescription,
  recorded: PersonDescription,
  { population = 1, frequencies, preset }: { population?: number; frequencies?: Frequencies; preset?: PresetName } = {},
): Verdict {
  const terms = new TermDictionary(frequencies);
  const candidate = prepareCandidate(recorded, terms);
  return prepareQuestion(asked, { terms, population, frequencies, preset }).judge(candidate);
}
