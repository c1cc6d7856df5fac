import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScanReader, isUnfinishedZone, SCANNER_GAP_MS } from '../../web/src/ui/scan-reader.ts';

/** A reader with a clock of its own: `type` sends keys with a pause before each. */
function aReader() {
  let now = 0;
  let due: { run: () => void; atMs: number } | undefined;
  const seen: string[] = [];
  const reader = createScanReader({
    onKey: (key) => seen.push(`key ${key}`),
    onScan: (text) => seen.push(`scan ${text}`),
    later: (run, ms) => {
      due = { run, atMs: now + ms };
      return due;
    },
    notLater: (timer) => {
      if (due === timer) due = undefined;
    },
  });
  function wait(ms: number): void {
    now += ms;
    if (due && due.atMs <= now) {
      const { run } = due;
      due = undefined;
      run();
    }
  }
  return {
    seen,
    type(keys: readonly string[], pauseMs: number) {
      for (const key of keys) {
        wait(pauseMs);
        reader.take(key, now);
      }
      wait(1000);
    },
  };
}

describe('a scanner is told from a hand', () => {
  test('a lone letter is a command', () => {
    const reader = aReader();
    reader.type(['o'], 200);
    expect(reader.seen).toEqual(['key o']);
  });

  test('letters typed by hand are commands, one after the other', () => {
    const reader = aReader();
    reader.type(['g', 's', 'o'], 120);
    expect(reader.seen).toEqual(['key g', 'key s', 'key o']);
  });

  test('two keys that a hand rolls over are still two commands', () => {
    const reader = aReader();
    reader.type(['g', 's'], 12);
    expect(reader.seen).toEqual(['key g', 'key s']);
  });

  test('the lines of a zone arrive whole, with their capitals and their line ends, and no letter of them is a command', () => {
    const first = 'P<ZZNTARNHOLT<<SOLVEIG<<<<<<<<<<<<<<<<<<<<<<<';
    const second = 'X12345678ZZN8503142F3001018<<<<<<<<<<<<<<<04';
    const reader = aReader();
    reader.type([...first, 'Enter', ...second, 'Enter'], 8);
    expect(reader.seen).toEqual([`scan ${first}\n${second}`]);
  });

  test('whatever a scanner sends is delivered, nothing of it is lost', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z0-9<]{3,90}$/),
        fc.integer({ min: 0, max: SCANNER_GAP_MS - 1 }),
        (text, pauseMs) => {
          const reader = aReader();
          reader.type([...text], pauseMs);
          expect(reader.seen).toEqual([`scan ${text}`]);
        },
      ),
    );
  });
});

describe('Enter in the box', () => {
  const line44 = 'P<ZZNTARNHOLT<<SOLVEIG<<<<<<<<<<<<<<<<<<<<<<'.padEnd(44, '<');
  const line30 = 'I<ZZNX12345678<<<<<<<<<<<<<<<<';
  test('goes on to the next line while a zone lacks one', () => {
    expect(isUnfinishedZone(line44)).toBe(true);
    expect(isUnfinishedZone(`${line30}\n${line30}`)).toBe(true);
  });
  test('searches when the zone is whole, and for everything that is no zone', () => {
    expect(isUnfinishedZone(`${line44}\n${line44}`)).toBe(false);
    expect(isUnfinishedZone(`${line30}\n${line30}\n${line30}`)).toBe(false);
    expect(isUnfinishedZone('Kalinarov, Roman 26.05.1975')).toBe(false);
    expect(isUnfinishedZone('AN6752656')).toBe(false);
    expect(isUnfinishedZone('')).toBe(false);
  });
});
