import type { IsoDate } from '../../kernel/partial-date.ts';
import { earliestDay, latestDay } from './calendar.ts';
import { entryIntoForce } from './entry-into-force.ts';
import type { Instrument, PartyFact } from './instrument.ts';
import { type Said, say } from './sentences.ts';
import type { RefusalCode } from './vocabulary.ts';

/** Whether a party is bound by an instrument on a day, as far as was known on another day, and why. */
export interface Standing {
  readonly bound: boolean;
  /** Bound since, or the day on which it will be, was withdrawn or signed. */
  readonly day?: IsoDate;
  /** False when a list only attests the party, so that it is bound since this day at the latest. */
  readonly exact: boolean;
  readonly code?: Extract<
    RefusalCode,
    'not-a-party' | 'signed-only' | 'not-yet-in-force' | 'date-unknown' | 'contradictory-sources' | 'withdrawn'
  >;
  /** The sources disagree about this party; the graver reading was taken. */
  readonly contradiction?: Said;
  readonly facts: readonly PartyFact[];
}

interface Start {
  earliest: IsoDate;
  counted: IsoDate;
  fact: PartyFact;
}

interface Period {
  readonly starts: readonly Start[];
  readonly counted: IsoDate;
  readonly earliest: IsoDate;
  readonly end?: IsoDate;
}

const NEVER = '9999-12-31';

/**
 * Reads the facts about one party into its standing on one day.
 * Contradicting facts are all kept: the latest start, the earliest end and the absence from a complete list decide,
 * because a wrong "no" costs a letter and a wrong "yes" discloses data without a basis.
 */
export function standingOf(
  instrument: Pick<Instrument, 'entryRule' | 'inForceSince'>,
  facts: readonly PartyFact[],
  on: IsoDate,
  knownAt: IsoDate = NEVER,
): Standing {
  const known = facts.filter((f) => f.knownFrom <= knownAt && (f.knownUntil === undefined || f.knownUntil > knownAt));
  if (known.length === 0) return { bound: false, code: 'not-a-party', exact: true, facts: known };

  const ends = known
    .filter((f) => f.act === 'withdrawal')
    .map((f) => earliestDay(f.on))
    .sort();
  const periods = periodsOf(instrument, known, ends);
  const attested = known.filter((f) => f.act === 'attested').map((f) => latestDay(f.on));
  const absent = known.filter((f) => f.act === 'not-listed').map((f) => earliestDay(f.on));

  if (periods.length > 0) return fromPeriods(periods, attested, absent, on, known);
  if (attested.length > 0) return fromLists(attested.sort()[0]!, absent, ends, on, known);
  if (ends.length > 0 && on >= ends[0]!) {
    return { bound: false, code: 'withdrawn', day: ends[0]!, exact: true, facts: known };
  }
  const signed = known
    .filter((f) => f.act === 'signature' || f.act === 'provisional')
    .map((f) => earliestDay(f.on))
    .sort()[0];
  if (signed !== undefined && signed <= on) {
    return { bound: false, code: 'signed-only', day: signed, exact: true, facts: known };
  }
  return { bound: false, code: 'not-a-party', exact: true, facts: known };
}

/** A party may leave and come back: each withdrawal closes a period, later acts open the next. */
function periodsOf(
  instrument: Pick<Instrument, 'entryRule' | 'inForceSince'>,
  known: readonly PartyFact[],
  ends: readonly IsoDate[],
): Period[] {
  const groups = new Map<number, Start[]>();
  for (const fact of known) {
    const entry = entryIntoForce(instrument, fact.act, fact.on);
    if (entry === undefined) continue;
    // By the day of the act: who left before the instrument entered into force was never bound by it.
    const group = ends.filter((end) => end <= latestDay(fact.on)).length;
    const list = groups.get(group) ?? [];
    list.push({ ...entry, fact });
    groups.set(group, list);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([group, all]) => {
      const starts = withoutVaguer(instrument.entryRule.kind === 'not-known' ? withoutAssumed(all) : all);
      return {
        starts,
        counted: starts
          .map((s) => s.counted)
          .sort()
          .at(-1)!,
        earliest: starts.map((s) => s.earliest).sort()[0]!,
        end: ends[group],
      };
    });
}

/** Where the rule is not known, a consent only stands for the entry into force until that itself is entered, and not before the consent. */
function withoutAssumed(starts: readonly Start[]): Start[] {
  const known = starts.filter((s) => s.fact.act === 'in-force');
  return starts.filter((s) => s.fact.act === 'in-force' || !known.some((k) => k.counted >= s.counted));
}

/** "July 2004" does not contradict 5 July 2004: the vaguer of two agreeing dates says nothing more. */
function withoutVaguer(starts: readonly Start[]): Start[] {
  return starts.filter(
    (s) =>
      !starts.some(
        (t) =>
          t !== s &&
          s.earliest <= t.earliest &&
          t.counted <= s.counted &&
          (s.earliest !== t.earliest || s.counted !== t.counted),
      ),
  );
}

function fromPeriods(
  periods: readonly Period[],
  attested: readonly IsoDate[],
  absent: readonly IsoDate[],
  on: IsoDate,
  facts: readonly PartyFact[],
): Standing {
  const current = periods.find((p) => p.counted <= on && (p.end === undefined || on < p.end));
  const contradiction = contradictionIn(periods, attested, absent, facts);
  if (current !== undefined) {
    const missingFrom = absent.find(
      (day) => day >= current.counted && (current.end === undefined || day < current.end),
    );
    if (missingFrom !== undefined && on >= missingFrom) {
      return { bound: false, code: 'contradictory-sources', day: missingFrom, exact: true, contradiction, facts };
    }
    return { bound: true, day: current.counted, exact: true, contradiction, facts };
  }
  // Who will leave before being bound is on this day still somebody for whom it is to enter into force.
  const coming = periods.find((p) => p.counted > on && (p.end === undefined || on < p.end));
  if (coming !== undefined && coming.earliest <= on) {
    const days = new Set(coming.starts.map((s) => s.counted));
    const code = days.size > 1 ? 'contradictory-sources' : 'date-unknown';
    return { bound: false, code, day: coming.counted, exact: true, contradiction, facts };
  }
  const past = periods.filter((p) => p.end !== undefined && p.end <= on).at(-1);
  if (past !== undefined) return { bound: false, code: 'withdrawn', day: past.end, exact: true, contradiction, facts };
  // A list can name a party earlier than the dated act: the graver reading waits for the dated act.
  const code = attested.some((day) => day <= on) ? 'contradictory-sources' : 'not-yet-in-force';
  return { bound: false, code, day: coming?.counted, exact: true, contradiction, facts };
}

function fromLists(
  firstListed: IsoDate,
  absent: readonly IsoDate[],
  ends: readonly IsoDate[],
  on: IsoDate,
  facts: readonly PartyFact[],
): Standing {
  const end = ends.find((day) => day > firstListed);
  if (absent.length > 0) {
    const contradiction = doubt('list-against-list', { day: firstListed });
    return { bound: false, code: 'contradictory-sources', day: absent[0], exact: false, contradiction, facts };
  }
  if (end !== undefined && on >= end) return { bound: false, code: 'withdrawn', day: end, exact: true, facts };
  if (on < firstListed) return { bound: false, code: 'date-unknown', day: firstListed, exact: false, facts };
  return { bound: true, day: firstListed, exact: false, facts };
}

function contradictionIn(
  periods: readonly Period[],
  attested: readonly IsoDate[],
  absent: readonly IsoDate[],
  facts: readonly PartyFact[],
): Said | undefined {
  for (const { starts, counted, end } of periods) {
    const days = [...new Set(starts.map((s) => s.counted))].sort();
    if (days.length > 1) {
      return doubt('starts-disagree', { days: days.join(' ') });
    }
    const missing = absent.find((day) => day >= counted && (end === undefined || day < end));
    if (missing !== undefined) return doubt('missing-from-list', { day: counted, list: missing });
  }
  const first = periods[0]!.counted;
  const early = attested
    .filter((day) => day < first && !facts.some((f) => f.act === 'withdrawal' && earliestDay(f.on) <= day))
    .sort()[0];
  return early === undefined ? undefined : doubt('listed-before-start', { list: early, day: first });
}

/** Doubts are about days and name nobody. */
const NO_NAMES = { parties: new Map() };
function doubt(code: Parameters<typeof say>[1], values: Readonly<Record<string, string>>): Said {
  return say(NO_NAMES, code, values);
}
