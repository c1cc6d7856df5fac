import { parse } from 'csv-parse/sync';
import type { Source } from '../../../engines/legal-basis/instrument.ts';
import { partyByAlpha2, partyByName } from './party-names.ts';
import type { StatusRow, StatusTable } from './status-table.ts';

const CODES: Readonly<Record<string, string>> = {
  EU: 'eu',
  'Schengen (checks abolished)': 'schengen',
  ASEAN: 'asean',
  SELEC: 'selec',
  INTERPOL: 'interpol',
  WCO: 'wco',
};

function source(
  id: string,
  title: string,
  reference: string,
  asOf: string,
  grade: Source['grade'],
  licence = 'facts',
): Source {
  return { id, title, reference, licence, asOf, grade };
}

const DATED = {
  EU: source(
    'eu-accessions',
    'Accessions to the European Union',
    'github.com/CLlauger/trip-destinations @1532693',
    '2024-12-31',
    'secondary',
  ),
  SELEC: source(
    'selec-page',
    'SELEC, about us and history',
    'https://www.selec.org/about-selec',
    '2024-12-31',
    'secondary',
  ),
  INTERPOL: source(
    'interpol-joined',
    'INTERPOL, years of accession since 2011',
    'rednoticelawjournal.com',
    '2017-12-31',
    'secondary',
  ),
  ASEAN: source('asean-joined', 'ASEAN, years of accession', 'github.com/jlhilgert/demMA', '2017-12-31', 'secondary'),
  WCO: source('wco-joined', 'WCO, dates of accession', 'copy of a table of WCO members', '2017-12-31', 'secondary'),
} as const;
const INFERRED = source(
  'wco-joined-inferred',
  'WCO, dates joined to their country by the order of the table',
  'copy of a table of WCO members',
  '2017-12-31',
  'unverified',
);
const UNVERIFIED = source(
  'memberships-unverified',
  'Memberships from general knowledge, to be verified',
  'none',
  '2025-10-26',
  'unverified',
);
const FACTBOOK = source(
  'factbook-2026',
  'The World Factbook, membership of organisations (no dates)',
  'github.com/factbook/factbook.json @8662a8b',
  '2026-05-17',
  'secondary',
  'public domain (CIA); repository CC0',
);
const INTERPOL_190 = source(
  'interpol-190',
  'INTERPOL had 190 members from 2011 to 2017: all of today but those who joined later',
  'the number 190 in a paper of 2013, the dated accessions of 2011 and 2017, the present list',
  '2017-09-26',
  'secondary',
);

/** Reads dated accessions. A member that left is out from the day after its last day. */
export function readMembershipDates(csv: string): StatusTable {
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  for (const line of parse(csv, { columns: true }) as Record<string, string>[]) {
    const organisation = line.organization ?? '';
    const instrument = CODES[organisation];
    const party = partyByAlpha2(line.iso2 ?? '');
    if (instrument === undefined || party === undefined || !line.from) {
      skipped.push(`membership not understood: ${organisation}, ${line.iso2}`);
      continue;
    }
    const basis = line.basis ?? '';
    const dated = organisation.startsWith('Schengen') ? DATED.EU : DATED[organisation as keyof typeof DATED];
    const from = basis.includes('knowledge') ? UNVERIFIED : basis.includes('inferred') ? INFERRED : dated;
    rows.push([instrument, party, 'in-force', line.from, from.id]);
    if (line.to) rows.push([instrument, party, 'withdrawal', dayAfter(line.to), from.id, line.to]);
  }
  return { sources: [...Object.values(DATED), INFERRED, UNVERIFIED], rows, skipped };
}

const FACTBOOK_CODES: Readonly<Record<string, string>> = {
  Interpol: 'interpol',
  WCO: 'wco',
  UN: 'un',
  BSEC: 'bsec',
  SELEC: 'selec',
};

/**
 * Reads the undated list of members. Where another source gives the date of the same membership, the list adds nothing;
 * where another list that claims to be complete leaves a member out, both are kept.
 */
export function readFactbookMembers(csv: string, dated: StatusTable): StatusTable {
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  const has = new Set(dated.rows.map(([instrument, party]) => `${instrument} ${party}`));
  for (const line of parse(csv, { columns: true }) as Record<string, string>[]) {
    const instrument = FACTBOOK_CODES[line.organization ?? ''];
    if (instrument === undefined) continue;
    // A sub-bureau works under the bureau of its state; observers and suspended members are no members.
    if (line.status !== 'member') continue;
    const party = partyByName(line.country ?? '');
    if (party === undefined) {
      skipped.push(`${line.organization}: unknown country "${line.country}"`);
      continue;
    }
    if (has.has(`${instrument} ${party}`)) continue;
    rows.push([instrument, party, 'attested', '2026-05-17', FACTBOOK.id]);
    if (instrument === 'interpol')
      rows.push([instrument, party, 'attested', '2011-12-31', INTERPOL_190.id, '2011-12-31']);
    if (instrument === 'selec') rows.push([instrument, party, 'not-listed', '2011-10-07', DATED.SELEC.id]);
  }
  return { sources: [FACTBOOK, INTERPOL_190], rows, skipped };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
