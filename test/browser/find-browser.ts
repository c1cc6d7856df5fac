import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// The shell draws the same pages without a window around them: a third less work, and no window that can be thought hidden.
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const PROGRAMS = [...PACKAGES, 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);

/** Where a browser is, installed first when this is a Debian on which we may; undefined when there is none. */
export function findBrowser(): string | undefined {
  const found = (): string | undefined => PROGRAMS.find((path) => existsSync(path));
  if (found() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found();
  // Another installation may be under way on a machine that has just started.
  const aptGet = (...rest: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...rest], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    }).status === 0;
  aptGet('update');
  PACKAGES.some((name) => aptGet('install', '-y', '--no-install-recommends', name));
  return found();
}

if (import.meta.main && !findBrowser())
  process.stderr.write(
    'There is no Chromium, and only root on Debian can install it here: apt-get install chromium. The browser tests will be skipped.\n',
  );
