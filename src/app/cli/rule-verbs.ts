import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { finish } from './verb.ts';

const collected = (one: string, all: readonly string[]): string[] => [...all, one];

/** A file's text; empty for one that cannot be read, which is then said to be no list of rules. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** `entente due` and `entente legal-basis`: what the law says; a node is asked where one runs, and none is needed. */
export function addRuleVerbs(program: Command): void {
  program
    .command('due')
    .description('when an answer is due under a rule, by both countings')
    .option('--rule <code>', 'the rule; without it the rules are listed')
    .option('--received <instant>', 'ISO 8601; without offset it is the wall clock of the zone')
    .option('--zone <zone>', 'IANA time zone, such as Europe/Tirane')
    .option('--stopped <from/to>', 'an interval in which the clock stood; may be given several times', collected, [])
    .option('--deviation [length: reason]', 'for judicial authorisation, such as "5 days: warrant asked"')
    .option(
      '--own-rules <file>',
      'rules of your agency: a JSON list of {code, name, startsWhen, period: {length, unit}, endsOnWorkingDay?, deviation?}',
    )
    .option('--holiday <date>', 'a day that is no working day; may be given several times', collected, [])
    .option('--json', 'the answer as JSON')
    .action(async ({ ownRules, holiday, ...options }) => {
      const { dueCommand } = await import('./due.ts');
      const rulesText = ownRules === undefined ? undefined : textOf(ownRules);
      finish(options, dueCommand({ ...options, ownRules: rulesText, holidays: holiday }));
    });

  program
    .command('legal-basis')
    .description('which instrument allows this help; exit 0 when one does, 1 when none')
    .option('--from <party>', 'who asks, ISO 3166-1 alpha-3 or an organisation')
    .option('--to <party>', 'who is asked')
    .option('--measure <measure>')
    .option('--offence <offence>')
    .option('--data <category>', 'strategic, personal or special', 'personal')
    .option('--on <date>', 'the day in question', new Date().toISOString().slice(0, 10))
    .option('--known-at <date>', 'as was known on that day')
    .option('--penalty <years>', 'maximum penalty of the offence')
    .option('--json', 'the answer as JSON')
    .action(async (options) => {
      const { askLegalBasis } = await import('./legal-basis.ts');
      finish(options, await askLegalBasis(options, (text) => process.stderr.write(`${text}\n`)));
    });
}
