import type { PeriodRule } from '../../engines/clocks/rule.ts';
import type { WorkingCalendar } from '../../engines/clocks/working-days.ts';
import type { Database } from '../../platform/database.ts';
import type { CeilingAnswer } from './exchange.schema.ts';
import type { StopCode } from './exchange.ts';
import type { RuleChoice, Timekeeping } from './exchange-clock.ts';
import type { Message } from './messages.store.ts';

/**
 * How far an agency goes with others where it has set nothing: everything but data of a special category, each release by a
 * second person as soon as anybody is named. An agency that wants more, or less, says so.
 */
export const USUAL_CEILING: CeilingAnswer = {
  partner: '*',
  handling: 'H3',
  offences: null,
  data: 'personal',
  secondPerson: 'personal',
};

const COLUMNS = `c.partner, c.handling, c.offences, c.data, c.second_person as "secondPerson"`;

export async function listCeilings(db: Database, agency: string): Promise<CeilingAnswer[]> {
  return db.query<CeilingAnswer>(`select ${COLUMNS} from exchange_ceilings c where c.agency = $1 order by c.partner`, [
    agency,
  ]);
}

/** The ceiling of a pair: what was set for the agency itself, else for its party, else for everybody, else the usual one. */
export function ceilingFor(
  ceilings: readonly CeilingAnswer[],
  { agency, party }: { readonly agency: string; readonly party: string },
): CeilingAnswer {
  for (const partner of [agency, party, '*']) {
    const found = ceilings.find((ceiling) => ceiling.partner === partner);
    if (found) return found;
  }
  return USUAL_CEILING;
}

/** What was set and decided that a release depends on: ceilings, the rules recipients chose, decisions about its stops. */
export async function findReleaseSettings(
  db: Database,
  { id, version, sender, recipients }: Pick<Message, 'id' | 'version' | 'sender' | 'recipients'>,
): Promise<{
  readonly ceilings: readonly CeilingAnswer[];
  readonly choices: readonly (RuleChoice & { readonly agency: string })[];
  readonly stops: readonly { readonly code: StopCode; readonly decision: 'lifted' | 'upheld' }[];
}> {
  const [settings] = await db.query<Awaited<ReturnType<typeof findReleaseSettings>>>(
    `select array(select to_jsonb(x) from (select ${COLUMNS} from exchange_ceilings c where c.agency = $1) x) as ceilings,
            array(select jsonb_build_object('agency', c.agency, 'kind', c.kind, 'pace', c.pace, 'rule', c.rule)
                    from exchange_rule_choices c where c.agency = any($2)) as choices,
            array(select jsonb_build_object('code', s.code, 'decision', s.decision)
                    from exchange_stops s where s.message_id = $3 and s.version = $4) as stops`,
    [sender, recipients, id, version],
  );
  return settings!;
}

export async function saveCeiling(
  tx: Database,
  agency: string,
  ceiling: CeilingAnswer,
  officer: string,
  at: string,
): Promise<void> {
  await tx.query(
    `insert into exchange_ceilings (agency, partner, handling, offences, data, second_person, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (agency, partner) do update
       set handling = excluded.handling, offences = excluded.offences, data = excluded.data,
           second_person = excluded.second_person, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [agency, ceiling.partner, ceiling.handling, ceiling.offences, ceiling.data, ceiling.secondPerson, officer, at],
  );
}

export async function deleteCeiling(tx: Database, agency: string, partner: string): Promise<boolean> {
  const deleted = await tx.query(`delete from exchange_ceilings c where c.agency = $1 and c.partner = $2 returning 1`, [
    agency,
    partner,
  ]);
  return deleted.length === 1;
}

/** How agencies count their time: their zone, their own rules, those they chose, and the working days of their state. */
export async function listTimekeeping(
  db: Database,
  agencies: readonly string[],
): Promise<ReadonlyMap<string, Timekeeping>> {
  const found = await db.query<Timekeeping & { agency: string }>(
    `select a.code as agency, a.time_zone as zone,
            array(select r.rule from exchange_rules r where r.agency = a.code order by r.code) as "ownRules",
            array(select jsonb_build_object('kind', c.kind, 'pace', c.pace, 'rule', c.rule)
                    from exchange_rule_choices c where c.agency = a.code) as choices,
            coalesce((select jsonb_build_object('weekend', w.weekend, 'holidays', w.holidays)
                        from exchange_calendars w where w.party = a.party), '{"holidays": []}') as calendar
       from agencies a where a.code = any($1)`,
    [agencies],
  );
  return new Map(found.map(({ agency, ...time }) => [agency, time]));
}

export async function findTimekeeping(db: Database, agency: string): Promise<Timekeeping | undefined> {
  return (await listTimekeeping(db, [agency])).get(agency);
}

/** How whoever the directory does not know (any more) counts its time. */
export const UTC_ALONE: Timekeeping = { zone: 'UTC', ownRules: [], choices: [], calendar: { holidays: [] } };

export async function getTimekeeping(db: Database, agency: string): Promise<Timekeeping> {
  return (await findTimekeeping(db, agency)) ?? UTC_ALONE;
}

/** Keeps the working days of a state, for everybody there whose rules are counted in them. */
export async function saveCalendar(
  tx: Database,
  party: string,
  { weekend, holidays }: WorkingCalendar,
  officer: string,
  at: string,
): Promise<void> {
  await tx.query(
    `insert into exchange_calendars (party, weekend, holidays, changed_by, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (party) do update
       set weekend = excluded.weekend, holidays = excluded.holidays, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`,
    [party, weekend, holidays, officer, at],
  );
}

export async function saveOwnRule(
  tx: Database,
  agency: string,
  rule: PeriodRule,
  officer: string,
  at: string,
): Promise<void> {
  await tx.query(
    `insert into exchange_rules (agency, code, rule, changed_by, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (agency, code) do update set rule = excluded.rule, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [agency, rule.code, JSON.stringify(rule), officer, at],
  );
}

/** Keeps which rule an agency answers by, or forgets it: then the usual one holds. */
export async function saveRuleChoice(
  tx: Database,
  agency: string,
  { kind, pace, rule }: Omit<RuleChoice, 'rule'> & { readonly rule: string | null },
  officer: string,
  at: string,
): Promise<void> {
  if (rule === null) {
    await tx.query(`delete from exchange_rule_choices c where c.agency = $1 and c.kind = $2 and c.pace = $3`, [
      agency,
      kind,
      pace,
    ]);
    return;
  }
  await tx.query(
    `insert into exchange_rule_choices (agency, kind, pace, rule, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (agency, kind, pace) do update
       set rule = excluded.rule, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [agency, kind, pace, rule, officer, at],
  );
}
