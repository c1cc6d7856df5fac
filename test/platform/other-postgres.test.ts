import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startNode } from '../../src/app/node.ts';
import { verifyAudit } from '../../src/domains/audit/public.ts';
import { aStolenPassport } from '../../src/domains/registers/registers.fixtures.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { readSettings } from '../../src/platform/settings.ts';

const SERVER = process.env.TEST_DATABASE_URL;

// Set TEST_DATABASE_URL to a PostgreSQL of version 15 or later whose role may create databases.
test.skipIf(!SERVER)('a node works on any PostgreSQL from version 15 on: report, search, jobs, audit', async () => {
  const admin = openDatabase(SERVER!, { connections: 1 });
  const name = `entente_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name}`);
  const address = new URL(SERVER!);
  address.pathname = `/${name}`;
  const home = mkdtempSync(join(tmpdir(), 'entente-other-'));
  const settings = readSettings({
    ENTENTE_HOME: home,
    DATABASE_URL: address.toString(),
    PORT: '0',
    ENTENTE_LOG: 'silent',
  });
  const node = await startNode(settings);
  try {
    const [{ version }] = (await node.parts.db.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    )) as [{ version: string }];
    expect(Number(version)).toBeGreaterThanOrEqual(150_000);
    await node.access.loadInventedWorld();
    const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
      node.app.inject({ method, url, payload, headers: { authorization: `Bearer ${node.parts.keys.consoleToken}` } });
    const reported = (await ask('POST', '/v1/registers/travel-document/records', aStolenPassport())).json();
    await node.index.caughtUp();
    const answer = (
      await ask('POST', '/v1/searches', {
        purpose: 'border-management',
        subject: { document: { number: reported.subject.number, issuer: 'ZZN' } },
      })
    ).json();
    expect(answer.outcome).toBe('hit');
    await node.audit.sealWaiting();
    expect(await verifyAudit(node.parts.db)).toMatchObject({ ok: true });
    expect((await ask('GET', '/v1/node/health')).json()).toMatchObject({ ok: true });
  } finally {
    await node.close();
    rmSync(home, { recursive: true, force: true });
    await admin.query(`drop database ${name} with (force)`);
    await admin.close();
  }
});
