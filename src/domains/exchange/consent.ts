import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { announce } from '../../platform/notices.ts';
import { findConsent, insertConsent, lockConsent, saveConsentDecision } from './consents.store.ts';
import { findDelivery, lockDelivery } from './deliveries.store.ts';
import { addEvidence } from './evidence.ts';
import type { ConsentUse } from './exchange.ts';
import { startClock } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { mayWithItem } from './item-disclosure.ts';
import { listHolders, listItems, lockItems } from './items.store.ts';
import { getTimekeeping } from './settings.store.ts';
import { signersOf, tellHolder } from './tell-holders.ts';
import { notThere } from './write-draft.ts';

const CONSENT_RULE = 'consent-answer';

/** Asks the originators of items for consent: one request to each of them. Answers their ids. */
export async function askConsent(
  desk: ExchangeDesk,
  asking: Asking,
  asked: {
    readonly message: string;
    readonly items: readonly string[];
    readonly use: ConsentUse;
    readonly onwardTo?: readonly string[];
    readonly why: string;
  },
): Promise<string[]> {
  const { officer } = asking;
  const { code } = officer.agency;
  const onwardTo = asked.use === 'onward' ? [...(asked.onwardTo ?? [])] : [];
  if (asked.use === 'onward' && onwardTo.length === 0) {
    throw new Problem('invalid-input', 'Say to whom you want to pass it on: consent is for them alone.', {
      fields: [{ field: '/onwardTo', message: 'Name the agencies.' }],
    });
  }
  for (const agency of onwardTo) {
    if (!(await desk.access.findAgency(agency))?.active) {
      throw new Problem('invalid-input', `No active agency has the code ${agency}.`, {
        fields: [{ field: '/onwardTo', message: 'No active agency has this code.' }],
      });
    }
  }
  const placed = await listItems(desk.db, code, asked.message, code);
  const items = placed.filter(({ id }) => asked.items.includes(id));
  const delivery = await findDelivery(desk.db, asked.message, code);
  const visible = items.filter((item) => mayWithItem('see', officer, item));
  if (!delivery || delivery.state === 'submitted' || visible.length < asked.items.length) throw notThere();
  if (visible.some(({ originator }) => originator === code)) {
    throw new Problem('wrong-state', 'Among them is an item of your own; it needs nobody’s consent.');
  }
  const signer = (await desk.keys.signerOf(code))!;
  const at = desk.clock().toISOString();
  const ids: string[] = [];
  for (const [originator, own] of Map.groupBy(visible, (item) => item.originator)) {
    const clock = startClock(CONSENT_RULE, at, await getTimekeeping(desk.db, originator));
    const id = newId();
    await desk.db.transaction(async (tx) => {
      const locked = (await lockDelivery(tx, asked.message, code))!;
      await insertConsent(tx, {
        id,
        asker: code,
        originator,
        use: asked.use,
        onwardTo,
        messageId: asked.message,
        items: own.map((item) => item.id),
        why: asked.why,
        askedBy: officer.id,
        askedAt: at,
        rule: clock.rule,
        zone: clock.zone,
        dueElapsedAt: clock.dueElapsedAt,
        dueRegulationAt: clock.dueRegulationAt,
        alarmAt: clock.alarmAt,
        nextStepAt: clock.nextStepAt,
      });
      const facts = {
        consent: id,
        use: asked.use,
        originator,
        items: own.length,
        ...(onwardTo.length > 0 ? { onwardTo: onwardTo.join(' ') } : {}),
      };
      await addEvidence(tx, desk, asking, { of: locked, what: 'consent-asked', signer, at, facts, quiet: true });
      await tellBoth(tx, { asker: code, originator, messageId: asked.message }, 'consent-asked', at);
    });
    ids.push(id);
  }
  return ids;
}

async function tellBoth(
  tx: Transaction,
  { asker, originator, messageId }: { readonly asker: string; readonly originator: string; readonly messageId: string },
  what: string,
  at: string,
): Promise<void> {
  announce(
    tx,
    [originator, asker].map((audience) => ({ audience, topic: 'exchange' as const, ref: messageId, what, at })),
  );
}

/** The originator decides. A second decision is refused; a consent that was given is withdrawn instead. */
export async function decideConsent(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  { decision, note }: { readonly decision: 'grant' | 'refuse'; readonly note?: string },
): Promise<void> {
  const { officer } = asking;
  const known = await findConsent(desk.db, id);
  if (known?.originator !== officer.agency.code) throw notThere();
  if (decision === 'refuse' && !note) {
    throw new Problem('invalid-input', 'A refusal of consent says why.', {
      fields: [{ field: '/note', message: 'Say why.' }],
    });
  }
  const signer = (await desk.keys.signerOf(officer.agency.code))!;
  const at = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    const delivery = (await lockDelivery(tx, known.messageId, known.asker))!;
    await lockItems(tx, officer.agency.code, known.items, 'update');
    const consent = (await lockConsent(tx, id))!;
    if (consent.state !== 'asked') throw new Problem('wrong-state', `This consent was ${consent.state} before.`);
    const state = decision === 'grant' ? 'granted' : 'refused';
    await saveConsentDecision(tx, id, { state, officer: officer.id, at, note: note ?? null });
    const facts = { consent: id, use: consent.use, items: consent.items.length };
    await addEvidence(tx, desk, asking, { of: delivery, what: `consent-${state}`, signer, at, facts, quiet: true });
    await tellBoth(tx, consent, `consent-${state}`, at);
  });
}

/**
 * The originator takes a consent back. Whoever holds an item by it holds it no longer, and everybody concerned is told, with
 * a receipt that it was applied.
 */
export async function withdrawConsent(desk: ExchangeDesk, asking: Asking, id: string, why: string): Promise<void> {
  const { officer } = asking;
  const known = await findConsent(desk.db, id);
  if (known?.originator !== officer.agency.code) throw notThere();
  const signer = (await desk.keys.signerOf(officer.agency.code))!;
  const signers = await signersOf(desk, [known.asker, ...known.onwardTo]);
  const at = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    const delivery = (await lockDelivery(tx, known.messageId, known.asker))!;
    const items = await lockItems(tx, officer.agency.code, known.items, 'update');
    const consent = (await lockConsent(tx, id))!;
    if (consent.state !== 'granted')
      throw new Problem('wrong-state', `This consent is ${consent.state}; there is nothing to take back.`);
    await saveConsentDecision(tx, id, { state: 'withdrawn', officer: officer.id, at, note: why });
    for (const item of items) {
      const holders = (await listHolders(tx, item.id)).filter(({ consentId }) => consentId === id);
      const told = [{ holder: consent.asker, messageId: consent.messageId }, ...holders];
      for (const { holder, messageId } of told) {
        const telling = { itemId: item.id, messageId, holder, version: item.version, why, toldAt: at };
        await tellHolder(tx, { signers, originator: signer }, { ...telling, what: 'consent-withdrawn' });
      }
    }
    const facts = { consent: id, use: consent.use, items: consent.items.length };
    await addEvidence(tx, desk, asking, { of: delivery, what: 'consent-withdrawn', signer, at, facts, quiet: true });
    await tellBoth(tx, consent, 'consent-withdrawn', at);
  });
}
