import { openBulk } from '../src/app/trial/bulk-client.ts';
import {
  type CheckedKind,
  FIRST_STRANGER,
  inventedQuestion,
  inventedRecord,
} from '../src/app/trial/invented-checks.ts';
import { prepareTrialHome, startTrialNode } from '../src/app/trial/trial-node.ts';
import { Figures, readFlag } from './figures.ts';

const SEED = 20_200_908;
const STREAMS = 6;
const HIT_EVERY = 2800;

function* registers(records: number) {
  for (let n = 0; n < records; n++) {
    // A third are persons: both searches go against as large a register as asked for.
    yield inventedRecord(n % 3 === 0 ? 'person' : 'document', n, SEED);
  }
}

/**
 * How many lines a second a bulk search answers over HTTP, each accounted for on disk before its answer leaves. The node
 * is a process of its own; this process asks, and shares the cores with it.
 */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('bulk', args);
  const records = readFlag(args, 'records', 2e5);
  const lines = readFlag(args, 'lines', 3e5);
  const persons = readFlag(args, 'persons', 1e4);
  const batch = readFlag(args, 'batch', 1000);
  figures.step(`filling the registers with ${records} records`);
  const trial = await prepareTrialHome(registers(records), { countries: STREAMS });
  const profile = args.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir=/tmp/entente-profile'] : [];
  try {
    figures.step('starting the node');
    const node = await startTrialNode(trial.home, { nodeFlags: profile });
    figures.say('node', 'ready after', 's', node.startedInMs / 1000);
    figures.say('node', 'memory', 'MB', node.rssMb());

    const measure = async (name: string, kind: CheckedKind, count: number): Promise<void> => {
      let next = 0;
      const latencies: number[] = [];
      let hits = 0;
      const take = (size: number): { text: string; size: number } => {
        let text = '';
        const from = next;
        next = Math.min(count, next + size);
        for (let i = from; i < next; i++) {
          const step = kind === 'person' ? 3 : 1;
          const known = (Math.floor(i / HIT_EVERY) * 7919 * step) % records;
          const n =
            i % HIT_EVERY === 0
              ? kind === 'person'
                ? known - (known % 3)
                : known - (known % 3) + 1
              : FIRST_STRANGER + i;
          text += `${JSON.stringify({ ref: i, subject: inventedQuestion(kind, n, SEED) })}\n`;
        }
        return { text, size: next - from };
      };
      const cpu = node.cpuSeconds();
      const start = performance.now();
      await Promise.all(
        trial.askers.map(async ({ key }) => {
          const stream = openBulk(node.url, key, 'purpose=border-management&brief=true');
          for (;;) {
            const { text, size } = take(batch);
            if (size === 0) break;
            const sent = performance.now();
            for (const answer of await stream.ask(text, size)) if (!answer.includes('"outcome":"no-hit"')) hits++;
            latencies.push(performance.now() - sent);
          }
          await stream.end();
        }),
      );
      const seconds = (performance.now() - start) / 1000;
      figures.say(name, 'rate', 'lines/s', count / seconds);
      figures.say(name, 'processor of the node', 'µs/line', ((node.cpuSeconds() - cpu) / count) * 1e6);
      figures.say(name, 'answers with matches', '', hits);
      figures.sayLatencies(`${name}, a batch of ${batch}`, latencies);
    };
    await measure('warm-up', 'document', Math.min(lines, 50_000));
    await measure('documents', 'document', lines);
    await measure('persons, warm-up', 'person', Math.min(persons, 2000));
    await measure('persons with birth date', 'person', persons);
    figures.say('node', 'memory at most', 'MB', node.peakRssMb());
    const verdict = await node.ask<{ ok: boolean; entries: number }>('POST', '/v1/audit/verify', {});
    if (!verdict.ok) throw new Error('the audit chain does not verify');
    figures.say('audit', 'entries verified', '', verdict.entries);
    await node.stop();
  } finally {
    trial.remove();
  }
  figures.print();
}
