// npm run bench -- NAME [flags]: runs bench/NAME.bench.ts on the Node that the project pins.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { ensurePackages, NODE, ROOT } from './install.mjs';

ensurePackages();
const [name, ...flags] = process.argv.slice(2);
const names = readdirSync(`${ROOT}/bench`)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));
if (name === undefined || !existsSync(`${ROOT}/bench/${name}.bench.ts`)) {
  process.stderr.write(`Say which benchmark: ${names.join(', ')}.\n`);
  process.exit(2);
}
const script = `import(${JSON.stringify(`${ROOT}/bench/${name}.bench.ts`)}).then((bench) => bench.run(${JSON.stringify(flags)}))`;
const child = spawn(NODE, ['--expose-gc', '--max-old-space-size=8192', '-e', script], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
