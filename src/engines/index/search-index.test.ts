import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSearchIndex, type IndexedRecord, type SearchIndex } from './search-index.ts';
import { mergeSegments, newPart } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';

const idOf = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

function aDocument(n: number, overrides: Partial<IndexedRecord> = {}): IndexedRecord {
  return { id: idOf(n), kind: 'travel-document', mask: 0, keys: [`d:ZZN:X${n}`], ...overrides };
}

function aPerson(n: number, whole: string, born?: string, overrides: Partial<IndexedRecord> = {}): IndexedRecord {
  const person = { names: [{ whole }], ...(born === undefined ? {} : { born: [{ on: born }] }) };
  return { id: idOf(n), kind: 'person', mask: 0, keys: [], person, ...overrides };
}

function named(index: SearchIndex, whole: string, born?: string): string[] {
  const question = { names: [{ whole }], ...(born === undefined ? {} : { born: [{ on: born }] }) };
  return index.findPersons(question).candidates.map(({ id }) => id);
}

const byKeys = (index: SearchIndex, ...keys: string[]): string[] => index.findByKeys(keys).map(({ id }) => id);

describe('exact keys', () => {
  test('a reported document is found under its key, and what it carries comes with it', () => {
    const index = createSearchIndex();
    index.upsert(aDocument(1, { mask: 7 }));
    expect(index.findByKeys(['d:ZZN:X1'])).toEqual([
      { id: idOf(1), kind: 'travel-document', mask: 7, key: 'd:ZZN:X1' },
    ]);
    expect(byKeys(index, 'd:ZZN:X2')).toEqual([]);
  });

  test('a record withheld from who asks is as if it were not there', () => {
    const index = createSearchIndex();
    index.upsert(aDocument(1, { mask: 7 }));
    index.upsert(aPerson(2, 'Milena Dragan', '1970-01-02', { mask: 7 }));
    const visible = (mask: number): boolean => mask !== 7;
    for (const _ of ['new', 'merged']) {
      expect(index.findByKeys(['d:ZZN:X1'], { visible })).toEqual([]);
      expect(index.findPersons({ names: [{ whole: 'Milena Dragan' }] }, { visible }).candidates).toEqual([]);
      expect(index.findPersons({ names: [{ whole: 'Milena Dragan' }] }).candidates).toHaveLength(1);
      index.compact();
    }
  });

  test('withheld records change neither the order nor the rank of what somebody else sees', () => {
    const visible = (mask: number): boolean => mask === 0;
    const ranks = (withheld: number): unknown => {
      const index = createSearchIndex();
      for (let n = 0; n < 40; n++) index.upsert(aPerson(n, n % 2 ? 'Anna Petrova' : 'Anna Milić'));
      for (let n = 0; n < withheld; n++) index.upsert(aPerson(100 + n, 'Anna Petrova', undefined, { mask: 3 }));
      index.compact();
      const { candidates, population } = index.findPersons(
        { names: [{ whole: 'Anna Petrova' }] },
        { visible, limit: 20 },
      );
      return { ranks: candidates.map(({ rank }) => rank), population };
    };
    expect(ranks(200)).toEqual(ranks(0));
  });

  test('an id that is no uuid, a mask that does not fit: refused with a reason, and nothing is changed', () => {
    const index = createSearchIndex();
    index.upsert(aDocument(1));
    expect(() => index.upsert(aDocument(2, { id: 'td-2' }))).toThrow('must be a UUID');
    expect(() => index.upsert(aDocument(1, { mask: 70_000 }))).toThrow('from 0 to 65535');
    expect(byKeys(index, 'd:ZZN:X1')).toEqual([idOf(1)]);
    expect(index.stats().records).toBe(1);
  });
});

describe('whatever is added, replaced, removed and merged, in any order', () => {
  const NAMES = ['Anna Petrova', 'Ana Petrova', 'Omar Haddad', 'Omar al Haddad', 'Li Wei', 'Mikhail Khoroshevskiy'];
  const change = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('upsert' as const), n: fc.nat(11), key: fc.nat(5), name: fc.nat(5) }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), n: fc.nat(11) }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('begin' as const, 'begin-some' as const, 'adopt' as const) }),
    },
  );

  test('the index answers like a plain map of the records', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const index = createSearchIndex();
        const plain = new Map<string, { key: string; name: string }>();
        let merging: ReturnType<SearchIndex['beginMerge']>;
        for (const step of changes) {
          if (step.do === 'upsert') {
            const name = NAMES[step.name]!;
            index.upsert(aPerson(step.n, name, '1970-01-02', { keys: [`k${step.key}`, `own${step.n}`] }));
            plain.set(idOf(step.n), { key: `k${step.key}`, name });
          } else if (step.do === 'remove') {
            expect(index.remove(idOf(step.n))).toBe(plain.delete(idOf(step.n)));
          } else if (step.do === 'adopt') {
            if (merging !== undefined) index.adopt(mergeSegments(merging));
            merging = undefined;
          } else merging ??= index.beginMerge(step.do === 'begin' ? undefined : 1);
        }
        for (const again of [false, true]) {
          if (again && merging !== undefined) index.adopt(mergeSegments(merging));
          for (let k = 0; k <= 5; k++) {
            const expected = [...plain].filter(([, { key }]) => key === `k${k}`).map(([id]) => id);
            expect(byKeys(index, `k${k}`).sort()).toEqual(expected.sort());
          }
          for (let n = 0; n <= 11; n++) expect(index.has(idOf(n))).toBe(plain.has(idOf(n)));
          for (const name of NAMES) {
            const found = named(index, name, '1970-01-02');
            for (const [id, record] of plain) if (record.name === name) expect(found).toContain(id);
            for (const id of found) expect(plain.has(id)).toBe(true);
            expect(new Set(found).size).toBe(found.length);
          }
          expect(index.stats().records).toBe(plain.size);
          expect(index.population).toBe(plain.size);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('names weigh what the records of now say, not how these came to be', () => {
    const weights = (index: SearchIndex): unknown => {
      const words = ['anna', 'ana', 'petrova', 'omar', 'haddad', 'wei', 'khoroshevskiy'];
      const frequencies = index.frequencies();
      return [index.population, ...words.map((text) => frequencies.weightOf(text))];
    };
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const index = createSearchIndex();
        const plain = new Map<number, IndexedRecord>();
        let merging: ReturnType<SearchIndex['beginMerge']>;
        for (const step of changes) {
          if (step.do === 'upsert') {
            const record = aPerson(step.n, NAMES[step.name]!, '1970-01-02', { mask: step.key === 0 ? 3 : 0 });
            index.upsert(record);
            plain.set(step.n, record);
          } else if (step.do === 'remove') {
            index.remove(idOf(step.n));
            plain.delete(step.n);
          } else if (step.do === 'adopt') {
            if (merging !== undefined) index.adopt(mergeSegments(merging));
            merging = undefined;
          } else merging ??= index.beginMerge(step.do === 'begin' ? undefined : 1);
        }
        const anew = createSearchIndex();
        for (const record of plain.values()) anew.upsert(record);
        expect(weights(index)).toEqual(weights(anew));
        if (merging !== undefined) index.adopt(mergeSegments(merging));
        expect(weights(index)).toEqual(weights(anew));
        index.beginMerge(0); // what waits becomes a delta that is not among the parts
        const saved = createSearchIndex(index.parts());
        for (const record of plain.values()) saved.upsert(record);
        expect(weights(saved)).toEqual(weights(anew));
      }),
      { numRuns: 150 },
    );
  });

  test('a change made while a merge is under way survives the merge', () => {
    const index = createSearchIndex();
    index.upsert(aDocument(1));
    index.upsert(aDocument(2));
    index.upsert(aDocument(3));
    const parts = index.beginMerge()!;
    expect(index.beginMerge()).toBeUndefined();
    index.remove(idOf(1));
    index.upsert(aDocument(2, { keys: ['d:ZZN:NEW'] }));
    expect(byKeys(index, 'd:ZZN:X1', 'd:ZZN:X2', 'd:ZZN:X3', 'd:ZZN:NEW')).toEqual([idOf(3), idOf(2)]);
    index.adopt(mergeSegments(parts));
    expect(byKeys(index, 'd:ZZN:X1', 'd:ZZN:X2', 'd:ZZN:X3', 'd:ZZN:NEW')).toEqual([idOf(3), idOf(2)]);
  });
});

describe('names', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 12 });

  test('one letter changed, lost, added or swapped in any word of a name hides nobody', () => {
    fc.assert(
      fc.property(
        word,
        word,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('change', 'lose', 'add', 'swap'),
        (a, b, at, by, how) => {
          const index = createSearchIndex();
          index.upsert(aPerson(1, `${a} ${b}`));
          for (let n = 2; n < 20; n++) index.upsert(aPerson(n, `${letters[n]}orro ${letters[n]}unda`));
          index.compact();
          const place = at % b.length;
          const letter = letters[by % 26]!;
          const damaged =
            how === 'change'
              ? b.slice(0, place) + letter + b.slice(place + 1)
              : how === 'lose'
                ? b.slice(0, place) + b.slice(place + 1)
                : how === 'add'
                  ? b.slice(0, place) + letter + b.slice(place)
                  : b.slice(0, place) + (b[place + 1] ?? '') + b[place] + b.slice(place + 2);
          expect(named(index, damaged)).toContain(idOf(1));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('words may be written together or apart, in any order', () => {
    const index = createSearchIndex();
    index.upsert(aPerson(1, 'Ahmed Al Sabah'));
    index.upsert(aPerson(2, 'Marialuisa Conti'));
    index.upsert(aPerson(3, 'Omar Haddad'));
    for (const _ of ['new', 'merged']) {
      expect(named(index, 'Alsabah Ahmed')[0]).toBe(idOf(1));
      expect(named(index, 'Conti, Maria Luisa')[0]).toBe(idOf(2));
      expect(named(index, 'Omarhaddad')[0]).toBe(idOf(3));
      index.compact();
    }
  });

  test('a name in another script finds its Latin spelling', () => {
    const index = createSearchIndex();
    index.upsert(aPerson(1, 'Mikhail Khoroshevskiy'));
    index.upsert(aPerson(2, 'محمد حسن'));
    expect(named(index, 'Михаил Ходорковский')[0]).toBe(idOf(1));
    expect(named(index, 'Muhammad Hassan')[0]).toBe(idOf(2));
  });

  test('an alias is a name of its own', () => {
    const index = createSearchIndex();
    const person = { names: [{ whole: 'Ivan Horvat' }, { whole: 'The Baker of Estmark', quality: 'weak' as const }] };
    index.upsert({ ...aPerson(1, ''), person });
    expect(named(index, 'Horvat Ivan')).toEqual([idOf(1)]);
    expect(named(index, 'baker estmark')).toEqual([idOf(1)]);
  });

  test('a name that a machine-readable zone cut off finds the whole one, and the other way round', () => {
    const index = createSearchIndex();
    const cut = { whole: 'PAPANDROPOULOU<<JONATHON<WARREN<TREVOROL', fromMrz: true };
    index.upsert({ ...aPerson(1, ''), person: { names: [cut] } });
    index.upsert(aPerson(2, 'Wilhelmina Konstantinopoulos-Trevorolsson'));
    index.compact();
    expect(named(index, 'Trevorolsen')).toContain(idOf(1));
  });

  test('of a frequent name, the birth date leads to the right person among thousands', () => {
    const builder = new SegmentBuilder();
    for (let n = 0; n < 30_000; n++) {
      const born = `${1950 + (n % 50)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
      builder.add(aPerson(n, n === 12_345 ? 'Omar Hadad' : `Omar ${n % 3 ? 'Haddad' : 'Nasser'}`, born));
    }
    const index = createSearchIndex([newPart(builder.build())]);
    const born = `${1950 + (12_345 % 50)}-${String(1 + (12_345 % 12)).padStart(2, '0')}-${String(1 + (12_345 % 28)).padStart(2, '0')}`;
    const found = index.findPersons({ names: [{ whole: 'Omar Hadad' }], born: [{ on: born }] });
    expect(found.candidates[0]!.id).toBe(idOf(12_345));
    expect(found.candidates).toHaveLength(64);
    expect(found.cutShort).toBe(false);
    expect(index.findPersons({ names: [{ whole: 'Omar Haddad' }] }, { budget: 10 }).cutShort).toBe(true);
  });

  test('persons of unknown or several birth dates are never passed over for the year', () => {
    const builder = new SegmentBuilder();
    for (let n = 10; n < 10_000; n++) builder.add(aPerson(n, 'Omar Haddad', `${1950 + (n % 50)}-01-01`));
    builder.add(aPerson(1, 'Omar Haddad'));
    const both = { names: [{ whole: 'Omar Haddad' }], born: [{ on: '1930-05-06' }, { on: '1985-05-06' }] };
    builder.add({ ...aPerson(2, ''), person: both });
    const index = createSearchIndex([newPart(builder.build())]);
    const { candidates } = index.findPersons(
      { names: [{ whole: 'Omar Haddad' }], born: [{ on: '1985-05-06' }] },
      { limit: 1500 },
    );
    const ids = candidates.map(({ id }) => id);
    expect(ids[0]).toBe(idOf(2));
    expect(ids).toContain(idOf(1));
  });

  test.each([[''], ['   '], ['<<<<'], ['…'], ['😀'], ['a'], ['x'.repeat(5000)], ['\u0000']])(
    'rubbish for a name (%j) finds nobody and breaks nothing',
    (rubbish) => {
      const index = createSearchIndex();
      index.upsert(aPerson(1, 'Omar Haddad'));
      index.upsert(aPerson(2, rubbish));
      index.compact();
      expect(named(index, rubbish).filter((id) => id !== idOf(2))).toEqual([]);
    },
  );
});

test('a record loaded twice counts as it was loaded last', () => {
  const builder = new SegmentBuilder();
  builder.add(aDocument(1, { keys: ['old'] }));
  builder.add(aPerson(2, 'Omar Haddad'));
  builder.add(aDocument(1, { keys: ['new'] }));
  builder.add(aPerson(2, 'Lena Novak'));
  const index = createSearchIndex([newPart(builder.build())]);
  expect(byKeys(index, 'old', 'new')).toEqual([idOf(1)]);
  expect(named(index, 'Omar Haddad')).toEqual([]);
  expect(named(index, 'Lena Novak')).toEqual([idOf(2)]);
  expect(index.stats().records).toBe(2);
});
