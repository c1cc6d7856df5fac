import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HandlingCode } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import { RIGHTS } from '../../kernel/rights.ts';
import { newId } from '../../platform/ids.ts';
import { anAgency } from '../access/access.fixtures.ts';
import { amendItem, withdrawItem } from './change-item.ts';
import { askConsent, decideConsent, withdrawConsent } from './consent.ts';
import { acceptMessage } from './decide-delivery.ts';
import { aText, type ExchangeNode, startExchangeNode } from './exchange.fixtures.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { exportMessage } from './export-message.ts';
import { passOn } from './pass-on.ts';
import { readMessage } from './read-message.ts';
import { releaseMessage, submitDraft } from './release-message.ts';
import { readEnvelope, verifyDelivery } from './verify-message.ts';
import { writeDraft } from './write-draft.ts';

const AGENCIES = ['ZZN-NCB', 'ZZS-NCB', 'ZZE-NCB', 'ZZE-CUSTOMS'] as const;
type Code = (typeof AGENCIES)[number];
const partyOf = (agency: string): string => agency.slice(0, 3);

let node: ExchangeNode;
let desk: ExchangeDesk;
const people = new Map<string, { writer: Officer; second: Officer }>();

beforeAll(async () => {
  node = await startExchangeNode(['ZZN-NCB', 'ZZS-NCB', 'ZZE-NCB']);
  desk = node.running.exchange;
  for (const code of AGENCIES) {
    const agency = await anAgency(node, { code });
    const officer = (): Officer => ({ id: newId(), name: code, agency, rights: new Set(RIGHTS), via: 'session' });
    people.set(code, { writer: officer(), second: officer() });
  }
});
afterAll(() => node.stop());

const writer = (code: string) => ({ officer: people.get(code)!.writer });
const second = (code: string) => ({ officer: people.get(code)!.second });

/** What we believe of an item, told in the plainest way, apart from the code under test. */
interface ModelItem {
  readonly id: string;
  readonly secret: string;
  readonly originator: Code;
  handling: readonly HandlingCode[];
  withheld: readonly string[];
  isWithdrawn: boolean;
  version: number;
  readonly holdings: { readonly holder: Code; readonly message: string; readonly consent: ModelConsent | null }[];
}

interface ModelConsent {
  readonly id: string;
  readonly item: string;
  readonly asker: Code;
  readonly use: 'court' | 'onward';
  readonly to: Code | null;
  isGranted: boolean;
}

interface Model {
  readonly items: ModelItem[];
  readonly consents: ModelConsent[];
  /** Messages with their sender and recipient. */
  readonly messages: { readonly id: string; readonly from: Code; readonly to: Code }[];
}

const isOpen = (item: ModelItem, agency: Code): boolean =>
  !item.isWithdrawn && !item.withheld.includes(partyOf(agency));
const sees = (item: ModelItem, agency: Code): boolean =>
  item.originator === agency ||
  (isOpen(item, agency) &&
    item.holdings.some(({ holder, consent }) => holder === agency && (consent?.isGranted ?? true)));
const isRestricted = (item: ModelItem): boolean => item.handling.includes('H2') || item.handling.includes('H3');
const mayUse = (model: Model, item: ModelItem, agency: Code): boolean =>
  sees(item, agency) &&
  !item.isWithdrawn &&
  (item.originator === agency ||
    !(item.handling.includes('H1') || item.handling.includes('H3')) ||
    model.consents.some((one) => one.item === item.id && one.asker === agency && one.use === 'court' && one.isGranted));
const consentFor = (model: Model, item: ModelItem, from: Code, to: Code): ModelConsent | undefined =>
  model.consents.find((one) => one.item === item.id && one.asker === from && one.to === to && one.isGranted);
const mayPass = (model: Model, item: ModelItem, from: Code, to: Code): boolean =>
  from !== to &&
  sees(item, from) &&
  !item.isWithdrawn &&
  !item.withheld.includes(partyOf(to)) &&
  (item.originator === from ||
    item.originator === to ||
    !isRestricted(item) ||
    consentFor(model, item, from, to) !== undefined);

/** Releases by the second person; false when something stands in the way. */
async function release(code: string, draft: { readonly id: string; readonly version: number }): Promise<boolean> {
  try {
    const { version } = await submitDraft(desk, writer(code), draft.id, draft.version);
    const { recipients } = await releaseMessage(desk, second(code), draft.id, version);
    for (const recipient of recipients) await acceptMessage(desk, writer(recipient), draft.id, {});
    return true;
  } catch (error) {
    if ((error as { kind?: string }).kind === 'release-stopped') return false;
    throw error;
  }
}

/** Everything an agency can get out of the node about its messages, as one text. */
async function everythingFor(model: Model, agency: Code): Promise<string> {
  const texts: unknown[] = [];
  for (const { id } of model.messages.filter(({ from, to }) => from === agency || to === agency)) {
    texts.push(await readMessage(desk, writer(agency), id));
    texts.push(await exportMessage(desk, writer(agency), id, { use: 'file', format: 'json' }));
    const { envelope, items } = await readEnvelope(desk, writer(agency), id);
    texts.push(Buffer.from(envelope.split('.')[1]!, 'base64url').toString(), items);
  }
  return JSON.stringify(texts);
}

const handlings: fc.Arbitrary<readonly HandlingCode[]> = fc.constantFrom<readonly HandlingCode[]>(
  ['H0'],
  ['H1'],
  ['H2'],
  ['H1', 'H2'],
  ['H3'],
);
const withholdings = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray(['ZZN', 'ZZS', 'ZZE'], { maxLength: 1 }) },
);
const agency = fc.constantFrom(...AGENCIES);
const place = fc.nat(3);

type Step =
  | { do: 'send'; from: Code; to: Code; handling: readonly HandlingCode[]; withheld: readonly string[] }
  | { do: 'forward'; item: number; from: Code; to: Code; asksFirst: boolean }
  | { do: 'consent'; item: number; asker: Code; use: 'court' | 'onward'; to: Code }
  | { do: 'take-back'; consent: number }
  | { do: 'amend'; item: number; handling: readonly HandlingCode[]; withheld: readonly string[] }
  | { do: 'withdraw'; item: number }
  | { do: 'export'; item: number; by: Code };

const send = fc.record({
  do: fc.constant('send' as const),
  from: agency,
  to: agency,
  handling: handlings,
  withheld: withholdings,
});
const restricted = fc.constantFrom<readonly HandlingCode[]>(['H2'], ['H1', 'H2'], ['H3']);

/** How most trouble begins: somebody is told something and, having asked or not, passes it on. */
const opening = fc
  .tuple(fc.shuffledSubarray([...AGENCIES], { minLength: 3, maxLength: 3 }), restricted, fc.nat(2))
  .map(([[from, to, third], handling, asks]): Step[] => [
    { do: 'send', from: from!, to: to!, handling, withheld: [] },
    { do: 'forward', item: 0, from: to!, to: third!, asksFirst: asks > 0 },
    ...(asks > 1 ? [{ do: 'take-back' as const, consent: 0 }] : []),
  ]);
/** Told, passed on with consent, and the consent taken back: whatever chance brings, this is always tried. */
const LOST_WITH_CONSENT: Step[] = [
  { do: 'send', from: 'ZZN-NCB', to: 'ZZS-NCB', handling: ['H2'], withheld: [] },
  { do: 'forward', item: 0, from: 'ZZS-NCB', to: 'ZZE-NCB', asksFirst: true },
  { do: 'take-back', consent: 0 },
];
const steps = fc.oneof(
  { weight: 2, arbitrary: send },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('forward' as const),
      item: place,
      from: agency,
      to: agency,
      asksFirst: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('consent' as const),
      item: place,
      asker: agency,
      use: fc.constantFrom('court' as const, 'onward' as const),
      to: agency,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take-back' as const), consent: place }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('amend' as const),
      item: place,
      handling: handlings,
      withheld: withholdings,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), item: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('export' as const), item: place, by: agency }) },
) as fc.Arbitrary<Step>;

const note = (handling: readonly HandlingCode[]) => (handling.includes('H3') ? { handlingNote: 'Ask us first.' } : {});

async function run(model: Model, step: Step): Promise<void> {
  const itemAt = (at: number): ModelItem | undefined => model.items[at % Math.max(1, model.items.length)];
  switch (step.do) {
    case 'send': {
      const { from, to, handling, withheld } = step;
      if (from === to) return;
      const secret = `secret${newId().replaceAll('-', '')}`;
      const draft = await writeDraft(desk, writer(from), {
        kind: 'spontaneous-information',
        recipients: [to],
        content: { offence: 'drug-trafficking', purpose: 'criminal-investigation' },
        items: [aText(secret, { handling: [...handling], ...note(handling), withheldFrom: [...withheld] as never })],
      });
      const left = await release(from, draft);
      expect(left).toBe(!withheld.includes(partyOf(to)));
      if (!left) return;
      model.messages.push({ id: draft.id, from, to });
      const id = draft.draftItems![0]!.id!;
      model.items.push({
        id,
        secret,
        originator: from,
        handling,
        withheld,
        isWithdrawn: false,
        version: 1,
        holdings: [{ holder: to, message: draft.id, consent: null }],
      });
      return;
    }
    case 'forward': {
      const item = itemAt(step.item);
      const { from, to } = step;
      if (!item || from === to) return;
      const source =
        item.originator === from
          ? model.messages.find(({ id }) => item.holdings[0]!.message === id)
          : item.holdings.find(({ holder }) => holder === from);
      if (!source) return;
      const message = 'message' in source ? source.message : source.id;
      if (step.asksFirst) await run(model, { do: 'consent', item: step.item, asker: from, use: 'onward', to });
      const expected = mayPass(model, item, from, to);
      let draft: Awaited<ReturnType<typeof passOn>>;
      try {
        draft = await passOn(desk, writer(from), message, { recipients: [to], items: [item.id] });
      } catch (error) {
        expect([(error as { kind?: string }).kind, sees(item, from) && !item.isWithdrawn]).toEqual([
          'not-found',
          false,
        ]);
        return;
      }
      expect(await release(from, draft)).toBe(expected);
      if (!expected) return;
      model.messages.push({ id: draft.id, from, to });
      const needed = item.originator !== from && isRestricted(item);
      const consent = needed ? (consentFor(model, item, from, to) ?? null) : null;
      if (to !== item.originator) item.holdings.push({ holder: to, message: draft.id, consent });
      return;
    }
    case 'consent': {
      const item = itemAt(step.item);
      const held = item?.holdings.find(({ holder }) => holder === step.asker);
      if (!item || !held || step.to === step.asker) return;
      const asked = {
        message: held.message,
        items: [item.id],
        use: step.use,
        onwardTo: [step.to],
        why: 'The trial opens.',
      };
      const [id] = await askConsent(desk, writer(step.asker), asked).catch((error: { kind?: string }) => {
        expect([error.kind, sees(item, step.asker)]).toEqual(['not-found', false]);
        return [];
      });
      if (!id) return;
      await decideConsent(desk, second(item.originator), id, { decision: 'grant' });
      model.consents.push({
        id,
        item: item.id,
        asker: step.asker,
        use: step.use,
        to: step.use === 'onward' ? step.to : null,
        isGranted: true,
      });
      return;
    }
    case 'take-back': {
      const granted = model.consents.filter(({ isGranted }) => isGranted);
      const consent = granted[step.consent % Math.max(1, granted.length)];
      if (!consent) return;
      const item = model.items.find(({ id }) => id === consent.item)!;
      await withdrawConsent(desk, second(item.originator), consent.id, 'No more.');
      consent.isGranted = false;
      return;
    }
    case 'amend': {
      const item = itemAt(step.item);
      if (!item || item.isWithdrawn) return;
      await amendItem(desk, writer(item.originator), item.id, {
        version: item.version,
        why: 'New terms.',
        handling: step.handling,
        handlingNote: 'Ask us first.',
        withheldFrom: step.withheld,
      });
      item.handling = step.handling;
      item.withheld = step.withheld;
      item.version += 1;
      return;
    }
    case 'withdraw': {
      const item = itemAt(step.item);
      if (!item || item.isWithdrawn) return;
      await withdrawItem(desk, writer(item.originator), item.id, 'A mistake.');
      item.isWithdrawn = true;
      return;
    }
    case 'export': {
      const item = itemAt(step.item);
      const held = item?.holdings.find(({ holder }) => holder === step.by);
      if (!item || !held) return;
      const taken = await exportMessage(desk, writer(step.by), held.message, {
        use: 'court',
        format: 'json',
        withoutBlocked: true,
      });
      expect(JSON.stringify(taken).includes(item.secret)).toBe(mayUse(model, item, step.by));
      return;
    }
  }
}

test('no sequence of amending, passing on, exporting, consenting and taking back shows an item to somebody its conditions exclude', async () => {
  let shown = 0;
  let hidden = 0;
  let lostWithConsent = 0;
  await fc.assert(
    fc.asyncProperty(opening, fc.array(steps, { minLength: 3, maxLength: 14 }), async (first, rest) => {
      const model: Model = { items: [], consents: [], messages: [] };
      for (const step of [...first, ...rest]) await run(model, step);
      for (const code of AGENCIES) {
        const text = await everythingFor(model, code);
        for (const item of model.items) {
          const isShown = text.includes(item.secret);
          expect([code, item.id, isShown]).toEqual([code, item.id, sees(item, code)]);
          if (item.originator === code) continue;
          if (isShown) shown += 1;
          else hidden += 1;
          const isLost = isOpen(item, code) && item.holdings.some(({ holder, consent }) => holder === code && consent);
          if (!isShown && isLost) lostWithConsent += 1;
        }
      }
      for (const { id, from } of model.messages)
        expect((await verifyDelivery(desk, writer(from), id)).faults).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: true, examples: [[LOST_WITH_CONSENT, []]] },
  );
  // A run in which nothing was ever shown or hidden would prove nothing.
  expect(Math.min(shown, hidden)).toBeGreaterThan(10);
  expect(lostWithConsent).toBeGreaterThan(0);
});
