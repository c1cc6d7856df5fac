import { type Fault, faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import { newId } from '../../platform/ids.ts';
import { registerOf } from '../registers/public.ts';
import { type Applying, applyRows, countHeld, withdrawMissing } from './apply-rows.ts';
import { type ImportCounts, type ImportDesk, type ImportOrder, ImportStopped, noCounts } from './import-desk.ts';
import type { ImportMapping, ImportSummary } from './imports.schema.ts';
import { addImport, listUnderWay, markInterrupted, saveCounts, tryHoldList } from './imports.store.ts';
import { getMapping } from './keep-mapping.ts';
import { readCsvRegister } from './readers/csv-register.ts';
import { readFollowTheMoney } from './readers/follow-the-money.ts';
import { readOfacSdn } from './readers/ofac-sdn.ts';
import type { ByteStream, ReadItem } from './readers/row.ts';
import { readUnSecurityCouncil } from './readers/un-sc.ts';
import { hasRejectsWithoutKey } from './rejects.store.ts';
import { stageFile } from './stage-rows.ts';
import { forgetStaged } from './staged-rows.store.ts';

export type ImportProgress = Omit<ImportSummary, 'seconds'>;

// Each import keeps a connection for itself besides those it works with.
const MOST_AT_ONCE = 3;
let underWay = 0;

/** A stream that ends with a clear sentence when the file is larger than the node takes. */
async function* limited(bytes: ByteStream, most: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > most) throw new Problem('too-large', faultOf('file-too-large', { limit: most }));
    yield chunk;
  }
}

interface Plan {
  readonly source: string;
  readonly name: string;
  readonly register: string | undefined;
  readonly complete: boolean;
  items(told: (remark: Fault) => void): AsyncIterable<ReadItem>;
}

function plan(desk: ImportDesk, order: ImportOrder, mapping: ImportMapping | undefined): Plan {
  const { format, reason } = order;
  const today = desk.clock().toISOString().slice(0, 10);
  const of = (bytes: ByteStream): ByteStream => limited(bytes, desk.importLimit);
  const register = order.register ?? mapping?.register;
  const list = order.list ?? mapping?.list;
  const named = (fallback: string): string => order.name ?? fallback;
  const wholeOnlyOf = (usual: boolean): boolean => {
    const complete = order.complete ?? mapping?.complete ?? usual;
    if (complete && !usual && list === undefined) {
      throw new Problem(
        'invalid-input',
        'Say which list the file is the whole of (list=…): what it no longer names is withdrawn.',
      );
    }
    return complete;
  };
  switch (format) {
    case 'un-sc':
      return {
        source: list ?? 'un-sc',
        name: named('un-sc.xml'),
        register: undefined,
        complete: wholeOnlyOf(true),
        items: () => readUnSecurityCouncil(of(order.stream), today),
      };
    case 'ofac-sdn':
      return {
        source: list ?? 'ofac-sdn',
        name: named('sdn.csv'),
        register: undefined,
        complete: wholeOnlyOf(true),
        items(told) {
          if (!order.alt || !order.add) told(faultOf('sdn-without-sides'));
          return readOfacSdn(
            { sdn: of(order.stream), alt: order.alt && of(order.alt), add: order.add && of(order.add) },
            today,
          );
        },
      };
    case 'ftm':
      return {
        source: list ?? 'ftm',
        name: named('entities.ftm.json'),
        register: undefined,
        complete: wholeOnlyOf(false),
        items: () => readFollowTheMoney(of(order.stream), { reason }),
      };
    case 'csv': {
      if (register === undefined)
        throw new Problem('invalid-input', 'Say which register the file is for (register=…), or name a mapping.');
      if (mapping && order.register && mapping.register !== order.register) {
        throw new Problem('invalid-input', faultOf('mapping-of-another', { register: mapping.register }));
      }
      return {
        source: list ?? order.mapping ?? order.name ?? `csv ${register}`,
        name: named('table.csv'),
        register,
        complete: wholeOnlyOf(false),
        items: (told) =>
          readCsvRegister(of(order.stream), {
            kind: registerOf(register).kind,
            mapping,
            reason,
            today,
            onUnread(headings) {
              if (headings.length > 0)
                told(faultOf('columns-not-read', { columns: headings.slice(0, 30).join(', ').slice(0, 500) }));
            },
          }),
      };
    }
  }
}

/** Marks imports whose process died; the lock that a living one holds tells them apart. */
export async function closeInterrupted(desk: Pick<ImportDesk, 'db' | 'clock'>): Promise<void> {
  for (const { id, owner, source } of await listUnderWay(desk.db)) {
    await desk.db.transaction(async (tx) => {
      if (await tryHoldList(tx, owner, source)) await markInterrupted(tx, id, desk.clock().toISOString());
    });
  }
}

/**
 * Imports a file for the officer's agency: reads it whole, judges each row, compares it with what the list said before,
 * then makes, amends and withdraws records batch by batch. A file that is broken changes nothing; a row that is broken
 * is noted and the others go on. Importing the same file again changes nothing; after a stop it does the rest.
 */
export async function runImport(
  desk: ImportDesk,
  officer: Officer,
  order: ImportOrder,
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<ImportSummary> {
  const mapping =
    order.columns ?? (order.mapping === undefined ? undefined : await getMapping(desk, officer, order.mapping));
  const planned = plan(desk, order, mapping);
  if (underWay >= MOST_AT_ONCE) {
    throw new Problem('busy', faultOf('imports-under-way'), { retryAfterSeconds: 30 });
  }
  underWay += 1;
  try {
    // This transaction writes nothing: it holds the list for as long as the process lives. The file is read but once.
    return await desk.db.transaction(
      async (holding) => {
        await holding.query('set local idle_in_transaction_session_timeout = 0');
        if (!(await tryHoldList(holding, officer.agency.code, planned.source))) {
          throw new Problem('conflict', faultOf('list-under-way', { list: planned.source }));
        }
        return await importHeld(desk, officer, order, planned, onProgress);
      },
      { once: true },
    );
  } finally {
    underWay -= 1;
  }
}

async function importHeld(
  desk: ImportDesk,
  officer: Officer,
  order: ImportOrder,
  planned: Plan,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportSummary> {
  const { db, audit } = desk;
  const started = performance.now();
  const owner = officer.agency.code;
  const { source, name, complete } = planned;
  const id = newId();
  const counts = noCounts();
  const facts = { import: id, format: order.format };

  await db.transaction(async (tx) => {
    // We hold the list, so whatever is still marked as under way belongs to a process that died.
    for (const dead of await listUnderWay(tx)) {
      if (dead.owner === owner && dead.source === source)
        await markInterrupted(tx, dead.id, desk.clock().toISOString());
    }
    await addImport(tx, {
      id,
      owner,
      officer: officer.id,
      format: order.format,
      source,
      name,
      register: planned.register,
      mapping: order.mapping,
      complete,
      at: desk.clock().toISOString(),
    });
    await audit.record(tx, { action: 'import.started', officer, outcome: 'done', facts, requestId: order.requestId });
  });

  const remarks: Fault[] = [];
  const progress = (): void => onProgress({ id, ...counts });
  try {
    await stageFile(
      desk,
      {
        id,
        officer,
        counts,
        today: desk.clock().toISOString().slice(0, 10),
        signal: order.signal,
        async progress() {
          await saveCounts(db, id, counts, { status: 'reading' });
          progress();
        },
      },
      planned.items((remark) => remarks.push(remark)),
    );
    if (complete && counts.read === counts.rejected) {
      throw new Problem('unreadable-file', faultOf('nobody-readable'));
    }
    await saveCounts(db, id, counts, { status: 'applying' });
    progress();
    const { requestId, signal } = order;
    const applying: Applying = { id, officer, source, name, counts, requestId, signal, progress };
    await applyRows(desk, applying);
    if (complete && (await hasRejectsWithoutKey(db, id))) {
      remarks.push(faultOf('nothing-withdrawn'));
    } else if (complete) {
      const held = order.allowWithdrawals ? 0 : await countHeld(desk, applying);
      if (held > 0) {
        counts.held = held;
        remarks.push(faultOf('withdrawals-held', { count: held }));
      } else await withdrawMissing(desk, applying);
    }
    await finish(desk, officer, order, { id, counts, remarks });
    return { id, ...counts, seconds: Math.round(performance.now() - started) / 1000 };
  } catch (error) {
    await fail(desk, officer, order, { id, counts, error }).catch(() => {}); // the first failure is the one to tell
    throw error;
  }
}

interface Ending {
  readonly id: string;
  readonly counts: ImportCounts;
}

async function finish(
  desk: ImportDesk,
  officer: Officer,
  order: ImportOrder,
  { id, counts, remarks }: Ending & { remarks: readonly Fault[] },
): Promise<void> {
  await desk.db.transaction(async (tx) => {
    await saveCounts(tx, id, counts, { status: 'finished', remarks, endedAt: desk.clock().toISOString() });
    await forgetStaged(tx, id);
    await desk.audit.record(tx, {
      action: 'import.finished',
      officer,
      outcome: 'done',
      facts: { import: id, format: order.format, ...counts },
      requestId: order.requestId,
    });
  });
}

/** A file that was refused is told apart from an import that was stopped or failed. */
async function fail(
  desk: ImportDesk,
  officer: Officer,
  order: ImportOrder,
  { id, counts, error }: Ending & { error: unknown },
): Promise<void> {
  const refused = error instanceof Problem && !(error instanceof ImportStopped);
  await desk.db.transaction(async (tx) => {
    const at = desk.clock().toISOString();
    if (refused) {
      await saveCounts(tx, id, counts, {
        status: 'refused',
        remarks: [error.fault ?? { message: error.message }],
        endedAt: at,
      });
      await forgetStaged(tx, id);
    } else await markInterrupted(tx, id, at);
    await desk.audit.record(tx, {
      action: 'import.finished',
      officer,
      outcome: refused ? 'refused' : 'failed',
      facts: { import: id, format: order.format, ...counts },
      requestId: order.requestId,
    });
  });
}
