import type { Officer } from '../../kernel/officer.ts';
import { titleOf } from './check-items.ts';
import type { Consent } from './consents.store.ts';
import type { ConsentAnswer } from './exchange.schema.ts';
import { showClock } from './exchange-clock.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { mayWithItem } from './item-disclosure.ts';
import { findItems } from './items.store.ts';
import { listTimekeeping, UTC_ALONE } from './settings.store.ts';

/** Consents as one of their two sides sees them, with their clocks and what their items are called. */
export async function showConsents(
  desk: Pick<ExchangeDesk, 'db' | 'clock'>,
  officer: Officer,
  consents: readonly Consent[],
): Promise<ConsentAnswer[]> {
  if (consents.length === 0) return [];
  const { code } = officer.agency;
  const now = desk.clock();
  const times = await listTimekeeping(desk.db, [...new Set(consents.map(({ originator }) => originator))]);
  const items = await findItems(desk.db, code, [...new Set(consents.flatMap((consent) => consent.items))]);
  const titles = new Map(
    items.flatMap((item) =>
      item.body && mayWithItem('see', officer, item) ? [[item.id, titleOf(item, 0)] as const] : [],
    ),
  );
  const mayDecide = officer.rights.has('exchange:release');
  return consents.map((consent) => {
    const isDecider = code === consent.originator && mayDecide;
    const clock = {
      rule: consent.rule,
      zone: consent.zone,
      startedAt: consent.askedAt,
      metAt: consent.decidedAt,
      endedAt: null,
      deviation: null,
      stepsTold: consent.stepsTold,
    };
    return {
      id: consent.id,
      asker: consent.asker,
      originator: consent.originator,
      use: consent.use,
      onwardTo: [...consent.onwardTo],
      message: consent.messageId,
      reference: consent.reference,
      items: [...consent.items],
      titles: consent.items.flatMap((item) => titles.get(item) ?? []),
      why: consent.why,
      state: consent.state,
      askedAt: consent.askedAt,
      decidedAt: consent.decidedAt,
      decisionNote: consent.decisionNote,
      clock: showClock(clock, [], times.get(consent.originator) ?? UTC_ALONE, now),
      may: {
        decide: isDecider && consent.state === 'asked',
        withdraw: isDecider && consent.state === 'granted',
      },
    };
  });
}
