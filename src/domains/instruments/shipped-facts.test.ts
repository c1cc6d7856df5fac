import { describe, expect, test } from 'vitest';
import { isIsoDate } from '../../engines/legal-basis/calendar.ts';
import { ACTS } from '../../engines/legal-basis/instrument.ts';
import { CONDITIONS, GRADES, INSTRUMENT_KINDS, MEASURES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { readPartialDate } from '../../kernel/partial-date.ts';
import { decideLegalBasis } from './decide-legal-basis.ts';
import { shippedFacts } from './shipped-facts.ts';

const facts = shippedFacts();
const parties = new Set(facts.parties.map((p) => p.code));
const sources = new Set(facts.sources.map((s) => s.id));
const instruments = new Set(facts.instruments.map((i) => i.code));
const wrong = <T>(list: readonly T[], ok: (item: T) => boolean) => list.filter((item) => !ok(item));

describe('the shipped register', () => {
  test('holds 250 countries and territories, organisations, and the invented countries', () => {
    expect(facts.parties.filter((p) => p.kind === 'country' || p.kind === 'territory')).toHaveLength(250);
    for (const code of ['XKX', 'EU', 'EUROPOL', 'INTERPOL', 'ZZN', 'ZZS', 'ZZE']) expect(parties).toContain(code);
    expect(parties.size).toBe(facts.parties.length);
  });

  test('names Kosovo without taking a position on status', () => {
    expect(facts.parties.find((p) => p.code === 'XKX')?.note).toContain('without prejudice to positions on status');
  });

  test('uses each code of an instrument and each id of a source once', () => {
    expect(instruments.size).toBe(facts.instruments.length);
    expect(sources.size).toBe(facts.sources.length);
  });

  test('has the codes that are promised to stay', () => {
    for (const code of [
      'untoc',
      'untoc-persons',
      'untoc-migrants',
      'untoc-firearms',
      'uncac',
      'drugs-1961',
      'drugs-1971',
      'drugs-1988',
      'att',
      'cites',
      'europol-tur-2004',
      'europol-xkx-2020',
      'xkx-hun-police-2013',
      'xkx-che-police-2013',
      'ets-24',
      'ets-30',
      'budapest',
      'interpol',
      'wco',
      'eu',
      'schengen',
      'asean',
      'selec',
      'seci',
      'stability-pact',
      'bsec',
      'un',
      'vnm-moz-prosecutors-2017',
    ]) {
      expect(instruments).toContain(code);
    }
  });

  test('every fact is about a known party and instrument, on a possible date, from a known source', () => {
    expect(
      wrong(
        facts.partyFacts,
        (f) =>
          parties.has(f.party) &&
          instruments.has(f.instrument) &&
          sources.has(f.source) &&
          ACTS.includes(f.act) &&
          readPartialDate(f.on) !== undefined &&
          isIsoDate(f.knownFrom),
      ),
    ).toEqual([]);
  });

  test('every source says how good it is, until when it speaks and under which licence', () => {
    expect(
      wrong(facts.sources, (s) => GRADES.includes(s.grade) && isIsoDate(s.asOf) && s.licence !== '' && s.title !== ''),
    ).toEqual([]);
  });

  test('every instrument has a known kind, a source, a parent that exists, and dates that are possible', () => {
    expect(
      wrong(
        facts.instruments,
        (i) =>
          INSTRUMENT_KINDS.includes(i.kind) &&
          sources.has(i.source) &&
          (i.parent === undefined || instruments.has(i.parent)) &&
          (i.follows === undefined || instruments.has(i.follows.membership)) &&
          (i.lawOf === undefined || parties.has(i.lawOf)) &&
          [...(i.oneSide ?? [])].every((p) => parties.has(p)) &&
          [i.adopted, i.inForceSince, i.ended].every((d) => d === undefined || readPartialDate(d) !== undefined),
      ).map((i) => i.code),
    ).toEqual([]);
  });

  test('every provision names a measure once, an article, and conditions that exist', () => {
    const faults = facts.instruments.flatMap((i) => {
      const measures = i.provisions.map((p) => p.measure);
      const bad = wrong(
        i.provisions,
        (p) =>
          MEASURES.includes(p.measure) &&
          p.articles.length > 0 &&
          p.conditions.every((c) => c in CONDITIONS) &&
          Object.keys({ ...i.offences, ...p.offences }).every((o) => (OFFENCES as readonly string[]).includes(o)),
      );
      return new Set(measures).size === measures.length && bad.length === 0 ? [] : [i.code];
    });
    expect(faults).toEqual([]);
  });

  test('replacements, declarations, routes and authorities point to what exists', () => {
    expect(
      wrong(facts.replacements, (r) => instruments.has(r.replaced) && instruments.has(r.by) && sources.has(r.source)),
    ).toEqual([]);
    expect(
      wrong(facts.declarations, (d) => instruments.has(d.instrument) && parties.has(d.party) && sources.has(d.source)),
    ).toEqual([]);
    expect(
      wrong(facts.routes, (r) => instruments.has(r.insteadOf) && parties.has(r.party) && sources.has(r.source)),
    ).toEqual([]);
    expect(wrong(facts.authorities, (a) => parties.has(a.party) && sources.has(a.source))).toEqual([]);
  });

  test('what a list of the Council of Europe confirms is not called unchecked from its day on', () => {
    const unchecked = (on: string) =>
      decideLegalBasis({
        from: 'ALB',
        to: 'SWE',
        measure: 'request-information',
        offence: 'trafficking-in-persons',
        data: 'personal',
        on,
      })
        .warnings.filter((w) => w.said.code === 'warn-unverified-facts')
        .some((w) => w.text.includes('cets-197'));
    expect([unchecked('2016-04-30'), unchecked('2016-05-01')]).toEqual([true, false]);
  });

  test('an agreement between two has facts about exactly these two', () => {
    const members = new Map<string, Set<string>>();
    for (const f of facts.partyFacts) members.set(f.instrument, (members.get(f.instrument) ?? new Set()).add(f.party));
    const pairs = facts.instruments.filter((i) => i.circle === 'pair');
    expect(wrong(pairs, (i) => members.get(i.code)?.size === 2).map((i) => i.code)).toEqual([]);
    expect(pairs.length).toBeGreaterThan(100);
  });
});
