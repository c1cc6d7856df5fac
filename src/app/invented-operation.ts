/**
 * The joint operation of the invented world: Autumn Gate, led by Nordavia, in its second day of action when the node is
 * first started. Its hot spots lie in the open sea, where no country is.
 */
import {
  closeHit,
  decideHit,
  giveFeedback,
  type HitsDesk,
  noteMatches,
  takeAction,
  tellOwner,
  writeMessage,
} from '../domains/hits/public.ts';
import {
  changeState,
  type OperationsDesk,
  planOperation,
  recordCheck,
  recordEntries,
} from '../domains/operations/public.ts';
import type { Officer } from '../kernel/officer.ts';
import { newId } from '../platform/ids.ts';
import type { RunningNode } from './node.ts';

const CODE = 'autumn-gate';
const HOUR_MS = 3_600_000;

/** The desks as they stood so many hours ago, so that the clocks of the hits run by the time they were found. */
function desksThen(node: RunningNode, at: Date): { hits: HitsDesk; operations: OperationsDesk } {
  const clock = (): Date => at;
  const hits: HitsDesk = { ...node.hits, clock };
  const search = {
    ...node.search,
    clock,
    followUp: ((tx, disclosures) => noteMatches(hits, tx, disclosures)) as RunningNode['search']['followUp'],
  };
  return { hits, operations: { ...node.operations, search, clock, remembered: new Map() } };
}

function planOf(now: Date) {
  const day = (days: number): string => new Date(now.getTime() + days * 24 * HOUR_MS).toISOString().slice(0, 10);
  return {
    crimeAreas: ['firearms trafficking', 'migrant smuggling', 'drugs', 'document fraud'],
    objectives: ['Check every lorry with a trailer at the three crossings.', 'Answer every hit within two hours.'],
    purpose: 'identify-person-or-object' as const,
    participants: [
      { agency: 'ZZN-NCB', role: 'lead' as const, officers: 24 },
      { agency: 'ZZN-BORDER', officers: 320 },
      { agency: 'ZZN-CUSTOMS', officers: 75 },
      { agency: 'ZZS-NCB', role: 'co-lead' as const, officers: 18 },
      { agency: 'ZZS-BORDER', officers: 280 },
      { agency: 'ZZS-CUSTOMS', officers: 60 },
      { agency: 'ZZE-NCB', officers: 15 },
      { agency: 'ZZE-BORDER', officers: 190 },
    ],
    phases: [
      { phase: 'preparation' as const, from: day(-12), to: day(-3) },
      { phase: 'action' as const, from: day(-2), to: day(3) },
      { phase: 'follow-up' as const, from: day(4), to: day(30) },
    ],
    hotSpots: [
      { code: 'KARST', name: 'Karst crossing', country: 'ZZN' as const, lat: 46.9, lon: -28.4, radiusKm: 4 },
      { code: 'PORT-ILVA', name: 'Port Ilva', country: 'ZZS' as const, lat: 47.6, lon: -27.0, radiusKm: 6 },
      { code: 'DOLNA', name: 'Dolna gate', country: 'ZZE' as const, lat: 46.2, lon: -26.9, radiusKm: 4 },
    ],
  };
}

type Fate = 'new' | 'told' | 'confirmed' | 'acted' | 'closed' | 'denied';

interface Found {
  readonly by: string;
  readonly at: string;
  readonly hoursAgo: number;
  readonly kind: 'person' | 'vehicle' | 'document' | 'firearm';
  readonly subject: object;
  readonly fate: Fate;
  readonly owner: string;
  readonly answeredAfterHours?: number;
}

const person = (whole: string, on: string): object => ({ person: { names: [{ whole }], born: [{ on }] } });

/** Records of the invented world that its officers come upon. */
const FOUND: readonly Found[] = [
  {
    by: 'ZZS-BORDER',
    at: 'PORT-ILVA',
    hoursAgo: 0.4,
    kind: 'person',
    subject: person('Torsten Brunberg', '2020-08-07'),
    fate: 'new',
    owner: 'ZZN-NCB',
  },
  {
    by: 'ZZS-BORDER',
    at: 'PORT-ILVA',
    hoursAgo: 11.2,
    kind: 'person',
    subject: person('Torsten Torvmark', '1973-12-22'),
    fate: 'told',
    owner: 'ZZN-NCB',
  },
  {
    by: 'ZZE-BORDER',
    at: 'DOLNA',
    hoursAgo: 13,
    kind: 'person',
    subject: person('Freja Torvmark', '1989-09-08'),
    fate: 'new',
    owner: 'ZZN-NCB',
  },
  {
    by: 'ZZE-BORDER',
    at: 'DOLNA',
    hoursAgo: 2.5,
    kind: 'firearm',
    subject: { firearm: { serial: 'S329103', make: 'CZ', model: '75' } },
    fate: 'new',
    owner: 'ZZN-NCB',
  },
  {
    by: 'ZZN-BORDER',
    at: 'KARST',
    hoursAgo: 5,
    kind: 'person',
    subject: person('Артём Калиневский', '1983-05-23'),
    fate: 'confirmed',
    owner: 'ZZS-NCB',
    answeredAfterHours: 1.8,
  },
  {
    by: 'ZZN-BORDER',
    at: 'KARST',
    hoursAgo: 8,
    kind: 'vehicle',
    subject: { vehicle: { vin: 'VF1ZZZG2XTW344587' } },
    fate: 'acted',
    owner: 'ZZE-NCB',
    answeredAfterHours: 0.7,
  },
  {
    by: 'ZZS-CUSTOMS',
    at: 'PORT-ILVA',
    hoursAgo: 20,
    kind: 'person',
    subject: person('Halvar Brunsund', '1989-04-27'),
    fate: 'denied',
    owner: 'ZZN-NCB',
    answeredAfterHours: 6.2,
  },
  {
    by: 'ZZE-BORDER',
    at: 'DOLNA',
    hoursAgo: 26,
    kind: 'person',
    subject: person('Birk Fjorrud', '1989-12-13'),
    fate: 'closed',
    owner: 'ZZN-NCB',
    answeredAfterHours: 3.1,
  },
];

/** Takes a hit as far as its desks have come. */
async function follow(
  node: RunningNode,
  officers: (code: string) => Promise<Officer>,
  hit: string,
  found: Found,
  foundAt: Date,
): Promise<void> {
  const { fate, answeredAfterHours = 0 } = found;
  if (fate === 'new') return;
  const after = (hours: number): HitsDesk => desksThen(node, new Date(foundAt.getTime() + hours * HOUR_MS)).hits;
  const owner = { officer: await officers(found.owner) };
  const asker = { officer: await officers(found.by) };
  await tellOwner(after(0.05), owner, hit, {});
  if (fate === 'told') {
    const text = 'The holder travels on at noon. Which court summons him, and for which day?';
    await writeMessage(after(0.4), asker, hit, { messageId: newId(), text });
    return;
  }
  if (fate === 'denied') {
    await decideHit(after(answeredAfterHours), owner, hit, 'not-the-same', { note: 'Another place of birth.' });
    return;
  }
  await decideHit(after(answeredAfterHours), owner, hit, 'confirmed', {});
  if (fate === 'confirmed') return;
  const action = found.kind === 'vehicle' ? 'seize' : 'specific-check';
  await takeAction(after(answeredAfterHours + 0.5), asker, hit, { action });
  const kind = found.kind === 'vehicle' ? 'led-to-seizure' : 'used';
  await giveFeedback(after(answeredAfterHours + 1), asker, hit, { kind });
  if (fate === 'closed') await closeHit(after(answeredAfterHours + 2), asker, hit, {});
}

/** What each agency has entered by hand or as results, with how many hours ago. */
const ENTERED: readonly (readonly [
  agency: string,
  spot: string,
  measure: string,
  amount: number,
  hoursAgo: number,
  unit?: string,
])[] = [
  ['ZZN-BORDER', 'KARST', 'arrests-warrant', 1, 3],
  ['ZZN-BORDER', 'KARST', 'vehicles-seized', 1, 7],
  ['ZZN-CUSTOMS', 'KARST', 'cannabis-seized', 12.4, 6, 'kg'],
  ['ZZN-CUSTOMS', 'KARST', 'cash-seized', 38_500, 6, 'EUR'],
  ['ZZS-BORDER', 'PORT-ILVA', 'arrests-drugs', 1, 4],
  ['ZZS-BORDER', 'PORT-ILVA', 'arrests-migrant-smuggling', 1, 22],
  ['ZZS-BORDER', 'PORT-ILVA', 'refused-entries', 17, 5],
  ['ZZS-CUSTOMS', 'PORT-ILVA', 'cocaine-seized', 3100, 19, 'g'],
  ['ZZE-BORDER', 'DOLNA', 'illegal-entries', 9, 10],
  ['ZZE-BORDER', 'DOLNA', 'forged-documents', 1, 12],
  ['ZZE-BORDER', 'DOLNA', 'firearms-seized', 1, 2],
];

// Enough for a curve over two days, small enough to load in a second.
const HOURS_COUNTED = 30;

/** Plans the operation, opens it, and plays its first two days. */
export async function loadInventedOperation(node: RunningNode): Promise<void> {
  const now = node.operations.clock();
  const officers = (code: string): Promise<Officer> => node.access.consoleOfficer(code);
  const lead = { officer: await officers('ZZN-NCB') };
  const { id } = await planOperation(node.operations, lead, { code: CODE, name: 'Autumn Gate', plan: planOf(now) });
  await changeState(node.operations, lead, id, 'running');

  for (const found of FOUND.toSorted((one, other) => other.hoursAgo - one.hoursAgo)) {
    const at = new Date(now.getTime() - found.hoursAgo * HOUR_MS);
    const { operations } = desksThen(node, at);
    const check = await recordCheck(operations, { officer: await officers(found.by) }, CODE, {
      id: newId(),
      kind: found.kind,
      subject: found.subject,
      hotSpot: found.at,
      at: at.toISOString(),
    });
    const hit = check.search?.hits.find((one) => one.owner === found.owner && one.followUp)?.followUp;
    if (hit) await follow(node, officers, hit.id, found, at);
  }

  const counted = [
    ['ZZN-BORDER', 'KARST', 46],
    ['ZZS-BORDER', 'PORT-ILVA', 38],
    ['ZZE-BORDER', 'DOLNA', 27],
  ] as const;
  for (const [agency, hotSpot, size] of counted) {
    const officer = await officers(agency);
    const entries = Array.from({ length: HOURS_COUNTED }, (_, hour) => {
      const at = new Date(now.getTime() - (hour + 1) * HOUR_MS);
      // Traffic is thick in the afternoon and thin at night.
      const share = 0.35 + 0.65 * Math.max(0, Math.sin(((at.getUTCHours() - 5) / 24) * 2 * Math.PI));
      const entry = (measure: string, amount: number) => ({
        id: newId(),
        measure,
        amount: Math.max(1, Math.round(amount * share)),
        at: at.toISOString(),
        hotSpot,
      });
      return [entry('persons-checked', size), entry('vehicles-checked', size * 0.4)];
    }).flat();
    await recordEntries(node.operations, { officer }, CODE, entries);
  }
  for (const [agency, hotSpot, measure, amount, hoursAgo, unit] of ENTERED) {
    const at = new Date(now.getTime() - hoursAgo * HOUR_MS).toISOString();
    const entry = { id: newId(), measure, amount, at, hotSpot, ...(unit ? { unit } : {}) };
    await recordEntries(node.operations, { officer: await officers(agency) }, CODE, [entry]);
  }
}
