import type { Script } from './name.ts';

/** Unicode blocks by script: first and last code point. Only the letters that names are written in. */
const BLOCKS: readonly (readonly [number, number, Script])[] = [
  [0x0041, 0x024f, 'latin'],
  [0x0250, 0x02af, 'latin'],
  [0x0370, 0x03ff, 'greek'],
  [0x0400, 0x052f, 'cyrillic'],
  [0x0531, 0x058f, 'armenian'],
  [0x0591, 0x05f4, 'hebrew'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0x08a0, 0x08ff, 'arabic'],
  [0x0900, 0x097f, 'devanagari'],
  [0x0e00, 0x0e7f, 'thai'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x3005, 0x3007, 'han'],
  [0x3040, 0x30ff, 'kana'],
  [0x3130, 0x318f, 'hangul'],
  [0x31f0, 0x31ff, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
  [0x20000, 0x323af, 'han'],
];

/** The script of one letter; digits and marks count as `other`. */
export function scriptOf(codePoint: number): Script {
  if (codePoint < 0x250) return codePoint >= 0x41 ? 'latin' : 'other';
  for (const [first, last, script] of BLOCKS) if (codePoint >= first && codePoint <= last) return script;
  return 'other';
}

/** The script that most letters of a text are written in. Katakana among Han counts as Han only where Han prevails. */
export function scriptOfText(text: string): Script {
  let ascii = true;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x24f) {
      ascii = false;
      break;
    }
  }
  if (ascii) return 'latin';
  const counts = new Map<Script, number>();
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (code < 0x41) continue;
    const script = scriptOf(code);
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  let best: Script = 'other';
  let most = 0;
  for (const [script, count] of counts) {
    if (script !== 'other' && count > most) {
      best = script;
      most = count;
    }
  }
  return best;
}
