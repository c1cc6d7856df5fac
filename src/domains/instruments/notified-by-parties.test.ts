import { describe, expect, test } from 'vitest';
import { decideLegalBasis } from './decide-legal-basis.ts';
import { shippedRegister } from './shipped-facts.ts';

const register = shippedRegister();
const underUntoc = (from: string, to: string, measure: string, on = '2020-01-01', offence = 'drug-trafficking') => {
  const answer = decideLegalBasis({ from, to, measure, offence, data: 'personal', on });
  return {
    ...answer,
    untoc: answer.usable.find((u) => u.instrument === 'untoc'),
    no: answer.refused.find((r) => r.instrument === 'untoc'),
  };
};

describe('what parties notified about UNTOC', () => {
  test('the central authority and its languages stand in the answer', () => {
    const { untoc } = underUntoc('KEN', 'ZAF', 'mutual-legal-assistance', '2020-01-01', 'wildlife-trafficking');
    expect(untoc!.authority).toMatch(/^Director-General of the Department of Justice and Constitutional Development/);
    expect(untoc!.languages).toEqual(['English']);
  });

  test('a protocol asks the authority of the Convention', () => {
    const answer = decideLegalBasis({
      from: 'KEN',
      to: 'MOZ',
      measure: 'mutual-legal-assistance',
      offence: 'trafficking-in-persons',
      data: 'personal',
      on: '2020-01-01',
    });
    const protocol = answer.usable.find((u) => u.instrument === 'untoc-persons');
    expect(protocol).toMatchObject({ languages: ['Portuguese, English'] });
    expect(protocol!.authority).toMatch(/^Minister of Justice/);
  });

  test('evidence and surrender under the Firearms Protocol go to the authority of the Convention, a trace to its point of contact', () => {
    const channel = (measure: string) =>
      decideLegalBasis({
        from: 'KEN',
        to: 'ZAF',
        measure,
        offence: 'firearms-trafficking',
        data: 'personal',
        on: '2020-01-01',
      }).usable.find((u) => u.instrument === 'untoc-firearms')!.channel;
    expect(channel('mutual-legal-assistance')).toContain('central authorities');
    expect(channel('firearm-trace')).toContain('single point of contact');
  });

  test('who takes it as basis for extradition, who in return, who not, and who said nothing', () => {
    const conditions = (to: string, on?: string) =>
      underUntoc('KEN', to, 'extradition', on).untoc!.conditions.map((c) => c.code);
    expect(conditions('MKD')).toContain('basis-notified');
    expect(conditions('MKD')).not.toContain('convention-as-basis');
    expect(conditions('RUS')).toContain('basis-by-reciprocity');
    expect(conditions('TZA')).toContain('convention-as-basis');
    // Before the day of the list nothing is assumed of it.
    expect(conditions('MKD', '2012-01-01')).toContain('convention-as-basis');
    for (const to of ['BWA', 'SGP', 'USA']) {
      const { untoc, no } = underUntoc('KEN', to, 'extradition');
      expect([to, untoc, no?.code]).toEqual([to, undefined, 'reservation']);
      expect(no!.reason).toContain('Article 16(5)');
    }
  });

  test('who does not take it as basis asks nobody on it: what the other notified is said, with the article', () => {
    const reason = (from: string, to: string) => underUntoc(from, to, 'extradition').no!.reason;
    expect(reason('MEX', 'MYS')).toMatch(/Malaysia declared.*\(Article 16\(5\)\)\.$/);
    expect(reason('MYS', 'MEX')).toMatch(
      /Malaysia declared.*Mexico declared: it takes.*Mexico may consider the request/,
    );
    expect(reason('MYS', 'RUS')).toMatch(/Malaysia declared.*Russia.* declared.*those that do the same/);
    expect(reason('MYS', 'FRA')).toContain('whether France answers without the same');
    // Viet Nam's declaration is about its own requests too.
    expect(reason('VNM', 'MEX')).not.toContain('may consider');
  });

  test('what was notified about extradition is not said of other help', () => {
    const { untoc } = underUntoc('ALB', 'MKD', 'request-information');
    expect(untoc!.conditions.map((c) => c.code)).not.toContain('basis-notified');
  });

  test('every declaration and every authority is of a party that has joined', () => {
    for (const { instrument, party } of register.declarations)
      expect([party, instrument, register.factsOf(instrument, party).length > 0]).toEqual([party, instrument, true]);
    for (const { instruments = [], party } of register.authorities)
      for (const code of instruments)
        expect([party, code, register.factsOf(code, party).length > 0]).toEqual([party, code, true]);
  });
});

describe('territories', () => {
  test.each([
    ['CYM', '2012-06-15', '2012-06-16'],
    ['IMN', '2012-06-30', '2012-07-01'],
  ])(
    'UNTOC binds %s from the thirtieth day after the notification, not from the day it was sent',
    (to, before, day) => {
      expect(underUntoc('KEN', to, 'mutual-legal-assistance', before).untoc).toBeUndefined();
      expect(underUntoc('KEN', to, 'mutual-legal-assistance', day).untoc?.inForce).toBe(day);
    },
  );

  test.each(['GRL', 'FRO', 'TKL'])('%s was left out of UNTOC, and the answer says what is not known of it', (to) => {
    const { untoc, warnings } = underUntoc('KEN', to, 'mutual-legal-assistance');
    expect(untoc).toBeUndefined();
    expect(warnings.map((w) => w.text).join(' ')).toMatch(/joined .*UNTOC without .* is not in the register/);
  });
});

test('a territory accedes to nothing: its state would have to extend the treaty', () => {
  const { missing } = underUntoc('DEU', 'GRL', 'mutual-legal-assistance');
  expect(missing.map((m) => m.step)).toContain(
    'Denmark would have to extend UN Convention against Transnational Organized Crime to Greenland.',
  );
  expect(missing.some((m) => m.kind === 'accede')).toBe(false);
});

describe('treaties of the United States', () => {
  const surrender = (from: string, to: string, on: string) =>
    decideLegalBasis({ from, to, measure: 'extradition', offence: 'drug-trafficking', data: 'personal', on });

  test('what its Code lists is no longer said to be unverified', () => {
    const answer = surrender('TUR', 'USA', '2020-01-01');
    const treaty = answer.usable.find((u) => u.instrument === 'usa-tur-extradition-1979')!;
    expect(treaty).toMatchObject({ inForce: '1981-01-01' });
    expect(answer.warnings.find((w) => w.code === 'unverified')?.text ?? '').not.toContain('usa-tur-extradition-1979');
  });

  test('a treaty made by the United Kingdom counts from the exchange of notes that continued it', () => {
    const code = 'usa-ken-extradition-1931';
    expect(surrender('USA', 'KEN', '1965-08-18').usable.map((u) => u.instrument)).not.toContain(code);
    const after = surrender('USA', 'KEN', '1965-08-19');
    expect(after.usable.map((u) => u.instrument)).toContain(code);
    expect(after.warnings.map((w) => w.text).join(' ')).toContain('exchange of notes');
  });

  test('two lists that name different days for Chile are both kept, and the later counts', () => {
    const answer = surrender('USA', 'CHL', '1902-06-01');
    expect(answer.refused.find((r) => r.instrument === 'usa-chl-extradition-1900')).toMatchObject({
      code: 'contradictory-sources',
    });
  });
});

test('agreements of Türkiye that are only signed, or approved by one side, are named and do not serve', () => {
  const asked = (to: string, on: string) =>
    decideLegalBasis({ from: 'TUR', to, measure: 'request-information', offence: 'terrorism', data: 'personal', on });
  for (const [to, code] of [
    ['RUS', 'tur-rus-police-1992'],
    ['DEU', 'tur-deu-crime-2003'],
    ['LBY', 'tur-lby-law-enforcement-2024'],
    ['BGR', 'tur-bgr-rou-crime-1998'],
    ['UZB', 'tur-uzb-terrorism-2003'],
    ['SYR', 'tur-syr-terrorism-2010'],
    ['MDV', 'tur-mdv-security-2013'],
    ['BIH', 'tur-bih-security-2020'],
    ['TJK', 'tur-tjk-security-2022'],
  ] as const) {
    const answer = asked(to, '2025-06-01');
    expect([code, answer.refused.find((r) => r.instrument === code)?.code]).toEqual([code, 'signed-only']);
  }
});

describe('wildlife in Africa, customs, financial intelligence', () => {
  const asked = (from: string, to: string, measure: string, offence: string, data: string, on: string) =>
    decideLegalBasis({ from, to, measure, offence, data, on });

  test('the Lusaka Agreement carries what names nobody, from the day it entered into force', () => {
    const serves = (from: string, to: string, data: string, on: string) =>
      asked(from, to, 'request-information', 'wildlife-trafficking', data, on).usable.map((u) => u.instrument);
    expect(serves('TZA', 'UGA', 'strategic', '1996-12-09')).not.toContain('lusaka-1994');
    expect(serves('TZA', 'UGA', 'strategic', '1996-12-10')).toContain('lusaka-1994');
    expect(serves('TZA', 'UGA', 'personal', '2020-01-01')).not.toContain('lusaka-1994');
    // Kenya is named by a list alone, which speaks from its own day on.
    expect(serves('KEN', 'UGA', 'strategic', '2019-12-30')).not.toContain('lusaka-1994');
    expect(serves('KEN', 'UGA', 'strategic', '2019-12-31')).toContain('lusaka-1994');
  });

  test.each([
    ['customs-assistance', 'customs-fraud', /Nairobi.*not in the register/],
    ['request-information', 'money-laundering', /Egmont Group.*not in the register/],
  ])('%s against %s says which texts the register lacks', (measure, offence, gap) => {
    const said = (from: string, to: string, on: string) =>
      asked(from, to, measure, offence, 'personal', on)
        .warnings.filter((w) => w.code === 'known-gap')
        .map((w) => w.text)
        .join(' ');
    expect(said('KEN', 'UGA', '2020-01-01')).toMatch(gap);
    expect(said('KEN', 'UGA', '1970-01-01')).not.toMatch(gap);
    expect(said('KEN', 'EUROPOL', '2020-01-01')).not.toMatch(gap);
  });

  test('where nothing closer than a text of the world serves, the answer says that most texts of two are lacking', () => {
    const said = (from: string, to: string, measure: string) =>
      asked(from, to, measure, 'other-serious', 'personal', '2016-01-01')
        .warnings.map((w) => w.said.values.about)
        .filter((about) => about?.endsWith('-bilateral'));
    expect(said('JPN', 'KOR', 'extradition')).toEqual(['judicial-bilateral']);
    expect(said('BRA', 'ZAF', 'request-information')).toEqual(['police-bilateral']);
    expect(said('TUR', 'USA', 'extradition')).toEqual([]);
    expect(said('FRA', 'DEU', 'extradition')).toEqual([]);
  });

  test('the law of a country answers other countries, not a union of them', () => {
    const serving = (from: string) =>
      asked(from, 'TUR', 'extradition', 'corruption', 'personal', '2018-01-01').usable.map((u) => u.instrument);
    expect(serving('EU')).toEqual([]);
    expect(serving('KEN')).toContain('law-tur-6706');
  });
});
