import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOfficer, aSearchNote, startTestParts, type TestParts } from '../../domains/audit/audit.fixtures.ts';
import { unpackLines } from '../../domains/audit/block.ts';
import { createAudit, verifyAudit } from '../../domains/audit/public.ts';
import { createArchive } from '../../platform/archive.ts';
import { dropEverything, withRefill } from '../../platform/copy-tables.ts';
import { openDatabase } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { migrateWithin, migrationState } from '../../platform/migrate.ts';
import { CHECKS, MANIFEST, sha256 } from './backup-file.ts';
import { backupNode } from './backup-node.ts';
import { examineNode } from './examine-node.ts';
import { restoreNode } from './restore-node.ts';

let source: TestParts;
let backup: string;
let withKeys: string;
const AWKWARD = 'Straße \\N "x"\t\\.\n{a,b}\u2028 \'; drop';

async function contentsOf(parts: TestParts): Promise<Record<string, unknown[]>> {
  const tables = await parts.db.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('changes', 'changes_trimmed', 'schema_migrations')`,
  );
  const contents: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    contents[name] = (await parts.db.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`)).map(
      ({ row }) => row,
    );
  }
  return contents;
}

/** An agency of an invented country with so many officers. */
async function populate({ db }: TestParts, country: string, officers: number, name = 'Police'): Promise<void> {
  await db.query(
    `insert into parties (code, kind, names, source, as_of) values ($1, 'country', $2, 'invented', '2026-01-01')`,
    [country, JSON.stringify({ en: name })],
  );
  const agency = newId();
  await db.query(`insert into agencies (id, code, name, party, made_at) values ($1, $2, $3, $4, now())`, [
    agency,
    `${country}-POL`,
    name,
    country,
  ]);
  await db.query(
    `insert into officers (id, agency_id, name, sign_in_name, made_at)
     select gen_random_uuid(), $1, $2, 'officer-' || n, now() from generate_series(1, $3::integer) as n`,
    [agency, name, officers],
  );
  await db.query(`insert into changes (record_id, kind) select gen_random_uuid(), 'person' from generate_series(1, 7)`);
}

beforeAll(async () => {
  source = await startTestParts();
  await populate(source, 'ZZN', 3, AWKWARD);
  const audit = await createAudit(source);
  await audit.appendMany(Array.from({ length: 5000 }, (_, i) => aSearchNote({ officer: anOfficer(), facts: { i } })));
  await audit.append(aSearchNote({ outcome: 'hit', records: [{ id: newId(), register: 'person', owner: 'ZZN-NCB' }] }));
  await audit.stop();
  backup = join(source.settings.home, 'backup.tar.gz');
  withKeys = join(source.settings.home, 'backup-with-keys.tar.gz');
});
afterAll(() => source.stop());

test('a backup is taken while entries are being written, and is consistent', async () => {
  const audit = await createAudit(source);
  let writing = true;
  const writer = (async () => {
    while (writing) await audit.append(aSearchNote());
  })();
  const summary = await backupNode(source, withKeys, { withKeys: true });
  writing = false;
  await writer;
  await audit.stop();
  expect(summary.rows).toBeGreaterThan(3);
  expect(statSync(withKeys).mode & 0o777).toBe(0o600);

  const target = await startTestParts();
  const restored = await restoreNode(target, withKeys);
  expect(restored).toMatchObject({ keys: true, audit: { ok: true } });
  expect(readFileSync(join(target.settings.home, 'keys/audit-signing.pem'))).toEqual(
    readFileSync(join(source.settings.home, 'keys/audit-signing.pem')),
  );
  expect(readFileSync(join(target.settings.home, 'keys/console.token'))).not.toEqual(
    readFileSync(join(source.settings.home, 'keys/console.token')),
  );
  const blocks = await target.db.query<{ packed: Buffer }>('select packed from audit_blocks');
  const noted = blocks.flatMap(({ packed }) => unpackLines(packed)!).map((line) => JSON.parse(line).action as string);
  expect(noted).toContain('node.backup');
  expect(noted).toContain('node.restored');
  await target.stop();
});

test('what is restored is what was backed up, the chain verifies and goes on', async () => {
  await backupNode(source, backup);
  const before = await contentsOf(source);
  const target = await startTestParts();
  const summary = await restoreNode(target, backup);
  expect(summary).toMatchObject({ keys: false, audit: { ok: true } });
  const after = await contentsOf(target);
  for (const [table, rows] of Object.entries(before)) {
    if (!table.startsWith('audit_')) expect([table, after[table]]).toEqual([table, rows]);
    else expect([table, rows.filter((row) => !after[table]!.includes(row))]).toEqual([table, []]);
  }
  expect(after.parties!.length).toBeGreaterThan(0);
  expect(await verifyAudit(target.db)).toMatchObject({ ok: true });
  const guards = `select conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1, 2`;
  expect(await target.db.query(guards)).toEqual(await source.db.query(guards));
  await target.stop();
});

test('numbers that the database hands out go on where they were', async () => {
  const sequences = `select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`;
  const target = await startTestParts();
  await restoreNode(target, backup);
  expect(await target.db.query(sequences)).toEqual(await source.db.query(sequences));
  expect(await target.db.query(sequences)).toContainEqual({ sequencename: 'changes_seq_seq', last_value: 7 });
  await target.stop();
});

test('a node that holds data is not overwritten unless told so, and then forgets what it held', async () => {
  const target = await startTestParts();
  const audit = await createAudit(target);
  for (let i = 0; i < 50; i += 1) await audit.append(aSearchNote());
  await audit.stop();
  await populate(target, 'ZZS', 2);
  await expect(restoreNode(target, backup)).rejects.toMatchObject({ kind: 'node-not-empty' });
  expect(await target.db.query('select id from officers')).toHaveLength(2);

  await restoreNode(target, backup, { replace: true });
  expect(await target.db.query('select id from officers')).toHaveLength(3);
  const own = await createAudit(target);
  expect(await examineNode(target, { audit: own })).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ check: 'audit', ok: true })]),
  );
  await own.stop();
  await target.stop();
});

test('a truncated, damaged, altered or foreign file is refused with a sentence, and nothing is touched', async () => {
  const target = await startTestParts();
  await populate(target, 'ZZE', 1);
  const whole = readFileSync(backup);
  const file = join(target.settings.home, 'bad.tar.gz');
  const tar = gunzipSync(whole);
  const altered = Buffer.from(tar);
  altered[altered.indexOf('border-management') > 0 ? altered.indexOf('border-management') : altered.indexOf('ZZN\t')] =
    0x41;
  const flipped = Buffer.from(whole);
  flipped[whole.length >> 1]! ^= 0x55;
  const newer = Buffer.from(
    tar
      .toString('latin1')
      .replace(/"migration": \d+/, (said) => said.replace(/\d+/, '9'.repeat(/\d+/.exec(said)![0].length))),
    'latin1',
  );
  const cases: [string, Buffer][] = [
    ['cut in the middle', whole.subarray(0, whole.length >> 1)],
    ['cut by its last bytes', whole.subarray(0, -3)],
    ['cut inside the archive', gzipSync(tar.subarray(0, tar.length - 4096))],
    ['a byte flipped', flipped],
    ['a row altered', gzipSync(altered)],
    ['contents altered', gzipSync(newer)],
    ['empty', Buffer.alloc(0)],
    ['a text', Buffer.from('name,born\nAda,1957\n')],
    ['another archive', gzipSync(Buffer.alloc(2048))],
    ['another compressed file', gzipSync('a,b,c\n'.repeat(1000))],
  ];
  for (const [what, bytes] of cases) {
    writeFileSync(file, bytes);
    const refused = await restoreNode(target, file).then(
      () => undefined,
      (error: unknown) => error as { kind: string; message: string },
    );
    expect([what, refused?.kind, refused?.message]).toEqual([
      what,
      'unreadable-file',
      expect.stringMatching(/Nothing was changed\.$/),
    ]);
  }
  expect(await target.db.query('select code from parties')).toEqual([{ code: 'ZZE' }]);
  await expect(restoreNode(target, join(target.settings.home, 'none'))).rejects.toMatchObject({ kind: 'not-found' });
  await target.stop();
});

test('a backup of an earlier release is brought up to date, one of a newer release is refused', async () => {
  const old = await startTestParts();
  await withRefill(old.db.url, async (tx) => {
    await dropEverything(tx);
    await migrateWithin(tx, 3);
  });
  await populate(old, 'ZZS', 2);
  const file = join(old.settings.home, 'old.tar.gz');
  await backupNode(old, file);
  const target = await startTestParts();
  await restoreNode(target, file);
  const { applied, newest } = await migrationState(target.db.url);
  expect(applied).toBe(newest);
  expect(newest).toBeGreaterThan(3);
  expect(await target.db.query('select id from officers')).toHaveLength(2);
  expect(await target.db.query('select id from records')).toEqual([]);

  const contents = Buffer.from(
    JSON.stringify({
      format: 'entente-backup-1',
      madeAt: '2026-01-01T00:00:00Z',
      migration: 9999,
      tables: [],
      withKeys: false,
    }),
  );
  const newer = join(old.settings.home, 'newer.tar.gz');
  const archive = await createArchive(newer, new Date());
  await archive.add(MANIFEST, contents);
  await archive.add(CHECKS, Buffer.from(JSON.stringify({ manifest: sha256(contents), tables: {}, sequences: {} })));
  await archive.finish();
  await expect(restoreNode(target, newer, { replace: true })).rejects.toThrow(/newer release .* Nothing was changed\./);
  await old.stop();
  await target.stop();
});

test('a backup of a chain that somebody altered is refused unless that is wanted', async () => {
  const tampered = await startTestParts();
  await restoreNode(tampered, backup);
  await tampered.db.query('delete from audit_blocks where height = 1');
  const file = join(tampered.settings.home, 'tampered.tar.gz');
  await backupNode(tampered, file);
  const target = await startTestParts();
  await expect(restoreNode(target, file)).rejects.toThrow(
    /does not verify: Block 1 was removed\. Nothing was changed\./,
  );
  expect(await target.db.query('select height from audit_blocks')).toEqual([]);
  expect(await restoreNode(target, file, { despiteAuditFaults: true })).toMatchObject({ audit: { ok: false } });
  await tampered.stop();
  await target.stop();
});

test('a backup does not overwrite a file, and leaves none behind when it fails', async () => {
  await expect(backupNode(source, backup)).rejects.toMatchObject({ kind: 'conflict' });
  const nowhere = join(source.settings.home, 'no/such/folder/b.tar.gz');
  await expect(backupNode(source, nowhere)).rejects.toMatchObject({ kind: 'conflict' });
  expect(existsSync(`${nowhere}.partial`)).toBe(false);
});

test('the doctor finds a healthy node healthy', async () => {
  const audit = await createAudit(source);
  const findings = await examineNode(source, {
    full: true,
    audit,
    index: async () => ({ ok: true, code: 'index-counts', detail: 'The index follows.' }),
  });
  expect(findings.filter((finding) => !finding.ok)).toEqual([]);
  expect(findings.map((finding) => finding.check)).toEqual([
    'database',
    'migrations',
    'audit',
    'audit-waiting',
    'clock',
    'index',
    'disk',
    'data-folder',
  ]);
  await audit.stop();
});

test('the doctor names what is wrong and says what to do', async () => {
  const sick = await startTestParts();
  const audit = await createAudit(sick);
  for (let i = 0; i < 3; i += 1) await audit.append(aSearchNote());
  await audit.stop();
  await sick.db.query('update audit_blocks set entries = 7 where height = 1');
  await sick.db.query(
    `insert into audit_waiting (id, chain, line, at) values ($1, 'x', '{}', now() - interval '5 minutes')`,
    [newId()],
  );
  chmodSync(join(sick.settings.home, 'keys/sealing.key'), 0o644);
  const skewed = { ...sick, clock: () => new Date(Date.now() - 60_000) };
  const findings = await examineNode(skewed, { index: () => Promise.reject(new Error('no index')) });
  const bad = findings.filter((finding) => !finding.ok);
  expect(bad.map((finding) => finding.check)).toEqual(['audit', 'audit-waiting', 'clock', 'index', 'data-folder']);
  for (const finding of bad) expect(finding.todo).toBeTruthy();

  const unreachable = { ...sick, db: openDatabase('postgres://nobody:none@127.0.0.1:1/none') };
  const alone = await examineNode(unreachable);
  expect(alone.map((finding) => [finding.check, finding.ok])).toEqual([
    ['database', false],
    ['disk', true],
    ['data-folder', false],
  ]);
  await sick.stop();
});
