import type { Database } from '../../platform/database.ts';
import { listLateInState } from './contact-points.ts';
import { DELIVERY_COLUMNS, type Delivery } from './deliveries.store.ts';
import type { BoardAnswer } from './exchange.schema.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { listDrafts } from './messages.store.ts';
import { agencyNames, showLine } from './read-inbox.ts';
import { showDraft } from './show-draft.ts';

const MOST_SHOWN = 50;
const DAY_MS = 86_400_000;

const OPEN = `d.recipient = $1 and d.state in ('delivered', 'clarifying', 'accepted')`;

/** What a supervisor watches: by officer, rule and pair, what is late, and what waits for the second person. */
export async function readBoard(desk: ExchangeDesk, { officer, requestId }: Asking): Promise<BoardAnswer> {
  const { db } = desk;
  const { code } = officer.agency;
  const now = desk.clock();
  const at = now.toISOString();
  const counts = `count(*)::int as open, (count(*) filter (where d.due_at < $2))::int as late`;
  const [[totals], desks, rules, pairs, late, waiting, escalated, [others]] = await Promise.all([
    db.query<BoardAnswer['totals']>(
      `select ${counts}, (count(*) filter (where d.due_at >= $2 and d.due_at < $3))::int as "dueToday",
              (count(*) filter (where d.state = 'clarifying'))::int as clarifying,
              (count(*) filter (where d.read_at is null))::int as unread,
              (count(*) filter (where d.assigned_to is null))::int as unassigned
         from exchange_deliveries d where ${OPEN}`,
      [code, at, new Date(now.getTime() + DAY_MS).toISOString()],
    ),
    db.query<{ officer: string | null; open: number; late: number; nextDueAt: string }>(
      `select d.assigned_to as officer, ${counts}, min(d.due_at) as "nextDueAt"
         from exchange_deliveries d where ${OPEN} group by d.assigned_to order by min(d.due_at)`,
      [code, at],
    ),
    db.query<BoardAnswer['rules'][number]>(
      `select d.rule, ${counts} from exchange_deliveries d where ${OPEN} group by d.rule order by d.rule nulls last`,
      [code, at],
    ),
    db.query<BoardAnswer['pairs'][number]>(
      `select d.sender, ${counts} from exchange_deliveries d where ${OPEN} group by d.sender order by d.sender`,
      [code, at],
    ),
    db.query<Delivery>(
      `select ${DELIVERY_COLUMNS.replace('d.envelope,', 'null as envelope,')} from exchange_deliveries d
        where ${OPEN} and d.due_at < $2 order by d.due_at, d.submitted_at limit ${MOST_SHOWN}`,
      [code, at],
    ),
    listDrafts(db, code, { state: 'waiting', limit: MOST_SHOWN }),
    listEscalated(db, code),
    db.query<Pick<BoardAnswer['totals'], 'waitingForRelease' | 'consentsToDecide' | 'toReview' | 'rejectedEnvelopes'>>(
      `select (select count(*)::int from exchange_messages m where m.sender = $1 and m.state = 'waiting') as "waitingForRelease",
              (select count(*)::int from exchange_consents c where c.originator = $1 and c.state = 'asked') as "consentsToDecide",
              (select count(*)::int from exchange_deliveries d
                where d.review_on <= $2::date and $1 in (d.sender, d.recipient)
                  and not exists (select 1 from jsonb_array_elements(d.reviewed) r
                                   where r->>'agency' = $1 and (r->>'at')::date >= d.review_on)) as "toReview",
              (select count(*)::int from exchange_rejects r where r.sender = $1 and r.at > $2::timestamptz - interval '7 days')
                as "rejectedEnvelopes"`,
      [code, at],
    ),
  ]);
  const people = [...desks.flatMap((one) => one.officer ?? []), ...waiting.map(({ drafter }) => drafter)];
  const names = await desk.access.actorNames([...new Set(people)]);
  const agencies = await desk.access.listAgencies();
  const lateInState = await listLateInState(db, officer.agency, {
    now: at,
    codes: agencies.filter(({ party }) => party === officer.agency.party).map((agency) => agency.code),
  });
  await desk.audit.append({
    action: 'record.listed',
    officer,
    outcome: 'done',
    facts: { box: 'board', late: late.length, lateInState: lateInState.length },
    requestId,
  });
  const showing = { now: at, nameOf: agencyNames(desk, agencies) };
  return {
    totals: { ...totals!, ...others!, escalated: escalated.length },
    desks: desks.map(({ officer: one, nextDueAt, ...rest }) => ({
      officer: one,
      ...(one && names.has(one) ? { name: names.get(one)! } : {}),
      ...rest,
      nextDueAt: nextDueAt === 'infinity' ? null : nextDueAt,
    })),
    rules,
    pairs,
    waiting: waiting.map((message) => showDraft(officer, message, names.get(message.drafter))),
    late: await Promise.all(late.map((delivery) => showLine(showing, officer, delivery))),
    escalated: await Promise.all(
      escalated.slice(0, MOST_SHOWN).map(async ({ tell, toldAt, ...delivery }) => ({
        line: await showLine(showing, officer, delivery),
        tell,
        toldAt,
      })),
    ),
    lateInState: await Promise.all(
      lateInState.map(async (one) => ({ ...one, recipientName: await showing.nameOf(one.recipient) })),
    ),
  };
}

// More than a supervisor can look after; the figure stops there too.
const MOST_ESCALATED = 1000;

type Escalated = Delivery & { readonly tell: 'supervisor' | 'contact-point'; readonly toldAt: string };

/** What is open and was reminded of beyond the desk: the furthest step of each, the latest first. */
async function listEscalated(db: Database, agency: string): Promise<Escalated[]> {
  return db.query<Escalated>(
    `with told as (
       select s.message_id, max(s.at) as at, bool_or(s.step = 'reminder:contact-point') as contact
         from exchange_steps s
        where s.agency = $1 and s.step in ('reminder:supervisor', 'reminder:contact-point')
        group by s.message_id
     )
     select ${DELIVERY_COLUMNS.replace('d.envelope,', 'null as envelope,')}, t.at as "toldAt",
            case when t.contact then 'contact-point' else 'supervisor' end as tell
       from told t join exchange_deliveries d on d.message_id = t.message_id
      where ${OPEN}
      order by t.at desc, d.message_id
      limit ${MOST_ESCALATED}`,
    [agency],
  );
}
