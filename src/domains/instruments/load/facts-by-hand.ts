import { parse } from 'csv-parse/sync';
import type { Act } from '../../../engines/legal-basis/instrument.ts';
import { ACTS } from '../../../engines/legal-basis/instrument.ts';
import { isOneOf } from '../../../engines/legal-basis/vocabulary.ts';
import { readPartialDate } from '../../../kernel/partial-date.ts';
import type { StatusRow, StatusTable } from './status-table.ts';

/** Reads facts written by hand: one act of one or several parties a line. */
export function readFactsByHand(csv: string): StatusTable {
  const rows: StatusRow[] = [];
  const skipped: string[] = [];
  for (const line of parse(csv, { columns: true, skip_empty_lines: true }) as Record<string, string>[]) {
    const { instrument = '', parties = '', act = '', on = '', source = '', note = '' } = line;
    if (!isOneOf(ACTS, act) || readPartialDate(on) === undefined || source === '') {
      skipped.push(`by hand, not understood: ${Object.values(line).join(', ')}`);
      continue;
    }
    for (const party of parties.split(' ')) {
      const row: StatusRow = [instrument, party, act as Act, on, source];
      if (note !== '') row.push('', note);
      rows.push(row);
    }
  }
  return { sources: [], rows, skipped };
}
