import type { Question } from './answer.ts';
import { decide } from './decide.ts';
import type { InstrumentCode, PartyCode } from './instrument.ts';

export interface GroupQuestion extends Omit<Question, 'from' | 'to'> {
  readonly parties: readonly PartyCode[];
}

export interface GroupBasis {
  /** Usable from each to each of the group, most specific first. */
  readonly common: readonly InstrumentCode[];
  /** The pairs without any basis, in the direction that lacks it. */
  readonly lacking: readonly { readonly from: PartyCode; readonly to: PartyCode }[];
  /** For each pair that has one, the most specific basis. */
  readonly pairs: readonly { readonly from: PartyCode; readonly to: PartyCode; readonly basis: InstrumentCode }[];
}

/** The basis common to a whole group, and the pairs that lack one. Fallbacks do not count: a group needs an agreement. */
export function decideForGroup({ parties, ...rest }: GroupQuestion): GroupBasis {
  const members = [...new Set(parties)].sort();
  const lacking: { from: PartyCode; to: PartyCode }[] = [];
  const pairs: { from: PartyCode; to: PartyCode; basis: InstrumentCode }[] = [];
  let common: InstrumentCode[] | undefined;
  for (const from of members) {
    for (const to of members) {
      if (from === to) continue;
      const usable = decide({ ...rest, from, to }).usable.filter((u) => !u.fallback);
      const codes = usable.map((u) => u.instrument);
      common = common === undefined ? codes : common.filter((code) => codes.includes(code));
      const basis = codes[0];
      if (basis === undefined) lacking.push({ from, to });
      else pairs.push({ from, to, basis });
    }
  }
  return { common: common ?? [], lacking, pairs };
}
