import { randomBytes } from 'node:crypto';
import { addPeriod } from '../../engines/clocks/counting.ts';
import type { TravellingItem } from './envelope.ts';
import type { KeptItem, PlacedItem } from './items.store.ts';
import type { AssessedItem } from './release-facts.ts';

// The longest time after which Europol looks again at the need to keep personal data (Regulation (EU) 2016/794, Article 31).
const KEPT_UNLESS_SAID = { length: 3, unit: 'years' } as const;

/** The end of an item whose originator names none: nothing is kept because nobody looked. */
function endOf(at: string): string {
  return new Date(addPeriod(Date.parse(at), KEPT_UNLESS_SAID, { zone: 'UTC' })).toISOString().slice(0, 10);
}

/** A salt for the digest of an item: 128 bits. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}

/** An item of a draft as it is kept from now on: with its originator and the terms it leaves under. */
export function keptItemOf(
  item: AssessedItem,
  terms: {
    readonly messageId: string;
    readonly originator: string;
    readonly purpose: string | null;
    readonly basis: string;
    readonly language?: string;
    readonly at: string;
  },
): KeptItem {
  return {
    id: item.id,
    messageId: terms.messageId,
    originator: terms.originator,
    kind: item.kind!,
    body: item.body ?? null,
    language: item.language ?? terms.language ?? null,
    translate: item.translate ?? false,
    grade: item.grade!,
    handling: item.handling ?? [],
    handlingNote: item.handlingNote ?? null,
    withheldFrom: item.withheldFrom ?? [],
    isSpecial: item.isSpecial ?? false,
    purpose: terms.purpose,
    basis: terms.basis,
    retainUntil: item.retainUntil ?? endOf(terms.at),
    state: 'current',
    version: 1,
    changedAt: terms.at,
    salt: newSalt(),
    recordId: item.record ?? null,
  };
}

/** An item as it travels and as its digest is taken; what is not there is left out. */
export function travellingItemOf(item: KeptItem & Pick<PlacedItem, 'role' | 'link' | 'linkText'>): TravellingItem {
  return {
    id: item.id,
    salt: item.salt!,
    kind: item.kind,
    ...(item.role ? { role: item.role } : {}),
    ...(item.link ? { link: item.link } : {}),
    ...(item.linkText ? { linkText: item.linkText } : {}),
    body: item.body!,
    ...(item.language ? { language: item.language } : {}),
    translate: item.translate,
    originator: item.originator,
    grade: item.grade,
    handling: [...item.handling],
    ...(item.handlingNote ? { handlingNote: item.handlingNote } : {}),
    withheldFrom: [...item.withheldFrom],
    isSpecial: item.isSpecial,
    ...(item.purpose ? { purpose: item.purpose } : {}),
    ...(item.basis ? { basis: item.basis } : {}),
    ...(item.retainUntil ? { retainUntil: item.retainUntil } : {}),
    version: item.version,
  };
}
