import type { Place } from './mrz-layout.ts';

// What OCR-B readers and typists confuse, by the kind of field it was found in.
const AS_DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};
const AS_LETTER: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B' };

export interface MrzCorrection {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface MrzProblem {
  /** Stable, for the web to translate. */
  readonly code: string;
  readonly text: string;
}

/** The lines of a zone while they are being read: fields can be corrected, and each correction is remembered. */
export class MrzSheet {
  readonly corrected: MrzCorrection[] = [];
  readonly problems: MrzProblem[] = [];
  readonly #lines: string[];

  constructor(lines: readonly string[], adjusted: readonly number[]) {
    this.#lines = [...lines];
    for (const line of adjusted) {
      this.problem('line-length', `Line ${line + 1} did not have its full length and was filled up or cut.`);
    }
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  read([line, from, to]: Place): string {
    return this.#lines[line]!.slice(from, to);
  }

  write([line, from, to]: Place, text: string): void {
    const before = this.#lines[line]!;
    this.#lines[line] = before.slice(0, from) + text + before.slice(to);
  }

  correct(field: string, place: Place, to: string): void {
    const from = this.read(place);
    if (from === to) return;
    this.write(place, to);
    this.corrected.push({ field, from, to });
  }

  lettersOnly(field: string, place: Place): void {
    this.correct(
      field,
      place,
      this.read(place).replace(/[0-9]/g, (c) => AS_LETTER[c] ?? c),
    );
  }

  digitsOnly(field: string, place: Place): void {
    this.correct(
      field,
      place,
      this.read(place).replace(/[A-Z]/g, (c) => AS_DIGIT[c] ?? c),
    );
  }

  problem(code: string, text: string): void {
    this.problems.push({ code, text });
  }
}
