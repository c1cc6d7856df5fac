import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Officer } from '../../kernel/officer.ts';
import { RIGHTS, type Right } from '../../kernel/rights.ts';
import { openDatabase } from '../../platform/database.ts';
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts';
import { readKeys } from '../../platform/home.ts';
import { newId } from '../../platform/ids.ts';
import { openLog } from '../../platform/log.ts';
import { openMetrics } from '../../platform/metrics.ts';
import { migrate } from '../../platform/migrate.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import { readSettings } from '../../platform/settings.ts';
import type { AuditNote } from './audit-entry.ts';

/** An officer of an agency, with every right unless told otherwise. */
export function anOfficer({
  agency = 'ZZN-NCB',
  rights = RIGHTS,
}: {
  agency?: string;
  rights?: readonly Right[];
} = {}): Officer {
  return {
    id: newId(),
    name: 'Ada Voss',
    agency: { id: newId(), code: agency, name: agency, party: agency.slice(0, 3), functions: ['police'] },
    rights: new Set(rights),
    via: 'session',
    credentialId: newId(),
  };
}

/** A search as the search domain notes it. */
export function aSearchNote(note: Partial<AuditNote> = {}): AuditNote {
  return { action: 'search', outcome: 'no-hit', purpose: 'border-management', ...note };
}

export interface TestParts extends NodeParts {
  stop(): Promise<void>;
}

/** The parts of a node on a fresh database and data folder. */
export async function startTestParts(settings: Record<string, string> = {}): Promise<TestParts> {
  const home = mkdtempSync(join(tmpdir(), 'entente-audit-'));
  const keys = readKeys(home);
  const postgres = await startEmbeddedPostgres(join(home, 'postgres'), { password: keys.databasePassword, settings });
  await migrate(postgres.url);
  const db = openDatabase(postgres.url);
  return {
    settings: readSettings({ ENTENTE_HOME: home, ENTENTE_LOG: 'silent' }),
    keys,
    db,
    log: openLog('silent'),
    metrics: openMetrics(),
    clock: () => new Date(),
    async stop() {
      await db.close();
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
