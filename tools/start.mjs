// npm start: installs what is missing, builds the web, starts the node; in a fresh clone with the invented world.
import { spawn } from 'node:child_process';
import { ensurePackages, ensureWeb, NODE, ROOT } from './install.mjs';

ensurePackages();
ensureWeb();
const watch = process.argv.includes('--watch') ? ['--watch-path=src', '--watch-preserve-output'] : [];
const node = spawn(NODE, [...watch, 'src/app/main.ts'], {
  cwd: ROOT,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // the node stops when this channel closes, however this process ended
  env: { ...process.env, ENTENTE_DEMO: process.env.ENTENTE_DEMO ?? '1' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => node.kill(signal));
// Whoever started this may be killed without a word: then the node is stopped too.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && node.kill('SIGTERM'), 500).unref();
node.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
