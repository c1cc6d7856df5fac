import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import type { AgencyFunction } from '../../kernel/officer.ts';
import { readKeys } from '../../platform/home.ts';
import { type App, createApp } from '../../platform/http.ts';
import { newId } from '../../platform/ids.ts';
import { openLog } from '../../platform/log.ts';
import { openMetrics } from '../../platform/metrics.ts';
import { readSettings, type Settings } from '../../platform/settings.ts';
import { readChain } from '../audit/audit-lines.fixtures.ts';
import { createAudit, type NodeAudit } from '../audit/public.ts';
import { accessRoutes } from './access.routes.ts';
import { type Access, createAccess } from './access.ts';
import { purposesOfFunctions } from './agency-purposes.ts';
import { confirmTotp, replaceRecoveryCodes, setPasswordHash } from './credentials.store.ts';
import { addAgency, addParties } from './directory.store.ts';
import { findAgencyByCode, type KnownAgency } from './identity.store.ts';
import { addOfficer, setRoles } from './officers.store.ts';
import { hashPassword } from './password.ts';
import type { Role } from './roles.ts';
import { seal } from './secrets.ts';
import { hashRecoveryCode, newTotpSecret, totpCode } from './totp.ts';

/** A node with this domain's routes alone, on a database and data folder of its own, whose clock can be moved. */
export interface AccessNode {
  readonly app: App;
  readonly access: Access;
  readonly audit: NodeAudit;
  /** Moves the node's clock on. */
  later(ms: number): void;
  now(): Date;
  send(method: InjectOptions['method'], url: string, more?: Sent): Promise<LightMyRequestResponse>;
  stop(): Promise<void>;
}

export interface Sent {
  readonly body?: unknown;
  readonly session?: string;
  readonly bearer?: string;
  readonly from?: string;
  readonly headers?: Record<string, string>;
}

/** Starts such a node. */
export async function startAccessNode(settings: Partial<Settings> = {}): Promise<AccessNode> {
  const home = mkdtempSync(join(tmpdir(), 'entente-access-'));
  const db = await createTestDatabase();
  let ahead = 0;
  const parts = {
    settings: {
      ...readSettings({ ENTENTE_HOME: home, ENTENTE_RATE_LIMIT: '100000' }),
      origin: 'http://localhost:8080',
      ...settings,
    },
    keys: readKeys(home),
    db,
    log: openLog('silent'),
    metrics: openMetrics(),
    clock: () => new Date(Date.now() + ahead),
  };
  const audit = await createAudit(parts);
  const access = createAccess(parts, audit);
  const app = await createApp(parts.settings, parts.log, parts.metrics, access.gatekeeper, (whole) =>
    accessRoutes(whole, access),
  );
  await app.ready();
  return {
    app,
    access,
    audit,
    later(ms) {
      ahead += ms;
    },
    now: parts.clock,
    send(method, url, { body, session, bearer, from, headers = {} } = {}) {
      return app.inject({
        method,
        url,
        ...(body === undefined ? {} : { payload: body as object }),
        ...(from ? { remoteAddress: from } : {}),
        headers: {
          ...(session ? { cookie: `entente_session=${session}` } : {}),
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...headers,
        },
      });
    },
    async stop() {
      await app.close();
      await audit.stop();
      await db.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** An agency of an invented party, made when it is first named. */
export async function anAgency(
  { access: { parts } }: AccessNode,
  {
    code = 'ZZN-NCB',
    functions = ['national-central-bureau'],
    own = false,
  }: { code?: string; functions?: AgencyFunction[]; own?: boolean } = {},
): Promise<KnownAgency> {
  const known = await findAgencyByCode(parts.db, code);
  if (known) return known;
  const party = code.slice(0, 3);
  const entry = {
    kind: 'country',
    names: { en: party },
    note: null,
    isoAlpha2: null,
    isoNumeric: null,
    documentCodes: [],
  } as const;
  await addParties(parts.db, [{ ...entry, code: party, invented: true, source: 'test', asOf: '2026-01-01' }]);
  const rest = { party, functions, purposes: purposesOfFunctions(functions), timeZone: 'UTC', own };
  await addAgency(parts.db, { id: newId(), code, name: `Agency ${code}`, ...rest }, parts.clock());
  return (await findAgencyByCode(parts.db, code))!;
}

export const A_PASSWORD = 'nine slow herons at dusk';

export interface TestOfficer {
  readonly id: string;
  readonly signInName: string;
  readonly totpSecret: string;
  readonly recoveryCodes: readonly string[];
}

let officers = 0;

/** An officer with a password and TOTP. */
export async function anOfficer(
  node: AccessNode,
  {
    roles = ['desk-officer'],
    agency,
    own,
    totp = true,
  }: { roles?: readonly Role[]; agency?: string; own?: boolean; totp?: boolean } = {},
): Promise<TestOfficer> {
  const { db, keys, clock } = node.access.parts;
  const { id: agencyId } = await anAgency(node, { code: agency, own });
  officers += 1;
  const id = newId();
  const signInName = `officer.${officers}`;
  const totpSecret = newTotpSecret();
  const recoveryCodes = [`AAAAA-AAA${officers}`, `BBBBB-BBB${officers}`];
  await addOfficer(db, { id, agencyId, signInName, name: 'Ada Voss', language: 'en' }, clock());
  await setRoles(db, id, roles, null, clock());
  await setPasswordHash(db, id, await hashPassword(A_PASSWORD), clock());
  if (totp) {
    await confirmTotp(db, id, seal(keys.sealing, totpSecret, id), 0, clock());
    const hashes = recoveryCodes.map((code) => hashRecoveryCode(keys.sealing, id, code));
    await replaceRecoveryCodes(db, id, hashes);
  }
  return { id, signInName, totpSecret, recoveryCodes };
}

/** The session token in an answer. */
export function sessionIn(reply: LightMyRequestResponse): string {
  const cookie = reply.cookies.find(({ name }) => name === 'entente_session');
  if (!cookie) throw new Error(`no session in the answer: ${reply.statusCode} ${reply.body}`);
  return cookie.value;
}

/** The ticket that the right password gets. */
export async function ticketFor(node: AccessNode, { signInName }: TestOfficer, from?: string): Promise<string> {
  const reply = await node.send('POST', '/v1/sign-in', { body: { name: signInName, password: A_PASSWORD }, from });
  return reply.json().ticket;
}

/** Signs an officer in as a person does, with password and code, and answers the session's token. */
export async function signedIn(node: AccessNode, officer: TestOfficer): Promise<string> {
  const ticket = await ticketFor(node, officer);
  const totp = totpCode(officer.totpSecret, node.now());
  return sessionIn(await node.send('POST', '/v1/sign-in/second-step', { body: { ticket, totp } }));
}

/** What the node's audit holds, oldest first. */
export function readAuditLines({ access, audit }: Pick<AccessNode, 'access' | 'audit'>): ReturnType<typeof readChain> {
  return readChain(access.parts.db, audit);
}
