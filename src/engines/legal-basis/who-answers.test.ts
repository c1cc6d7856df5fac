import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Facts } from './instrument.ts';
import { aFact, anInstrument, someFacts } from './legal-basis.fixtures.ts';
import { arrangeFacts } from './register.ts';

const request = { measure: 'request-information', offence: 'drug-trafficking', data: 'personal' } as const;
const onThatDay = (over: Partial<Facts>, from = 'ZZN', to = 'ZZS') =>
  decide({ ...request, from, to, on: '2015-01-01', facts: arrangeFacts(someFacts(over)) });
const named = (name: string, more = {}) => ({
  party: 'ZZS',
  measures: ['request-information'] as const,
  name,
  source: 'gazette',
  ...more,
});

test('the authority named for the instrument goes before one named for everything, with the languages it accepts', () => {
  const authorities = [
    named('Any office'),
    named('Treaty office', { instruments: ['convention'], languages: ['Sudorian'] }),
    named('Office of another treaty', { instruments: ['another'] }),
  ];
  const [used] = onThatDay({ authorities }).usable;
  expect(used).toMatchObject({ authority: 'Treaty office (central office)', languages: ['Sudorian'] });
});

test('an authority entered on the node goes before every shipped one', () => {
  const authorities = [
    named('Treaty office', { instruments: ['convention'] }),
    named('Our office', { enteredAt: '2014-01-01T00:00:00Z' }),
  ];
  expect(onThatDay({ authorities }).usable[0]!.authority).toBe('Our office (central office)');
});

test('a protocol asks the authority of its convention for what it takes over, and its own for the rest', () => {
  const protocol = (fromParent: boolean) =>
    anInstrument({
      code: 'protocol',
      kind: 'protocol',
      parent: 'convention',
      provisions: [{ measure: 'request-information', articles: ['1'], data: 'personal', conditions: [], fromParent }],
    });
  const partyFacts = ['convention', 'protocol'].flatMap((instrument) =>
    ['ZZN', 'ZZS'].map((party) => aFact({ instrument, party })),
  );
  const authorities = [named('Treaty office', { instruments: ['convention'] })];
  const asked = (fromParent: boolean) =>
    onThatDay({ authorities, partyFacts, instruments: [anInstrument(), protocol(fromParent)] }).usable.find(
      (u) => u.instrument === 'protocol',
    )!.authority;
  expect(asked(true)).toBe('Treaty office (central office)');
  expect(asked(false)).toBe('central office');
});

test('what the asked party has notified answers an open condition, for requests made to it and not for its own', () => {
  const facts: Partial<Facts> = {
    instruments: [
      anInstrument({
        provisions: [
          { measure: 'request-information', articles: ['3'], data: 'personal', conditions: ['convention-as-basis'] },
        ],
      }),
    ],
    declarations: [
      {
        instrument: 'convention',
        party: 'ZZS',
        text: 'it takes the Convention as legal basis',
        adds: ['basis-notified'],
        from: '2014-01-01',
        knownFrom: '2014-01-01',
        source: 'gazette',
      },
    ],
  };
  const conditions = (from: string, to: string) => onThatDay(facts, from, to).usable[0]!.conditions.map((c) => c.code);
  expect(conditions('ZZN', 'ZZS')).toEqual(['basis-notified']);
  expect(conditions('ZZS', 'ZZN')).toEqual(['convention-as-basis']);
});
