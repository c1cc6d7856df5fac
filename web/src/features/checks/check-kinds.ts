import type { CheckRequest } from '../../../../src/domains/operations/operations.schema.ts';
import type { Subject } from '../search/use-search.ts';

export type CheckKind = CheckRequest['kind'];

export const CHECK_KINDS: readonly CheckKind[] = ['person', 'vehicle', 'document', 'firearm', 'parcel', 'premises'];

/** Kinds that are looked up; parcels and premises are counted without. */
export function isLookedUp(kind: CheckKind): boolean {
  return kind !== 'parcel' && kind !== 'premises';
}

/** What an officer has typed or scanned. */
export interface Typed {
  readonly text: string;
  readonly country: string;
}

const VIN = /^[A-HJ-NPR-Z0-9IOQ]{17}$/i;

/** Whether it is a scanned machine-readable zone: its filler stands in no name and no number. */
export function isZone(text: string): boolean {
  return /^[A-Z0-9<\s]{28,}$/i.test(text) && text.includes('<');
}

/** The question to the registers; undefined when nothing was typed. */
export function subjectOf(kind: CheckKind, { text, country }: Typed): Subject | undefined {
  const typed = text.trim();
  if (typed === '' || !isLookedUp(kind)) return undefined;
  if (isZone(typed)) return { mrz: typed };
  const of = country === '' ? undefined : (country as never);
  switch (kind) {
    case 'vehicle':
      return VIN.test(typed.replace(/[\s-]/g, ''))
        ? { vehicle: { vin: typed } }
        : { vehicle: { plate: typed, ...(of ? { plateCountry: of } : {}) } };
    case 'document':
      return { document: { number: typed, ...(of ? { issuer: of } : {}) } };
    case 'firearm':
      return { firearm: { serial: typed, ...(of ? { originCountry: of } : {}) } };
    default:
      return { text: typed };
  }
}
