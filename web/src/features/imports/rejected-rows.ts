// As the node reads: a cell that runs over more lines than this has lost its closing quotation mark.
const MOST_LINES_OF_A_ROW = 100;

const marksIn = (text: string): number => text.split('"').length - 1;

/** The first row of a table, which names its columns, and the rows that begin on these lines, as they stand in the file. */
export function rowsOnLines(text: string, wanted: Iterable<number>): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const head = lines.findIndex((line) => line.trim() !== '');
  const rowFrom = (start: number): string => {
    let row = lines[start] ?? '';
    for (let next = start + 1; marksIn(row) % 2 === 1 && next < start + MOST_LINES_OF_A_ROW; next += 1) {
      if (next >= lines.length) return lines[start] ?? '';
      row += `\n${lines[next]}`;
    }
    return marksIn(row) % 2 === 1 ? (lines[start] ?? '') : row;
  };
  const starts = [...new Set(wanted)].map((line) => line - 1).filter((at) => at > head && at < lines.length);
  return [head, ...starts.sort((one, other) => one - other)].map((at) => `${rowFrom(at)}\r\n`).join('');
}
