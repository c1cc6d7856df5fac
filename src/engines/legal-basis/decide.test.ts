import { expect, test } from 'vitest';
import type { Question } from './answer.ts';
import { decide } from './decide.ts';
import { decideForGroup } from './group.ts';
import { aFact, anInstrument, someFacts } from './legal-basis.fixtures.ts';
import { arrangeFacts } from './register.ts';

function ask(over: Partial<Question> = {}, facts = someFacts()) {
  return decide({
    from: 'ZZN',
    to: 'ZZS',
    measure: 'request-information',
    offence: 'drug-trafficking',
    data: 'personal',
    on: '2015-01-01',
    facts: arrangeFacts(facts),
    ...over,
  });
}

const protocol = anInstrument({
  code: 'protocol',
  title: 'Protocol on Arms',
  kind: 'protocol',
  parent: 'convention',
  offences: { 'firearms-trafficking': { named: true } },
  provisions: [{ measure: 'firearm-trace', articles: ['12'], data: 'personal', conditions: [] }],
});

test('two parties to a convention may ask each other, with article, channel and conditions', () => {
  const { usable, missing } = ask();
  expect(usable).toMatchObject([
    {
      instrument: 'convention',
      articles: ['3'],
      channel: 'between central offices',
      inForce: '2010-01-31',
      fallback: false,
    },
  ]);
  expect(usable[0]!.conditions.map((c) => c.code)).toEqual(['speciality']);
  expect(missing).toEqual([]);
});

test('a country that has not joined is refused by name, and told what would close the gap', () => {
  const { usable, refused, missing } = ask({ to: 'ZZE' });
  expect(usable).toEqual([]);
  expect(refused).toMatchObject([{ code: 'not-a-party', reason: 'Convention of Three: Estmark is not a party.' }]);
  expect(missing.map((m) => m.kind)).toEqual(['negotiate', 'accede']);
});

test('before the day of entry into force the answer is no, and says when to ask again', () => {
  const { refused, missing } = ask({ on: '2010-01-30' });
  expect(refused[0]).toMatchObject({ code: 'not-yet-in-force', from: '2010-01-31' });
  expect(missing[0]).toMatchObject({ kind: 'wait' });
  expect(missing[0]!.step).toContain('2010-01-31');
});

test('a protocol does not bind without its convention', () => {
  const facts = someFacts({
    instruments: [anInstrument(), protocol],
    partyFacts: [
      aFact({ instrument: 'protocol' }),
      aFact({ instrument: 'protocol', party: 'ZZS' }),
      aFact({ instrument: 'convention', party: 'ZZS' }),
    ],
  });
  const { usable, refused } = ask({ measure: 'firearm-trace', offence: 'firearms-trafficking' }, facts);
  expect(usable).toEqual([]);
  expect(refused.find((r) => r.instrument === 'protocol')).toMatchObject({
    code: 'parent-not-in-force',
    lacking: ['ZZN'],
  });
});

test('a protocol counts from the later of its own day and that of its convention', () => {
  const facts = someFacts({
    instruments: [anInstrument(), protocol],
    partyFacts: [
      aFact({ instrument: 'protocol', on: '2010-01-01' }),
      aFact({ instrument: 'protocol', party: 'ZZS', on: '2010-01-01' }),
      aFact({ on: '2012-01-01' }),
      aFact({ party: 'ZZS' }),
    ],
  });
  const { usable } = ask({ measure: 'firearm-trace', offence: 'firearms-trafficking' }, facts);
  expect(usable).toMatchObject([{ instrument: 'protocol', inForce: '2012-01-31' }]);
});

test('a strategic agreement never carries data on a person', () => {
  const strategic = anInstrument({
    code: 'strategic',
    title: 'Strategic Agreement',
    kind: 'strategic-agreement',
    circle: 'pair',
    provisions: [{ measure: 'request-information', articles: ['1'], data: 'strategic', conditions: [] }],
  });
  const facts = someFacts({
    instruments: [strategic],
    partyFacts: [aFact({ instrument: 'strategic' }), aFact({ instrument: 'strategic', party: 'ZZS' })],
  });
  expect(ask({}, facts).refused[0]).toMatchObject({ code: 'strategic-only' });
  expect(ask({ data: 'special' }, facts).usable).toEqual([]);
  const allowed = ask({ data: 'strategic' }, facts).usable;
  expect(allowed[0]!.conditions.map((c) => c.code)).toContain('no-identified-person');
});

test('special categories need an instrument that has a rule for them', () => {
  expect(ask({ data: 'special' }).refused[0]).toMatchObject({ code: 'data-not-allowed' });
});

test('an offence below the threshold is refused, one at the threshold is not', () => {
  expect(ask({ offence: 'other-serious', maximumPenaltyYears: 3 }).refused[0]).toMatchObject({
    code: 'below-threshold',
  });
  expect(ask({ offence: 'other-serious', maximumPenaltyYears: 4 }).usable).toHaveLength(1);
});

test('an unknown penalty leaves the threshold as a condition', () => {
  expect(ask({ offence: 'other-serious' }).usable[0]!.conditions.map((c) => c.code)).toContain('serious-crime-4-years');
});

test('a measure the text does not know is refused for that reason', () => {
  expect(ask({ measure: 'extradition' }).refused[0]).toMatchObject({ code: 'measure-not-covered' });
});

test('a reservation of either side closes the measure from its day on', () => {
  const reserved = someFacts({
    declarations: [
      {
        instrument: 'convention',
        party: 'ZZS',
        text: 'it does not answer such requests',
        excludes: ['request-information'],
        from: '2014-01-01',
        knownFrom: '2014-01-01',
        source: 'gazette',
      },
    ],
  });
  expect(ask({}, reserved).refused[0]).toMatchObject({ code: 'reservation' });
  expect(ask({ from: 'ZZS', to: 'ZZN' }, reserved).refused[0]).toMatchObject({ code: 'reservation' });
  expect(ask({ on: '2013-12-31' }, reserved).usable).toHaveLength(1);
});

const newer = anInstrument({
  code: 'newer',
  title: 'Newer Convention',
  inForceSince: '2014-01-01',
  entryRule: { kind: 'same-day', article: '1' },
  provisions: [
    { measure: 'request-information', articles: ['7'], data: 'personal', conditions: [] },
    { measure: 'extradition', articles: ['8'], data: 'personal', conditions: [] },
  ],
});

test('an instrument replaced in part keeps what was not replaced', () => {
  const older = anInstrument({
    provisions: [
      { measure: 'request-information', articles: ['3'], data: 'personal', conditions: [] },
      { measure: 'mutual-legal-assistance', articles: ['4'], data: 'personal', conditions: [] },
    ],
  });
  const facts = someFacts({
    instruments: [older, newer],
    partyFacts: [
      aFact(),
      aFact({ party: 'ZZS' }),
      aFact({ instrument: 'newer' }),
      aFact({ instrument: 'newer', party: 'ZZS' }),
    ],
    replacements: [
      {
        replaced: 'convention',
        by: 'newer',
        measures: ['request-information'],
        articles: 'Article 3 is',
        source: 'gazette',
      },
    ],
  });
  const information = ask({}, facts);
  expect(information.usable.map((u) => u.instrument)).toEqual(['newer']);
  expect(information.refused[0]).toMatchObject({ instrument: 'convention', code: 'replaced' });
  expect(information.refused[0]!.reason).toContain('2014-01-01');
  expect(ask({ measure: 'mutual-legal-assistance' }, facts).usable.map((u) => u.instrument)).toEqual(['convention']);
  expect(ask({ on: '2013-06-01' }, facts).usable.map((u) => u.instrument)).toEqual(['convention']);
});

test('what two countries agreed for themselves goes before a general convention', () => {
  const treaty = anInstrument({ code: 'treaty', title: 'Treaty', kind: 'bilateral-treaty', circle: 'pair' });
  const facts = someFacts({
    instruments: [anInstrument(), treaty],
    partyFacts: [
      aFact(),
      aFact({ party: 'ZZS' }),
      aFact({ instrument: 'treaty' }),
      aFact({ instrument: 'treaty', party: 'ZZS' }),
    ],
  });
  expect(ask({}, facts).usable.map((u) => u.instrument)).toEqual(['treaty', 'convention']);
});

test('a convention of neighbours goes before one of the world, and one about this very offence before an open one', () => {
  const bound = (instrument: string) => [aFact({ instrument }), aFact({ instrument, party: 'ZZS' })];
  const instruments = [
    anInstrument({ code: 'a-world-open', offences: { 'drug-trafficking': {} } }),
    anInstrument({ code: 'b-world-named' }),
    anInstrument({ code: 'c-neighbours', circle: 'closed', offences: { 'drug-trafficking': {} } }),
  ];
  const facts = someFacts({ instruments, partyFacts: instruments.flatMap((i) => bound(i.code)) });
  expect(ask({}, facts).usable.map((u) => u.instrument)).toEqual(['c-neighbours', 'b-world-named', 'a-world-open']);
});

const law = anInstrument({
  code: 'law',
  title: 'Law of Sudoria',
  kind: 'domestic-law',
  lawOf: 'ZZS',
  fallback: true,
  provisions: [
    { measure: 'request-information', articles: ['2'], data: 'personal', conditions: ['reciprocity-assurance'] },
  ],
});

test('domestic law serves requests made to its own country, last of all and marked as a fallback', () => {
  const facts = someFacts({ instruments: [anInstrument(), law] });
  expect(ask({}, facts).usable.map((u) => [u.instrument, u.fallback])).toEqual([
    ['convention', false],
    ['law', true],
  ]);
  expect(ask({ from: 'ZZS', to: 'ZZN' }, facts).usable.map((u) => u.instrument)).toEqual(['convention']);
});

test('a fallback does not hide what is missing', () => {
  const facts = someFacts({ instruments: [law], partyFacts: [] });
  const { usable, missing } = ask({}, facts);
  expect(usable.map((u) => u.instrument)).toEqual(['law']);
  expect(missing.some((m) => m.kind === 'negotiate')).toBe(true);
});

test('an act of a union binds its members from their accession until they leave', () => {
  const union = anInstrument({ code: 'union', title: 'Union', kind: 'membership', circle: 'closed', provisions: [] });
  const act = anInstrument({
    code: 'act',
    title: 'Act of the Union',
    kind: 'directive',
    circle: 'closed',
    inForceSince: '2012-01-01',
    follows: { membership: 'union', except: ['ZZE'] },
  });
  const member = (party: string, on: string) => aFact({ instrument: 'union', party, act: 'in-force', on });
  const facts = someFacts({
    instruments: [union, act],
    partyFacts: [
      member('ZZN', '2005-01-01'),
      member('ZZS', '2013-07-01'),
      member('ZZE', '2005-01-01'),
      aFact({ instrument: 'union', party: 'ZZN', act: 'withdrawal', on: '2020-02-01' }),
    ],
  });
  expect(ask({ on: '2013-06-30' }, facts).usable).toEqual([]);
  expect(ask({ on: '2013-07-01' }, facts).usable).toMatchObject([{ instrument: 'act', inForce: '2013-07-01' }]);
  expect(ask({ on: '2020-01-31' }, facts).usable).toHaveLength(1);
  expect(ask({ on: '2020-02-01' }, facts).refused.find((r) => r.instrument === 'act')).toMatchObject({
    code: 'withdrawn',
  });
  expect(ask({ to: 'ZZE' }, facts).usable).toEqual([]);
});

test('an agency and its members: the members do not bind each other by it', () => {
  const agency = anInstrument({
    code: 'agency',
    title: 'Agency',
    kind: 'regulation',
    circle: 'closed',
    oneSide: ['ZZE'],
  });
  const facts = someFacts({
    instruments: [agency],
    partyFacts: ['ZZN', 'ZZS', 'ZZE'].map((party) => aFact({ instrument: 'agency', party, act: 'in-force' })),
  });
  expect(ask({ to: 'ZZE' }, facts).usable).toHaveLength(1);
  expect(ask({}, facts)).toMatchObject({ usable: [], refused: [] });
});

test('a condition the asking side cannot meet closes the instrument', () => {
  expect(ask({ cannotMeet: ['speciality'] }).refused[0]).toMatchObject({ code: 'condition-not-met' });
});

test('dates outside the data, old lists and unknown parties are said in the answer', () => {
  const codes = (over: Partial<Question>) => ask(over).warnings.map((w) => w.code);
  expect(codes({ on: '1999-12-31' })).toContain('before-data');
  expect(codes({ on: '2022-01-01' })).toContain('after-data');
  expect(codes({ on: '2021-06-01' })).toContain('stale');
  expect(codes({ on: '2021-06-01' })).not.toContain('after-data');
  expect(codes({ to: 'QQQ' })).toContain('known-gap');
  expect(codes({ on: '2015-01-01' })).toEqual([]);
});

test('a group learns its common basis and the pairs that lack one', () => {
  const facts = arrangeFacts(someFacts());
  const question = {
    measure: 'request-information',
    offence: 'drug-trafficking',
    data: 'personal',
    on: '2015-01-01',
    facts,
  } as const;
  expect(decideForGroup({ ...question, parties: ['ZZS', 'ZZN'] })).toMatchObject({
    common: ['convention'],
    lacking: [],
  });
  const three = decideForGroup({ ...question, parties: ['ZZS', 'ZZN', 'ZZE'] });
  expect(three.common).toEqual([]);
  expect(three.lacking).toEqual([
    { from: 'ZZE', to: 'ZZN' },
    { from: 'ZZE', to: 'ZZS' },
    { from: 'ZZN', to: 'ZZE' },
    { from: 'ZZS', to: 'ZZE' },
  ]);
});
