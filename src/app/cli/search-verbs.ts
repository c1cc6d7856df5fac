import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Command, Option } from 'commander';
import type { SearchAnswer, SearchRequest } from '../../domains/search/search.schema.ts';
import { PRESET_NAMES } from '../../engines/matching/presets.ts';
import { PURPOSES } from '../../kernel/codes.ts';
import { Problem } from '../../kernel/problem.ts';
import { say, show, withNode } from './verb.ts';

interface SearchOptions {
  readonly json?: boolean;
  readonly purpose: string;
  readonly preset?: string;
  readonly case?: string;
  readonly as?: string;
  readonly born?: string;
  readonly sex?: string;
  readonly nationality?: string;
  readonly issuer?: string;
  readonly country?: string;
  readonly make?: string;
  readonly calibre?: string;
}

const MARKS = { hit: '◆ HIT', possible: '▲ POSSIBLE', 'no-hit': '○ NO HIT' } as const;

/** An answer as an officer reads it: the outcome first, then each match with what to do, whom to ask, and why. */
function inWords({ outcome, hits, searched, tookMs, more }: SearchAnswer): string {
  const lines = [`${MARKS[outcome]}   (${searched.join(', ')}; ${tookMs} ms)`];
  for (const hit of hits) {
    lines.push('', `${MARKS[hit.outcome]}  ${hit.reference}  ${hit.title ?? ''}`);
    lines.push(`  ${hit.reason} → ${hit.action}; ask ${hit.ownerName} (${hit.owner})`);
    if (hit.warnings.length > 0) lines.push(`  ! ${hit.warnings.join(', ')}`);
    lines.push(`  confirmed ${hit.freshness.confirmedDaysAgo} days ago; review on ${hit.freshness.reviewOn}`);
    for (const { nats, text } of hit.because)
      lines.push(`  ${nats >= 0 ? '+' : '−'}${Math.abs(nats).toFixed(1).padStart(4)}  ${text}`);
  }
  if (more > 0) lines.push('', `${more} more possible matches; ask more narrowly.`);
  return lines.join('\n');
}

async function search(options: SearchOptions, subject: SearchRequest['subject']): Promise<void> {
  await withNode(options, async (client) => {
    const request = { purpose: options.purpose, preset: options.preset, caseReference: options.case, subject };
    const answer = await client.ask<SearchAnswer>('POST', '/v1/searches', request);
    show(options, answer, () => inWords(answer));
    process.exitCode = answer.outcome === 'no-hit' ? 1 : 0;
  });
}

/** What every question says: why it is asked, how strictly, and for whom. */
function asking(verb: Command): Command {
  return verb
    .addOption(
      new Option('--purpose <purpose>', 'why it is asked (INTERPOL RPD Art. 10)')
        .choices(PURPOSES)
        .default('identify-person-or-object'),
    )
    .addOption(new Option('--preset <preset>', 'the way of working, with its thresholds').choices(PRESET_NAMES))
    .option('--as <agency>', 'code of the agency to ask for');
}

function askingOnce(verb: Command): Command {
  return asking(verb).option('--case <reference>', 'the case it is asked for').option('--json', 'the answer as JSON');
}

/** The file of a verb, refused with a sentence when it cannot be read. */
export async function openFile(file: string): Promise<Readable> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Problem('unreadable-file', `There is no file ${file}.`);
  return createReadStream(file, { highWaterMark: 1 << 18 });
}

/** `entente search …`: exit 0 for a hit or a possible one, 1 for none. */
export function addSearchVerbs(program: Command): void {
  const searching = program
    .command('search')
    .description('ask the registers; exit 0 for a hit or possible, 1 for none');

  askingOnce(searching.command('person <name>').description('by name, with what else is known'))
    .option('--born <date>', 'YYYY, YYYY-MM or YYYY-MM-DD')
    .addOption(new Option('--sex <sex>').choices(['female', 'male', 'unspecified', 'unknown']))
    .option('--nationality <code>', 'ISO 3166-1 alpha-3')
    .action((name: string, options: SearchOptions) =>
      search(options, {
        person: {
          names: [{ whole: name }],
          born: options.born ? [{ on: options.born }] : undefined,
          sex: options.sex as 'female',
          nationalities: options.nationality ? ([options.nationality] as ['ZZN']) : undefined,
        },
      }),
    );

  askingOnce(searching.command('document <number>').description('a travel or identity document'))
    .option('--issuer <code>', 'who issued it, ISO 3166-1 alpha-3 or ICAO')
    .action((number: string, options: SearchOptions) =>
      search(options, { document: { number, issuer: options.issuer as 'ZZN' } }),
    );

  askingOnce(
    searching.command('mrz <lines...>').description('a machine-readable zone, its lines as one or several words'),
  ).action((lines: string[], options: SearchOptions) =>
    search(options, { mrz: lines.join('\n').replaceAll('\\n', '\n') }),
  );

  askingOnce(searching.command('vehicle <vin-or-plate>').description('by chassis number, or by plate with its state'))
    .option('--country <code>', 'the state of the plate')
    .option('--make <make>', 'as it is stamped on it')
    .action((number: string, options: SearchOptions) => {
      const isVin = !options.country && number.replace(/[^A-Za-z0-9]/g, '').length >= 11;
      return search(options, {
        vehicle: isVin
          ? { vin: number, make: options.make }
          : { plate: number, plateCountry: options.country as 'ZZN', make: options.make },
      });
    });

  askingOnce(searching.command('firearm <serial>').description('by serial number, best with make and calibre'))
    .option('--make <make>', 'as it is stamped on it')
    .option('--calibre <calibre>', 'such as 9x19')
    .action((serial: string, options: SearchOptions) =>
      search(options, { firearm: { serial, make: options.make, calibre: options.calibre } }),
    );

  askingOnce(searching.command('text <anything>').description('the free box: says what it recognised')).action(
    (text: string, options: SearchOptions) => search(options, { text }),
  );

  asking(searching.command('bulk <file>'))
    .description('a file of questions, one JSON object a line; answers on standard output')
    .option('--brief', 'without subjects and statements')
    .action((file: string, options: SearchOptions & { brief?: boolean }) =>
      withNode(options, async (client) => {
        const query = new URLSearchParams({ purpose: options.purpose });
        if (options.preset) query.set('preset', options.preset);
        if (options.brief) query.set('brief', 'true');
        for await (const line of client.stream(
          `/v1/searches/bulk?${query}`,
          'application/x-ndjson',
          await openFile(file),
        ))
          say(line);
      }),
    );
}
