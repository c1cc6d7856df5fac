import type { Database } from '../../platform/database.ts';
import type { Operation, OperationState, Participant, Plan } from './operation.ts';

const COLUMNS = `o.id, o.code, o.name, o.state, o.lead, o.plan, o.version, o.entries_version as "entriesVersion",
  o.made_at as "madeAt", o.changed_at as "changedAt", o.closed_at as "closedAt"`;

export async function findOperation(db: Database, idOrCode: string): Promise<Operation | undefined> {
  const [row] = await db.query<Operation>(`select ${COLUMNS} from operations o where o.id::text = $1 or o.code = $1`, [
    idOrCode,
  ]);
  return row;
}

/** The code with the lowest number behind it that nobody has taken: `autumn-gate-2`. */
export async function findFreeCode(db: Database, code: string): Promise<string> {
  // A year at the end stays; there must be room for a number within the length of a code.
  const stem = code.replace(/-\d{1,3}$/, '').slice(0, 55);
  const taken = await db.query<{ code: string }>(
    `select o.code from operations o where o.code = $1 or left(o.code, length($1) + 1) = $1 || '-'`,
    [stem],
  );
  const codes = new Set(taken.map((one) => one.code));
  for (let number = 2; ; number += 1) if (!codes.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

/** Reads an operation and keeps others from changing it until the transaction ends. */
export async function lockOperation(tx: Database, id: string): Promise<Operation | undefined> {
  const [row] = await tx.query<Operation>(`select ${COLUMNS} from operations o where o.id = $1 for update`, [id]);
  return row;
}

/** Takes turns with whoever else writes entries of these operations, and says that something moved. */
export async function raiseEntriesVersions(tx: Database, ids: readonly string[]): Promise<void> {
  for (const id of [...ids].sort()) {
    await tx.query(`update operations o set entries_version = o.entries_version + 1 where o.id = $1`, [id]);
  }
}

export async function findEntriesVersion(db: Database, id: string): Promise<number> {
  const [row] = await db.query<{ version: number }>(
    `select o.entries_version as version from operations o where o.id = $1`,
    [id],
  );
  return row?.version ?? 0;
}

/** Operations an agency takes part in, and those that were published; the newest first. */
export async function listOperations(
  db: Database,
  agency: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<Operation[]> {
  return db.query<Operation>(
    `select ${COLUMNS} from operations o
      where (o.state = 'published' or exists (select 1 from operation_agencies a where a.operation_id = o.id and a.agency = $1))
        and ($2::uuid is null or o.id < $2)
      order by o.id desc
      limit $3`,
    [agency, after ?? null, limit],
  );
}

export async function insertOperation(
  tx: Database,
  {
    id,
    code,
    name,
    lead,
    plan,
    at,
    officer,
  }: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly lead: string;
    readonly plan: Plan;
    readonly at: string;
    readonly officer: string;
  },
): Promise<void> {
  await tx.query(
    `insert into operations (id, code, name, state, lead, plan, made_by, made_at, changed_at)
     values ($1, $2, $3, 'planned', $4, $5, $6, $7, $7)`,
    [id, code, name, lead, JSON.stringify(plan), officer, at],
  );
  await saveParticipants(tx, id, plan.participants);
}

export async function savePlan(tx: Database, id: string, name: string, plan: Plan, at: string): Promise<void> {
  await tx.query(
    `update operations o set name = $2, plan = $3, version = o.version + 1, changed_at = $4 where o.id = $1`,
    [id, name, JSON.stringify(plan), at],
  );
  await saveParticipants(tx, id, plan.participants);
}

async function saveParticipants(tx: Database, id: string, participants: readonly Participant[]): Promise<void> {
  await tx.query(`delete from operation_agencies a where a.operation_id = $1`, [id]);
  await tx.query(
    `insert into operation_agencies (operation_id, agency, country, role)
     select $1, p.agency, p.country, p.role
       from jsonb_to_recordset($2::jsonb) as p(agency text, country text, role text)`,
    [id, JSON.stringify(participants)],
  );
}

export async function saveState(tx: Database, id: string, state: OperationState, at: string): Promise<void> {
  await tx.query(
    `update operations o
        set state = $2, version = o.version + 1, changed_at = $3,
            closed_at = case when $2 = 'running' then null else coalesce(o.closed_at, $3) end
      where o.id = $1`,
    [id, state, at],
  );
}

/** What a hot spot of an operation is called, or was. */
export async function findHotSpotName(db: Database, code: string, hotSpot: string): Promise<string | undefined> {
  const [row] = await db.query<{ name: string }>(
    `select s.name
       from operations o,
            jsonb_to_recordset((o.plan -> 'hotSpots') || coalesce(o.plan -> 'formerHotSpots', '[]')) as s(code text, name text)
      where o.code = $1 and s.code = $2
      limit 1`,
    [code, hotSpot],
  );
  return row?.name;
}
