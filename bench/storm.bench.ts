import { BackgroundMerge } from '../src/domains/search/background-merge.ts';
import { createSearchIndex } from '../src/engines/index/search-index.ts';
import { Figures, readFlag } from './figures.ts';
import { aPerson, personRecord, seeded } from './index.population.ts';

const SEED = 20_200_908;
const TURN_MS = 5;
const ASKED_A_TURN = 3;

/** What this thread used of the processor, so that who else runs on the machine does not count. */
function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(since);
  return (user + system) / 1000;
}

/**
 * Questions while records pour in and the index merges beside them: how long the slowest waited, and how long the two
 * steps of a merge that the main thread takes part in.
 */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('storm', args);
  const records = readFlag(args, 'records', 2e5);
  const index = createSearchIndex();
  const merge = new BackgroundMerge();
  const random = seeded(SEED);
  const asked: number[] = [];
  const whileMerging: number[] = [];
  const begins: number[] = [];
  const adopts: number[] = [];
  let merging: Promise<void> | undefined;
  const mergeBeside = async (): Promise<void> => {
    let began = process.threadCpuUsage();
    const parts = index.beginMerge()!;
    const sent = merge.merge(parts);
    begins.push(processorMs(began));
    const segment = await sent;
    began = process.threadCpuUsage();
    index.adopt(segment);
    adopts.push(processorMs(began));
    merging = undefined;
  };
  const began = performance.now();
  let last = began;
  let longestTurn = 0;
  for (let n = 0; n < records; ) {
    longestTurn = Math.max(longestTurn, performance.now() - last);
    last = performance.now();
    const ends = performance.now() + TURN_MS;
    for (; n < records && performance.now() < ends; n++) {
      index.upsert({ ...personRecord(n % (records / 2), SEED), keys: [`d:ZZN:${n}`] });
    }
    if (index.mergeDue && !merging) merging = mergeBeside();
    for (let i = 0; i < ASKED_A_TURN; i++) {
      const start = process.threadCpuUsage();
      index.judgePersons(aPerson(random));
      index.findByKeys([`d:ZZN:${Math.floor(random() * records)}`]);
      (merging ? whileMerging : asked).push(processorMs(start));
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await merging;
  figures.say('storm', 'records taken in', 'records/s', (records / (performance.now() - began)) * 1000);
  figures.sayLatencies('a person and a document asked, no merge', asked);
  figures.sayLatencies('a person and a document asked during a merge', whileMerging);
  figures.say('turns of the main thread', 'longest, by the clock', 'ms', longestTurn);
  figures.say('merges', 'count', '', adopts.length);
  figures.say('merges', 'begun, processor at most', 'ms', Math.max(0, ...begins));
  figures.say('merges', 'swapped, processor at most', 'ms', Math.max(0, ...adopts));
  await merge.stop();
  figures.print();
}
