import { listOutcomes } from '../../domains/hits/public.ts';
import { recordOf, registerOf, SEARCHABLE_RECORDS } from '../../domains/registers/public.ts';
import { type Calibration, calibrate } from '../../engines/matching/calibrate.ts';
import { learnFrequencies, START_FREQUENCIES, TokenCounter } from '../../engines/names/frequencies.ts';
import { readName } from '../../engines/names/read-name.ts';
import type { NodeParts } from '../../platform/node-parts.ts';

/** What the node's own registers and its owners' answers say about the weights and the scores. */
export interface CalibrationReport {
  /** Persons whose names were counted; the index weighs names by the same counts, always the newest. */
  readonly persons: number;
  readonly tokens: number;
  /** Names that weigh most differently here than in the start table, in nats. */
  readonly moved: readonly {
    readonly token: string;
    readonly persons: number;
    readonly start: number;
    readonly learned: number;
  }[];
  /** Hits that their owners answered. */
  readonly outcomes: number;
  readonly reliability: Calibration;
}

const MOST_MOVED = 20;

/** Learns the frequencies of names from the registers and holds the scores against what owners answered. */
export async function calibrateNode({ db }: Pick<NodeParts, 'db'>): Promise<CalibrationReport> {
  const counter = new TokenCounter();
  for await (const row of db.stream<Parameters<typeof recordOf>[0]>(SEARCHABLE_RECORDS)) {
    const record = recordOf(row);
    const { person } = registerOf(record.kind).face(record.subject);
    if (person) counter.add(person.names.flatMap((name) => readName(name).tokens));
  }
  const learned = learnFrequencies(counter);
  const moved = [...counter.counts]
    .map(([token, persons]) => ({
      token,
      persons,
      start: START_FREQUENCIES.weightOf(token),
      learned: learned.weightOf(token),
    }))
    .sort((one, other) => Math.abs(other.learned - other.start) - Math.abs(one.learned - one.start))
    .slice(0, MOST_MOVED);
  const outcomes = (await listOutcomes(db)).filter(({ register }) => register === 'person');
  return {
    persons: counter.persons,
    tokens: counter.counts.size,
    moved,
    outcomes: outcomes.length,
    reliability: calibrate(outcomes),
  };
}

/** The report as an analyst reads it. */
export function writeCalibration({ persons, tokens, moved, outcomes, reliability }: CalibrationReport): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
  const lines = [`Names of ${persons} persons counted: ${tokens} tokens.`];
  if (moved.length > 0) lines.push('', 'Weighs most differently here than in the start table (nats):');
  for (const { token, persons: bearers, start, learned } of moved) {
    lines.push(
      `  ${token.padEnd(24)} ${String(bearers).padStart(8)} persons  ${start.toFixed(1)} → ${learned.toFixed(1)}`,
    );
  }
  lines.push('');
  if (outcomes === 0) {
    lines.push('No owner has answered a hit on a person yet, so there is nothing to hold the scores against.');
    return lines.join('\n');
  }
  lines.push(
    `Scores against ${outcomes} answers of owners:`,
    '  score            answers  predicted  observed  (95 %)',
  );
  for (const { from, to, outcomes: answers, predicted, observed, low, high } of reliability.rows) {
    lines.push(
      `  ${`${from} to ${to}`.padEnd(18)} ${String(answers).padStart(5)}  ${percent(predicted)}  ${percent(observed)}  (${percent(low).trim()} – ${percent(high).trim()})`,
    );
  }
  lines.push(
    `  Brier score ${reliability.brier.toFixed(3)}; a shift of ${reliability.shift.toFixed(2)} nats would make them agree on the whole.`,
  );
  return lines.join('\n');
}
