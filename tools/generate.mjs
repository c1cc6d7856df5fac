// npm run generate: writes docs/map.md and docs/arrows.svg from the tree; with --check it only says whether they are true.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, NODE, ROOT } from './install.mjs';

/** A phrase for every folder; one without a phrase stops the generator. */
const PHRASES = {
  'src/app': 'puts the node together; the command line; what the operator does',
  'src/domains/access': 'parties, agencies, officers, roles, rights, sign-in, API keys',
  'src/domains/audit': 'who asked what, why, and what left; tamper-evident',
  'src/domains/exchange': 'requests and replies between agencies, with basis, clocks and evidence of delivery',
  'src/domains/hits': 'what follows a hit: told, confirmed, acted on, fed back',
  'src/domains/imports': 'lists and files read into registers, row by row',
  'src/domains/instruments': 'treaties and agreements, who is party to them since when',
  'src/domains/operations': 'joint action days: plan, check, count, reconcile, publish',
  'src/domains/registers': 'one life for every kind of record; each kind declared in `kinds/`',
  'src/domains/search': 'one question to many registers: single, bulk, zone, free box',
  'src/engines/clocks': 'when an answer is due, by both ways of counting',
  'src/engines/identifiers': 'machine-readable zones, VIN, plates, serials, IMO, IBAN: canonical forms and lookup keys',
  'src/engines/index': 'which records could match, fast: exact keys, names, segments',
  'src/engines/legal-basis': 'which instruments allow this, and what is missing',
  'src/engines/matching': 'how likely two descriptions are the same person, and why',
  'src/engines/names': 'reading a name in any script: tokens, roles, romanisations, keys, frequencies',
  'src/engines/tally': 'counting with provenance: sums that reconcile, phases, doubles, rates',
  'src/engines/tracing': 'chain of custody of a firearm and its point of diversion',
  'src/kernel': 'a few words everybody shares: problems, rights, codes, dates',
  'src/platform': 'how a node runs: database, HTTP, change feed, jobs, data folder',
  'web/src/app': 'the frame: navigation, header, session, routes',
  'web/src/features': 'one folder a domain: its screens and requests',
  'web/src/languages': 'every word in eight languages',
  'web/src/ui': 'fields, tables, badges, notices: they know nothing of police work',
  'web/src/wire': 'how the screens speak to the node',
  'db/migrations': 'numbered SQL, forward only, checksummed',
  policies: 'who may be told what, in Cedar',
  test: 'stories that cross domains, rules about everything, support, small data',
  bench: 'benchmarks beside a rival; `results/` keeps what was measured',
  docs: 'this map, the glossary, decisions, guides',
  tools: 'what npm runs: start, test, bench, generate',
};

const foldersIn = (path) =>
  existsSync(join(ROOT, path))
    ? readdirSync(join(ROOT, path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${path}/${entry.name}`)
    : [];

const rooms = [
  'src/app',
  ...foldersIn('src/domains'),
  ...foldersIn('src/engines'),
  'src/platform',
  'src/kernel',
  ...foldersIn('web/src'),
  'db/migrations',
  'policies',
  'test',
  'bench',
  'docs',
  'tools',
];
for (const room of rooms) {
  if (!PHRASES[room]) {
    process.stderr.write(`tools/generate.mjs has no phrase for ${room}. Write one.\n`);
    process.exit(1);
  }
}

/** Which room a module is in. */
function roomOf(module) {
  const found = /^(src\/(?:domains|engines)\/[^/]+|src\/[^/]+|web\/src)\//.exec(module);
  return found?.[1];
}

function readArrows() {
  const cruise = spawnSync(
    NODE,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'src',
      'web/src',
    ],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const arrows = new Set();
  for (const module of JSON.parse(cruise.stdout).modules) {
    if (/\.(test|fixtures)\.tsx?$/.test(module.source)) continue;
    const from = roomOf(module.source);
    for (const { resolved } of module.dependencies) {
      const to = roomOf(resolved);
      if (from && to && from !== to) arrows.add(`${from} ${to}`);
    }
  }
  return [...arrows].sort().map((arrow) => arrow.split(' '));
}

/** Boxes in four rows, the arrows between them as lines; kernel and platform, which all may use, are left without. */
function draw(arrows) {
  const rows = [
    ['src/app', 'web/src'],
    rooms.filter((room) => room.startsWith('src/domains/')),
    rooms.filter((room) => room.startsWith('src/engines/')),
    ['src/platform', 'src/kernel'],
  ];
  const width = 1120;
  const place = new Map();
  rows.forEach((row, line) => {
    const gap = width / row.length;
    for (const [at, room] of row.entries()) {
      place.set(room, { x: gap * (at + 0.5), y: 50 + line * 130, half: Math.min(64, gap / 2 - 5) });
    }
  });
  const lines = arrows
    .filter(([from, to]) => place.has(from) && place.has(to) && !['src/kernel', 'src/platform'].includes(to))
    .map(([from, to]) => {
      const a = place.get(from);
      const b = place.get(to);
      if (a.y === b.y) {
        const bow = Math.min(46, 14 + Math.abs(a.x - b.x) / 10);
        return `<path d="M${a.x} ${a.y - 17}C${a.x} ${a.y - 17 - bow} ${b.x} ${b.y - 17 - bow} ${b.x} ${b.y - 17}" marker-end="url(#tip)"/>`;
      }
      return `<path d="M${a.x} ${a.y + 17}C${a.x} ${a.y + 70} ${b.x} ${b.y - 70} ${b.x} ${b.y - 17}" marker-end="url(#tip)"/>`;
    });
  const boxes = [...place].map(([room, { x, y, half }]) => {
    const name = room.replace(/^src\/(domains|engines)\//, '').replace(/^src\//, '');
    return `<rect x="${x - half}" y="${y - 17}" width="${half * 2}" height="34" rx="6"/><text x="${x}" y="${y + 4.5}">${name === 'web/src' ? 'web' : name}</text>`;
  });
  const titles = ['app and web', 'domains', 'engines', 'everyone may use'].map(
    (title, line) => `<text class="row" x="8" y="${20 + line * 130}">${title}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 480" role="img" aria-label="The arrows between the folders of Entente">
<style>rect{fill:#eef4f7;stroke:#0e4a63}text{font:12.5px sans-serif;text-anchor:middle;fill:#12252e}.row{text-anchor:start;fill:#5b6b73}path{fill:none;stroke:#0e4a63;stroke-opacity:.38}</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#0e4a63;stroke:none"/></marker></defs>
<rect x="0" y="0" width="${width}" height="480" style="fill:#fff;stroke:none"/>
${[...titles, ...lines, ...boxes].join('\n')}
</svg>
`;
}

function writeMap() {
  const row = (room) => `| \`${room}/\` | ${PHRASES[room]} |`;
  return `# The map

<!-- Written by \`npm run generate\`; change the phrases in tools/generate.mjs. -->

One rule: **app → domains → engines**. Everyone may use the kernel; domains use the platform; another domain is reached
only through its \`public.ts\`; the web shares only \`*.schema.ts\` with the server. \`npm test\` checks the arrows, and
plants one against each rule to see it reported.

![The arrows between the folders](arrows.svg)

| folder | what is in it |
|---|---|
${rooms.map(row).join('\n')}

## Five journeys

| journey | where to follow it |
|---|---|
| check → search → hit → owner told → confirmed → action → figures | \`domains/search\` → \`domains/hits\` → \`domains/operations\` → \`engines/tally\` |
| request → legal basis → release → delivery → reply in time → feedback | \`domains/instruments\` → \`engines/legal-basis\`, \`engines/clocks\` |
| agreement → party status → coverage → gap → negotiation | \`domains/instruments\` → \`engines/legal-basis\` |
| record → review → renewal or erasure | \`domains/registers\`: \`report-record.ts\`, \`change-record.ts\` |
| list or file → rows → records → rejects | \`domains/imports\` → \`domains/registers\` |
`;
}

ensurePackages();
const wanted = { 'docs/map.md': writeMap(), 'docs/arrows.svg': draw(readArrows()) };
let untrue = 0;
for (const [path, text] of Object.entries(wanted)) {
  const present = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : '';
  if (present === text) continue;
  untrue += 1;
  if (process.argv.includes('--check'))
    process.stderr.write(`${path} is not what the tree says; run "npm run generate".\n`);
  else writeFileSync(join(ROOT, path), text);
}
// What the screens call their fields changes with the words; a test tells when this was forgotten.
if (!process.argv.includes('--check')) {
  spawnSync(NODE, [join(ROOT, 'tools/screen-labels.ts')], { cwd: ROOT, stdio: 'inherit' });
  const written = 'src/domains/imports/columns/screen-labels.ts';
  spawnSync(join(ROOT, 'node_modules/.bin/biome'), ['format', '--write', written], { cwd: ROOT, stdio: 'ignore' });
}
process.exit(process.argv.includes('--check') && untrue > 0 ? 1 : 0);
