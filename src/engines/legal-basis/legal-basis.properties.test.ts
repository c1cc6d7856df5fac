import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision, Question } from './answer.ts';
import { coverageOf, coveredBy } from './coverage.ts';
import { decide } from './decide.ts';
import type { Act, Facts, Instrument, PartyFact } from './instrument.ts';
import { aFact, anInstrument, someFacts } from './legal-basis.fixtures.ts';
import { arrangeFacts } from './register.ts';
import { SENTENCES } from './sentences.ts';
import type { ConditionCode } from './vocabulary.ts';
import { CONDITIONS, DATA_CATEGORIES, MEASURES } from './vocabulary.ts';

const PARTIES = ['ZZN', 'ZZS', 'ZZE'] as const;
const CODES = ['convention', 'protocol', 'treaty', 'agency', 'newer'] as const;
const MEASURE_SET = MEASURES.slice(0, 4);
const OFFENCE_SET = ['drug-trafficking', 'firearms-trafficking', 'other-serious'] as const;
const condition = fc.constantFrom(...(Object.keys(CONDITIONS) as ConditionCode[]));

const day = fc
  .record({
    year: fc.integer({ min: 1998, max: 2024 }),
    month: fc.integer({ min: 1, max: 12 }),
    date: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, date }) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const maybeVague = fc.tuple(day, fc.constantFrom(10, 10, 7, 4)).map(([d, length]) => d.slice(0, length));

const ACTS: readonly Act[] = [
  'signature',
  'ratification',
  'accession',
  'succession',
  'in-force',
  'attested',
  'not-listed',
  'withdrawal',
];
const fact: fc.Arbitrary<PartyFact> = fc
  .record({
    instrument: fc.constantFrom(...CODES),
    party: fc.constantFrom(...PARTIES),
    act: fc.constantFrom(...ACTS),
    on: maybeVague,
    known: day,
  })
  .map(({ known, ...rest }) => aFact({ ...rest, knownFrom: known }));

const provision = fc.record({
  measure: fc.constantFrom(...MEASURE_SET),
  articles: fc.constant(['1']),
  data: fc.constantFrom(...DATA_CATEGORIES),
  conditions: fc.uniqueArray(condition, { maxLength: 3 }),
});
const shape = fc.record({
  provisions: fc.uniqueArray(provision, { selector: (p) => p.measure }),
  since: fc.option(maybeVague, { nil: undefined }),
});

function instrumentsOf(shapes: { provisions: Instrument['provisions']; since: string | undefined }[]): Instrument[] {
  const kinds: Partial<Instrument>[] = [
    { kind: 'convention' },
    { kind: 'protocol', parent: 'convention' },
    { kind: 'bilateral-treaty', circle: 'pair' },
    { kind: 'regulation', circle: 'closed', oneSide: ['ZZE'] },
    { kind: 'convention', circle: 'closed' },
  ];
  return CODES.map((code, i) =>
    anInstrument({
      code,
      title: code,
      ...kinds[i],
      provisions: shapes[i]!.provisions,
      inForceSince: shapes[i]!.since,
      offences: { 'drug-trafficking': {}, 'other-serious': { minimumYears: 4 } },
    }),
  );
}

const facts: fc.Arbitrary<Facts> = fc
  .record({
    shapes: fc.array(shape, { minLength: CODES.length, maxLength: CODES.length }),
    partyFacts: fc.array(fact, { maxLength: 40 }),
    replaced: fc.boolean(),
  })
  .map(({ shapes, partyFacts, replaced }) =>
    someFacts({
      instruments: instrumentsOf(shapes),
      partyFacts,
      replacements: replaced
        ? [{ replaced: 'convention', by: 'newer', measures: 'all', articles: 'it is', source: 'gazette' }]
        : [],
    }),
  );

const question = fc.record({
  from: fc.constantFrom(...PARTIES),
  to: fc.constantFrom(...PARTIES),
  measure: fc.constantFrom(...MEASURE_SET),
  offence: fc.constantFrom(...OFFENCE_SET),
  data: fc.constantFrom(...DATA_CATEGORIES),
  on: day,
  knownAt: fc.option(day, { nil: undefined }),
});

const codes = (decision: Decision) => decision.usable.map((u) => u.instrument);
const ask = (q: Omit<Question, 'facts'>, from: Facts) => decide({ ...q, facts: arrangeFacts(from) });

test('the order in which facts are loaded never matters', () => {
  fc.assert(
    fc.property(facts, question, fc.infiniteStream(fc.nat()), (all, q, numbers) => {
      const shuffled = <T>(list: readonly T[]): T[] => {
        const keyed = list.map((item) => ({ item, key: numbers.next().value as number }));
        return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
      };
      const other: Facts = {
        ...all,
        parties: shuffled(all.parties),
        sources: shuffled(all.sources),
        instruments: shuffled(all.instruments),
        partyFacts: shuffled(all.partyFacts),
        replacements: shuffled(all.replacements),
      };
      expect(ask(q, other)).toEqual(ask(q, all));
    }),
    { numRuns: 300 },
  );
});

test('adding a condition never widens what may be disclosed', () => {
  fc.assert(
    fc.property(
      facts,
      question,
      condition,
      fc.uniqueArray(condition, { maxLength: 4 }),
      (all, q, added, cannotMeet) => {
        const stricter: Facts = {
          ...all,
          instruments: all.instruments.map((i) => ({
            ...i,
            provisions: i.provisions.map((p) => ({ ...p, conditions: [...p.conditions, added] })),
          })),
        };
        const before = codes(ask({ ...q, cannotMeet }, all));
        for (const code of codes(ask({ ...q, cannotMeet }, stricter))) expect(before).toContain(code);
      },
    ),
    { numRuns: 300 },
  );
});

test('allowing less data, raising a threshold or adding a declaration never widens either', () => {
  fc.assert(
    fc.property(facts, question, fc.constantFrom(...PARTIES), day, (all, q, party, from) => {
      const before = codes(ask({ ...q, maximumPenaltyYears: 5 }, all));
      const narrower: Facts[] = [
        {
          ...all,
          instruments: all.instruments.map((i) => ({
            ...i,
            provisions: i.provisions.map((p) => ({ ...p, data: 'strategic' as const })),
          })),
        },
        {
          ...all,
          instruments: all.instruments.map((i) => ({ ...i, offences: { 'drug-trafficking': { minimumYears: 6 } } })),
        },
        {
          ...all,
          declarations: [
            { instrument: 'newer', party, text: 'no', excludes: MEASURE_SET, from, knownFrom: from, source: 'gazette' },
          ],
        },
      ];
      for (const less of narrower) {
        // A successor that serves less still replaces: only instruments themselves are compared.
        for (const code of codes(ask({ ...q, maximumPenaltyYears: 5 }, less))) expect(before).toContain(code);
      }
    }),
    { numRuns: 200 },
  );
});

test("a party's later withdrawal never changes an answer about an earlier day", () => {
  // Each party joins an instrument once; leaving is the only thing added.
  const joined = facts.map((all) => {
    const once = new Map(
      all.partyFacts.filter((f) => f.act !== 'withdrawal').map((f) => [`${f.instrument} ${f.party}`, f]),
    );
    return { ...all, partyFacts: [...once.values()] };
  });
  fc.assert(
    fc.property(
      joined,
      question,
      fc.constantFrom(...CODES),
      fc.constantFrom(...PARTIES),
      fc.integer({ min: 1, max: 4000 }),
      (all, q, instrument, party, later) => {
        if (!all.partyFacts.some((f) => f.instrument === instrument && f.party === party)) return;
        const leaves = new Date(Date.parse(q.on) + later * 86_400_000).toISOString().slice(0, 10);
        const withdrawn: Facts = {
          ...all,
          partyFacts: [
            ...all.partyFacts,
            aFact({ instrument, party, act: 'withdrawal', on: leaves, knownFrom: leaves }),
          ],
        };
        const reasons = (d: Decision) => ({
          usable: d.usable.map((u) => [u.instrument, u.inForce, u.conditions]),
          refused: d.refused.map((r) => [r.instrument, r.code, r.reason]),
          missing: d.missing,
        });
        expect(reasons(ask(q, withdrawn))).toEqual(reasons(ask(q, all)));
      },
    ),
    { numRuns: 400 },
  );
});

test('what is learnt later never changes what was known on a day', () => {
  fc.assert(
    fc.property(facts, question, fact, day, (all, q, extra, knownAt) => {
      if (extra.knownFrom <= knownAt) return;
      const before = codes(ask({ ...q, knownAt }, all));
      expect(codes(ask({ ...q, knownAt }, { ...all, partyFacts: [...all.partyFacts, extra] }))).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test('no sentence of an answer lacks a value it speaks of', () => {
  fc.assert(
    fc.property(facts, question, (all, q) => {
      const { refused, missing, warnings } = ask(q, all);
      const said = [
        ...refused.flatMap((r) => r.reasons),
        ...missing.map((m) => m.said),
        ...warnings.map((w) => w.said),
      ];
      for (const { code, values } of said) {
        const needed = [...SENTENCES[code].matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
        expect([code, needed.filter((name) => (values[name] ?? '') === '')]).toEqual([code, []]);
      }
    }),
    { numRuns: 500 },
  );
});

test('an agreement between states serves both directions alike', () => {
  fc.assert(
    fc.property(facts, question, (all, q) => {
      expect(codes(ask({ ...q, from: q.to, to: q.from }, all))).toEqual(codes(ask(q, all)));
    }),
    { numRuns: 300 },
  );
});

/** Declarations that shut a measure, both ways or only when asked, and answers to what a text leaves open. */
const declaration = fc
  .record({
    instrument: fc.constantFrom(...CODES),
    party: fc.constantFrom(...PARTIES),
    excludes: fc.constantFrom([], MEASURE_SET),
    adds: fc.constantFrom<ConditionCode[]>([], ['basis-notified'], ['basis-by-reciprocity']),
    whenAsked: fc.boolean(),
    from: day,
  })
  .map(({ whenAsked, from, ...rest }) => ({
    ...rest,
    ...(whenAsked ? { ofRequestsTo: true as const } : {}),
    from,
    text: 'declared',
    knownFrom: from,
    source: 'gazette',
  }));

test('the coverage map says the same as the single answer, for every pair', () => {
  fc.assert(
    fc.property(facts, fc.array(declaration, { maxLength: 6 }), question, (given, declarations, q) => {
      const instruments = given.instruments.map((i) => ({
        ...i,
        provisions: i.provisions.map((p) => ({ ...p, conditions: [...p.conditions, 'convention-as-basis' as const] })),
      }));
      const all: Facts = { ...given, instruments, declarations };
      const register = arrangeFacts(all);
      const coverage = coverageOf(register, { ...q, parties: PARTIES, measures: MEASURE_SET });
      for (const measure of MEASURE_SET) {
        for (const from of PARTIES) {
          for (const to of PARTIES) {
            const first = decide({ ...q, measure, from, to, facts: register }).usable[0]?.instrument;
            expect(coveredBy(coverage, measure, from, to)?.code).toBe(first);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('a refusal to be asked on the strength of a text opens nothing to anybody', () => {
  fc.assert(
    fc.property(facts, fc.array(declaration, { maxLength: 4 }), question, (all, declarations, q) => {
      const refusals = declarations.filter((d) => d.excludes.length > 0);
      const answers = declarations.filter((d) => d.excludes.length === 0);
      const before = codes(ask(q, { ...all, declarations: answers }));
      for (const code of codes(ask(q, { ...all, declarations: [...answers, ...refusals] }))) {
        // A text that is shut may still replace another: nothing comes back by it.
        expect(before).toContain(code);
      }
    }),
    { numRuns: 200 },
  );
});
