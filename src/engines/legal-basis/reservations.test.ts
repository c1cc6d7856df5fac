import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Declaration } from './instrument.ts';
import { aFact, anInstrument, someFacts } from './legal-basis.fixtures.ts';
import { arrangeFacts } from './register.ts';

const text = 'it does not take the Convention as basis';
const declared = (over: Partial<Declaration>): Declaration => ({
  instrument: 'convention',
  party: 'ZZN',
  text,
  from: '2012-01-01',
  knownFrom: '2012-01-01',
  source: 'gazette',
  ...over,
});
/** Nordavia surrenders nobody on the strength of the Convention alone. */
const refusesToBeAsked = declared({ excludes: ['extradition'], ofRequestsTo: true });

function askedFor(from: string, to: string, declarations: readonly Declaration[], on = '2015-01-01') {
  const convention = anInstrument({
    provisions: [{ measure: 'extradition', articles: ['16'], data: 'personal', conditions: ['convention-as-basis'] }],
  });
  const facts = arrangeFacts(
    someFacts({
      instruments: [convention],
      partyFacts: ['ZZN', 'ZZS', 'ZZE'].map((party) => aFact({ party })),
      declarations,
    }),
  );
  const { usable, refused } = decide({
    from,
    to,
    measure: 'extradition',
    offence: 'drug-trafficking',
    data: 'personal',
    on,
    facts,
  });
  return { conditions: usable[0]?.conditions.map((c) => c.code), refused: refused[0] };
}

describe('who does not take a convention as basis for surrender', () => {
  test('surrenders to nobody on its strength', () => {
    const yes = declared({ party: 'ZZS', text: 'it does', adds: ['basis-notified'] });
    expect(askedFor('ZZS', 'ZZN', [refusesToBeAsked, yes]).refused).toMatchObject({
      code: 'reservation',
      reason: `Convention of Three: Nordavia declared: ${text}.`,
    });
  });

  test('asks nobody on it either: one that does take it may consider the request, but owes nothing', () => {
    const yes = declared({ party: 'ZZS', text: 'it does', adds: ['basis-notified'] });
    const { refused } = askedFor('ZZN', 'ZZS', [refusesToBeAsked, yes]);
    expect(refused!.reason).toBe(
      `Convention of Three: Nordavia declared: ${text}; Sudoria declared: it does; Sudoria may consider the request, but is not bound to answer it without the same in return.`,
    );
    // Between two others nothing is said of it.
    expect(askedFor('ZZE', 'ZZS', [refusesToBeAsked, yes]).conditions).toEqual(['basis-notified']);
  });

  test('nor one that takes it in return only', () => {
    const inReturn = declared({ party: 'ZZS', text: 'it does in return', adds: ['basis-by-reciprocity'] });
    const { refused } = askedFor('ZZN', 'ZZS', [refusesToBeAsked, inReturn]);
    expect(refused!.reason).toBe(
      `Convention of Three: Nordavia declared: ${text}; Sudoria declared: it does in return.`,
    );
    expect(askedFor('ZZE', 'ZZS', [refusesToBeAsked, inReturn]).conditions).toEqual(['basis-by-reciprocity']);
  });

  test('nor one that has notified nothing: whether it would answer is not assumed', () => {
    const { refused } = askedFor('ZZN', 'ZZE', [refusesToBeAsked]);
    expect(refused).toMatchObject({ code: 'reservation', wouldServe: false });
    expect(refused!.reason).toContain('whether Estmark answers without the same in return is not in the register');
  });

  test('a declaration about its own requests too is said as it is, whatever the other notified', () => {
    const yes = declared({ party: 'ZZS', adds: ['basis-notified'] });
    const both = declared({ excludes: ['extradition'] });
    expect(askedFor('ZZN', 'ZZS', [both, yes]).refused!.reason).toBe(
      `Convention of Three: Nordavia declared: ${text}.`,
    );
  });

  test('before the day of a declaration nothing is shut', () => {
    expect(askedFor('ZZS', 'ZZN', [refusesToBeAsked], '2011-12-31').conditions).toEqual(['convention-as-basis']);
  });
});
