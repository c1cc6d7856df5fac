import { Problem } from '../../kernel/problem.ts';

/** One line of a stream, or the fault of one that could not be read. */
export type Line = string | Problem;

const NEWLINE = 10;

const tooLong = (longest: number): Problem => new Problem('too-large', `This line is longer than ${longest} bytes.`);

/**
 * Cuts bytes into lines as they come. A line over the limit is a fault of its own: it is skipped to its end without
 * being held, and the stream goes on. Empty lines are left out.
 * Cost: what has come is turned into text once and cut there, which is several times faster than line by line.
 */
export class LineCutter {
  readonly #longest: number;
  #pending: Buffer[] = [];
  #held = 0;
  #skipping = false;

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that end within these bytes. */
  take(bytes: Uint8Array): Line[] {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const last = chunk.lastIndexOf(NEWLINE);
    const lines: Line[] = [];
    if (last >= 0) {
      let from = 0;
      if (this.#skipping) {
        from = chunk.indexOf(NEWLINE) + 1;
        lines.push(tooLong(this.#longest));
        this.#skipping = false;
      }
      const whole = chunk.subarray(from, last + 1);
      const text = (this.#held === 0 ? whole : Buffer.concat([...this.#pending, whole])).toString('utf8');
      this.#pending = [];
      this.#held = 0;
      cut(text, this.#longest, lines);
    }
    const rest = chunk.subarray(last + 1);
    if (this.#skipping || this.#held + rest.length > this.#longest) {
      this.#skipping = true;
      this.#pending = [];
      this.#held = 0;
    } else if (rest.length > 0) {
      this.#pending.push(rest);
      this.#held += rest.length;
    }
    return lines;
  }

  /** The last line, when nothing ended it. */
  end(): Line[] {
    const lines: Line[] = [];
    if (this.#skipping) lines.push(tooLong(this.#longest));
    else cut(Buffer.concat(this.#pending).toString('utf8'), this.#longest, lines);
    return lines;
  }
}

function cut(text: string, longest: number, lines: Line[]): void {
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, end).trim();
    from = end + 1;
    if (line === '') continue;
    // A sign takes at most three bytes for each unit of length, so most lines need no counting.
    lines.push(line.length * 3 > longest && Buffer.byteLength(line) > longest ? tooLong(longest) : line);
  }
}
