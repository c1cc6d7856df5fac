import type { Agency } from '../../kernel/officer.ts';
import type { RegisterRecord } from '../registers/public.ts';

/** Records that nobody is kept from. */
export const OPEN_TO_ALL = 0;

/**
 * Numbers for "who may see this", so that the index can leave out withheld records inside the search: a record that
 * is withheld takes no place among candidates and counts towards no frequency. The rule is that of
 * `policies/disclosure.cedar`, which is asked again for each match before anything leaves.
 */
export class VisibilityMasks {
  readonly #masks = new Map<string, number>();
  readonly #classes: { readonly owner: string; readonly withheldFrom: readonly string[] }[] = [];

  maskOf({ owner, withheldFrom }: Pick<RegisterRecord, 'owner' | 'withheldFrom'>): number {
    if (withheldFrom.length === 0) return OPEN_TO_ALL;
    const parties = [...withheldFrom].sort();
    const name = `${owner}|${parties.join(',')}`;
    let mask = this.#masks.get(name);
    if (mask === undefined) {
      this.#classes.push({ owner, withheldFrom: parties });
      mask = this.#classes.length; // 0 is open to all
      this.#masks.set(name, mask);
    }
    return mask;
  }

  /** Which masks an agency may see. */
  visibleTo({ code, party }: Agency): (mask: number) => boolean {
    const seen: (boolean | undefined)[] = [true];
    return (mask) => {
      seen[mask] ??= this.#mayClassBeSeen(mask, code, party);
      return seen[mask];
    };
  }

  #mayClassBeSeen(mask: number, agency: string, party: string): boolean {
    const { owner, withheldFrom } = this.#classes[mask - 1]!;
    return owner === agency || (party !== '' && !withheldFrom.includes(party));
  }
}
