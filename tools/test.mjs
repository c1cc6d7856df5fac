// npm test: installs what is missing (the browser too), then types, lint, arrows and every test; ends with one line of counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, ensureWeb, NODE, ROOT } from './install.mjs';

const only = process.argv.slice(2);

/** The browser tests need Debian's Chromium. Without it they are skipped and say so. */
function ensureBrowser() {
  if (['chromium', 'chromium-browser', 'google-chrome'].some((name) => existsSync(`/usr/bin/${name}`))) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    process.stderr.write(
      'There is no Chromium, and only root on Debian can install it here: apt-get install chromium. The browser tests will be skipped.\n',
    );
    return;
  }
  process.stderr.write('· installing Chromium for the browser tests\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 2], env });
  const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 2],
    env,
  });
  if (done.status !== 0) process.stderr.write('Chromium could not be installed; the browser tests will be skipped.\n');
}

const checks = [];
function check(name, args) {
  const startedMs = Date.now();
  const done = spawnSync(NODE, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  const ok = done.status === 0;
  checks.push({ name, ok });
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${done.stdout}\n${done.stderr}\n`);
}

ensurePackages();
const bin = (...path) => join(ROOT, 'node_modules', ...path);
let passed = 0;
let failed = 0;
let skipped = 0;

if (only.length === 0) {
  ensureBrowser();
  ensureWeb();
  const tsc = bin('typescript7', 'bin', 'tsc');
  check('types', [tsc, '--noEmit', '-p', 'tsconfig.json']);
  check('types of the engines, which know no Node', [tsc, '--noEmit', '-p', 'tsconfig.engines.json']);
  if (existsSync(join(ROOT, 'web', 'tsconfig.json')))
    check('types of the web', [tsc, '--noEmit', '-p', 'web/tsconfig.json']);
  check('lint and format', [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--diagnostic-level=error', '.']);
  check('floating promises', [
    bin('oxlint', 'bin', 'oxlint'),
    '--type-aware',
    '-A',
    'all',
    '-D',
    'typescript/no-floating-promises',
    'src',
  ]);
  check('arrows', [
    bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'src',
    ...(existsSync(join(ROOT, 'web', 'src')) ? ['web/src'] : []),
  ]);
  check('what nobody uses', [bin('knip', 'bin', 'knip.js')]);
}

const report = join(ROOT, 'var', 'test-report.json');
mkdirSync(join(ROOT, 'var'), { recursive: true });
rmSync(report, { force: true });
const tests = spawnSync(
  NODE,
  [bin('vitest', 'vitest.mjs'), 'run', ...only, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Pictures of the screens take a minute and are for whoever runs a single journey.
    env: { ...process.env, ...(only.length === 0 ? { ENTENTE_PICTURES: '0' } : {}) },
  },
);
if (existsSync(report)) {
  const counted = JSON.parse(readFileSync(report, 'utf8'));
  passed += counted.numPassedTests;
  failed +=
    counted.numFailedTests +
    counted.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  skipped += counted.numPendingTests + (counted.numTodoTests ?? 0);
} else failed += 1;
if (tests.status !== 0 && failed === 0) failed += 1;
passed += checks.filter(({ ok }) => ok).length;
failed += checks.filter(({ ok }) => !ok).length;
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(failed === 0 ? 0 : 1);
