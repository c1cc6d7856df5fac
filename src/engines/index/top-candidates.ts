/** The best candidates so far, as a heap with the worst on top. */
export class TopCandidates {
  readonly #limit: number;
  readonly #ranks: number[] = [];
  readonly #sources: number[] = [];
  readonly #persons: number[] = [];

  constructor(limit: number) {
    this.#limit = Math.max(1, limit);
  }

  /** What a candidate must exceed to be taken. */
  get threshold(): number {
    return this.#ranks.length < this.#limit ? Number.NEGATIVE_INFINITY : this.#ranks[0]!;
  }

  offer(rank: number, source: number, person: number): void {
    if (this.#ranks.length < this.#limit) {
      this.#ranks.push(rank);
      this.#sources.push(source);
      this.#persons.push(person);
      this.#rise(this.#ranks.length - 1);
    } else if (rank > this.#ranks[0]!) {
      this.#put(0, rank, source, person);
      this.#sink();
    }
  }

  /** The candidates, best first; each person once. */
  ranked(): { rank: number; source: number; person: number }[] {
    const order = [...this.#ranks.keys()].sort((a, b) => this.#ranks[b]! - this.#ranks[a]!);
    const seen = new Set<string>();
    const ranked: { rank: number; source: number; person: number }[] = [];
    for (const i of order) {
      const source = this.#sources[i]!;
      const person = this.#persons[i]!;
      const key = `${source}:${person}`;
      if (seen.has(key)) continue;
      seen.add(key);
      ranked.push({ rank: this.#ranks[i]!, source, person });
    }
    return ranked;
  }

  #put(at: number, rank: number, source: number, person: number): void {
    this.#ranks[at] = rank;
    this.#sources[at] = source;
    this.#persons[at] = person;
  }

  #swap(a: number, b: number): void {
    const rank = this.#ranks[a]!;
    const source = this.#sources[a]!;
    const person = this.#persons[a]!;
    this.#put(a, this.#ranks[b]!, this.#sources[b]!, this.#persons[b]!);
    this.#put(b, rank, source, person);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (this.#ranks[parent]! <= this.#ranks[at]!) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      let least = at;
      const left = at * 2 + 1;
      if (left < this.#ranks.length && this.#ranks[left]! < this.#ranks[least]!) least = left;
      if (left + 1 < this.#ranks.length && this.#ranks[left + 1]! < this.#ranks[least]!) least = left + 1;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }
}
