import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createArchive, readArchive } from './archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const nextFile = (): string => join(folder, `${++files}.tar.gz`);

async function write(path: string, entries: readonly [string, Buffer][]): Promise<void> {
  const archive = await createArchive(path, new Date('2026-01-01T00:00:00Z'));
  for (const [name, body] of entries) await archive.add(name, body);
  await archive.finish();
}

async function readAll(path: string): Promise<[string, Buffer][]> {
  const entries: [string, Buffer][] = [];
  for await (const { name, body } of readArchive(path)) entries.push([name, Buffer.from(body)]);
  return entries;
}

test('what was written is read back, whatever its length', async () => {
  const name = fc.stringMatching(/^[a-z/0-9]{1,90}$/);
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc.constantFrom(0, 511, 512, 513, 70_000).map((n) => new Uint8Array(n)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          name,
          body.map((bytes) => Buffer.from(bytes)),
        ),
        { maxLength: 8 },
      ),
      async (entries) => {
        const path = nextFile();
        await write(path, entries);
        expect(await readAll(path)).toEqual(entries);
      },
    ),
    { numRuns: 40 },
  );
});

test('any tar program lists and unpacks it', async () => {
  const path = nextFile();
  const body = randomBytes(100_000);
  await write(path, [
    ['manifest.json', Buffer.from('{}')],
    ['data/records/000001', body],
  ]);
  expect(execFileSync('tar', ['-tzf', path], { encoding: 'utf8' })).toBe('manifest.json\ndata/records/000001\n');
  expect(execFileSync('tar', ['-xzOf', path, 'data/records/000001'], { maxBuffer: 1e6 })).toEqual(body);
});

test('a file cut or altered anywhere is never read as something else', async () => {
  const path = nextFile();
  await write(path, [
    ['a', randomBytes(2000)],
    ['b', Buffer.alloc(5000, 7)],
  ]);
  const whole = readFileSync(path);
  const entries = await readAll(path);
  for (let length = 0; length < whole.length; length += 37) {
    writeFileSync(path, whole.subarray(0, length));
    await expect(readAll(path)).rejects.toThrow(/ends too early|not a compressed archive|not an archive/);
  }
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 10, max: whole.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, change) => {
        const altered = Buffer.from(whole);
        altered[at]! ^= change;
        writeFileSync(path, altered);
        // Compression has bits that mean nothing: then what is read is what was written.
        const read = await readAll(path).catch((error: Error) => error);
        if (!(read instanceof Error)) expect(read).toEqual(entries);
      },
    ),
    { numRuns: 60 },
  );
});

test('an abandoned archive leaves no file, and a second one on the same name is refused', async () => {
  const path = nextFile();
  const archive = await createArchive(path, new Date());
  await expect(createArchive(path, new Date())).rejects.toMatchObject({ code: 'EEXIST' });
  await archive.add('a', Buffer.from('a'));
  await archive.abandon();
  expect(existsSync(path) || existsSync(`${path}.partial`)).toBe(false);
});
