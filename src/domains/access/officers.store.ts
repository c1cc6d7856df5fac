import type { Database } from '../../platform/database.ts';
import type { Role } from './roles.ts';

/** An officer as administrators see one. */
export interface OfficerEntry {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly language: string;
  readonly active: boolean;
  readonly agency: string;
  readonly agencyId: string;
  readonly party: string | null;
  readonly roles: readonly Role[];
  /** Whether a second step stands between a stolen password and the registers. */
  readonly secondStep: boolean;
  /** Whether an invitation was never taken up. */
  readonly invited: boolean;
  readonly oidc: boolean;
}

const OFFICER_COLUMNS = `o.id as id, o.name as name, o.sign_in_name as "signInName", o.language as language,
  o.active as active, a.code as agency, a.id as "agencyId", a.party as party, o.oidc_subject is not null as oidc,
  array(select r.role from officer_roles r where r.officer_id = o.id order by r.role) as roles,
  exists (select 1 from totp_secrets t where t.officer_id = o.id and t.confirmed_at is not null)
    or exists (select 1 from passkeys k where k.officer_id = o.id) as "secondStep",
  not exists (select 1 from passwords w where w.officer_id = o.id)
    and not exists (select 1 from passkeys k where k.officer_id = o.id) and o.oidc_subject is null as invited`;

/** Officers by sign-in name, of one party or agency, or with this in their name, where given. */
export async function listOfficers(
  db: Database,
  {
    party,
    agency,
    named,
    after,
    limit,
  }: { party?: string; agency?: string; named?: string; after?: string; limit: number },
): Promise<OfficerEntry[]> {
  return db.query<OfficerEntry>(
    `select ${OFFICER_COLUMNS}
       from officers o join agencies a on a.id = o.agency_id
      where ($1::text is null or a.party = $1) and ($2::text is null or a.code = $2)
        and o.sign_in_name > coalesce($3, '')
        and ($5::text is null or strpos(lower(o.name), lower($5)) > 0 or strpos(lower(o.sign_in_name), lower($5)) > 0)
      order by o.sign_in_name limit $4`,
    [party ?? null, agency ?? null, after ?? null, limit, named ?? null],
  );
}

/** The officer with this id, active or not; held against change when asked inside a transaction that changes it. */
export async function findOfficer(db: Database, id: string): Promise<OfficerEntry | undefined> {
  const [row] = await db.query<OfficerEntry>(
    `select ${OFFICER_COLUMNS} from officers o join agencies a on a.id = o.agency_id where o.id = $1`,
    [id],
  );
  return row;
}

/** Writes down a new officer; false when the sign-in name is taken. */
export async function addOfficer(
  tx: Database,
  officer: { id: string; agencyId: string; signInName: string; name: string; language: string },
  now: Date,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into officers (id, agency_id, sign_in_name, name, language, made_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (sign_in_name) do nothing returning id`,
    [officer.id, officer.agencyId, officer.signInName, officer.name, officer.language, now],
  );
  return rows.length > 0;
}

/** Gives an officer these roles and no other. */
export async function setRoles(
  tx: Database,
  officerId: string,
  roles: readonly Role[],
  givenBy: string | null,
  now: Date,
): Promise<void> {
  await tx.query(`delete from officer_roles where officer_id = $1 and role <> all ($2)`, [officerId, roles]);
  await tx.query(
    `insert into officer_roles (officer_id, role, given_by, given_at)
     select $1, role, $3, $4 from unnest($2::text[]) as role
     on conflict (officer_id, role) do nothing`,
    [officerId, roles, givenBy, now],
  );
}

export async function changeOfficerRow(
  tx: Database,
  id: string,
  change: { name?: string; active?: boolean; language?: string; sound?: boolean },
): Promise<void> {
  await tx.query(
    `update officers
        set name = coalesce($2, name), active = coalesce($3, active), language = coalesce($4, language), sound = coalesce($5, sound)
      where id = $1`,
    [id, change.name ?? null, change.active ?? null, change.language ?? null, change.sound ?? null],
  );
}

/** Links an officer to a subject of the OpenID Connect provider, or unlinks; false when another officer has it. */
export async function linkSubject(
  tx: Database,
  id: string,
  link: { issuer: string; subject: string } | undefined,
): Promise<boolean> {
  const rows = await tx.query(
    `update officers set oidc_issuer = $2, oidc_subject = $3
      where id = $1 and not exists
        (select 1 from officers x where x.id <> $1 and x.oidc_issuer = $2 and x.oidc_subject = $3)
     returning id`,
    [id, link?.issuer ?? null, link?.subject ?? null],
  );
  return rows.length > 0;
}

/** Whether an active officer other than this one can still administer the node. */
export async function hasOtherAdministrator(tx: Database, officerId: string): Promise<boolean> {
  // Two administrators who remove each other at once take turns here.
  await tx.query(`select pg_advisory_xact_lock(hashtext('entente last administrator'))`);
  const [row] = await tx.query<{ any: boolean }>(
    `select exists (
       select 1 from officer_roles r
         join officers o on o.id = r.officer_id
         join agencies a on a.id = o.agency_id
        where r.role = 'administrator' and o.active and a.active and o.id <> $1
          and (a.own or a.party is null)) as any`,
    [officerId],
  );
  return row!.any;
}

/** What an officer set for themselves. */
export async function findPreferences(
  db: Database,
  id: string,
): Promise<{ signInName: string; language: string; sound: boolean } | undefined> {
  const [row] = await db.query<{ signInName: string; language: string; sound: boolean }>(
    `select o.sign_in_name as "signInName", o.language as language, o.sound as sound from officers o where o.id = $1`,
    [id],
  );
  return row;
}

/** Names of officers and systems by id, for lists that keep only references. */
export async function findActorNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(
    `select o.id as id, o.name as name from officers o where o.id = any ($1::uuid[])
     union all
     select k.id as id, k.name as name from api_keys k where k.id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
