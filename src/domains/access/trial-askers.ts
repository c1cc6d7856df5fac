import type { Pool } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { purposesOfFunctions } from './agency-purposes.ts';
import { addAgency, addParties } from './directory.store.ts';
import { KEY_MARK } from './gatekeeper.ts';
import { addOfficer, setRoles } from './officers.store.ts';
import { hashToken, newToken } from './secrets.ts';

/** A system of an invented country that may search. */
export interface TrialAsker {
  /** Code of its agency. */
  readonly agency: string;
  readonly key: string;
}

/** Codes of so many countries that no country has: QMA, QMB … (user-assigned in ISO 3166-1). */
function inventedCodes(count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => `Q${String.fromCharCode(77 + Math.floor(i / 26))}${String.fromCharCode(65 + (i % 26))}`,
  );
}

const FUNCTIONS = ['border-guard', 'police', 'single-point-of-contact'] as const;
const KEY_LASTS_MS = 86_400_000;

/** Adds border agencies of so many invented countries, each with a key that searches: for trials on a throw-away node. */
export async function addTrialAskers(db: Pool, countries: number): Promise<TrialAsker[]> {
  const now = new Date();
  const asOf = now.toISOString().slice(0, 10);
  const codes = inventedCodes(countries);
  const rest = { note: null, isoAlpha2: null, isoNumeric: null, documentCodes: [], invented: true, source: 'invented' };
  return db.transaction(async (tx) => {
    await addParties(
      tx,
      codes.map((code) => ({ ...rest, code, kind: 'country', names: { en: code }, asOf })),
    );
    const askers: TrialAsker[] = [];
    for (const [place, party] of codes.entries()) {
      const code = `${party}-BORDER`;
      const agencyId = newId();
      const officerId = newId();
      const name = `Border guard of ${party}`;
      const purposes = purposesOfFunctions(FUNCTIONS);
      await addAgency(
        tx,
        { id: agencyId, code, name, party, functions: [...FUNCTIONS], purposes, timeZone: 'UTC', own: place === 0 },
        now,
      );
      const signInName = `system.${party.toLowerCase()}`;
      await addOfficer(tx, { id: officerId, agencyId, signInName, name: `Systems of ${party}`, language: 'en' }, now);
      await setRoles(tx, officerId, ['desk-officer'], null, now);
      const prefix = `${KEY_MARK}${newId().slice(-8)}`;
      const key = `${prefix}_${newToken()}`;
      await tx.query(
        `insert into api_keys (id, agency_id, made_by, name, prefix, token_hash, rights, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          newId(),
          agencyId,
          officerId,
          'trial',
          prefix,
          hashToken(key),
          ['search:single', 'search:bulk'],
          now,
          new Date(now.getTime() + KEY_LASTS_MS),
        ],
      );
      askers.push({ agency: code, key });
    }
    return askers;
  });
}
