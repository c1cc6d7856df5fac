import { expect, test } from 'vitest';
import { AGREEMENT_COLUMNS, readAgreements } from './agreements.ts';

const known = { parties: new Set(['ZZN', 'ZZS']), sources: new Set(['gazette', 'notes']) };
const good: Record<string, string> = {
  code: 'zzn-zzs-police-2015',
  kind: 'bilateral-treaty',
  title: 'Nordavia–Sudoria agreement on police cooperation',
  a: 'ZZN',
  b: 'ZZS',
  signed: '2014-05-01',
  in_force: '2015-07',
  offences: 'drug-trafficking firearms-trafficking',
  measures: 'request-information firearm-trace training',
  data: 'personal',
  channel: 'contact points',
  authority: 'ministry of the interior',
  source: 'gazette',
};

function read(...rows: Record<string, string>[]) {
  const csv = [
    AGREEMENT_COLUMNS.join(','),
    ...rows.map((row) => AGREEMENT_COLUMNS.map((c) => JSON.stringify(row[c] ?? '').replaceAll('\\"', '""')).join(',')),
  ];
  return readAgreements(csv.join('\n'), known);
}

test('one line makes one agreement with facts about both parties', () => {
  const { instruments, partyFacts, faults } = read(good);
  expect(faults).toEqual([]);
  expect(instruments[0]!.provisions.map((p) => p.measure)).toEqual([
    'request-information',
    'firearm-trace',
    'training',
  ]);
  expect(partyFacts.map((f) => [f.party, f.act, f.on])).toEqual([
    ['ZZN', 'signature', '2014-05-01'],
    ['ZZS', 'signature', '2014-05-01'],
    ['ZZN', 'in-force', '2015-07'],
    ['ZZS', 'in-force', '2015-07'],
  ]);
});

test('training never carries data on persons, whatever the line says', () => {
  expect(read(good).instruments[0]!.provisions.find((p) => p.measure === 'training')!.data).toBe('strategic');
});

test('two dates of two sources are both kept', () => {
  const { partyFacts } = read({ ...good, ratified: '2013-07-31@gazette 2013-08-31@notes' });
  const ratified = partyFacts.filter((f) => f.act === 'ratification' && f.party === 'ZZN');
  expect(ratified.map((f) => [f.on, f.source])).toEqual([
    ['2013-07-31', 'gazette'],
    ['2013-08-31', 'notes'],
  ]);
});

test.each([
  [{ a: 'QQQ' }, 'The register knows no party "QQQ"'],
  [{ b: 'ZZN' }, 'An agreement needs two parties'],
  [{ kind: 'pact' }, '"pact" is not one of the words'],
  [{ data: 'all' }, '"all" is not one of the words'],
  [{ measures: 'spying' }, '"spying" is not one of the words'],
  [{ measures: '' }, 'measures: This field is needed'],
  [{ offences: 'theft' }, '"theft" is not one of the words'],
  [{ in_force: '2015-02-30' }, '"2015-02-30" is no date'],
  [{ source: 'rumour' }, 'The register knows no source "rumour"'],
  [{ signed: '', in_force: '' }, 'At least one date is needed'],
  [{ code: 'Bad Code' }, 'The code must be small letters'],
])('a faulty line adds nothing and is named with its number: %o', (over, fault) => {
  const { instruments, partyFacts, faults } = read({ ...good, ...over });
  expect(instruments).toEqual([]);
  expect(partyFacts).toEqual([]);
  expect(faults.join(' ')).toContain(fault);
  expect(faults[0]).toMatch(/^Line 2 /);
});

test('a good line beside a faulty one is still read', () => {
  const { instruments, faults } = read({ ...good, a: 'QQQ', code: 'qqq' }, good);
  expect([instruments.length, faults.length]).toEqual([1, 1]);
});

test('a code used twice is refused the second time', () => {
  expect(read(good, good).faults).toEqual([expect.stringContaining('used twice')]);
});

test.each(['', 'just words', '"open quote', 'code,kind\nx,y', '\u0000\u0001'])(
  'rubbish adds nothing and does not throw: %j',
  (rubbish) => {
    expect(readAgreements(rubbish, known).instruments).toEqual([]);
  },
);
