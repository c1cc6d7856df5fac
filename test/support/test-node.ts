import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { type RunningNode, startNode } from '../../src/app/node.ts';
import { type AccessNode, anAgency, anOfficer, type Sent, signedIn } from '../../src/domains/access/access.fixtures.ts';
import type { Role } from '../../src/domains/access/public.ts';
import { listBlocksFrom } from '../../src/domains/audit/audit.store.ts';
import { unpackLines } from '../../src/domains/audit/block.ts';
import type { AuditEntry } from '../../src/domains/audit/entry-line.ts';
import type { AgencyFunction } from '../../src/kernel/officer.ts';
import { readSettings, type Settings } from '../../src/platform/settings.ts';
import { inventedWorld } from './invented-world.ts';
import { createTestDatabase } from './test-database.ts';
import { Wire, type WireReply } from './wire.ts';

/** Somebody signed in, who asks the node. */
export interface Caller {
  readonly agency: string;
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  put(url: string, body: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  patch(url: string, body: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  delete(url: string): Promise<LightMyRequestResponse>;
  /** Posts text over a connection, if the node listens. */
  postOverWire(path: string, text: string | undefined, headers?: Record<string, string>): Promise<WireReply>;
}

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/** A whole node on a database and a data folder of its own, whose clock can be moved. */
export interface TestNode extends AccessNode {
  readonly running: RunningNode;
  readonly wire: Wire;
  /** Every entry of the node's audit, in order. */
  auditEntries(): Promise<AuditEntry[]>;
  /** Signs in an officer of an agency, which is made when it is new. */
  signIn(agency: string, roles?: Role[], functions?: AgencyFunction[]): Promise<Caller>;
}

/**
 * Starts such a node: empty, or with the invented world as it was loaded a moment ago. Where its clock stands at first can be
 * said, so that no test depends on the day of its run.
 */
export async function startTestNode(
  settings: Partial<Settings> = {},
  { at, world = false }: { at?: Date; world?: boolean } = {},
): Promise<TestNode> {
  const home = mkdtempSync(join(tmpdir(), 'entente-node-'));
  const loaded = world ? await inventedWorld() : undefined;
  if (loaded) cpSync(loaded.home, home, { recursive: true });
  const database = await createTestDatabase(loaded?.template);
  let ahead = at ? at.getTime() - Date.now() : 0;
  const clock = (): Date => new Date(Date.now() + ahead);
  const base = readSettings({ ENTENTE_HOME: home, ENTENTE_RATE_LIMIT: '1000000', ENTENTE_LOG: 'silent', PORT: '0' });
  const running = await startNode(
    { ...base, databaseUrl: database.url, origin: 'http://localhost:8080', ...settings },
    { listen: settings.port !== undefined, jobs: false, clock },
  );
  const wire = new Wire(() => {
    const at = running.app.server.address();
    if (at === null || typeof at === 'string') throw new Error('the node does not listen');
    return `http://127.0.0.1:${at.port}`;
  });
  const node: AccessNode = {
    app: running.app,
    access: running.access,
    audit: running.audit,
    now: clock,
    later(ms) {
      ahead += ms;
    },
    send(method: InjectOptions['method'], url: string, { body, session, bearer, from, headers = {} }: Sent = {}) {
      return running.app.inject({
        method,
        url,
        remoteAddress: from,
        payload: body as InjectOptions['payload'],
        headers: {
          ...SAME_ORIGIN,
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...headers,
        },
        cookies: session ? { entente_session: session } : undefined,
      });
    },
    async stop() {
      wire.stop();
      await running.close();
      await database.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
  let first: string | undefined;
  return {
    ...node,
    running,
    wire,
    async auditEntries() {
      await running.audit.sealWaiting();
      const blocks = await listBlocksFrom(running.parts.db, running.audit.chain, { from: 0, limit: 100_000 });
      return blocks.flatMap((block) => unpackLines(block.packed)!.map((line) => JSON.parse(line) as AuditEntry));
    },
    async signIn(code, roles = ['desk-officer'], functions = ['national-central-bureau', 'police', 'border-guard']) {
      first ??= code;
      await anAgency(node, { code, functions, own: code === first });
      const session = await signedIn(node, await anOfficer(node, { roles, agency: code }));
      return {
        agency: code,
        get: (url) => node.send('GET', url, { session }),
        post: (url, body, headers) => node.send('POST', url, { session, body, headers }),
        put: (url, body, headers) => node.send('PUT', url, { session, body, headers }),
        patch: (url, body, headers) => node.send('PATCH', url, { session, body, headers }),
        delete: (url) => node.send('DELETE', url, { session }),
        postOverWire: (path, text, headers) =>
          wire.post(path, text, { ...SAME_ORIGIN, cookie: `entente_session=${session}`, ...headers }),
      };
    },
  };
}
