import type { Command } from 'commander';
import { fail, show } from './verb.ts';

interface EvaluationOptions {
  readonly json?: boolean;
}

async function report(options: EvaluationOptions, measure: () => Promise<unknown>): Promise<void> {
  try {
    const measured = await measure();
    show(options, measured, () => JSON.stringify(measured, null, 2));
  } catch (error) {
    fail(error);
  }
}

/** `entente eval …`: how well names are matched, on files of one's own; no node is needed. */
export function addEvaluationVerbs(program: Command): void {
  const evaluation = program.command('eval').description('measure the matching on files of one’s own');

  evaluation
    .command('matching')
    .description('labelled pairs of names: precision, recall, F1, and the worst errors')
    .requiredOption('--pairs <file>', 'CSV with schema,name_a,name_b,is_match')
    .option('--json')
    .action((options) =>
      report(options, async () => {
        const { evalMatchingPairs } = await import('./eval.ts');
        return evalMatchingPairs(options.pairs);
      }),
    );

  evaluation
    .command('screening')
    .description('damaged spellings to find among records, and innocent people to leave alone')
    .requiredOption('--records <file>', 'CSV of the people on file')
    .requiredOption('--asked <file>', 'CSV of spellings to find')
    .option('--innocents <file>', 'CSV of people who are not on file')
    .option('--name-only', 'ask without birth dates')
    .option('--preset <preset>')
    .option('--json')
    .action((options) =>
      report(options, async () => {
        const { evalScreening } = await import('./eval.ts');
        return evalScreening(options);
      }),
    );
}
