import type { IsoDate, PartialDate } from '../../kernel/partial-date.ts';
import { addDays, earliestDay, firstOfMonthAfter, later, latestDay } from './calendar.ts';
import type { Act, EntryRule, Instrument } from './instrument.ts';

/** The acts by which a party expresses its consent to be bound. */
export const BINDING_ACTS: ReadonlySet<Act> = new Set([
  'ratification',
  'accession',
  'acceptance',
  'approval',
  'formal-confirmation',
  'definitive-signature',
  'succession',
  'in-force',
]);

/** The span in which an entry into force may lie: one day when the date is whole, more when a part is unknown. */
export interface EntryIntoForce {
  readonly earliest: IsoDate;
  /** The day counted from: an unknown day is not allowed to help anybody. */
  readonly counted: IsoDate;
}

function applyRule(rule: EntryRule, deposit: IsoDate): IsoDate {
  switch (rule.kind) {
    case 'days-after':
      return addDays(deposit, rule.days);
    case 'month-after':
      return firstOfMonthAfter(deposit, rule.months);
    case 'same-day':
    case 'not-known':
      return deposit;
  }
}

/**
 * When an act of a party makes the instrument binding for it, by the instrument's own rule.
 * Nobody is bound before the instrument itself is in force; a successor steps in without a waiting time,
 * counted from its notification (its effect may reach back to the day of independence, which the register does not assume).
 */
export function entryIntoForce(
  instrument: Pick<Instrument, 'entryRule' | 'inForceSince'>,
  act: Act,
  on: PartialDate,
): EntryIntoForce | undefined {
  if (!BINDING_ACTS.has(act)) return undefined;
  const rule: EntryRule =
    act === 'in-force' || act === 'succession' ? { kind: 'same-day', article: '' } : instrument.entryRule;
  const since = instrument.inForceSince;
  const earliest = applyRule(rule, earliestDay(on));
  const counted = applyRule(rule, latestDay(on));
  return {
    earliest: since === undefined ? earliest : later(earliest, earliestDay(since)),
    counted: since === undefined ? counted : later(counted, latestDay(since)),
  };
}
