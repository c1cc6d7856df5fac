import type { Database } from '../../../platform/database.ts';
import { isId } from '../../../platform/ids.ts';

/** A file that was added to a message. */
export interface Attachment {
  readonly id: string;
  readonly agency: string;
  readonly messageId: string;
  readonly contentId: string | null;
  readonly name: string;
  readonly type: string;
  readonly claimedType: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly state: 'clean' | 'unscanned' | 'quarantined';
  readonly why: string | null;
  readonly addedBy: string;
  readonly addedAt: string;
}

const COLUMNS = `a.id, a.agency, a.message_id as "messageId", a.content_id as "contentId", a.name, a.type,
  a.claimed_type as "claimedType", a.bytes::float8 as bytes, a.sha256, a.state, a.why, a.added_by as "addedBy",
  a.added_at as "addedAt"`;

/** Begins a content; one of which a part stands already stays as it is. */
export async function insertContent(db: Database, id: string, agency: string, at: string): Promise<void> {
  await db.query(
    `insert into exchange_contents (id, agency, made_at) values ($1, $2, $3) on conflict (id) do nothing`,
    [id, agency, at],
  );
}

/** Keeps a piece; false when that piece stands already, or its content was given up. */
export async function insertPiece(db: Database, contentId: string, number: number, sealed: Buffer): Promise<boolean> {
  const kept = await db.query(
    `insert into exchange_pieces (content_id, number, sealed)
     select c.id, $2, $3 from exchange_contents c where c.id = $1
     on conflict (content_id, number) do nothing
     returning number`,
    [contentId, number, sealed],
  );
  return kept.length === 1;
}

/** How many pieces stand of a content that was broken off. */
export async function countStandingPieces(db: Database, contentId: string): Promise<number> {
  const [standing] = await db.query<{ pieces: number }>(
    `select count(*)::integer as pieces from exchange_pieces p join exchange_contents c on c.id = p.content_id
      where c.id = $1 and c.sha256 is null`,
    [contentId],
  );
  return standing!.pieces;
}

export async function dropContent(db: Database, id: string): Promise<void> {
  await db.query(`delete from exchange_contents c where c.id = $1`, [id]);
}

/** Names a content by what it holds. When the agency already keeps the same, that one serves and the new one goes. */
export async function settleContent(
  tx: Database,
  content: {
    readonly id: string;
    readonly agency: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly pieces: number;
  },
): Promise<string> {
  // Two officers may add the same file at once; the second waits here and then finds the first.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${content.agency} ${content.sha256}`]);
  const [same] = await tx.query<{ id: string }>(
    `select c.id from exchange_contents c where c.agency = $1 and c.sha256 = $2`,
    [content.agency, content.sha256],
  );
  if (same) {
    await dropContent(tx, content.id);
    return same.id;
  }
  await tx.query(`update exchange_contents c set sha256 = $2, bytes = $3, pieces = $4 where c.id = $1`, [
    content.id,
    content.sha256,
    content.bytes,
    content.pieces,
  ]);
  return content.id;
}

export async function insertAttachment(tx: Database, attachment: Attachment): Promise<void> {
  const { id, agency, messageId, contentId, name, type, claimedType, bytes, sha256, state, why, addedBy, addedAt } =
    attachment;
  await tx.query(
    `insert into exchange_attachments (id, agency, message_id, content_id, name, type, claimed_type, bytes, sha256, state,
       why, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [id, agency, messageId, contentId, name, type, claimedType, bytes, sha256, state, why, addedBy, addedAt],
  );
}

export async function listAttachments(db: Database, messageId: string): Promise<Attachment[]> {
  return db.query<Attachment>(
    `select ${COLUMNS} from exchange_attachments a where a.message_id = $1 order by a.added_at, a.id`,
    [messageId],
  );
}

export async function findAttachments(db: Database, ids: readonly string[]): Promise<Attachment[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  return db.query<Attachment>(`select ${COLUMNS} from exchange_attachments a where a.id = any($1::uuid[])`, [known]);
}

/** The pieces of a content, one after the other. */
export async function findPiece(db: Database, contentId: string, number: number): Promise<Buffer | undefined> {
  const [piece] = await db.query<{ sealed: Buffer }>(
    `select p.sealed from exchange_pieces p where p.content_id = $1 and p.number = $2`,
    [contentId, number],
  );
  return piece?.sealed;
}

export async function countPieces(db: Database, contentId: string): Promise<number> {
  const [content] = await db.query<{ pieces: number | null }>(
    `select c.pieces from exchange_contents c where c.id = $1`,
    [contentId],
  );
  return content?.pieces ?? 0;
}

/**
 * Lets go of files that nothing carries any more: their items were erased or their draft given up. That they were there
 * stays. What was broken off while it came is swept away after a day.
 */
export async function forgetContents(tx: Database, now: Date): Promise<number> {
  const dayAgo = new Date(now.getTime() - 86_400_000).toISOString();
  await tx.query(
    `update exchange_attachments a set content_id = null
      where a.content_id is not null
        and not exists (select 1 from exchange_messages m where m.id = a.message_id and m.state in ('draft', 'waiting'))
        and not exists (select 1 from exchange_items i
                         where i.kind = 'attachment' and i.state <> 'erased' and i.body ->> 'attachment' = a.id::text)`,
  );
  const gone = await tx.query<{ id: string }>(
    `delete from exchange_contents c
      where c.made_at < $1 and (c.sha256 is null
         or not exists (select 1 from exchange_attachments a where a.content_id = c.id))
      returning c.id`,
    [dayAgo],
  );
  return gone.length;
}
