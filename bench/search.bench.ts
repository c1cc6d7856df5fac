import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSearchIndex } from '../src/engines/index/search-index.ts';
import { newPart } from '../src/engines/index/segment.ts';
import { SegmentBuilder } from '../src/engines/index/segment-builder.ts';
import type { PersonDescription } from '../src/engines/matching/description.ts';
import { openDatabase, type Pool } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { Figures, percentile, readFlag } from './figures.ts';
import { damaged, idOf, personRecord, seeded } from './index.population.ts';

const SEED = 20_200_908;
const MOST_ANSWERS = 64;
// GIN is quick because it leaves out whoever is less alike. Both ways to ask it, each from what pg_trgm asks by itself down, until
// it finds whom we find: the whole name alike (`%`), and the asked name alike to a part of it (`%>`).
const WAYS = [
  { operator: '%', setting: 'similarity_threshold', likenesses: [0.3, 0.2, 0.1] },
  { operator: '%>', setting: 'word_similarity_threshold', likenesses: [0.6, 0.4, 0.3, 0.2, 0.1] },
];

interface Asked {
  readonly id: string;
  readonly person: PersonDescription;
  readonly text: string;
}

interface Timed {
  readonly latenciesMs: number[];
  readonly recall: number;
}

const textOf = ({ whole, given, family }: PersonDescription['names'][number]): string =>
  whole ?? `${given ?? ''} ${family ?? ''}`.trim();

/** Asks one after the other, and counts how often the person meant was among the answers. */
async function time(
  asked: readonly Asked[],
  ask: (one: Asked) => readonly string[] | Promise<readonly string[]>,
): Promise<Timed> {
  for (const one of asked.slice(0, 3)) await ask(one);
  const latenciesMs: number[] = [];
  let found = 0;
  for (const one of asked) {
    const start = performance.now();
    const ids = await ask(one);
    latenciesMs.push(performance.now() - start);
    if (ids.includes(one.id)) found++;
  }
  return { latenciesMs, recall: found / asked.length };
}

async function fill(db: Pool, records: number): Promise<void> {
  await db.query('create extension if not exists pg_trgm');
  await db.query('create table names (id uuid not null, name text not null)');
  const rows = function* () {
    for (let n = 0; n < records; n++)
      for (const name of personRecord(n, SEED).person!.names) yield [idOf(n), textOf(name)] as const;
  };
  await db.transaction((tx) => tx.copyIn('names (id, name)', rows()));
}

/**
 * The person check in memory beside PostgreSQL's pg_trgm on the same names and the same questions: names with one letter
 * wrong, a word left out or in another order. Recall and latency come from the same run.
 */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('search', args);
  const records = readFlag(args, 'records', 5e4);
  const queries = readFlag(args, 'queries', 200);
  // A nearest-neighbour search by GiST takes seconds among a million.
  const rivalQueries = Math.min(
    queries,
    readFlag(args, 'rival-queries', records > 200_000 ? 20 : Math.ceil(queries / 4)),
  );
  const home = mkdtempSync(join(tmpdir(), 'entente-bench-search-'));
  const postgres = await startEmbeddedPostgres(join(home, 'postgres'), { password: 'bench' });
  try {
    const db = openDatabase(postgres.url, { connections: 1 });
    figures.step(`${records} persons into PostgreSQL and into the index`);
    await fill(db, records);
    const builder = new SegmentBuilder();
    for (let n = 0; n < records; n++) builder.add(personRecord(n, SEED));
    const index = createSearchIndex([newPart(builder.build())]);

    const random = seeded(SEED + 1);
    const asked = Array.from({ length: queries }, (): Asked => {
      const n = Math.floor(random() * records);
      const person = damaged(personRecord(n, SEED).person!, random);
      return { id: idOf(n), person, text: textOf(person.names[0]!) };
    });
    const say = (name: string, { latenciesMs, recall }: Timed): void => {
      figures.sayLatencies(name, latenciesMs);
      figures.say(name, 'recall', '', recall);
    };
    const p50 = ({ latenciesMs }: Timed): number => percentile(Float64Array.from(latenciesMs).sort(), 0.5);

    const many = Array.from({ length: 5 }, () => asked).flat();
    const withBirth = await time(many, ({ person }) => index.judgePersons(person).persons.map(({ id }) => id));
    const withBirthBest = await time(many, ({ person }) =>
      index.findPersons(person, { limit: MOST_ANSWERS }).candidates.map(({ id }) => id),
    );
    const nameOnly = await time(many, ({ person: { names } }) =>
      index.judgePersons({ names }, { preset: 'visa' }).persons.map(({ id }) => id),
    );
    const candidates = await time(many, ({ person: { names } }) =>
      index.findPersons({ names }, { limit: MOST_ANSWERS }).candidates.map(({ id }) => id),
    );
    say('in memory, name and birth date, judged', withBirth);
    say(`in memory, name and birth date, ${MOST_ANSWERS} best`, withBirthBest);
    say('in memory, name alone, judged', nameOnly);
    say(`in memory, name alone, ${MOST_ANSWERS} best`, candidates);
    // What the rivals are asked below, so that nobody's recall is that of other questions.
    const same = asked.slice(0, rivalQueries);
    const ofSame = await time(same, ({ person: { names } }) =>
      index.findPersons({ names }, { limit: MOST_ANSWERS }).candidates.map(({ id }) => id),
    );
    figures.say(`in memory, the ${rivalQueries} questions of the rivals`, 'recall', '', ofSame.recall);

    const compare = (rival: string, timed: Timed): void => {
      say(rival, timed);
      figures.say(`ratio to ${rival}`, 'p50, name and birth date', '×', p50(timed) / p50(withBirth));
      figures.say(`ratio to ${rival}`, 'p50, name alone', '×', p50(timed) / p50(candidates));
    };
    const askRival = (sql: string): Promise<Timed> =>
      time(same, async ({ text }) => (await db.query<{ id: string }>(sql, [text])).map(({ id }) => id));
    // As one would write it: GiST answers the nearest ones in order, GIN sorts what is alike enough.
    figures.step('pg_trgm with gin');
    await db.query('create index names_by_trigram on names using gin (name gin_trgm_ops)');
    await db.query('analyze names');
    for (const { operator, setting, likenesses } of WAYS) {
      for (const likeness of likenesses) {
        await db.query(`set pg_trgm.${setting} = ${likeness}`);
        const sql = `select id from names where name ${operator} $1 order by name <-> $1 limit ${MOST_ANSWERS}`;
        const rival = await askRival(sql);
        compare(`pg_trgm with gin, ${operator} ${likeness}, name alone, ${MOST_ANSWERS} best`, rival);
        if (rival.recall >= ofSame.recall) break;
      }
    }
    await db.query('drop index names_by_trigram');
    figures.step('pg_trgm with gist');
    await db.query('create index names_by_trigram on names using gist (name gist_trgm_ops)');
    await db.query('analyze names');
    const nearest = await askRival(`select id from names order by name <-> $1 limit ${MOST_ANSWERS}`);
    compare(`pg_trgm with gist, name alone, ${MOST_ANSWERS} best`, nearest);
    await db.close();
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
  figures.print();
}
