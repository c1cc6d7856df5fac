// npm run entente -- VERB: the command line, on the Node that the project pins.
import { spawn } from 'node:child_process';
import { ensurePackages, NODE, ROOT } from './install.mjs';

ensurePackages();
const child = spawn(NODE, [`${ROOT}/src/app/cli/entente.ts`, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
