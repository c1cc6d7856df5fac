import type { Language } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import { type App, pathId } from '../../platform/http.ts';
import {
  Agencies,
  AgencyChangeRequest,
  AgencyView,
  IdPath,
  Link,
  NewAgency,
  NewOfficer,
  NewOfficerAnswer,
  NewParty,
  OfficerChange,
  Officers,
  OfficersQuery,
  OfficerView,
  PageQuery,
  Parties,
  PartyView,
  RolesView,
} from './access.schema.ts';
import type { Access } from './access.ts';
import {
  addAgencyEntry,
  addOfficerEntry,
  addParty,
  changeAgency,
  changeOfficer,
  keepsTheNode,
  mayAdminister,
  recoverOfficer,
} from './administer.ts';
import { listParties } from './directory.store.ts';
import type { KnownAgency } from './identity.store.ts';
import { listOfficers, type OfficerEntry } from './officers.store.ts';
import type { Party } from './party.ts';
import { RIGHTS_OF_ROLE, ROLES } from './roles.ts';

function showParty(party: Party) {
  return { ...party, names: { ...party.names }, documentCodes: [...party.documentCodes] };
}

function showAgency(officer: Officer, agency: KnownAgency) {
  const party = agency.party || null;
  return {
    ...agency,
    party,
    functions: [...agency.functions],
    purposes: [...agency.purposes],
    may: { change: mayAdminister(officer, party) },
  };
}

function showOfficer(officer: Officer, entry: OfficerEntry) {
  const change = mayAdminister(officer, entry.party);
  return {
    ...entry,
    language: entry.language as Language,
    roles: [...entry.roles],
    may: { change, changeRoles: change && entry.id !== officer.id },
  };
}

const directory = ['Directory'];
const tags = ['Administration'];

/** Parties, agencies and officers. Which of them the caller keeps is judged in the use cases. */
export function administrationRoutes(app: App, access: Access): void {
  partyRoutes(app, access);
  agencyRoutes(app, access);
  officerRoutes(app, access);
}

function partyRoutes(app: App, { parts }: Access): void {
  app.get(
    '/v1/parties',
    {
      config: { access: 'signed-in' }, // public knowledge, needed by every form
      schema: {
        tags: directory,
        summary: 'Countries, territories and organisations',
        querystring: PageQuery,
        response: { 200: Parties },
      },
    },
    async ({ query: { after, limit } }) => {
      const parties = await listParties(parts.db, after, limit);
      return { items: parties.map(showParty), next: parties.length === limit ? parties.at(-1)!.code : null };
    },
  );

  app.post(
    '/v1/parties',
    {
      config: { access: 'access:administer' },
      schema: { tags, summary: 'Add a party', body: NewParty, response: { 201: PartyView } },
    },
    async ({ officer, body, id }, reply) => {
      const party = await addParty(parts, officer, { ...body, names: body.names as Record<string, string> }, id);
      reply.code(201);
      return showParty(party);
    },
  );
}

function agencyRoutes(app: App, access: Access): void {
  const { parts, gatekeeper } = access;

  app.get(
    '/v1/agencies',
    {
      config: { access: 'signed-in' }, // a hit names the agency to ask
      schema: {
        tags: directory,
        summary: 'Agencies, what they do and for what they may search',
        querystring: PageQuery,
        response: { 200: Agencies },
      },
    },
    async ({ officer, query: { after, limit } }) => {
      const agencies = (await access.listAgencies()).filter((agency) => after === undefined || agency.code > after);
      const items = agencies.slice(0, limit).map((agency) => showAgency(officer, agency));
      return { items, next: agencies.length > limit ? items.at(-1)!.code : null };
    },
  );

  app.post(
    '/v1/agencies',
    {
      config: { access: 'access:administer' },
      schema: { tags, summary: 'Add an agency', body: NewAgency, response: { 201: AgencyView } },
    },
    async ({ officer, body, id }, reply) => {
      const agency = await addAgencyEntry(parts, officer, body, id);
      gatekeeper.forget();
      reply.code(201);
      return showAgency(officer, agency);
    },
  );

  app.patch(
    '/v1/agencies/:id',
    {
      config: { access: 'access:administer' },
      schema: {
        tags,
        summary: 'Change an agency',
        params: IdPath,
        body: AgencyChangeRequest,
        response: { 200: AgencyView },
      },
    },
    async ({ officer, params, body, id }) => {
      const agency = await changeAgency(parts, officer, pathId(params.id), body, id);
      gatekeeper.forget();
      return showAgency(officer, agency);
    },
  );
}

function officerRoutes(app: App, { parts, gatekeeper }: Access): void {
  app.get(
    '/v1/officers',
    {
      config: { access: 'access:read' },
      schema: {
        tags,
        summary: 'Officers, of the own party or of the whole node',
        querystring: OfficersQuery,
        response: { 200: Officers },
      },
    },
    async ({ officer, query: { after, limit, agency, named } }) => {
      const party = keepsTheNode(officer) ? undefined : officer.agency.party;
      const officers = await listOfficers(parts.db, { party, agency, named, after, limit });
      return {
        items: officers.map((entry) => showOfficer(officer, entry)),
        next: officers.length === limit ? officers.at(-1)!.signInName : null,
      };
    },
  );

  app.post(
    '/v1/officers',
    {
      config: { access: 'access:administer' },
      schema: {
        tags,
        summary: 'Add an officer; the answer has the one-time link for them',
        body: NewOfficer,
        response: { 201: NewOfficerAnswer },
      },
    },
    async ({ officer, body, id }, reply) => {
      const { entry, path, expiresAt } = await addOfficerEntry(parts, officer, body, id);
      reply.code(201).header('cache-control', 'no-store');
      return {
        officer: showOfficer(officer, entry),
        link: parts.settings.origin + path,
        expiresAt: expiresAt.toISOString(),
      };
    },
  );

  app.patch(
    '/v1/officers/:id',
    {
      config: { access: 'access:administer' },
      schema: {
        tags,
        summary: 'Change an officer: name, roles, active',
        params: IdPath,
        body: OfficerChange,
        response: { 200: OfficerView },
      },
    },
    async ({ officer, params, body, id }) => {
      const entry = await changeOfficer(parts, officer, pathId(params.id), body, id);
      gatekeeper.forget();
      return showOfficer(officer, entry);
    },
  );

  app.post(
    '/v1/officers/:id/recovery',
    {
      config: { access: 'access:administer' },
      schema: {
        tags,
        summary: 'Make a one-time link for an officer who cannot sign in',
        params: IdPath,
        response: { 200: Link },
      },
    },
    async ({ officer, params, id }, reply) => {
      const { path, expiresAt } = await recoverOfficer(parts, officer, pathId(params.id), id);
      reply.header('cache-control', 'no-store');
      return { link: parts.settings.origin + path, expiresAt: expiresAt.toISOString() };
    },
  );

  app.get(
    '/v1/roles',
    {
      config: { access: 'access:read' },
      schema: { tags, summary: 'Roles and what each may do', response: { 200: RolesView } },
    },
    () => ({ items: ROLES.map((role) => ({ role, rights: [...RIGHTS_OF_ROLE[role]] })) }),
  );
}
