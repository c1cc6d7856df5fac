// npm run new:domain NAME: the folder of a new domain with the files every domain has, ready to be filled.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const name = process.argv[2];
if (!name || !/^[a-z]+(-[a-z]+)*$/.test(name)) {
  process.stderr.write('Give the domain a name in small letters and hyphens: npm run new:domain rights-desk\n');
  process.exit(2);
}
const folder = join(ROOT, 'src/domains', name);
if (existsSync(folder)) {
  process.stderr.write(`There is a domain ${name} already.\n`);
  process.exit(1);
}
const title = name.replaceAll('-', ' ');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'README.md'),
  `# ${title[0].toUpperCase()}${title.slice(1)}\n\nWhat it is, who may use it, under which instrument.\n`,
);
writeFileSync(join(folder, 'public.ts'), `/** What other domains may ask of ${title}. */\nexport {};\n`);
process.stdout.write(
  `Made src/domains/${name}. Next: a word in docs/glossary.md, a phrase in tools/generate.mjs, the test, the migration, the routes in src/app/node.ts.\n`,
);
