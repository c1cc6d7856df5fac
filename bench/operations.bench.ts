import { prepareInventedHome, simulateOperation } from '../src/app/cli/simulate.ts';
import { startTrialNode, type TrialNode } from '../src/app/trial/trial-node.ts';
import { Figures } from './figures.ts';

const LOOK_EVERY_MS = 200;

function readFlag(args: readonly string[], name: string, fallback: number): number {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? fallback : Number(args[at + 1]);
  if (!(value >= 0)) throw new Error(`--${name} takes a number`);
  return value;
}

interface Cockpit {
  readonly totals: readonly { readonly measure: string; readonly phase: string; readonly value: number }[];
}

/**
 * Officers of three states check at once (`--officers 200`), each every so often (`--pace 2000` ms; 0: as fast as they
 * are answered), while somebody watches the cockpit, and the node is killed (`--kills 2`) in the middle. The figures:
 * the time to an answer, apart for checks that began or waited while no node was there, how far the cockpit is behind,
 * and how many things were lost or doubled.
 */
export async function run(args: readonly string[]): Promise<void> {
  const figures = new Figures('operations', args);
  const [officers, paceMs, kills, scale] = [
    readFlag(args, 'officers', 200),
    readFlag(args, 'pace', 2000),
    readFlag(args, 'kills', 0),
    readFlag(args, 'scale', 0.01),
  ];
  figures.step('preparing the invented states');
  const { home, remove } = await prepareInventedHome();
  let node: TrialNode = await startTrialNode(home);
  try {
    /** When each check began and how long it took to its answer, what was sent again included. */
    const checksMade: { readonly began: number; readonly tookMs: number }[] = [];
    /** From each kill until the next node listened. */
    const away: { readonly from: number; to: number }[] = [];
    const history: { readonly at: number; readonly answered: number }[] = [];
    const lags: number[] = [];
    // What the machine itself needs for an empty answer at the same time: the rest is ours.
    const emptyMs: number[] = [];
    const checks = Math.ceil(434_000 * scale);
    const killAt = Array.from({ length: kills }, (_, place) => Math.round((checks * (place + 1)) / (kills + 1)));
    let restarting: Promise<void> | undefined;

    async function kill(): Promise<void> {
      figures.step('kill -9');
      const absence = { from: performance.now(), to: Number.POSITIVE_INFINITY };
      away.push(absence);
      process.kill(node.pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 100));
      node = await startTrialNode(home);
      absence.to = performance.now();
      restarting = undefined;
    }
    let watching = true;
    const watcher = (async () => {
      while (watching) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        if (restarting) continue;
        try {
          const asked = performance.now();
          await (await fetch(new URL('/healthz', node.url))).text();
          emptyMs.push(performance.now() - asked);
          const { totals } = await node.ask<Cockpit>('GET', '/v1/operations/simulated-jad-2020-7/cockpit');
          const seen = totals.find(({ measure }) => measure === 'checks')?.value ?? 0;
          const now = performance.now();
          const missed = history.find(({ answered }) => answered > seen);
          if (history.length > 0) lags.push(missed ? now - missed.at : 0);
        } catch {
          // Not planned yet, or the node is away.
        }
      }
    })();

    figures.step(`${officers} officers make ${checks} checks`);
    let [cpuFirst, cpuLast] = [0, 0];
    const began = performance.now();
    const played = await simulateOperation(
      { like: 'jad-2020', scale, seed: 7, officers, paceMs },
      {
        url: () => node.url,
        onCheck: (tookMs) => checksMade.push({ began: performance.now() - tookMs, tookMs }),
        onProgress(answered) {
          history.push({ at: performance.now(), answered });
          if (history.length === 1) cpuFirst = node.cpuSeconds();
          if (answered === checks) cpuLast = node.cpuSeconds();
          if (killAt.length > 0 && answered >= killAt[0]! && !restarting) {
            killAt.shift();
            restarting = kill();
          }
        },
      },
    );
    watching = false;
    await watcher;
    const name = `${officers} officers${paceMs > 0 ? `, a check every ${paceMs / 1000} s` : ''}${kills > 0 ? `, killed ${kills} times` : ''}`;
    const seconds = ((history.at(-1)?.at ?? began) - (history[0]?.at ?? began)) / 1000;
    const isMet = ({ began, tookMs }: (typeof checksMade)[number]): boolean =>
      away.some(({ from, to }) => began <= to && began + tookMs >= from);
    const msOf = (checks: typeof checksMade): number[] => checks.map(({ tookMs }) => tookMs);
    if (kills === 0) figures.sayLatencies(name, msOf(checksMade));
    else {
      // Two different things: how fast a node answers, and how long one waits for a node that is not there.
      const met = checksMade.filter(isMet);
      figures.sayLatencies('checks answered by a living node', msOf(checksMade.filter((one) => !isMet(one))));
      figures.say('checks that met a killed node', 'checks', 'checks', met.length);
      figures.sayLatencies('checks that met a killed node', msOf(met));
      for (const [place, { from, to }] of away.entries())
        figures.say('node away', `after kill ${place + 1}`, 'ms', to - from);
    }
    figures.sayLatencies('an empty answer at the same time', emptyMs);
    figures.say(name, 'checks a second', '1/s', history.length / seconds);
    if (kills === 0) figures.say(name, 'cpu of the node', 'ms/check', ((cpuLast - cpuFirst) * 1000) / checks);
    figures.say(name, 'cockpit behind, most', 'ms', Math.max(0, ...lags));
    figures.say(name, 'hits told', 'hits', played.hitsTold);
    figures.say(name, 'lost or doubled', 'figures', played.differences.length);
    for (const difference of played.differences) figures.step(difference);
  } finally {
    await node.stop();
    remove();
  }
  figures.print();
}
