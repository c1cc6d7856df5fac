import { parse } from 'csv-parse/sync';
import type { Source } from '../../../engines/legal-basis/instrument.ts';
import { partyByName } from './party-names.ts';
import type { StatusRow, StatusTable } from './status-table.ts';

const LICENCE = 'Council of Europe, reuse with source';

function chart(asOf: string): Source {
  return {
    id: `coe-chart-${asOf}`,
    title: `Council of Europe, chart of signatures and ratifications of ${asOf} (part of the alphabet only)`,
    reference: 'https://www.coe.int/en/web/conventions',
    licence: LICENCE,
    asOf,
    grade: 'depositary',
  };
}

const DECLARATIONS: Source = {
  id: 'coe-declarations',
  title: 'Council of Europe, lists of declarations to ETS 24 and ETS 30',
  reference: 'https://www.coe.int/en/web/conventions',
  licence: LICENCE,
  asOf: '2011-02-04',
  grade: 'depositary',
};

const UK_RECORD: Source = {
  id: 'uk-treaty-record',
  title:
    'Parties named in the United Kingdom treaty record, as read in March 2022 (no dates; signatories may be among them)',
  reference: 'https://treaties.fcdo.gov.uk',
  licence: 'facts; UK treaty records: Open Government Licence v3',
  asOf: '2022-03-31',
  grade: 'secondary',
};

/** Reads the chart of the Budapest Convention: signature, ratification and entry into force. */
export function readBudapestChart(csv: string): StatusTable {
  const sources = new Map<string, Source>();
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  for (const line of parse(csv, { columns: true }) as Record<string, string>[]) {
    const party = partyByName(line.state ?? '');
    if (party === undefined) {
      skipped.push(`ETS 185: unknown state ${line.state}`);
      continue;
    }
    const source = chart(line.as_of!);
    sources.set(source.id, source);
    for (const [act, column] of [
      ['signature', 'signature'],
      ['ratification', 'ratification'],
      ['in-force', 'entry_into_force'],
    ] as const) {
      if (line[column]) rows.push(['budapest', party, act, line[column], source.id]);
    }
  }
  return { sources: [...sources.values()], rows, skipped };
}

/** Reads the few dated rows of ETS 24 and ETS 30. */
export function readCouncilOfEuropeDates(csv: string): StatusTable {
  const rows: StatusRow[] = [];
  for (const line of parse(csv, { columns: true }) as Record<string, string>[]) {
    const instrument = line.treaty === 'ETS24' ? 'ets-24' : 'ets-30';
    const party = partyByName((line.state ?? '').replace(/ \(.*\)$/, ''));
    const act = line.action;
    if (party === undefined || (act !== 'accession' && act !== 'ratification')) continue;
    rows.push([instrument, party, act, line.deposit!, DECLARATIONS.id]);
    rows.push([instrument, party, 'in-force', line.entry_into_force!, DECLARATIONS.id]);
  }
  return { sources: [DECLARATIONS], rows, skipped: [] };
}

const RECORD_CODES: Readonly<Record<string, string>> = {
  ETS24: 'ets-24',
  ETS30: 'ets-30',
  ETS86: 'ets-86',
  WCO1950: 'wco',
};

/** Reads who is named as party, without dates: attested on the day of reading, unknown before. */
export function readUkRecord(csv: string): StatusTable {
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  for (const line of parse(csv, { columns: true }) as Record<string, string>[]) {
    const instrument = RECORD_CODES[line.treaty_code ?? ''];
    const party = partyByName(line.party_as_written ?? '');
    if (instrument === undefined || party === undefined) {
      skipped.push(`${line.treaty_code}: not a party of today: ${line.party_as_written}`);
      continue;
    }
    rows.push([instrument, party, 'attested', '2022-03', UK_RECORD.id]);
  }
  return { sources: [UK_RECORD], rows, skipped };
}
