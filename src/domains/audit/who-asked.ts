import type { Officer } from '../../kernel/officer.ts';
import type { Database } from '../../platform/database.ts';
import { countTouchesOfOwner, listTouchesOfRecord } from './audit.store.ts';
import type { AuditAction } from './audit-entry.ts';
import type { AuditEntry } from './entry-line.ts';
import { entryReader, findEntries, readRecordPlace, writeRecordPlace } from './find-entries.ts';

/** The actions by which a record comes to somebody's eyes. */
export const ASKING_ACTIONS: readonly AuditAction[] = [
  'search',
  'record.read',
  'record.listed',
  'export',
  'hit.opened',
  'exchange.sent',
];

/** One asking as the owner of the records sees it: agency and purpose, never the officer of another agency. */
export interface Asking {
  readonly at: string;
  readonly agency: string;
  readonly purpose: string | null;
  readonly action: string;
  readonly outcome: string;
  /** The entry, when the caller's own agency asked. */
  readonly entry: string | null;
  readonly officer: string | null;
}

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Counts who asked for the records of the officer's agency. */
export async function countAskings(
  db: Database,
  officer: Officer,
  { by, from, to }: Span & { by: 'agency' | 'purpose' | 'day' },
): Promise<{ key: string; times: number; records: number }[]> {
  return countTouchesOfOwner(db, officer.agency.code, { by, from, to, actions: ASKING_ACTIONS });
}

/** Who asked for one record of the officer's agency; a record of another agency was, for the caller, never asked for. */
export async function listAskingsOfRecord(
  db: Database,
  officer: Officer,
  { record, from, to, limit, after }: Span & { record: string; limit: number; after?: string },
): Promise<{ items: Asking[]; next: string | null }> {
  const touches = await listTouchesOfRecord(db, record, {
    from,
    to,
    before: after === undefined ? undefined : readRecordPlace(after),
    owner: officer.agency.code,
    actions: ASKING_ACTIONS,
    limit,
  });
  const readEntry = entryReader(db);
  const items: Asking[] = [];
  for (const touch of touches) {
    const { at, agency, purpose, action, outcome } = touch;
    const own = agency === officer.agency.code ? await readEntry(touch) : undefined;
    items.push({
      at,
      agency,
      purpose: purpose || null,
      action,
      outcome,
      entry: own?.id ?? null,
      officer: own?.officer ?? null,
    });
  }
  const last = touches.at(-1);
  return { items, next: touches.length === limit && last ? writeRecordPlace(last) : null };
}

/**
 * Who asked a question, found by its keyed hash: what the officer's own agency asked, and of others only what met
 * a record of the officer's agency.
 */
export async function listAskingsOfQuestion(
  db: Database,
  officer: Officer,
  { asked, from, to, limit, after }: Span & { asked: string; limit: number; after?: string },
): Promise<{ items: Asking[]; next: string | null }> {
  const own = officer.agency.code;
  const visible = (entry: AuditEntry): boolean =>
    entry.agency === own || (entry.records ?? []).some((record) => record.owner === own);
  const page = await findEntries(db, { asked, from, to }, { visible, limit, after });
  return {
    items: page.items.map((entry) => ({
      at: entry.at,
      agency: entry.agency ?? '',
      purpose: entry.purpose ?? null,
      action: entry.action,
      outcome: entry.agency === own ? entry.outcome : 'hit',
      entry: entry.agency === own ? entry.id : null,
      officer: entry.agency === own ? (entry.officer ?? null) : null,
    })),
    next: page.next,
  };
}
