import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { NodeParts } from '../../platform/node-parts.ts';
import { readSettings } from '../../platform/settings.ts';
import type { MaintenanceProgress } from '../maintenance/backup-node.ts';
import type { Finding } from '../maintenance/examine-node.ts';
import { findNodeAddress } from '../node-address.ts';
import type { OpenedParts } from '../open-parts.ts';
import { fail, show } from './verb.ts';

interface MaintenanceOptions {
  readonly json?: boolean;
}

/** Opens the node's database: of the one running beside, or alone, when nobody else may work on it. */
async function withParts(how: 'beside' | 'alone', work: (opened: OpenedParts) => Promise<void>): Promise<void> {
  let opened: OpenedParts | undefined;
  try {
    const { joinParts, openParts } = await import('../open-parts.ts');
    const open = how === 'beside' ? joinParts : openParts;
    opened = await open({ ...readSettings(), logLevel: 'silent' }, { clock: () => new Date(), onStep: () => {} });
    await work(opened);
  } catch (error) {
    fail(error);
  } finally {
    await opened?.close();
  }
}

/** A bar on standard error, where somebody is watching. */
function progressBar(options: MaintenanceOptions): { progress(at: MaintenanceProgress): void; stop(): void } {
  if (options.json || !process.stderr.isTTY) return { progress: () => {}, stop: () => {} };
  const bar = new SingleBar({ format: '{bar} {value}/{total} {table}', stream: process.stderr });
  bar.start(1, 0, { table: '' });
  return {
    progress({ table, done, of }) {
      bar.setTotal(of);
      bar.update(done, { table });
    },
    stop: () => bar.stop(),
  };
}

function inWords(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ check, ok, detail, todo }) =>
        `${ok ? 'ok  ' : 'FAIL'} ${check.padEnd(14)} ${detail}${todo ? `\n     → ${todo}` : ''}`,
    )
    .join('\n');
}

/** A running node knows its own index; without one the index is built as a start would build it, and thrown away. */
async function examine(parts: NodeParts, { full }: { full?: boolean }): Promise<readonly Finding[]> {
  const { examineNode } = await import('../maintenance/examine-node.ts');
  const { examineIndex } = await import('../maintenance/examine-index.ts');
  const address = findNodeAddress(parts.settings.home);
  if (!address) return examineNode(parts, { full, index: () => examineIndex(parts) });
  const findings = await examineNode(parts, { full });
  const headers = { authorization: `Bearer ${parts.keys.consoleToken}` };
  const answer = await fetch(new URL('/v1/node/health', address.url), { headers });
  const health = (await answer.json()) as { findings: Finding[] };
  return [...findings, ...health.findings.filter(({ check }) => check === 'index')];
}

/** `entente backup`, `restore`, `doctor`, `calibrate`. */
export function addMaintenanceVerbs(program: Command): void {
  program
    .command('backup <file>')
    .description('write everything the node holds into one file, also while it runs')
    .option('--with-keys', 'the secrets too, in the clear: such a file opens the node to whoever has it')
    .option('--json', 'the answer as JSON')
    .action((file: string, options: MaintenanceOptions & { withKeys?: boolean }) =>
      withParts('beside', async ({ parts }) => {
        const bar = progressBar(options);
        const { backupNode } = await import('../maintenance/backup-node.ts');
        const summary = await backupNode(parts, file, { withKeys: options.withKeys, progress: bar.progress });
        bar.stop();
        show(
          options,
          summary,
          () =>
            `Wrote ${summary.file}: ${summary.rows} rows of ${summary.tables} tables, ${summary.bytes} bytes, in ${summary.seconds} s.`,
        );
      }),
    );

  program
    .command('restore <file>')
    .description('fill the node from a backup; it must not be running')
    .option('--replace', 'lose what the node holds now')
    .option('--despite-audit-faults', 'restore although the audit in the backup does not verify')
    .option('--json', 'the answer as JSON')
    .action((file: string, options: MaintenanceOptions & { replace?: boolean; despiteAuditFaults?: boolean }) =>
      withParts('alone', async ({ parts }) => {
        const { migrate } = await import('../../platform/migrate.ts');
        const { restoreNode } = await import('../maintenance/restore-node.ts');
        await migrate(parts.db.url);
        const bar = progressBar(options);
        const summary = await restoreNode(parts, file, { ...options, progress: bar.progress });
        bar.stop();
        show(
          options,
          summary,
          () =>
            `Restored ${summary.rows} rows of ${summary.tables} tables as of ${summary.madeAt}, in ${summary.seconds} s.`,
        );
      }),
    );

  program
    .command('doctor')
    .description('look at everything the node needs and say what to do; exit 1 when something is wrong')
    .option('--full', 'verify the whole audit')
    .option('--json', 'the answer as JSON')
    .action((options: MaintenanceOptions & { full?: boolean }) =>
      withParts('beside', async ({ parts }) => {
        const findings = await examine(parts, options);
        show(options, { ok: findings.every(({ ok }) => ok), findings }, () => inWords(findings));
        process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
      }),
    );

  program
    .command('calibrate')
    .description('learn how common names are here, and hold the scores against what owners answered')
    .option('--json', 'the answer as JSON')
    .action((options: MaintenanceOptions) =>
      withParts('beside', async ({ parts }) => {
        const { calibrateNode, writeCalibration } = await import('./calibrate.ts');
        const report = await calibrateNode(parts);
        show(options, report, () => writeCalibration(report));
      }),
    );
}
