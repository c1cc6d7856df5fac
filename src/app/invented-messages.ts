/**
 * What the desks of the invented world have written to each other when the node is first started: a message at every step
 * of its life. It is played through the steps that officers take, each at its hour.
 */
import {
  acceptMessage,
  answerClarification,
  askClarification,
  askConsent,
  closeMessage,
  type DraftBody,
  type DraftItem,
  type ExchangeDesk,
  giveFeedback,
  refuseRequest,
  releaseMessage,
  submitDraft,
  writeDraft,
} from '../domains/exchange/public.ts';
import type { Officer } from '../kernel/officer.ts';
import { newId } from '../platform/ids.ts';
import type { RunningNode } from './node.ts';

const HOUR_MS = 3_600_000;
const DAY = 24;

/** Whoever writes at a desk, and the second person who lets it leave. */
interface Pair {
  readonly officer: Officer;
  readonly second: Officer;
}

const suspect = (family: string, given: string, on: string, more: Partial<DraftItem> = {}): DraftItem => ({
  kind: 'person',
  role: 'suspect',
  link: 'suspected-of-the-offence',
  body: { names: [{ family, given }], born: [{ on }] },
  grade: 'B2',
  handling: ['H0'],
  ...more,
});

const vehicle = (plate: string, country: string): DraftItem => ({
  kind: 'vehicle',
  role: 'object',
  link: 'used-in-the-offence',
  body: { plate, plateCountry: country },
  grade: 'A1',
  handling: ['H0'],
});

const said = (text: string, more: Partial<DraftItem> = {}): DraftItem => ({
  kind: 'text',
  body: { text },
  language: 'en',
  translate: true,
  grade: 'B2',
  handling: ['H0'],
  ...more,
});

const LORRY: DraftBody = {
  kind: 'information-request',
  recipients: ['ZZS-NCB'],
  caseReference: 'ZZN-2026-0417',
  content: {
    offence: 'drug-trafficking',
    maximumPenaltyYears: 12,
    purpose: 'criminal-investigation',
    facts:
      'At the Karst crossing 31 kg of heroin were found in the side wall of a lorry. The driver named a helper at Port Ilva.',
    factsPlace: 'Karst crossing',
    wanted: ['identity', 'whereabouts', 'known-associates'],
    reasons: ['statement-of-a-person', 'resident-there'],
    language: 'en',
    access: 'direct',
    urgency: {
      ground: 'deprivation-of-liberty',
      reasons: 'The driver must be brought before the judge tomorrow at noon.',
    },
  },
  items: [suspect('Casquevar', 'Ildefonso', '1984-02-17'), vehicle('SD4471KA', 'ZZS')],
};

const WEAPONS: DraftBody = {
  kind: 'information-request',
  recipients: ['ZZN-NCB'],
  caseReference: 'ZZS/FE/88-31',
  content: {
    offence: 'firearms-trafficking',
    maximumPenaltyYears: 8,
    purpose: 'criminal-investigation',
    facts:
      'Nine pistols without proof marks were found in a boat at Port Ilva. Two telephones in it hold numbers of Nordavia.',
    factsPlace: 'Port Ilva',
    wanted: ['identity', 'criminal-record', 'address'],
    reasons: ['national-of-that-state'],
    language: 'es',
    access: 'direct',
    urgency: { ground: 'losing-relevance', reasons: 'The second boat is expected in the night to come.' },
  },
  items: [
    suspect('Grindmoe', 'Halfdan', '1990-06-03', {
      body: { names: [{ family: 'Grindmoe', given: 'Halfdan' }], born: [{ on: '1990-06-03' }], nationalities: ['ZZN'] },
    }),
  ],
};

const COUNTERFEIT: DraftBody = {
  kind: 'information-request',
  recipients: ['ZZN-NCB'],
  caseReference: 'ZZS/CM/12-07',
  content: {
    offence: 'customs-fraud',
    maximumPenaltyYears: 4,
    purpose: 'criminal-investigation',
    facts: 'Twelve thousand boxes of medicine were declared as sweets by a company whose director lives in Nordavia.',
    wanted: ['company-officers', 'address'],
    reasons: ['registered-there'],
    language: 'es',
  },
  items: [suspect('Solhauge', 'Ranveig', '1978-11-30')],
};

const CARS: DraftBody = {
  kind: 'information-request',
  recipients: ['ZZS-NCB'],
  caseReference: 'ZZN-2026-0398',
  content: {
    offence: 'participation-in-organised-group',
    maximumPenaltyYears: 6,
    purpose: 'criminal-investigation',
    facts: 'Three cars stolen in one night were driven over the border before morning.',
    wanted: ['vehicle-keeper', 'border-crossings'],
    reasons: ['seen-there'],
    language: 'en',
  },
  items: [vehicle('ND417KL', 'ZZN'), vehicle('ND902TR', 'ZZN')],
};

const LAUNDERING: DraftBody = {
  kind: 'information-request',
  recipients: ['ZZS-NCB'],
  caseReference: 'ZZN-2026-0371',
  content: {
    offence: 'money-laundering',
    maximumPenaltyYears: 10,
    purpose: 'criminal-investigation',
    facts: 'The proceeds of a cigarette factory went through the account of a bakery at Port Ilva.',
    wanted: ['identity', 'known-associates'],
    reasons: ['earlier-exchange'],
    language: 'en',
  },
  items: [suspect('Bellacorte', 'Aurelio', '1969-09-09')],
};

const SMUGGLED: DraftBody = {
  kind: 'information-request',
  recipients: ['ZZS-NCB'],
  caseReference: 'ZZN-2026-0420',
  content: {
    offence: 'trafficking-in-persons',
    maximumPenaltyYears: 15,
    purpose: 'criminal-investigation',
    facts: 'A woman was freed from a farm; she says that her sister is held at another farm, near Port Ilva.',
    wanted: ['whereabouts'],
    reasons: ['statement-of-a-person'],
    language: 'en',
    access: 'indirect',
    urgency: { ground: 'threat-to-life', reasons: 'The sister was threatened on the day the woman was freed.' },
  },
  items: [
    {
      kind: 'person',
      role: 'victim',
      link: 'victim-of-the-offence',
      body: { names: [{ family: 'Nevarenko', given: 'Yulia' }], born: [{ on: '2001-04-12' }] },
      grade: 'B2',
      handling: ['H1'],
    },
  ],
};

const ASSISTANCE: DraftBody = {
  kind: 'mla-request',
  recipients: ['ZZN-NCB'],
  caseReference: 'ZZE 4 Kt 19',
  content: {
    offence: 'cybercrime',
    maximumPenaltyYears: 5,
    purpose: 'criminal-investigation',
    facts: 'Forty-one pensioners of Estmark typed their bank codes into a page that was not that of their bank.',
    language: 'en',
    mla: {
      form: 'letter',
      centralAuthority: 'Ministry of Justice of Estmark',
      conductingAuthority: 'Regional prosecutor at Dolna',
      subjectAndNature: 'Investigation of a fraud by computer against the elderly',
      summaryOfFacts:
        'Between March and August 212,000 were taken from forty-one accounts through a false page of a savings bank.',
      offencesAndLaw: 'Section 209a of the Criminal Code of Estmark: fraud by computer, up to five years',
      assistance: 'The statements of one bank account, and a hearing of its holder as a witness',
      purpose: 'To follow the payments and to charge whoever took them',
      contact: 'Registry of the regional prosecutor at Dolna, kt4@prosecution.zze.example',
      signatory: 'Prosecutor Ludwika Harnasz',
    },
  },
  items: [suspect('Torgersrud', 'Even', '1987-01-25', { role: 'witness', link: 'witness-of-the-offence' })],
};

const WARNING: DraftBody = {
  kind: 'warning',
  recipients: ['ZZN-NCB', 'ZZN-BORDER', 'ZZN-CUSTOMS'],
  content: {
    offence: 'migrant-smuggling',
    purpose: 'border-management',
    facts: 'Blank passports of Sudoria of the series SD 4471 were stolen from a courier.',
    language: 'es',
  },
  items: [
    said('The blanks are genuine; the personal page is printed in ink that comes off with alcohol.', {
      language: 'en',
    }),
  ],
};

/** Plays it all, the oldest first, each desk by its own officers. */
export async function loadInventedMessages(node: RunningNode): Promise<void> {
  const now = node.exchange.clock().getTime();
  const pair = async (officer: string, second: string): Promise<Pair> => ({
    officer: await node.access.inventedOfficer(officer),
    second: await node.access.inventedOfficer(second),
  });
  const nordavia = await pair('desk', 'reviewer');
  const sudoria = await pair('desk.sudoria', 'reviewer.sudoria');
  const estmark = await pair('desk.estmark', 'reviewer.estmark');

  /** The desk as it stood so many hours ago, so that the clocks run from then. */
  const ago = (hours: number): ExchangeDesk => {
    const clock = (): Date => new Date(now - hours * HOUR_MS);
    return { ...node.exchange, clock, search: { ...node.exchange.search, clock } };
  };
  const submit = async (
    { officer }: Pair,
    hours: number,
    body: DraftBody,
  ): Promise<{ id: string; version: number }> => {
    const desk = ago(hours);
    const { id, version } = await writeDraft(desk, { officer }, body);
    return submitDraft(desk, { officer }, id, version);
  };
  const send = async (by: Pair, hours: number, body: DraftBody): Promise<string> => {
    const { id, version } = await submit(by, hours + 0.3, body);
    await releaseMessage(ago(hours), { officer: by.second }, id, version);
    return id;
  };
  const accept = (by: Pair, hours: number, id: string, access?: 'direct' | 'indirect'): Promise<void> =>
    acceptMessage(ago(hours), { officer: by.officer }, id, access ? { access } : {});

  const refused = await send(sudoria, 21 * DAY, COUNTERFEIT);
  await accept(nordavia, 21 * DAY - 5, refused);
  await refuseRequest(ago(18 * DAY), { officer: nordavia.officer }, refused, {
    ground: 'not-available',
    noPartialBecause: 'The register of companies holds nobody of this name, and no address is recorded.',
  });
  await closeMessage(ago(17 * DAY), { officer: sudoria.officer }, refused, {});

  const answered = await send(nordavia, 12 * DAY, LAUNDERING);
  await accept(sudoria, 12 * DAY - 3, answered);
  const held = [newId(), newId()] as const;
  const reply = await send(sudoria, 8 * DAY, {
    kind: 'reply',
    inReplyTo: answered,
    content: { outcome: 'full', offence: 'money-laundering', purpose: 'criminal-investigation' },
    items: [
      suspect('Bellacorte', 'Aurelio', '1969-09-09', { id: held[0], grade: 'A1', handling: ['H1'] }),
      said('He keeps two further accounts under the name of his brother-in-law; the source works in the bank.', {
        id: held[1],
        handling: ['H2'],
      }),
    ],
  });
  await accept(nordavia, 8 * DAY - 2, reply);
  await giveFeedback(ago(6 * DAY), { officer: nordavia.officer }, reply, { kind: 'led-to-identification' });
  await askConsent(
    ago(1.2 * DAY),
    { officer: nordavia.officer },
    {
      message: reply,
      items: [held[0]],
      use: 'court',
      why: 'The prosecutor wants to lay the accounts before the investigating judge.',
    },
  );

  const letter = await send(estmark, 11 * DAY, ASSISTANCE);
  await accept(nordavia, 10 * DAY, letter);

  const late = await send(sudoria, 8.4 * DAY, {
    ...COUNTERFEIT,
    caseReference: 'ZZS/CM/12-09',
    items: [suspect('Lindaas', 'Oddvar', '1981-03-19')],
  });
  await accept(nordavia, 8.2 * DAY, late);

  const unclear = await send(nordavia, 3 * DAY, CARS);
  await accept(sudoria, 3 * DAY - 1, unclear);
  await askClarification(ago(6), { officer: sudoria.officer }, unclear, {
    question:
      'Which crossing did the cars take, and at about what hour? Port Ilva alone keeps a million pictures a day.',
  });

  const cleared = await send(sudoria, 2 * DAY, {
    ...WEAPONS,
    caseReference: 'ZZS/FE/88-29',
    items: [vehicle('ND118BA', 'ZZN')],
  });
  await askClarification(ago(2 * DAY - 1), { officer: nordavia.officer }, cleared, {
    question: 'Is the holder of the car suspected, or is only the car looked for?',
  });
  await answerClarification(ago(2 * DAY - 4), { officer: sudoria.officer }, cleared, {
    answer: 'Only the car; its holder reported it stolen.',
  });
  await accept(nordavia, 2 * DAY - 4.5, cleared, 'direct');
  await send(nordavia, 2 * DAY - 6, {
    kind: 'reply',
    inReplyTo: cleared,
    content: { outcome: 'nothing-found', offence: 'firearms-trafficking', purpose: 'criminal-investigation' },
  });

  await send(sudoria, 20, WARNING);
  await send(nordavia, 5, LORRY);
  await send(sudoria, 2.2, WEAPONS);
  await submit(nordavia, 0.7, SMUGGLED);
  // What is missing here is what a newcomer is shown first: nobody said why they ask.
  await writeDraft(
    ago(0.4),
    { officer: nordavia.officer },
    {
      kind: 'information-request',
      recipients: ['ZZS-NCB'],
      content: { offence: 'migrant-smuggling', facts: 'A van with eleven people in it was stopped on the coast road.' },
      items: [vehicle('SD1180BB', 'ZZS')],
    },
  );
}
