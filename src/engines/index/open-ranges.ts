import { type BirthRanges, FAR_YEARS } from './birth-ranges.ts';

/** Where postings are read: the runs of persons to whom a birth date can add what is needed. */
export class OpenRanges {
  readonly #ranges: BirthRanges;
  readonly #from: (readonly number[] | undefined)[] = [];
  /** How many steps there are; from there on nothing is open. */
  readonly steps: number;
  /** The first step above what is said of who was born many years apart. */
  readonly near: number;

  constructor(ranges: BirthRanges) {
    this.#ranges = ranges;
    this.steps = ranges.steps.length;
    this.near = ranges.steps.findLastIndex((most) => most <= FAR_YEARS) + 1;
  }

  /** The first step at which a birth date can add so much. */
  stepNeeding(nats: number): number {
    const { steps } = this.#ranges;
    let step = 0;
    while (step < steps.length && steps[step]! < nats) step++;
    return step;
  }

  /** How many persons are in the ranges of a step and those above it. */
  personsFrom(step: number): number {
    let persons = 0;
    const open = this.from(step);
    for (let run = 0; run < open.length; run += 2) persons += open[run + 1]! - open[run]!;
    return persons;
  }

  /** The runs of a step and those above it, neighbours as one: of each the first person and the one after its last. */
  from(step: number): readonly number[] {
    this.#from[step] ??= this.#joined(step);
    return this.#from[step];
  }

  #joined(step: number): number[] {
    const open: number[] = [];
    for (let run = 0; run < this.#ranges.count; run++) {
      if (this.#ranges.stepOfRun(run) < step) continue;
      const from = this.#ranges.endOf(run - 1);
      if (open.length > 0 && open[open.length - 1] === from) open[open.length - 1] = this.#ranges.endOf(run);
      else open.push(from, this.#ranges.endOf(run));
    }
    return open;
  }
}
