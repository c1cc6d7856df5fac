import { punctualityOf, type TimedRequest } from '../../engines/clocks/punctuality.ts';
import type { Database } from '../../platform/database.ts';
import { isAsking, MESSAGE_KINDS } from './exchange.ts';

/** A span of time, its end not included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const ASKING = MESSAGE_KINDS.filter(isAsking);

/**
 * How punctual an agency is and its partners are with it, by pair and rule. The time is the running one: what stood still
 * for a clarification does not count.
 */
export async function readPunctuality(db: Database, agency: string, { from, to }: Span, now: string) {
  const rows = await db.query<TimedRequest & { readonly tookMs: number | null }>(
    `select d.sender || ' > ' || d.recipient as pair, c.rule,
            case when c.met_at is not null then case when c.is_late then 'answered-late' else 'answered-in-time' end
                 when c.alarm_at < $4 then 'late' else 'running' end as state,
            extract(epoch from c.met_at - c.started_at)::float8 * 1000 - coalesce(
              (select sum(extract(epoch from least((s ->> 'to')::timestamptz, c.met_at) - (s ->> 'from')::timestamptz))
                 from jsonb_array_elements(d.stops) s
                where s ->> 'to' is not null and (s ->> 'from')::timestamptz < c.met_at), 0)::float8 * 1000 as "tookMs"
       from exchange_clocks c
       join exchange_deliveries d on d.message_id = c.message_id and d.recipient = c.recipient
      where $1 in (d.sender, d.recipient) and c.started_at >= $2 and c.started_at < $3 and c.ended_at is null`,
    [agency, from, to, now],
  );
  const requests = rows.map(({ tookMs, ...row }) => (tookMs === null ? row : { ...row, tookMs }));
  const groups = new Map(requests.map((one) => [`${one.pair} ${one.rule}`, one]));
  return punctualityOf(requests).map(({ group, ...figures }) => {
    const { pair, rule } = groups.get(group)!;
    return { pair, rule, ...figures };
  });
}

/** Refusals given to and by an agency, by ground; `other` is counted like every ground. */
export async function countRefusals(
  db: Database,
  agency: string,
  { from, to }: Span,
): Promise<{ ground: string; count: number }[]> {
  return db.query(
    `select d.ground, count(*)::int as count
       from exchange_deliveries d
      where $1 in (d.sender, d.recipient) and d.kind = any($4) and d.outcome = 'refused' and d.ground is not null
        and d.answered_at >= $2 and d.answered_at < $3
      group by d.ground
      order by count(*) desc, d.ground`,
    [agency, from, to, ASKING],
  );
}

/** Questions that were not asked twice: drafts given up because somebody had asked before, and what a recipient gave back as a duplicate. */
export async function countAvoidedDuplicates(db: Database, agency: string, { from, to }: Span): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select (select count(*) from exchange_steps s
              where s.agency = $1 and s.step = 'discarded-as-duplicate' and s.at >= $2 and s.at < $3)::int
          + (select count(*) from exchange_deliveries d
              where $1 in (d.sender, d.recipient) and d.state = 'rejected' and d.ground = 'duplicate'
                and d.decided_at >= $2 and d.decided_at < $3)::int as count`,
    [agency, from, to],
  );
  return row?.count ?? 0;
}

/** Of the items an agency sent, those that are no free text; null when it sent none. */
export async function shareOfStructure(db: Database, agency: string, { from, to }: Span): Promise<number | null> {
  const [row] = await db.query<{ share: number | null }>(
    `select (count(*) filter (where i.kind <> 'text'))::float8 / nullif(count(*), 0) as share
       from exchange_items i
       join exchange_messages m on m.id = i.message_id
      where m.sender = $1 and m.released_at >= $2 and m.released_at < $3`,
    [agency, from, to],
  );
  return row?.share ?? null;
}
