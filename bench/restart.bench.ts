import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inventedRecord } from '../src/app/trial/invented-checks.ts';
import { prepareTrialHome, startTrialNode } from '../src/app/trial/trial-node.ts';
import { Figures, readFlag } from './figures.ts';

const SEED = 20_200_908;
const PATIENCE_MS = 600_000;

/** From the start of the process until the node answers: without a saved index, and with one. */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('restart', args);
  const records = readFlag(args, 'records', 2e5);
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
  figures.print();
}
