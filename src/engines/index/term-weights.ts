/** Weights of terms from the index's own counts, mixed with the start table as the names engine mixes them. */
import { type Frequencies, learnFrequencies } from '../names/frequencies.ts';
import { spellingsOfKey } from '../names/term.ts';
import { exactTerm } from './expand-token.ts';
import { withoutCutMark } from './packed-names.ts';
import type { TermSource } from './term-source.ts';

/** A count of one spelling, in the form that the names engine learns from. */
class CountOfOne extends Map<string, number> {
  spelling = '';
  carriers = 0;

  override get(spelling: string): number | undefined {
    return spelling === this.spelling ? this.carriers : undefined;
  }
}

/** The weights that terms have for one question: those of all sources together. */
export class TermWeights implements Frequencies {
  readonly #sources: readonly TermSource[];
  readonly #count = new CountOfOne();
  readonly #frequencies: Frequencies;
  readonly #weights = new Map<string, number>();

  /** `persons`: how many open persons the sources hold. */
  constructor(sources: readonly TermSource[], persons: number) {
    this.#sources = sources;
    this.#frequencies = learnFrequencies({ persons, counts: this.#count });
  }

  weightOf(text: string): number {
    return this.weightOfKey(text);
  }

  /** The weight, in nats, of a dictionary text. */
  weightOfKey(text: string): number {
    let weight = this.#weights.get(text);
    if (weight === undefined) {
      let carriers = 0;
      for (const source of this.#sources) {
        const term = exactTerm(source, text);
        if (term !== undefined) carriers += source.openOf(term);
      }
      weight = this.#weigh(text, carriers);
      this.#weights.set(text, weight);
    }
    return weight;
  }

  /** The same for a term of which one source's number is known; with a single source no other is looked into. */
  weightOfTerm(source: TermSource, term: number, text: string): number {
    return this.#sources.length > 1 ? this.weightOfKey(text) : this.#weigh(text, source.openOf(term));
  }

  #weigh(text: string, carriers: number): number {
    const key = withoutCutMark(text);
    this.#count.spelling = key.indexOf('|') < 0 && key.indexOf('*') < 0 ? key : spellingsOfKey(key)[0]!;
    this.#count.carriers = carriers;
    return this.#frequencies.weightOfKey(key);
  }
}
