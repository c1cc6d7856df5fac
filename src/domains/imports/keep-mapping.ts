import type { Officer } from '../../kernel/officer.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ImportMapping } from './imports.schema.ts';
import { checkMapping } from './readers/csv-register.ts';

export interface KeptMapping {
  readonly name: string;
  readonly body: ImportMapping;
  readonly changedAt: string;
}

const COLUMNS = `p.name, p.body, p.changed_at as "changedAt"`;

/** The mappings of the officer's agency. */
export async function listMappings({ db }: ImportDesk, { agency }: Officer): Promise<KeptMapping[]> {
  return db.query<KeptMapping>(`select ${COLUMNS} from import_mappings p where p.owner = $1 order by p.name`, [
    agency.code,
  ]);
}

export async function findMapping(
  { db }: ImportDesk,
  { agency }: Officer,
  name: string,
): Promise<KeptMapping | undefined> {
  const [row] = await db.query<KeptMapping>(
    `select ${COLUMNS} from import_mappings p where p.owner = $1 and p.name = $2`,
    [agency.code, name],
  );
  return row;
}

export async function getMapping(desk: ImportDesk, officer: Officer, name: string): Promise<ImportMapping> {
  const kept = await findMapping(desk, officer, name);
  if (!kept) throw new Problem('not-found', `Your agency has no mapping of the name ${name.slice(0, 100)}.`);
  return kept.body;
}

/** Refuses a mapping that no file can be read with, field by field. */
export function requireUsable(body: ImportMapping, now: Date): void {
  const fields = checkMapping(body, now.toISOString().slice(0, 10));
  if (Object.keys(body.columns).length === 0) fields.push(fieldFault('/columns', 'column-needed'));
  if (fields.length === 0) return;
  const said = fields.slice(0, 3).map(({ field, message }) => `${field}: ${message}`);
  throw new Problem('invalid-input', said.join(' '), { fields });
}

/** Keeps a mapping under a name; one that cannot be used is refused, field by field. */
export async function keepMapping(
  desk: ImportDesk,
  officer: Officer,
  name: string,
  body: ImportMapping,
): Promise<KeptMapping> {
  const now = desk.clock();
  requireUsable(body, now);
  await desk.db.query(
    `insert into import_mappings (owner, name, register, body, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (owner, name) do update
        set register = excluded.register, body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [officer.agency.code, name, body.register, JSON.stringify(body), officer.id, now.toISOString()],
  );
  return { name, body, changedAt: now.toISOString() };
}

export async function dropMapping({ db }: ImportDesk, { agency }: Officer, name: string): Promise<void> {
  const gone = await db.query(`delete from import_mappings p where p.owner = $1 and p.name = $2 returning 1`, [
    agency.code,
    name,
  ]);
  if (gone.length === 0) throw new Problem('not-found', 'Your agency has no mapping of this name.');
}
