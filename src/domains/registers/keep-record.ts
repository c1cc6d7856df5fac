import { noteChanges } from '../../platform/change-feed.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { copyRecords } from './copy-records.ts';
import { registerOf } from './kinds/kinds.ts';
import type { RegisterRecord } from './register.ts';
import { saveRecords, saveSubjectKeys, saveVersions, type VersionNote } from './registers.store.ts';

// Below it, starting three COPYs costs more than it saves.
const WORTH_COPYING = 20;
const LONGEST_TITLE = 600;

interface Changed {
  readonly record: RegisterRecord;
  readonly note: VersionNote;
}

/** Keeps new versions of records of one kind: the row, the version, the keys of the subject, and a note in the change feed. */
export async function keepRecords(tx: Database | Transaction, changed: readonly Changed[]): Promise<void> {
  const first = changed[0];
  if (!first) return;
  const { kind } = first.record;
  const register = registerOf(kind);
  const titleOf = ({ subject }: RegisterRecord): string => register.title(subject).slice(0, LONGEST_TITLE);
  const news = changed.filter(({ record }) => record.version === 1);
  const copying = 'copyIn' in tx && news.length >= WORTH_COPYING;
  if (copying) {
    await copyRecords(
      tx,
      news.map(({ record, note }) => ({
        record,
        note,
        title: titleOf(record),
        keys: register.sameSubject(record.subject),
      })),
    );
  }
  const others = copying ? changed.filter(({ record }) => record.version !== 1) : changed;
  if (others.length > 0) {
    await saveRecords(
      tx,
      others.map(({ record }) => ({ ...record, title: titleOf(record) })),
    );
    await saveVersions(tx, others);
    await saveSubjectKeys(
      tx,
      others.flatMap(({ record }) => register.sameSubject(record.subject).map((key) => ({ recordId: record.id, key }))),
      others.map(({ record }) => record.id),
    );
  }
  await noteChanges(
    tx,
    kind,
    changed.map(({ record }) => record.id),
  );
}
