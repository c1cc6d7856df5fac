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

  /**
   * The same for a term of which one source's number is known, or that this source does not have; with a single source no
   * other is looked into.
   */
  weightOfTerm(source: TermSource, term: number | undefined, text: string): number {
    if (this.#sources.length > 1) return this.weightOfKey(text);
    return this.#weigh(text, term === undefined ? 0 : source.openOf(term));
  }

  #weigh(text: string, carriers: number): number {
    const key = withoutCutMark(text);
    const single = key.indexOf('|') < 0 && key.indexOf('*') < 0;
    this.#count.spelling = single ? key : spellingsOfKey(key)[0]!;
    this.#count.carriers = carriers;
    return single ? this.#frequencies.weightOf(key) : this.#frequencies.weightOfKey(key);
  }
}
