import { latestDay } from '../../../engines/legal-basis/calendar.ts';
import type { Act, PartyFact, Source } from '../../../engines/legal-basis/instrument.ts';

/** One fact as the shipped file holds it: instrument, party, act, date, source, and, where they differ from the source's, when known and a note. */
export type StatusRow = [string, string, Act, string, string, string?, string?];

/** Facts and the sources they name: what an importer makes of one file. */
export interface StatusTable {
  readonly sources: readonly Source[];
  readonly rows: readonly StatusRow[];
  /** Lines that could not be used, each with its reason; nothing is dropped silently. */
  readonly skipped: readonly string[];
}

/** A list says who belongs on its own day; an act is notified by the depositary and public from the day it is done. */
const LISTED: ReadonlySet<Act> = new Set(['attested', 'not-listed']);

/** Turns stored rows into facts, each with the first day on which it could be known. */
export function partyFactsOf({ sources, rows }: Pick<StatusTable, 'sources' | 'rows'>): PartyFact[] {
  const asOf = new Map(sources.map((s) => [s.id, s.asOf]));
  return rows.map(([instrument, party, act, on, source, knownFrom, note]) => ({
    instrument,
    party,
    act,
    on,
    source,
    knownFrom: knownFrom || (LISTED.has(act) ? (asOf.get(source) ?? '9999-12-31') : latestDay(on)),
    ...(note ? { note } : {}),
  }));
}

/** Joins the tables of several importers; rows are sorted so that a rebuild changes only what changed. */
export function joinTables(tables: readonly StatusTable[]): StatusTable {
  const sources = new Map(tables.flatMap((t) => t.sources).map((s) => [s.id, s]));
  const rows = new Map(tables.flatMap((t) => t.rows).map((r) => [JSON.stringify(r), r]));
  return {
    sources: [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    skipped: tables.flatMap((t) => t.skipped),
  };
}
