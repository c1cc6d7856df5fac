/**
 * One question of legal basis, and the coverage map of all pairs for all measures on one day.
 * The register is the joined one: the facts of the product and those of a node that entered a thousand agreements.
 * The rival for the map is asking every pair singly, measured on a sample in the same run.
 */

import type { Entered, OwnFacts } from '../src/domains/instruments/own-facts.ts';
import { joinFacts, NOTHING_OF_ITS_OWN } from '../src/domains/instruments/own-facts.ts';
import { shippedFacts } from '../src/domains/instruments/shipped-facts.ts';
import type { Question } from '../src/engines/legal-basis/answer.ts';
import { coverageOf } from '../src/engines/legal-basis/coverage.ts';
import { decide } from '../src/engines/legal-basis/decide.ts';
import { arrangeFacts } from '../src/engines/legal-basis/register.ts';
import { DATA_CATEGORIES, MEASURES, OFFENCES } from '../src/engines/legal-basis/vocabulary.ts';

interface Result {
  readonly case: string;
  readonly metric: string;
  readonly unit: string;
  readonly value: number;
}

const QUESTIONS = 20_000;
const MUST_ONE_MS = 1;
const MUST_MAP_S = 10;

const OWN_AGREEMENTS = 1_000;

/** A node's own agreements: between pairs that follow from their numbers, with signature and entry into force. */
function ownAgreements(countries: readonly string[]): OwnFacts {
  const evidence = { source: 'gazette', grade: 'treaty-text', asOf: '2025-12-31' } as const;
  const entered = (id: string): Entered => ({
    id,
    knownFrom: '2025-01-01',
    enteredBy: 'bench',
    enteredAgency: 'BENCH',
    enteredAt: '2025-01-01T00:00:00.000Z',
  });
  const numbers = Array.from({ length: OWN_AGREEMENTS }, (_, n) => n);
  const partiesOf = (n: number): [string, string] => [
    countries[(n * 7919) % countries.length]!,
    countries[(n * 104_729 + 7) % countries.length]!,
  ];
  return {
    ...NOTHING_OF_ITS_OWN,
    descriptions: numbers.map((n) => ({
      ...entered(`d${n}`),
      ...evidence,
      code: `own-${n}`,
      description: {
        kind: 'bilateral-treaty',
        title: `Agreement ${n}`,
        parties: partiesOf(n),
        offences: [],
        measures: ['request-information', 'training', 'liaison'],
        data: 'personal',
      },
    })),
    acts: numbers.flatMap((n) =>
      partiesOf(n).flatMap((party) =>
        (['signature', 'in-force'] as const).map((act) => ({
          ...entered(`a${n}-${party}-${act}`),
          ...evidence,
          instrument: `own-${n}`,
          party,
          act,
          on: `${1990 + (n % 30)}-0${(n % 9) + 1}-15`,
          note: null,
          stepId: null,
        })),
      ),
    ),
  };
}

/** Runs the benchmark; `--json` prints one JSON object a line. */
export async function run(args: string[]): Promise<void> {
  const results: Result[] = [];
  const add = (name: string, metric: string, unit: string, value: number) =>
    results.push({ case: name, metric, unit, value });

  const loadedAt = performance.now();
  const shipped = shippedFacts();
  const readAt = performance.now();
  const own = ownAgreements(shipped.parties.filter((p) => p.kind === 'country').map((p) => p.code));
  const joinedAt = performance.now();
  const facts = joinFacts(shipped, own);
  const register = arrangeFacts(facts);
  add('load', 'read the shipped facts', 'ms', readAt - loadedAt);
  add('load', 'join the own ones and arrange all', 'ms', performance.now() - joinedAt);
  add('load', 'facts', 'count', facts.partyFacts.length);
  add('load', 'instruments', 'count', facts.instruments.length);

  const countries = facts.parties.filter((p) => p.kind === 'country' || p.kind === 'territory').map((p) => p.code);
  const days = ['1990-01-01', '2004-07-15', '2013-07-01', '2020-09-24', '2025-01-01'];
  const question = (n: number): Question => ({
    from: countries[(n * 7919) % countries.length]!,
    to: countries[(n * 104_729 + 1) % countries.length]!,
    measure: MEASURES[n % MEASURES.length]!,
    offence: OFFENCES[(n >> 2) % OFFENCES.length]!,
    data: DATA_CATEGORIES[(n >> 1) % DATA_CATEGORIES.length]!,
    on: days[(n >> 3) % days.length]!,
    facts: register,
  });
  for (let n = 0; n < 2_000; n += 1) decide(question(n));
  const times = new Float64Array(QUESTIONS);
  for (let n = 0; n < QUESTIONS; n += 1) {
    const started = performance.now();
    decide(question(n));
    times[n] = performance.now() - started;
  }
  times.sort();
  const median = times[QUESTIONS / 2]!;
  add('one question', 'p50', 'ms', median);
  add('one question', 'p99', 'ms', times[Math.floor(QUESTIONS * 0.99)]!);
  add('one question', 'limit', 'ms', MUST_ONE_MS);

  const map = {
    parties: countries,
    measures: MEASURES,
    offence: 'drug-trafficking',
    data: 'personal',
    on: '2013-07-01',
  } as const;
  const started = performance.now();
  const coverage = coverageOf(register, map);
  const seconds = (performance.now() - started) / 1000;
  const cells = countries.length * countries.length * MEASURES.length;
  let covered = 0;
  for (const table of coverage.table.values()) for (const cell of table) if (cell >= 0) covered += 1;
  add(`map ${countries.length} x ${countries.length} x ${MEASURES.length}`, 'time', 's', seconds);
  add('map', 'limit for 12 measures', 's', MUST_MAP_S);
  add('map', 'cells covered', '%', (100 * covered) / cells);

  // The rival: the single answer for each pair, on a sample large enough to be timed.
  const sample = 5_000;
  const asked = performance.now();
  for (let n = 0; n < sample; n += 1) decide({ ...question(n), offence: map.offence, data: map.data, on: map.on });
  const singly = ((performance.now() - asked) / sample / 1000) * cells;
  add('map', 'asking every pair singly (extrapolated)', 's', singly);
  add('map', 'ratio', 'times faster', singly / seconds);

  for (const result of results) {
    if (args.includes('--json')) console.log(JSON.stringify({ bench: 'legal-basis', ...result }));
    else
      console.log(
        `${result.case.padEnd(22)} ${result.metric.padEnd(42)} ${result.value.toFixed(3).padStart(12)} ${result.unit}`,
      );
  }
}
