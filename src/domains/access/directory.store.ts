import type { Purpose } from '../../kernel/codes.ts';
import type { AgencyFunction } from '../../kernel/officer.ts';
import type { Database } from '../../platform/database.ts';
import type { Party } from './party.ts';

const PARTY_COLUMNS = `p.code as code, p.kind as kind, p.names as names, p.note as note, p.iso_alpha2 as "isoAlpha2",
  p.iso_numeric as "isoNumeric", p.document_codes as "documentCodes", p.invented as invented, p.source as source,
  p.as_of as "asOf"`;

/** Parties by code, after a code. */
export async function listParties(db: Database, after: string | undefined, limit: number): Promise<Party[]> {
  return db.query<Party>(
    `select ${PARTY_COLUMNS} from parties p where p.code > coalesce($1, '') order by p.code limit $2`,
    [after ?? null, limit],
  );
}

export async function hasParties(db: Database): Promise<boolean> {
  const [row] = await db.query<{ any: boolean }>(`select exists (select 1 from parties p where not p.invented) as any`);
  return row!.any;
}

/** Adds parties; those whose code is taken stay as they are. Answers the codes that were added. */
export async function addParties(tx: Database, parties: readonly Party[]): Promise<string[]> {
  const rows = await tx.query<{ code: string }>(
    `insert into parties (code, kind, names, note, iso_alpha2, iso_numeric, document_codes, invented, source, as_of)
     select p.code, p.kind, p.names, p.note, p."isoAlpha2", p."isoNumeric",
            array(select jsonb_array_elements_text(p."documentCodes")), p.invented, p.source, p."asOf"
       from jsonb_to_recordset($1::jsonb) as p (code text, kind text, names jsonb, note text, "isoAlpha2" text,
            "isoNumeric" text, "documentCodes" jsonb, invented boolean, source text, "asOf" date)
     on conflict (code) do nothing
     returning code`,
    [JSON.stringify(parties)],
  );
  return rows.map((row) => row.code);
}

export async function hasParty(db: Database, code: string): Promise<boolean> {
  const [row] = await db.query<{ any: boolean }>(`select exists (select 1 from parties p where p.code = $1) as any`, [
    code,
  ]);
  return row!.any;
}

/** What is written down of an agency. */
export interface AgencyEntry {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly party: string | null;
  readonly functions: readonly AgencyFunction[];
  readonly purposes: readonly Purpose[];
  readonly timeZone: string;
  readonly own: boolean;
}

/** Adds an agency; false when its code is taken. */
export async function addAgency(tx: Database, agency: AgencyEntry, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `insert into agencies (id, code, name, party, functions, purposes, time_zone, own, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (code) do nothing returning id`,
    [
      agency.id,
      agency.code,
      agency.name,
      agency.party,
      agency.functions,
      agency.purposes,
      agency.timeZone,
      agency.own,
      now,
    ],
  );
  return rows.length > 0;
}

/** What can be changed of an agency. */
export interface AgencyChange {
  readonly name?: string;
  readonly functions?: readonly AgencyFunction[];
  readonly purposes?: readonly Purpose[];
  readonly timeZone?: string;
  readonly active?: boolean;
}

export async function changeAgencyRow(tx: Database, id: string, change: AgencyChange): Promise<void> {
  await tx.query(
    `update agencies
        set name = coalesce($2, name), functions = coalesce($3, functions), purposes = coalesce($4, purposes),
            time_zone = coalesce($5, time_zone), active = coalesce($6, active)
      where id = $1`,
    [
      id,
      change.name ?? null,
      change.functions ?? null,
      change.purposes ?? null,
      change.timeZone ?? null,
      change.active ?? null,
    ],
  );
}
