import { existsSync, openAsBlob } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import type { ImportSummary } from '../../domains/imports/imports.schema.ts';
import { REGISTER_KINDS } from '../../kernel/codes.ts';
import type { ProblemBody } from '../../platform/problem-json.ts';
import { type NodeClient, NodeRefusal } from './node-client.ts';
import { openFile } from './search-verbs.ts';
import { show, withNode } from './verb.ts';

interface ImportOptions {
  readonly json?: boolean;
  readonly as?: string;
  readonly register?: string;
  readonly mapping?: string;
  readonly reason?: string;
  readonly list?: string;
  readonly complete?: boolean;
  readonly allowWithdrawals?: boolean;
  readonly alt?: string;
  readonly add?: string;
}

type Send = (client: NodeClient, path: string) => Promise<AsyncIterable<string>>;

/** Sends a file, shows how far it is where somebody is watching, and the counts at the end. */
async function importFile(format: string, file: string, options: ImportOptions, send: Send): Promise<void> {
  await withNode(options, async (client) => {
    const query = new URLSearchParams({ format, name: basename(file) });
    for (const name of ['register', 'mapping', 'reason', 'list'] as const) {
      if (options[name]) query.set(name, options[name]);
    }
    if (options.complete) query.set('complete', 'true');
    if (options.allowWithdrawals) query.set('allowWithdrawals', 'true');
    const watched = process.stderr.isTTY && !options.json;
    const bar = new SingleBar({ format: '· {value} read, {created} new, {rejected} rejected', stream: process.stderr });
    if (watched) bar.start(0, 0, { created: 0, rejected: 0 });
    let last = '{}';
    try {
      for await (const line of await send(client, `/v1/imports?${query}`)) {
        if (line.trim() === '') continue;
        last = line;
        const { read = 0, created = 0, rejected = 0 } = JSON.parse(line) as Partial<ImportSummary>;
        if (watched) bar.update(read, { created, rejected });
      }
    } finally {
      if (watched) bar.stop();
    }
    const said = JSON.parse(last) as ImportSummary & { readonly problem?: ProblemBody };
    if (said.problem) throw new NodeRefusal(said.problem);
    show(options, said, () => inWords(said));
  });
}

function inWords(summary: ImportSummary): string {
  const { read, created, amended, withdrawn, unchanged, rejected, aliases, documents, held = 0, seconds, id } = summary;
  const lines = [
    `Read ${read} in ${seconds} s: ${created} new, ${amended} amended, ${withdrawn} withdrawn, ${unchanged} unchanged, ${rejected} rejected.`,
    `${aliases} aliases, ${documents} documents.`,
  ];
  if (rejected > 0) lines.push(`The rejected rows with their reasons: GET /v1/imports/${id}/rejects`);
  if (held > 0) {
    lines.push(
      `${held} records that the list named before are not in the file; they were not withdrawn. If the file is truly the whole list, import it again with --allow-withdrawals.`,
    );
  }
  return lines.join('\n');
}

/** `…_sdn.csv` has its `…_alt.csv` and `…_add.csv` beside it. */
function besideSdn(file: string, what: 'alt' | 'add'): string | undefined {
  const path = join(dirname(file), basename(file).replace(/sdn(?=\.csv$)/i, what));
  return path !== file && existsSync(path) ? path : undefined;
}

const CONTENT_TYPES = { 'un-sc': 'application/xml', ftm: 'application/x-ndjson', csv: 'text/csv' } as const;

function sendFile(format: keyof typeof CONTENT_TYPES, file: string): Send {
  return async (client, path) => client.stream(path, CONTENT_TYPES[format], await openFile(file));
}

/** `entente import …`: lists and files into the registers; the same file again changes nothing. */
export function addImportVerbs(program: Command): void {
  const importing = program.command('import').description('read a list or a file into the registers');
  const verb = (words: string, what: string): Command =>
    importing
      .command(words)
      .description(what)
      .option('--as <agency>', 'code of the agency that will own the records')
      .option('--allow-withdrawals', 'withdraw what the whole list no longer names, even more than a tenth of it')
      .option('--json', 'the answer as JSON');

  const listed = (words: string, what: string): Command =>
    verb(words, what)
      .option('--list <name>', 'the list it belongs to, to compare with what it said before')
      .option('--complete', 'the file is the whole list: what it no longer names is withdrawn')
      .option('--reason <reason>', 'reason of the records where the file has none');

  verb('un-sc <file>', 'the consolidated list of the United Nations Security Council (XML)').action(
    (file: string, options: ImportOptions) => importFile('un-sc', file, options, sendFile('un-sc', file)),
  );
  verb('ofac-sdn <file>', 'the OFAC list of specially designated nationals (CSV), with its alt and add files beside it')
    .option('--alt <file>', 'the aliases, when they stand elsewhere')
    .option('--add <file>', 'the addresses, when they stand elsewhere')
    .action((file: string, options: ImportOptions) =>
      importFile('ofac-sdn', file, options, async (client, path) => {
        const parts = new FormData();
        (await openFile(file)).destroy(); // refused with a sentence when it is not there
        parts.set('file', await openAsBlob(file), basename(file));
        for (const what of ['alt', 'add'] as const) {
          const beside = options[what] ?? besideSdn(file, what);
          if (beside) parts.set(what, await openAsBlob(beside), basename(beside));
        }
        return client.upload(path, parts);
      }),
    );
  listed('ftm <file>', 'FollowTheMoney entities, one JSON object a line').action(
    (file: string, options: ImportOptions) => importFile('ftm', file, options, sendFile('ftm', file)),
  );
  listed('csv <file>', 'a table with a header')
    .addOption(
      new Option('--register <kind>', 'the register it goes into').choices(REGISTER_KINDS).makeOptionMandatory(),
    )
    .option('--mapping <name>', 'a saved mapping of its columns')
    .action((file: string, options: ImportOptions) => importFile('csv', file, options, sendFile('csv', file)));
}
