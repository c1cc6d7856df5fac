import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import bidiFactory from 'bidi-js';
import type PDFDocument from 'pdfkit';
import { unwrapWoff } from './unwrap-woff.ts';

type Page = InstanceType<typeof PDFDocument>;

interface Bidi {
  getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
  /** The other bracket of a pair; null for what has none. */
  getMirroredCharacter(letter: string): string | null;
}

// Its types describe the module for CommonJS only.
const bidi = (bidiFactory as unknown as () => Bidi)();

/** The fonts come in parts, each with the letters of some scripts; a text takes each of its letters from the first that has it. */
const PARTS = [
  [
    'noto-sans',
    'latin',
    /[\u0000-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2122\u2212]/,
  ],
  [
    'noto-sans',
    'vietnamese',
    /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/,
  ],
  ['noto-sans', 'latin-ext', /[\u0100-\u02af\u1e00-\u1eff]/],
  ['noto-sans', 'cyrillic', /[\u0400-\u045f\u0490-\u0491\u04b0-\u04b1\u2116]/],
  ['noto-sans-arabic', 'arabic', /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c-\u200f\ufb50-\ufdff\ufe70-\ufeff]/],
] as const;

export type Weight = 400 | 700;

const unwrapped = new Map<string, Buffer>();

function fontOfFile(family: string, part: string, weight: Weight): Buffer {
  const file = fileURLToPath(
    import.meta.resolve(`@fontsource/${family}/files/${family}-${part}-${weight}-normal.woff`),
  );
  const font = unwrapped.get(file) ?? unwrapWoff(readFileSync(file));
  unwrapped.set(file, font);
  return font;
}

/** Makes the fonts known to a document. */
export function registerFonts(page: Page): void {
  for (const weight of [400, 700] as const) {
    for (const [family, part] of PARTS) page.registerFont(`${part}-${weight}`, fontOfFile(family, part, weight));
  }
}

/** A stretch of letters that one font has. */
interface Run {
  readonly font: string;
  readonly text: string;
}

/** The part of the fonts that has a letter. */
export function fontOf(letter: string, weight: Weight): string {
  const part = PARTS.find(([, , letters]) => letters.test(letter))?.[1] ?? 'latin';
  return `${part}-${weight}`;
}

// They steer the order and are not seen.
const STEERING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function runsOf(text: string, weight: Weight, level: number): Run[] {
  const runs: { font: string; text: string }[] = [];
  for (const written of text) {
    if (STEERING.test(written)) continue;
    // Rule L4: in a stretch from right to left a bracket is seen as its partner.
    const letter = level % 2 === 1 ? (bidi.getMirroredCharacter(written) ?? written) : written;
    const last = runs.at(-1);
    // A mark or a joiner stays with the letter it belongs to.
    const font = last && /\p{M}|[\u200c\u200d]/u.test(letter) ? last.font : fontOf(letter, weight);
    if (last?.font === font) last.text += letter;
    else runs.push({ font, text: letter });
  }
  return runs;
}

export interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly direction: 'ltr' | 'rtl';
}

/** A word with the direction it runs in. */
interface Word {
  readonly text: string;
  readonly level: number;
  readonly width: number;
  readonly runs: readonly Run[];
}

/**
 * Sets words of mixed scripts: lines are broken in the order of reading, then the words of each line are put in the order
 * of sight (Unicode bidirectional algorithm). Within a word the font itself joins the letters and turns them round.
 */
export class Typesetter {
  readonly #page: Page;
  // A report says the same words many times, and each box is measured before it is drawn.
  readonly #widths = new Map<string, number>();
  readonly #lines = new Map<string, Word[][]>();
  constructor(page: Page) {
    this.#page = page;
    registerFonts(page);
  }

  #widthOf(runs: readonly Run[], size: number): number {
    let width = 0;
    for (const { font, text } of runs) {
      const key = `${font} ${size} ${text}`;
      let one = this.#widths.get(key);
      if (one === undefined) {
        one = this.#page.font(font).fontSize(size).widthOfString(text);
        this.#widths.set(key, one);
      }
      width += one;
    }
    return width;
  }

  #wordsOf(text: string, { size, weight, direction }: Style): Word[] {
    // A space that does not break keeps a number on one line; no part of the fonts has the narrow one.
    const clean = text
      .normalize('NFC')
      .replace(/[^\S\u00a0\u202f]+/g, ' ')
      .replaceAll('\u202f', '\u00a0')
      .trim();
    const { levels } = bidi.getEmbeddingLevels(clean, direction);
    const words: Word[] = [];
    let from = 0;
    for (const part of clean.split(' ')) {
      // Where a word changes direction inside, each part is a word of its own without a space between.
      let begin = 0;
      let isFirst = true;
      for (let at = 1; at <= part.length; at += 1) {
        if (at < part.length && levels[from + at]! % 2 === levels[from + begin]! % 2) continue;
        const piece = part.slice(begin, at);
        const level = levels[from + begin]!;
        const runs = runsOf(piece, weight, level);
        begin = at;
        if (runs.length === 0) continue;
        words.push({ text: isFirst ? ` ${piece}` : piece, level, width: this.#widthOf(runs, size), runs });
        isFirst = false;
      }
      from += part.length + 1;
    }
    return words;
  }

  #spaceOf({ size, weight }: Style): number {
    return this.#widthOf([{ font: `latin-${weight}`, text: ' ' }], size);
  }

  /** Breaks a text into lines of a width, in the order of reading. */
  #linesOf(text: string, width: number, style: Style): Word[][] {
    const key = `${width} ${style.size} ${style.weight} ${style.direction} ${text}`;
    const known = this.#lines.get(key);
    if (known) return known;
    const space = this.#spaceOf(style);
    const lines: Word[][] = [[]];
    let used = 0;
    const words = this.#wordsOf(text, style);
    for (const [at, word] of words.entries()) {
      const gap = lines.at(-1)!.length > 0 && word.text.startsWith(' ') ? space : 0;
      if (gap > 0 && used + gap + wholeWidth(words, at) > width) {
        lines.push([]);
        used = 0;
      } else used += gap;
      lines.at(-1)!.push(word);
      used += word.width;
    }
    this.#lines.set(key, lines);
    return lines;
  }

  /** How high a text stands in a width. */
  heightOf(text: string, width: number, style: Style): number {
    return this.#linesOf(text, width, style).length * style.size * LINE;
  }

  /** Draws a text in a box; it begins at the side where its direction begins, numbers at the far one. */
  draw(
    text: string,
    box: { readonly x: number; readonly y: number; readonly width: number },
    style: Style,
    align: 'start' | 'end' = 'start',
  ): number {
    const space = this.#spaceOf(style);
    let y = box.y;
    for (const line of this.#linesOf(text, box.width, style)) {
      const seen = inOrderOfSight(line, style.direction);
      const gapBefore = (at: number): number => (at > 0 && (hasSpace(seen, at) ? space : 0)) || 0;
      const width = seen.reduce((sum, word, at) => sum + word.width + gapBefore(at), 0);
      const isRight = (style.direction === 'rtl') === (align === 'start');
      let x = isRight ? box.x + box.width - width : box.x;
      for (const [at, word] of seen.entries()) {
        x += gapBefore(at);
        for (const { font, text: letters } of word.level % 2 === 1 ? word.runs.toReversed() : word.runs) {
          // On one base line, though the fonts of two scripts are not equally high.
          const base = y + style.size * BASE_LINE;
          this.#page
            .font(font)
            .fontSize(style.size)
            .text(letters, x, base, { lineBreak: false, baseline: 'alphabetic' });
          x += this.#widthOf([{ font, text: letters }], style.size);
        }
      }
      y += style.size * LINE;
    }
    return y;
  }
}

/** How wide a word is with the parts of the other direction that stand to it without a space: they go to the next line together. */
function wholeWidth(words: readonly Word[], at: number): number {
  let whole = words[at]!.width;
  for (let next = at + 1; next < words.length && !words[next]!.text.startsWith(' '); next += 1)
    whole += words[next]!.width;
  return whole;
}

/** Between two words as seen there is a space when the later of them in reading has one before it. */
function hasSpace(seen: readonly (Word & { readonly place: number })[], at: number): boolean {
  const [left, right] = [seen[at - 1]!, seen[at]!];
  const later = left.place > right.place ? left : right;
  return Math.abs(left.place - right.place) > 1 || later.text.startsWith(' ');
}

/** Rule L2 of the bidirectional algorithm, on words: from the highest level down, every stretch of that level or above is reversed. */
function inOrderOfSight(line: readonly Word[], direction: 'ltr' | 'rtl'): (Word & { readonly place: number })[] {
  const seen = line.map((word, place) => ({ ...word, place }));
  const highest = Math.max(direction === 'rtl' ? 1 : 0, ...seen.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < seen.length; from += 1) {
      let to = from;
      while (to < seen.length && seen[to]!.level >= level) to += 1;
      if (to > from) {
        seen.splice(from, to - from, ...seen.slice(from, to).reverse());
        from = to;
      }
    }
  }
  return seen;
}

// Height of a line over the size of its letters: Vietnamese stacks two marks above a capital.
const LINE = 1.5;
const BASE_LINE = 1.08;
