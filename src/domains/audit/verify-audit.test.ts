import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { anOfficer, aSearchNote, startTestParts, type TestParts } from './audit.fixtures.ts';
import type { NodeAudit } from './audit.ts';
import { AUDIT_ACTIONS } from './audit-entry.ts';
import { packLines, unpackLines } from './block.ts';
import { publicKeyOf, signCheckpoint } from './checkpoint.ts';
import { createAudit } from './create-audit.ts';
import { writeEntryLine } from './entry-line.ts';
import { findEntry, proveEntry } from './prove-entry.ts';
import { readRememberedCheckpoint } from './remembered-checkpoint.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

let parts: TestParts;
let audit: NodeAudit;
let ids: string[];

beforeAll(async () => {
  parts = await startTestParts();
});
afterAll(() => parts.stop());

// Ten blocks of three entries, the last one touching a record, and a checkpoint over the ninth.
beforeEach(async () => {
  await parts.db.query('truncate audit_chains, audit_blocks, audit_checkpoints, audit_waiting, audit_touches');
  // A chain of its own: the data folder remembers that the former ones were longer.
  audit = await createAudit(parts, { chain: expect.getState().currentTestName!.replace(/\W/g, '').slice(0, 40) });
  ids = [];
  const officer = anOfficer({ agency: 'ZZS-BORDER' });
  for (let block = 0; block < 10; block += 1) {
    const records = [{ id: `record-${block}`, register: 'person', owner: 'ZZN-NCB' }];
    ids.push(
      ...(await audit.appendMany([
        aSearchNote({ officer }),
        aSearchNote({ officer, caseReference: 'case "7"\n,"id":"' }),
        aSearchNote({ officer, outcome: 'hit', records, facts: { matched: 2, id: 'x' } }),
      ])),
    );
    if (block === 8) await audit.checkpoint();
  }
  expect(audit.height()).toBe(9);
});

async function faultsAfter(tamper: (tx: Database) => Promise<unknown>): Promise<string[]> {
  await parts.db.transaction(tamper);
  const verdict = await verifyAudit(parts.db);
  expect(verdict.ok).toBe(verdict.faults.length === 0);
  await audit.stop();
  return verdict.faults.map((fault) => `${fault.kind} ${fault.height}`);
}

test('an untouched chain verifies, and says how much it looked at', async () => {
  const verdict: AuditVerdict = await verifyAudit(parts.db);
  expect(verdict).toMatchObject({ ok: true, blocks: 10, entries: 30, checkpoints: 1, waiting: 0, faults: [] });
  expect(await verifyAudit(parts.db, { last: 4 })).toMatchObject({ ok: true, blocks: 4, entries: 12 });
  await audit.stop();
  expect(await verifyAudit(parts.db)).toMatchObject({ ok: true, checkpoints: 2 });
});

test('an entry altered by hand is found, and its block named', async () => {
  const faults = await faultsAfter(async (tx) => {
    const [row] = await tx.query<{ packed: Buffer }>('select packed from audit_blocks where height = 4');
    const lines = unpackLines(row!.packed)!;
    lines[1] = lines[1]!.replace('border-management', 'crime-analysis');
    await tx.query('update audit_blocks set packed = $1 where height = 4', [packLines(lines)]);
  });
  expect(faults).toEqual(['entries-altered 4']);
});

test('a block whose bytes are rubbish is found', async () => {
  expect(
    await faultsAfter((tx) => tx.query(`update audit_blocks set packed = '\\x09beef' where height = 4`)),
  ).toContain('entries-altered 4');
  expect(await verifyAudit(parts.db)).toMatchObject({ ok: false });
});

test('an altered field of a block is found', async () => {
  expect(
    await faultsAfter((tx) =>
      tx.query(`update audit_blocks set last_at = last_at + interval '1 day' where height = 6`),
    ),
  ).toEqual(['block-altered 6']);
});

test('an instant that is none is found, like any other alteration', async () => {
  expect(
    await faultsAfter((tx) =>
      tx.query(`update audit_blocks set last_at = 'infinity', first_at = '-infinity' where height = 6`),
    ),
  ).toEqual(['block-altered 6']);
});

test('an altered range of ids, which would hide an entry from a search, is found', async () => {
  expect(await faultsAfter((tx) => tx.query(`update audit_blocks set low_id = high_id where height = 6`))).toEqual([
    'block-altered 6',
  ]);
});

test('an entry altered with root and hash computed anew breaks the link above and the checkpoint', async () => {
  const faults = await faultsAfter(async (tx) => {
    const { hashHeader, rootOfLines } = await import('./block.ts');
    const { listBlocksFrom } = await import('./audit.store.ts');
    const [block] = await listBlocksFrom(tx, audit.chain, { from: 8, limit: 1 });
    const lines = unpackLines(block!.packed)!;
    lines[0] = lines[0]!.replace('border-management', 'crime-analysis');
    const forged = { ...block!, root: rootOfLines(lines) };
    await tx.query('update audit_blocks set packed = $1, root = $2, hash = $3 where height = 8', [
      packLines(lines),
      forged.root,
      hashHeader(forged),
    ]);
  });
  expect(faults).toEqual(['checkpoint-contradicts 8', 'link-broken 9']);
});

test('a removed block is found', async () => {
  const faults = await faultsAfter(async (tx) => {
    await tx.query('delete from audit_blocks where height = 5');
    await tx.query('delete from audit_touches where height = 5');
  });
  expect(faults).toEqual(['block-missing 5']);
});

test('two blocks that changed places are both found', async () => {
  const faults = await faultsAfter(async (tx) => {
    await tx.query('delete from audit_touches where height in (3, 5)');
    await tx.query('update audit_blocks set height = 1000 where height = 3');
    await tx.query('update audit_blocks set height = 3 where height = 5');
    await tx.query('update audit_blocks set height = 5 where height = 1000');
  });
  expect(faults.filter((fault) => fault.startsWith('block-moved'))).toEqual(['block-moved 3', 'block-moved 5']);
});

test('a cut tail is found when a checkpoint was signed above the cut', async () => {
  const faults = await faultsAfter(async (tx) => {
    await tx.query('delete from audit_blocks where height >= 7');
    await tx.query('delete from audit_touches where height >= 7');
  });
  expect(faults).toEqual(['tail-missing 7']);
});

test('a tail cut together with its checkpoints is found by what the data folder remembers', async () => {
  await parts.db.transaction(async (tx) => {
    await tx.query('delete from audit_blocks where height >= 7');
    await tx.query('delete from audit_touches where height >= 7');
    await tx.query('delete from audit_checkpoints');
  });
  expect(await verifyAudit(parts.db)).toMatchObject({ ok: true, blocks: 7 });
  const remembered = [readRememberedCheckpoint(parts.settings.home, audit.chain)!];
  expect((await verifyAudit(parts.db, { known: remembered })).faults).toMatchObject([
    { kind: 'tail-missing', height: 7 },
  ]);
  await parts.db.transaction((tx) => tx.query('truncate audit_chains, audit_blocks, audit_checkpoints, audit_touches'));
  expect((await verifyAudit(parts.db, { known: remembered })).faults).toMatchObject([
    { kind: 'tail-missing', height: 0 },
  ]);
  await audit.stop().catch(() => {});
});

test('a checkpoint signed by another key is found, with that key put beside the chain or not', async () => {
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const [head] = await parts.db.query<{ hash: Buffer }>('select hash from audit_blocks where height = 9');
  const forged = signCheckpoint(
    { chain: audit.chain, height: 9, entries: 30, hash: head!.hash, at: new Date().toISOString() },
    stranger,
  );
  await parts.db.query(
    'insert into audit_checkpoints (chain, height, entries, hash, at, signature) values ($1, $2, $3, $4, $5, $6)',
    [forged.chain, forged.height, forged.entries, forged.hash, forged.at, forged.signature],
  );
  expect((await verifyAudit(parts.db)).faults).toMatchObject([{ kind: 'checkpoint-forged', height: 9 }]);
  const faults = await faultsAfter((tx) =>
    tx.query('update audit_chains set public_key = $1', [publicKeyOf(stranger)]),
  );
  expect(faults).toEqual(['key-replaced null', 'checkpoint-forged 8', 'checkpoint-forged 9']);
});

test('altered, removed and invented touches are found', async () => {
  expect(
    await faultsAfter(async (tx) => {
      await tx.query(`update audit_touches set agency = 'ZZE-CUSTOMS' where height = 1`);
      await tx.query('delete from audit_touches where height = 2');
      await tx.query(
        `insert into audit_touches select chain, 3, entry, 'record-x', register, owner, at, agency, purpose, action, outcome from audit_touches where height = 4`,
      );
      await tx.query(
        `insert into audit_touches select chain, 77, entry, record_id, register, owner, at, agency, purpose, action, outcome from audit_touches where height = 4`,
      );
    }),
  ).toEqual([1, 2, 1, 3, 77].map((height) => `touches-altered ${height}`));
});

function check(proof: object, ...words: string[]): Promise<{ code: number; said: string }> {
  const file = join(parts.settings.home, 'proof.json');
  writeFileSync(file, JSON.stringify(proof, null, 2));
  const script = fileURLToPath(new URL('../../../tools/check-audit-proof.mjs', import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [script, file, ...words], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });
}

test('a proof of an entry is accepted by the offline checker, and refused once anything in it was changed', async () => {
  const placed = (await findEntry(parts.db, ids[16]!))!;
  const proof = await proveEntry(parts.db, placed, audit.checkpoint);
  expect(proof.headers).toHaveLength(4);
  expect(await check(proof)).toMatchObject({ code: 0, said: expect.stringContaining(`entry ${ids[16]}`) });
  expect(await check(proof, '--key', audit.chain.split('.')[0]!)).toMatchObject({ code: 0 });
  expect(await check(proof, '--key', '0'.repeat(32))).toMatchObject({ code: 1 });
  expect(await check(proof, '--key')).toMatchObject({ code: 2 });

  const tampered: object[] = [
    { ...proof, entry: { ...proof.entry, outcome: 'hit' } },
    { ...proof, leaf: { ...proof.leaf, index: 0 } },
    { ...proof, path: proof.path.slice(1) },
    { ...proof, headers: proof.headers.slice(0, -1) },
    { ...proof, headers: proof.headers.toReversed() },
    { ...proof, checkpoint: { ...proof.checkpoint, at: '2020-01-01T00:00:00.000Z' } },
    { ...proof, publicKey: publicKeyOf(generateKeyPairSync('ed25519').privateKey) },
    { format: proof.format },
    {},
  ];
  for (const one of tampered) expect((await check(one)).code).toBe(1);
  await audit.stop();
});

test('every entry of blocks of any size can be proved', async () => {
  for (const size of [1, 2, 3, 5, 7, 8]) {
    const made = await audit.appendMany(Array.from({ length: size }, () => aSearchNote()));
    for (const id of made.slice(-2)) {
      const proof = await proveEntry(parts.db, (await findEntry(parts.db, id))!, audit.checkpoint);
      expect(proof.leaf.of).toBe(size);
      expect((await check(proof)).code).toBe(0);
    }
  }
  await audit.stop();
});

test('the line of an entry is canonical JSON whatever was noted', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  const note = fc.record(
    {
      action: fc.constantFrom(...AUDIT_ACTIONS),
      outcome: fc.constantFrom('done' as const, 'hit' as const),
      caseReference: text,
      operation: text,
      asked: text,
      requestId: text,
      facts: fc.dictionary(
        text,
        fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
      ),
      records: fc.array(fc.record({ register: text, id: text, owner: text }), { maxLength: 4 }),
    },
    { requiredKeys: ['action', 'outcome'] },
  );
  fc.assert(
    fc.property(note, fc.boolean(), (said, signedIn) => {
      const line = writeEntryLine({ ...said, officer: signedIn ? anOfficer() : undefined }, 'id', 'at');
      expect(line).toBe(canonicalize(JSON.parse(line)));
      expect(line).not.toMatch(/[\n\r]/);
    }),
  );
  await audit.stop();
});
