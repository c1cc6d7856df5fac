/** A table as a file holds it: its headings, and rows with the line on which each begins. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The sign that separates cells: the one that occurs most often, outside quotation marks, on the first line. */
export function findDelimiter(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (sign === '\n' && !quoted) break;
    else if (!quoted) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return DELIMITERS.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}

/** Reads the bytes of a table as text: UTF-8, UTF-16 with its mark, and else the code page of older spreadsheets. */
export function decodeTable(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Reads a CSV (RFC 4180, any usual delimiter). Rows of nothing but empty cells are left out; a quotation mark that is
 * never closed ends with the file. Cost: one pass over the text.
 */
export function readCsv(text: string, delimiter: string = findDelimiter(text)): Table {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begunOn = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begunOn, cells });
    cells = [];
    cell = '';
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (sign === '\n') line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      endRow();
      begunOn = line;
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || cells.length > 0) endRow();
  const [head, ...rest] = rows;
  return { headings: (head?.cells ?? []).map((heading) => heading.trim()), rows: rest };
}

/** A cell that no spreadsheet takes for a formula: signs that begin one get an apostrophe in front. */
export function safeCell(text: string): string {
  const harmless = /^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Writes rows as a CSV that spreadsheets open in any language. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${rows.map((cells) => `${cells.map(safeCell).join(',')}\r\n`).join('')}`;
}

/** Hands a file to the officer's browser. */
export function handOver(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
