import { PURPOSES, type Purpose } from '../../kernel/codes.ts';
import type { Agency, Officer } from '../../kernel/officer.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Right } from '../../kernel/rights.ts';
import type { Database } from '../../platform/database.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import type { Audit } from '../audit/public.ts';
import { addParties, hasParties, listParties } from './directory.store.ts';
import { forgetExpired } from './forget-expired.ts';
import { createGatekeeper, type RememberingGatekeeper } from './gatekeeper.ts';
import {
  findActingOfficer,
  findAgencyByCode,
  findOwnAgency,
  type KnownAgency,
  listKnownAgencies,
} from './identity.store.ts';
import { DEMO_SIGN_INS, type DemoSignIn, getInventedOfficer, loadInventedWorld } from './invented-world.ts';
import { ensureFirstAdministrator, ensureNodeAgency } from './invitations.ts';
import { findActorNames, findOfficer } from './officers.store.ts';
import type { Party } from './party.ts';
import { CONSOLE_RIGHTS } from './roles.ts';
import type { AccessParts } from './sign-in.ts';
import { worldParties } from './world-parties.ts';

/** The operator at the console is one actor, whoever holds the machine. */
export const CONSOLE_OFFICER_ID = '00000000-0000-4000-8000-00000000c0de';

// A search from the command line must not ask the directory each time.
const AGENCY_REMEMBERED_MS = 1000;

// All there are, with room for those an operator adds.
const MOST_PARTIES = 2000;

/** What became of an officer. */
interface Standing {
  readonly name: string;
  readonly agency: string;
  readonly party: string | null;
  /** What they may do today; nothing where their account or their agency has ended. */
  readonly rights: ReadonlySet<Right>;
}

/** Who may use the node, and for what. */
export interface Access {
  readonly gatekeeper: RememberingGatekeeper;
  /** The operator at the console, acting for an agency: the one named, the one set, the node's own, or the operator's. */
  consoleOfficer(agencyCode?: string): Promise<Officer>;
  findAgency(code: string): Promise<KnownAgency | undefined>;
  /** The same inside a transaction: whoever holds one connection and waits for another may wait for ever. */
  findAgencyIn(tx: Database, code: string): Promise<KnownAgency | undefined>;
  listAgencies(): Promise<KnownAgency[]>;
  /** Every country, territory and organisation, with its names and the note that goes with them. */
  listParties(): Promise<Party[]>;
  /** Whether an agency may search for a purpose; an agency that was not read from the directory may not. */
  maySearchFor(agency: Agency, purpose: Purpose): boolean;
  /** Names of officers and systems by id, for lists that keep only references. */
  actorNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** An officer by id, also one whose account has ended. */
  findStanding(id: string): Promise<Standing | undefined>;
  /** On a node without officers: the one-time link of its first administrator. */
  ensureFirstAdministrator(origin?: string): Promise<{ link: string; signInName: string; expiresAt: Date } | undefined>;
  /** Loads countries, territories and organisations when there are none; answers how many. */
  loadParties(): Promise<number>;
  /** Loads the three invented states into a node without officers; false when it has some. */
  loadInventedWorld(): Promise<boolean>;
  /** Who a visitor of the invented world can be, once it was loaded here. */
  demoSignIns(): Promise<readonly DemoSignIn[]>;
  /** One of those whom a visitor of the invented world can be, to play what they did before the visitor came. */
  inventedOfficer(signInName: string): Promise<Officer>;
  /** Drops ended sessions and sign-ins never finished; a job for every night. */
  forgetExpired(): Promise<void>;
  /** For this domain's own routes. */
  readonly parts: AccessParts;
}

/** Puts the domain together. */
export function createAccess(nodeParts: NodeParts, audit: Audit): Access {
  const parts: AccessParts = { ...nodeParts, audit };
  const { db, settings, clock } = parts;
  const consoleAgencies = new Map<string, { agency: KnownAgency; until: number }>();

  async function readConsoleAgency(code: string | undefined): Promise<KnownAgency> {
    if (code === undefined) return (await findOwnAgency(db)) ?? (await ensureNodeAgency(db, clock()));
    const agency = await findAgencyByCode(db, code);
    if (!agency?.active) {
      const known = (await listKnownAgencies(db)).filter((one) => one.active).map((one) => one.code);
      throw new Problem('invalid-input', `No agency has the code ${JSON.stringify(code.slice(0, 32))}.`, {
        fields: [fieldFault('x-entente-as', 'no-active-agency', { allowed: known })],
      });
    }
    return agency;
  }
  async function consoleOfficer(asked?: string): Promise<Officer> {
    const code = asked ?? settings.consoleAgency;
    const known = consoleAgencies.get(code ?? '');
    let agency = known && known.until > performance.now() ? known.agency : undefined;
    if (!agency) {
      agency = await readConsoleAgency(code);
      consoleAgencies.set(code ?? '', { agency, until: performance.now() + AGENCY_REMEMBERED_MS });
    }
    return { id: CONSOLE_OFFICER_ID, name: 'Console', agency, rights: CONSOLE_RIGHTS, via: 'console' };
  }

  const remembering = createGatekeeper(parts, consoleOfficer);
  const gatekeeper: RememberingGatekeeper = {
    ...remembering,
    forget() {
      consoleAgencies.clear();
      remembering.forget();
    },
  };

  return {
    parts,
    gatekeeper,
    consoleOfficer,
    findAgency: (code) => findAgencyByCode(db, code),
    findAgencyIn: findAgencyByCode,
    listAgencies: () => listKnownAgencies(db),
    listParties: () => listParties(db, undefined, MOST_PARTIES),
    maySearchFor: (agency, purpose) =>
      PURPOSES.includes(purpose) && 'purposes' in agency && (agency as KnownAgency).purposes.includes(purpose),
    async actorNames(ids) {
      const names = await findActorNames(db, ids);
      if (ids.includes(CONSOLE_OFFICER_ID)) names.set(CONSOLE_OFFICER_ID, 'Console');
      return names;
    },
    async findStanding(id) {
      const known = await findOfficer(db, id);
      const acting = known && (await findActingOfficer(db, id));
      return (
        known && { name: known.name, agency: known.agency, party: known.party, rights: acting?.rights ?? new Set() }
      );
    },
    async loadParties() {
      if (await hasParties(db)) return 0;
      return (await db.transaction((tx) => addParties(tx, worldParties()))).length;
    },
    loadInventedWorld: () => loadInventedWorld(parts),
    async demoSignIns() {
      const agencies = new Set((await listKnownAgencies(db)).map((agency) => agency.code));
      return DEMO_SIGN_INS.filter((one) => agencies.has(one.agency));
    },
    inventedOfficer: (signInName) => getInventedOfficer(db, signInName),
    forgetExpired: () => forgetExpired(parts),
    ensureFirstAdministrator: (origin) => ensureFirstAdministrator(parts, origin),
  };
}
