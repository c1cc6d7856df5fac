import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccess, DEMO_PASSWORD, DEMO_TOTP_SECRET, totpCode } from '../../domains/access/public.ts';
import { createAudit } from '../../domains/audit/public.ts';
import type { Report } from '../../domains/operations/public.ts';
import { migrate } from '../../platform/migrate.ts';
import { readSettings } from '../../platform/settings.ts';
import { openParts } from '../open-parts.ts';
import { startTrialNode, type TrialNode } from '../trial/trial-node.ts';
import {
  CHECKED,
  hotSpotsOfPlay,
  type PlayedCheck,
  type PlayedCount,
  STATES,
  type State,
  writePlay,
} from './played-operation.ts';
import { type DeskWatch, openSession, type Session, type SimulationClient, watchDesk } from './simulation-session.ts';

export interface SimulationOptions {
  /** Code of a published operation, such as `jad-2020`. */
  readonly like: string;
  /** Share of its size. */
  readonly scale: number;
  readonly seed: number;
  /** How many officers check at once; each is a device with a key of its own. */
  readonly officers?: number;
  /** Milliseconds from one check of an officer to the next; without it they ask as fast as they are answered. */
  readonly paceMs?: number;
}

/** The figures of an operation in the form that both counts share. */
export interface SimulatedFigures {
  readonly checks: Record<string, number>;
  readonly hits: number;
  readonly hitsTold: number;
  readonly arrests: Record<string, number>;
  readonly seizures: Record<string, number>;
}

export interface SimulatedOperation extends SimulatedFigures {
  /** The same figures as the node's report states them. */
  readonly reported: SimulatedFigures;
  /** Where the two counts differ; empty when all is well. */
  readonly differences: readonly string[];
  readonly officers: number;
  readonly checkMs: { readonly p50: number; readonly p95: number; readonly most: number };
  readonly tookMs: number;
}

const DESKS: Readonly<Record<State, { readonly desk: string; readonly reviewer: string; readonly agency: string }>> = {
  ZZN: { desk: 'desk', reviewer: 'reviewer', agency: 'ZZN-NCB' },
  ZZS: { desk: 'desk.sudoria', reviewer: 'reviewer.sudoria', agency: 'ZZS-NCB' },
  ZZE: { desk: 'desk.estmark', reviewer: 'reviewer.estmark', agency: 'ZZE-NCB' },
};

const OFFICER_RIGHTS = ['search:single', 'hits:read', 'hits:follow', 'operations:read', 'operations:check'];
const DAY_MS = 24 * 3_600_000;
// What the outbox of a device sends at once after it was out of reach.
const OUTBOX = 20;
// Every owner answers within seconds here; longer means that a hit did not reach its owner.
const OWNERS_ANSWER_WITHIN_MS = 20_000;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * Plays a whole operation over HTTP against a node with the invented world: plan, records to find, many officers at once,
 * hits that their owners answer, results, signatures, the published report. What was played is counted apart from the
 * node, and the two counts are compared.
 */
export async function simulateOperation(
  { like, scale, seed, officers = 60, paceMs = 0 }: SimulationOptions,
  client: SimulationClient,
): Promise<SimulatedOperation> {
  const began = performance.now();
  const now = new Date();
  const play = writePlay({ like, scale, seed, now });
  const signIn = (name: string): Promise<Session> =>
    openSession(client, { name, password: DEMO_PASSWORD, totp: () => totpCode(DEMO_TOTP_SECRET, new Date()) });
  const commander = await signIn('commander');
  const desks = new Map<State, Session>();
  const reviewers = new Map<State, Session>();
  for (const state of STATES) {
    desks.set(state, await signIn(DESKS[state].desk));
    reviewers.set(state, await signIn(DESKS[state].reviewer));
  }

  const code = `simulated-${like}-${seed}`.slice(0, 60);
  const plan = {
    crimeAreas: ['simulation'],
    purpose: 'identify-person-or-object',
    participants: STATES.map((state) => ({
      agency: DESKS[state].agency,
      officers: Math.ceil(officers / STATES.length),
      zone: 'UTC',
    })),
    phases: [{ phase: 'action', from: day(now.getTime() - 4 * DAY_MS), to: day(now.getTime() + DAY_MS) }],
    hotSpots: hotSpotsOfPlay(),
    places: 'hot-spots-only',
  };
  const { id } = await commander.send<{ id: string }>('POST', '/v1/operations', {
    code,
    name: `Simulation like ${like}`,
    plan,
  });
  await commander.send('POST', `/v1/operations/${id}/state`, { state: 'running' });
  for (const [place, { kind, owner, report }] of play.planted.entries()) {
    await desks
      .get(owner)!
      .send('POST', `/v1/registers/${kind}/records`, report, { 'idempotency-key': `simulation-${seed}-${place}` });
  }
  await untilFindable(desks, play.planted);

  const watches = STATES.map((state) => watchDesk(client, desks.get(state)!, state));
  const devices = await makeDevices(desks, officers);
  const times = await playChecks(devices, id, play.checks, { client, paceMs });
  for (const { state, entry } of play.results) {
    await devices
      .find((device) => device.state === state)!
      .session.send('POST', `/v1/operations/${id}/entries`, { entries: [entry] });
  }
  await sendWhatDoesNotCount(devices[0]!, id, now);
  const hitsTold = await untilTold(watches, play.counts.hits);
  for (const watch of watches) await watch.stop();

  await commander.send('POST', `/v1/operations/${id}/state`, { state: 'closed' });
  for (const state of STATES) await reviewers.get(state)!.send('POST', `/v1/operations/${id}/sign-offs`, {});
  await commander.send('POST', `/v1/operations/${id}/publish`, {});
  const report = await commander.send<Report>('GET', `/v1/operations/${id}/report`);

  const counted = shapeOf(play.counts, hitsTold);
  const reported = readFigures(report);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return {
    ...counted,
    reported,
    differences: compare(counted, reported),
    officers: devices.length,
    checkMs: { p50: at(0.5), p95: at(0.95), most: Math.round(sorted.at(-1) ?? 0) },
    tookMs: Math.round(performance.now() - began),
  };
}

interface Device {
  readonly state: State;
  readonly session: Session;
}

/** A device for each officer, with a key that its state's desk made. */
async function makeDevices(desks: ReadonlyMap<State, Session>, officers: number): Promise<Device[]> {
  const devices: Device[] = [];
  const expiresOn = day(Date.now() + 7 * DAY_MS);
  for (let place = 0; place < Math.max(officers, STATES.length); place += 1) {
    const state = STATES[place % STATES.length]!;
    const desk = desks.get(state)!;
    const { key } = await desk.send<{ key: string }>('POST', '/v1/keys', {
      name: `Device ${place + 1}`,
      rights: OFFICER_RIGHTS,
      expiresOn,
    });
    devices.push({ state, session: desk.withKey(key) });
  }
  return devices;
}

/** Every officer checks one after the other, all of them at once; some send again what was heard, some send an outbox. */
async function playChecks(
  devices: readonly Device[],
  operation: string,
  checks: readonly PlayedCheck[],
  { client, paceMs }: { readonly client: SimulationClient; readonly paceMs: number },
): Promise<number[]> {
  const times: number[] = [];
  let answered = 0;
  const bodyOf = ({ state: _, sentTwice: __, ...check }: PlayedCheck): object => check;
  const done = (count: number): void => {
    answered += count;
    client.onProgress?.(answered);
  };
  const queues = devices.map(({ state }, place) => {
    const peers = devices.filter((device) => device.state === state);
    const mine = peers.indexOf(devices[place]!);
    return checks.filter((check) => check.state === state).filter((_, at) => at % peers.length === mine);
  });
  await Promise.all(
    devices.map(async ({ session }, place) => {
      const queue = queues[place]!;
      // The last device of each state was out of reach, and sends its outbox when it is back.
      const isOffline = place >= devices.length - STATES.length && queue.length > 0;
      if (isOffline) {
        for (let from = 0; from < queue.length; from += OUTBOX) {
          const outbox = { checks: queue.slice(from, from + OUTBOX).map(bodyOf) };
          for (const _ of [1, 2]) await session.send('POST', `/v1/operations/${operation}/checks/batch`, outbox);
          done(outbox.checks.length);
        }
        return;
      }
      // Officers do not begin in the same millisecond.
      let next = performance.now() + (paceMs * place) / devices.length;
      for (const check of queue) {
        const wait = next - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        next = Math.max(next + paceMs, performance.now());
        const sent = performance.now();
        await session.send('POST', `/v1/operations/${operation}/checks`, bodyOf(check));
        const took = performance.now() - sent;
        times.push(took);
        client.onCheck?.(took);
        if (check.sentTwice) await session.send('POST', `/v1/operations/${operation}/checks`, bodyOf(check));
        done(1);
      }
    }),
  );
  return times;
}

/** Faulty and foreign things, which the report must name and not count. */
async function sendWhatDoesNotCount({ session }: Device, operation: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await session.send('POST', `/v1/operations/${operation}/entries`, {
    entries: [
      { id: 'faulty-negative-count', measure: 'persons-checked', amount: -40, at },
      { id: 'faulty-unit-of-drugs', measure: 'drugs-seized', amount: 3, unit: 'l', at },
      { id: 'outside-of-the-days', measure: 'arrests-drugs', amount: 9, at: '2001-01-01T00:00:00Z' },
    ],
  });
}

/** Waits until a planted record is found by its own owner, who opens no hit by looking. */
async function untilFindable(
  desks: ReadonlyMap<State, Session>,
  planted: readonly { readonly owner: State; readonly subject: object }[],
): Promise<void> {
  const last = planted.at(-1);
  for (let attempt = 0; last && attempt < 100; attempt += 1) {
    const { outcome } = await desks.get(last.owner)!.send<{ outcome: string }>('POST', '/v1/searches', {
      purpose: 'identify-person-or-object',
      subject: last.subject,
    });
    if (outcome === 'hit') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function untilTold(watches: readonly DeskWatch[], hits: number): Promise<number> {
  const told = (): number => new Set(watches.flatMap((watch) => [...watch.told()])).size;
  const deadline = performance.now() + OWNERS_ANSWER_WITHIN_MS;
  while (told() < hits && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  return told();
}

function shapeOf({ checks, hits, arrests, seizures }: PlayedCount, hitsTold: number): SimulatedFigures {
  return { checks: { ...checks }, hits, hitsTold, arrests: { ...arrests }, seizures: { ...seizures } };
}

/** The figures as the published report states them. */
function readFigures({ figures, hits }: Report): SimulatedFigures {
  const counted = (measure: string): number =>
    figures.find((one) => one.measure === measure && one.phase === 'action')?.counted ?? 0;
  const arrests: Record<string, number> = {};
  const seizures: Record<string, number> = {};
  for (const { measure, phase, counted: value } of figures) {
    if (phase !== 'action' || value === undefined) continue;
    if (measure.startsWith('arrests-')) arrests[measure.slice('arrests-'.length)] = value;
    if (measure.endsWith('-seized')) seizures[measure] = value;
  }
  const checks: Record<string, number> = {};
  for (const [kind, measure] of Object.entries(CHECKED)) {
    const value = counted(measure);
    if (value > 0 || kind === 'person' || kind === 'vehicle') checks[kind] = value;
  }
  return {
    checks,
    hits: hits.opened,
    hitsTold: hits.told,
    arrests: { ...arrests, total: counted('arrests') },
    seizures,
  };
}

function compare(counted: SimulatedFigures, reported: SimulatedFigures): string[] {
  const differences: string[] = [];
  const flat = (figures: SimulatedFigures): Map<string, number> => {
    const all = new Map<string, number>([
      ['hits', figures.hits],
      ['hitsTold', figures.hitsTold],
    ]);
    for (const group of ['checks', 'arrests', 'seizures'] as const) {
      for (const [name, value] of Object.entries(figures[group])) if (value !== 0) all.set(`${group}.${name}`, value);
    }
    return all;
  };
  const [ours, theirs] = [flat(counted), flat(reported)];
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    const [played, stated] = [ours.get(name) ?? 0, theirs.get(name) ?? 0];
    if (played !== stated) differences.push(`${name}: ${played} played, ${stated} reported`);
  }
  if (counted.hitsTold !== counted.hits)
    differences.push(`hitsTold: ${counted.hitsTold} of ${counted.hits} hits reached their owner`);
  return differences;
}

/** A data folder with the invented states and their officers, and no records. */
export async function prepareInventedHome(): Promise<{ home: string; remove(): void }> {
  const home = mkdtempSync(join(tmpdir(), 'entente-simulation-'));
  const remove = (): void => rmSync(home, { recursive: true, force: true });
  try {
    const settings = readSettings({ ENTENTE_HOME: home, ENTENTE_LOG: 'silent' });
    const opened = await openParts(settings, { clock: () => new Date(), onStep: () => {} });
    try {
      await migrate(opened.parts.db.url);
      const audit = await createAudit(opened.parts);
      const access = createAccess(opened.parts, audit);
      await access.loadParties();
      await access.loadInventedWorld();
      await audit.stop();
    } finally {
      await opened.close();
    }
    return { home, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Plays an operation against a node that is started for it in a temporary folder, in a process of its own, and thrown away. */
export async function simulateOnThrowAwayNode(
  options: SimulationOptions,
  { onProgress }: { readonly onProgress?: (answered: number, node: TrialNode) => void } = {},
): Promise<SimulatedOperation> {
  const { home, remove } = await prepareInventedHome();
  let node: TrialNode | undefined;
  try {
    node = await startTrialNode(home);
    const running = node;
    return await simulateOperation(options, {
      url: () => running.url,
      onProgress: (answered) => onProgress?.(answered, running),
    });
  } finally {
    await node?.stop();
    remove();
  }
}
