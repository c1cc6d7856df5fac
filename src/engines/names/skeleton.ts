/**
 * Keys under which spellings of one name meet although letters differ. Written as loops over char codes because they
 * run once for each term of a register of ten million people. Cost: one pass, no regular expression.
 */

const A = 97;

/** Vowels and the letters that romanisations use for them: a e i o u y. */
const VOWEL = new Uint8Array(26);
for (const vowel of 'aeiouy') VOWEL[vowel.charCodeAt(0) - A] = 1;

/** True for a, e, i, o, u and y. */
export function isVowel(code: number): boolean {
  return code >= A && code < A + 26 && VOWEL[code - A] === 1;
}

/**
 * The consonant skeleton of a Latin or romanised token across European transliteration habits:
 * Khoroshevskiy and Choroschewski, Schukow and Zhukov, Yelisey and Jelissej meet.
 */
export function skeleton(text: string): string {
  let out = '';
  let lastKind = '';
  let i = 0;
  const n = text.length;
  // A beginning of vowels, h, j and y is one class: Yevgeni, Evgenij, Jewgeni; Hussein, Ussein.
  const first = text[0];
  if (first !== undefined && 'aeiouyhj'.includes(first)) {
    out = 'a';
    while (i < n && 'aeiouyhj'.includes(text[i]!)) i++;
  } else if (text.startsWith('dj') || text.startsWith('xh') || text.startsWith('dzh') || text.startsWith('dsch')) {
    // Djamel and Jamal, Xhafer and Jafer.
    out = 'a';
    i = text.startsWith('dj') || text.startsWith('xh') ? 2 : text.startsWith('dzh') ? 3 : 4;
  }
  for (; i < n; i++) {
    const letter = text[i]!;
    let kind = '';
    switch (letter) {
      case 'b':
      case 'p':
        if (letter === 'p' && text[i + 1] === 'h') kind = 'v';
        else kind = letter;
        break;
      case 'c':
      case 'k':
      case 'q':
      case 'g':
        kind = letter === 'g' ? 'g' : 'k';
        if (letter === 'c') {
          const after = text[i + 1];
          if (after === 'z' || after === 's') {
            kind = 'k';
            i++;
          }
        }
        break;
      case 'd':
        kind = 'd';
        break;
      case 't':
        // The affricate (ts, tz, tch, tsch, tsh) is written c, cz, ch, z elsewhere.
        if (text.startsWith('tsch', i)) {
          kind = 'k';
          i += 3;
        } else if (text.startsWith('tch', i) || text.startsWith('tsh', i)) {
          kind = 'k';
          i += 2;
        } else if (text[i + 1] === 's' || text[i + 1] === 'z') {
          kind = 's';
          i++;
        } else kind = 't';
        break;
      case 's':
        kind = 's';
        if (text.startsWith('sch', i)) i += 2;
        else if (text[i + 1] === 'z' || text[i + 1] === 'h') i++;
        break;
      case 'z':
        kind = 's';
        break;
      case 'x':
        // The Albanian xh is dj elsewhere (Hoxhaj, Hodjaj).
        kind = text[i + 1] === 'h' ? 'd' : 'ks';
        break;
      case 'f':
      case 'v':
      case 'w':
        kind = 'v';
        break;
      case 'l':
        kind = 'l';
        break;
      case 'm':
        kind = 'm';
        break;
      case 'n':
        kind = 'n';
        break;
      case 'r':
        kind = 'r';
        break;
      default:
        kind = letter >= '0' && letter <= '9' ? letter : '';
    }
    // Doubled letters count once; the same consonant after a vowel counts again (Mohammed: m, m, d).
    if (kind !== '' && kind !== lastKind) out += kind;
    lastKind = kind;
  }
  return out;
}

/** Latin -us and -ius fall away in Russian and in the modern languages of Europe (Benedictus, Бенедикт; Antonius, Антоний). */
const CLASSICAL_ENDING = /(?:i|ae|e)?us$/;
/** French endings that are written and not said: Arnault, Bouchard, Dupont, Bordeaux, Duprez, Desrosiers, Amiens. */
const SILENT_ENDING = /(?<=au|ou|[aeo][rn]?)[td]$|(?<=au|eu|ou|oi)l?[txsd]$|(?<=il|e)z$|(?<=ie)rs?$|(?<=en)s$/;
/** Shorter words end in t, d and s in every language. */
const SHORTEST_SILENT = 6;
const SHORTEST_ROMANCE = 5;
const ROMANCE_LETTERS = /c[eiyh]|g[eiyln]|ill|lh|sch[ei]/;

/**
 * The skeleton of a Latin spelling as a writer of another script hears it when the name is classical, French, Italian,
 * Spanish, Portuguese or Romanian; undefined where that is no other than the plain one.
 */
export function romanceSkeleton(text: string): string | undefined {
  if (text.length < SHORTEST_ROMANCE) return undefined;
  let heard = text;
  if (heard.length >= SHORTEST_SILENT) {
    const last = heard.charCodeAt(heard.length - 1);
    // Only r, s, t, d, x and z are looked at: most words end otherwise.
    if (last === 100 || (last >= 114 && last <= 116) || last === 120 || last === 122) {
      heard = heard.replace(CLASSICAL_ENDING, '');
      if (heard.length === text.length) heard = heard.replace(SILENT_ENDING, '').replace(/ier$/, 'ie');
    }
  }
  if (ROMANCE_LETTERS.test(heard)) {
    heard = heard
      // Before e and i, c and g are soft everywhere, and Italian and Romanian sch is sk.
      .replace(/sch(?=[ei])/g, 'sk')
      .replace(/c(?=[eiy])/g, 's')
      .replace(/g(?=[eiy])/g, 'zh')
      // Avignon, Modigliani, Guilherme, Vuillard: one soft sound.
      .replace(/gn/g, 'n')
      .replace(/gl(?=i)/g, 'l')
      .replace(/(?<=i)l[hl](?=[aeiouy])/g, 'y');
  }
  if (heard === text) return undefined;
  const bones = skeleton(heard);
  return bones === skeleton(text) ? undefined : bones;
}

/** How far a Latin spelling's ambiguous letters are read for the Semitic skeleton. */
type Reading = 'plain' | 'other' | 'spanish';

function semiticReading(text: string, reading: Reading): string {
  const n = text.length;
  let beginning = '';
  let body = '';
  let lastKind = '';
  let i = 0;
  const first = text[0] ?? '';
  const second = text[1] ?? '';
  if (first === 'h' || (first === 'x' && reading === 'plain')) {
    beginning = 'h';
    i = 1;
  } else if (first === 'w') beginning = 'w';
  else if (first === 'o' && second === 'u' && (reading === 'other' || isVowel(text.charCodeAt(2)))) beginning = 'w';
  else if (first === 'c' && second === 'h' && reading === 'other') {
    // Chaim, Chaikin: the Hebrew ח.
    beginning = 'h';
    i = 2;
  } else if (
    first === 'y' ||
    (first === 'i' && (second === 'o' || second === 'u')) ||
    (first === 'j' && reading === 'other')
  ) {
    beginning = 'y';
  } else if (first !== '' && 'aeiou'.includes(first)) beginning = 'a';
  for (; i < n; i++) {
    const letter = text[i]!;
    const after = text[i + 1];
    let kind = '';
    switch (letter) {
      case 'b':
      case 'v':
        kind = 'b';
        break;
      case 'p':
      case 'f':
        kind = 'b';
        break;
      case 'w':
        kind = reading === 'other' && i > 0 ? 'b' : '';
        break;
      case 'c':
        if (after === 'h') {
          kind = reading === 'plain' ? 's' : 'k';
          i++;
        } else if (after === 'k') kind = '';
        // Folding loses the marks of č and ć, which are an s-like sound wherever they stand.
        else kind = reading === 'other' || after === 'e' || after === 'i' || after === 'y' ? 's' : 'k';
        break;
      case 'k':
        kind = 'k';
        if (after === 'h') i++;
        break;
      case 'q':
        kind = 'k';
        break;
      case 'x':
        kind = 'ks';
        break;
      case 'g':
        // Persian and Urdu gh may stand for ق.
        kind =
          (after === 'h' && reading === 'other') || (reading === 'spanish' && (after === 'e' || after === 'i'))
            ? 'k'
            : 'g';
        if (after === 'h') i++;
        break;
      case 'j':
        kind = reading === 'plain' ? 'g' : reading === 'spanish' ? 'k' : '';
        break;
      case 'd':
        // Dj is one letter (ج).
        kind = after === 'j' && reading === 'plain' ? '' : 'd';
        break;
      case 't':
        if (after === 's' || after === 'z') {
          kind = reading === 'plain' ? 's' : 'ts';
          i++;
        } else if (text.startsWith('ch', i + 1)) {
          kind = 's';
          i += 2;
        } else kind = 't';
        break;
      case 's':
        kind = 's';
        if (text.startsWith('ch', i + 1)) i += 2;
        break;
      case 'z':
        kind = 's';
        break;
      case 'l':
      case 'm':
      case 'n':
      case 'r':
        kind = letter;
        break;
      default:
        kind = letter >= '0' && letter <= '9' ? letter : '';
    }
    if (kind !== '' && kind !== lastKind) body += kind;
    lastKind = kind;
  }
  return beginning + body;
}

/** Spanish j, and g before e and i, sound like kh: Jorge is خورخي and Хорхе. */
const HAS_SPANISH_J = /j|g[ei]/;

/** The consonants that an Arabic or Hebrew writer would put down for a Latin token; more readings where letters are unclear. */
export function semiticSkeletons(text: string): readonly string[] {
  const plain = semiticReading(text, 'plain');
  const other = semiticReading(text, 'other');
  if (!HAS_SPANISH_J.test(text)) return plain === other ? [plain] : [plain, other];
  return [...new Set([plain, other, semiticReading(text, 'spanish')])];
}
