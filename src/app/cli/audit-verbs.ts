import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { say, show, withNode } from './verb.ts';

interface Verdict {
  readonly ok: boolean;
  readonly blocks: number;
  readonly entries: number;
  readonly faults: readonly { readonly detail?: string }[];
}

/** `entente audit …`: exit 0 when the chain is whole, 1 when it is not. */
export function addAuditVerbs(program: Command): void {
  const audit = program.command('audit').description('the memory of who asked and did what');

  audit
    .command('verify')
    .description('replay every chain; exit 1 when something was altered, removed or put in another order')
    .option('--json', 'the answer as JSON')
    .action((options) =>
      withNode(options, async (client) => {
        const verdict = await client.ask<Verdict>('POST', '/v1/audit/verify', {});
        show(options, verdict, () => {
          const head = `${verdict.ok ? 'The audit is whole' : 'The audit was altered'}: ${verdict.blocks} blocks, ${verdict.entries} entries.`;
          return [head, ...verdict.faults.map((fault) => `  ${fault.detail ?? JSON.stringify(fault)}`)].join('\n');
        });
        process.exitCode = verdict.ok ? 0 : 1;
      }),
    );

  audit
    .command('prove <entry>')
    .description('a proof of one entry, which tools/check-audit-proof.mjs checks without the node')
    .option('--out <file>', 'where to write it; standard output when absent')
    .action((entry: string, options: { out?: string }) =>
      withNode({}, async (client) => {
        const proof = await client.ask<object>('GET', `/v1/audit/entries/${encodeURIComponent(entry)}/proof`);
        if (options.out === undefined) return say(JSON.stringify(proof));
        writeFileSync(options.out, `${JSON.stringify(proof, null, 2)}\n`);
        say(`Written to ${options.out}. Check it with: node tools/check-audit-proof.mjs ${options.out}`);
      }),
    );
}
