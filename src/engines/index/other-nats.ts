/**
 * What sex and nationality say of each person of a source, as the matching engine weighs them. By themselves they keep
 * nobody out: who lacks what they could say must make up for it by name and birth.
 * Cost: a look at two columns for each person; the matching engine is asked once for each combination that a question meets.
 */
import type { PersonDescription } from '../matching/description.ts';
import { type OtherEvidence, weighOthers } from '../matching/other-evidence.ts';
import { sexOfTraits } from './person-collector.ts';
import type { TermSource } from './term-source.ts';

const SEXES = 4;
const SEX_BITS = SEXES - 1;
// Evidence beside the name does not depend on it as long as no documents are compared.
const NO_NAME = 0;

/** Weighs for one question after the other; keeps its memory, so each thread has its own. */
export class OtherNats {
  /** The most that sex and nationality can say for the present question. */
  most = 0;
  #evidence: OtherEvidence = weighOthers({ names: [] });
  #nationalitySets: readonly string[] = [];
  /** By set of nationalities and sex: what a person lacks to the most, and in which round that was found out. */
  #lacking = new Float64Array(0);
  #round = new Uint32Array(0);
  #now = 0;

  /** Begins a question. */
  begin({ sex, nationalities }: PersonDescription): void {
    const asked = { ...(sex && { sex }), ...(nationalities && { nationalities }) };
    this.#evidence = weighOthers({ names: [], ...asked });
    this.most = 0;
    for (const others of [{}, { ...asked, nationalities: [] }, { nationalities: asked.nationalities ?? [] }, asked])
      this.most = Math.max(this.most, this.#evidence.nats({ names: [], born: [], ...others }, NO_NAME));
  }

  /** Turns to a source; to be called again for each question. */
  enter({ nationalitySets }: TermSource): void {
    this.#nationalitySets = nationalitySets;
    const cells = (nationalitySets.length + 1) * SEXES;
    if (this.#round.length < cells) {
      this.#lacking = new Float64Array(cells * 2);
      this.#round = new Uint32Array(cells * 2);
    }
    this.#now++;
  }

  /** How much less than the most sex and nationality say of a person of the source. */
  lackingOf({ traits, nationalities }: TermSource, person: number): number {
    // One number stands for all sets that found no room, and says nothing.
    const set = Math.min(nationalities[person]!, this.#nationalitySets.length);
    const sex = traits[person]! & SEX_BITS;
    const cell = set * SEXES + sex;
    if (this.#round[cell] !== this.#now) {
      this.#round[cell] = this.#now;
      this.#lacking[cell] = this.most - this.#natsOf(set, sex);
    }
    return this.#lacking[cell]!;
  }

  #natsOf(set: number, sex: number): number {
    const codes = this.#nationalitySets[set] ?? '';
    const nationalities = codes === '' ? [] : codes.split(' ');
    return this.#evidence.nats({ names: [], born: [], sex: sexOfTraits(sex), nationalities }, NO_NAME);
  }
}
