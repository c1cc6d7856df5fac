import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

// Planted in a copy: other tests read the sources at the same time, and what is built from them.
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'entente-arrows-'));
  for (const path of ['src', 'web/src', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs'])
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(join(copy, path, '..'), { recursive: true });
  writeFileSync(join(copy, path), text);
}

/** The names of the rules that the planted files break. */
function brokenRules(...paths: string[]): string[] {
  const cruise = spawnSync(
    join(ROOT, 'node_modules/node/bin/node'),
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      ...paths,
    ],
    { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 27 },
  );
  const { summary } = JSON.parse(cruise.stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string } }[] };
  };
  expect(summary.totalCruised).toBeGreaterThan(0); // a check that cruises nothing finds nothing
  return [...new Set(summary.violations.map(({ rule }) => rule.name))];
}

test.each([
  ['engines-are-pure', 'src/engines/planted/a.ts', "import '../../platform/ids.ts';"],
  ['engines-do-without-node', 'src/engines/planted/a.ts', "import 'node:fs';"],
  ['kernel-knows-nobody', 'src/kernel/planted.ts', "import '../platform/ids.ts';"],
  ['platform-lies-below-domains', 'src/platform/planted.ts', "import '../domains/audit/public.ts';"],
  ['domains-use-the-front-door', 'src/domains/planted/a.ts', "import '../audit/audit.store.ts';"],
  ['only-app-builds', 'src/domains/planted/a.ts', "import '../../app/node.ts';"],
  ['database-drivers-stay-in-the-platform', 'src/domains/planted/a.ts', "import 'pg';"],
  ['fixtures-are-for-tests', 'src/domains/planted/a.ts', "import '../registers/registers.fixtures.ts';"],
  ['the-web-knows-the-wire-only', 'web/src/planted/a.ts', "import '../../../src/platform/ids.ts';"],
])('an arrow against "%s" is reported', (rule, path, text) => {
  plant(path, text);
  expect(brokenRules(path)).toContain(rule);
});

test('of what is planted nothing but the planted is reported', () => {
  plant('src/engines/planted/sound.ts', "import '../../kernel/problem.ts';");
  expect(brokenRules('src/engines/planted/sound.ts')).toEqual([]);
});

test('a circle is reported', () => {
  plant('src/engines/planted/a.ts', "import './b.ts';");
  plant('src/engines/planted/b.ts', "import './a.ts';");
  expect(brokenRules('src/engines/planted')).toContain('no-circles');
});

test('the map tells the truth about the tree', () => {
  const check = spawnSync(join(ROOT, 'node_modules/node/bin/node'), ['tools/generate.mjs', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(check.stderr).toBe('');
});
