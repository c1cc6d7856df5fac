import { afterEach, expect, test } from 'vitest';
import { LANGUAGES } from '../../kernel/codes.ts';
import { type AccessNode, sessionIn, startAccessNode } from './access.fixtures.ts';
import { DEMO_PASSWORD, DEMO_SIGN_INS, DEMO_TOTP_SECRET } from './invented-world.ts';
import { ROLES } from './roles.ts';
import { totpCode } from './totp.ts';
import { worldParties } from './world-parties.ts';

const nodes: AccessNode[] = [];
async function aNode(): Promise<AccessNode> {
  const node = await startAccessNode();
  nodes.push(node);
  return node;
}
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.stop();
});

test('every country has a name in each of the eight languages', () => {
  const parties = worldParties();
  expect(parties.filter(({ kind }) => kind !== 'organisation')).toHaveLength(250);
  for (const party of parties) {
    for (const language of LANGUAGES) expect(party.names[language], `${party.code} ${language}`).toMatch(/\p{L}/u);
  }
});

test('Kosovo is listed without prejudice to its status, with the codes its documents carry', async () => {
  const node = await aNode();
  expect(await node.access.loadParties()).toBe(255);
  expect(await node.access.loadParties()).toBe(0);
  await node.access.loadInventedWorld();
  const bearer = node.access.parts.keys.consoleToken;
  const reply = await node.send('GET', '/v1/parties?after=XKW&limit=1', { bearer });
  expect(reply.json().items).toEqual([
    expect.objectContaining({
      code: 'XKX',
      documentCodes: ['RKS', 'UNK'],
      note: expect.stringContaining('without prejudice'),
    }),
  ]);
});

test('on an empty node one link makes one administrator, who then cannot be made again', async () => {
  const node = await aNode();
  const first = await node.access.ensureFirstAdministrator('http://localhost:9999');
  expect(first!.link).toMatch(/^http:\/\/localhost:9999\/invitations\/[\w-]{43}$/);
  const renewed = await node.access.ensureFirstAdministrator();
  const token = renewed!.link.split('/').at(-1)!;
  expect((await node.send('GET', `/v1/invitations/${first!.link.split('/').at(-1)}`)).statusCode).toBe(404);
  expect((await node.send('GET', `/v1/invitations/${token}`)).json()).toMatchObject({ signInName: 'administrator' });

  const weak = await node.send('POST', `/v1/invitations/${token}`, { body: { password: 'administrator' } });
  expect(weak.statusCode).toBe(400);
  const taken = await node.send('POST', `/v1/invitations/${token}`, { body: { password: 'a lighthouse in the fog' } });
  expect(taken.json()).toMatchObject({ state: 'signed-in', me: { roles: ['administrator'], agency: { party: null } } });
  const again = await node.send('POST', `/v1/invitations/${token}`, { body: { password: 'another lighthouse again' } });
  expect(again.statusCode).toBe(404);
  expect(await node.access.ensureFirstAdministrator()).toBeUndefined();
  expect((await node.send('GET', '/v1/officers', { session: sessionIn(taken) })).json().items).toHaveLength(1);
});

test('two nodes that start together on one database make one administrator', async () => {
  const node = await aNode();
  await Promise.all([node.access.ensureFirstAdministrator(), node.access.ensureFirstAdministrator()]);
  const rows = await node.access.parts.db.query(`select id from officers`);
  expect(rows).toHaveLength(1);
});

test('the invented world has somebody to sign in as for every role', async () => {
  const node = await aNode();
  await node.access.loadParties();
  expect(await node.access.loadInventedWorld()).toBe(true);
  expect(await node.access.loadInventedWorld()).toBe(false);
  expect(await node.access.ensureFirstAdministrator()).toBeUndefined();
  const met = new Set<string>();
  for (const { signInName, role, agency } of DEMO_SIGN_INS) {
    const first = await node.send('POST', '/v1/sign-in', { body: { name: signInName, password: DEMO_PASSWORD } });
    const totp = totpCode(DEMO_TOTP_SECRET, node.now());
    const second = await node.send('POST', '/v1/sign-in/second-step', { body: { ticket: first.json().ticket, totp } });
    expect(second.json().me).toMatchObject({ roles: [role], agency: { code: agency } });
    met.add(role);
  }
  expect([...met].sort()).toEqual([...ROLES].sort());
  expect(await node.access.demoSignIns()).toHaveLength(DEMO_SIGN_INS.length);
  expect((await node.access.consoleOfficer()).agency.code).toBe('ZZN-NCB');
});
