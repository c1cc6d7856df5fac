import type { Language } from '../../kernel/codes.ts';
import { type FaultCode, faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { purposesOfFunctions } from './agency-purposes.ts';
import {
  type AgencyChange,
  type AgencyEntry,
  addAgency,
  addParties,
  changeAgencyRow,
  hasParty,
} from './directory.store.ts';
import { findAgencyByCode, findAgencyById, type KnownAgency } from './identity.store.ts';
import { makeInvitation } from './invitations.ts';
import {
  addOfficer,
  changeOfficerRow,
  findOfficer,
  hasOtherAdministrator,
  linkSubject,
  type OfficerEntry,
  setRoles,
} from './officers.store.ts';
import type { Party } from './party.ts';
import type { Role } from './roles.ts';
import { endSessions } from './sessions.store.ts';
import type { AccessParts } from './sign-in.ts';

/** Whether somebody keeps the whole node; other administrators keep their own party. */
export function keepsTheNode({ via, agency }: Officer): boolean {
  return via === 'console' || agency.party === '' || (agency as KnownAgency).own === true;
}

/** Whether somebody with the right to administer may do so for agencies and officers of a party. */
export function mayAdminister(officer: Officer, party: string | null): boolean {
  if (!officer.rights.has('access:administer')) return false;
  return keepsTheNode(officer) || (party !== null && party !== '' && party === officer.agency.party);
}

const NOT_YOURS = 'There is nothing here that you administer.';

function note(
  tx: Transaction,
  { audit }: AccessParts,
  officer: Officer,
  facts: Record<string, string | number | boolean>,
  requestId?: string,
): Promise<string> {
  return audit.record(tx, { action: 'access.changed', officer, outcome: 'done', facts, requestId });
}

function taken(field: string, code: FaultCode): Problem {
  const fault = fieldFault(field, code);
  return new Problem('conflict', fault.message, { fields: [fault] });
}

function wrong(field: string, code: FaultCode): Problem {
  const fault = fieldFault(field, code);
  return new Problem('invalid-input', fault.message, { fields: [fault] });
}

/** Adds a party that the list of countries does not have. */
export async function addParty(
  parts: AccessParts,
  officer: Officer,
  party: Pick<Party, 'code' | 'kind' | 'names'> & { note?: string },
  requestId?: string,
): Promise<Party> {
  if (!keepsTheNode(officer)) throw new Problem('forbidden', faultOf('parties-of-the-node'));
  const asOf = parts.clock().toISOString().slice(0, 10);
  const whole: Party = {
    isoAlpha2: null,
    isoNumeric: null,
    documentCodes: [],
    invented: false,
    source: 'this node',
    asOf,
    ...party,
    note: party.note ?? null,
  };
  return parts.db.transaction(async (tx) => {
    if ((await addParties(tx, [whole])).length === 0) throw taken('/code', 'code-taken');
    await note(tx, parts, officer, { what: 'party-added', party: party.code }, requestId);
    return whole;
  });
}

function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw wrong('/timeZone', 'no-time-zone');
  }
}

/** Adds an agency; without purposes of its own it may search for what follows from its functions. */
export async function addAgencyEntry(
  parts: AccessParts,
  officer: Officer,
  request: Pick<AgencyEntry, 'code' | 'name' | 'functions'> & {
    party: string;
    purposes?: AgencyEntry['purposes'];
    timeZone?: string;
    own?: boolean;
  },
  requestId?: string,
): Promise<KnownAgency> {
  if (!mayAdminister(officer, request.party)) throw new Problem('forbidden', faultOf('agencies-of-own-party'));
  if (request.own && !keepsTheNode(officer)) throw new Problem('forbidden', faultOf('who-runs-the-node'));
  checkTimeZone(request.timeZone);
  return parts.db.transaction(async (tx) => {
    if (!(await hasParty(tx, request.party))) throw wrong('/party', 'no-party');
    const id = newId();
    const purposes = request.purposes ?? purposesOfFunctions(request.functions);
    const entry: AgencyEntry = {
      ...request,
      id,
      purposes,
      timeZone: request.timeZone ?? 'UTC',
      own: request.own ?? false,
    };
    if (!(await addAgency(tx, entry, parts.clock()))) throw taken('/code', 'code-taken');
    await note(
      tx,
      parts,
      officer,
      { what: 'agency-added', agency: request.code, purposes: purposes.join(' ') },
      requestId,
    );
    return (await findAgencyById(tx, id))!;
  });
}

/** Changes what an agency is called, does and may search for. Nobody widens the purposes of the agency they act for, unless they keep the node. */
export async function changeAgency(
  parts: AccessParts,
  officer: Officer,
  id: string,
  change: AgencyChange,
  requestId?: string,
): Promise<KnownAgency> {
  checkTimeZone(change.timeZone);
  return parts.db.transaction(async (tx) => {
    const agency = await findAgencyById(tx, id);
    if (!agency || !mayAdminister(officer, agency.party)) throw new Problem('not-found', NOT_YOURS);
    if (change.active === false && agency.id === officer.agency.id) {
      throw new Problem('wrong-state', faultOf('own-agency'));
    }
    const widened = (change.purposes ?? []).filter((purpose) => !agency.purposes.includes(purpose));
    if (widened.length > 0 && !keepsTheNode(officer)) {
      throw new Problem('forbidden', faultOf('purposes-of-the-node'));
    }
    await changeAgencyRow(tx, id, change);
    const facts = { what: 'agency-changed', agency: agency.code, fields: Object.keys(change).sort().join(' ') };
    await note(
      tx,
      parts,
      officer,
      { ...facts, ...(change.purposes ? { purposes: change.purposes.join(' ') } : {}) },
      requestId,
    );
    return (await findAgencyById(tx, id))!;
  });
}

async function getOfficerToChange(db: Database, officer: Officer, id: string): Promise<OfficerEntry> {
  const entry = await findOfficer(db, id);
  if (!entry || !mayAdminister(officer, entry.party)) throw new Problem('not-found', NOT_YOURS);
  return entry;
}

async function link(
  tx: Transaction,
  { settings }: AccessParts,
  id: string,
  oidcSubject: string | null | undefined,
): Promise<void> {
  if (oidcSubject === undefined) return;
  if (!settings.oidc) throw wrong('/oidcSubject', 'no-provider');
  const ok = await linkSubject(
    tx,
    id,
    oidcSubject === null ? undefined : { issuer: settings.oidc.issuer, subject: oidcSubject },
  );
  if (!ok) throw taken('/oidcSubject', 'subject-taken');
}

/** Writes down a new officer and makes the one-time link by which they choose their password. */
export async function addOfficerEntry(
  parts: AccessParts,
  officer: Officer,
  request: {
    name: string;
    signInName: string;
    agency: string;
    roles: readonly Role[];
    language?: Language;
    oidcSubject?: string;
  },
  requestId?: string,
): Promise<{ entry: OfficerEntry; path: string; expiresAt: Date }> {
  const now = parts.clock();
  return parts.db.transaction(async (tx) => {
    const agency = await findAgencyByCode(tx, request.agency);
    if (!agency?.active || !mayAdminister(officer, agency.party)) throw wrong('/agency', 'no-agency');
    const id = newId();
    const { name, signInName, roles, language = 'en' } = request;
    const added = await addOfficer(tx, { id, agencyId: agency.id, signInName, name, language }, now);
    if (!added) throw taken('/signInName', 'name-taken');
    await setRoles(tx, id, roles, officer.id, now);
    await link(tx, parts, id, request.oidcSubject);
    await note(
      tx,
      parts,
      officer,
      { what: 'officer-added', subject: id, agency: agency.code, roles: roles.join(' ') },
      requestId,
    );
    const { path, expiresAt } = await makeInvitation(tx, {
      officerId: id,
      reason: 'new-officer',
      madeBy: officer.id,
      now,
    });
    return { entry: (await findOfficer(tx, id))!, path, expiresAt };
  });
}

/** Changes an officer's name, roles or whether they may sign in. Nobody changes their own roles, and one administrator remains. */
export async function changeOfficer(
  parts: AccessParts,
  officer: Officer,
  id: string,
  change: { name?: string; roles?: readonly Role[]; active?: boolean; oidcSubject?: string | null },
  requestId?: string,
): Promise<OfficerEntry> {
  const now = parts.clock();
  return parts.db.transaction(async (tx) => {
    const entry = await getOfficerToChange(tx, officer, id);
    if (id === officer.id && (change.roles !== undefined || change.active !== undefined)) {
      throw new Problem('forbidden', faultOf('own-roles'));
    }
    const loses = change.active === false || (change.roles !== undefined && !change.roles.includes('administrator'));
    if (entry.roles.includes('administrator') && entry.active && loses && !(await hasOtherAdministrator(tx, id))) {
      throw new Problem('wrong-state', faultOf('last-administrator'));
    }
    await changeOfficerRow(tx, id, { name: change.name, active: change.active });
    if (change.roles) await setRoles(tx, id, change.roles, officer.id, now);
    await link(tx, parts, id, change.oidcSubject);
    if (change.active === false) await endSessions(tx, id, now);
    const facts = {
      what: 'officer-changed',
      subject: id,
      fields: Object.keys(change).sort().join(' '),
      ...(change.roles ? { rolesBefore: entry.roles.join(' '), roles: [...change.roles].sort().join(' ') } : {}),
      ...(change.active === undefined ? {} : { active: change.active }),
    };
    await note(tx, parts, officer, facts, requestId);
    return (await findOfficer(tx, id))!;
  });
}

/** Makes a one-time link for an officer who lost what they sign in with. Not for oneself: that would outlive a stolen session. */
export async function recoverOfficer(
  parts: AccessParts,
  officer: Officer,
  id: string,
  requestId?: string,
): Promise<{ path: string; expiresAt: Date }> {
  return parts.db.transaction(async (tx) => {
    const entry = await getOfficerToChange(tx, officer, id);
    if (id === officer.id) throw new Problem('forbidden', faultOf('own-recovery-link'));
    if (!entry.active) throw new Problem('wrong-state', faultOf('officer-not-active'));
    const reason = entry.invited ? 'new-officer' : 'recovery';
    const made = await makeInvitation(tx, { officerId: id, reason, madeBy: officer.id, now: parts.clock() });
    await note(tx, parts, officer, { what: 'recovery-link-made', subject: id }, requestId);
    return made;
  });
}
