import type { Command } from 'commander';
import { Problem } from '../../kernel/problem.ts';
import type { SimulatedFigures, SimulatedOperation } from './simulate.ts';
import { fail, show } from './verb.ts';

interface SimulateOptions {
  readonly like: string;
  readonly scale: string;
  readonly seed: string;
  readonly officers: string;
  readonly json?: boolean;
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
}

function readNumber(name: string, text: string, { least, most, isWhole = false }: Range): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most) || (isWhole && !Number.isInteger(value))) {
    const wanted = isWhole ? 'a whole number' : 'a number';
    throw new Problem('invalid-input', `--${name} is "${text}"; it takes ${wanted} from ${least} to ${most}.`);
  }
  return value;
}

function inWords(simulated: SimulatedOperation): string {
  const line = (name: string, of: (figures: SimulatedFigures) => number | undefined): string =>
    `${name.padEnd(32)} ${String(of(simulated) ?? 0).padStart(10)} ${String(of(simulated.reported) ?? 0).padStart(10)}`;
  const { checkMs, officers, tookMs, differences } = simulated;
  return [
    `${''.padEnd(32)} ${'played'.padStart(10)} ${'reported'.padStart(10)}`,
    ...Object.keys(simulated.checks).map((kind) => line(`checks: ${kind}`, ({ checks }) => checks[kind])),
    line('hits', ({ hits }) => hits),
    line('hits told to their owner', ({ hitsTold }) => hitsTold),
    ...Object.keys(simulated.arrests).map((kind) => line(`arrests: ${kind}`, ({ arrests }) => arrests[kind])),
    ...Object.keys(simulated.seizures).map((kind) => line(kind, ({ seizures }) => seizures[kind])),
    '',
    `${officers} officers; a check took ${checkMs.p50} ms at the median, ${checkMs.p95} ms at p95; ${Math.round(tookMs / 1000)} s in all.`,
    ...(differences.length === 0
      ? ['Both counts agree.']
      : ['The counts differ:', ...differences.map((one) => `  ${one}`)]),
  ].join('\n');
}

/** `entente simulate operation`: plays an operation on a throw-away node; exit 1 when what was played is not what was reported. */
export function addSimulateVerbs(program: Command): void {
  program
    .command('simulate')
    .description('play something whole on a throw-away node, and compare')
    .command('operation')
    .description('a joint operation like a published one: plan, checks, hits, results, signatures, report')
    .requiredOption('--like <code>', 'code of a published operation, such as jad-2020')
    .option('--scale <share>', 'share of its size', '0.01')
    .option('--seed <number>', 'the same seed plays the same', '7')
    .option('--officers <count>', 'how many check at once', '60')
    .option('--json', 'the figures as JSON')
    .action(async (options: SimulateOptions) => {
      try {
        const { simulateOnThrowAwayNode } = await import('./simulate.ts');
        const simulated = await simulateOnThrowAwayNode({
          like: options.like,
          scale: readNumber('scale', options.scale, { least: 0.0001, most: 1 }),
          seed: readNumber('seed', options.seed, { least: 0, most: 0xffff_ffff, isWhole: true }),
          officers: readNumber('officers', options.officers, { least: 3, most: 1000, isWhole: true }),
        });
        show(options, simulated, () => inWords(simulated));
        if (simulated.differences.length > 0) process.exitCode = 1;
      } catch (error) {
        fail(error instanceof RangeError ? new Problem('invalid-input', error.message) : error);
      }
    });
}
