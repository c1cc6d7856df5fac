import { describe, expect, test } from 'vitest';
import { coverageOf, coveredBy } from '../../engines/legal-basis/coverage.ts';
import { decide } from '../../engines/legal-basis/decide.ts';
import { decideForGroup } from '../../engines/legal-basis/group.ts';
import type { DataCategory, Measure, Offence } from '../../engines/legal-basis/vocabulary.ts';
import { DATA_CATEGORIES, MEASURES, OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { Problem } from '../../kernel/problem.ts';
import type { LegalBasisAnswer } from './decide-legal-basis.ts';
import { decideLegalBasis } from './decide-legal-basis.ts';
import { shippedRegister } from './shipped-facts.ts';

const register = shippedRegister();

/** `ask('XKX', 'HUN', 'extradition', 'drug-trafficking', 'personal', '2014-06-01')` */
function ask(from: string, to: string, measure: string, offence: string, data: string, on: string): LegalBasisAnswer {
  return decideLegalBasis({ from, to, measure, offence, data, on });
}
const usable = (answer: LegalBasisAnswer) => answer.usable.map((u) => u.instrument);
const refusal = (answer: LegalBasisAnswer, code: string) => answer.refused.find((r) => r.instrument === code)?.code;

describe('Kosovo asks for information', () => {
  test('Hungary: the police agreement serves, and all dates of ratification are kept', () => {
    const answer = ask('XKX', 'HUN', 'request-information', 'drug-trafficking', 'personal', '2014-06-01');
    expect(usable(answer)).toEqual(['xkx-hun-police-2013']);
    expect(answer.usable[0]).toMatchObject({ kind: 'bilateral-treaty', inForce: '2013-09-04' });
    expect(refusal(answer, 'untoc')).toBe('not-a-party');
    expect(refusal(answer, 'interpol')).toBe('not-a-party');
    const doubt = answer.warnings.find((w) => w.code === 'contradictory-sources');
    expect(doubt?.text).toContain('2013-07-31 or 2013-08-31 or 2013-09-04');
  });

  test.each([
    ['2013-07-30', 'not-yet-in-force'],
    ['2013-08-15', 'contradictory-sources'],
    ['2013-08-30', 'contradictory-sources'],
    ['2013-09-03', 'contradictory-sources'],
  ])('Hungary on %s: no, because %s', (on, code) => {
    const answer = ask('XKX', 'HUN', 'request-information', 'drug-trafficking', 'personal', on);
    expect(usable(answer)).toEqual([]);
    expect(refusal(answer, 'xkx-hun-police-2013')).toBe(code);
  });

  test('Switzerland: signed in November 2013, but in force only since 15 July 2015 by the collection of laws', () => {
    const on = (day: string) => ask('XKX', 'CHE', 'request-information', 'cybercrime', 'personal', day);
    expect(refusal(on('2013-11-04'), 'xkx-che-police-2013')).toBe('not-yet-in-force');
    const between = on('2014-06-01');
    expect(usable(between)).toEqual([]);
    expect(refusal(between, 'xkx-che-police-2013')).toBe('contradictory-sources');
    expect(between.refused.find((r) => r.instrument === 'xkx-che-police-2013')!.reason).toContain(
      '2013-11-05 or 2015-07-15',
    );
    expect(usable(on('2015-07-15'))).toEqual(['xkx-che-police-2013']);
    expect(on('2015-07-15').warnings.map((w) => w.code)).toContain('contradictory-sources');
  });

  test('Serbia and Germany: no, and the gap is named with the ways round it', () => {
    for (const to of ['SRB', 'DEU']) {
      const answer = ask('XKX', to, 'request-information', 'drug-trafficking', 'personal', '2023-12-31');
      expect(usable(answer)).toEqual([]);
      expect(refusal(answer, 'untoc')).toBe('not-a-party');
      const steps = answer.missing.map((m) => m.kind);
      expect(steps).toContain('negotiate');
      expect(
        answer.missing
          .filter((m) => m.kind === 'route')
          .map((m) => m.step)
          .join(' '),
      ).toMatch(/UNMIK.*Europol/);
    }
  });

  test('a country with which it shares nothing but the wish, Peru: no, since INTERPOL is closed to it', () => {
    const answer = ask('XKX', 'PER', 'request-information', 'drug-trafficking', 'personal', '2019-01-01');
    expect(usable(answer)).toEqual([]);
    const interpol = answer.refused.find((r) => r.instrument === 'interpol');
    expect(interpol).toMatchObject({ code: 'not-a-party' });
    expect(interpol!.reason).toContain('Kosovo is not a member');
    // Before the working arrangement of 2020 only UNMIK was a way round.
    expect(answer.missing.filter((m) => m.kind === 'route')).toHaveLength(1);
  });

  test('Europol: strategic information since 27 July 2020, never data on a person', () => {
    expect(usable(ask('XKX', 'EUROPOL', 'request-information', 'drug-trafficking', 'strategic', '2020-07-26'))).toEqual(
      [],
    );
    expect(usable(ask('XKX', 'EUROPOL', 'request-information', 'drug-trafficking', 'strategic', '2020-07-27'))).toEqual(
      ['europol-xkx-2020'],
    );
    const personal = ask('XKX', 'EUROPOL', 'request-information', 'drug-trafficking', 'personal', '2021-01-01');
    expect(usable(personal)).toEqual([]);
    expect(refusal(personal, 'europol-xkx-2020')).toBe('strategic-only');
    expect(personal.missing[0]).toMatchObject({ kind: 'less-data' });
  });
});

describe('Kosovo asks for a firearm trace', () => {
  const trace = (to: string) => ask('XKX', to, 'firearm-trace', 'firearms-trafficking', 'personal', '2023-12-31');

  test('Hungary and Switzerland: as a request for information under the police agreement', () => {
    expect(usable(trace('HUN'))).toEqual(['xkx-hun-police-2013']);
    expect(usable(trace('CHE'))).toEqual(['xkx-che-police-2013']);
    expect(trace('CHE').usable[0]!.conditions.map((c) => c.code)).toContain('trace-as-information');
  });

  test.each(['SRB', 'DEU', 'PER'])(
    '%s: no, and joining the Firearms Protocol (with its convention) would close the gap',
    (to) => {
      const answer = trace(to);
      expect(usable(answer)).toEqual([]);
      if (to !== 'DEU') {
        expect(answer.missing.find((m) => m.instrument === 'untoc-firearms')?.step).toContain(
          'UN Convention against Transnational Organized Crime',
        );
      }
      expect(answer.refused.find((r) => r.instrument === 'interpol')!.reason).toContain('Kosovo is not a member');
    },
  );

  test('Europol: no, the working arrangement carries no data on a person', () => {
    expect(usable(trace('EUROPOL'))).toEqual([]);
    expect(refusal(trace('EUROPOL'), 'europol-xkx-2020')).toBe('strategic-only');
  });

  test('the table of nine bodies shows full membership of two, and why the usual doors are closed', () => {
    const bodies = trace('SRB').bodies!;
    expect(bodies.map((b) => [b.body, b.standing])).toEqual([
      ['INTERPOL', 'not a member'],
      ['Europol', 'working arrangement'],
      ['Eurojust', 'no agreement'],
      ['Frontex', 'working arrangement'],
      ['SELEC', 'not a member'],
      ['ILECU', 'member'],
      ['SEPCA', 'not a member'],
      ['PCC-SEE', 'not a member'],
      ['MARRI', 'member'],
    ]);
    expect(
      ask('XKX', 'SRB', 'firearm-trace', 'firearms-trafficking', 'personal', '2020-07-26').bodies![1]!.standing,
    ).toBe('no agreement');
  });
});

describe('Kosovo asks for extradition', () => {
  const surrender = (to: string, on = '2023-12-31') =>
    ask('XKX', to, 'extradition', 'drug-trafficking', 'personal', on);

  test.each(['SRB', 'DEU', 'HUN', 'CHE', 'PER', 'EUROPOL'])('%s: no agreement serves', (to) => {
    expect(usable(surrender(to))).toEqual([]);
  });

  test('the police agreement does not cover it, and says so', () => {
    expect(refusal(surrender('HUN'), 'xkx-hun-police-2013')).toBe('measure-not-covered');
    expect(refusal(surrender('HUN'), 'ets-24')).toBe('not-a-party');
  });

  test('reciprocity is proposed as a fallback and never counted, since nothing is known of the other law', () => {
    expect(surrender('DEU').missing.find((m) => m.kind === 'reciprocity')?.step).toContain('does not know');
  });

  test('Europol surrenders nobody', () => {
    expect(surrender('EUROPOL').missing[0]!.step).toContain('neither surrenders nor receives persons');
  });

  test('the United States: the treaty in force since 13 June 2019', () => {
    expect(usable(surrender('USA', '2019-06-12'))).toEqual([]);
    expect(usable(surrender('USA', '2019-06-13'))).toHaveLength(1);
  });

  test('Türkiye: signed and approved there, but no entry into force is known; its own law is only a fallback', () => {
    const answer = surrender('TUR');
    expect(refusal(answer, 'tur-xkx-extradition-2011')).toBe('signed-only');
    expect(answer.usable.map((u) => [u.instrument, u.fallback])).toEqual([['law-tur-6706', true]]);
  });
});

describe('others', () => {
  test('whoever asks Kosovo for legal assistance without an agreement rests on its law, marked as a fallback', () => {
    const answer = ask('DEU', 'XKX', 'mutual-legal-assistance', 'drug-trafficking', 'personal', '2020-01-01');
    expect(answer.usable).toMatchObject([{ instrument: 'law-xkx-04-l-213', kind: 'reciprocity', fallback: true }]);
    expect(answer.usable[0]!.conditions.map((c) => c.code)).toContain('reciprocity-assurance');
  });

  test('Türkiye and Europol: strategic only, from the end of July 2004', () => {
    const on = (data: string, day: string) =>
      ask('TUR', 'EUROPOL', 'request-information', 'drug-trafficking', data, day);
    expect(refusal(on('strategic', '2004-06-30'), 'europol-tur-2004')).toBe('not-yet-in-force');
    expect(refusal(on('strategic', '2004-07-15'), 'europol-tur-2004')).toBe('date-unknown');
    expect(usable(on('strategic', '2004-08-01'))).toEqual(['europol-tur-2004']);
    expect(refusal(on('personal', '2010-01-01'), 'europol-tur-2004')).toBe('strategic-only');
  });

  test('Viet Nam and Mozambique: UNTOC for wildlife, no firearms protocol, a memorandum for what is strategic', () => {
    const wildlife = (data: string) =>
      ask('VNM', 'MOZ', 'request-information', 'wildlife-trafficking', data, '2018-06-01');
    expect(usable(wildlife('personal'))).toEqual(['untoc', 'interpol']);
    expect(usable(wildlife('strategic'))).toContain('vnm-moz-conservation-2017');
    expect(refusal(wildlife('personal'), 'vnm-moz-prosecutors-2017')).toBe('strategic-only');
    const arms = ask('VNM', 'MOZ', 'firearm-trace', 'firearms-trafficking', 'strategic', '2013-07-01');
    expect(refusal(arms, 'untoc-firearms')).toBe('not-a-party');
  });

  test('Viet Nam does not take UNTOC as a basis for extradition', () => {
    expect(refusal(ask('MOZ', 'VNM', 'extradition', 'corruption', 'personal', '2013-07-01'), 'untoc')).toBe(
      'reservation',
    );
  });

  test('Viet Nam and Mongolia: the newer treaty took the articles on extradition, the rest of the older one remains', () => {
    const on = (measure: string, day: string) => ask('VNM', 'MNG', measure, 'drug-trafficking', 'personal', day);
    expect(usable(on('extradition', '2021-05-28'))[0]).toBe('vnm-mng-extradition-2019');
    expect(refusal(on('extradition', '2021-05-28'), 'vnm-mng-legal-assistance-2000')).toBe('replaced');
    expect(usable(on('extradition', '2021-05-27'))[0]).toBe('vnm-mng-legal-assistance-2000');
    expect(usable(on('mutual-legal-assistance', '2022-01-01'))[0]).toBe('vnm-mng-legal-assistance-2000');
  });

  test('between members of the Union the newest act answers on its day, and the older ones say why not', () => {
    const on = (day: string) => ask('DEU', 'FRA', 'request-information', 'drug-trafficking', 'personal', day);
    expect(usable(on('2024-12-11'))[0]).toBe('eu-information-2006');
    expect(usable(on('2024-12-12'))[0]).toBe('eu-information-2023');
    expect(refusal(on('2024-12-12'), 'schengen')).toBe('replaced');
    expect(refusal(on('2024-12-12'), 'eu-information-2006')).toBe('ended');
    expect(on('2024-12-12').usable[0]!.deadline).toContain('8 hours');
  });

  test('extradition inside the Union went from the convention to the arrest warrant', () => {
    const on = (day: string) => ask('HUN', 'DEU', 'extradition', 'other-serious', 'personal', day);
    expect(usable(on('2004-04-30'))).toEqual(['ets-24']);
    expect(usable(on('2004-05-01'))).toEqual(['eu-arrest-warrant-2002']);
    expect(refusal(on('2004-05-01'), 'ets-24')).toBe('replaced');
  });

  test('the United Kingdom left the acts of the Union at the end of the transition', () => {
    const on = (day: string) => ask('GBR', 'FRA', 'extradition', 'other-serious', 'personal', day);
    expect(usable(on('2020-12-31'))[0]).toBe('eu-arrest-warrant-2002');
    expect(usable(on('2021-01-01'))).not.toContain('eu-arrest-warrant-2002');
    expect(usable(on('2021-05-01'))[0]).toBe('eu-uk-2020');
  });

  test('SECI until 6 October 2011, SELEC from the next day', () => {
    const on = (day: string) => ask('ALB', 'MKD', 'customs-assistance', 'tobacco-smuggling', 'personal', day);
    expect(usable(on('2011-10-06'))).toEqual(['seci']);
    expect(usable(on('2011-10-07'))).toEqual(['selec']);
    expect(
      refusal(ask('HRV', 'BGR', 'request-information', 'drug-trafficking', 'personal', '2015-01-01'), 'selec'),
    ).toBe('contradictory-sources');
  });

  test('a strategic partner of Europol stays one, an operational partner may send data on persons', () => {
    expect(usable(ask('SRB', 'EUROPOL', 'request-information', 'drug-trafficking', 'personal', '2019-01-01'))).toEqual([
      'europol-srb',
    ]);
    expect(
      refusal(
        ask('BRA', 'EUROPOL', 'request-information', 'drug-trafficking', 'personal', '2019-01-01'),
        'europol-bra',
      ),
    ).toBe('strategic-only');
    expect(usable(ask('DEU', 'EUROPOL', 'request-information', 'drug-trafficking', 'special', '2019-01-01'))).toEqual([
      'europol-members',
    ]);
  });

  test('the controlled delivery of UNTOC names its three variants and asks every country on the way', () => {
    const [first] = ask('ALB', 'TUR', 'controlled-delivery', 'firearms-trafficking', 'personal', '2010-01-01').usable;
    expect(first!.articles.join(' ')).toContain('20(4)');
    expect(first!.deadline).toMatch(/intact, removed, or replaced/);
    expect(first!.conditions.map((c) => c.code)).toContain('all-jurisdictions-consent');
  });

  test('an offence below four years is outside UNTOC', () => {
    const question = {
      from: 'ALB',
      to: 'TUR',
      measure: 'mutual-legal-assistance',
      offence: 'other-serious',
      data: 'personal',
      on: '2012-01-01',
    };
    const answer = decideLegalBasis({ ...question, maximumPenaltyYears: 3 });
    expect(answer.refused.find((r) => r.instrument === 'untoc')).toMatchObject({ code: 'below-threshold' });
    expect(decideLegalBasis({ ...question, maximumPenaltyYears: 4 }).usable.map((u) => u.instrument)).toContain(
      'untoc',
    );
  });

  test('a group of the region has UNTOC in common, and Kosovo lacks a basis with each', () => {
    const question = {
      measure: 'request-information',
      offence: 'drug-trafficking',
      data: 'personal',
      on: '2014-06-01',
      facts: register,
    } as const;
    expect(decideForGroup({ ...question, parties: ['ALB', 'SRB', 'MKD', 'MNE'] }).common).toEqual(
      expect.arrayContaining(['selec', 'untoc']),
    );
    const withKosovo = decideForGroup({ ...question, parties: ['ALB', 'SRB', 'XKX'] });
    expect(withKosovo.common).toEqual([]);
    expect(withKosovo.lacking).toHaveLength(4);
  });
});

describe('dates at the edge of the data', () => {
  const on = (day: string) =>
    ask('ALB', 'TUR', 'request-information', 'drug-trafficking', 'personal', day).warnings.map((w) => w.code);

  test('before the data begin the answer carries a warning', () => expect(on('1900-01-01')).toContain('before-data'));
  test('after the newest source the answer carries a warning', () => expect(on('2035-01-01')).toContain('after-data'));
  test('a day after a list was made is answered from it with a warning', () =>
    expect(on('2020-01-01')).toContain('stale'));
});

describe('wrong questions are named', () => {
  const good = {
    from: 'XKX',
    to: 'HUN',
    measure: 'extradition',
    offence: 'corruption',
    data: 'personal',
    on: '2014-06-01',
  };
  const said = (over: Partial<typeof good>) => {
    try {
      decideLegalBasis({ ...good, ...over });
    } catch (error) {
      return error instanceof Problem && error.kind === 'invalid-input' ? error.message : String(error);
    }
    return 'no fault';
  };

  test.each([
    [{ from: 'XYZ' }, 'Unknown party "XYZ"'],
    [{ to: 'HU' }, 'Did you mean HUN?'],
    [{ from: 'RKS' }, 'Did you mean XKX?'],
    [{ from: 'Kosovo' }, 'Did you mean XKX?'],
    [{ measure: 'spying' }, 'Unknown measure "spying"'],
    [{ offence: 'theft' }, 'Unknown offence "theft"'],
    [{ data: 'all' }, 'Unknown category of data "all"'],
    [{ on: '2014-02-30' }, '"2014-02-30" is no date of the calendar'],
    [{ on: 'yesterday' }, 'is no date'],
    [{ to: 'XKX' }, 'cannot ask itself'],
  ])('%o is answered: %s', (over, sentence) => expect(said(over)).toContain(sentence));

  test('a party may be typed in small letters', () => expect(said({ from: 'xkx' })).toBe('no fault'));
});

describe('every answer', () => {
  // A fixed walk over the whole space of questions; the step is a prime, so that every combination of words is met.
  const parties = [...register.parties.keys()];
  const days = [
    '1949-01-01',
    '1975-07-01',
    '1999-12-31',
    '2004-07-15',
    '2013-07-01',
    '2020-12-31',
    '2024-12-12',
    '2030-01-01',
  ];
  const questions = Array.from({ length: 2500 }, (_, n) => {
    const i = n * 7919;
    return {
      from: parties[i % parties.length]!,
      to: parties[(i * 31 + 17) % parties.length]!,
      measure: MEASURES[i % MEASURES.length] as Measure,
      offence: OFFENCES[(i >> 3) % OFFENCES.length] as Offence,
      data: DATA_CATEGORIES[(i >> 2) % DATA_CATEGORIES.length] as DataCategory,
      on: days[(i >> 4) % days.length]!,
      facts: register,
    };
  }).filter((q) => q.from !== q.to);

  test('explains itself: usable with article, channel, authority and date, refused with one sentence, nothing usable without a next step', () => {
    for (const q of questions) {
      const { usable: yes, refused, missing } = decide(q);
      for (const u of yes) {
        expect(u.articles.length > 0 && u.channel !== '' && u.authority !== '' && u.inForce <= q.on).toBe(true);
      }
      for (const r of refused) expect(r.reason).toMatch(/^.+: .+\.$/);
      if (yes.length === 0) expect(missing.length).toBeGreaterThan(0);
      expect(yes.some((u) => refused.some((r) => r.instrument === u.instrument))).toBe(false);
    }
  });

  test('is the same from both sides, but for the law of one country', () => {
    for (const q of questions) {
      const codes = (from: string, to: string) =>
        decide({ ...q, from, to })
          .usable.filter((u) => !u.fallback)
          .map((u) => u.instrument);
      expect(codes(q.from, q.to)).toEqual(codes(q.to, q.from));
    }
  });

  test('agrees with the coverage map', () => {
    const some = parties.filter((_, i) => i % 13 === 0).concat('XKX', 'EUROPOL', 'HUN', 'GBR');
    const question = {
      parties: some,
      measures: MEASURES,
      offence: 'drug-trafficking',
      data: 'personal',
      on: '2021-01-15',
    } as const;
    const coverage = coverageOf(register, question);
    for (const measure of MEASURES) {
      for (const from of some) {
        for (const to of some) {
          if (from === to) continue;
          const best = decide({ ...question, measure, from, to, facts: register }).usable.find((u) => !u.fallback);
          expect([measure, from, to, coveredBy(coverage, measure, from, to)?.code]).toEqual([
            measure,
            from,
            to,
            best?.instrument,
          ]);
        }
      }
    }
  });
});

describe('who left, and who is no state', () => {
  test.each([
    ['confiscation', 'eu-confiscation-2018', '2021-06-01'],
    ['request-information', 'eu-information-2023', '2025-01-01'],
  ])('the United Kingdom is never bound by an act that applied only after it had left: %s', (measure, act, on) => {
    const answer = ask('GBR', 'DEU', measure, 'drug-trafficking', 'personal', on);
    expect(usable(answer)).not.toContain(act);
    expect(refusal(answer, act)).toBe('withdrawn');
  });

  test('a law of Türkiye answers other countries, not an agency', () => {
    expect(usable(ask('XKX', 'TUR', 'extradition', 'drug-trafficking', 'personal', '2023-01-01'))).toEqual([
      'law-tur-6706',
    ]);
    expect(usable(ask('EUROPOL', 'TUR', 'extradition', 'drug-trafficking', 'personal', '2023-01-01'))).toEqual([]);
  });

  test('the Union has joined UNTOC and surrenders nobody under it, but trains under it', () => {
    const surrender = ask('EU', 'ALB', 'extradition', 'drug-trafficking', 'personal', '2020-01-01');
    expect(usable(surrender)).toEqual([]);
    expect(refusal(surrender, 'untoc')).toBe('not-between-these-two');
    expect(usable(ask('EU', 'ALB', 'training', 'drug-trafficking', 'strategic', '2020-01-01'))).toContain('untoc');
  });

  test('the United Kingdom and Europol exchange under their own part of the agreement, which is no basis of extradition', () => {
    expect(usable(ask('GBR', 'EUROPOL', 'request-information', 'drug-trafficking', 'personal', '2022-01-01'))).toEqual([
      'eu-uk-2020-europol',
    ]);
    expect(usable(ask('GBR', 'EUROPOL', 'extradition', 'drug-trafficking', 'personal', '2022-01-01'))).toEqual([]);
  });

  test('what does not speak of this help is refused for that, not for a date nobody knows', () => {
    const answer = ask('XKX', 'PER', 'extradition', 'drug-trafficking', 'personal', '2019-01-01');
    expect(refusal(answer, 'wco')).toBe('measure-not-covered');
  });

  test('nobody is told to wait for a treaty that a declaration will keep shut', () => {
    const answer = ask('VNM', 'MOZ', 'extradition', 'wildlife-trafficking', 'personal', '2010-01-01');
    expect(answer.missing.filter((m) => m.kind === 'wait')).toEqual([]);
  });
});

test.each([
  ['stability-pact', 'ALB', 'BGR', 'training', 'firearms-trafficking', 'strategic', '2005-01-01'],
  ['bsec', 'TUR', 'UKR', 'liaison', 'drug-trafficking', 'strategic', '2014-01-01'],
  ['seci', 'ALB', 'HUN', 'request-information', 'drug-trafficking', 'personal', '2005-01-01'],
  ['selec', 'SRB', 'HUN', 'request-information', 'drug-trafficking', 'personal', '2012-01-01'],
  ['eurojust-mkd', 'EUROJUST', 'MKD', 'request-information', 'corruption', 'personal', '2012-01-01'],
  ['vnm-moz-prosecutors-2017', 'VNM', 'MOZ', 'training', 'other-serious', 'strategic', '2018-06-01'],
  ['vnm-moz-conservation-2017', 'MOZ', 'VNM', 'request-information', 'wildlife-trafficking', 'strategic', '2018-06-01'],
  ['drugs-1961', 'TUR', 'DEU', 'extradition', 'drug-trafficking', 'personal', '1974-06-01'],
  ['drugs-1971', 'DEU', 'ZAF', 'request-information', 'drug-trafficking', 'strategic', '1985-01-01'],
  ['europol-interpol', 'EUROPOL', 'INTERPOL', 'request-information', 'terrorism', 'personal', '2010-01-01'],
  ['wco', 'VNM', 'KEN', 'customs-assistance', 'wildlife-trafficking', 'strategic', '2016-01-01'],
  ['interpol', 'VNM', 'TZA', 'firearm-trace', 'wildlife-trafficking', 'personal', '2005-01-01'],
  ['asean-mlat-2004', 'VNM', 'LAO', 'mutual-legal-assistance', 'wildlife-trafficking', 'personal', '2016-01-01'],
])('%s answers: %s asks %s for %s', (code, from, to, measure, offence, data, on) => {
  expect(usable(ask(from, to, measure, offence, data, on))).toContain(code);
});
