import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import QueryStream from 'pg-query-stream';

pg.types.setTypeParser(20, Number); // bigint: our counters stay below 2^53
pg.types.setTypeParser(1184, (text) => {
  const at = new Date(text); // timestamptz, as the wire writes it; infinity stays the word it is
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
});
pg.types.setTypeParser(1082, (text) => text); // date

/** Anything that answers SQL: the pool, or a transaction. Inside a transaction use its handle and nothing else. */
export interface Database {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** A transaction: everything said on it is kept together or not at all. */
export interface Transaction extends Database {
  /** Loads rows, each an array of texts (null for no value), through COPY. */
  copyIn(tableAndColumns: string, rows: Iterable<readonly (string | null)[]>): Promise<void>;
  /**
   * Says something last, in one breath with the commit: what takes a lock that others wait for is let go of without a way
   * to the node and back. The text holds its values; `quote` writes them.
   */
  withCommit(sql: () => string): void;
}

/** A text as SQL writes it. */
export function quote(text: string): string {
  return pg.escapeLiteral(text);
}

/** The pool of connections of one node. */
export interface Pool extends Database {
  /**
   * Does the work in a transaction. Where PostgreSQL ends it because others were at the same rows (a deadlock, a
   * serialization failure) nothing of it was kept, and it is done again, from the start: what the work says outside `tx`
   * must bear that. `once` is for work that cannot.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>, how?: { once: true }): Promise<Result>;
  /** Reads any number of rows on constant memory. */
  stream<Row>(sql: string, parameters?: readonly unknown[]): AsyncIterable<Row>;
  /** Calls back whenever the channel is notified; reconnects by itself and calls back once after it did. */
  listen(channel: string, heard: () => void): Promise<{ stop(): Promise<void> }>;
  close(): Promise<void>;
  readonly url: string;
}

/** A failure of the database, without the driver's words, which carry parameters: people. */
export class DatabaseFault extends Error {
  readonly code: string;
  readonly constraint: string | undefined;
  constructor(code: string, constraint: string | undefined) {
    super(`database error ${code}${constraint ? ` (${constraint})` : ''}`);
    this.name = 'DatabaseFault';
    this.code = code;
    this.constraint = constraint;
  }
}

function withoutWords(error: unknown): unknown {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return new DatabaseFault(error.code, (error as { constraint?: string }).constraint);
  }
  return error;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Whether PostgreSQL gave up this work for that of others, and kept nothing of it. */
export function wasGivenUpForOthers(error: unknown): boolean {
  return error instanceof DatabaseFault && (error.code === DEADLOCK || error.code === SERIALIZATION_FAILURE);
}

// Who met once seldom meets twice; who meets three times is told, for the lock may be held on purpose.
const MOST_TIMES = 3;
// Two that met are set apart by more than a statement takes, differently each.
const APART_MS = 40;

async function againWhenGivenUp<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let time = 1; ; time += 1) {
    try {
      return await work();
    } catch (error) {
      if (time >= MOST_TIMES || !wasGivenUpForOthers(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * APART_MS * time));
    }
  }
}

async function run<Row>(
  client: pg.Pool | pg.PoolClient,
  sql: string,
  parameters: readonly unknown[],
  name?: string,
): Promise<Row[]> {
  try {
    const result = await client.query({ name, text: sql, values: parameters as unknown[] });
    return result.rows as Row[];
  } catch (error) {
    throw withoutWords(error);
  }
}

function copyText(value: string | null): string {
  if (value === null) return '\\N';
  return value.replace(/[\\\n\r\t]/g, (sign) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[sign]!);
}

// Lines are sent in pieces of this size: one by one each would be a message of its own.
const COPIED_AT_ONCE = 16_384;

function* copyLines(rows: Iterable<readonly (string | null)[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += `${row.map(copyText).join('\t')}\n`;
    if (text.length < COPIED_AT_ONCE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

// A statement that was said so often will be said again: planning it costs PostgreSQL as much as most of them cost to run.
const SAID_OFTEN = 20;
// What lists put together by their filters has more forms than a connection should keep plans of.
const MOST_PREPARED = 300;
const MOST_COUNTED = 3000;

/** Names for the statements whose plans a connection keeps: those that were said often. */
function namesOfStatements(often: number): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  const said = new Map<string, number>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_PREPARED) return known;
    const times = (said.get(sql) ?? 0) + 1;
    if (times < often) {
      if (said.size >= MOST_COUNTED) said.clear();
      said.set(sql, times);
      return undefined;
    }
    said.delete(sql);
    const name = `entente_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

/**
 * Opens a pool on a PostgreSQL address. Connections keep the plans of statements that are said often; `prepared` keeps each
 * from its first time, for a pool that says the same few over and over.
 */
export function openDatabase(
  url: string,
  { connections = 12, prepared = false }: { connections?: number; prepared?: boolean } = {},
): Pool {
  const nameOf = namesOfStatements(prepared ? 1 : SAID_OFTEN);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'entente',
    // A day begins for SQL when it begins for the node, wherever the server lives: a record that is valid from today is.
    onConnect: (client) => client.query(`set time zone 'UTC'`),
  });
  pool.on('error', () => {}); // an idle connection was cut; the next query opens another or says why not
  // One that was cut between two statements of a transaction says so to nobody else; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}));

  async function transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const client = await pool.connect().catch((error: unknown) => {
      throw withoutWords(error);
    });
    let broken = false;
    try {
      await client.query('begin');
      const atTheEnd: (() => string)[] = [];
      const result = await work({
        query: (sql, parameters = []) => run(client, sql, parameters, nameOf(sql)),
        async copyIn(tableAndColumns, rows) {
          try {
            await pipeline(
              Readable.from(copyLines(rows)),
              client.query(copyFrom(`copy ${tableAndColumns} from stdin`)),
            );
          } catch (error) {
            throw withoutWords(error);
          }
        },
        withCommit: (last) => void atTheEnd.push(last),
      });
      // Several statements in one message: when one fails those behind it are not done, and the commit is the last.
      await run(client, [...atTheEnd.map((last) => last()), 'commit'].join(';\n'), []);
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    url,
    query: (sql, parameters = []) => againWhenGivenUp(() => run(pool, sql, parameters, nameOf(sql))),
    transaction: (work, how) => (how?.once ? transaction(work) : againWhenGivenUp(() => transaction(work))),
    async *stream<Row>(sql: string, parameters: readonly unknown[] = []): AsyncIterable<Row> {
      const client = await pool.connect();
      let done = false;
      try {
        const rows = client.query(
          new QueryStream(sql, parameters as unknown[], { batchSize: 2000, highWaterMark: 2000 }),
        );
        for await (const row of rows) yield row as Row;
        done = true;
      } catch (error) {
        throw withoutWords(error);
      } finally {
        client.release(!done);
      }
    },
    async listen(channel, heard) {
      if (!/^[a-z_]+$/.test(channel)) throw new Error(`not a channel name: ${channel}`);
      let client: pg.Client | undefined;
      let stopped = false;
      const connect = async (): Promise<void> => {
        const next = new pg.Client({ connectionString: url, application_name: 'entente-listen' });
        next.on('notification', heard);
        next.on('error', () => {});
        next.on('end', () => {
          if (!stopped) setTimeout(() => void connect().then(heard, () => {}), 500);
        });
        await next.connect();
        await next.query(`listen ${channel}`);
        client = next;
      };
      const keepTrying = async (): Promise<void> => {
        for (;;) {
          try {
            return await connect();
          } catch (error) {
            if (stopped) return;
            if (client === undefined) throw withoutWords(error);
          }
        }
      };
      await keepTrying();
      return {
        async stop() {
          stopped = true;
          await client?.end().catch(() => {});
        },
      };
    },
    close: () => pool.end(),
  };
}
