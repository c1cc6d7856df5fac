import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import type { Officer } from '../../kernel/officer.ts';
import { RIGHTS, type Right } from '../../kernel/rights.ts';
import { readKeys } from '../../platform/home.ts';
import { newId } from '../../platform/ids.ts';
import { openLog } from '../../platform/log.ts';
import { openMetrics } from '../../platform/metrics.ts';
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

/** The parts of a node on a database and a data folder of its own. */
export async function startTestParts({ clock = () => new Date() }: { clock?: () => Date } = {}): Promise<TestParts> {
  const home = mkdtempSync(join(tmpdir(), 'entente-audit-'));
  const db = await createTestDatabase();
  return {
    settings: readSettings({ ENTENTE_HOME: home, ENTENTE_LOG: 'silent' }),
    keys: readKeys(home),
    db,
    log: openLog('silent'),
    metrics: openMetrics(),
    clock,
    async stop() {
      await db.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
