import { type Command, Option } from 'commander';
import { PRESET_NAMES } from '../../engines/matching/presets.ts';
import { fail, show } from './verb.ts';

interface EvaluationOptions {
  readonly json?: boolean;
}

/** Measures and shows the figures: as JSON, or as text for people. */
async function report<T>(
  options: EvaluationOptions,
  measure: () => Promise<{ figures: T; text: () => string }>,
): Promise<void> {
  try {
    const { figures, text } = await measure();
    show(options, figures, text);
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
    .option('--json', 'the answer as JSON')
    .action((options) =>
      report(options, async () => {
        const { evalMatchingPairs } = await import('./eval.ts');
        const { figures, worst } = await evalMatchingPairs(options.pairs);
        const { writePairReport } = await import('./write-evaluation.ts');
        return { figures, text: () => writePairReport(figures, worst) };
      }),
    );

  evaluation
    .command('screening')
    .description('damaged spellings to find among records, and innocent people to leave alone')
    .requiredOption('--records <file>', 'CSV of the people on file')
    .requiredOption('--asked <file>', 'CSV of spellings to find')
    .option('--innocents <file>', 'CSV of people who are not on file')
    .option('--name-only', 'ask without birth dates')
    .addOption(new Option('--preset <preset>', 'where the bands lie').choices(PRESET_NAMES))
    .option('--json', 'the answer as JSON')
    .action((options) =>
      report(options, async () => {
        const { evalScreening } = await import('./eval.ts');
        const figures = await evalScreening(options);
        const { writeScreeningReport } = await import('./write-evaluation.ts');
        return { figures, text: () => writeScreeningReport(figures) };
      }),
    );
}
