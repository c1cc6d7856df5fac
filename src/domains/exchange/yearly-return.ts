/**
 * The yearly figures of Directive (EU) 2023/977, Article 18: what a state asked, was asked, answered and refused, and how
 * often a judge's authorisation took longer. A request to three agencies is three requests; what is asked within one state
 * is none. A year is that of the calendar where the state's desk is.
 */
import { Problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/database.ts';
import type { REFUSAL_GROUNDS } from './exchange.ts';

/** The points of Article 18, in the order of the return. */
export const RETURN_POINTS = ['a', 'b-received', 'b-answered', 'c', 'd'] as const;
export type ReturnPoint = (typeof RETURN_POINTS)[number];

/** Whose year it is. */
export interface ReturnYear {
  readonly party: string;
  readonly year: number;
  /** IANA name of the zone whose calendar counts. */
  readonly timeZone: string;
}

/** One figure of the return and what it is a count of. */
export interface ReturnFigure {
  readonly point: ReturnPoint;
  /** The other state: asked by us at point a, asking us at the others. */
  readonly state: string | null;
  readonly urgent: boolean | null;
  readonly ground: (typeof REFUSAL_GROUNDS)[number]['code'] | null;
  readonly count: number;
}

/** Everything that a return counts, one row for each thing counted: the table that figures and their messages share. */
const COUNTED = `
  with span as (
    select make_date($2, 1, 1)::timestamp at time zone $3 as begins,
           make_date($2 + 1, 1, 1)::timestamp at time zone $3 as ends
  ), requests as (
    select d.*
      from exchange_deliveries d
     where d.kind = 'information-request' and d.sender_party <> d.recipient_party
       and (d.sender_party = $1 or d.recipient_party = $1)
  ), counted as (
    select 'a' as point, r.recipient_party as state, null::boolean as urgent, null::text as ground,
           r.message_id, r.recipient
      from requests r, span
     where r.sender_party = $1 and r.submitted_at >= span.begins and r.submitted_at < span.ends
    union all
    select 'b-received', r.sender_party, r.is_urgent, null, r.message_id, r.recipient
      from requests r, span
     where r.recipient_party = $1 and r.delivered_at >= span.begins and r.delivered_at < span.ends
    union all
    select 'b-answered', r.sender_party, r.is_urgent, null, r.message_id, r.recipient
      from requests r, span
     where r.recipient_party = $1 and r.outcome <> 'refused'
       and r.answered_at >= span.begins and r.answered_at < span.ends
    union all
    select 'c', r.sender_party, null, r.ground, r.message_id, r.recipient
      from requests r, span
     where r.recipient_party = $1 and r.outcome = 'refused'
       and r.answered_at >= span.begins and r.answered_at < span.ends
    union all
    select 'd', r.sender_party, null, null, r.message_id, r.recipient
      from requests r
      join exchange_clocks c on c.message_id = r.message_id and c.recipient = r.recipient, span
     where r.recipient_party = $1 and (c.deviation ->> 'announcedAt')::timestamptz >= span.begins
       and (c.deviation ->> 'announcedAt')::timestamptz < span.ends
  )`;

/** Counts every figure of the return; what did not happen has none. */
export async function countReturn(db: Database, { party, year, timeZone }: ReturnYear): Promise<ReturnFigure[]> {
  return db.query<ReturnFigure>(
    `${COUNTED}
     select point, state, urgent, ground, count(*)::int as count
       from counted
      group by point, state, urgent, ground
      order by point, state, urgent desc nulls last, ground nulls first`,
    [party, year, timeZone],
  );
}

/** The name by which a figure opens to its messages. */
export function cellName(year: number, { point, state, urgent, ground }: Omit<ReturnFigure, 'count'>): string {
  return [year, point, state ?? '', urgent === null ? '' : urgent ? 'urgent' : 'other', ground ?? ''].join('.');
}

/** Reads the name of a figure back. */
export function readCellName(cell: string): { readonly year: number; readonly figure: Omit<ReturnFigure, 'count'> } {
  const [year = '', point = '', state = '', pace = '', ground = ''] = cell.split('.');
  const known = RETURN_POINTS.find((one) => one === point);
  if (!/^\d{4}$/.test(year) || known === undefined || !['', 'urgent', 'other'].includes(pace)) {
    throw new Problem('not-found', 'There is no such figure in the return; open the return and choose one.');
  }
  return {
    year: Number(year),
    figure: {
      point: known,
      state: state || null,
      urgent: pace === '' ? null : pace === 'urgent',
      ground: (ground || null) as ReturnFigure['ground'],
    },
  };
}

/** The messages behind a figure that one agency holds, and how many are other agencies' of the same state. */
export async function listCounted(
  db: Database,
  { party, year, timeZone }: ReturnYear,
  { point, state, urgent, ground }: Omit<ReturnFigure, 'count'>,
  agency: string,
  limit: number,
): Promise<{ readonly own: { readonly messageId: string; readonly recipient: string }[]; readonly others: number }> {
  const rows = await db.query<{ messageId: string; recipient: string; isOwn: boolean }>(
    `${COUNTED}
     select c.message_id as "messageId", c.recipient, $8 in (d.sender, d.recipient) as "isOwn"
       from counted c
       join exchange_deliveries d on d.message_id = c.message_id and d.recipient = c.recipient
      where c.point = $4 and c.state is not distinct from $5 and c.urgent is not distinct from $6
        and c.ground is not distinct from $7
      order by d.submitted_at desc, c.message_id`,
    [party, year, timeZone, point, state, urgent, ground, agency],
  );
  const own = rows.filter(({ isOwn }) => isOwn);
  return { own: own.slice(0, limit), others: rows.length - own.length };
}
