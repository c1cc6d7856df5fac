import type { Pool } from '../../platform/database.ts';
import { registerOf } from './kinds/kinds.ts';
import type { RegisterRecord } from './register.ts';

const BATCH = 20_000;

/** A list as PostgreSQL writes arrays; codes hold nothing that must be escaped. */
const codes = (list: readonly string[]): string => `{${list.join(',')}}`;

/**
 * Loads any number of new records at once, without versions or notes in the change feed: for trials on an empty
 * node whose index is built afterwards. Everything else goes through `keepRecords`.
 */
export async function loadRecords(db: Pool, records: Iterable<RegisterRecord>): Promise<number> {
  let loaded = 0;
  let batch: RegisterRecord[] = [];
  const flush = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    await db.transaction((tx) =>
      tx.copyIn(
        `records (id, kind, reference, owner, party, status, subject, title, reason, action, grade, handling,
                  withheld_from, warnings, valid_from, review_on, reported_at, changed_at, confirmed_at, version)`,
        rows.map((record) => [
          record.id,
          record.kind,
          record.reference,
          record.owner,
          record.party,
          record.status,
          JSON.stringify(record.subject),
          registerOf(record.kind).title(record.subject),
          record.reason,
          record.action,
          record.grade,
          codes(record.handling),
          codes(record.withheldFrom),
          codes(record.warnings),
          record.validFrom,
          record.reviewOn,
          record.reportedAt,
          record.changedAt,
          record.confirmedAt,
          String(record.version),
        ]),
      ),
    );
    loaded += rows.length;
  };
  for (const record of records) {
    batch.push(record);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return loaded;
}
