import type { EntryRule } from '../../../engines/legal-basis/instrument.ts';

export const UN = 'Secretary-General of the United Nations';
export const CENTRAL = 'central authority designated by the asked party';

export function afterDays(days: number, article: string): EntryRule {
  return { kind: 'days-after', days, article };
}

export function untc(number: string): string {
  return `United Nations Treaty Collection, ${number}`;
}
