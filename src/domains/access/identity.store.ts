import type { Purpose } from '../../kernel/codes.ts';
import type { Agency, AgencyFunction, Officer } from '../../kernel/officer.ts';
import type { Right } from '../../kernel/rights.ts';
import type { Database } from '../../platform/database.ts';
import { KEY_RIGHTS, rightsOfRoles } from './roles.ts';

/** An agency as this domain keeps it: with what it may search for. */
export interface KnownAgency extends Agency {
  readonly purposes: readonly Purpose[];
  readonly timeZone: string;
  /** Whether it runs this node. */
  readonly own: boolean;
  readonly active: boolean;
}

/** Who somebody is, and until when the proof of it holds. */
export interface Identity {
  readonly officer: Officer & { readonly agency: KnownAgency };
  readonly goodUntil: Date;
  /** When its use was last written down. */
  readonly seenAt: Date | undefined;
}

interface AgencyColumns {
  agencyId: string;
  agencyCode: string;
  agencyName: string;
  party: string | null;
  functions: AgencyFunction[];
  purposes: Purpose[];
  timeZone: string;
  own: boolean;
  agencyActive: boolean;
}

const AGENCY_COLUMNS = `a.id as "agencyId", a.code as "agencyCode", a.name as "agencyName", a.party as party,
  a.functions as functions, a.purposes as purposes, a.time_zone as "timeZone", a.own as own, a.active as "agencyActive"`;

function agencyOf(row: AgencyColumns): KnownAgency {
  return {
    id: row.agencyId,
    code: row.agencyCode,
    name: row.agencyName,
    party: row.party ?? '',
    functions: row.functions,
    purposes: row.purposes,
    timeZone: row.timeZone,
    own: row.own,
    active: row.agencyActive,
  };
}

const ROLES_OF = `array(select r.role from officer_roles r where r.officer_id = o.id order by r.role)`;

/** The officer whose open session has this token. */
export async function findSessionIdentity(db: Database, tokenHash: Buffer, now: Date): Promise<Identity | undefined> {
  const [row] = await db.query<
    AgencyColumns & { sessionId: string; id: string; name: string; roles: string[]; goodUntil: string; seenAt: string }
  >(
    `select s.id as "sessionId", least(s.idle_until, s.expires_at) as "goodUntil", s.seen_at as "seenAt",
            o.id as id, o.name as name, ${ROLES_OF} as roles, ${AGENCY_COLUMNS}
       from sessions s
       join officers o on o.id = s.officer_id
       join agencies a on a.id = o.agency_id
      where s.token_hash = $1 and s.ended_at is null and s.idle_until > $2 and s.expires_at > $2
        and o.active and a.active`,
    [tokenHash, now],
  );
  if (!row) return undefined;
  return {
    officer: {
      id: row.id,
      name: row.name,
      agency: agencyOf(row),
      rights: rightsOfRoles(row.roles),
      via: 'session',
      credentialId: row.sessionId,
    },
    goodUntil: new Date(row.goodUntil),
    seenAt: new Date(row.seenAt),
  };
}

/** The system whose key this is. Its rights are those of the key that its maker still holds: a key never outgrows or outlives its maker. */
export async function findKeyIdentity(db: Database, tokenHash: Buffer, now: Date): Promise<Identity | undefined> {
  const [row] = await db.query<
    AgencyColumns & {
      id: string;
      name: string;
      rights: string[];
      roles: string[];
      goodUntil: string;
      seenAt: string | null;
    }
  >(
    `select k.id as id, k.name as name, k.rights as rights, ${ROLES_OF} as roles,
            k.expires_at as "goodUntil", k.last_used_at as "seenAt", ${AGENCY_COLUMNS}
       from api_keys k
       join officers o on o.id = k.made_by
       join agencies a on a.id = k.agency_id
      where k.token_hash = $1 and k.revoked_at is null and k.expires_at > $2
        and o.active and o.agency_id = k.agency_id and a.active`,
    [tokenHash, now],
  );
  if (!row) return undefined;
  const makers = rightsOfRoles(row.roles);
  return {
    officer: {
      id: row.id,
      name: row.name,
      agency: agencyOf(row),
      rights: new Set(KEY_RIGHTS.filter((right: Right) => row.rights.includes(right) && makers.has(right))),
      via: 'api-key',
      credentialId: row.id,
    },
    goodUntil: new Date(row.goodUntil),
    seenAt: row.seenAt ? new Date(row.seenAt) : undefined,
  };
}

/** An officer by id as acting in a session, for the audit entry of a sign-in. */
export async function findActingOfficer(
  db: Database,
  officerId: string,
  sessionId?: string,
): Promise<(Officer & { readonly agency: KnownAgency }) | undefined> {
  const [row] = await db.query<AgencyColumns & { id: string; name: string; roles: string[] }>(
    `select o.id as id, o.name as name, ${ROLES_OF} as roles, ${AGENCY_COLUMNS}
       from officers o join agencies a on a.id = o.agency_id
      where o.id = $1 and o.active and a.active`,
    [officerId],
  );
  return (
    row && {
      id: row.id,
      name: row.name,
      agency: agencyOf(row),
      rights: rightsOfRoles(row.roles),
      via: 'session',
      ...(sessionId === undefined ? {} : { credentialId: sessionId }),
    }
  );
}

/** The agency with this code, active or not. */
export async function findAgencyByCode(db: Database, code: string): Promise<KnownAgency | undefined> {
  const [row] = await db.query<AgencyColumns>(`select ${AGENCY_COLUMNS} from agencies a where a.code = $1`, [code]);
  return row && agencyOf(row);
}

/** The agency with this id, active or not. */
export async function findAgencyById(db: Database, id: string): Promise<KnownAgency | undefined> {
  const [row] = await db.query<AgencyColumns>(`select ${AGENCY_COLUMNS} from agencies a where a.id = $1`, [id]);
  return row && agencyOf(row);
}

/** All agencies, by code. */
export async function listKnownAgencies(db: Database): Promise<KnownAgency[]> {
  const rows = await db.query<AgencyColumns>(`select ${AGENCY_COLUMNS} from agencies a order by a.code`);
  return rows.map(agencyOf);
}

/** The first agency marked as running this node. */
export async function findOwnAgency(db: Database): Promise<KnownAgency | undefined> {
  const [row] = await db.query<AgencyColumns>(
    `select ${AGENCY_COLUMNS} from agencies a where a.own and a.active order by a.code limit 1`,
  );
  return row && agencyOf(row);
}
