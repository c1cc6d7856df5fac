/**
 * From what a scanner, a camera or a person typed to the two or three lines of a machine-readable zone.
 * Source: ICAO Doc 9303 parts 4 (TD3), 5 (TD1), 6 (TD2), 7 (MRV-A, MRV-B): lengths of lines.
 */

/** Lines of one length each: 3 × 30, 2 × 36 or 2 × 44. */
export interface MrzLines {
  readonly lines: readonly string[];
  /** Lines whose end was filled up or cut, because fillers were lost or doubled. */
  readonly adjusted: readonly number[];
}

const SHAPES = [
  { count: 3, length: 30 },
  { count: 2, length: 36 },
  { count: 2, length: 44 },
] as const;

// Readers lose or double a few fillers at the end of a line; more than this and the text is something else.
const MOST_LOST_FILLERS = 12;
const LONGEST_ZONE = 400;
const ZONE_LINE = /^[A-Z0-9<]+$/;
// The second line of every format holds dates, though a reader may have taken some of their digits for letters.
const DATED = /\d{3}|[\dOQDILZSGB]{6}/;
const FIRST_LETTER = /^[PIACV1]/;

function clean(text: string, doubleAngle: string, space: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/&LT;/g, '<')
      .replace(/«/g, doubleAngle)
      .replace(/[‹〈＜]/g, '<')
      // Quotation marks of a table or a message around the zone.
      .replace(/["“”„'’]/g, '')
      .split(/[\r\n\u2028\u2029]+/)
      .map((line) => line.replace(/^\s+|\s+$/g, '').replace(/[\s\u200B-\u200F\uFEFF]/g, space))
      .filter((line) => line !== '')
  );
}

function plausible(lines: readonly string[]): boolean {
  return FIRST_LETTER.test(lines[0]!) && lines.every((line) => ZONE_LINE.test(line)) && DATED.test(lines[1]!);
}

function exact(lines: readonly string[]): MrzLines | undefined {
  const joined = lines.join('');
  for (const { count, length } of SHAPES) {
    if (joined.length !== count * length) continue;
    const cut = Array.from({ length: count }, (_, i) => joined.slice(i * length, (i + 1) * length));
    if (plausible(cut)) return { lines: cut, adjusted: [] };
  }
  return undefined;
}

function fitted(lines: readonly string[]): MrzLines | undefined {
  const longest = Math.max(...lines.map((line) => line.replace(/<+$/, '').length));
  for (const { count, length } of SHAPES) {
    if (lines.length !== count || longest > length) continue;
    if (lines.some((line) => line.length < length - MOST_LOST_FILLERS && !isNameLine(line))) continue;
    const adjusted = lines.flatMap((line, i) => (line.length === length ? [] : [i]));
    const fit = lines.map((line) => line.slice(0, length).padEnd(length, '<'));
    if (plausible(fit)) return { lines: fit, adjusted };
  }
  return undefined;
}

// A line of names may have lost all its fillers at the end: `ERIKSSON<<ANNA<MARIA`.
function isNameLine(line: string): boolean {
  return line.includes('<<') && line.length >= 8;
}

/** Finds the zone in a text, or undefined. Line breaks may be missing, fillers lost, spaces and case are free. */
export function findMrzLines(text: string): MrzLines | undefined {
  if (text.length > LONGEST_ZONE * 4) return undefined;
  // `«` stands for two fillers on most keyboards and readers; for one on some. A typist may leave spaces for fillers.
  for (const [doubleAngle, space] of [
    ['<<', ''],
    ['<', ''],
    ['<<', '<'],
  ] as const) {
    const lines = clean(text, doubleAngle, space);
    if (lines.length === 0 || lines.join('').length > LONGEST_ZONE) continue;
    const zone = lines.filter((line) => ZONE_LINE.test(line) && line.length >= 8);
    const found = exact(lines) ?? exact(zone);
    if (found) return found;
  }
  for (const space of ['', '<']) {
    const lines = clean(text, '<<', space).filter((line) => ZONE_LINE.test(line) && line.length >= 8);
    if (lines.length < 2 || lines.length > 3) continue;
    const found = fitted(lines);
    if (found) return found;
  }
  return undefined;
}
