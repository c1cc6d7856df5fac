import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../engines/legal-basis/decide.ts';
import { arrangeFacts, type Register } from '../../engines/legal-basis/register.ts';
import { MEASURES } from '../../engines/legal-basis/vocabulary.ts';
import {
  type Entered,
  joinFacts,
  NOTHING_OF_ITS_OWN,
  type OwnAct,
  type OwnCorrection,
  type OwnDeclaration,
  type OwnDescription,
  type OwnEnding,
  type OwnFacts,
} from './own-facts.ts';
import { shippedFacts } from './shipped-facts.ts';

const CODES = ['own-one', 'own-two'];
const PARTIES = ['ZZN', 'ZZS', 'ALB'];
const MEASURES_ASKED = ['request-information', 'extradition', 'training'] as const;
const day = fc.integer({ min: 2000, max: 2030 }).map((year) => `${year}-0${(year % 9) + 1}-15`);
const entered = fc.record({ knownFrom: day, nth: fc.integer({ min: 0, max: 1e6 }) }).map(
  ({ knownFrom, nth }): Entered => ({
    id: `id-${nth}`,
    knownFrom,
    enteredBy: 'officer',
    enteredAgency: 'ZZN-CA',
    enteredAt: `${knownFrom}T00:00:00.${String(nth % 1000).padStart(3, '0')}Z`,
  }),
);
const evidence = { source: 'gazette', grade: 'depositary', asOf: '2030-12-31' } as const;

const description = fc
  .tuple(entered, fc.constantFrom(...CODES), fc.subarray([...MEASURES_ASKED], { minLength: 1 }))
  .map(
    ([who, code, measures]): OwnDescription => ({
      ...who,
      ...evidence,
      code,
      description: {
        kind: 'bilateral-treaty',
        title: code,
        parties: ['ZZN', 'ZZS'],
        offences: [],
        measures,
        data: 'personal',
        articles: ['3', '4'],
      },
    }),
  );
const act = fc
  .tuple(
    entered,
    fc.constantFrom(...CODES, 'untoc'),
    fc.constantFrom(...PARTIES),
    fc.constantFrom('signature', 'ratification', 'in-force', 'withdrawal'),
    day,
  )
  .map(
    ([who, instrument, party, what, on]): OwnAct => ({
      ...who,
      ...evidence,
      instrument,
      party,
      act: what as OwnAct['act'],
      on,
      note: null,
      stepId: null,
    }),
  );
const ending = fc
  .tuple(entered, fc.constantFrom(...CODES), day, fc.constantFrom<readonly string[]>([], ['3'], ['3', '4']))
  .map(
    ([who, instrument, on, articles]): OwnEnding => ({
      ...who,
      ...evidence,
      instrument,
      on,
      articles,
      measures: [],
      by: null,
      note: null,
    }),
  );
const declaration = fc.tuple(entered, fc.constantFrom(...CODES), fc.constantFrom(...PARTIES), day, fc.boolean()).map(
  ([who, instrument, party, from, closes]): OwnDeclaration => ({
    ...who,
    ...evidence,
    instrument,
    party,
    text: 'declared',
    excludes: closes ? ['extradition'] : [],
    adds: closes ? [] : ['retention'],
    from,
    until: null,
  }),
);
const correction = fc.tuple(entered, act).map(
  ([who, { instrument, party, act: what, on }]): OwnCorrection => ({
    ...who,
    instrument,
    party,
    act: what,
    on,
    ofSource: null,
    reason: 'slip',
  }),
);
const unique = { selector: (row: Entered) => row.enteredAt + row.id };
const ownFacts: fc.Arbitrary<OwnFacts> = fc.record({
  parties: fc.constant([]),
  descriptions: fc.uniqueArray(description, { ...unique, minLength: 1, maxLength: 4 }),
  acts: fc.uniqueArray(act, { ...unique, minLength: 2, maxLength: 10 }),
  corrections: fc.uniqueArray(correction, { ...unique, maxLength: 2 }),
  declarations: fc.uniqueArray(declaration, { ...unique, maxLength: 2 }),
  replacements: fc.constant([]),
  endings: fc.uniqueArray(ending, { ...unique, maxLength: 2 }),
  authorities: fc.constant([]),
});

/** The product's facts are thousands; three instruments of them show the joining as well, a hundred times faster. */
const shipped = (() => {
  const all = shippedFacts();
  const instruments = all.instruments.filter((i) => ['untoc', 'untoc-firearms', 'interpol'].includes(i.code));
  const partyFacts = all.partyFacts.filter(
    (f) => instruments.some((i) => i.code === f.instrument) && PARTIES.includes(f.party),
  );
  return { ...all, instruments, partyFacts, declarations: [], replacements: [], totals: [] };
})();

function answers(register: Register, on: string, knownAt?: string) {
  return MEASURES_ASKED.map((measure) =>
    decide({
      from: 'ZZN',
      to: 'ZZS',
      measure,
      offence: 'drug-trafficking',
      data: 'strategic',
      on,
      ...(knownAt === undefined ? {} : { knownAt }),
      facts: register,
    }),
  );
}
const usableIn = (register: Register, on: string) =>
  answers(register, on).map((d) => d.usable.map((u) => u.instrument));

test('the order in which facts were entered into the list never matters', () => {
  fc.assert(
    fc.property(ownFacts, day, (own, on) => {
      const reversed = Object.fromEntries(
        Object.entries(own).map(([name, rows]) => [name, [...rows].reverse()]),
      ) as unknown as OwnFacts;
      const backwards = {
        ...shipped,
        partyFacts: [...shipped.partyFacts].reverse(),
        instruments: [...shipped.instruments].reverse(),
      };
      expect(answers(arrangeFacts(joinFacts(backwards, reversed)), on)).toEqual(
        answers(arrangeFacts(joinFacts(shipped, own)), on),
      );
    }),
    { numRuns: 60 },
  );
});

test('what is entered later never changes what was known earlier', () => {
  fc.assert(
    fc.property(ownFacts, day, day, (own, on, knownAt) => {
      const until = <T extends Entered>(rows: readonly T[]) => rows.filter((r) => r.knownFrom <= knownAt);
      const then = Object.fromEntries(
        Object.entries(own).map(([name, rows]) => [name, until(rows)]),
      ) as unknown as OwnFacts;
      const asKnown = (facts: OwnFacts) =>
        answers(arrangeFacts(joinFacts(shipped, facts, knownAt)), on, knownAt).map((d) => [
          d.usable.map((u) => [u.instrument, u.articles, u.inForce, u.conditions]),
          d.refused.map((r) => [r.instrument, r.code]),
        ]);
      expect(asKnown(own)).toEqual(asKnown(then));
    }),
    { numRuns: 60 },
  );
});

test('a withdrawal or an end from a later day never changes an answer about an earlier one', () => {
  fc.assert(
    fc.property(ownFacts, act, ending, day, (own, left, ended, on) => {
      fc.pre(left.on > on && ended.on > on);
      const withdrawal: OwnAct = { ...left, id: 'later-act', act: 'withdrawal' };
      const more = {
        ...own,
        acts: [...own.acts, withdrawal],
        endings: [...own.endings, { ...ended, id: 'later-end' }],
      };
      expect(usableIn(arrangeFacts(joinFacts(shipped, more)), on)).toEqual(
        usableIn(arrangeFacts(joinFacts(shipped, own)), on),
      );
    }),
    { numRuns: 60 },
  );
});

test('an end or a declaration never opens what was closed', () => {
  fc.assert(
    fc.property(ownFacts, ending, declaration, day, (own, ended, declared, on) => {
      const more = {
        ...own,
        endings: [...own.endings, { ...ended, id: 'e' }],
        declarations: [...own.declarations, { ...declared, id: 'd' }],
      };
      const before = usableIn(arrangeFacts(joinFacts(shipped, own)), on);
      usableIn(arrangeFacts(joinFacts(shipped, more)), on).forEach((codes, index) => {
        expect(before[index]).toEqual(expect.arrayContaining(codes));
      });
    }),
    { numRuns: 60 },
  );
});

test('an own code that a release brings later is the product’s wording with the node’s facts', () => {
  const who: Entered = {
    id: 'x',
    knownFrom: '2020-01-01',
    enteredBy: 'o',
    enteredAgency: 'ZZN-CA',
    enteredAt: '2020-01-01T00:00:00Z',
  };
  const own: OwnFacts = {
    parties: [],
    descriptions: [
      {
        ...who,
        ...evidence,
        code: 'untoc',
        description: {
          kind: 'memorandum',
          title: 'Ours',
          parties: ['ZZN', 'ZZS'],
          offences: [],
          measures: [...MEASURES],
          data: 'special',
        },
      },
    ],
    acts: [
      {
        ...who,
        ...evidence,
        instrument: 'untoc',
        party: 'ZZN',
        act: 'ratification',
        on: '2019-01-01',
        note: null,
        stepId: null,
      },
    ],
    corrections: [],
    declarations: [],
    replacements: [],
    endings: [],
    authorities: [],
  };
  const register = arrangeFacts(joinFacts(shippedFacts(), own));
  expect(register.instruments.get('untoc')).toMatchObject({ kind: 'convention' });
  expect(register.factsOf('untoc', 'ZZN')).toHaveLength(1);
});

test('a party that was added to the node is a party of the register, and adds nothing to one the product knows', () => {
  const parties = [
    { code: 'ZZW', name: 'Westmark', kind: 'invented' as const },
    { code: 'ALB', name: 'Another name', kind: 'country' as const },
  ];
  const joined = joinFacts(shippedFacts(), { ...NOTHING_OF_ITS_OWN, parties });
  const { parties: known } = arrangeFacts(joined);
  expect(known.get('ZZW')).toEqual(parties[0]);
  expect(known.get('ALB')?.name).toBe('Albania');
});
