import type { Database } from '../../platform/database.ts';
import { listRejects } from './rejects.store.ts';

const PAGE = 1000;

/** A cell that no spreadsheet takes for a formula: signs that begin one get an apostrophe in front. */
export function safeCell(text: string): string {
  const harmless = /^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The rejects of an import as CSV: line, key, field, reason. */
export async function* writeRejects(db: Database, importId: string): AsyncGenerator<string> {
  yield 'line,key,field,reason\r\n';
  let after = 0;
  for (;;) {
    const rejects = await listRejects(db, importId, after, PAGE);
    const last = rejects.at(-1);
    if (!last) return;
    after = last.place;
    yield rejects
      .map(({ line, key, field, reason }) => `${[String(line), key ?? '', field, reason].map(safeCell).join(',')}\r\n`)
      .join('');
  }
}
