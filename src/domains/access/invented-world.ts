import type { AgencyFunction, Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { purposesOfFunctions } from './agency-purposes.ts';
import { confirmTotp, setPasswordHash } from './credentials.store.ts';
import { addAgency, addParties } from './directory.store.ts';
import { findActingOfficer, listKnownAgencies } from './identity.store.ts';
import { addOfficer, setRoles } from './officers.store.ts';
import type { Party } from './party.ts';
import { hashPassword } from './password.ts';
import type { Role } from './roles.ts';
import { seal } from './secrets.ts';
import type { AccessParts } from './sign-in.ts';

/** What the demonstration's officers sign in with: known to everybody, which is why the invented world loads into an empty node only. */
export const DEMO_PASSWORD = 'three invented states';
/** One authenticator secret for all of them, so that one entry in an app serves. */
export const DEMO_TOTP_SECRET = 'ENTENTEDEMOENTENTEDEMOENTENTEDEM';

interface InventedAgency {
  readonly code: string;
  readonly name: string;
  readonly functions: readonly AgencyFunction[];
  readonly own?: boolean;
}

const PARTIES: readonly Pick<Party, 'code' | 'names'>[] = [
  {
    code: 'ZZN',
    names: {
      en: 'Nordavia',
      fr: 'Nordavie',
      es: 'Nordavia',
      ar: 'نوردافيا',
      ru: 'Нордавия',
      vi: 'Nordavia',
      tr: 'Nordavya',
      sq: 'Nordavia',
    },
  },
  {
    code: 'ZZS',
    names: {
      en: 'Sudoria',
      fr: 'Sudorie',
      es: 'Sudoria',
      ar: 'سودوريا',
      ru: 'Судория',
      vi: 'Sudoria',
      tr: 'Sudorya',
      sq: 'Sudoria',
    },
  },
  {
    code: 'ZZE',
    names: {
      en: 'Estmark',
      fr: 'Estmark',
      es: 'Estmark',
      ar: 'إستمارك',
      ru: 'Эстмарк',
      vi: 'Estmark',
      tr: 'Estmark',
      sq: 'Estmark',
    },
  },
];

const TIME_ZONES: Readonly<Record<string, string>> = {
  ZZN: 'Europe/Oslo',
  ZZS: 'Europe/Madrid',
  ZZE: 'Europe/Helsinki',
};

const AGENCIES: readonly InventedAgency[] = [
  {
    code: 'ZZN-NCB',
    name: 'National Central Bureau Nordavia',
    functions: ['national-central-bureau', 'single-point-of-contact', 'police'],
    own: true,
  },
  { code: 'ZZN-BORDER', name: 'Nordavian Border Guard', functions: ['border-guard'] },
  { code: 'ZZN-CUSTOMS', name: 'Nordavian Customs', functions: ['customs'] },
  { code: 'ZZN-FIU', name: 'Financial Intelligence Office of Nordavia', functions: ['financial-intelligence-unit'] },
  { code: 'ZZN-PROSECUTION', name: 'Nordavian Prosecution Authority', functions: ['prosecution', 'central-authority'] },
  { code: 'ZZN-DOCUMENTS', name: 'Nordavian Passport Office', functions: ['document-authority'] },
  { code: 'ZZS-NCB', name: 'National Central Bureau Sudoria', functions: ['national-central-bureau', 'police'] },
  { code: 'ZZS-SIRENE', name: 'SIRENE Bureau Sudoria', functions: ['sirene-bureau', 'single-point-of-contact'] },
  { code: 'ZZS-BORDER', name: 'Sudorian Frontier Police', functions: ['border-guard', 'police'] },
  { code: 'ZZS-CUSTOMS', name: 'Sudorian Customs and Excise', functions: ['customs'] },
  { code: 'ZZS-WILDLIFE', name: 'Sudorian Wildlife Protection Service', functions: ['wildlife-authority'] },
  { code: 'ZZS-DOCUMENTS', name: 'Sudorian Civil Registry', functions: ['document-authority'] },
  {
    code: 'ZZE-NCB',
    name: 'National Central Bureau Estmark',
    functions: ['national-central-bureau', 'sirene-bureau', 'single-point-of-contact', 'police'],
  },
  { code: 'ZZE-BORDER', name: 'Estmark Border Service', functions: ['border-guard'] },
  { code: 'ZZE-FIREARMS', name: 'Estmark Firearms Registry', functions: ['firearms-authority'] },
  { code: 'ZZE-WILDLIFE', name: 'Estmark Forest and Wildlife Inspectorate', functions: ['wildlife-authority'] },
  { code: 'ZZE-DOCUMENTS', name: 'Estmark Identity Documents Centre', functions: ['document-authority'] },
];

/** Name, agency and roles of an invented officer; `signIn` for those whom a visitor can be. */
type InventedOfficer = readonly [name: string, agency: string, roles: readonly Role[], signIn?: string];

const OFFICERS: readonly InventedOfficer[] = [
  ['Solveig Tarnholt', 'ZZN-BORDER', ['frontline'], 'frontline'],
  ['Eirik Vassmoen', 'ZZN-NCB', ['analyst'], 'analyst'],
  ['Ingrun Haldsvik', 'ZZN-NCB', ['desk-officer'], 'desk'],
  ['Torvald Eskemyr', 'ZZN-NCB', ['operation-commander'], 'commander'],
  ['Ragnhild Osterlund-Vey', 'ZZN-NCB', ['second-reviewer'], 'reviewer'],
  ['Aslaug Brennhaug', 'ZZN-NCB', ['data-protection-officer'], 'dpo'],
  ['Halvard Syndergren', 'ZZN-NCB', ['auditor'], 'auditor'],
  ['Liv Kragerholm', 'ZZN-NCB', ['administrator'], 'admin'],
  ['Marisela Quintavar', 'ZZS-NCB', ['desk-officer'], 'desk.sudoria'],
  ['Teodoro Albarrin', 'ZZS-NCB', ['second-reviewer'], 'reviewer.sudoria'],
  ['Katrinka Dovrenko', 'ZZE-NCB', ['desk-officer'], 'desk.estmark'],
  ['Milovan Starczyk', 'ZZE-NCB', ['second-reviewer'], 'reviewer.estmark'],
  ['Bodil Fjelltveit', 'ZZN-BORDER', ['frontline']],
  ['Sindre Aukrusten', 'ZZN-CUSTOMS', ['frontline', 'desk-officer']],
  ['Gro Lindevann', 'ZZN-CUSTOMS', ['analyst']],
  ['Ottar Ramsfjeld', 'ZZN-FIU', ['analyst']],
  ['Yrsa Holmedal', 'ZZN-PROSECUTION', ['desk-officer']],
  ['Dagny Myrvollen', 'ZZN-DOCUMENTS', ['desk-officer']],
  ['Leandro Casquemar', 'ZZS-SIRENE', ['desk-officer']],
  ['Inocencia Vallurde', 'ZZS-SIRENE', ['analyst']],
  ['Fabricio Montesoro', 'ZZS-BORDER', ['frontline'], 'frontline.sudoria'],
  ['Rosalva Pedrinel', 'ZZS-BORDER', ['operation-commander']],
  ['Ulises Barrancor', 'ZZS-CUSTOMS', ['frontline']],
  ['Noelia Tresviñas', 'ZZS-WILDLIFE', ['desk-officer', 'analyst']],
  ['Bernabé Olcaztegui', 'ZZS-DOCUMENTS', ['desk-officer']],
  ['Amparo Ruidelmar', 'ZZS-NCB', ['administrator']],
  ['Zdenka Morawek', 'ZZE-BORDER', ['frontline']],
  ['Bronislav Hartukas', 'ZZE-BORDER', ['frontline']],
  ['Jadvyga Petrosel', 'ZZE-FIREARMS', ['desk-officer']],
  ['Tihomir Lasznik', 'ZZE-WILDLIFE', ['desk-officer']],
  ['Ludmila Ostravets', 'ZZE-DOCUMENTS', ['desk-officer']],
  ['Vasil Krumholz', 'ZZE-NCB', ['administrator']],
];

/** How a visitor can sign in to the invented world. */
export interface DemoSignIn {
  readonly signInName: string;
  readonly name: string;
  readonly agency: string;
  readonly role: Role;
}

/** Everybody whom a visitor can be, one for each role, and some for each neighbour. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = OFFICERS.flatMap(([name, agency, roles, signInName]) =>
  signInName ? [{ signInName, name, agency, role: roles[0]! }] : [],
);

/** Sign-in name of an officer who has none of their own in the table: `first.last`, without accents. */
function signInNameOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
}

/** Loads three invented states with their agencies and officers into a node without officers; false when it has some. */
export async function loadInventedWorld({ db, keys, audit, clock }: AccessParts): Promise<boolean> {
  const now = clock();
  const asOf = now.toISOString().slice(0, 10);
  const hashes = await Promise.all(DEMO_SIGN_INS.map(() => hashPassword(DEMO_PASSWORD)));
  return db.transaction(async (tx) => {
    // Nodes that start together on one database load it once.
    await tx.query(`select pg_advisory_xact_lock(hashtext('entente first administrator'))`);
    const [{ any } = { any: true }] = await tx.query<{ any: boolean }>(`select exists (select 1 from officers) as any`);
    if (any) return false;
    const rest = { note: 'Invented for the demonstration.', isoAlpha2: null, isoNumeric: null, documentCodes: [] };
    await addParties(
      tx,
      PARTIES.map((party) => ({ ...party, ...rest, kind: 'country', invented: true, source: 'invented', asOf })),
    );
    for (const { code, name, functions, own = false } of AGENCIES) {
      const party = code.slice(0, 3);
      const purposes = purposesOfFunctions(functions);
      await addAgency(
        tx,
        { id: newId(), code, name, party, functions, purposes, timeZone: TIME_ZONES[party]!, own },
        now,
      );
    }
    const agencies = new Map((await listKnownAgencies(tx)).map((agency) => [agency.code, agency]));
    for (const [name, agency, roles, signIn] of OFFICERS) {
      const id = newId();
      const signInName = signIn ?? signInNameOf(name);
      await addOfficer(tx, { id, agencyId: agencies.get(agency)!.id, signInName, name, language: 'en' }, now);
      await setRoles(tx, id, roles, null, now);
      if (!signIn) continue;
      await setPasswordHash(tx, id, hashes.pop()!, now);
      await confirmTotp(tx, id, seal(keys.sealing, DEMO_TOTP_SECRET, id), 0, now);
    }
    await audit.record(tx, {
      action: 'access.changed',
      outcome: 'done',
      facts: { what: 'invented-world-loaded', agencies: AGENCIES.length, officers: OFFICERS.length },
    });
    return true;
  });
}

/** An officer of the invented world as acting at the console, without a session. */
export async function getInventedOfficer(db: Database, signInName: string): Promise<Officer> {
  const [row] = await db.query<{ id: string }>(`select o.id as id from officers o where o.sign_in_name = $1`, [
    signInName,
  ]);
  const isInvented = DEMO_SIGN_INS.some((one) => one.signInName === signInName);
  const officer = isInvented && row ? await findActingOfficer(db, row.id) : undefined;
  if (!officer) throw new Problem('not-found', `The invented world has no officer "${signInName}".`);
  return { ...officer, via: 'console' };
}
