import type { Table } from './read-table.ts';
import type { BatchRow } from './use-batch.ts';

/** Quotes a cell, and keeps spreadsheets from taking it for a formula. */
function cell(value: string | number): string {
  const text = String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

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
  const lines = [[...table.columns, ...headers].map(cell).join(',')];
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
    lines.push([...source, ...answer].map(cell).join(','));
  }
  // With its mark at the beginning, spreadsheets read the letters of all scripts.
  return new Blob(['\ufeff', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
}

/** Hands a file to the browser to keep. */
export function keepFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
