/** A scanner sends its keys faster than a hand can. */
export const SCANNER_GAP_MS = 35;

/** Fewer fast keys than this are a hand rolling over two keys. */
const LEAST_SCANNED = 3;

/** After a scan, the wait for its next line; scanners pause between the lines of a zone. */
const SCAN_ENDS_AFTER_MS = 160;

export interface ScanReader {
  /** Takes a key typed outside any field; true when it may belong to a scan and nobody else should act on it. */
  take(key: string, atMs: number): boolean;
}

/**
 * Tells a scanner's typing from a person's when no field has the focus: a lone key is handed on as a key after a
 * moment nobody notices, a fast run of keys is handed on whole as text, so that no part of a scan acts as a command.
 */
export function createScanReader({
  onKey,
  onScan,
  later = (run, ms) => setTimeout(run, ms),
  notLater = (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
}: {
  onKey: (key: string) => void;
  onScan: (text: string) => void;
  later?: (run: () => void, ms: number) => unknown;
  notLater?: (timer: unknown) => void;
}): ScanReader {
  let pending: string[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  let timer: unknown;

  function flush(): void {
    const keys = pending;
    pending = [];
    if (timer !== undefined) notLater(timer);
    timer = undefined;
    if (keys.length >= LEAST_SCANNED) {
      const text = keys.join('').trim();
      if (text !== '') onScan(text);
    } else {
      for (const key of keys) onKey(key);
    }
  }

  return {
    take(key, atMs) {
      const scanning = pending.length >= LEAST_SCANNED;
      const gap = scanning ? SCAN_ENDS_AFTER_MS : SCANNER_GAP_MS;
      if (pending.length > 0 && atMs - lastMs > gap) flush();
      const lineEnd = key === 'Enter' || key === 'Tab';
      if (key.length !== 1 && !(lineEnd && pending.length >= LEAST_SCANNED)) {
        flush();
        return false;
      }
      pending.push(lineEnd ? '\n' : key);
      lastMs = atMs;
      if (timer !== undefined) notLater(timer);
      timer = later(flush, pending.length >= LEAST_SCANNED ? SCAN_ENDS_AFTER_MS : SCANNER_GAP_MS + 5);
      return true;
    },
  };
}

/** Whether lines look like a machine-readable zone of which more lines may come: 30, 36, 43 or 44 of its characters. */
export function isUnfinishedZone(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first] = lines;
  if (!first || lines.some((line) => !/^[A-Z0-9<]+$/i.test(line.trim()))) return false;
  const width = first.trim().length;
  if (![30, 36, 43, 44].includes(width) || !first.includes('<')) return false;
  return lines.length < (width === 30 ? 3 : 2);
}
