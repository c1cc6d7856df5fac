import type { Phase } from '../../engines/tally/measures.ts';
import type { Purpose } from '../../kernel/codes.ts';
import { type Fault, faultOf } from '../../kernel/faults.ts';

/** What an officer checks. */
export const CHECK_KINDS = ['person', 'vehicle', 'document', 'firearm', 'parcel', 'premises'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** Which figure a check counts for. */
export const MEASURE_OF_CHECK: Readonly<Record<CheckKind, string>> = {
  person: 'persons-checked',
  vehicle: 'vehicles-checked',
  document: 'documents-checked',
  firearm: 'firearms-checked',
  parcel: 'parcels-checked',
  premises: 'premises-checked',
};

export const OPERATION_STATES = ['planned', 'running', 'closed', 'published'] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/** An agency that takes part, with its officers in the field. */
export interface Participant {
  readonly agency: string;
  readonly country: string;
  readonly role: 'lead' | 'co-lead' | 'participant';
  readonly officers: number;
  /** IANA zone in which its action days run. */
  readonly zone: string;
}

export interface PhaseSpan {
  readonly phase: Phase;
  /** First and last day, both included, on the calendar of whoever takes part. */
  readonly from: string;
  readonly to: string;
}

export interface HotSpot {
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusKm: number;
}

export interface Plan {
  readonly crimeAreas: readonly string[];
  readonly objectives: readonly string[];
  readonly purpose: Purpose;
  readonly participants: readonly Participant[];
  readonly phases: readonly PhaseSpan[];
  /** The days of action; without them every day of the action phase is one. */
  readonly actionDays?: readonly string[];
  readonly hotSpots: readonly HotSpot[];
  /** Those that the plan had before: what was entered at them keeps their names. */
  readonly formerHotSpots?: readonly Pick<HotSpot, 'code' | 'name' | 'country'>[];
  /** Whether checks away from the hot spots count. */
  readonly places: 'anywhere' | 'hot-spots-only';
  readonly measures: readonly string[];
  /** Countries that sign their figures before anything is published. */
  readonly signers: readonly string[];
}

export interface Operation {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly state: OperationState;
  readonly lead: string;
  readonly plan: Plan;
  readonly version: number;
  readonly entriesVersion: number;
  readonly madeAt: string;
  readonly changedAt: string;
  /** Since when nothing new counts; null while it runs. */
  readonly closedAt: string | null;
}

const DAYS = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone. */
export function dayIn(zone: string, at: string): string {
  let format = DAYS.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    DAYS.set(zone, format);
  }
  return format.format(new Date(at));
}

/** Whether a zone is one of the IANA database. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

export interface Placed {
  readonly phase: Phase;
  readonly hotSpot?: string;
  /** Why it lies outside the operation; nothing when it is inside. */
  readonly outside: readonly Fault[];
}

interface Where {
  readonly at: string;
  readonly phase?: Phase;
  readonly hotSpot?: string;
  readonly position?: { readonly lat: number; readonly lon: number };
}

// Devices are minutes off, not more.
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** Where in the operation something belongs by its moment and place, and why it does not where it does not. */
export function placeInOperation(
  { plan, state }: Operation,
  { zone, agency }: Participant,
  where: Where,
  now: Date,
): Placed {
  const outside: Fault[] = [];
  if (state === 'planned') outside.push(faultOf('operation-not-begun'));
  if (Date.parse(where.at) > now.getTime() + CLOCKS_DIFFER_MS) outside.push(faultOf('moment-ahead'));
  const day = dayIn(zone, where.at);
  const spans = plan.phases.filter(({ from, to }) => from <= day && day <= to);
  const span = where.phase ? spans.find(({ phase }) => phase === where.phase) : spans[0];
  const phase = span?.phase ?? where.phase ?? 'action';
  if (!span) {
    const asked = plan.phases.filter((one) => where.phase === undefined || one.phase === where.phase);
    const days = asked.map(({ from, to }) => (from === to ? from : `${from} – ${to}`)).join(', ') || '—';
    outside.push(
      where.phase === undefined
        ? faultOf('outside-days', { day, zone, agency, days })
        : faultOf('outside-phase', { day, zone, agency, phase: where.phase, days }),
    );
  } else if (phase === 'action' && plan.actionDays && !plan.actionDays.includes(day)) {
    outside.push(faultOf('no-action-day', { day, zone, days: plan.actionDays.join(', ') }));
  }
  const hotSpot = where.hotSpot ?? (where.position ? findHotSpot(plan.hotSpots, where.position)?.code : undefined);
  if (where.hotSpot !== undefined && !plan.hotSpots.some(({ code }) => code === where.hotSpot)) {
    const places = plan.hotSpots.map(({ code }) => code).join(', ') || '—';
    outside.push(faultOf('no-hot-spot', { place: where.hotSpot, places }));
  } else if (hotSpot === undefined && plan.places === 'hot-spots-only') {
    outside.push(faultOf('hot-spots-only'));
  }
  return { phase, ...(hotSpot === undefined ? {} : { hotSpot }), outside };
}

const EARTH_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance (haversine). */
function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const [latA, latB] = [radians(a.lat), radians(b.lat)];
  const h =
    Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The nearest hot spot whose circle holds a position. */
function findHotSpot(hotSpots: readonly HotSpot[], position: { lat: number; lon: number }): HotSpot | undefined {
  return hotSpots
    .map((hotSpot) => ({ hotSpot, km: distanceKm(position, hotSpot) }))
    .filter(({ hotSpot, km }) => km <= hotSpot.radiusKm)
    .sort((a, b) => a.km - b.km)[0]?.hotSpot;
}

/** The participant of an agency. */
export function participantOf({ plan }: Operation, agency: string): Participant | undefined {
  return plan.participants.find((one) => one.agency === agency);
}

/** The countries of an operation, in their order. */
export function countriesOf({ plan }: Operation): string[] {
  return [...new Set(plan.participants.map(({ country }) => country))].sort();
}

/** Whether an agency leads: plans, accepts what is late, publishes. */
export function leads(operation: Operation, agency: string): boolean {
  const role = participantOf(operation, agency)?.role;
  return role === 'lead' || role === 'co-lead';
}

/** The hour of an instant, as counters are kept by. */
export function hourOf(at: string): string {
  return `${new Date(at).toISOString().slice(0, 13)}:00:00Z`;
}

/** Which hits are of an operation: those that its agencies found under its code before it was closed. */
export function hitsOf({ code, plan, closedAt }: Operation): {
  readonly operation: string;
  readonly agencies: readonly string[];
  readonly closedAt: string | null;
} {
  return { operation: code, agencies: plan.participants.map(({ agency }) => agency), closedAt };
}

/** On whose calendar the days of each agency run. */
export function zonesOf({ plan }: Operation): Record<string, string> {
  return Object.fromEntries(plan.participants.map(({ agency, zone }) => [agency, zone]));
}
