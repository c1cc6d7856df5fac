import { Command } from 'commander';
import { DEMO_TOTP_SECRET, totpCode } from '../../domains/access/public.ts';
import { readSettings, SETTING_ROWS } from '../../platform/settings.ts';
import { addAuditVerbs } from './audit-verbs.ts';
import { dueCommand, dueRulesCommand } from './due.ts';
import { evalMatchingPairs, evalScreening } from './eval.ts';
import { addImportVerbs } from './import-verbs.ts';
import { legalBasisCommand } from './legal-basis.ts';
import { addMaintenanceVerbs } from './maintenance-verbs.ts';
import { addSearchVerbs } from './search-verbs.ts';
import { fail, finish, say, show } from './verb.ts';

const program = new Command('entente')
  .description('The command line of an Entente node. Works whether the node is running or not.')
  .configureHelp({ sortSubcommands: true })
  .exitOverride((error) => {
    // Commander ends with 1 for wrong use; here 1 means "no".
    process.exit(
      error.code === 'commander.helpDisplayed' || error.code === 'commander.help' || error.code === 'commander.version'
        ? 0
        : 2,
    );
  });

addSearchVerbs(program);
addImportVerbs(program);
addAuditVerbs(program);
addMaintenanceVerbs(program);

program
  .command('due')
  .description('when an answer is due under a rule, by both countings')
  .option('--rule <code>', 'the rule; without it the rules are listed')
  .option('--received <instant>', 'ISO 8601; without offset it is the wall clock of the zone')
  .option('--zone <zone>', 'IANA time zone, such as Europe/Tirane')
  .option(
    '--stopped <from/to>',
    'an interval in which the clock stood; may be given several times',
    (one: string, all: string[]) => [...all, one],
    [],
  )
  .option('--deviation [length: reason]', 'for judicial authorisation, such as "5 days: warrant asked"')
  .option('--json', 'the answer as JSON')
  .action((options) => finish(options, options.rule === undefined ? dueRulesCommand() : dueCommand(options)));

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
  .action((options) => finish(options, legalBasisCommand(options)));

const evaluation = program.command('eval').description('measure the matching on files of one’s own');
evaluation
  .command('matching')
  .requiredOption('--pairs <file>', 'CSV with schema,name_a,name_b,is_match')
  .option('--json')
  .action((options) => {
    try {
      const report = evalMatchingPairs(options.pairs);
      show(options, report, () => JSON.stringify(report, null, 2));
    } catch (error) {
      fail(error);
    }
  });
evaluation
  .command('screening')
  .requiredOption('--records <file>', 'CSV of the people on file')
  .requiredOption('--asked <file>', 'CSV of spellings to find')
  .option('--innocents <file>', 'CSV of people who are not on file')
  .option('--name-only', 'ask without birth dates')
  .option('--preset <preset>')
  .option('--json')
  .action((options) => {
    try {
      const report = evalScreening(options);
      show(options, report, () => JSON.stringify(report, null, 2));
    } catch (error) {
      fail(error);
    }
  });

program
  .command('config')
  .description('the settings, where they come from, and what they mean')
  .option('--json')
  .action((options) => {
    try {
      readSettings();
      const rows = SETTING_ROWS.map(({ name, fallback, meaning, secret }) => {
        const given = process.env[name];
        return {
          name,
          value: secret && given ? '(set)' : (given ?? fallback),
          from: given ? 'environment' : 'default',
          meaning,
        };
      });
      show(options, rows, () =>
        rows
          .map(
            ({ name, value, from, meaning }) => `${name.padEnd(24)} ${value.padEnd(22)} ${from.padEnd(12)} ${meaning}`,
          )
          .join('\n'),
      );
    } catch (error) {
      fail(error);
    }
  });

program
  .command('demo-code')
  .description('the six digits with which the officers of the invented world sign in now')
  .action(() => say(totpCode(DEMO_TOTP_SECRET, new Date())));

await program.parseAsync();
