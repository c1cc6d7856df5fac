import { noteChanges } from '../../platform/change-feed.ts';
import type { Database } from '../../platform/database.ts';
import { registerOf } from './kinds/kinds.ts';
import type { RegisterRecord } from './register.ts';
import { saveRecords, saveSubjectKeys, saveVersions, type VersionNote } from './registers.store.ts';

/** Keeps new versions of records of one kind: the row, the version, the keys of the subject, and a note in the change feed. */
export async function keepRecords(
  tx: Database,
  changed: readonly { readonly record: RegisterRecord; readonly note: VersionNote }[],
): Promise<void> {
  const first = changed[0];
  if (!first) return;
  const register = registerOf(first.record.kind);
  await saveRecords(
    tx,
    changed.map(({ record }) => ({ ...record, title: register.title(record.subject).slice(0, 600) })),
  );
  await saveVersions(tx, changed);
  const ids = changed.map(({ record }) => record.id);
  await saveSubjectKeys(
    tx,
    changed.flatMap(({ record }) => register.sameSubject(record.subject).map((key) => ({ recordId: record.id, key }))),
    ids,
  );
  await noteChanges(tx, first.record.kind, ids);
}
