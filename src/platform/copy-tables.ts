import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Database } from './database.ts';
import { DatabaseFault } from './database.ts';

/** A table as it is copied: its columns in order, without those that PostgreSQL computes. */
export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** One look at the database: everything read through it was true at the same instant. */
export interface Snapshot extends Database {
  /** The rows of a table in PostgreSQL's text form; `done` answers how many there were. */
  copyOut(table: CopiedTable): { chunks: AsyncIterable<Buffer>; rows(): number };
}

/** A transaction that may fill whole tables. */
export interface Refill extends Database {
  /** Loads rows in PostgreSQL's text form; answers how many there were. */
  copyInText(table: CopiedTable, chunks: AsyncIterable<Buffer>): Promise<number>;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function columnsOf({ name, columns }: CopiedTable): string {
  return `public.${quoted(name)} (${columns.map(quoted).join(', ')})`;
}

function withoutWords(error: unknown): unknown {
  const code = (error as { code?: unknown })?.code;
  const isDriverError = error instanceof Error && typeof code === 'string';
  return isDriverError ? new DatabaseFault(code, (error as { constraint?: string }).constraint) : error;
}

async function onOwnConnection<Result>(
  url: string,
  work: (client: pg.Client, db: Database) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'entente-maintenance' });
  client.on('error', () => {}); // a cut connection makes the running statement fail, which is enough
  try {
    await client.connect();
    const db: Database = {
      async query<Row>(sql: string, parameters: readonly unknown[] = []) {
        return (await client.query(sql, parameters as unknown[])).rows as Row[];
      },
    };
    return await work(client, db);
  } catch (error) {
    throw withoutWords(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Reads with one look at the whole database, while others go on writing. */
export async function withSnapshot<Result>(
  url: string,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  return onOwnConnection(url, async (client, db) => {
    await client.query('begin isolation level repeatable read read only');
    const result = await work({
      ...db,
      copyOut(table) {
        const stream = client.query(copyTo(`copy ${columnsOf(table)} to stdout`));
        return { chunks: stream as AsyncIterable<Buffer>, rows: () => stream.rowCount ?? 0 };
      },
    });
    await client.query('commit');
    return result;
  });
}

/** Writes in one transaction that others see whole or not at all. */
export async function withRefill<Result>(url: string, work: (refill: Refill) => Promise<Result>): Promise<Result> {
  return onOwnConnection(url, async (client, db) => {
    await client.query('begin');
    const result = await work({
      ...db,
      async copyInText(table, chunks) {
        const stream = client.query(copyFrom(`copy ${columnsOf(table)} from stdin`));
        const end = finished(stream);
        end.catch(() => {}); // awaited below
        for await (const chunk of chunks) {
          if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), end]);
        }
        stream.end();
        await end;
        return stream.rowCount ?? 0;
      },
    });
    await client.query('commit');
    return result;
  });
}

/** The tables of the node with their columns, but for those named. */
export async function listTables(db: Database, except: readonly string[]): Promise<CopiedTable[]> {
  return db.query<CopiedTable>(
    `select c.relname as name, json_agg(a.attname order by a.attnum) as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind = 'r' and c.relname <> all($1)
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname
      order by c.relname`,
    [except],
  );
}

/** The last value of each sequence; one that was never asked is left out. */
export async function readSequences(db: Database): Promise<Record<string, string>> {
  const rows = await db.query<{ name: string; value: string }>(
    `select s.sequencename as name, s.last_value::text as value
       from pg_sequences s
      where s.schemaname = 'public' and s.last_value is not null`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export async function setSequence(db: Database, name: string, value: string): Promise<void> {
  await db.query(`select setval(to_regclass($1), $2::bigint)`, [`public.${quoted(name)}`, value]);
}

/**
 * Takes the guards off tables that are about to be filled, and answers how to put them back: foreign keys, which no
 * order of loading could satisfy in general and which are checked in bulk when they return, and triggers.
 */
export async function liftGuards(db: Database, tables: readonly CopiedTable[]): Promise<() => Promise<void>> {
  const keys = await db.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c
       join pg_namespace n on n.oid = c.connamespace
      where c.contype = 'f' and n.nspname = 'public'`,
  );
  for (const { table, name } of keys) await db.query(`alter table ${table} drop constraint ${quoted(name)}`);
  for (const { name } of tables) await db.query(`alter table public.${quoted(name)} disable trigger user`);
  if (tables.length > 0) await db.query(`truncate ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')}`);
  return async () => {
    for (const { name } of tables) await db.query(`alter table public.${quoted(name)} enable trigger user`);
    for (const { table, name, definition } of keys) {
      await db.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
    }
  };
}

/** Empties the database down to nothing: the node's tables and its job queues. */
export async function dropEverything(db: Database): Promise<void> {
  await db.query('drop schema if exists jobs cascade');
  await db.query('drop schema public cascade');
  await db.query('create schema public');
}
