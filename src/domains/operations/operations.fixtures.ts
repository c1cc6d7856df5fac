import type { Caller } from '../../../test/support/test-node.ts';
import { newId } from '../../platform/ids.ts';

const DAY_MS = 24 * 3_600_000;

/** A calendar day, so many days from a moment. */
export function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** The plan of an operation whose days of action lie around a moment, with overrides. */
export function aPlan(now: Date, agencies: readonly string[], overrides: object = {}): Record<string, unknown> {
  return {
    crimeAreas: ['firearms', 'migrant smuggling'],
    purpose: 'identify-person-or-object',
    participants: agencies.map((agency) => ({ agency, officers: 50, zone: 'UTC' })),
    phases: [
      { phase: 'preparation', from: dayFrom(now, -20), to: dayFrom(now, -6) },
      { phase: 'action', from: dayFrom(now, -5), to: dayFrom(now, 1) },
      { phase: 'follow-up', from: dayFrom(now, 2), to: dayFrom(now, 30) },
    ],
    hotSpots: [
      { code: 'NORTH-GATE', name: 'North Gate', country: 'ZZN', lat: 60.1, lon: 10.2, radiusKm: 3 },
      { code: 'SOUTH-PORT', name: 'South Port', country: 'ZZS', lat: 40.4, lon: -3.7, radiusKm: 3 },
    ],
    ...overrides,
  };
}

let count = 0;

/** An operation that runs, led by the commander's agency; answers its id. */
export async function aRunningOperation(commander: Caller, plan: object, code?: string): Promise<string> {
  count += 1;
  const body = { code: code ?? `operation-${count}-${newId().slice(-6)}`, name: `Joint Action ${count}`, plan };
  const planned = await commander.post('/v1/operations', body);
  if (planned.statusCode !== 201) throw new Error(planned.body);
  const { id } = planned.json();
  await commander.post(`/v1/operations/${id}/state`, { state: 'running' });
  return id;
}

/** A result with an id of its own. */
export function aResult(measure: string, amount = 1, overrides: object = {}): Record<string, unknown> & { id: string } {
  return { id: newId(), measure, amount, at: new Date().toISOString(), ...overrides };
}

/** A check with an id of its own. */
export function aCheck(
  kind: string,
  subject: object | undefined,
  overrides: object = {},
): Record<string, unknown> & { id: string } {
  return { id: newId(), kind, ...(subject ? { subject } : {}), ...overrides };
}

/** The value of a figure among rows of the cockpit. */
export function pick(
  rows: readonly { readonly measure: string; readonly phase: string; readonly group: string; readonly value: number }[],
  measure: string,
  phase = 'action',
  group = '',
): number | undefined {
  return rows.find((row) => row.measure === measure && row.phase === phase && row.group === group)?.value;
}

const lookedAt = new Map<string, number>();
// A cockpit may be half a second old; the first look at one is fresh.
const AS_OLD_AS_MS = 510;

/** The cockpit of an operation, counted after everything that was sent before. */
export async function cockpitOf(commander: Caller, id: string) {
  const age = performance.now() - (lookedAt.get(id) ?? -Infinity);
  if (age < AS_OLD_AS_MS) await new Promise((resolve) => setTimeout(resolve, AS_OLD_AS_MS - age));
  const reply = await commander.get(`/v1/operations/${id}/cockpit`);
  lookedAt.set(id, performance.now());
  return reply.json();
}
