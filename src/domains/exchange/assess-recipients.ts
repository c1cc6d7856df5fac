import type { Measure } from '../../engines/legal-basis/vocabulary.ts';
import type { KnownAgency } from '../access/public.ts';
import { type BasisFound, findBasis } from './basis-of.ts';
import type { BasisAnswer } from './exchange.schema.ts';
import { isAsking } from './exchange.ts';
import { startingRules } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { dataOf } from './find-obstacles.ts';
import { mayPassOn } from './item-disclosure.ts';
import type { HeldItem } from './items.store.ts';
import type { Message } from './messages.store.ts';
import type { AssessedItem, AssessedRecipient } from './release-facts.ts';
import { ceilingFor, type findReleaseSettings } from './settings.store.ts';

/** A recipient with everything that decides whether a message may go there. */
export type JudgedRecipient = AssessedRecipient & {
  readonly name: string;
  readonly found: BasisFound;
  readonly lives: 'here' | 'elsewhere';
  readonly rule?: string;
};

interface Judging {
  readonly message: Message;
  readonly items: readonly AssessedItem[];
  readonly held: ReadonlyMap<string, HeldItem>;
  readonly settings: Awaited<ReturnType<typeof findReleaseSettings>>;
  readonly today: string;
  readonly measure: Measure;
  /** What it rests on where no instrument is needed. */
  readonly otherwise: BasisAnswer | undefined;
}

/** Judges each recipient of a draft: known, by which instrument, under which ceiling, and whether the items may go there. */
export async function assessRecipients(
  desk: ExchangeDesk,
  { officer }: Asking,
  { message, items, held, settings, today, measure, otherwise }: Judging,
): Promise<JudgedRecipient[]> {
  const content = message.content ?? {};
  const data = dataOf(items);
  const known = await findRecipients(desk, message.recipients);
  const judged: JudgedRecipient[] = [];
  for (const code of message.recipients) {
    const agency = known.get(code);
    const party = agency?.party ?? '';
    const isKnown = agency?.active === true && party !== '';
    const { offence, maximumPenaltyYears } = content;
    const pair = { from: message.senderParty, to: party };
    const found: BasisFound =
      isKnown && offence && code !== message.sender
        ? findBasis(desk, { ...pair, measure, offence, data, on: today, maximumPenaltyYears })
        : { choices: [] };
    const chosen = found.choices.find(({ instrument }) => instrument === content.instrument);
    const passOn = items.flatMap((item) => {
      const source = item.forwards && !item.isGone ? held.get(item.forwards) : undefined;
      return source ? [[item.id, mayPassOn(officer, source, { agency: code, party })] as const] : [];
    });
    const choices = settings.choices.filter((choice) => choice.agency === code);
    const rule = isAsking(message.kind) ? startingRules(message.kind, content, choices)[0] : undefined;
    judged.push({
      agency: code,
      name: agency?.name ?? code,
      party,
      isKnown,
      ceiling: ceilingFor(settings.ceilings, { agency: code, party }),
      basis: chosen ?? found.choices[0] ?? otherwise,
      nextStep: found.nextStep,
      passOn: Object.fromEntries(passOn),
      found,
      lives: (await desk.keys.livesElsewhere(code)) ? 'elsewhere' : 'here',
      ...(rule ? { rule } : {}),
    });
  }
  return judged;
}

/** The recipients that the directory knows. */
async function findRecipients(
  { access }: Pick<ExchangeDesk, 'access'>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, KnownAgency>> {
  // One is looked up; more are picked out of the directory, which is short, in one go.
  const [first] = codes;
  const found = codes.length > 1 ? await access.listAgencies() : [first && (await access.findAgency(first))];
  return new Map(found.flatMap((agency) => (agency && codes.includes(agency.code) ? [[agency.code, agency]] : [])));
}
