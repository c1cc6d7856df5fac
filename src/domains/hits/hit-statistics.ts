import type { Database } from '../../platform/database.ts';
import { FEEDBACK_KINDS, type FeedbackKind } from './hit.ts';

/** Matches and hits of a register and an owner in a span of time. */
export interface HitCounts {
  readonly register: string;
  readonly owner: string;
  readonly ownMatches: number;
  readonly noActionMatches: number;
  readonly foreignMatches: number;
  readonly hits: number;
  readonly repeats: number;
  readonly confirmed: number;
  readonly notTheSame: number;
  readonly outOfDate: number;
  readonly waiting: number;
  readonly answeredLate: number;
  readonly medianAnswerMs: number | null;
  readonly p80AnswerMs: number | null;
  readonly feedback: Readonly<Record<FeedbackKind, number>>;
}

/**
 * Counts an agency's matches and hits, as asker or as owner, by register and owner. A match on one's own record, and a
 * foreign one that asks for nothing, are no hits and stand in columns of their own (SIRENE Manual, yearly statistics).
 */
export async function countHits(
  db: Database,
  agency: string,
  { from, to, now }: { readonly from: string; readonly to: string; readonly now: string },
): Promise<HitCounts[]> {
  const counts = await db.query<Omit<HitCounts, 'feedback'>>(
    `with seen as (
       select m.register, m.owner,
              count(*) filter (where m.nature = 'own') as own,
              count(*) filter (where m.nature = 'no-action') as no_action,
              count(*) filter (where m.nature = 'foreign') as foreign_matches
         from matches m
        where m.at >= $2 and m.at < $3 and (m.owner = $1 or m.asker = $1)
        group by m.register, m.owner
     ), followed as (
       select h.register, h.owner, count(*) as hits, sum(h.repeats) as repeats,
              count(*) filter (where h.decision = 'confirmed') as confirmed,
              count(*) filter (where h.decision = 'not-the-same') as not_the_same,
              count(*) filter (where h.decision = 'record-out-of-date') as out_of_date,
              count(*) filter (where h.state in ('new', 'owner-told')) as waiting,
              count(*) filter (where coalesce(h.decided_at, h.closed_at, $4::timestamptz) > h.alarm_at) as late,
              percentile_cont(0.5) within group (order by extract(epoch from h.decided_at - h.opened_at) * 1000)
                filter (where h.decided_at is not null) as median,
              percentile_cont(0.8) within group (order by extract(epoch from h.decided_at - h.opened_at) * 1000)
                filter (where h.decided_at is not null) as p80
         from hits h
        where h.opened_at >= $2 and h.opened_at < $3 and (h.owner = $1 or h.asker = $1)
        group by h.register, h.owner
     )
     select coalesce(s.register, f.register) as register, coalesce(s.owner, f.owner) as owner,
            coalesce(s.own, 0) as "ownMatches", coalesce(s.no_action, 0) as "noActionMatches",
            coalesce(s.foreign_matches, 0) as "foreignMatches", coalesce(f.hits, 0) as hits,
            coalesce(f.repeats, 0)::bigint as repeats, coalesce(f.confirmed, 0) as confirmed,
            coalesce(f.not_the_same, 0) as "notTheSame", coalesce(f.out_of_date, 0) as "outOfDate",
            coalesce(f.waiting, 0) as waiting, coalesce(f.late, 0) as "answeredLate", f.median as "medianAnswerMs",
            f.p80 as "p80AnswerMs"
       from seen s
       full join followed f on f.register = s.register and f.owner = s.owner
      order by 1, 2`,
    [agency, from, to, now],
  );
  const said = await db.query<{ register: string; owner: string; kind: FeedbackKind; count: number }>(
    `select h.register, h.owner, f.kind, count(*) as count
       from hit_feedback f
       join hits h on h.id = f.hit_id
      where h.opened_at >= $2 and h.opened_at < $3 and (h.owner = $1 or h.asker = $1)
      group by 1, 2, 3`,
    [agency, from, to],
  );
  return counts.map((row) => {
    const mine = said.filter(({ register, owner }) => register === row.register && owner === row.owner);
    const countOf = (kind: FeedbackKind): number => mine.find((one) => one.kind === kind)?.count ?? 0;
    const feedback = Object.fromEntries(FEEDBACK_KINDS.map((kind) => [kind, countOf(kind)]));
    return { ...row, feedback: feedback as Record<FeedbackKind, number> };
  });
}

/** How many hits wait for an agency: to be answered, of those late, and to be acted on. */
export async function countWaiting(
  db: Database,
  agency: string,
  now: string,
): Promise<{ toAnswer: number; late: number; toAct: number }> {
  const [row] = await db.query<{ toAnswer: number; late: number; toAct: number }>(
    `select count(*) filter (where h.owner = $1 and h.state in ('new', 'owner-told')) as "toAnswer",
            count(*) filter (where h.owner = $1 and h.state in ('new', 'owner-told') and h.alarm_at < $2) as late,
            count(*) filter (where h.asker = $1 and h.state = 'confirmed') as "toAct"
       from hits h
      where (h.owner = $1 or h.asker = $1) and h.state in ('new', 'owner-told', 'confirmed')`,
    [agency, now],
  );
  return row!;
}

/** How often the owner said "the same" at each height of the score, for calibrating the matching. */
export async function countForCalibration(
  db: Database,
  agency: string,
): Promise<
  { register: string; band: 'hit' | 'possible'; scoreFrom: number; hits: number; same: number; notTheSame: number }[]
> {
  return db.query(
    `select h.register, h.band, floor(h.score)::double precision as "scoreFrom", count(*) as hits,
            count(*) filter (where h.decision in ('confirmed', 'record-out-of-date')
                               and not exists (select 1 from hit_feedback f where f.hit_id = h.id and f.kind = 'wrong-person')) as same,
            count(*) filter (where h.decision = 'not-the-same'
                                or exists (select 1 from hit_feedback f where f.hit_id = h.id and f.kind = 'wrong-person')) as "notTheSame"
       from hits h
      where h.owner = $1 or h.asker = $1
      group by 1, 2, 3
      order by 1, 2, 3`,
    [agency],
  );
}

/** Every decided hit of the node with the score it was found by and what the owner said, for checking the scores. */
export async function listOutcomes(db: Database): Promise<{ register: string; score: number; isSame: boolean }[]> {
  return db.query(
    `select h.register, h.score::double precision as score,
            h.decision in ('confirmed', 'record-out-of-date')
              and not exists (select 1 from hit_feedback f where f.hit_id = h.id and f.kind = 'wrong-person') as "isSame"
       from hits h
      where h.decision is not null`,
  );
}

/** The hits of an operation on their way: how many reached each state, and how long it took. */
export interface HitFunnel {
  readonly opened: number;
  readonly repeats: number;
  readonly told: number;
  readonly decided: number;
  readonly confirmed: number;
  readonly notTheSame: number;
  readonly outOfDate: number;
  readonly acted: number;
  readonly closed: number;
  readonly late: number;
  readonly medianToldMs: number | null;
  readonly medianDecidedMs: number | null;
  readonly p90DecidedMs: number | null;
}

/**
 * An operation as hits know it: anybody may write its code into a search, so only those of its agencies count, and nothing
 * that was found after it was closed, so that what its countries signed stays as they signed it.
 */
export interface HitsOf {
  readonly operation: string;
  readonly agencies: readonly string[];
  readonly closedAt: string | null;
}

/** $1 the code of an operation, $2 its agencies, $3 when it was closed. */
const OF_OPERATION = 'h.operation = $1 and h.asker = any($2) and ($3::timestamptz is null or h.opened_at <= $3)';

/** The funnel of an operation's hits. */
export async function funnelOfOperation(
  db: Database,
  { operation, agencies, closedAt }: HitsOf,
  now: string,
): Promise<HitFunnel> {
  const [row] = await db.query<HitFunnel>(
    `select count(*) as opened, coalesce(sum(h.repeats), 0)::bigint as repeats, count(h.told_at) as told, count(h.decided_at) as decided,
            count(*) filter (where h.decision = 'confirmed') as confirmed,
            count(*) filter (where h.decision = 'not-the-same') as "notTheSame",
            count(*) filter (where h.decision = 'record-out-of-date') as "outOfDate",
            count(h.acted_at) as acted, count(h.closed_at) as closed,
            count(*) filter (where coalesce(h.decided_at, h.closed_at, $4::timestamptz) > h.alarm_at) as late,
            percentile_cont(0.5) within group (order by extract(epoch from h.told_at - h.opened_at) * 1000) as "medianToldMs",
            percentile_cont(0.5) within group (order by extract(epoch from h.decided_at - h.opened_at) * 1000) as "medianDecidedMs",
            percentile_cont(0.9) within group (order by extract(epoch from h.decided_at - h.opened_at) * 1000) as "p90DecidedMs"
       from hits h
      where ${OF_OPERATION}`,
    [operation, agencies, closedAt, now],
  );
  return row!;
}

/** One hit of an operation, as the cockpit lists it: no record, no person. */
export interface OperationHit {
  readonly id: string;
  readonly reference: string;
  readonly asker: string;
  readonly owner: string;
  readonly register: string;
  readonly state: string;
  readonly place: string | null;
  /** When the check was made that found it; the clock runs from when it was opened. */
  readonly foundAt: string;
  readonly openedAt: string;
  readonly alarmAt: string;
  readonly repeats: number;
}

/** How far a hit of an operation has come, as its funnel counts it. */
const REACHED = {
  opened: 'true',
  told: 'h.told_at is not null',
  decided: 'h.decided_at is not null',
  confirmed: "h.decision = 'confirmed'",
  notTheSame: "h.decision = 'not-the-same'",
  outOfDate: "h.decision = 'record-out-of-date'",
  acted: 'h.acted_at is not null',
  closed: 'h.closed_at is not null',
  late: 'coalesce(h.decided_at, h.closed_at, $4::timestamptz) > h.alarm_at',
} as const satisfies Record<string, string>;
type HitStep = keyof typeof REACHED;

/** What a device kept while it was away is counted when it was made, like the check itself. */
const FOUND_AT = 'coalesce(h.found_at, h.opened_at)';

const OPERATION_HIT = `h.id, h.reference, h.asker, h.owner, h.register, h.state, h.place, ${FOUND_AT} as "foundAt", h.opened_at as "openedAt",
            h.alarm_at as "alarmAt", h.repeats`;

/** The hits of an operation whose owners are late with an answer, the longest first. */
export async function listLateHitsOfOperation(
  db: Database,
  { operation, agencies, closedAt }: HitsOf,
  { now, limit }: { readonly now: string; readonly limit: number },
): Promise<OperationHit[]> {
  return db.query<OperationHit>(
    `select ${OPERATION_HIT}
       from hits h
      where ${OF_OPERATION} and h.state in ('new', 'owner-told') and h.alarm_at < $4
      order by h.alarm_at, h.id
      limit $5`,
    [operation, agencies, closedAt, now, limit],
  );
}

/** The hits behind a figure of an operation: those that came so far, at a place, in an hour; as they were opened. */
export async function listHitsOfOperation(
  db: Database,
  { operation, agencies, closedAt }: HitsOf,
  {
    step = 'opened',
    place,
    hour,
    now,
    after,
    limit,
  }: {
    readonly step?: HitStep;
    /** Empty for those at no hot spot. */
    readonly place?: string;
    readonly hour?: string;
    readonly now: string;
    readonly after?: string;
    readonly limit: number;
  },
): Promise<OperationHit[]> {
  // The condition is one of a closed list, never anything from outside; the moment is named, so that it has a type in each.
  return db.query<OperationHit>(
    `select ${OPERATION_HIT}
       from hits h
      where ${OF_OPERATION} and $4::timestamptz is not null and ${REACHED[step]}
        and ($5::text is null or coalesce(h.place, '') = $5)
        and ($6::timestamptz is null or (${FOUND_AT} >= $6 and ${FOUND_AT} < $6::timestamptz + interval '1 hour'))
        and ($7::uuid is null or h.id > $7)
      order by h.id
      limit $8`,
    [operation, agencies, closedAt, now, place ?? null, hour ?? null, after ?? null, limit],
  );
}

/** How many hits an agency of an operation made at a place in an hour, and on which day of its own calendar. */
export interface HitCount {
  readonly asker: string;
  readonly place: string | null;
  readonly hour: string;
  readonly day: string;
  readonly hits: number;
}

/** How many hits each agency of an operation made, where and when; `zones` says on whose calendar each agency's days run. */
export async function countHitsOfOperation(
  db: Database,
  { operation, agencies, closedAt }: HitsOf,
  zones: Readonly<Record<string, string>>,
): Promise<HitCount[]> {
  return db.query<HitCount>(
    `select h.asker, h.place, to_char(${FOUND_AT} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:00:00"Z"') as hour,
            to_char(${FOUND_AT} at time zone coalesce($4::jsonb ->> h.asker, 'UTC'), 'YYYY-MM-DD') as day, count(*) as hits
       from hits h
      where ${OF_OPERATION}
      group by 1, 2, 3, 4
      order by 1, 2, 3, 4`,
    [operation, agencies, closedAt, JSON.stringify(zones)],
  );
}

/** Which of some hits an agency of a party found or owns: others are not there. */
export async function findMyHits(db: Database, party: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(
    `select h.id from hits h
      where h.id = any($2::uuid[])
        and exists (select 1 from agencies a where a.party = $1 and a.code in (h.asker, h.owner))`,
    [party, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
