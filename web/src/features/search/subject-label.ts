import type { Subject } from './use-search.ts';

/** What was asked in one line, for the list of recent searches. */
export function labelOfSubject(subject: Subject): string {
  const { text, mrz, person, document, vehicle, firearm } = subject;
  if (text !== undefined) return text.replace(/\s+/g, ' ').trim();
  if (mrz !== undefined) return mrz.replace(/\s+/g, ' ').trim();
  if (person) {
    const [name] = person.names;
    const written = name?.whole ?? [name?.family, name?.given, name?.patronymic].filter(Boolean).join(' ');
    return [written, person.born?.[0]?.on].filter(Boolean).join(', ');
  }
  if (document) return [document.issuer, document.number].filter(Boolean).join(' ');
  if (vehicle) return [vehicle.vin, vehicle.plateCountry, vehicle.plate].filter(Boolean).join(' ');
  if (firearm) return [firearm.make, firearm.serial].filter(Boolean).join(' ');
  return '';
}
