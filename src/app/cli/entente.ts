import { Command } from 'commander';
import { readSettings, SETTING_ROWS } from '../../platform/settings.ts';
import { addAuditVerbs } from './audit-verbs.ts';
import { addEvaluationVerbs } from './evaluation-verbs.ts';
import { addImportVerbs } from './import-verbs.ts';
import { addMaintenanceVerbs } from './maintenance-verbs.ts';
import { addOfficerVerbs } from './officer-verbs.ts';
import { addReplayVerbs } from './replay-verb.ts';
import { addRuleVerbs } from './rule-verbs.ts';
import { addSearchVerbs } from './search-verbs.ts';
import { addSimulateVerbs } from './simulate-verb.ts';
import { fail, say, show } from './verb.ts';

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
addSimulateVerbs(program);
addMaintenanceVerbs(program);
addOfficerVerbs(program);
addReplayVerbs(program);

addRuleVerbs(program);
addEvaluationVerbs(program);

program
  .command('config')
  .description('the settings, where they come from, and what they mean')
  .option('--json', 'the answer as JSON')
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
  .action(async () => {
    const { DEMO_TOTP_SECRET, totpCode } = await import('../../domains/access/public.ts');
    say(totpCode(DEMO_TOTP_SECRET, new Date()));
  });

await program.parseAsync();
