import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { entryIntoForce } from '../../engines/legal-basis/entry-into-force.ts';
import { partiesOn } from '../../engines/legal-basis/parties-on.ts';
import { standingOf } from '../../engines/legal-basis/standing.ts';
import { UN_CODES } from './load/read-un-treaty-status.ts';
import { shippedRegister } from './shipped-facts.ts';

const register = shippedRegister();
const folder = join(import.meta.dirname, '../../../../shared/data/treaties');
const absent = !existsSync(folder);
const table = (file: string) =>
  parse(readFileSync(join(folder, file), 'utf8'), { columns: true }) as Record<string, string>[];

function standing(code: string, party: string, on: string) {
  return standingOf(register.instruments.get(code)!, register.factsOf(code, party), on);
}

/** Entry into force by arithmetic of its own, not the engine's. */
function inForceByHand(deposit: string, action: string, days: number, general: string): string {
  const own = new Date(`${deposit}T00:00:00Z`);
  if (action !== 'succession') own.setUTCDate(own.getUTCDate() + days);
  const text = own.toISOString().slice(0, 10);
  return text < general ? general : text;
}

/** The rule and the day of entry into force of treaties that the table of rules does not list. */
const MORE_RULES: Record<string, [days: number, general: string]> = {
  SINGLE1961AM: [30, '1975-08-08'],
  PROTECTED1973: [30, '1977-02-20'],
  HOSTAGES1979: [30, '1983-06-03'],
  BOMBING1997: [30, '2001-05-23'],
  TERRFIN1999: [30, '2002-04-10'],
  NUCTERR2005: [30, '2007-07-07'],
};

describe.skipIf(absent)(
  'UN treaties, against the collected tables (skipped where ../shared/data/treaties is absent)',
  () => {
    test.each(Object.entries(UN_CODES))(
      'the parties of %s on 1 July 2013 are those counted from the table',
      (unCode, code) => {
        const rule = table('entry_into_force_rules.csv').find((r) => r.treaty_code === unCode);
        const [days, general] =
          rule === undefined
            ? MORE_RULES[unCode]!
            : [Number.parseInt(rule.days_or_months!, 10), rule.treaty_in_force_since!];
        const counted = table('un_treaty_status_2015-03.csv').filter(
          (row) =>
            row.treaty_code === unCode &&
            row.action_date !== '' &&
            inForceByHand(row.action_date!, row.action!, days, general) <= '2013-07-01',
        );
        expect(partiesOn(register, code, '2013-07-01')).toHaveLength(counted.length);
        if (unCode === 'ATT') expect(counted).toHaveLength(0);
        else expect(counted.length).toBeGreaterThan(50);
      },
    );

    test('every line of the table of the loaded treaties became a fact, and nothing was invented', () => {
      for (const [unCode, code] of Object.entries(UN_CODES)) {
        const lines = table('un_treaty_status_2015-03.csv').filter((row) => row.treaty_code === unCode);
        const acts = lines.reduce(
          (n, row) =>
            n + [row.signature_date, row.action_date, row.provisional_application_date].filter(Boolean).length,
          0,
        );
        const shipped = register
          .partiesOf(code)
          .flatMap((p) => register.factsOf(code, p))
          .filter((f) => f.source.startsWith('un-table'));
        expect([code, shipped.length]).toEqual([code, acts]);
      }
    });

    test('the rules of entry into force are those of the table of rules', () => {
      const named: Record<string, string> = {
        ...UN_CODES,
        CITES: 'cites',
        CETS185: 'budapest',
        ETS24: 'ets-24',
        ETS30: 'ets-30',
      };
      for (const row of table('entry_into_force_rules.csv')) {
        const { entryRule, inForceSince } = register.instruments.get(named[row.treaty_code!]!)!;
        expect([row.treaty_code, inForceSince]).toEqual([row.treaty_code, row.treaty_in_force_since]);
        const amount = Number.parseInt(row.days_or_months!, 10);
        if (entryRule.kind === 'days-after')
          expect([row.treaty_code, entryRule.days]).toEqual([row.treaty_code, amount]);
        if (entryRule.kind === 'month-after')
          expect([row.treaty_code, entryRule.months]).toEqual([row.treaty_code, amount]);
        expect(row.article).toBe(entryRule.article);
      }
    });
  },
);

describe('CITES: 181 entries into force computed from the deposits', () => {
  const cites = register.instruments.get('cites')!;
  const rows = register.partiesOf('cites').flatMap((party) => {
    const facts = register.factsOf('cites', party).filter((f) => f.source === 'cites-dates');
    // Who joined after that list was made, or by extension, has no line in it.
    if (facts.length === 0) return [];
    const deposit = facts.find((f) => !['signature', 'in-force'].includes(f.act))!;
    const listed = facts.find((f) => f.act === 'in-force')!.on;
    return { party, deposit, listed };
  });

  test('all 181 parties have a deposit and a listed day', () => {
    expect(rows).toHaveLength(181);
  });

  test('by the rule of 90 days alone three differ: Belize, Guyana and Lithuania', () => {
    const differing = rows
      .map(({ party, deposit, listed }) => ({
        party,
        computed: entryIntoForce(cites, 'accession', deposit.on)!.counted,
        listed,
      }))
      .filter((r) => r.computed !== r.listed);
    expect(differing).toEqual([
      { party: 'BLZ', computed: '1981-12-20', listed: '1981-09-21' },
      { party: 'GUY', computed: '1977-08-23', listed: '1977-08-25' },
      { party: 'LTU', computed: '2002-03-10', listed: '2002-03-09' },
    ]);
  });

  test('Belize is explained by succession; of the other two the later day is counted and the doubt is kept', () => {
    expect(standing('cites', 'BLZ', '1981-09-21')).toMatchObject({
      bound: true,
      day: '1981-09-21',
      contradiction: undefined,
    });
    expect(standing('cites', 'GUY', '1977-08-24')).toMatchObject({ bound: false, code: 'contradictory-sources' });
    expect(standing('cites', 'GUY', '1977-08-25').bound).toBe(true);
    expect(standing('cites', 'LTU', '2002-03-09')).toMatchObject({ bound: false, code: 'contradictory-sources' });
    expect(standing('cites', 'LTU', '2002-03-10').contradiction?.text).toContain('2002-03-09 or 2002-03-10');
  });
});

describe('CITES: two lists of entries into force', () => {
  test('they differ for eight states; both days are kept and the later one is counted', () => {
    const differing = register.partiesOf('cites').flatMap((party) => {
      const day = (source: string) =>
        register.factsOf('cites', party).find((f) => f.source === source && f.act === 'in-force')?.on;
      const [first, second] = [day('cites-dates'), day('cites-trade-guide')];
      return first === undefined || second === undefined || first === second ? [] : [[party, first, second]];
    });
    expect(differing).toEqual([
      ['ARE', '1990-05-09', '1990-05-12'],
      ['BFA', '1990-01-11', '1990-01-15'],
      ['BRN', '1990-08-02', '1990-08-20'],
      ['GAB', '1989-05-14', '1989-05-15'],
      ['HUN', '1985-08-27', '1985-08-29'],
      ['MNE', '2002-05-28', '2006-06-03'],
      ['RUS', '1976-12-08', '1992-01-01'],
      ['SRB', '2002-05-28', '2006-06-03'],
    ]);
    expect(standing('cites', 'SRB', '2004-01-01')).toMatchObject({ bound: false, code: 'contradictory-sources' });
    expect(standing('cites', 'SRB', '2006-06-03').bound).toBe(true);
  });
});

describe('Council of Europe', () => {
  test('every dated row of the Budapest chart obeys the rule of three months', () => {
    const budapest = register.instruments.get('budapest')!;
    const rows = register.partiesOf('budapest').flatMap((party) => {
      const facts = register.factsOf('budapest', party);
      const listed = facts.find((f) => f.act === 'in-force');
      const deposit = facts.find((f) => f.act === 'ratification');
      return listed === undefined || deposit === undefined
        ? []
        : [{ party, computed: entryIntoForce(budapest, deposit.act, deposit.on)!.counted, listed: listed.on }];
    });
    expect(rows).toHaveLength(18);
    for (const row of rows) expect([row.party, row.computed]).toEqual([row.party, row.listed]);
  });

  test('no dated fact of ETS 24 and ETS 30 contradicts another', () => {
    for (const code of ['ets-24', 'ets-30']) {
      for (const party of register.partiesOf(code))
        expect([party, standing(code, party, '2025-01-01').contradiction]).toEqual([party, undefined]);
    }
  });
});

describe('UNTOC: entries into force another depositary of texts lists', () => {
  // Tractatenblad 2007, 70 (A to E) and the Swiss collection of laws (SR 0.311.54): an independent reading of Article 38(2).
  const listed = `AFG 2003-10-24 ALB 2003-09-29 DZA 2003-09-29 ATG 2003-09-29 ARG 2003-09-29 ARM 2003-09-29 AUS 2004-06-26 AZE 2003-11-29 BHR 2004-07-07 BLR 2003-09-29 BEL 2004-09-10 BLZ 2003-10-26 BEN 2004-09-29 BOL 2005-11-09 BIH 2003-09-29 BWA 2003-09-29 BRA 2004-02-28 BGR 2003-09-29 BFA 2003-09-29 KHM 2006-01-11 CAN 2003-09-29 CAF 2004-10-14 CHL 2004-12-29 CHN 2003-10-23 COL 2004-09-03 COM 2003-10-25 COD 2005-11-27 COK 2004-04-03 CRI 2003-09-29 CYP 2003-09-29 DNK 2003-10-30 DJI 2005-05-20 DOM 2006-11-25 DEU 2006-07-14 ECU 2003-09-29 CHE 2006-11-26`;

  test('every computed day is the listed one', () => {
    const words = listed.split(/\s+/);
    for (let i = 0; i < words.length; i += 2) {
      const [party, day] = [words[i]!, words[i + 1]!];
      expect([party, standing('untoc', party, '2007-06-01').day]).toEqual([party, day]);
    }
    expect(words).toHaveLength(72);
  });
});

describe('days that are known', () => {
  test.each([
    // code, party, last day without, first day with
    ['untoc', 'ALB', '2003-09-28', '2003-09-29'],
    ['untoc-persons', 'ALB', '2003-12-24', '2003-12-25'],
    ['untoc-migrants', 'ALB', '2004-01-27', '2004-01-28'],
    ['untoc-firearms', 'ALB', '2008-03-08', '2008-03-09'],
    ['uncac', 'ALB', '2006-06-23', '2006-06-24'],
    ['att', 'ALB', '2014-12-23', '2014-12-24'],
    ['untoc', 'TUR', '2003-09-28', '2003-09-29'],
    ['untoc-firearms', 'TUR', '2005-07-02', '2005-07-03'],
    ['uncac', 'TUR', '2006-12-08', '2006-12-09'],
    ['untoc', 'VNM', '2012-07-07', '2012-07-08'],
    ['untoc-persons', 'VNM', '2012-07-07', '2012-07-08'],
    ['untoc', 'MOZ', '2006-10-19', '2006-10-20'],
    ['untoc-firearms', 'MOZ', '2006-10-19', '2006-10-20'],
    ['untoc', 'SRB', '2003-09-28', '2003-09-29'],
    ['untoc-firearms', 'SRB', '2006-01-18', '2006-01-19'],
    ['untoc', 'MKD', '2005-02-10', '2005-02-11'],
    ['untoc-firearms', 'MKD', '2007-10-13', '2007-10-14'],
    ['untoc', 'MNE', '2006-10-22', '2006-10-23'],
    ['untoc-persons', 'MNE', '2006-10-22', '2006-10-23'],
    ['untoc-migrants', 'MNE', '2006-10-22', '2006-10-23'],
    ['untoc-firearms', 'MNE', '2006-10-22', '2006-10-23'],
    ['untoc', 'JPN', '2017-08-09', '2017-08-10'],
    ['eu', 'HRV', '2013-06-30', '2013-07-01'],
    ['schengen', 'HRV', '2022-12-31', '2023-01-01'],
  ])('%s binds %s not on %s but on %s', (code, party, before, after) => {
    expect(standing(code, party, before).bound).toBe(false);
    expect(standing(code, party, after)).toMatchObject({ bound: true, day: after });
  });

  test.each([
    ['untoc-migrants', 'VNM'],
    ['untoc-firearms', 'VNM'],
    ['att', 'VNM'],
  ])('%s has no act of %s at all', (code, party) => {
    expect(standing(code, party, '2013-07-01')).toMatchObject({ bound: false, code: 'not-a-party' });
  });

  test('Türkiye has only signed the Arms Trade Treaty, and Serbia applied it provisionally: neither binds', () => {
    expect(standing('att', 'TUR', '2015-01-01')).toMatchObject({
      bound: false,
      code: 'signed-only',
      day: '2013-07-02',
    });
    expect(standing('att', 'SRB', '2014-12-31').bound).toBe(false);
  });

  test('Kosovo is absent from every UN treaty', () => {
    for (const code of [...Object.values(UN_CODES), 'cites']) expect(register.factsOf(code, 'XKX')).toEqual([]);
  });

  test('Bolivia left the drug convention of 1961 and came back', () => {
    expect(standing('drugs-1961-amended', 'BOL', '2011-12-31').bound).toBe(true);
    expect(standing('drugs-1961-amended', 'BOL', '2012-06-01')).toMatchObject({ bound: false, code: 'withdrawn' });
    expect(standing('drugs-1961-amended', 'BOL', '2013-02-09').bound).toBe(false);
    expect(standing('drugs-1961-amended', 'BOL', '2013-02-10').bound).toBe(true);
  });

  test('a member that left is a member until its last day', () => {
    expect(standing('eu', 'GBR', '2020-01-31').bound).toBe(true);
    expect(standing('eu', 'GBR', '2020-02-01')).toMatchObject({ bound: false, code: 'withdrawn' });
  });
});
