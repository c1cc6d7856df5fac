import type { RegisterKind } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Turns } from '../../platform/turns.ts';
import type { AuditAction } from '../audit/public.ts';
import {
  type Compatibility,
  consult,
  findRecords,
  firstVersion,
  judgeCompatibility,
  keepRecords,
  nextReferences,
  nextVersion,
  type RecordTerms,
  type RegisterRecord,
  reasonOf,
  referenceOf,
  registerOf,
} from '../registers/public.ts';
import { type ImportCounts, type ImportDesk, requireGoingOn } from './import-desk.ts';
import { saveCounts } from './imports.store.ts';
import {
  countMissing,
  findItems,
  findSharedKeys,
  type ItemBefore,
  keepItems,
  listMissing,
  lockRecords,
  type MissingItem,
  unlistItems,
} from './listed-items.store.ts';
import { piecesOf } from './pieces.ts';
import { keepRejects, type Reject } from './rejects.store.ts';
import { type ChangedRow, listRowKeys, type RowKey, readRows } from './staged-rows.store.ts';

// An entry is sealed in one go, and searches wait behind it.
const RECORDS_AN_ENTRY = 100;
// Finding them compares the whole list with the whole file, for a few as for many.
const MISSING_AT_ONCE = 1000;

export interface Applying {
  readonly id: string;
  readonly officer: Officer;
  readonly source: string;
  /** Name of the file, for the provenance. */
  readonly name: string;
  readonly counts: ImportCounts;
  readonly requestId: string | undefined;
  readonly signal: AbortSignal | undefined;
  /** Told after each batch. */
  progress(): void;
}

const NO_COMPATIBILITY: Compatibility = { incompatible: [], waits: false };

interface Kept {
  readonly record: RegisterRecord;
  readonly row: ChangedRow;
  readonly compatibility: Compatibility;
  readonly isNew: boolean;
}

/** What a transaction counts before it is sure to be kept. */
interface BatchCounts {
  created: number;
  amended: number;
  unchanged: number;
  rejected: number;
}

/** The record as it was born: valid since the list says, but reviewed from today, or an old listing would lapse at once. */
function bear(
  desk: ImportDesk,
  { officer, source }: Applying,
  row: ChangedRow,
  number: number,
  now: string,
): RegisterRecord {
  const terms = row.terms as unknown as RecordTerms;
  const register = registerOf(row.kind);
  const today = now.slice(0, 10);
  const since = terms.validFrom !== undefined && terms.validFrom < today ? terms.validFrom : undefined;
  const first = firstVersion(register, since === undefined ? terms : { ...terms, validFrom: undefined }, {
    id: newId(),
    reference: referenceOf(officer.agency.code, number),
    owner: officer.agency.code,
    party: officer.agency.party,
    status: 'active',
    now: desk.clock().toISOString(),
    source,
    sourceKey: row.key,
  });
  return since === undefined ? first : { ...first, validFrom: since };
}

/** The record with what the list says now; what the list does not speak of stays as the officers left it. */
function amend(before: RegisterRecord, row: ChangedRow, now: string): RegisterRecord {
  const terms = row.terms as unknown as RecordTerms;
  const reason = reasonOf(registerOf(row.kind), terms.reason)!;
  const given = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
  return nextVersion(
    before,
    {
      ...given,
      action: terms.action ?? (terms.reason === before.reason ? before.action : reason.action),
      confirmedAt: now,
    } as Partial<RegisterRecord>,
    now,
  );
}

/**
 * Which rows of a batch meet an alert on the same subject, without asking for each: most meet none. Keys within the
 * batch count too, since its rows cannot see each other in the database yet.
 */
async function findMeetings(
  tx: Transaction,
  kind: RegisterKind,
  records: readonly RegisterRecord[],
): Promise<(record: RegisterRecord) => boolean> {
  const register = registerOf(kind);
  const keysOf = new Map<string, readonly string[]>();
  const times = new Map<string, number>();
  for (const record of records) {
    if (reasonOf(register, record.reason)?.category === undefined) continue;
    const keys = register.sameSubject(record.subject);
    keysOf.set(record.id, keys);
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  }
  if (times.size === 0) return () => false;
  const shared = await findSharedKeys(tx, kind, [...times.keys()]);
  return (record) => (keysOf.get(record.id) ?? []).some((key) => shared.has(key) || times.get(key)! > 1);
}

async function noteInAudit(
  desk: ImportDesk,
  tx: Transaction,
  { id, officer, requestId }: Applying,
  action: AuditAction,
  records: readonly RegisterRecord[],
): Promise<void> {
  for (let at = 0; at < records.length; at += RECORDS_AN_ENTRY) {
    const named = records.slice(at, at + RECORDS_AN_ENTRY);
    await desk.audit.record(tx, {
      action,
      officer,
      outcome: 'done',
      records: named.map((record) => ({ id: record.id, register: record.kind, owner: record.owner })),
      facts: { import: id, records: named.length },
      requestId,
    });
  }
}

/** Keeps the rows of one kind; those that may not stand beside another alert of the same state are rejected. */
async function applyKind(
  desk: ImportDesk,
  tx: Transaction,
  applying: Applying,
  kind: RegisterKind,
  rows: readonly ChangedRow[],
  batch: BatchCounts,
): Promise<void> {
  const { officer, name, source, id } = applying;
  const now = desk.clock().toISOString();
  const known = rows.flatMap((row) => row.recordId ?? []);
  const before = new Map<string, RegisterRecord>();
  if (known.length > 0) {
    await lockRecords(tx, known);
    for (const record of await findRecords(tx, known)) before.set(record.id, record);
  }
  const numbers = (await nextReferences(tx, rows.length - known.length)).reverse();
  const drafts: { record: RegisterRecord; row: ChangedRow; isNew: boolean }[] = [];
  const items: { kind: string; key: string; hash: string; recordId: string }[] = [];
  const turns = new Turns();
  for (const row of rows) {
    if (turns.isOver) await turns.next();
    const old = row.recordId === undefined ? undefined : before.get(row.recordId);
    if (!old) drafts.push({ record: bear(desk, applying, row, numbers.pop()!, now), row, isNew: true });
    else if (old.status === 'withdrawn') {
      // Its owner took it back by hand; the list does not overrule that.
      items.push({ kind, key: row.key, hash: row.hash, recordId: old.id });
      batch.unchanged += 1;
    } else drafts.push({ record: amend(old, row, now), row, isNew: false });
  }

  const meets = await findMeetings(
    tx,
    kind,
    drafts.map(({ record }) => record),
  );
  const rejects: Reject[] = [];
  const kept: Kept[] = [];
  const alone: Kept[] = [];
  const keep = async (these: readonly Kept[]): Promise<void> => {
    await keepRecords(
      tx,
      these.map(({ record, row, isNew }) => ({
        record,
        note: {
          change: isNew ? 'imported' : 'amended',
          ...(isNew ? {} : { why: `The list ${source} says so.` }),
          changedBy: officer.id,
          agency: officer.agency.code,
          source: `${name}, line ${row.line}`,
        } as const,
      })),
    );
    kept.push(...these);
  };
  for (const draft of drafts) {
    if (!meets(draft.record)) {
      alone.push({ ...draft, compatibility: NO_COMPATIBILITY });
      continue;
    }
    try {
      const compatibility = await judgeCompatibility(tx, draft.record);
      const record: RegisterRecord =
        compatibility.waits && draft.record.status === 'active' ? { ...draft.record, status: 'waiting' } : draft.record;
      await keep([{ ...draft, record, compatibility }]); // at once: the next row must see it
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { place, line, key } = draft.row;
      const [fault = { field: '/subject', message: error.message }] = error.fields ?? [];
      rejects.push({ place, line, kind, key, ...fault });
    }
  }
  await keep(alone);
  items.push(...kept.map(({ record, row }) => ({ kind, key: row.key, hash: row.hash, recordId: record.id })));
  await keepItems(tx, officer.agency.code, source, items);
  await keepRejects(tx, id, rejects);
  await noteInAudit(
    desk,
    tx,
    applying,
    'record.reported',
    kept.filter(({ isNew }) => isNew).map(({ record }) => record),
  );
  await noteInAudit(
    desk,
    tx,
    applying,
    'record.amended',
    kept.filter(({ isNew }) => !isNew).map(({ record }) => record),
  );
  for (const { record, compatibility } of kept) {
    await consult(tx, desk, { officer, requestId: applying.requestId }, record, compatibility);
  }
  const created = kept.filter(({ isNew }) => isNew).length;
  batch.created += created;
  batch.amended += kept.length - created;
  batch.rejected += rejects.length;
}

/** Keeps a batch in one transaction, with its audit and the counts that go with it. */
async function applyBatch(desk: ImportDesk, applying: Applying, rows: readonly ChangedRow[]): Promise<void> {
  const { id, counts } = applying;
  requireGoingOn(applying.signal);
  const sum = await desk.db.transaction(async (tx): Promise<ImportCounts> => {
    const batch: BatchCounts = { created: 0, amended: 0, unchanged: 0, rejected: 0 };
    for (const kind of new Set(rows.map((row) => row.kind))) {
      const own = rows.filter((row) => row.kind === kind);
      await applyKind(desk, tx, applying, kind, own, batch);
    }
    const after: ImportCounts = {
      ...counts,
      created: counts.created + batch.created,
      amended: counts.amended + batch.amended,
      unchanged: counts.unchanged + batch.unchanged,
      rejected: counts.rejected + batch.rejected,
    };
    await saveCounts(tx, id, after, { status: 'applying' });
    return after;
  });
  Object.assign(counts, sum); // only what was committed counts
  applying.progress();
}

/** The rows of a page that are new or say something else than before; the others are counted. */
async function findChanged(desk: ImportDesk, applying: Applying, page: readonly RowKey[]): Promise<ChangedRow[]> {
  const { id, officer, source, counts } = applying;
  const items = await findItems(
    desk.db,
    officer.agency.code,
    source,
    page.map((row) => row.key),
  );
  const before = new Map(items.map((item) => [`${item.kind} ${item.key}`, item]));
  const standing = (row: RowKey): ItemBefore | undefined => {
    const item = before.get(`${row.kind} ${row.key}`);
    return item?.listed && item.status !== 'expired' ? item : undefined;
  };
  const changed = page.filter((row) => standing(row)?.hash !== row.hash);
  counts.unchanged += page.length - changed.length;
  if (changed.length === 0) return [];
  const rows = await readRows(desk.db, id, changed);
  return rows.map((row) => ({ ...row, recordId: standing(row)?.recordId }));
}

/** Makes and amends records, a batch a transaction, in the order of kinds and keys: a killed import leaves whole batches. */
export async function applyRows(desk: ImportDesk, applying: Applying): Promise<void> {
  let after = { kind: '', key: '' };
  let waiting: ChangedRow[] = [];
  const turns = new Turns(desk.rightOfWay);
  for (;;) {
    requireGoingOn(applying.signal);
    const page = await listRowKeys(desk.db, applying.id, after, piecesOf(desk).compared);
    const last = page.at(-1);
    if (!last) break;
    after = last;
    waiting.push(...(await findChanged(desk, applying, page)));
    if (turns.isOver) await turns.next();
    for (let batch = piecesOf(desk).kept; waiting.length >= batch; batch = piecesOf(desk).kept) {
      await applyBatch(desk, applying, waiting.slice(0, batch));
      waiting = waiting.slice(batch);
      await turns.next();
    }
    applying.progress();
  }
  if (waiting.length > 0) await applyBatch(desk, applying, waiting);
}

const NO_LONGER_LISTED = 'The list it came from no longer names it.';

// A list cut short by its publisher looks like one that forgave many. A few always go, even from a short list.
const MOST_WITHDRAWN_SHARE = 0.1;
const FEW_WITHDRAWN = 20;

/** How many withdrawals must wait until somebody says that the file is truly the whole list; 0 when none must. */
export async function countHeld(desk: ImportDesk, { id, officer, source }: Applying): Promise<number> {
  const { listed, missing } = await desk.db.transaction((tx) =>
    countMissing(tx, { id, owner: officer.agency.code, source }),
  );
  return missing > FEW_WITHDRAWN && missing > listed * MOST_WITHDRAWN_SHARE ? missing : 0;
}

/** Withdraws what a complete list no longer names. */
export async function withdrawMissing(desk: ImportDesk, applying: Applying): Promise<void> {
  const { id, officer, source } = applying;
  const owner = officer.agency.code;
  const turns = new Turns(desk.rightOfWay);
  for (;;) {
    requireGoingOn(applying.signal);
    const missing = await desk.db.transaction((tx) => listMissing(tx, { id, owner, source }, MISSING_AT_ONCE));
    if (missing.length === 0) return;
    if (turns.isOver) await turns.next();
    for (let at = 0, batch: number; at < missing.length; at += batch) {
      batch = piecesOf(desk).kept;
      await withdrawBatch(desk, applying, missing.slice(at, at + batch));
      await turns.next();
    }
  }
}

async function withdrawBatch(desk: ImportDesk, applying: Applying, missing: readonly MissingItem[]): Promise<void> {
  const { id, officer, source, name, counts } = applying;
  const owner = officer.agency.code;
  requireGoingOn(applying.signal);
  const withdrawn = await desk.db.transaction(async (tx) => {
    const ids = missing.map((item) => item.recordId);
    await lockRecords(tx, ids);
    const now = desk.clock().toISOString();
    const gone = (await findRecords(tx, ids))
      .filter((record) => record.status !== 'withdrawn' && record.status !== 'expired')
      .map((record) => nextVersion(record, { status: 'withdrawn' }, now));
    const note = {
      change: 'withdrawn',
      why: NO_LONGER_LISTED,
      changedBy: officer.id,
      agency: owner,
      source: name,
    } as const;
    for (const kind of new Set(gone.map((record) => record.kind))) {
      const own = gone.filter((record) => record.kind === kind);
      await keepRecords(
        tx,
        own.map((record) => ({ record, note })),
      );
    }
    await unlistItems(tx, owner, source, missing satisfies readonly MissingItem[]);
    await noteInAudit(desk, tx, applying, 'record.withdrawn', gone);
    await saveCounts(tx, id, { ...counts, withdrawn: counts.withdrawn + gone.length }, { status: 'applying' });
    return gone.length;
  });
  counts.withdrawn += withdrawn;
  applying.progress();
}
