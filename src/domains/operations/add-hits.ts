import type { Phase } from '../../engines/tally/measures.ts';
import type { HitCount } from '../hits/public.ts';
import type { Counted, CountedRow } from './counted.ts';
import { type Operation, participantOf } from './operation.ts';

/**
 * Everything counted, with the hits, which are counted by those who follow them up: each belongs to the phase of its day.
 * What a country with a system of its own enters as a number of hits stands beside those that were followed here.
 */
export function addHits(
  operation: Operation,
  { totals, by }: Pick<Counted, 'totals' | 'by'>,
  hits: readonly HitCount[],
): Pick<Counted, 'totals' | 'by'> {
  const add = (rows: readonly CountedRow[], groupOf: (hit: HitCount) => string): CountedRow[] => {
    const sums = new Map<string, CountedRow>();
    for (const hit of hits) {
      const row = { measure: 'hits', phase: phaseOfDay(operation, hit.day), unit: 'count', group: groupOf(hit) };
      const key = `${row.phase} ${row.group}`;
      const known = sums.get(key) ?? rows.find((one) => isSameFigure(one, row)) ?? { ...row, value: 0, entries: 0 };
      sums.set(key, { ...known, value: known.value + hit.hits, entries: known.entries + hit.hits });
    }
    return [
      ...rows.filter((row) => !(row.measure === 'hits' && sums.has(`${row.phase} ${row.group}`))),
      ...sums.values(),
    ];
  };
  const whole = add(totals, () => '');
  const isKnown = whole.some(({ measure, phase }) => measure === 'hits' && phase === 'action');
  return {
    // Hits are followed here, so none is known to be none.
    totals: isKnown
      ? whole
      : [...whole, { measure: 'hits', phase: 'action', unit: 'count', group: '', value: 0, entries: 0 }],
    by: {
      country: add(by.country, ({ asker }) => participantOf(operation, asker)?.country ?? ''),
      agency: add(by.agency, ({ asker }) => asker),
      hot_spot: add(by.hot_spot, ({ place }) => place ?? ''),
      hour: add(by.hour, ({ hour }) => hour),
    },
  };
}

function isSameFigure(one: CountedRow, other: Pick<CountedRow, 'measure' | 'phase' | 'group'>): boolean {
  return one.measure === other.measure && one.phase === other.phase && one.group === other.group;
}

/** The phase of a day of the operation; a hit that came after its days is of what was done in them. */
function phaseOfDay({ plan }: Operation, day: string): Phase {
  return plan.phases.find(({ from, to }) => from <= day && day <= to)?.phase ?? 'action';
}
