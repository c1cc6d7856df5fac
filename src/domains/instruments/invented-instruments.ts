import type { Officer } from '../../kernel/officer.ts';
import { enterInstrument } from './enter-instrument.ts';
import type { NewInstrument } from './instruments.schema.ts';
import type { InstrumentsDesk } from './instruments-desk.ts';
import { addNegotiationStep, openNegotiation } from './negotiate.ts';

const INVENTED = { source: 'Invented gazette of the three states', grade: 'treaty-text' } as const;

/** What the three invented states have agreed: a treaty of two, a convention of three, and an arrangement without persons. */
const AGREEMENTS: readonly NewInstrument[] = [
  {
    code: 'zzn-zzs-police-2015',
    kind: 'bilateral-treaty',
    title: 'Nordavia–Sudoria agreement on police cooperation',
    parties: ['ZZN', 'ZZS'],
    signed: '2014-05-01',
    inForce: '2015-07-01',
    offences: [],
    measures: [
      'spontaneous-information',
      'request-information',
      'firearm-trace',
      'joint-investigation',
      'training',
      'liaison',
    ],
    data: 'personal',
    articles: ['3', '5'],
    articlesOf: [
      { measure: 'firearm-trace', articles: ['7'] },
      { measure: 'joint-investigation', articles: ['9'] },
    ],
    channel: 'between the national central bureaus',
    authority: 'national central bureau of the asked party (Art. 4)',
    languages: ['English', 'French'],
    deadline: '8 hours urgent, else 7 days (Art. 6)',
    conditions: ['retention'],
    ...INVENTED,
  },
  {
    code: 'three-states-assistance-2012',
    kind: 'convention',
    title: 'Convention of the Three States on Mutual Assistance in Criminal Matters',
    parties: ['ZZN', 'ZZS', 'ZZE'],
    signed: '2010-11-15',
    ratified: [
      { party: 'ZZN', date: '2011-03-01' },
      { party: 'ZZS', date: '2011-09-20' },
      { party: 'ZZE', date: '2012-02-10' },
    ],
    inForce: '2012-05-10',
    offences: [],
    minimumYears: 1,
    measures: ['mutual-legal-assistance', 'extradition', 'service-of-documents', 'video-hearing', 'confiscation'],
    data: 'personal',
    articles: ['2', '11'],
    channel: 'between central authorities',
    authority: 'ministry of justice of the asked party (Art. 11)',
    languages: ['English'],
    ...INVENTED,
  },
  {
    code: 'zzn-zze-arrangement-2021',
    kind: 'working-arrangement',
    title: 'Nordavia–Estmark working arrangement on organised crime',
    parties: ['ZZN', 'ZZE'],
    signed: '2021-02-03',
    inForce: '2021-03-01',
    offences: ['firearms-trafficking', 'drug-trafficking', 'migrant-smuggling'],
    measures: ['spontaneous-information', 'request-information', 'training', 'liaison'],
    data: 'strategic',
    articles: ['2'],
    channel: 'the liaison officers',
    authority: 'national central bureau',
    note: 'a working arrangement: it carries no data on a person.',
    ...INVENTED,
  },
];

/** Enters what the invented states have agreed, and the negotiation that is to close the gap between two of them. */
export async function loadInventedInstruments(desk: InstrumentsDesk, officer: Officer): Promise<void> {
  const asking = { officer };
  for (const agreement of AGREEMENTS) await enterInstrument(desk, asking, agreement);
  const year = Number(desk.clock().toISOString().slice(0, 4));
  const { id } = await openNegotiation(desk, asking, {
    title: 'Sudoria and Estmark on the tracing of firearms',
    parties: ['ZZS', 'ZZE'],
    need: { measure: 'firearm-trace', offence: 'firearms-trafficking', data: 'personal' },
    gap: 'Weapons seized in Sudoria were sold in Estmark; no instrument lets the two trace them with names.',
    on: `${year - 2}-03-14`,
  });
  await addNegotiationStep(desk, asking, id, {
    kind: 'meeting',
    on: `${year - 2}-09-22`,
    place: 'Estmark, capital',
    focalPoints: ['Firearms bureau of Sudoria', 'National central bureau of Estmark'],
    result: 'Both sides want a text on the pattern of the agreement between Nordavia and Sudoria.',
  });
  await addNegotiationStep(desk, asking, id, {
    kind: 'draft',
    on: `${year - 1}-06-02`,
    party: 'ZZS',
    result: 'First draft sent; Estmark asks for a limit on how long names are kept.',
  });
}
