import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Officer } from '../../kernel/officer.ts';
import { RightOfWay } from '../../platform/right-of-way.ts';
import { anOfficer, startTestParts, type TestParts } from '../audit/audit.fixtures.ts';
import { createAudit } from '../audit/public.ts';
import type { ImportDesk, ImportOrder } from './import-desk.ts';
import { type ImportProgress, runImport } from './import-records.ts';
import type { ImportSummary } from './imports.schema.ts';
import type { ByteStream } from './readers/row.ts';

/** A desk on a database of its own, with an officer of Nordavia. */
export interface ImportTest {
  readonly desk: ImportDesk;
  readonly parts: TestParts;
  readonly officer: Officer;
  run(
    order: Omit<ImportOrder, 'stream'> & { stream: ByteStream | string | Uint8Array },
    onProgress?: (progress: ImportProgress) => void,
  ): Promise<ImportSummary>;
  records(kind?: string): Promise<
    {
      subject: Record<string, unknown>;
      status: string;
      version: number;
      sourceKey: string;
      reference: string;
      reason: string;
    }[]
  >;
  rejects(id: string): Promise<{ line: number; field: string; reason: string }[]>;
  stop(): Promise<void>;
}

export async function* bytesOf(text: string | Uint8Array, size = 1 << 16): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function startImportTest({ agency = 'ZZN-NCB', importLimit = 1 << 30 } = {}): Promise<ImportTest> {
  const parts = await startTestParts();
  const audit = await createAudit(parts);
  const desk: ImportDesk = {
    db: parts.db,
    audit,
    clock: parts.clock,
    importLimit,
    spoolFolder: join(parts.settings.home, 'spool'),
    rightOfWay: new RightOfWay(),
  };
  const officer = anOfficer({ agency });
  return {
    desk,
    parts,
    officer,
    run: (order, onProgress) =>
      runImport(
        desk,
        officer,
        {
          ...order,
          stream:
            typeof order.stream === 'string' || order.stream instanceof Uint8Array
              ? bytesOf(order.stream)
              : order.stream,
        },
        onProgress,
      ),
    records: (kind) =>
      parts.db.query(
        `select r.subject, r.status, r.version, r.source_key as "sourceKey", r.reference, r.reason
           from records r where $1::text is null or r.kind = $1 order by r.source_key, r.id`,
        [kind ?? null],
      ),
    rejects: (id) =>
      parts.db.query(
        `select j.line, j.field, j.reason from import_rejects j where j.import_id = $1 order by j.line, j.place`,
        [id],
      ),
    async stop() {
      await audit.stop();
      await parts.stop();
    },
  };
}

/** A file of the shared reference data beside the repository; undefined where it is not there. */
export function sharedFile(path: string): string | undefined {
  const file = fileURLToPath(new URL(`../../../../shared/data/${path}`, import.meta.url));
  return existsSync(file) ? file : undefined;
}
