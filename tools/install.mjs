// What a fresh clone needs before anything else: the packages, and the web application built. Runs on Node 20.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** The Node that the project pins, whatever the machine has. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');

const say = (text) => process.stderr.write(`· ${text}\n`);

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options });
  if (done.status !== 0) {
    process.stderr.write(`"${command} ${args.join(' ')}" failed; the lines above say why.\n`);
    process.exit(1);
  }
}

function fingerprint(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** Installs the packages when they are missing or the lock file changed since. */
export function ensurePackages() {
  const mark = join(ROOT, 'node_modules', '.entente-installed');
  const wanted = fingerprint('package.json', 'package-lock.json');
  if (existsSync(NODE) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  say('installing packages (about a minute on a fresh clone)');
  // Not `npm ci`: it refuses a lock file in which a registry could not resolve packages for other platforms.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!existsSync(NODE)) {
    process.stderr.write(
      'The pinned Node was not installed: npm must be allowed to run the install script of the package "node".\n',
    );
    process.exit(1);
  }
  writeFileSync(mark, wanted);
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Builds the web application when it is missing or older than what it is made of. */
export function ensureWeb() {
  const page = join(ROOT, 'dist', 'web', 'index.html');
  const builtMs = existsSync(page) ? statSync(page).mtimeMs : 0;
  const sources = [
    ...filesBelow(join(ROOT, 'web')),
    ...[...filesBelow(join(ROOT, 'src'))].filter(
      (path) => path.endsWith('.schema.ts') || path.includes(`${join('src', 'kernel')}`),
    ),
  ];
  const newestMs = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  if (builtMs >= newestMs) return;
  say('building the web application');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  run(NODE, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn']);
}
