/**
 * Two names side by side, as numbers: what the aligner works on. One table serves all comparisons of a thread and is
 * filled again for each, so that scoring allocates nothing.
 */

import { GENERATION, SON_OF } from '../names/name-words.ts';
import type { Term } from '../names/term.ts';

/** More tokens than any name has; names are cut here. */
export const MOST_TOKENS = 24;

/** Role codes, in the order of TOKEN_ROLES in names/name.ts. */
export const ROLE = { unknown: 0, given: 1, family: 2, patronymic: 3, particle: 4, title: 5, initial: 6 } as const;

/** Particles agree by convention rather than by person. */
export const PARTICLE_SHARE = 0.15;

/** One name of the table. */
export class NameSide {
  count = 0;
  readonly terms: Term[] = [];
  readonly roles = new Uint8Array(MOST_TOKENS);
  readonly lengths = new Uint8Array(MOST_TOKENS);
  /** One bit for each letter that occurs; see Spelling. */
  readonly letters = new Int32Array(MOST_TOKENS);
  /** The place on the other side that a token was matched with, or −1. */
  readonly to = new Int8Array(MOST_TOKENS);
  /** The place of the first "son of" behind the first token, or −1. */
  sonOf = -1;
  /** Which of several of one name: 1 senior, 2 junior, 3 the third; 0 where nothing says so; and where it stands. */
  generation = 0;
  generationAt = -1;
  /** Whether any token comes from another script and has more than one spelling. */
  isRomanised = false;

  /** Sets the token at a place; places are set in order, from 0. */
  set(place: number, term: Term, role: number): void {
    this.terms[place] = term;
    this.roles[place] = role;
    this.lengths[place] = term.length;
    this.letters[place] = term.letters;
    if (place === 0) {
      this.sonOf = -1;
      this.generation = 0;
      this.isRomanised = !term.simple;
      return;
    }
    if (!term.simple) this.isRomanised = true;
    if (role === ROLE.title) {
      const generation = GENERATION.get(term.text);
      if (generation !== undefined) {
        this.generation = generation;
        this.generationAt = place;
      }
    } else if (role === ROLE.particle && this.sonOf < 0 && SON_OF.has(term.text)) this.sonOf = place;
  }

  /**
   * Where a machine-readable zone may have ended: the last given name, which stands last there, or the end of the
   * family name where no given name found room.
   */
  cutPlace(): number {
    for (let place = this.count - 1; place >= 0; place--) if (this.roles[place] === ROLE.given) return place;
    return this.count - 1;
  }

  /** Whether the token at a place is an initial, of one letter or of those that a cut left. */
  isShort(place: number): boolean {
    return this.lengths[place] === 1 || this.roles[place] === ROLE.initial;
  }

  /** Whether the token that is the family name is one of these. */
  hasFamilyOf(names: ReadonlySet<string>): boolean {
    for (let place = 0; place < this.count; place++)
      if (this.roles[place] === ROLE.family && names.has(this.terms[place]!.text)) return true;
    return false;
  }

  /** What the token at a place weighs when it is joined to its neighbours. */
  weight(place: number): number {
    const { weight } = this.terms[place]!;
    return this.roles[place] === ROLE.particle ? weight * PARTICLE_SHARE : weight;
  }

  /** Whether the two names say that they are of different generations: father and son of one name. */
  isOtherGenerationThan(other: NameSide): boolean {
    return this.generation > 0 && other.generation > 0 && this.generation !== other.generation;
  }

  /** Whether a token stands at this place and met nothing. */
  isLeft(place: number): boolean {
    return place >= 0 && place < this.count && this.to[place] === -1;
  }

  /** Whether a leftover at this place counts neither as omission nor as contradiction. */
  isFree(place: number): boolean {
    const role = this.roles[place]!;
    return role === ROLE.particle || role === ROLE.title;
  }
}

/** Both names, and the places where tokens of theirs agree. */
export class NameTable {
  readonly asked = new NameSide();
  readonly recorded = new NameSide();
  /** Whether the two persons are born on the same day, which makes a slip in a short word likelier than a second person. */
  sameDay = false;
  agreeing = 0;
  readonly askedAt = new Uint8Array(MOST_TOKENS * MOST_TOKENS);
  readonly recordedAt = new Uint8Array(MOST_TOKENS * MOST_TOKENS);
  readonly nats = new Float64Array(MOST_TOKENS * MOST_TOKENS);
  readonly agreements = new Uint8Array(MOST_TOKENS * MOST_TOKENS);

  /** Notes that the asked token at one place and the recorded one at another agree. */
  note(asked: number, recorded: number, agreement: number, nats: number): void {
    const at = this.agreeing++;
    this.askedAt[at] = asked;
    this.recordedAt[at] = recorded;
    this.agreements[at] = agreement;
    this.nats[at] = nats;
  }
}
