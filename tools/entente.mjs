// npm run entente -- VERB: the command line, on the Node that the project pins.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages, NODE, ROOT } from './install.mjs';

ensurePackages();
const child = spawn(NODE, [join(ROOT, 'src/app/cli/entente.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // What was read of the source is kept, so that the next command begins sooner.
  env: { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'), ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
