import type { Database } from '../../platform/database.ts';
import type { FeedbackKind } from './hit.ts';

/** What follow-up says about a record. */
export interface RecordQuality {
  readonly recordId: string;
  readonly hits: number;
  readonly repeats: number;
  readonly confirmed: number;
  readonly notTheSame: number;
  readonly outOfDate: number;
  readonly useful: number;
  readonly notUsed: number;
  readonly wrongPerson: number;
  readonly recordWrong: number;
  readonly lastConfirmedAt: string | null;
}

/** The counters of a record that one event moves. */
export const QUALITY_COLUMNS = [
  'hits',
  'repeats',
  'confirmed',
  'not_the_same',
  'out_of_date',
  'useful',
  'not_used',
  'wrong_person',
  'record_wrong',
] as const;
export type QualityColumn = (typeof QUALITY_COLUMNS)[number];

/** Which counter a feedback moves: whatever it led to, it was of use. */
export function qualityOfFeedback(kind: FeedbackKind): QualityColumn {
  if (kind === 'not-used') return 'not_used';
  if (kind === 'wrong-person') return 'wrong_person';
  if (kind === 'record-wrong') return 'record_wrong';
  return 'useful';
}

/** Adds to the counters of records. */
export async function raiseQuality(
  tx: Database,
  column: QualityColumn,
  raises: readonly { readonly recordId: string; readonly count: number }[],
  confirmedAt: string | null = null,
): Promise<void> {
  if (raises.length === 0) return;
  // The column is one of a closed list, never anything from outside.
  await tx.query(
    `insert into record_quality as q (record_id, ${column}, last_confirmed_at)
     select r."recordId", sum(r.count), $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as r("recordId" uuid, count integer)
      group by r."recordId"
      order by r."recordId"
     on conflict (record_id) do update
        set ${column} = q.${column} + excluded.${column}, last_confirmed_at = coalesce(excluded.last_confirmed_at, q.last_confirmed_at)`,
    [JSON.stringify(raises), confirmedAt],
  );
}

export async function findQuality(db: Database, recordId: string): Promise<RecordQuality | undefined> {
  const [row] = await db.query<RecordQuality>(
    `select q.record_id as "recordId", q.hits, q.repeats, q.confirmed, q.not_the_same as "notTheSame",
            q.out_of_date as "outOfDate", q.useful, q.not_used as "notUsed", q.wrong_person as "wrongPerson",
            q.record_wrong as "recordWrong", q.last_confirmed_at as "lastConfirmedAt"
       from record_quality q where q.record_id = $1`,
    [recordId],
  );
  return row;
}
