import { announce, type Notice } from '../../platform/notices.ts';
import type { Consent } from './consents.store.ts';
import { listOtherContactPoints } from './contact-points.ts';
import { type Delivery, listClocks, lockDelivery, saveClock, saveDelivery } from './deliveries.store.ts';
import { addStep } from './evidence.ts';
import { readClock } from './exchange-clock.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { firstToRing } from './keep-clocks.ts';
import { getTimekeeping } from './settings.store.ts';

const BATCH = 200;

type NewNotice = Omit<Notice, 'id'>;

/**
 * Reminds whoever must answer: the desk while it can still answer, its supervisor before the alarm, the contact point at it;
 * at the alarm the contact points of its state and the agency that asked are told too. Safe to run twice: a step is told once. Answers how many were told.
 */
export async function remindDesks(desk: ExchangeDesk): Promise<number> {
  let told = 0;
  for (;;) {
    const due = await desk.db.query<Pick<Delivery, 'messageId' | 'recipient'>>(
      `select d.message_id as "messageId", d.recipient from exchange_deliveries d
        where d.next_step_at <= $1 order by d.next_step_at limit $2`,
      [desk.clock().toISOString(), BATCH],
    );
    for (const one of due) told += await remindOne(desk, one);
    if (due.length < BATCH) break;
  }
  return told + (await remindOfConsents(desk));
}

async function remindOne(
  desk: ExchangeDesk,
  { messageId, recipient }: Pick<Delivery, 'messageId' | 'recipient'>,
): Promise<number> {
  const time = await getTimekeeping(desk.db, recipient);
  const agency = await desk.access.findAgency(recipient);
  const contactPoints = agency ? await listOtherContactPoints(desk, agency) : [];
  return desk.db.transaction(async (tx) => {
    const now = desk.clock();
    const at = now.toISOString();
    const delivery = await lockDelivery(tx, messageId, recipient);
    if (!delivery?.nextStepAt || delivery.nextStepAt > at) return 0;
    const notices: NewNotice[] = [];
    const clocks = [];
    for (const clock of await listClocks(tx, messageId, recipient)) {
      const { reached, ...read } = readClock(clock, delivery.stops, time, now);
      const isOpen = !clock.metAt && !clock.endedAt;
      const steps = isOpen ? reached : [];
      for (const { tell, share } of steps) {
        await addStep(tx, {
          messageId,
          agency: recipient,
          step: `reminder:${tell}`,
          officer: 'node',
          note: `${clock.rule} ${share * 100} %`,
          at,
        });
        notices.push({ audience: recipient, topic: 'exchange', ref: messageId, what: `reminder:${tell}`, at });
        if (share >= 1) {
          notices.push({ audience: delivery.sender, topic: 'exchange', ref: messageId, what: 'late', at });
          // They look on their board; the message itself is not theirs, and is not named to them.
          for (const audience of contactPoints)
            notices.push({ audience, topic: 'exchange', ref: '', what: 'late-in-state', at });
        }
      }
      const row = { ...clock, ...read, stepsTold: clock.stepsTold + steps.length };
      await saveClock(tx, delivery, row);
      clocks.push(row);
    }
    await saveDelivery(tx, delivery, firstToRing(clocks, delivery.stops));
    announce(tx, notices);
    return notices.length;
  });
}

/** The same for consents that wait for their originator. */
async function remindOfConsents(desk: ExchangeDesk): Promise<number> {
  const due = await desk.db.query<Pick<Consent, 'id' | 'originator'>>(
    `select c.id, c.originator from exchange_consents c where c.next_step_at <= $1 order by c.next_step_at limit $2`,
    [desk.clock().toISOString(), BATCH],
  );
  let told = 0;
  for (const { id, originator } of due) {
    const time = await getTimekeeping(desk.db, originator);
    told += await desk.db.transaction(async (tx) => {
      const now = desk.clock();
      const at = now.toISOString();
      const [consent] = await tx.query<Consent>(
        `select c.asker, c.originator, c.message_id as "messageId", c.rule, c.zone, c.asked_at as "askedAt", c.state,
                c.steps_told as "stepsTold"
           from exchange_consents c where c.id = $1 and c.next_step_at <= $2 for update`,
        [id, at],
      );
      if (consent?.state !== 'asked') return 0;
      const clock = {
        rule: consent.rule,
        zone: consent.zone,
        startedAt: consent.askedAt,
        metAt: null,
        endedAt: null,
        deviation: null,
        stepsTold: consent.stepsTold,
      };
      const { reached, nextStepAt } = readClock(clock, [], time, now);
      await tx.query(`update exchange_consents c set steps_told = $2, next_step_at = $3 where c.id = $1`, [
        id,
        consent.stepsTold + reached.length,
        nextStepAt,
      ]);
      const notices = reached.flatMap(({ tell, share }): NewNotice[] => [
        { audience: originator, topic: 'exchange', ref: consent.messageId, what: `consent-reminder:${tell}`, at },
        ...(share >= 1
          ? [{ audience: consent.asker, topic: 'exchange' as const, ref: consent.messageId, what: 'consent-late', at }]
          : []),
      ]);
      announce(tx, notices);
      return notices.length;
    });
  }
  return told;
}
