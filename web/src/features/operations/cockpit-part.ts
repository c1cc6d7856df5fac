import type { Cockpit, CountedRow, Operation } from './use-operation.ts';

/** By what an operation can be split, as addresses and the node's queries name it. */
export const SPLITS = ['country', 'agency', 'hotSpot', 'hour'] as const;
export type Split = (typeof SPLITS)[number];

/** The part of an operation that is looked at; without one, the whole. */
export interface Part {
  readonly split: Exclude<Split, 'hour'>;
  readonly code: string;
}

/** Reads a part from the address: `country:ZZN`. */
export function partOf(text: string | undefined): Part | undefined {
  const [split, ...rest] = (text ?? '').split(':');
  const known = (['country', 'agency', 'hotSpot'] as const).find((one) => one === split);
  return known && rest.length > 0 ? { split: known, code: rest.join(':') } : undefined;
}

/** The rows of a cockpit, split. */
export function rowsBy({ byCountry, byAgency, byHotSpot, byHour }: Cockpit, split: Split): readonly CountedRow[] {
  return { country: byCountry, agency: byAgency, hotSpot: byHotSpot, hour: byHour }[split];
}

/** The figures of the whole or of a part, of one phase. */
export function rowsOf(cockpit: Cockpit, part: Part | undefined, phase: string): readonly CountedRow[] {
  const rows: readonly CountedRow[] = part
    ? rowsBy(cockpit, part.split).filter(({ group }) => group === part.code)
    : cockpit.totals;
  return rows.filter((row) => row.phase === phase);
}

/** The value of one figure among rows. */
export function figureOf(rows: readonly CountedRow[], measure: string): number | undefined {
  return rows.find((row) => row.measure === measure)?.value;
}

/** What the plan says of a part, so that rates have their denominator there too. */
export function officersOf({ plan }: Operation, part: Part | undefined): number | undefined {
  const taking = plan.participants.filter(
    ({ agency, country }) =>
      !part || (part.split === 'country' ? country === part.code : part.split === 'agency' && agency === part.code),
  );
  const officers = taking.reduce((sum, one) => sum + one.officers, 0);
  return officers > 0 ? officers : undefined;
}
