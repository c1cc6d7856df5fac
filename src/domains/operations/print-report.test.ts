import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { MEASURES } from '../../engines/tally/measures.ts';
import { ar } from './report-words/ar.ts';
import { en } from './report-words/en.ts';
import { vi } from './report-words/vi.ts';
import { unwrapWoff } from './unwrap-woff.ts';

test('every word of a report exists in every language, and every measure has its name', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .map(([key, inner]) => [key, shape(inner)]),
        )
      : 'text';
  expect(shape(ar)).toEqual(shape(en));
  expect(shape(vi)).toEqual(shape(en));
  expect(Object.keys(ar.measures).sort()).toEqual(MEASURES.map(({ code }) => code).sort());
});

/** The sum of the 32-bit words of a table, as the OpenType specification counts it. */
function checksumOf(table: Buffer): number {
  const whole = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

test('a font that is unwrapped has all its tables, each with its own checksum', () => {
  const file = import.meta.resolve('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff');
  const font = unwrapWoff(readFileSync(fileURLToPath(file)));
  const count = font.readUInt16BE(4);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 12 + at * 16;
    const [sum, offset, length] = [4, 8, 12].map((field) => font.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    return { tag: font.subarray(entry, entry + 4).toString(), sum, table: font.subarray(offset, offset + length) };
  });
  expect(tables.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['glyf', 'cmap', 'GSUB', 'head']));
  // The table `head` holds a sum over the whole font and is left out of its own.
  for (const { tag, sum, table } of tables) if (tag !== 'head') expect([tag, checksumOf(table)]).toEqual([tag, sum]);
});
