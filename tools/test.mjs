// npm test: installs what is missing (the browser too), then types, lint, arrows and every test; ends with one line of counts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, ensureWeb, NODE, ROOT } from './install.mjs';

const only = process.argv.slice(2);

// A run that has gone wrong ends by itself: after as many failures as tell what is wrong, or when something hangs.
const FAILURES_ENOUGH = 12;
const LONGEST_RUN_MS = 45 * 60_000;

const checks = [];

/** Runs one check and says how it went; what it had to say is shown when it failed. */
async function check(name, args) {
  const startedMs = Date.now();
  const child = spawn(NODE, args, { cwd: ROOT });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const ok = code === 0;
  checks.push({ name, ok });
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${said}\n`);
}

/** Runs checks two at a time: most keep one processor busy. */
async function checkAll(all) {
  const waiting = [...all];
  const takeTurns = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(...next);
  };
  await Promise.all([takeTurns(), takeTurns()]);
}

ensurePackages();
const bin = (...path) => join(ROOT, 'node_modules', ...path);
let passed = 0;
let failed = 0;
let skipped = 0;

if (only.length === 0) {
  // Before any test asks for it, so that two do not install it at once.
  spawnSync(NODE, [join(ROOT, 'test/browser/find-browser.ts')], { stdio: ['ignore', 'inherit', 'inherit'] });
  ensureWeb();
  const tsc = bin('typescript7', 'bin', 'tsc');
  const hasWeb = existsSync(join(ROOT, 'web', 'src'));
  await checkAll([
    ['types', [tsc, '--noEmit', '-p', 'tsconfig.json']],
    ['types of the engines, which know no Node', [tsc, '--noEmit', '-p', 'tsconfig.engines.json']],
    ...(hasWeb ? [['types of the web', [tsc, '--noEmit', '-p', 'web/tsconfig.json']]] : []),
    ['lint and format', [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--diagnostic-level=error', '.']],
    [
      'floating promises',
      [bin('oxlint', 'bin', 'oxlint'), '--type-aware', '-A', 'all', '-D', 'typescript/no-floating-promises', 'src'],
    ],
    [
      'arrows',
      [
        bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.cjs',
        'src',
        ...(hasWeb ? ['web/src'] : []),
      ],
    ],
    ['what nobody uses', [bin('knip', 'bin', 'knip.js')]],
  ]);
}

const report = join(ROOT, 'var', 'test-report.json');
mkdirSync(join(ROOT, 'var'), { recursive: true });
rmSync(report, { force: true });
const tests = spawn(
  NODE,
  [
    bin('vitest', 'vitest.mjs'),
    'run',
    ...only,
    `--bail=${FAILURES_ENOUGH}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Pictures of the screens take a minute and are for whoever runs a single journey.
    env: { ...process.env, ...(only.length === 0 ? { ENTENTE_PICTURES: '0' } : {}) },
  },
);
const tooLong = setTimeout(() => {
  process.stdout.write(`\nFAIL the tests had not ended after ${LONGEST_RUN_MS / 60_000} minutes and were stopped\n`);
  tests.kill('SIGINT');
  setTimeout(() => tests.kill('SIGKILL'), 30_000).unref();
}, LONGEST_RUN_MS);
const testsStatus = await new Promise((resolve) => tests.on('close', resolve));
clearTimeout(tooLong);
if (existsSync(report)) {
  const counted = JSON.parse(readFileSync(report, 'utf8'));
  passed += counted.numPassedTests;
  failed +=
    counted.numFailedTests +
    counted.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  skipped += counted.numPendingTests + (counted.numTodoTests ?? 0);
} else failed += 1;
if (testsStatus !== 0 && failed === 0) failed += 1;
passed += checks.filter(({ ok }) => ok).length;
failed += checks.filter(({ ok }) => !ok).length;
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(failed === 0 ? 0 : 1);
