import type { Database } from '../../platform/database.ts';
import type { ClockChoice } from './hit-clock.ts';

/** The rules that an agency chose for answering hits on its records. */
export async function listClockChoices(db: Database, agency: string): Promise<ClockChoice[]> {
  return db.query<ClockChoice>(
    `select c.agency, c.register, c.rule from hit_clocks c where c.agency = $1 order by c.register`,
    [agency],
  );
}

export async function saveClockChoice(tx: Database, choice: ClockChoice, changedBy: string, at: string): Promise<void> {
  await tx.query(
    `insert into hit_clocks (agency, register, rule, changed_by, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (agency, register) do update
        set rule = excluded.rule, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [choice.agency, choice.register, choice.rule, changedBy, at],
  );
}
