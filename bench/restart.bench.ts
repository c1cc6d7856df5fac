import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventedRecord } from '../src/app/trial/invented-checks.ts';
import { prepareTrialHome, startTrialNode } from '../src/app/trial/trial-node.ts';
import { readSegmentFiles, writeSegmentFiles } from '../src/domains/search/segment-files.ts';
import { bytesOf, createSearchIndex } from '../src/engines/index/search-index.ts';
import { newPart } from '../src/engines/index/segment.ts';
import { SegmentBuilder } from '../src/engines/index/segment-builder.ts';
import { Figures, readFlag } from './figures.ts';
import { idOf, personRecord } from './index.population.ts';

const SEED = 20_200_908;
const PATIENCE_MS = 600_000;
// A node does not save an index of fewer.
const SAVED_FROM = 10_000;

/** From the start of the process until the node answers: without a saved index, and with one. */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('restart', args);
  const records = Math.max(SAVED_FROM, readFlag(args, 'records', 2e5));
  const everyPerson = Math.max(1, Math.round(records / readFlag(args, 'persons', records / 4)));
  figures.step(`filling the registers with ${records} records`);
  const trial = await prepareTrialHome(
    (function* () {
      for (let n = 0; n < records; n++) yield inventedRecord(n % everyPerson === 0 ? 'person' : 'document', n, SEED);
    })(),
    { countries: 1 },
  );
  try {
    for (const name of ['built from the registers', 'read from files']) {
      figures.step(name);
      const node = await startTrialNode(trial.home);
      figures.say(name, 'ready after', 's', node.startedInMs / 1000);
      figures.say(name, 'processor until then', 's', node.cpuSeconds());
      figures.say(name, 'memory', 'MB', node.rssMb());
      figures.say(name, 'memory at most', 'MB', node.peakRssMb());
      const began = performance.now();
      while (!existsSync(join(trial.home, 'index', 'manifest.json'))) {
        if (performance.now() - began > PATIENCE_MS) throw new Error('the index was not saved');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await node.stop();
    }
    figures.say('registers', 'records', '', trial.records);
  } finally {
    trial.remove();
  }
  readFiles(figures, { persons: readFlag(args, 'file-persons', 1e5), keys: readFlag(args, 'keys', 1e6) });
  figures.print();
}

/** The files alone, of any size, without a database: what a restart with that many would read. */
function readFiles(figures: Figures, { persons, keys }: { persons: number; keys: number }): void {
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-restart-'));
  const name = `files of ${persons} persons and ${keys} keys`;
  try {
    figures.step(name);
    const builder = new SegmentBuilder();
    for (let n = 0; n < persons; n++) builder.add(personRecord(n, SEED));
    for (let n = persons; n < persons + keys; n++) {
      builder.add({ id: idOf(n), kind: 'travel-document', mask: 0, keys: [`d:ZZN:${n}`] });
    }
    const segment = builder.build();
    const mb = bytesOf(segment) / 1e6;
    figures.say(name, 'size', 'MB', mb);
    let began = performance.now();
    writeSegmentFiles(folder, segment);
    figures.say(name, 'written, on disk', 'MB/s', mb / ((performance.now() - began) / 1000));
    began = performance.now();
    const read = readSegmentFiles(folder);
    if (typeof read === 'string') throw new Error(read);
    createSearchIndex([newPart(read)]);
    const seconds = (performance.now() - began) / 1000;
    figures.say(name, 'read, checked, ready', 's', seconds);
    figures.say(name, 'read, checked, ready', 'MB/s', mb / seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
