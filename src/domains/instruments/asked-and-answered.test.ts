import { describe, expect, test } from 'vitest';
import { coverageOf, coveredBy } from '../../engines/legal-basis/coverage.ts';
import { partiesOn } from '../../engines/legal-basis/parties-on.ts';
import { decideLegalBasis } from './decide-legal-basis.ts';
import { shippedRegister } from './shipped-facts.ts';

/**
 * Questions of very different kind and the answers computed by hand from the texts: `from to measure offence data day`,
 * then the instruments that serve, in their order, and how the ones that matter are refused.
 */
const ASKED: Readonly<Record<string, readonly (readonly [question: string, serves: string, refused?: string])[]>> = {
  'the day before and the day itself': [
    ['ALB SRB firearm-trace firearms-trafficking personal 2008-03-08', 'interpol', 'untoc-firearms:not-yet-in-force'],
    ['ALB SRB firearm-trace firearms-trafficking personal 2008-03-09', 'untoc-firearms interpol'],
    ['MKD SRB firearm-trace firearms-trafficking personal 2007-10-13', 'interpol'],
    ['MKD SRB firearm-trace firearms-trafficking personal 2007-10-14', 'untoc-firearms interpol'],
    ['TUR VNM mutual-legal-assistance wildlife-trafficking personal 2012-07-07', '', 'untoc:not-yet-in-force'],
    ['TUR VNM mutual-legal-assistance wildlife-trafficking personal 2012-07-08', 'untoc'],
    ['JPN VNM mutual-legal-assistance other-serious personal 2017-08-09', ''],
    ['JPN VNM mutual-legal-assistance other-serious personal 2017-08-10', 'untoc'],
    ['ALB DEU request-information cybercrime personal 2009-06-30', 'untoc interpol', 'budapest:not-yet-in-force'],
    ['ALB DEU request-information cybercrime personal 2009-07-01', 'budapest untoc interpol'],
    ['VNM KOR extradition drug-trafficking personal 2005-04-18', '', 'vnm-kor-extradition-2003:not-yet-in-force'],
    ['VNM KOR extradition drug-trafficking personal 2005-04-19', 'vnm-kor-extradition-2003'],
    ['SRB MNE firearm-trace firearms-trafficking personal 2006-10-22', '', 'untoc-firearms:not-yet-in-force'],
    ['SRB MNE firearm-trace firearms-trafficking personal 2006-10-23', 'untoc-firearms', 'interpol:date-unknown'],
  ],
  'signed, applied provisionally, agreed without a day': [
    [
      'TUR DEU request-information firearms-trafficking strategic 2016-01-01',
      'untoc interpol',
      'att:signed-only untoc-firearms:not-yet-in-force',
    ],
    [
      'SRB HRV request-information firearms-trafficking strategic 2015-03-04',
      'untoc-firearms untoc interpol',
      'att:not-yet-in-force',
    ],
    ['SRB HRV request-information firearms-trafficking strategic 2015-03-05', 'untoc-firearms att untoc interpol'],
    ['IRN IRQ mutual-legal-assistance drug-trafficking personal 2015-01-01', 'drugs-1988', 'untoc:signed-only'],
    ['TUR EUROPOL request-information drug-trafficking strategic 2004-07-15', '', 'europol-tur-2004:date-unknown'],
    [
      'VNM MOZ request-information wildlife-trafficking strategic 2017-06-01',
      'cites untoc interpol',
      'vnm-moz-conservation-2017:date-unknown',
    ],
    ['XKX CHE mutual-legal-assistance drug-trafficking personal 2023-07-15', '', 'che-xkx-mla-2022:signed-only'],
  ],
  'a declaration shuts the door, for what a protocol takes over too': [
    ['VNM MOZ extradition wildlife-trafficking personal 2018-01-01', '', 'untoc:reservation'],
    [
      'MOZ VNM extradition trafficking-in-persons personal 2018-01-01',
      '',
      'untoc-persons:reservation untoc:reservation',
    ],
    ['VNM MOZ extradition drug-trafficking personal 2018-01-01', '', 'drugs-1988:reservation drugs-1971:reservation'],
    ['VNM MOZ extradition corruption personal 2018-01-01', '', 'uncac:reservation'],
    ['VNM MOZ mutual-legal-assistance trafficking-in-persons personal 2018-01-01', 'untoc-persons untoc'],
  ],
  'left and came back': [
    ['BOL PER extradition drug-trafficking personal 2011-12-31', 'drugs-1961-amended drugs-1971 drugs-1988 untoc'],
    [
      'BOL PER extradition drug-trafficking personal 2012-06-01',
      'drugs-1971 drugs-1988 untoc',
      'drugs-1961-amended:withdrawn',
    ],
    ['BOL PER extradition drug-trafficking personal 2013-02-10', 'drugs-1961-amended drugs-1971 drugs-1988 untoc'],
  ],
  'inside the Union, at its edges and in its opt-outs': [
    ['DEU FRA request-information drug-trafficking personal 2008-12-18', 'schengen drugs-1988 untoc interpol'],
    [
      'DEU FRA request-information drug-trafficking personal 2008-12-19',
      'eu-information-2006 schengen drugs-1988 untoc interpol',
    ],
    [
      'DEU FRA request-information drug-trafficking personal 2024-12-12',
      'eu-information-2023 prum-2008 drugs-1988 untoc interpol',
      'schengen:replaced eu-information-2006:ended',
    ],
    [
      'DEU FRA request-information drug-trafficking special 2020-12-12',
      'prum-2008',
      'eu-information-2006:data-not-allowed',
    ],
    [
      'NOR SWE request-information drug-trafficking personal 2020-06-01',
      'eu-information-2006 schengen drugs-1988 untoc interpol',
    ],
    ['DEU DNK mutual-legal-assistance cybercrime special 2018-05-22', 'eu-mla-2000 ets-30 budapest untoc'],
    ['DEU IRL mutual-legal-assistance cybercrime special 2018-05-22', 'ets-30 untoc', 'eu-mla-2000:not-yet-in-force'],
    ['DEU DNK video-hearing drug-trafficking personal 2022-05-01', 'eu-mla-2000 ets-182 untoc'],
    [
      'DEU FRA video-hearing drug-trafficking personal 2022-05-01',
      'eu-investigation-order-2014 untoc',
      'eu-mla-2000:replaced ets-182:replaced',
    ],
    [
      'DEU FRA confiscation money-laundering personal 2020-12-19',
      'eu-confiscation-2018 cets-198 drugs-1988 uncac untoc',
      'eu-confiscation-2006:replaced',
    ],
    [
      'DEU DNK confiscation money-laundering personal 2020-12-19',
      'eu-confiscation-2006 cets-198 drugs-1988 uncac untoc',
    ],
    [
      'DEU FRA customs-assistance tobacco-smuggling personal 2009-06-22',
      'eu-customs-1997',
      'eu-naples-2-1997:not-yet-in-force',
    ],
    ['DEU FRA customs-assistance tobacco-smuggling personal 2009-06-23', 'eu-customs-1997 eu-naples-2-1997'],
    ['DEU HRV extradition other-serious personal 2013-06-30', 'ets-24 untoc'],
    ['DEU HRV extradition other-serious personal 2013-07-01', 'eu-arrest-warrant-2002 untoc', 'ets-24:replaced'],
    [
      'DEU BGR surveillance drug-trafficking personal 2024-03-30',
      'eu-investigation-order-2014 untoc',
      'schengen:not-yet-in-force eu-mla-2000:replaced',
    ],
    ['DEU BGR surveillance drug-trafficking personal 2024-03-31', 'eu-investigation-order-2014 schengen untoc'],
  ],
  'the United Kingdom after the transition': [
    [
      'DEU GBR extradition drug-trafficking personal 2020-12-31',
      'eu-arrest-warrant-2002 drugs-1961-amended drugs-1971 drugs-1988 untoc',
    ],
    [
      // The agreement was applied provisionally, as a whole, before it entered into force on 2021-05-01.
      'DEU GBR extradition drug-trafficking personal 2021-01-01',
      'eu-uk-2020 drugs-1961-amended drugs-1971 drugs-1988 untoc',
      'ets-24:replaced',
    ],
    [
      'DEU GBR extradition drug-trafficking personal 2021-05-01',
      'eu-uk-2020 drugs-1961-amended drugs-1971 drugs-1988 untoc',
      'ets-24:replaced',
    ],
    ['DEU GBR mutual-legal-assistance cybercrime special 2021-05-01', 'eu-uk-2020 ets-30 budapest untoc'],
    [
      'DEU GBR customs-assistance tobacco-smuggling personal 2022-06-22',
      'eu-uk-2020-customs who-tobacco-2012',
      'eu-customs-1997:withdrawn',
    ],
    [
      'GBR EUROPOL request-information drug-trafficking personal 2021-02-01',
      'eu-uk-2020-europol',
      'europol-members:withdrawn',
    ],
    ['GBR NOR extradition other-serious personal 2020-11-01', 'eu-norway-iceland-surrender untoc', 'ets-24:replaced'],
    ['GBR NOR extradition other-serious personal 2021-01-01', 'ets-24 untoc'],
  ],
  agencies: [
    ['XKX EUROPOL request-information drug-trafficking strategic 2020-07-26', ''],
    ['XKX EUROPOL request-information drug-trafficking strategic 2020-07-27', 'europol-xkx-2020'],
    ['XKX EUROPOL request-information drug-trafficking personal 2021-01-01', '', 'europol-xkx-2020:strategic-only'],
    ['RUS EUROPOL request-information drug-trafficking personal 2020-01-01', '', 'europol-rus:strategic-only'],
    ['SRB EUROPOL request-information drug-trafficking personal 2020-01-01', 'europol-srb'],
    [
      'DNK EUROPOL request-information drug-trafficking personal 2017-05-01',
      'europol-dnk',
      'europol-members:withdrawn',
    ],
    ['UKR EUROJUST joint-investigation trafficking-in-persons personal 2021-01-01', 'eurojust-ukr'],
    ['TUR EUROJUST joint-investigation trafficking-in-persons personal 2021-01-01', ''],
    ['EUROPOL EUROJUST request-information terrorism personal 2020-01-01', 'europol-eurojust'],
    ['EU ALB mutual-legal-assistance drug-trafficking personal 2015-01-01', '', 'untoc:not-between-these-two'],
    ['EU ALB training drug-trafficking strategic 2015-01-01', 'drugs-1988 untoc'],
  ],
  'what a treaty is about': [
    ['KEN TZA request-information tobacco-smuggling personal 2015-01-01', 'untoc interpol'],
    ['KEN TZA customs-assistance tobacco-smuggling personal 2015-01-01', '', 'wco:strategic-only'],
    ['KEN TZA customs-assistance tobacco-smuggling strategic 2015-01-01', 'wco'],
    ['KEN TZA customs-assistance drug-trafficking personal 2015-01-01', 'drugs-1988'],
    ['KEN TZA request-information wildlife-trafficking personal 2015-01-01', 'untoc interpol', 'cites:strategic-only'],
    ['KEN TZA request-information wildlife-trafficking strategic 2015-01-01', 'cites untoc interpol'],
    ['KEN TZA mutual-legal-assistance money-laundering personal 2015-01-01', 'drugs-1988 uncac untoc'],
    ['KEN TZA firearm-trace drug-trafficking personal 2015-01-01', 'interpol'],
    ['ALB DEU mutual-legal-assistance other-serious personal 2010-07-01', 'ets-30 untoc budapest'],
    ['KEN TZA confiscation drug-trafficking special 2015-01-01', '', 'drugs-1988:data-not-allowed'],
  ],
  'territories and those outside': [
    ['HKG USA mutual-legal-assistance drug-trafficking personal 2020-01-01', 'usa-hkg-mla drugs-1988 untoc'],
    ['HKG GBR mutual-legal-assistance drug-trafficking personal 2020-01-01', 'drugs-1988 untoc'],
    [
      'HKG CHN mutual-legal-assistance drug-trafficking personal 2020-01-01',
      '',
      'drugs-1988:not-between-these-two untoc:not-between-these-two',
    ],
    ['XKX ALB customs-assistance tobacco-smuggling strategic 2018-01-01', 'wco'],
    ['SOM KEN mutual-legal-assistance other-serious personal 2018-01-01', '', 'untoc:not-a-party'],
    ['USA MEX firearm-trace firearms-trafficking personal 2015-01-01', 'interpol', 'untoc-firearms:not-a-party'],
  ],
};

function ask(words: string, maximumPenaltyYears?: number) {
  const [from = '', to = '', measure = '', offence = '', data = '', on = ''] = words.split(' ');
  return decideLegalBasis({
    ...{ from, to, measure, offence, data, on },
    ...(maximumPenaltyYears === undefined ? {} : { maximumPenaltyYears }),
  });
}

describe.each(Object.entries(ASKED))('%s', (_, questions) => {
  test.each(questions.map(([question, serves, refused = '']) => ({ question, serves, refused })))(
    '$question',
    ({ question, serves, refused }) => {
      const answer = ask(question);
      expect(answer.usable.filter((u) => !u.fallback).map((u) => u.instrument)).toEqual(
        serves.split(' ').filter(Boolean),
      );
      const codes = answer.refused.map((r) => `${r.instrument}:${r.code}`);
      expect(codes).toEqual(expect.arrayContaining(refused.split(' ').filter(Boolean)));
    },
  );
});

describe('an answer says what concerns the two, once', () => {
  test('what both sides of an agreement lack is one clause, and its doubts go along with the refusal', () => {
    const answer = ask('TUR XKX extradition terrorism personal 2018-06-01');
    expect(answer.refused[0]).toMatchObject({ instrument: 'tur-xkx-extradition-2011', code: 'signed-only' });
    expect(answer.refused[0]!.reason).toMatch(
      /^Türkiye–Kosovo treaty on extradition: signed by both on [\d-]+ or later, [^;]*\.$/,
    );
    expect(answer.warnings.find((w) => w.code === 'caution' && /Law 7042/.test(w.text))).toBeDefined();
  });

  test('an agreement not yet signed on the day is not mentioned', () => {
    const { refused } = ask('XKX CHE mutual-legal-assistance drug-trafficking personal 2013-12-01');
    expect(refused.map((r) => r.instrument)).not.toContain('che-xkx-mla-2022');
  });

  test('a doubt about an instrument that would not serve anyway is left out', () => {
    const { warnings } = ask('SRB HRV request-information firearms-trafficking personal 2014-01-01');
    expect(warnings.filter((w) => /CITES/.test(w.text))).toEqual([]);
  });

  test('a way round through Europol is proposed only towards who deals with Europol', () => {
    const routes = (to: string) =>
      ask(`XKX ${to} firearm-trace firearms-trafficking personal 2023-01-01`)
        .missing.filter((m) => m.kind === 'route')
        .map((m) => /Europol/.test(m.step));
    expect(routes('DEU')).toContain(true);
    expect(routes('SRB')).toContain(true);
    expect(routes('KEN')).toEqual([false]);
  });

  test('nobody is told to widen a convention of the world, and no agency to try reciprocity', () => {
    const kinds = (words: string) => ask(words).missing.map((m) => m.kind);
    expect(kinds('KEN TZA training corruption personal 2015-01-01')).not.toContain('widen');
    expect(kinds('EU ALB mutual-legal-assistance drug-trafficking personal 2015-01-01')).toEqual(['negotiate']);
  });

  test('the penalty decides where a treaty begins at one year or at four', () => {
    const serves = (years: number, words: string) => ask(words, years).usable.map((u) => u.instrument);
    const group = 'KEN TZA mutual-legal-assistance other-serious personal 2015-01-01';
    expect([serves(3, group), serves(4, group)]).toEqual([[], ['untoc']]);
    const surrender = 'ALB TUR extradition customs-fraud personal 2010-01-01';
    expect([serves(0.5, surrender), serves(1, surrender)]).toEqual([[], ['ets-98', 'ets-24']]);
  });

  test('extradition names own nationals and the rule of speciality for a person, not for information', () => {
    const conditions = (words: string) => ask(words).usable[0]!.conditions.map((c) => c.code);
    const surrender = conditions('TUR DEU extradition other-serious personal 2016-01-01');
    expect(surrender).toEqual(
      expect.arrayContaining(['surrender-speciality', 'own-nationals', 'political-or-military-offence']),
    );
    expect(surrender).not.toContain('speciality');
    expect(ask('TUR DEU extradition customs-fraud personal 2016-01-01').usable[0]!.articles).toEqual(['2']);
    expect(conditions('DEU FRA extradition other-serious personal 2016-01-01')).not.toContain('own-nationals');
  });

  test('personal data that leave the Union’s circle of data protection carry its condition; strategic data and equals do not', () => {
    const carries = (words: string) => ask(words).usable[0]!.conditions.some((c) => c.code === 'data-transfer');
    expect(
      [
        'TUR DEU request-information drug-trafficking personal 2018-05-05',
        'TUR DEU request-information drug-trafficking personal 2018-05-06',
        'TUR CHE request-information drug-trafficking personal 2019-01-01',
        'TUR DEU request-information drug-trafficking strategic 2019-01-01',
        'TUR ALB request-information drug-trafficking personal 2019-01-01',
        'DEU FRA request-information drug-trafficking personal 2019-01-01',
        'GBR DEU request-information drug-trafficking personal 2022-01-01',
        'SRB EUROPOL request-information drug-trafficking personal 2019-01-01',
      ].map(carries),
    ).toEqual([false, true, true, false, false, false, false, false]);
  });

  test('the map of a state, its territories and another agrees with the single questions', () => {
    const parties = ['HKG', 'CHN', 'MAC', 'USA', 'GIB', 'GBR'];
    const question = { offence: 'drug-trafficking', data: 'personal', on: '2015-01-01' } as const;
    const measures = ['mutual-legal-assistance', 'request-information', 'customs-assistance'] as const;
    const map = coverageOf(shippedRegister(), { ...question, parties, measures });
    for (const measure of measures)
      for (const from of parties)
        for (const to of parties.filter((p) => p !== from)) {
          const { usable } = decideLegalBasis({ ...question, from, to, measure });
          const first = usable.find((u) => !u.fallback)?.instrument;
          expect([measure, from, to, coveredBy(map, measure, from, to)?.code]).toEqual([measure, from, to, first]);
        }
  });

  test('a territory to which a treaty was extended is not counted among its parties; a member in its own name is', () => {
    const register = shippedRegister();
    expect(partiesOn(register, 'untoc', '2015-01-01')).toContain('CHN');
    expect(partiesOn(register, 'untoc', '2015-01-01')).not.toContain('HKG');
    expect(partiesOn(register, 'wco', '2015-01-01')).toContain('HKG');
    expect(register.totalOf('untoc')?.inRegister).toBe(192);
  });

  test('a state that is no more is answered with its successors, and a page of rubbish is not repeated', () => {
    const asked = { to: 'ITA', measure: 'extradition', offence: 'corruption', data: 'personal', on: '2014-06-01' };
    const fault = (from: string) => {
      try {
        decideLegalBasis({ ...asked, from });
      } catch (error) {
        return (error as Error).message;
      }
      return 'answered';
    };
    expect(fault('scg')).toBe('Unknown party "scg". That state is no more; ask about SRB or MNE.');
    expect(fault('Vietnam')).toContain('Did you mean VNM?');
    expect(fault('A'.repeat(3000)).length).toBeLessThan(200);
  });

  test('no sentence of any answer has an empty value', () => {
    const inDoubt = 'DEU XKX extradition other-serious personal 2013-05-15';
    for (const question of [inDoubt, ...Object.values(ASKED).flatMap((group) => group.map(([words]) => words))]) {
      const answer = ask(question);
      const sentences = [
        ...answer.refused.map((r) => r.reason),
        ...answer.missing.map((m) => m.step),
        ...answer.warnings.map((w) => w.text),
      ];
      for (const text of sentences)
        expect(text).not.toMatch(
          /undefined|null|NaN|\{|\(\)| {2}| [.,;]|: ?[;.]|\b(from|on|since|after|until|of|for|by) ?[.;,]/,
        );
    }
  });

  test('codes may be typed in capitals or with blanks, and a near miss is named', () => {
    const asked = { from: ' alb', to: 'ITA', offence: 'Drug Trafficking', data: 'PERSONAL', on: '2014-06-01' };
    expect(decideLegalBasis({ ...asked, measure: 'Request_Information' }).usable.length).toBeGreaterThan(0);
    expect(() => decideLegalBasis({ ...asked, measure: 'request-info' })).toThrow('Did you mean request-information?');
  });
});
