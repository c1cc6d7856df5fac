import type { RegisterKind } from '../../kernel/codes.ts';
import type { Database } from '../../platform/database.ts';
import { isId } from '../../platform/ids.ts';
import type { RegisterRecord } from './register.ts';
import type { ListQuery } from './registers.schema.ts';

const COLUMNS = `r.id, r.kind, r.reference, r.owner, r.party, r.status, r.subject, r.reason, r.action, r.purpose, r.basis,
  r.grade, r.handling, r.handling_note as "handlingNote", r.withheld_from as "withheldFrom", r.warnings,
  r.valid_from as "validFrom", r.valid_until as "validUntil", r.review_on as "reviewOn",
  r.national_reference as "nationalReference", r.source, r.source_key as "sourceKey",
  r.reported_at as "reportedAt", r.changed_at as "changedAt", r.confirmed_at as "confirmedAt", r.version`;

type Row = { [Field in keyof RegisterRecord]: RegisterRecord[Field] | null };

/** An empty column is a field that is not there. */
function recordOf(row: Row): RegisterRecord {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as RegisterRecord;
}

export async function findRecord(db: Database, id: string): Promise<RegisterRecord | undefined> {
  const [row] = await db.query<Row>(`select ${COLUMNS} from records r where r.id = $1`, [id]);
  return row && recordOf(row);
}

/** Reads a record and keeps others from changing it until the transaction ends. */
export async function lockRecord(tx: Database, id: string): Promise<RegisterRecord | undefined> {
  const [row] = await tx.query<Row>(`select ${COLUMNS} from records r where r.id = $1 for update`, [id]);
  return row && recordOf(row);
}

export async function findRecords(db: Database, ids: readonly string[]): Promise<RegisterRecord[]> {
  const rows = await db.query<Row>(`select ${COLUMNS} from records r where r.id = any($1::uuid[])`, [ids]);
  return rows.map(recordOf);
}

/** Every record that a search may find, for building the index: any number, on constant memory. */
export const SEARCHABLE_RECORDS = `select ${COLUMNS} from records r
  where r.status = 'active' and r.valid_from <= current_date and (r.valid_until is null or r.valid_until >= current_date)
  order by r.id`;

/** What the index keeps of a record. */
export type IndexedFields = Pick<RegisterRecord, 'id' | 'kind' | 'owner' | 'withheldFrom' | 'subject'>;

// Records that are not yet or no longer valid are in the index too, so that a day that begins changes nothing there:
// whoever answers a search reads the records with `findSearchable`, which looks at the day.
const INDEXED = `select r.id, r.kind, r.owner, r.withheld_from as "withheldFrom", r.subject
  from records r where r.status = 'active'`;

/** Every record that belongs in the index: any number, on constant memory. */
export const INDEXED_RECORDS = INDEXED;

/** Those of some records that belong in the index. */
export async function findIndexed(db: Database, ids: readonly string[]): Promise<IndexedFields[]> {
  return db.query<IndexedFields>(`${INDEXED} and r.id = any($1::uuid[])`, [ids]);
}

export async function findSearchable(db: Database, ids: readonly string[]): Promise<RegisterRecord[]> {
  const rows = await db.query<Row>(
    `select ${COLUMNS} from records r
      where r.id = any($1::uuid[]) and r.status = 'active'
        and r.valid_from <= current_date and (r.valid_until is null or r.valid_until >= current_date)`,
    [ids],
  );
  return rows.map(recordOf);
}

export { recordOf };

export async function nextReferences(tx: Database, count: number): Promise<number[]> {
  const rows = await tx.query<{ number: number }>(
    `select nextval('record_references') as number from generate_series(1, $1)`,
    [count],
  );
  return rows.map((row) => row.number);
}

/** Writes records new or changed, each with its title; the newest version replaces the row, the versions keep all. */
export async function saveRecords(
  tx: Database,
  records: readonly (RegisterRecord & { readonly title: string })[],
): Promise<void> {
  await tx.query(
    `insert into records (id, kind, reference, owner, party, status, subject, title, reason, action, purpose, basis, grade,
                          handling, handling_note, withheld_from, warnings, valid_from, valid_until, review_on,
                          national_reference, source, source_key, reported_at, changed_at, confirmed_at, version)
     select n.id, n.kind, n.reference, n.owner, n.party, n.status, n.subject, n.title, n.reason, n.action, n.purpose, n.basis,
            n.grade, array(select jsonb_array_elements_text(n.handling)), n."handlingNote",
            array(select jsonb_array_elements_text(n."withheldFrom")), array(select jsonb_array_elements_text(n.warnings)),
            n."validFrom", n."validUntil", n."reviewOn", n."nationalReference", n.source, n."sourceKey",
            n."reportedAt", n."changedAt", n."confirmedAt", n.version
       from jsonb_to_recordset($1::jsonb) as n(
              id uuid, kind text, reference text, owner text, party text, status text, subject jsonb, title text,
              reason text, action text, purpose text, basis text, grade text, handling jsonb, "handlingNote" text,
              "withheldFrom" jsonb, warnings jsonb, "validFrom" date, "validUntil" date, "reviewOn" date,
              "nationalReference" text, source text, "sourceKey" text, "reportedAt" timestamptz, "changedAt" timestamptz,
              "confirmedAt" timestamptz, version integer)
     on conflict (id) do update
        set status = excluded.status, subject = excluded.subject, title = excluded.title, reason = excluded.reason,
            action = excluded.action, purpose = excluded.purpose, basis = excluded.basis, grade = excluded.grade,
            handling = excluded.handling, handling_note = excluded.handling_note, withheld_from = excluded.withheld_from,
            warnings = excluded.warnings, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
            review_on = excluded.review_on, national_reference = excluded.national_reference,
            changed_at = excluded.changed_at, confirmed_at = excluded.confirmed_at, version = excluded.version`,
    [JSON.stringify(records)],
  );
}

/** How a version came to be. */
export interface VersionNote {
  readonly change:
    | 'reported'
    | 'amended'
    | 'withdrawn'
    | 'reviewed'
    | 'extended'
    | 'activated'
    | 'expired'
    | 'imported'
    | 'consulted';
  readonly why?: string;
  readonly changedBy: string;
  readonly agency: string;
  /** File and line, for what was imported. */
  readonly source?: string;
}

export async function saveVersions(
  tx: Database,
  versions: readonly { readonly record: RegisterRecord; readonly note: VersionNote }[],
): Promise<void> {
  await tx.query(
    `insert into record_versions (record_id, version, change, body, why, changed_by, agency, source, changed_at)
     select v.id, v.version, v.change, v.body, v.why, v."changedBy", v.agency, v.source, v.at
       from jsonb_to_recordset($1::jsonb) as v(id uuid, version integer, change text, body jsonb, why text,
                                               "changedBy" text, agency text, source text, at timestamptz)`,
    [
      JSON.stringify(
        versions.map(({ record, note }) => ({
          id: record.id,
          version: record.version,
          body: record,
          at: record.changedAt,
          ...note,
        })),
      ),
    ],
  );
}

export interface Version {
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly agency: string;
  readonly change: string;
  readonly why: string | null;
  readonly source: string | null;
  readonly body: Record<string, unknown>;
}

export async function listVersions(db: Database, id: string): Promise<Version[]> {
  return db.query<Version>(
    `select v.version, v.changed_at as "changedAt", v.changed_by as "changedBy", v.agency, v.change, v.why, v.source, v.body
       from record_versions v
      where v.record_id = $1
      order by v.version desc`,
    [id],
  );
}

export async function saveSubjectKeys(
  tx: Database,
  keys: readonly { readonly recordId: string; readonly key: string }[],
  ofRecords: readonly string[],
): Promise<void> {
  await tx.query(`delete from record_subjects where record_id = any($1::uuid[])`, [ofRecords]);
  await tx.query(
    `insert into record_subjects (subject_key, record_id)
     select k.key, k."recordId" from jsonb_to_recordset($1::jsonb) as k(key text, "recordId" uuid)
     on conflict do nothing`,
    [JSON.stringify(keys)],
  );
}

/** Other records in force on the subject with one of these keys; taken under a lock of the keys, so that two newcomers see each other. */
export async function findOnSameSubject(
  tx: Database,
  kind: RegisterKind,
  keys: readonly string[],
  exceptId: string,
): Promise<RegisterRecord[]> {
  for (const key of [...keys].sort()) await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
  const rows = await tx.query<Row>(
    `select ${COLUMNS}
       from records r
      where r.kind = $1 and r.id <> $3 and r.status in ('active', 'waiting')
        and exists (select 1 from record_subjects s where s.record_id = r.id and s.subject_key = any($2::text[]))`,
    [kind, keys, exceptId],
  );
  return rows.map(recordOf);
}

const SORTS = {
  newest: { by: 'r.reported_at', type: 'timestamptz', direction: 'desc', compare: '<' },
  oldest: { by: 'r.reported_at', type: 'timestamptz', direction: 'asc', compare: '>' },
  title: { by: 'r.title collate "C"', type: 'text', direction: 'asc', compare: '>' },
  review: { by: 'r.review_on', type: 'date', direction: 'asc', compare: '>' },
} as const;

export interface RecordPage {
  readonly records: readonly RegisterRecord[];
  /** Where the next page begins; undefined at the end. */
  readonly next: string | undefined;
}

/**
 * One page of a register as an agency may see it: its own records whatever their status, others' only in force
 * and not withheld from its party. The same rule stands in `policies/disclosure.cedar`; a test compares the two.
 */
export async function listRecords(
  db: Database,
  kind: RegisterKind,
  { status, owner, reason, text, reviewBefore, sort = 'newest', after, limit = 50 }: ListQuery,
  seenBy: { readonly agency: string; readonly party: string },
): Promise<RecordPage> {
  const { by, type, direction, compare } = SORTS[sort];
  const values: unknown[] = [kind, seenBy.agency, seenBy.party];
  const where = [
    'r.kind = $1',
    `(r.owner = $2 or (r.status = 'active' and $3 <> '' and not ($3 = any(r.withheld_from))))`,
  ];
  const add = (condition: (place: string) => string, value: unknown): void => {
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  if (status) add((place) => `r.status = ${place}`, status);
  if (owner) add((place) => `r.owner = ${place}`, owner);
  if (reason) add((place) => `r.reason = ${place}`, reason);
  if (reviewBefore) add((place) => `r.review_on < ${place}`, reviewBefore);
  if (text) add((place) => `r.title collate "C" like ${place}`, `${text.replace(/[\\%_]/g, '\\$&')}%`);
  const cursor = after === undefined ? undefined : readCursor(after, type);
  if (cursor) {
    values.push(cursor.value, cursor.id);
    where.push(`(${by}, r.id) ${compare} ($${values.length - 1}::${type}, $${values.length}::uuid)`);
  }
  const rows = await db.query<Row & { cursor: string }>(
    `select ${COLUMNS}, (${by})::text as cursor
       from records r
      where ${where.join(' and ')}
      order by ${by} ${direction}, r.id ${direction}
      limit ${Number(limit) + 1}`,
    values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    records: shown.map(({ cursor: _, ...row }) => recordOf(row as Row)),
    next: rows.length > limit && last ? writeCursor({ value: last.cursor, id: last.id! }) : undefined,
  };
}

interface Cursor {
  readonly value: string;
  readonly id: string;
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** A cursor nobody gave out is no cursor: the list starts over. */
function readCursor(text: string, type: string): Cursor | undefined {
  try {
    const { value, id } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor;
    const isSound = typeof value === 'string' && isId(id) && (type === 'text' || !Number.isNaN(Date.parse(value)));
    return isSound ? { value, id } : undefined;
  } catch {
    return undefined;
  }
}

export async function findReportByKey(
  db: Database,
  agency: string,
  key: string,
): Promise<{ requestHash: string; recordId: string } | undefined> {
  const [row] = await db.query<{ requestHash: string; recordId: string }>(
    `select k.request_hash as "requestHash", k.record_id as "recordId" from idempotency_keys k where k.agency = $1 and k.key = $2`,
    [agency, key],
  );
  return row;
}

/** Keeps the key of a report; false when another transaction kept it first. */
export async function keepReportKey(
  tx: Database,
  row: {
    readonly agency: string;
    readonly key: string;
    readonly requestHash: string;
    readonly recordId: string;
    readonly at: string;
  },
): Promise<boolean> {
  const kept = await tx.query(
    `insert into idempotency_keys (agency, key, request_hash, record_id, made_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning 1`,
    [row.agency, row.key, row.requestHash, row.recordId, row.at],
  );
  return kept.length === 1;
}

/** Records in force whose time has run out. */
export async function findOverdue(db: Database, today: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select r.id from records r
      where r.status = 'active' and (r.valid_until < $1::date or r.review_on < $1::date)
      order by r.review_on, r.id
      limit $2`,
    [today, limit],
  );
  return rows.map((row) => row.id);
}

/** An agency's records that need a new look before a day, the most urgent first. */
export async function listForReview(
  db: Database,
  agency: string,
  before: string,
  limit: number,
): Promise<RegisterRecord[]> {
  const rows = await db.query<Row>(
    `select ${COLUMNS} from records r
      where r.owner = $1 and (r.status in ('draft', 'under-review', 'waiting') or (r.status = 'active' and r.review_on < $2::date))
      order by r.review_on, r.id
      limit $3`,
    [agency, before, limit],
  );
  return rows.map(recordOf);
}
