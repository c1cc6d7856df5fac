import type { HitsDesk } from './hits-desk.ts';

/**
 * Deletes the files of exchanges whose record ended more than a year ago (SIRENE Manual: at the latest one year after the
 * alert is deleted): messages, notes, places, evidence. The counts stay. Answers how many hits were cleared.
 */
export async function forgetFiles({ db, audit, clock }: HitsDesk): Promise<number> {
  return db.transaction(async (tx) => {
    const ended = await tx.query<{ id: string }>(
      `select h.id from hits h
         join records r on r.id = h.record_id
        where r.status in ('withdrawn', 'expired') and r.changed_at < $1::timestamptz - interval '1 year'
          and (h.place is not null or h.asked is not null or exists (select 1 from hit_messages m where m.hit_id = h.id))
        limit 5000
          for update of h`,
      [clock().toISOString()],
    );
    if (ended.length === 0) return 0;
    const ids = ended.map(({ id }) => id);
    await tx.query(`delete from hit_messages m where m.hit_id = any($1::uuid[])`, [ids]);
    await tx.query(`update hit_steps s set note = null where s.hit_id = any($1::uuid[])`, [ids]);
    await tx.query(`update hit_feedback f set note = null where f.hit_id = any($1::uuid[])`, [ids]);
    await tx.query(
      `update hits h set place = null, asked = null, case_reference = null, because = '[]' where h.id = any($1::uuid[])`,
      [ids],
    );
    await audit.record(tx, {
      action: 'hit.changed',
      outcome: 'done',
      facts: { what: 'files-deleted', hits: ids.length },
    });
    return ids.length;
  });
}
