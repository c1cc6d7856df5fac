/** PostgreSQL's own pg_trgm, in a server started for the purpose, as one more rival on the same names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { plainName } from './matching.rivals.ts';

export interface PgTrgm {
  /** The similarity of each pair of names, in their order, in one statement. */
  similarities(pairs: readonly (readonly [string, string])[]): Promise<number[]>;
  stop(): Promise<void>;
}

/** Starts a server with pg_trgm; it and its files are gone after `stop`. */
export async function startPgTrgm(): Promise<PgTrgm> {
  const home = mkdtempSync(join(tmpdir(), 'entente-bench-matching-'));
  const postgres = await startEmbeddedPostgres(join(home, 'postgres'), { password: 'bench' });
  const db = openDatabase(postgres.url, { connections: 1 });
  await db.query('create extension if not exists pg_trgm');
  return {
    async similarities(pairs) {
      // Marks and capitals are taken away as for the other rivals: pg_trgm itself would hold é and e for different letters.
      const ones = pairs.map(([one]) => plainName(one));
      const others = pairs.map(([, other]) => plainName(other));
      const rows = await db.query<{ likeness: number }>(
        `select similarity(one, other) as likeness
           from unnest($1::text[], $2::text[]) with ordinality as pair (one, other, at) order by at`,
        [ones, others],
      );
      return rows.map(({ likeness }) => likeness);
    },
    async stop() {
      await db.close();
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
