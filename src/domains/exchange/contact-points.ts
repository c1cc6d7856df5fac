import type { Agency } from '../../kernel/officer.ts';
import type { Database } from '../../platform/database.ts';
import type { BoardAnswer } from './exchange.schema.ts';
import type { ExchangeDesk } from './exchange-desk.ts';

// More than anybody telephones about in a day.
const MOST_SHOWN = 50;

/** Whether an agency watches over the requests that its whole state has received (Directive (EU) 2023/977, Article 14). */
function isContactPoint({ functions }: Pick<Agency, 'functions'>): boolean {
  return functions.includes('single-point-of-contact');
}

/** The contact points of a state beside one of its agencies: told when that one is late. */
export async function listOtherContactPoints(
  { access }: Pick<ExchangeDesk, 'access'>,
  { code, party }: Pick<Agency, 'code' | 'party'>,
): Promise<string[]> {
  return (await access.listAgencies())
    .filter((agency) => agency.active && agency.party === party && agency.code !== code)
    .filter(isContactPoint)
    .map((agency) => agency.code);
}

/** What is late at the other agencies of a contact point's state: who owes what to whom, and nothing of what it says. */
export async function listLateInState(
  db: Database,
  agency: Agency,
  { now, codes }: { readonly now: string; readonly codes: readonly string[] },
): Promise<Omit<BoardAnswer['lateInState'][number], 'recipientName'>[]> {
  if (!isContactPoint(agency)) return [];
  return db.query(
    `select d.recipient, d.sender, d.reference, d.kind, d.rule, d.is_urgent as urgent, d.due_at as "dueAt"
       from exchange_deliveries d
      where d.recipient = any($1) and d.state in ('delivered', 'clarifying', 'accepted') and d.due_at < $2
      order by d.due_at, d.submitted_at limit ${MOST_SHOWN}`,
    [codes.filter((code) => code !== agency.code), now],
  );
}
