import type { Band, Statement, Verdict } from '../matching/description.ts';

/** Collects what speaks for and against, and closes it with a band. */
export class Judgement {
  readonly #because: Statement[] = [];

  say(code: string, nats: number, text: string, values: Readonly<Record<string, string | number>> = {}): this {
    this.#because.push({ code, values, nats, text });
    return this;
  }

  close(band: Band, asked?: string, recorded?: string): Verdict {
    const score = this.#because.reduce((sum, { nats }) => sum + nats, 0);
    return {
      band,
      score,
      because: this.#because,
      ...(asked === undefined || recorded === undefined ? {} : { matched: { asked, recorded } }),
    };
  }
}
