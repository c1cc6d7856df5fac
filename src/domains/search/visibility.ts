import type { Agency } from '../../kernel/officer.ts';

/** Records that nobody is kept from. */
export const OPEN_TO_ALL = 0;

/** Records of one owner that are withheld from the same parties. */
export interface VisibilityClass {
  readonly owner: string;
  readonly withheldFrom: readonly string[];
}

/**
 * Numbers for "who may see this", so that the index can leave out withheld records inside the search: a record that
 * is withheld takes no place among candidates and counts towards no frequency. The rule is that of
 * `policies/disclosure.cedar`, which is asked again for each match before anything leaves.
 */
export class VisibilityMasks {
  readonly #masks = new Map<string, number>();
  readonly #classes: VisibilityClass[] = [];
  readonly #askers = new Map<string, (mask: number) => boolean>();

  /** Empty, or with the classes of masks that were given out before. */
  constructor(classes: readonly VisibilityClass[] = []) {
    for (const known of classes) this.maskOf(known);
  }

  maskOf({ owner, withheldFrom }: VisibilityClass): number {
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

  /** Which masks an agency may see. What a mask stands for never changes, so each is judged once for each agency. */
  visibleTo({ code, party }: Agency): (mask: number) => boolean {
    const asker = `${code}|${party}`;
    let visible = this.#askers.get(asker);
    if (visible === undefined) {
      const seen: (boolean | undefined)[] = [true];
      visible = (mask) => {
        seen[mask] ??= this.#mayClassBeSeen(mask, code, party);
        return seen[mask];
      };
      this.#askers.set(asker, visible);
    }
    return visible;
  }

  /** Everything, to be saved beside the segments that carry these masks. */
  classes(): readonly VisibilityClass[] {
    return this.#classes;
  }

  #mayClassBeSeen(mask: number, agency: string, party: string): boolean {
    const { owner, withheldFrom } = this.#classes[mask - 1]!;
    return owner === agency || (party !== '' && !withheldFrom.includes(party));
  }
}
