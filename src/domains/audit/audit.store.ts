import type { Database } from '../../platform/database.ts';
import type { Block, BlockHeader } from './block.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Touch } from './entry-line.ts';

/** Where a chain ends. */
export interface ChainHead {
  readonly height: number;
  readonly hash: Buffer;
  /** Entries in the chain. */
  readonly entries: number;
}

/** A block as it is written: with the range of its entry ids, by which an entry is found. */
export interface SealedBlock extends Block {
  readonly lowId: string;
  readonly highId: string;
}

/** An entry that was noted in a transaction and is not sealed yet. */
export interface WaitingEntry {
  readonly id: string;
  readonly line: string;
}

const BLOCK_COLUMNS = `b.chain, b.height, b.previous, b.root, b.before, b.entries,
  b.first_at as "firstAt", b.last_at as "lastAt", b.hash, b.low_id as "lowId", b.high_id as "highId"`;

export async function addChain(db: Database, chain: string, publicKey: string): Promise<void> {
  await db.query(`insert into audit_chains (id, public_key) values ($1, $2) on conflict (id) do nothing`, [
    chain,
    publicKey,
  ]);
}

export async function listChains(db: Database): Promise<{ id: string; publicKey: string; openedAt: string }[]> {
  return db.query(
    `select c.id, c.public_key as "publicKey", c.opened_at as "openedAt" from audit_chains c order by c.id`,
  );
}

export async function findHead(db: Database, chain: string): Promise<ChainHead | undefined> {
  const [head] = await db.query<ChainHead>(
    `select b.height, b.hash, b.before + b.entries as entries
       from audit_blocks b
      where b.chain = $1
      order by b.height desc
      limit 1`,
    [chain],
  );
  return head;
}

/** Entries that were to be sealed do not wait any more: another node sealed them. */
export class SealedByAnother extends Error {}

const DIVISION_BY_ZERO = '22012';

/**
 * Writes blocks that follow each other and their touches, and takes what they hold of waiting entries out of the table, all
 * in one statement, so that it is one round trip and one flush. When one of those entries waits no more, nothing is kept.
 */
export async function insertBlocks(
  db: Database,
  blocks: readonly SealedBlock[],
  touches: readonly BlockTouch[],
  waited: readonly string[] = [],
): Promise<void> {
  const values: unknown[] = blocks.flatMap((block) => [
    block.chain,
    block.height,
    block.previous,
    block.root,
    block.before,
    block.entries,
    block.firstAt,
    block.lastAt,
    block.hash,
    block.lowId,
    block.highId,
    block.packed,
  ]);
  const $ = (value: unknown): string => `$${values.push(value)}`;
  const insert = insertOf(blocks.length);
  const touch =
    touches.length === 0
      ? undefined
      : `insert into audit_touches (chain, height, entry, record_id, register, owner, at, agency, purpose, action, outcome)
         select ${$(blocks[0]!.chain)}::text, t.*
           from unnest(${$(touches.map((t) => t.height))}::bigint[], ${$(touches.map((t) => t.entry))}::uuid[],
                       ${$(touches.map((t) => t.record))}::text[], ${$(touches.map((t) => t.register))}::text[],
                       ${$(touches.map((t) => t.owner))}::text[], ${$(touches.map((t) => t.at))}::timestamptz[],
                       ${$(touches.map((t) => t.agency))}::text[], ${$(touches.map((t) => t.purpose))}::text[],
                       ${$(touches.map((t) => t.action))}::text[], ${$(touches.map((t) => t.outcome))}::text[]) as t`;
  if (waited.length === 0) {
    await db.query(touch ? `with block as (${insert}) ${touch}` : insert, values);
    return;
  }
  const gone = `delete from audit_waiting w where w.id = any(${$(waited)}::uuid[]) returning w.id`;
  try {
    // A division by zero undoes the statement where fewer waited than the blocks hold.
    await db.query(
      `with block as (${insert}), ${touch ? `touch as (${touch}), ` : ''}gone as (${gone})
       select 1 / (count(*) = ${$(waited.length)}::bigint)::int as whole from gone`,
      values,
    );
  } catch (error) {
    if ((error as { code?: string }).code === DIVISION_BY_ZERO) throw new SealedByAnother();
    throw error;
  }
}

/** A touch with the block in which its entry stands. */
export type BlockTouch = Touch & { readonly height: number };

const COLUMNS_OF_A_BLOCK = 12;

/** The statement that inserts so many blocks; one text for each number, so that PostgreSQL plans it once. */
function insertOf(blocks: number): string {
  let statement = inserts[blocks];
  if (statement === undefined) {
    const row = (place: number): string =>
      `(${Array.from({ length: COLUMNS_OF_A_BLOCK }, (_, i) => `$${place * COLUMNS_OF_A_BLOCK + i + 1}`).join(', ')})`;
    statement = `insert into audit_blocks (chain, height, previous, root, before, entries, first_at, last_at, hash,
                   low_id, high_id, packed)
                 values ${Array.from({ length: blocks }, (_, place) => row(place)).join(', ')}`;
    inserts[blocks] = statement;
  }
  return statement;
}

const inserts: string[] = [];

const WAITING_CHANNEL = 'entente_audit_waiting';

export { WAITING_CHANNEL };

export async function insertWaiting(tx: Database, chain: string, { id, line }: WaitingEntry): Promise<void> {
  // The notification is delivered when the transaction commits, however long that takes.
  await tx.query(
    `with entry as (insert into audit_waiting (id, chain, line) values ($1, $2, $3))
     select pg_notify('${WAITING_CHANNEL}', '')`,
    [id, chain, line],
  );
}

/**
 * The entries that wait to be sealed, the oldest first, until there are so many or they are so long; what another node left
 * for a minute is among them.
 */
export async function findWaiting(
  db: Database,
  chain: string,
  { entries, characters }: { entries: number; characters: number },
): Promise<WaitingEntry[]> {
  return db.query<WaitingEntry>(
    `with old as (
       select o.id, o.line
         from audit_waiting o
        where o.chain = $1 or o.at < now() - interval '1 minute'
        order by o.id
        limit $2
     ), fitting as (
       select old.id, old.line, sum(length(old.line)) over (order by old.id) - length(old.line) as before from old
     )
     select f.id, f.line from fitting f where f.before < $3 order by f.id`,
    [chain, entries, characters],
  );
}

export async function countWaiting(db: Database): Promise<{ waiting: number; oldestAt: string | null }> {
  const [row] = await db.query<{ waiting: number; oldestAt: string | null }>(
    `select count(*) as waiting, min(w.at) as "oldestAt" from audit_waiting w`,
  );
  return row!;
}

export async function insertCheckpoint(db: Database, checkpoint: Checkpoint): Promise<void> {
  await db.query(
    `insert into audit_checkpoints (chain, height, entries, hash, at, signature)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (chain, height) do nothing`,
    [checkpoint.chain, checkpoint.height, checkpoint.entries, checkpoint.hash, checkpoint.at, checkpoint.signature],
  );
}

const CHECKPOINT_COLUMNS = `c.chain, c.height, c.entries, c.hash, c.at, c.signature`;

/** The first checkpoint that covers a block. */
export async function findCheckpointFrom(db: Database, chain: string, height: number): Promise<Checkpoint | undefined> {
  const [found] = await db.query<Checkpoint>(
    `select ${CHECKPOINT_COLUMNS} from audit_checkpoints c
      where c.chain = $1 and c.height >= $2
      order by c.height
      limit 1`,
    [chain, height],
  );
  return found;
}

export async function findLastCheckpoint(db: Database, chain: string): Promise<Checkpoint | undefined> {
  const [found] = await db.query<Checkpoint>(
    `select ${CHECKPOINT_COLUMNS} from audit_checkpoints c where c.chain = $1 order by c.height desc limit 1`,
    [chain],
  );
  return found;
}

/** Checkpoints of a chain in a half-open range of heights. */
export async function listCheckpoints(
  db: Database,
  chain: string,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<Checkpoint[]> {
  return db.query<Checkpoint>(
    `select ${CHECKPOINT_COLUMNS} from audit_checkpoints c
      where c.chain = $1 and c.height >= $2 and c.height < $3
      order by c.height
      limit $4`,
    [chain, from, to, limit],
  );
}

/** The next blocks of a chain from a height upwards. */
export async function listBlocksFrom(
  db: Database,
  chain: string,
  { from, limit }: { from: number; limit: number },
): Promise<SealedBlock[]> {
  return db.query<SealedBlock>(
    `select ${BLOCK_COLUMNS}, b.packed
       from audit_blocks b
      where b.chain = $1 and b.height >= $2
      order by b.height
      limit $3`,
    [chain, from, limit],
  );
}

/** The headers of a chain between two heights, both included. */
export async function listHeaders(
  db: Database,
  chain: string,
  from: number,
  to: number,
): Promise<(BlockHeader & { hash: Buffer })[]> {
  return db.query(
    `select ${BLOCK_COLUMNS}
       from audit_blocks b
      where b.chain = $1 and b.height between $2 and $3
      order by b.height`,
    [chain, from, to],
  );
}

/** The blocks whose range of ids includes an entry; nearly always one. */
export async function listBlocksAround(db: Database, entry: string): Promise<SealedBlock[]> {
  return db.query<SealedBlock>(
    `select ${BLOCK_COLUMNS}, b.packed
       from audit_blocks b
      where b.high_id >= $1 and b.low_id <= $1
      order by b.high_id
      limit 64`,
    [entry],
  );
}

/** A block of a chain by its hash, for saying where a moved one came from. */
export async function findBlockByHash(
  db: Database,
  chain: string,
  hash: Buffer,
): Promise<{ height: number } | undefined> {
  const [found] = await db.query<{ height: number }>(
    `select b.height from audit_blocks b where b.chain = $1 and b.hash = $2 limit 1`,
    [chain, hash],
  );
  return found;
}

const TOUCH_COLUMNS = `t.height, t.chain, t.entry, t.record_id as record, t.register, t.owner, t.at, t.agency, t.purpose,
  t.action, t.outcome`;

/** A touch as it is kept, with its place in the chain. */
export interface KeptTouch extends Touch {
  readonly chain: string;
  readonly height: number;
}

/** The touches of a chain between two heights, both included. */
export async function listTouches(db: Database, chain: string, from: number, to: number): Promise<KeptTouch[]> {
  return db.query<KeptTouch>(
    `select ${TOUCH_COLUMNS}
       from audit_touches t
      where t.chain = $1 and t.height between $2 and $3`,
    [chain, from, to],
  );
}

/** A touch of a block that is not there. */
export async function findStrayTouch(db: Database): Promise<KeptTouch | undefined> {
  const [stray] = await db.query<KeptTouch>(
    `select ${TOUCH_COLUMNS}
       from audit_touches t
      where not exists (select from audit_blocks b where b.chain = t.chain and b.height = t.height)
      limit 1`,
  );
  return stray;
}

/** The blocks with entries of a span of time, newest first, from a place on; the block at the place comes again. */
export async function listBlocksBack(
  db: Database,
  {
    from,
    to,
    place,
    limit,
  }: { from: Date; to: Date; place?: { at: string; chain: string; height: number; line: number }; limit: number },
): Promise<SealedBlock[]> {
  return db.query<SealedBlock>(
    `select ${BLOCK_COLUMNS}, b.packed
       from audit_blocks b
      where b.last_at >= $1 and b.first_at < $2
        and ($3::timestamptz is null
             or (b.last_at, b.chain, b.height) < ($3, $4, $5)
             or ($6 and b.chain = $4 and b.height = $5))
        and ($3::timestamptz is null or b.last_at <= $3)
      order by b.last_at desc, b.chain desc, b.height desc
      limit $7`,
    [from, to, place?.at ?? null, place?.chain ?? null, place?.height ?? null, (place?.line ?? 0) > 0, limit],
  );
}

export async function findBlock(db: Database, chain: string, height: number): Promise<SealedBlock | undefined> {
  return (await listBlocksFrom(db, chain, { from: height, limit: 1 })).find((block) => block.height === height);
}

/** The touches of one record in a span of time, newest first. */
export async function listTouchesOfRecord(
  db: Database,
  record: string,
  {
    from,
    to,
    before,
    owner,
    actions,
    limit,
  }: {
    from: Date;
    to: Date;
    before?: { at: string; entry: string };
    owner?: string;
    actions?: readonly string[];
    limit: number;
  },
): Promise<KeptTouch[]> {
  return db.query<KeptTouch>(
    `select ${TOUCH_COLUMNS}
       from audit_touches t
      where t.record_id = $1 and t.at >= $2 and t.at < $3
        and ($4::timestamptz is null or (t.at, t.entry) < ($4, $5::uuid))
        and ($6::text is null or t.owner = $6)
        and ($7::text[] is null or t.action = any($7))
      order by t.at desc, t.entry desc
      limit $8`,
    [record, from, to, before?.at ?? null, before?.entry ?? null, owner ?? null, actions ?? null, limit],
  );
}

/** How often the records of an agency were asked for, by whom, why or when. */
export async function countTouchesOfOwner(
  db: Database,
  owner: string,
  { by, from, to, actions }: { by: 'agency' | 'purpose' | 'day'; from: Date; to: Date; actions: readonly string[] },
): Promise<{ key: string; times: number; records: number }[]> {
  const key = { agency: 't.agency', purpose: 't.purpose', day: `to_char(t.at at time zone 'UTC', 'YYYY-MM-DD')` }[by];
  return db.query(
    `select ${key} as key, count(distinct t.entry) as times, count(distinct t.record_id) as records
       from audit_touches t
      where t.owner = $1 and t.at >= $2 and t.at < $3 and t.action = any($4)
      group by 1
      order by ${by === 'day' ? '1' : '2 desc, 1'}`,
    [owner, from, to, actions],
  );
}

/** Checkpoints of a chain, newest first, below a height. */
export async function listCheckpointsBack(
  db: Database,
  chain: string,
  { below, limit }: { below?: number; limit: number },
): Promise<Checkpoint[]> {
  return db.query<Checkpoint>(
    `select ${CHECKPOINT_COLUMNS} from audit_checkpoints c
      where c.chain = $1 and ($2::bigint is null or c.height < $2)
      order by c.height desc
      limit $3`,
    [chain, below ?? null, limit],
  );
}

/** The instant of the newest sealed entry. */
export async function findNewestEntryAt(db: Database): Promise<string | undefined> {
  const [row] = await db.query<{ at: string | null }>(`select max(b.last_at) as at from audit_blocks b`);
  return row?.at ?? undefined;
}
