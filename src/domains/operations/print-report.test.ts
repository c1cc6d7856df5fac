import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { MEASURES } from '../../engines/tally/measures.ts';
import { LANGUAGES } from '../../kernel/codes.ts';
import { REPORT_WORDS } from './lay-out-report.ts';
import { en } from './report-words/en.ts';
import { fontOf, registerFonts, type Style, Typesetter } from './typeset.ts';
import { unwrapWoff } from './unwrap-woff.ts';
import { writeMoment, writeNumberIn, writeSpan } from './write-for-readers.ts';

test.each(LANGUAGES)('every word of a report exists in %s, and every measure has its name', (language) => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .map(([key, inner]) => [key, shape(inner)]),
        )
      : 'text';
  expect(shape(REPORT_WORDS[language])).toEqual(shape(en));
  expect(Object.keys(REPORT_WORDS[language].measures).sort()).toEqual(MEASURES.map(({ code }) => code).sort());
});

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test.each(LANGUAGES)(
  'the fonts of the print have every letter, sign and space that a report in %s is written with',
  (language) => {
    const words = REPORT_WORDS[language];
    const page = new PDFDocument({ font: '' } as PDFKit.PDFDocumentOptions);
    registerFonts(page);
    const hasGlyph = (letter: string, weight: 400 | 700): boolean => {
      page.font(fontOf(letter, weight));
      const { font } = (page as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
      return font.hasGlyphForCodePoint(letter.codePointAt(0)!);
    };
    const numbers = [writeNumberIn(words, -12_345_678.25), writeMoment(words, '2026-05-02T10:00:00Z')];
    const months = Array.from({ length: 12 }, (_, at) =>
      writeMoment(words, `2026-${String(at + 1).padStart(2, '0')}-02T10:00:00Z`),
    );
    // Marks that steer the order of letters are never drawn, and a plain space stands for the narrow one.
    const letters = new Set(
      [...textsOf(words), ...numbers, ...months].join('').replace(/[\u2066-\u2069\u200e\u200f\u202f]/g, ''),
    );
    for (const weight of [400, 700] as const) {
      expect([...letters].filter((letter) => !hasGlyph(letter, weight))).toEqual([]);
    }
  },
);

test('a code in brackets goes to the next line whole, and never lies on the column beside', () => {
  const setter = new Typesetter(new PDFDocument({ font: '' } as PDFKit.PDFDocumentOptions));
  const style: Style = { size: 10, weight: 400, direction: 'rtl' };
  const linesOf = (text: string, width: number): number =>
    setter.heightOf(text, width, style) / setter.heightOf('ا', width, style);
  const wide = Array.from({ length: 300 }, (_, at) => at + 20).find(
    (width) => linesOf('مقدونيا الشمالية', width) === 1,
  )!;
  // Room for the name and the bracket, not for what stands in it.
  expect([linesOf('مقدونيا الشمالية', wide + 12), linesOf('مقدونيا الشمالية (MKD)', wide + 12)]).toEqual([1, 2]);
  expect(linesOf('مقدونيا الشمالية (MKD)', 2 * wide)).toBe(1);
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

test('how long an answer took is written in the unit in which it is read', () => {
  const spans = [400, 95_000, 35 * 60_000, 12.4 * 3_600_000];
  expect(spans.map((ms) => writeSpan(en, ms))).toEqual(['0.4 sec', '95 sec', '35 min', '12.4 hr']);
  expect(writeSpan(REPORT_WORDS.vi, spans[3]!)).toBe('12,4 giờ');
});
