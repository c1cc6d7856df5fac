/** A figure that a benchmark found. */
export interface Figure {
  readonly case: string;
  readonly metric: string;
  readonly unit: string;
  readonly value: number;
}

/** Collects figures: as a table for people at the end, or with `--json` one object a line as they come. */
export class Figures {
  readonly #bench: string;
  readonly #json: boolean;
  readonly #all: Figure[] = [];

  constructor(bench: string, args: readonly string[]) {
    this.#bench = bench;
    this.#json = args.includes('--json');
  }

  say(name: string, metric: string, unit: string, value: number): void {
    const rounded = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
    this.#all.push({ case: name, metric, unit, value: rounded });
    if (this.#json)
      process.stdout.write(`${JSON.stringify({ bench: this.#bench, case: name, metric, unit, value: rounded })}\n`);
  }

  /** Says p50, p95 and p99 of latencies in milliseconds. */
  sayLatencies(name: string, latenciesMs: readonly number[], unit: 'ms' | 'µs' = 'ms'): void {
    const sorted = Float64Array.from(latenciesMs).sort();
    for (const [metric, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const)
      this.say(name, metric, unit, percentile(sorted, share) * (unit === 'µs' ? 1000 : 1));
    this.say(name, 'slowest', unit, (sorted.at(-1) ?? 0) * (unit === 'µs' ? 1000 : 1));
  }

  /** Says on the error stream what is being done, for whoever waits. */
  step(text: string): void {
    if (!this.#json) process.stderr.write(`· ${text}\n`);
  }

  print(): void {
    if (this.#json) return;
    const width = Math.max(...this.#all.map((figure) => figure.case.length));
    let last = '';
    for (const { case: name, metric, unit, value } of this.#all) {
      const shown = (name === last ? '' : name).padEnd(width);
      process.stdout.write(`${shown}  ${metric.padEnd(22)} ${String(value).padStart(10)} ${unit}\n`);
      last = name;
    }
  }
}

/** The value below which this share of sorted values lies. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

/** A number given as `--name 1e6`. */
export function readFlag(args: readonly string[], name: string, fallback: number): number {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? fallback : Number(args[at + 1]);
  if (!(value > 0)) throw new Error(`--${name} takes a number above zero`);
  return value;
}
