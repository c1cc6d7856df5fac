import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NodeProcess, startNodeProcess } from '../support/node-process.ts';

const ROOT = join(import.meta.dirname, '../..');
let home: string;
let csv: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'entente-cli-'));
  csv = join(home, 'documents.csv');
  writeFileSync(
    csv,
    'number,issuer,type,reason\nNX7700001,ZZN,passport,stolen\nNX7700002,ZZN,passport,lost\nX,ZZN,passport,lost\n',
  );
  await (await startNodeProcess(home, { ENTENTE_DEMO: '1' })).stop();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a person would type it. */
function entente(...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'tools/entente.mjs'), ...words], {
      env: { ...process.env, ENTENTE_HOME: home, DATABASE_URL: '' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

async function searchAndImport(): Promise<void> {
  const hit = await entente('search', 'person', 'Sokolewsky, Ilja', '--born', '1979-03-14', '--json');
  expect([hit.code, hit.stderr]).toEqual([0, '']);
  const answer = JSON.parse(hit.stdout);
  expect(answer).toMatchObject({
    outcome: 'hit',
    searched: expect.arrayContaining(['person']),
    tookMs: expect.any(Number),
  });
  expect(answer.hits[0]).toMatchObject({
    register: 'person',
    owner: 'ZZS-NCB',
    status: 'active',
    action: 'arrest',
    reference: expect.any(String),
  });
  expect(answer.hits[0].because.length).toBeGreaterThan(1);

  const none = await entente('search', 'document', 'QQ0000000', '--json');
  expect([none.code, JSON.parse(none.stdout).outcome]).toEqual([1, 'no-hit']);

  const imported = await entente('import', 'csv', csv, '--register', 'travel-document', '--json');
  expect(imported.code).toBe(0);
  const summary = JSON.parse(imported.stdout);
  expect(summary.read).toBe(3);
  expect(summary.created + summary.unchanged).toBe(2);
  for (const count of [
    'read',
    'created',
    'amended',
    'withdrawn',
    'unchanged',
    'rejected',
    'aliases',
    'documents',
    'seconds',
  ]) {
    expect([count, typeof summary[count]]).toEqual([count, 'number']);
  }
  expect((await entente('doctor', '--json')).code).toBe(0);
}

test('searching and importing work while no node is running', () => searchAndImport());

test('they work the same while one is running', async () => {
  const node: NodeProcess = await startNodeProcess(home);
  try {
    await searchAndImport();
    const recovered = await entente('officer', 'recover', 'Admin', '--json');
    expect([recovered.code, recovered.stderr]).toEqual([0, '']);
    const { link } = JSON.parse(recovered.stdout) as { link: string };
    const taken = await node.ask('POST', `/v1${new URL(link).pathname}`, { password: 'the ferry leaves at six' });
    expect(((await taken.json()) as { state: string }).state).toBe('signed-in');
    const nobody = await entente('officer', 'recover', 'nobody.at.all');
    expect([nobody.code, nobody.stdout]).toEqual([1, '']);
    const health = JSON.parse((await entente('doctor', '--json')).stdout);
    expect(health.findings.map(({ check }: { check: string }) => check)).toContain('index');
  } finally {
    await node.stop();
  }
});

test('wrong use ends with 2 and a sentence on standard error', async () => {
  const wrong = await entente('search', 'person', 'Ilja', '--born', '1979-02-30', '--json');
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr).toContain('There is no such date.');
  expect((await entente('nonsense')).code).toBe(2);
  expect((await entente('import', 'un-sc', join(home, 'not-there.xml'))).code).toBe(2);
});

test('every verb has its help, and no setting that is secret is shown', async () => {
  for (const words of [
    ['search'],
    ['search', 'person'],
    ['import'],
    ['audit'],
    ['backup'],
    ['restore'],
    ['doctor'],
    ['officer', 'recover'],
    ['due'],
    ['legal-basis'],
    ['eval'],
  ]) {
    const help = await entente(...words, '--help');
    expect([words.join(' '), help.code]).toEqual([words.join(' '), 0]);
    expect(help.stdout).toContain('Usage: entente');
  }
});
