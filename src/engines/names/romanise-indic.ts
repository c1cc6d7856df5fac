/**
 * The scripts of India, whose Unicode blocks run in parallel (Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu,
 * Kannada, Malayalam), spelt as passports spell names: without marks, without the vowel that is written and not said.
 * Source: the Unicode blocks and the Hunterian system of the Survey of India. Cost: one pass over the letters.
 */

const FIRST_BLOCK = 0x0900;
const LAST_BLOCK = 0x0d7f;
const BLOCK = 0x80;
const BENGALI = 1;
const TAMIL = 5;

const CONSONANTS = 'k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h'.split(' ');
const FIRST_CONSONANT = 0x15;
const VOWELS = 'a a i i u u ri l e e e ai o o o au'.split(' ');
const FIRST_VOWEL = 0x05;
const SIGNS = 'a i i u u ri ri e e e ai o o o au'.split(' ');
const FIRST_SIGN = 0x3e;
const VIRAMA = 0x4d;
const NUKTA = 0x3c;
/** What a dot below makes of a letter. */
const DOTTED: Readonly<Record<string, string>> = { j: 'z', ph: 'f', k: 'q', d: 'r', dh: 'rh' };
/** Letters with their dot, as one sign. */
const PRECOMPOSED = 'q kh gh z r rh f y'.split(' ');
const FIRST_PRECOMPOSED = 0x58;

/** Whether a word is in one of these scripts. */
export function isIndic(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= FIRST_BLOCK && code <= LAST_BLOCK;
}

interface Sound {
  consonant: string;
  /** '' where the script mutes it, 'ə' for the vowel that every bare consonant has. */
  vowel: string;
}

function soundsOf(word: string): Sound[] {
  const sounds: Sound[] = [];
  for (const letter of word) {
    const code = letter.charCodeAt(0);
    if (code < FIRST_BLOCK || code > LAST_BLOCK) continue;
    const block = Math.floor((code - FIRST_BLOCK) / BLOCK);
    const place = (code - FIRST_BLOCK) % BLOCK;
    const last = sounds[sounds.length - 1];
    const consonant = CONSONANTS[place - FIRST_CONSONANT] ?? PRECOMPOSED[place - FIRST_PRECOMPOSED];
    const vowel = VOWELS[place - FIRST_VOWEL];
    const sign = SIGNS[place - FIRST_SIGN];
    if (consonant !== undefined && place >= FIRST_CONSONANT)
      sounds.push({ consonant: block === BENGALI && consonant === 'v' ? 'b' : consonant, vowel: 'ə' });
    else if (vowel !== undefined && place >= FIRST_VOWEL) sounds.push({ consonant: '', vowel });
    else if (sign !== undefined && place >= FIRST_SIGN) {
      if (last !== undefined) last.vowel = sign;
    } else if (place === VIRAMA) {
      if (last !== undefined) last.vowel = '';
    } else if (place === NUKTA) {
      if (last !== undefined) last.consonant = DOTTED[last.consonant] ?? last.consonant;
    } else if (place === 0x01 || place === 0x02) sounds.push({ consonant: 'n', vowel: '' });
    else if (place === 0x03) sounds.push({ consonant: 'h', vowel: '' });
  }
  if (blockOf(word) === TAMIL) voice(sounds);
  return sounds;
}

function blockOf(word: string): number {
  return Math.floor((word.charCodeAt(0) - FIRST_BLOCK) / BLOCK);
}

/** Tamil writes one letter for k and g, t and d, p and b: voiced between vowels and after n and m. */
function voice(sounds: Sound[]): void {
  const VOICED: Readonly<Record<string, string>> = { k: 'g', t: 'd', p: 'b' };
  for (let place = 1; place < sounds.length; place++) {
    const sound = sounds[place]!;
    const before = sounds[place - 1]!;
    if (before.vowel !== '' || /^[nm]/.test(before.consonant))
      if (sound.vowel !== '') sound.consonant = VOICED[sound.consonant] ?? sound.consonant;
  }
  const [first] = sounds;
  if (first?.consonant === 'ch') first.consonant = 's';
}

function spell(sounds: readonly Sound[], isSaid: (place: number) => boolean): string {
  return sounds
    .map(({ consonant, vowel }, place) => consonant + (vowel === 'ə' ? (isSaid(place) ? 'a' : '') : vowel))
    .join('')
    .replace(/n(?=[pbm])/g, 'm');
}

/** The spellings of a word, the usual one first. */
export function romaniseIndic(word: string): string[] {
  const sounds = soundsOf(word);
  const last = sounds.length - 1;
  const bare = (place: number): boolean => sounds[place]?.vowel === 'ə';
  const full = (place: number): boolean => (sounds[place]?.vowel ?? '') !== '';
  // The vowel is mute at the end of a word, and between a vowel and a consonant with one (Rajkumar).
  const isSaid = (place: number): boolean =>
    place !== last && !(place > 0 && bare(place) && full(place - 1) && full(place + 1) && place + 1 < last);
  const heard = spell(sounds, isSaid);
  const written = spell(sounds, (place) => place !== last);
  const ended = spell(sounds, () => true);
  // The languages of the south say the last vowel.
  const spellings = new Set(blockOf(word) >= TAMIL ? [ended, written, heard] : [heard, written, ended]);
  // What is written v is said and spelt w or b in parts of the country; more vowels than this are told by their sound.
  if (heard.includes('v')) spellings.add(heard.replace(/v/g, 'w'));
  if (heard.startsWith('v')) spellings.add(`b${heard.slice(1)}`);
  return [...spellings].filter(Boolean);
}
