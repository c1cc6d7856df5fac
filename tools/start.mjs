// npm start: installs what is missing, builds the web, starts the node; in a fresh clone with the invented world.
import { spawn } from 'node:child_process';
import { ensurePackages, ensureWeb, NODE, ROOT } from './install.mjs';

ensurePackages();
ensureWeb();
const watch = process.argv.includes('--watch') ? ['--watch-path=src', '--watch-preserve-output'] : [];
const node = spawn(NODE, [...watch, 'src/app/main.ts'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, ENTENTE_DEMO: process.env.ENTENTE_DEMO ?? '1' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => node.kill(signal));
node.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
