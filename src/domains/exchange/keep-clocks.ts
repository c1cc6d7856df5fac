import type { Transaction } from '../../platform/database.ts';
import { type ClockRow, type Delivery, type DeliveryChange, listClocks, saveClock } from './deliveries.store.ts';
import { type KeptClock, type KeptStop, readClock, type Timekeeping } from './exchange-clock.ts';

/** What the inbox needs of the clocks: which of those that run rings first. */
export function firstToRing(
  clocks: readonly ClockRow[],
  stops: readonly KeptStop[],
): Pick<DeliveryChange, 'rule' | 'dueAt' | 'isLate' | 'nextStepAt'> {
  const isStopped = stops.some(({ to }) => to === undefined);
  const running = clocks
    .filter(({ metAt, endedAt }) => !metAt && !endedAt)
    .sort((a, b) => (a.alarmAt < b.alarmAt ? -1 : 1));
  const first = running[0];
  const steps = running.flatMap(({ nextStepAt }) => nextStepAt ?? []).sort();
  return {
    rule: first?.rule ?? clocks.at(-1)?.rule ?? null,
    // What waits for the other side is due to nobody here.
    dueAt: first && !isStopped ? first.alarmAt : 'infinity',
    isLate: clocks.some(({ isLate }) => isLate),
    nextStepAt: isStopped ? null : (steps[0] ?? null),
  };
}

type ClockChange = Partial<Pick<KeptClock, 'metAt' | 'endedAt' | 'deviation' | 'stepsTold'>>;

/** Reads the clocks of a delivery anew after something happened, keeps them, and answers what the delivery keeps of them. */
export async function keepClocks(
  tx: Transaction,
  delivery: Pick<Delivery, 'messageId' | 'recipient' | 'stops'>,
  {
    now,
    time,
    stops = delivery.stops,
    known,
    start = [],
    change = () => ({}),
  }: {
    readonly now: Date;
    /** Of the agency that must answer. */
    readonly time: Timekeeping;
    readonly stops?: readonly KeptStop[];
    /** The clocks there are, where the caller has read them or knows that there are none. */
    readonly known?: readonly ClockRow[];
    readonly start?: readonly KeptClock[];
    readonly change?: (clock: KeptClock) => ClockChange;
  },
): Promise<Pick<DeliveryChange, 'rule' | 'dueAt' | 'isLate' | 'nextStepAt' | 'stops'>> {
  const before = known ?? (await listClocks(tx, delivery.messageId, delivery.recipient));
  const begun = start.filter(({ rule }) => !before.some((clock) => clock.rule === rule));
  const clocks = [...before, ...begun].map((clock): ClockRow => {
    const { rule, zone, startedAt, metAt, endedAt, deviation, stepsTold } = { ...clock, ...change(clock) };
    const kept: KeptClock = { rule, zone, startedAt, metAt, endedAt, deviation, stepsTold };
    const { reached: _, ...read } = readClock(kept, stops, time, now);
    return { ...kept, ...read };
  });
  for (const clock of clocks) await saveClock(tx, delivery, clock);
  return { ...firstToRing(clocks, stops), stops };
}
