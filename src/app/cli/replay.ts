import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BulkStream, openBulk } from '../trial/bulk-client.ts';
import { type CheckedKind, FIRST_STRANGER, inventedQuestion, inventedRecord } from '../trial/invented-checks.ts';
import { seeded } from '../trial/invented-numbers.ts';
import { prepareTrialHome, startTrialNode, type TrialNode } from '../trial/trial-node.ts';

/** How the replay of an action day went. */
export interface ReplayReport {
  readonly searches: number;
  readonly planted: number;
  /** Planted hits that were told. */
  readonly found: number;
  readonly missed: number;
  /** Searches answered with a hit on something that was not planted there. */
  readonly false: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** From sending a line to hearing its answer. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly auditEntries: number;
  readonly auditVerified: boolean;
  /** The most memory that the node held at once. */
  readonly rssMb: number;
}

// INTERPOL's action days against trafficking in south-eastern Europe, 2020: 33 countries, fourteen million searches
// in four days, a little over 5,000 hits.
const SEARCHES = 14_000_000;
const COUNTRIES = 33;
const SEARCHES_A_HIT = 2800;
const PERSONS_CHECKED = 390_000;
const VEHICLES_CHECKED = 44_000;
const DAMAGED_SHARE = 1 / 20;
/** What the registers hold at scale 1: a million records. */
const REGISTERS: readonly (readonly [Exclude<CheckedKind, 'mrz'>, number])[] = [
  ['person', 200_000],
  ['document', 600_000],
  ['plate', 100_000],
  ['vin', 60_000],
  ['firearm', 40_000],
];
// A zone is read as its bearer and their document: two searches in one, so they are the fewer.
const ZONES = 70_000;
const FIREARMS = 200_000;
/** Each of the vehicles is seen again and again on the way. */
const TIMES_A_VEHICLE = 30;

const STREAMS = 6;
const LINES_AT_ONCE = 500;

/** What was planted behind a search. */
interface Plant {
  /** Record that must be told. */
  readonly record: string;
  /** Whether a sign was written wrong, so that a possible match is as good an answer as a hit. */
  readonly damaged: boolean;
}

interface Check {
  readonly line: string;
  /** Nothing was planted behind nearly all of them. */
  readonly plant: Plant | undefined;
}

/** The checks of the action days at a scale: which kind comes when, and where the hits are planted. */
class ReplayPlan {
  readonly searches: number;
  readonly planted: number;
  readonly #scale: number;
  readonly #seed: number;
  readonly #persons: number;

  constructor(scale: number, seed: number) {
    this.#scale = scale;
    this.#seed = seed;
    this.searches = Math.max(COUNTRIES, Math.round(SEARCHES * scale));
    this.planted = Math.max(1, Math.floor(this.searches / SEARCHES_A_HIT));
    this.#persons = Math.round(PERSONS_CHECKED * scale);
  }

  #size(kind: CheckedKind): number {
    const [, size] = REGISTERS.find(([one]) => one === kind)!;
    return Math.max(8, Math.round(size * this.#scale));
  }

  *records() {
    for (const [kind] of REGISTERS) {
      for (let n = 0; n < this.#size(kind); n++) yield inventedRecord(kind, n, this.#seed);
    }
  }

  /** The kinds are spread evenly: the n-th search is of the kind in whose share a low-discrepancy number falls. */
  #kindOf(n: number): CheckedKind {
    const at = (n * 0.6180339887498949) % 1;
    const shares: readonly (readonly [CheckedKind, number])[] = [
      ['person', this.#persons / this.searches],
      ['mrz', ZONES / SEARCHES],
      ['firearm', FIREARMS / SEARCHES],
      ['plate', (VEHICLES_CHECKED * TIMES_A_VEHICLE * 0.7) / SEARCHES],
      ['vin', (VEHICLES_CHECKED * TIMES_A_VEHICLE * 0.3) / SEARCHES],
    ];
    let below = 0;
    for (const [kind, share] of shares) {
      below += share;
      if (at < below) return kind;
    }
    return 'document';
  }

  check(n: number): Check {
    const random = seeded(Math.imul(n + 1, 0x85ebca6b) ^ this.#seed);
    const kind = this.#kindOf(n);
    const plant = Math.floor(n / SEARCHES_A_HIT);
    const isPlanted = n % SEARCHES_A_HIT === SEARCHES_A_HIT >> 1 || (this.planted === 1 && n === this.searches >> 1);
    const asked = isPlanted && plant < this.planted ? this.#recorded(kind, plant) : this.#stranger(kind, n);
    const damaged = random() < DAMAGED_SHARE;
    const subject = inventedQuestion(kind, asked, this.#seed, damaged ? random : undefined);
    return {
      line: `${JSON.stringify({ ref: n, subject })}\n`,
      plant:
        asked < FIRST_STRANGER
          ? { record: inventedRecord(kind === 'mrz' ? 'document' : kind, asked, this.#seed).id, damaged }
          : undefined,
    };
  }

  /** Another record for each planted hit, spread over the register. */
  #recorded(kind: CheckedKind, plant: number): number {
    const size = this.#size(kind === 'mrz' ? 'document' : kind);
    return Math.floor(((plant * 0.6180339887498949) % 1) * size);
  }

  #stranger(kind: CheckedKind, n: number): number {
    // Vehicles come by again; everybody and everything else is checked once.
    const isVehicle = kind === 'plate' || kind === 'vin';
    return FIRST_STRANGER + (isVehicle ? n % Math.max(1, Math.round(VEHICLES_CHECKED * this.#scale)) : n);
  }
}

/**
 * The searches as they will be sent, so many lines at once, written to a file before the first is sent: what officers and
 * machines abroad need to think of a question is no work of the node's, and would take its cores.
 */
class WrittenSearches {
  /** What was planted, by search; the only thing that is kept apart from the file. */
  readonly plants = new Map<number, Plant>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'entente-replay-'));
  readonly #file: number;
  /** Where each piece of `LINES_AT_ONCE` lines ends, in bytes. */
  readonly #ends: number[] = [];

  constructor(plan: ReplayPlan) {
    this.#file = openSync(join(this.#folder, 'searches.ndjson'), 'w+');
    let written = 0;
    for (let from = 0; from < plan.searches; from += LINES_AT_ONCE) {
      let lines = '';
      for (let n = from; n < Math.min(plan.searches, from + LINES_AT_ONCE); n++) {
        const { line, plant } = plan.check(n);
        lines += line;
        if (plant) this.plants.set(n, plant);
      }
      written += writeSync(this.#file, lines);
      this.#ends.push(written);
    }
  }

  /** Memory in which every piece has room. */
  memoryForOne(): Buffer {
    return Buffer.allocUnsafeSlow(Math.max(...this.#ends.map((end, piece) => end - (this.#ends[piece - 1] ?? 0))));
  }

  /** Reads the lines of a piece into such memory, which may be used again once they were sent. */
  read(piece: number, memory: Buffer): Buffer {
    const start = this.#ends[piece - 1] ?? 0;
    const lines = memory.subarray(0, this.#ends[piece]! - start);
    readSync(this.#file, lines, 0, lines.length, start);
    return lines;
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** What came out, counted from the answers alone and compared with what was planted. */
class ReplayCount {
  found = 0;
  missed = 0;
  false = 0;
  answered = 0;
  readonly missing: number[] = [];
  readonly wrong: number[] = [];

  take(n: number, plant: Plant | undefined, answer: string): void {
    this.answered += 1;
    // Nearly every answer is a plain no-hit; only the others are read.
    if (plant === undefined && answer.includes('"outcome":"no-hit"')) return;
    const { ref, outcome, hits, problem } = JSON.parse(answer) as {
      ref: number;
      outcome: string;
      hits?: { record: string; outcome: string }[];
      problem?: { detail: string };
    };
    if (problem) throw new Error(`Search ${n} was refused: ${problem.detail}`);
    if (ref !== n) throw new Error(`Search ${n} was answered with the answer of ${ref}.`);
    const told = hits ?? [];
    if (plant !== undefined) {
      const isTold = told.some((hit) => hit.record === plant.record && (hit.outcome === 'hit' || plant.damaged));
      if (isTold) this.found += 1;
      else {
        this.missed += 1;
        this.missing.push(n);
      }
    }
    if (outcome === 'hit' && told.some((hit) => hit.outcome === 'hit' && hit.record !== plant?.record)) {
      this.false += 1;
      this.wrong.push(n);
    }
  }
}

export interface ReplayOptions {
  /** 1 is the whole of it: fourteen million searches in registers of a million records. */
  readonly scale: number;
  readonly seed: number;
  readonly onProgress?: (words: string) => void;
  /** Flags for the node under test, such as `--cpu-prof`. */
  readonly nodeFlags?: readonly string[];
}

/**
 * Replays INTERPOL's action days of 2020 on a throw-away node: invented registers, planted hits, and every search over
 * HTTP as a system of one of 33 countries. The node knows nothing of what was planted; the count is made here, from its answers.
 */
export async function replayJad2020({
  scale,
  seed,
  onProgress = () => {},
  nodeFlags = [],
}: ReplayOptions): Promise<ReplayReport> {
  const plan = new ReplayPlan(scale, seed);
  onProgress('filling the registers');
  const trial = await prepareTrialHome(plan.records(), { countries: COUNTRIES });
  let node: TrialNode | undefined;
  let written: WrittenSearches | undefined;
  try {
    onProgress('writing down the searches');
    const searches = new WrittenSearches(plan);
    written = searches;
    onProgress(`starting a node on ${trial.records} records`);
    node = await startTrialNode(trial.home, { nodeFlags });
    onProgress(`${plan.searches} searches, ${plan.planted} planted hits`);
    const count = new ReplayCount();
    const latencies = new LatencyCount();
    const began = performance.now();
    const askers = trial.askers.map(({ key }) => key);
    let next = 0;
    let saidAt = began;
    const { url } = node;
    const one = async (place: number): Promise<void> => {
      // Each stream serves several countries in turn: its keys change as often as its share of the work allows.
      const keys = askers.filter((_, asker) => asker % STREAMS === place);
      const streams: BulkStream[] = keys.map((key) =>
        openBulk(url, key, 'purpose=border-management&operation=JAD-2020&brief=true'),
      );
      const memory = searches.memoryForOne();
      for (let turn = 0; next * LINES_AT_ONCE < plan.searches; turn++) {
        const piece = next;
        next += 1;
        const from = piece * LINES_AT_ONCE;
        const size = Math.min(LINES_AT_ONCE, plan.searches - from);
        const lines = searches.read(piece, memory);
        const sent = performance.now();
        const answers = await streams[turn % streams.length]!.ask(lines, size);
        latencies.add(performance.now() - sent, size);
        for (let i = 0; i < size; i++) count.take(from + i, searches.plants.get(from + i), answers[i]!);
        if (performance.now() - saidAt > 5000) {
          saidAt = performance.now();
          onProgress(`${count.answered} searches, ${count.found} found, ${count.missed} missed, ${count.false} false`);
        }
      }
      await Promise.all(streams.map((stream) => stream.end()));
    };
    await Promise.all(Array.from({ length: STREAMS }, (_, place) => one(place)));
    const seconds = (performance.now() - began) / 1000;
    const rssMb = Math.round(node.peakRssMb());
    if (count.missing.length > 0)
      onProgress(
        `missed: ${count.missing
          .slice(0, 5)
          .map((n) => plan.check(n).line.trim())
          .join(' ')}`,
      );
    if (count.wrong.length > 0)
      onProgress(
        `false: ${count.wrong
          .slice(0, 5)
          .map((n) => plan.check(n).line.trim())
          .join(' ')}`,
      );
    onProgress('verifying the audit');
    const verdict = await node.ask<{ ok: boolean; entries: number }>('POST', '/v1/audit/verify', {});
    return {
      searches: count.answered,
      planted: plan.planted,
      found: count.found,
      missed: count.missed,
      false: count.false,
      seconds: Math.round(seconds * 10) / 10,
      perSecond: Math.round(count.answered / seconds),
      latencyMs: latencies.percentiles(),
      // One for each search, and the few of starting.
      auditEntries: verdict.entries,
      auditVerified: verdict.ok,
      rssMb,
    };
  } finally {
    await node?.stop();
    written?.remove();
    trial.remove();
  }
}

/** Latencies by tenths of a millisecond: fourteen million of them in a few kilobytes. */
class LatencyCount {
  readonly #counts = new Map<number, number>();
  #total = 0;

  add(ms: number, times: number): void {
    const slot = Math.ceil(ms * 10);
    this.#counts.set(slot, (this.#counts.get(slot) ?? 0) + times);
    this.#total += times;
  }

  percentiles(): ReplayReport['latencyMs'] {
    const slots = [...this.#counts].sort(([a], [b]) => a - b);
    const at = (share: number): number => {
      let seen = 0;
      for (const [slot, times] of slots) {
        seen += times;
        if (seen >= this.#total * share) return slot / 10;
      }
      return 0;
    };
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  }
}
