import type { Command } from 'commander';
import type { ReplayReport } from './replay.ts';
import { fail, show } from './verb.ts';

function inWords(report: ReplayReport): string {
  const { p50, p95, p99 } = report.latencyMs;
  return [
    `${report.searches} searches in ${report.seconds} s, ${report.perSecond} a second (p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms a batch)`,
    `${report.planted} hits planted: ${report.found} found, ${report.missed} missed; ${report.false} false`,
    `${report.auditEntries} audit entries, ${report.auditVerified ? 'the chain is whole' : 'THE CHAIN IS NOT WHOLE'}; ${report.rssMb} MB at most`,
  ].join('\n');
}

function numberAbove(text: string, least: number): number {
  const value = Number(text);
  return value >= least ? value : Number.NaN;
}

/** `entente replay jad-2020`: exit 1 when a planted hit was missed, a false one was told, or the audit is not whole. */
export function addReplayVerbs(program: Command): void {
  program
    .command('replay')
    .description('replay an action day on a throw-away node, and count what was found against what was planted')
    .argument('<day>', 'jad-2020: the action days of 2020 in south-eastern Europe')
    .option('--scale <share>', 'share of its fourteen million searches; 1 is the whole', '0.01')
    .option('--seed <number>', 'another seed is another world', '1')
    .option('--json', 'the answer as JSON')
    .action(async (day: string, options: { scale: string; seed: string; json?: boolean }) => {
      const scale = numberAbove(options.scale, 1e-5);
      const seed = numberAbove(options.seed, 0);
      if (day !== 'jad-2020' || Number.isNaN(scale) || scale > 10 || Number.isNaN(seed)) {
        process.stderr.write('Replay jad-2020, with --scale from 0.00001 to 10 and --seed a number.\n');
        process.exitCode = 2;
        return;
      }
      try {
        const { replayJad2020 } = await import('./replay.ts');
        const report = await replayJad2020({
          scale,
          seed,
          onProgress: (words) => process.stderr.write(`· ${words}\n`),
        });
        show(options, report, () => inWords(report));
        if (report.missed > 0 || report.false > 0 || !report.auditVerified) process.exitCode = 1;
      } catch (error) {
        fail(error);
      }
    });
}
