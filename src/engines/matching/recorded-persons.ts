/**
 * Recorded persons packed for judging: term ids and roles in one growing array, candidates made when they are asked for,
 * as an index makes them from its columns. Cost: about forty bytes a person; making a candidate copies its numbers.
 */

import { type Frequencies, START_FREQUENCIES } from '../names/frequencies.ts';
import { TOKEN_ROLES } from '../names/name.ts';
import { readName } from '../names/read-name.ts';
import { packDate } from './birth-evidence.ts';
import type { CandidateName, PersonCandidate } from './candidate.ts';
import { TermDictionary } from './compare-descriptions.ts';
import type { PersonDescription } from './description.ts';

/** A register in memory for evaluation and benchmarks. */
export class RecordedPersons {
  readonly terms: TermDictionary;
  #tokens = new Uint32Array(1 << 16);
  #roles = new Uint8Array(1 << 16);
  #used = 0;
  /** For each name its first token and its flags; for each person its first name. */
  readonly #nameFrom: number[] = [0];
  readonly #nameFlags: number[] = [];
  readonly #personFrom: number[] = [0];
  readonly #born: (readonly number[])[] = [];

  constructor(frequencies: Frequencies = START_FREQUENCIES) {
    this.terms = new TermDictionary(frequencies);
  }

  get count(): number {
    return this.#born.length;
  }

  /** Adds a person and answers its number. */
  add(person: PersonDescription): number {
    const hints = person.nationalities === undefined ? {} : { countries: person.nationalities };
    for (const input of person.names) {
      const name = readName(input, hints);
      for (const token of name.tokens) {
        if (this.#used === this.#tokens.length) this.#grow();
        this.#tokens[this.#used] = this.terms.idOf(token);
        this.#roles[this.#used++] = TOKEN_ROLES.indexOf(token.role);
      }
      this.#nameFlags.push((input.quality === 'weak' ? 1 : 0) | (name.truncated ? 2 : 0));
      this.#nameFrom.push(this.#used);
    }
    this.#personFrom.push(this.#nameFlags.length);
    this.#born.push((person.born ?? []).map((birth) => packDate(birth.on)));
    return this.count - 1;
  }

  #grow(): void {
    const tokens = new Uint32Array(this.#tokens.length * 2);
    const roles = new Uint8Array(this.#roles.length * 2);
    tokens.set(this.#tokens);
    roles.set(this.#roles);
    this.#tokens = tokens;
    this.#roles = roles;
  }

  /** The person of this number in the form in which candidates are judged. */
  candidate(number: number): PersonCandidate {
    const names: CandidateName[] = [];
    for (let at = this.#personFrom[number]!; at < this.#personFrom[number + 1]!; at++) {
      const from = this.#nameFrom[at]!;
      const to = this.#nameFrom[at + 1]!;
      const flags = this.#nameFlags[at]!;
      names.push({
        termIds: Array.from(this.#tokens.subarray(from, to)),
        roles: Array.from(this.#roles.subarray(from, to)),
        weak: (flags & 1) !== 0,
        truncated: (flags & 2) !== 0,
      });
    }
    return { names, born: [...this.#born[number]!] };
  }
}
