import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Offence } from '../../engines/legal-basis/vocabulary.ts';
import { fileName } from './export-message.ts';
import { findObstacles, needsSecondPerson } from './find-obstacles.ts';
import type { AssessedItem, ReleaseFacts } from './release-facts.ts';
import { USUAL_CEILING } from './settings.store.ts';
import { mayBeMinor, stopsOf } from './stops-of.ts';

test.each([
  ['2008-11-22', '2026-11-22', 0, false],
  ['2008-11-23', '2026-11-22', 0, true],
  ['2008', '2026-11-22', 0, true],
  ['2007', '2026-11-22', 0, false],
  ['2008-11', '2026-11-22', 0, true],
  ['2006', '2026-11-22', 2, true],
  ['2008-02-29', '2026-02-28', 0, true],
  ['rubbish', '2026-11-22', 0, false],
])('somebody born %s may be a child on %s (give or take %i years): %s', (bornOn, today, tolerance, expected) => {
  expect(mayBeMinor(bornOn, today, tolerance)).toBe(expected);
});

const anItem = (over: Partial<AssessedItem> = {}): AssessedItem => ({
  id: 'i',
  kind: 'person',
  role: 'suspect',
  link: 'suspected-of-the-offence',
  body: { names: [{ family: 'Haldevik', given: 'Torsten' }], born: [{ on: '1971' }] },
  grade: 'B2',
  handling: ['H0'],
  title: 'Haldevik, Torsten',
  faults: [],
  ...over,
});

const facts = (over: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  kind: 'spontaneous-information',
  sender: 'ZZN-NCB',
  content: { offence: 'drug-trafficking', purpose: 'alert' },
  items: [anItem()],
  recipients: [
    {
      agency: 'ZZS-NCB',
      party: 'ZZS',
      isKnown: true,
      ceiling: USUAL_CEILING,
      basis: {
        instrument: 'x',
        title: 'Agreement',
        kind: 'bilateral-treaty',
        articles: [],
        channel: '',
        authority: '',
        conditions: [],
        measure: 'spontaneous-information',
        offence: 'drug-trafficking',
        data: 'personal',
        on: '2026-11-22',
        fallback: false,
      },
      passOn: {},
    },
  ],
  duplicates: [],
  ownRecords: [],
  decidedStops: new Map(),
  today: '2026-11-22',
  ...over,
});

test('a victim by role or by link is a stop, and declared matter of INTERPOL Article 3 too', () => {
  expect(stopsOf([anItem({ role: 'victim' })], [], '2026-11-22')).toEqual(['victim']);
  expect(stopsOf([anItem({ link: 'victim-of-the-offence' })], ['racial', 'military'], '2026-11-22')).toEqual([
    'victim',
    'military',
    'racial',
  ]);
  expect(stopsOf([anItem({ body: { born: 'rubbish' } })], [], '2026-11-22')).toEqual([]);
});

test('nothing that carries an item goes by one person, unless the agency said so', () => {
  expect(needsSecondPerson(facts())).toBe(true);
  expect(needsSecondPerson(facts({ items: [] }))).toBe(false);
  const [recipient] = facts().recipients;
  expect(
    needsSecondPerson(
      facts({ items: [], recipients: [{ ...recipient!, ceiling: { ...USUAL_CEILING, secondPerson: 'always' } }] }),
    ),
  ).toBe(true);
});

test('a stricter ceiling, a higher handling code or one recipient more never removes an obstacle', () => {
  const stopping = (of: ReleaseFacts): string[] =>
    findObstacles(of)
      .filter(({ level }) => level === 'stop')
      .map(({ key }) => key);
  const handling = fc.subarray(['H0', 'H1', 'H2', 'H3'] as const, { minLength: 1 });
  const ceiling = fc.record({
    handling: fc.constantFrom('H0' as const, 'H1' as const, 'H2' as const, 'H3' as const),
    offences: fc.constantFrom<Offence[] | null>(null, ['terrorism'], ['drug-trafficking']),
    data: fc.constantFrom('strategic' as const, 'personal' as const, 'special' as const),
    secondPerson: fc.constant('personal' as const),
  });
  const [recipient] = facts().recipients;
  fc.assert(
    fc.property(handling, handling, ceiling, fc.boolean(), (codes, more, one, isSpecial) => {
      const note = { handlingNote: 'Ask us first.' };
      const base = facts({
        items: [anItem({ handling: codes, isSpecial, ...note })],
        recipients: [{ ...recipient!, ceiling: one }],
      });
      const before = stopping(base);
      const higher = stopping({
        ...base,
        items: [anItem({ handling: [...new Set([...codes, ...more])], isSpecial, ...note })],
      });
      expect(higher).toEqual(expect.arrayContaining(before));
      const stricter = stopping({
        ...base,
        recipients: [{ ...recipient!, ceiling: { ...one, handling: 'H0', data: 'strategic' } }],
      });
      expect(stricter).toEqual(expect.arrayContaining(before));
      const wider = stopping({
        ...base,
        recipients: [...base.recipients, { ...recipient!, agency: 'ZZE-NCB', party: 'ZZE', basis: undefined }],
      });
      expect(wider).toEqual(expect.arrayContaining(before));
    }),
  );
});

test('every obstacle has a sentence, and says where it is', () => {
  const found = findObstacles(
    facts({
      kind: 'information-request',
      content: {},
      items: [anItem({ grade: undefined, link: undefined })],
      recipients: [],
    }),
  );
  expect(found.length).toBeGreaterThan(6);
  for (const { text, field, level } of found) {
    expect(text).toMatch(/^[A-Z].*\.$/);
    if (level === 'stop') expect(field).toMatch(/^\//);
  }
});

test('the name of an exported file says case, version, codes and grade', () => {
  const name = fileName(
    { reference: 'X-ZZS-NCB-000042', version: 2, handling: ['H1', 'H2'], grades: ['B3', 'X4'] },
    'pdf',
  );
  expect(name).toBe('ENTENTE_X-ZZS-NCB-000042-2_H1+H2_B3+X4.pdf');
});
