/**
 * Makes the shipped data of the instruments domain from collected tables of treaty status:
 * `node tools/build-instruments.ts <folder of the tables>`. What could not be read is printed, never dropped silently.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { buildShippedData } from '../src/domains/instruments/load/build-shipped-data.ts';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Say where the tables are: node tools/build-instruments.ts <folder>');
  process.exit(2);
}
const out = join(import.meta.dirname, '../src/domains/instruments/data');
const byHand = parse(readFileSync(join(out, 'agreements-by-hand.csv'), 'utf8'), { columns: true }) as {
  code: string;
}[];
const built = buildShippedData(
  { read: (file) => readFileSync(join(folder, file), 'utf8') },
  new Set(byHand.map((row) => row.code)),
);

const lines = (list: readonly unknown[]) => `[\n${list.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
writeFileSync(join(out, 'parties.json'), `${lines(built.parties)}\n`);
writeFileSync(
  join(out, 'party-status.json'),
  `{"sources":${lines(built.status.sources)},\n"rows":${lines(built.status.rows)}}\n`,
);
writeFileSync(join(out, 'agreements.csv'), built.agreements);
for (const line of built.skipped) console.log(line);
console.log(
  `${built.parties.length} parties, ${built.status.rows.length} facts, ${built.status.sources.length} sources, ${built.skipped.length} lines not used`,
);
