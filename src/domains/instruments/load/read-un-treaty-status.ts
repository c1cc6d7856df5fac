import { parse } from 'csv-parse/sync';
import type { Act, Source } from '../../../engines/legal-basis/instrument.ts';
import { partyByName } from './party-names.ts';
import type { StatusRow, StatusTable } from './status-table.ts';

/** The treaties of the UN table that are instruments here; the others hold no rule on exchange. */
export const UN_CODES: Readonly<Record<string, string>> = {
  UNTOC: 'untoc',
  'UNTOC-TIP': 'untoc-persons',
  'UNTOC-SOM': 'untoc-migrants',
  'UNTOC-FIREARMS': 'untoc-firearms',
  UNCAC: 'uncac',
  SINGLE1961: 'drugs-1961',
  SINGLE1961AM: 'drugs-1961-amended',
  PSYCHO1971: 'drugs-1971',
  DRUGS1988: 'drugs-1988',
  ATT: 'att',
  PROTECTED1973: 'protected-persons-1973',
  HOSTAGES1979: 'hostages-1979',
  BOMBING1997: 'terrorist-bombings-1997',
  TERRFIN1999: 'terrorism-financing-1999',
  NUCTERR2005: 'nuclear-terrorism-2005',
};

/** The table marks the act of the European Union with a bare `c`: formal confirmation. */
const ACTS: Readonly<Record<string, Act>> = {
  c: 'formal-confirmation',
  ratification: 'ratification',
  accession: 'accession',
  acceptance: 'acceptance',
  approval: 'approval',
  succession: 'succession',
  'definitive signature': 'definitive-signature',
};

/** Reads the status table of UN treaties: one line a participant, with its signature and its act. */
export function readUnTreatyStatus(csv: string): StatusTable {
  const sources = new Map<string, Source>();
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  for (const line of parse(csv, { columns: true }) as Record<string, string>[]) {
    const instrument = UN_CODES[line.treaty_code ?? ''];
    if (instrument === undefined) continue;
    const party = partyByName(line.participant ?? '');
    if (party === undefined) {
      skipped.push(`${line.treaty_code}: unknown participant ${line.participant}`);
      continue;
    }
    const asOf = line.as_of!;
    const id = `un-table-${asOf}`;
    sources.set(id, {
      id,
      title: `Status of multilateral treaties, UN Treaty Collection, as of ${asOf}`,
      reference: 'https://treaties.un.org; read through github.com/zmjones/untreaties @003ce13',
      licence: 'facts; the repository states no licence',
      asOf,
      grade: 'depositary',
    });
    const add = (act: Act, on: string | undefined) => {
      if (on) rows.push([instrument, party, act, on, id]);
    };
    const act = ACTS[line.action ?? ''];
    add('signature', line.signature_date);
    add('provisional', line.provisional_application_date);
    if (act !== undefined) add(act, line.action_date);
    else if (line.action) skipped.push(`${line.treaty_code}, ${line.participant}: unknown act ${line.action}`);
  }
  return { sources: [...sources.values()], rows, skipped };
}

/** Reads the later ratifications and accessions; each is known from its own day, since the depositary notifies it. */
export function readUnStatusUpdates(csv: string): StatusTable {
  const lines = parse(csv, { columns: true }) as Record<string, string>[];
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  const newest: Record<'un-updates-read' | 'un-updates-unverified', string> = {
    'un-updates-read': '',
    'un-updates-unverified': '',
  };
  for (const line of lines) {
    const instrument = UN_CODES[line.treaty_code ?? ''];
    const party = partyByName(line.participant ?? '');
    const act = ACTS[line.action ?? ''];
    const on = line.action_date ?? '';
    if (instrument === undefined || party === undefined || act === undefined || on === '') {
      skipped.push(`update not understood: ${Object.values(line).slice(0, 4).join(', ')}`);
      continue;
    }
    const verified = line.verified ?? '';
    const source = verified.startsWith('read') ? 'un-updates-read' : 'un-updates-unverified';
    const known = on.length === 10 ? on : `${on.slice(0, 4)}-12-31`;
    if (known > newest[source]) newest[source] = known;
    const doubt = /\(day may|reads 9/.test(verified) ? verified.replace(/^[^(]*/, '') : undefined;
    rows.push(
      doubt === undefined ? [instrument, party, act, on, source] : [instrument, party, act, on, source, known, doubt],
    );
    const effect = line.effect_date;
    // A date the page itself gives is a second, independent statement; one computed by the compiler is not.
    if (effect && source === 'un-updates-read' && !verified.includes('computed')) {
      rows.push([instrument, party, 'in-force', effect, source, known]);
    }
  }
  const source = (id: 'un-updates-read' | 'un-updates-unverified', title: string, grade: Source['grade']): Source => ({
    id,
    title,
    reference: 'UN Treaty Collection pages and press releases of ministries, read one by one',
    licence: 'facts',
    asOf: newest[id] || '2014-12-31',
    grade,
  });
  return {
    sources: [
      source('un-updates-read', 'Ratifications and accessions after the table, read in a page', 'secondary'),
      source('un-updates-unverified', 'Ratifications and accessions after the table, general knowledge', 'unverified'),
    ],
    rows,
    skipped,
  };
}
