import { writeTable } from '../../ui/write-table.ts';
import type { Table } from './read-table.ts';
import type { BatchRow } from './use-batch.ts';

/** The file as it came, with the answer behind each row. */
export function writeResult(
  table: Table,
  rows: readonly BatchRow[],
  {
    headers,
    outcome,
    reason,
    action,
    fault,
  }: {
    /** Names of the added columns: outcome, number of hits, reference, owner, reason, action, fault. */
    headers: readonly string[];
    outcome: (row: BatchRow) => string;
    reason: (code: string) => string;
    action: (code: string) => string;
    fault: (row: BatchRow) => string;
  },
): Blob {
  const lines: (string | number)[][] = [[...table.columns, ...headers]];
  for (const row of rows) {
    const [hit] = row.hits;
    const source = table.columns.map((_, at) => table.rows[row.line - 1]?.[at] ?? '');
    const answer = [
      outcome(row),
      row.hits.length,
      hit?.reference ?? '',
      hit?.owner ?? '',
      hit ? reason(hit.reason) : '',
      hit ? action(hit.action) : '',
      fault(row),
    ];
    lines.push([...source, ...answer]);
  }
  return writeTable(lines);
}
