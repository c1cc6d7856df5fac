import type { Instrument, Party, PartyCode } from './instrument.ts';

/** The state that extended a treaty to its territory: such a territory is bound, and is no party of its own. */
export function extendedBy({ kind }: Pick<Instrument, 'kind'>, party: Party | undefined): PartyCode | undefined {
  return kind === 'convention' || kind === 'protocol' ? party?.territoryOf : undefined;
}
