import { parse } from 'csv-parse/sync';
import type { Source } from '../../../engines/legal-basis/instrument.ts';
import { partyByAlpha2 } from './party-names.ts';
import type { StatusRow, StatusTable } from './status-table.ts';

export const CITES_SOURCE: Source = {
  id: 'cites-dates',
  title: 'CITES: deposits and entries into force of its parties',
  reference: 'github.com/globalgov/manytreaties @4bf79f9, HUGGO_MEM_env_reconciled.csv',
  licence: 'CC BY 4.0, globalgov/manytreaties',
  asOf: '2017-01-01',
  grade: 'secondary',
};

/**
 * Reads deposits and listed entries into force. Both are kept: where the listed day differs from deposit plus 90 days,
 * the register holds two facts and the later one decides.
 */
export function readCitesParties(csv: string): StatusTable {
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  for (const line of parse(csv, { columns: true }) as Record<string, string>[]) {
    // The list writes the European Union as ISO reserves it.
    const party = line.iso3 === 'EUE' ? 'EU' : (line.iso3 ?? '');
    if (!/^[A-Z]{2,3}$/.test(party)) {
      skipped.push(`CITES: unknown party ${party}`);
      continue;
    }
    const deposit = line.deposit;
    const listed = line.entry_into_force;
    if (line.signature) rows.push(['cites', party, 'signature', line.signature, CITES_SOURCE.id]);
    // Deposit and entry on one day: a successor state that continues, with no waiting time. Where a succession is named
    // beside an earlier deposit, that deposit is the predecessor's and its waiting time was kept.
    const act =
      deposit !== '' && deposit === listed
        ? 'succession'
        : line.accession
          ? 'accession'
          : line.acceptance
            ? 'acceptance'
            : 'ratification';
    if (deposit) rows.push(['cites', party, act, deposit, CITES_SOURCE.id]);
    if (listed) rows.push(['cites', party, 'in-force', listed, CITES_SOURCE.id]);
    if (line.withdrawal) rows.push(['cites', party, 'withdrawal', line.withdrawal, CITES_SOURCE.id]);
  }
  return { sources: [CITES_SOURCE], rows, skipped };
}

const SECOND_LIST: Source = {
  id: 'cites-trade-guide',
  title: 'A guide to using the CITES Trade Database, version 8, Annex 4: entries into force',
  reference: 'github.com/ecohealthalliance/citesdb @eefaa48',
  licence: 'MIT, EcoHealth Alliance',
  asOf: '2013-12-31',
  grade: 'secondary',
};

/** Reads the second, independent list of entries into force; where it differs, both days are kept and the later one decides. */
export function readCitesTradeGuide(tsv: string): StatusTable {
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  for (const line of parse(tsv, { columns: true, delimiter: '\t', quote: false }) as Record<string, string>[]) {
    const { code = '', date = 'NA', former_code: former = 'FALSE' } = line;
    if (date === 'NA') continue;
    const party = former === 'TRUE' ? undefined : partyByAlpha2(code);
    if (party === undefined) skipped.push(`CITES trade guide: no party of today: ${line.country}`);
    else rows.push(['cites', party, 'in-force', date, SECOND_LIST.id]);
  }
  return { sources: [SECOND_LIST], rows, skipped };
}
