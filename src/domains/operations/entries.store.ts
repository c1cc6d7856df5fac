import type { Entry } from '../../engines/tally/entry.ts';
import type { Phase } from '../../engines/tally/measures.ts';
import type { Fault } from '../../kernel/faults.ts';
import type { Database } from '../../platform/database.ts';

export type EntryState = 'counted' | 'held' | 'refused' | 'superseded' | 'withdrawn';

/** A version of an entry as it is kept. */
export interface EntryRow {
  readonly operationId: string;
  readonly id: string;
  readonly revision: number;
  /** Hash of what it says: the same content sent again is the same version. */
  readonly content: string;
  readonly origin: 'check' | 'result' | 'upload';
  readonly state: EntryState;
  readonly reasons: readonly Fault[];
  readonly lateNote: string | null;
  readonly withdrawn: boolean;
  readonly measure: string;
  readonly amount: number;
  readonly unit: string | null;
  readonly phase: Phase;
  readonly country: string;
  readonly agency: string;
  readonly officer: string;
  /** Who handed it in for an officer who may not send it any more. */
  readonly handedInBy: string | null;
  readonly hotSpot: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly at: string;
  readonly hour: string;
  readonly thing: string | null;
  readonly checkId: string | null;
  readonly hitId: string | null;
  readonly searchId: string | null;
  readonly outcome: string | null;
  readonly receivedAt: string;
}

const COLUMNS = `e.operation_id as "operationId", e.id, e.revision, e.content, e.origin, e.state, e.reasons,
  e.late_note as "lateNote", e.withdrawn, e.measure, e.amount, e.unit, e.phase, e.country, e.agency, e.officer,
  e.handed_in_by as "handedInBy", e.hot_spot as "hotSpot", e.lat, e.lon, e.at, e.hour, e.thing, e.check_id as "checkId", e.hit_id as "hitId",
  e.search_id as "searchId", e.outcome, e.received_at as "receivedAt"`;

/** An entry as the counting engine takes it. */
export function entryOf(row: EntryRow): Entry {
  return {
    id: row.id,
    revision: row.revision,
    ...(row.withdrawn ? { withdrawn: true } : {}),
    measure: row.measure,
    amount: row.amount,
    ...(row.unit === null ? {} : { unit: row.unit }),
    phase: row.phase,
    country: row.country,
    agency: row.agency,
    ...(row.hotSpot === null ? {} : { hotSpot: row.hotSpot }),
    at: row.at,
    ...(row.thing === null ? {} : { thing: row.thing }),
    ...(row.checkId === null ? {} : { check: row.checkId }),
    ...(row.hitId === null ? {} : { hit: row.hitId }),
  };
}

/** Every version of some entries. */
export async function findVersions(
  db: Database,
  wanted: readonly { readonly operationId: string; readonly id: string }[],
): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    `select ${COLUMNS}
       from jsonb_to_recordset($1::jsonb) as w("operationId" uuid, id text)
       join operation_entries e on e.operation_id = w."operationId" and e.id = w.id`,
    [JSON.stringify(wanted)],
  );
}

export async function insertEntries(tx: Database, rows: readonly EntryRow[]): Promise<void> {
  await tx.query(
    `insert into operation_entries (operation_id, id, revision, content, origin, state, reasons, late_note, withdrawn, measure,
                                    amount, unit, phase, country, agency, officer, handed_in_by, hot_spot, lat, lon, at, hour, thing,
                                    check_id, hit_id, search_id, outcome, received_at)
     select n."operationId", n.id, n.revision, n.content, n.origin, n.state, n.reasons,
            n."lateNote", n.withdrawn, n.measure, n.amount, n.unit, n.phase, n.country, n.agency, n.officer, n."handedInBy",
            n."hotSpot", n.lat, n.lon, n.at, n.hour, n.thing, n."checkId", n."hitId", n."searchId", n.outcome, n."receivedAt"
       from jsonb_to_recordset($1::jsonb) as n("operationId" uuid, id text, revision integer, content text, origin text,
              state text, reasons jsonb, "lateNote" text, withdrawn boolean, measure text, amount double precision, unit text,
              phase text, country text, agency text, officer uuid, "handedInBy" uuid, "hotSpot" text, lat double precision, lon double precision,
              at timestamptz, hour text, thing text, "checkId" text, "hitId" uuid, "searchId" uuid, outcome text,
              "receivedAt" timestamptz)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/** When the check was made whose search found a possible match. */
export async function findMomentOfCheck(db: Database, search: string): Promise<string | undefined> {
  const [check] = await db.query<{ at: string }>(
    `select e.at
       from operation_entries e
      where e.search_id = $1 and e.outcome = 'possible' and e.origin = 'check'
      limit 1`,
    [search],
  );
  return check?.at;
}

/** Says what became of versions that were there before. */
export async function updateStates(
  tx: Database,
  rows: readonly Pick<EntryRow, 'operationId' | 'id' | 'revision' | 'content' | 'state' | 'reasons'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `update operation_entries e
        set state = n.state, reasons = n.reasons
       from jsonb_to_recordset($1::jsonb) as n("operationId" uuid, id text, revision integer, content text, state text, reasons jsonb)
      where e.operation_id = n."operationId" and e.id = n.id and e.revision = n.revision and e.content = n.content`,
    [JSON.stringify(rows)],
  );
}

/** Notes that a refused version is accepted late; the writer then judges it like any other. One whose id was taken stays out. */
export async function acceptVersion(
  tx: Database,
  {
    operationId,
    id,
    note,
    by,
  }: { readonly operationId: string; readonly id: string; readonly note: string; readonly by: string },
): Promise<void> {
  await tx.query(
    `update operation_entries e set late_note = $3, accepted_by = $4
      where e.operation_id = $1 and e.id = $2 and e.state = 'refused'
        and not e.reasons @> '[{"code": "entry-id-taken"}]'`,
    [operationId, id, note, by],
  );
}

/** What moves in the counters: millionths of the unit, as text, since they can be more than a number holds. */
export interface CounterMove {
  readonly operationId: string;
  readonly measure: string;
  readonly phase: string;
  readonly unit: string;
  readonly country: string;
  readonly agency: string;
  readonly hotSpot: string;
  readonly hour: string;
  readonly micros: string;
  readonly entries: number;
}

export async function moveCounters(tx: Database, moves: readonly CounterMove[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.query(
    `insert into operation_counters as c (operation_id, measure, phase, unit, country, agency, hot_spot, hour, micros, entries)
     select m."operationId", m.measure, m.phase, m.unit, m.country, m.agency, m."hotSpot", m.hour, m.micros::numeric, m.entries
       from jsonb_to_recordset($1::jsonb) as m("operationId" uuid, measure text, phase text, unit text, country text,
              agency text, "hotSpot" text, hour text, micros text, entries bigint)
     on conflict (operation_id, measure, phase, unit, country, agency, hot_spot, hour) do update
        set micros = c.micros + excluded.micros, entries = c.entries + excluded.entries`,
    [JSON.stringify(moves)],
  );
}

export interface CounterRow {
  readonly measure: string;
  readonly phase: Phase;
  readonly unit: string;
  readonly group: string;
  readonly micros: string;
  readonly entries: number;
}

export type Grouping = 'country' | 'agency' | 'hot_spot' | 'hour';

/**
 * The counters of an operation, added up by one of their columns; without one, over all. Counters that an earlier release
 * kept of what is counted one by one now are left out.
 */
export async function sumCounters(
  db: Database,
  operationId: string,
  without: readonly string[],
  by?: Grouping,
): Promise<CounterRow[]> {
  // The column is one of a closed list, never anything from outside.
  const group = by === undefined ? `''` : `c.${by}`;
  return db.query<CounterRow>(
    `select c.measure, c.phase, c.unit, ${group} as "group", sum(c.micros)::text as micros, sum(c.entries)::bigint as entries
       from operation_counters c
      where c.operation_id = $1 and not (c.measure = any($2))
      group by 1, 2, 3, 4
     having sum(c.micros) <> 0
      order by 1, 2, 3, 4`,
    [operationId, without],
  );
}

/** The counted entries of some measures. */
export async function listCounted(db: Database, operationId: string, measures: readonly string[]): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    `select ${COLUMNS} from operation_entries e
      where e.operation_id = $1 and e.state = 'counted' and e.measure = any($2)
      order by e.at, e.id`,
    [operationId, measures],
  );
}

export interface EntryQuery {
  readonly measures?: readonly string[];
  /** Only those that searched the registers. */
  readonly withSearch?: boolean;
  readonly phase?: string;
  readonly country?: string;
  readonly agency?: string;
  readonly hotSpot?: string;
  readonly hour?: string;
  readonly states: readonly EntryState[];
  /** The last version of the page before. */
  readonly after?: Pick<EntryRow, 'id' | 'revision' | 'content'>;
  readonly limit: number;
}

/** Entries behind a figure, or set aside; by id, page by page. */
export async function listEntries(db: Database, operationId: string, query: EntryQuery): Promise<EntryRow[]> {
  const values: unknown[] = [operationId, query.states];
  const where = ['e.operation_id = $1', 'e.state = any($2)'];
  const add = (condition: (place: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  add((place) => `e.measure = any(${place})`, query.measures);
  // A search is counted with the check that made it, or entered as a number.
  if (query.withSearch) where.push(`(e.search_id is not null or e.measure = 'searches')`);
  add((place) => `e.phase = ${place}`, query.phase);
  add((place) => `e.country = ${place}`, query.country);
  add((place) => `e.agency = ${place}`, query.agency);
  add((place) => `coalesce(e.hot_spot, '') = ${place}`, query.hotSpot);
  add((place) => `e.hour = ${place}`, query.hour);
  add(
    (place) =>
      `(e.id, e.revision, e.content) > (${place}::jsonb ->> 0, (${place}::jsonb ->> 1)::integer, ${place}::jsonb ->> 2)`,
    query.after && JSON.stringify([query.after.id, query.after.revision, query.after.content]),
  );
  return db.query<EntryRow>(
    `select ${COLUMNS} from operation_entries e where ${where.join(' and ')} order by e.id, e.revision, e.content limit ${Number(query.limit)}`,
    values,
  );
}

/** How many versions stand in each state that somebody has to look at. */
export async function countSetAside(db: Database, operationId: string): Promise<{ held: number; refused: number }> {
  const [row] = await db.query<{ held: number; refused: number }>(
    `select count(*) filter (where e.state = 'held') as held, count(*) filter (where e.state = 'refused') as refused
       from operation_entries e where e.operation_id = $1 and e.state in ('held', 'refused')`,
    [operationId],
  );
  return row!;
}

/** Which of some agencies have entries that count, or that somebody may yet let count. */
export async function listAgenciesWithEntries(
  db: Database,
  operationId: string,
  agencies: readonly string[],
): Promise<string[]> {
  const rows = await db.query<{ agency: string }>(
    `select distinct e.agency from operation_entries e
      where e.operation_id = $1 and e.agency = any($2) and e.state in ('counted', 'held', 'refused')
      order by 1`,
    [operationId, agencies],
  );
  return rows.map(({ agency }) => agency);
}
