/**
 * Exact-lookup keys of vessels and aircraft. A vessel keeps its IMO number for life (IMO Resolution A.1117(30)); an
 * aircraft its manufacturer's serial number, while registrations change (Chicago Convention, Annex 7).
 */
import { alphanumerics } from './look-alikes.ts';

/** Keys of a vessel: IMO number, then MMSI. */
export function vesselKeys({ imo, mmsi }: { readonly imo?: string; readonly mmsi?: string }): string[] {
  const number = imo?.replace(/\D/g, '') ?? '';
  const station = mmsi?.replace(/\D/g, '') ?? '';
  return [...(number.length === 7 ? [`m:${number}`] : []), ...(station.length === 9 ? [`n:${station}`] : [])];
}

/** Keys of an aircraft: registration, then serial number. */
export function aircraftKeys({
  registration,
  serial,
}: {
  readonly registration?: string;
  readonly serial?: string;
}): string[] {
  const mark = alphanumerics(registration ?? '');
  const made = alphanumerics(serial ?? '');
  return [...(mark.length >= 3 ? [`a:${mark}`] : []), ...(made.length >= 3 ? [`b:${made}`] : [])];
}
