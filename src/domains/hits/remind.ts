import { announce } from '../../platform/notices.ts';
import { reachedSteps } from './hit-clock.ts';
import { saveReminder, saveStep, takeDueHits } from './hits.store.ts';
import type { HitsDesk } from './hits-desk.ts';

const BATCH = 200;

/**
 * Reminds the owners of hits that wait: the desk while it can still answer, its supervisor before the alarm, the contact
 * point at it; at the alarm the agency that asked is told too. Safe to run twice: a step is told once.
 */
export async function remindOwners(desk: HitsDesk): Promise<number> {
  let told = 0;
  for (;;) {
    const now = desk.clock();
    const at = now.toISOString();
    const taken = await desk.db.transaction(async (tx) => {
      const due = await takeDueHits(tx, at, BATCH);
      const notices = [];
      for (const hit of due) {
        const { reached, nextStepAt } = reachedSteps(hit, now);
        for (const { tell, share } of reached) {
          await saveStep(tx, hit.id, {
            step: `reminder:${tell}`,
            officer: 'node',
            agency: hit.owner,
            note: `${share * 100} % of the time`,
            at,
          });
          notices.push({ audience: hit.owner, topic: 'hit' as const, ref: hit.id, what: `reminder:${tell}`, at });
          if (share >= 1) notices.push({ audience: hit.asker, topic: 'hit' as const, ref: hit.id, what: 'late', at });
        }
        await saveReminder(tx, hit.id, hit.stepsTold + reached.length, nextStepAt);
        told += reached.length;
      }
      announce(tx, notices);
      return due.length;
    });
    if (taken < BATCH) return told;
  }
}
