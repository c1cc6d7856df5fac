import { readFileSync } from 'node:fs';
import type { Facts, Party, Source } from '../../engines/legal-basis/instrument.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import { arrangeFacts } from '../../engines/legal-basis/register.ts';
import { AFRICAN_WILDLIFE } from './catalogue/african-wildlife.ts';
import { COUNCIL_OF_EUROPE } from './catalogue/council-of-europe.ts';
import { DOMESTIC_LAW } from './catalogue/domestic-law.ts';
import { EUROPEAN_UNION } from './catalogue/european-union.ts';
import { LAUNDERING_AND_VICTIMS } from './catalogue/laundering-and-victims.ts';
import { MEMBERSHIPS } from './catalogue/memberships.ts';
import { AUTHORITIES, DATA_CIRCLES, DECLARATIONS, GAPS, REPLACEMENTS, ROUTES, TOTALS } from './catalogue/relations.ts';
import { SOURCES } from './catalogue/sources.ts';
import { SOUTH_EAST_EUROPE } from './catalogue/south-east-europe.ts';
import { TOBACCO_AND_CULTURE } from './catalogue/tobacco-and-culture.ts';
import { UNITED_NATIONS } from './catalogue/united-nations.ts';
import { readAgreements } from './load/agreements.ts';
import { readFactsByHand } from './load/facts-by-hand.ts';
import type { StatusRow } from './load/status-table.ts';
import { partyFactsOf } from './load/status-table.ts';

let read: Facts | undefined;
let arranged: Register | undefined;

/** The facts that come with the product. A node adds its own from its database; both are plain values to the engine. */
export function shippedFacts(): Facts {
  read ??= readShippedFacts();
  return read;
}

function readShippedFacts(): Facts {
  const parties = JSON.parse(readData('parties.json')) as Party[];
  const status = JSON.parse(readData('party-status.json')) as { sources: Source[]; rows: StatusRow[] };
  const sources = [...status.sources, ...SOURCES];
  const known = { parties: new Set(parties.map((p) => p.code)), sources: new Set(sources.map((s) => s.id)) };
  const files = ['agreements.csv', 'agreements-by-hand.csv'].map((file) => readAgreements(readData(file), known));
  const faults = files.flatMap((f) => f.faults);
  // Shipped files are tested; a fault here means a damaged installation, and guessing would disclose data.
  if (faults.length > 0) throw new Error(`The shipped agreements are damaged: ${faults.join(' ')}`);
  const byHand = readFactsByHand(readData('facts-by-hand.csv'));
  return {
    parties,
    sources,
    instruments: [
      ...UNITED_NATIONS,
      ...TOBACCO_AND_CULTURE,
      ...AFRICAN_WILDLIFE,
      ...COUNCIL_OF_EUROPE,
      ...LAUNDERING_AND_VICTIMS,
      ...MEMBERSHIPS,
      ...SOUTH_EAST_EUROPE,
      ...EUROPEAN_UNION,
      ...DOMESTIC_LAW,
      ...files.flatMap((f) => f.instruments),
    ],
    partyFacts: [
      ...partyFactsOf({ sources, rows: [...status.rows, ...byHand.rows] }),
      ...files.flatMap((f) => f.partyFacts),
    ],
    declarations: DECLARATIONS,
    replacements: [...REPLACEMENTS, ...files.flatMap((f) => f.replacements)],
    routes: ROUTES,
    authorities: AUTHORITIES,
    totals: TOTALS,
    dataCircles: DATA_CIRCLES,
    gaps: GAPS,
  };
}

/** The shipped facts, arranged for asking; arranged once, since they do not change while a process runs. */
export function shippedRegister(): Register {
  arranged ??= arrangeFacts(shippedFacts());
  return arranged;
}

function readData(file: string): string {
  return readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8');
}
