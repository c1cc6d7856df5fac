/** A question about a person, read once: the tokens to look for, their keys, and the birth dates. */
import { PARTICLE_SHARE } from '../matching/align-names.ts';
import { packDate } from '../matching/birth-evidence.ts';
import { AGREEMENT, type Agreement } from '../matching/compare-terms.ts';
import type { PersonDescription } from '../matching/description.ts';
import type { Name, NameToken } from '../names/name.ts';
import { type Spelt, spell } from './likeness.ts';
import type { NameReading } from './name-reading.ts';
import { isCutOff, MOST_TOKENS } from './packed-names.ts';
import { addSpellingKeys, addTwoEditKeys, cutKey, kindOfSoundKey, SHORTEST_CUT, soundKey } from './term-keys.ts';

export interface AskedToken {
  readonly token: NameToken;
  /** All romanisations, the leading one first. */
  readonly texts: readonly string[];
  readonly spellings: readonly Spelt[];
  readonly spellingKeys: readonly number[];
  /** Keys of skeletons and clusters, with the agreement that sharing one amounts to. */
  readonly soundKeys: readonly SoundKey[];
  /** The key of recorded tokens that a machine-readable zone cut off and that this one may continue. */
  readonly cutKey: number | undefined;
  /** True when this token itself may be cut off. */
  readonly cut: boolean;
  /** Share of its weight with which it counts: an article says less than a name. */
  readonly share: number;
  /** The token and those after it written as one word, in their several spellings. */
  readonly joined: readonly string[];
  /** The same by the consonants that an Arabic or Hebrew spelling shows. */
  readonly joinedConsonants: readonly string[];
}

export interface SoundKey {
  readonly key: number;
  readonly agreement: Agreement;
}

export interface AskedName {
  readonly tokens: readonly AskedToken[];
}

export interface AskedPerson {
  /** The asked names as they were read, for whoever judges. */
  readonly read: readonly Name[];
  readonly names: readonly AskedName[];
  readonly born: readonly AskedBirth[];
}

export interface AskedBirth {
  /** As the matching engine packs it. */
  readonly packed: number;
  readonly tolerance: number;
}

// Two edits are allowed for from eight letters on; and in a name of one word, which has nothing else to go by.
const TWO_EDITS_FROM = 8;
const TWO_EDITS_ALONE_FROM = 5;

/** Reads the question; a person without a legible name has no names to look for. */
export function askPerson(question: PersonDescription, reading: NameReading): AskedPerson {
  const names: AskedName[] = [];
  const read = question.names.map((input) => reading.readName(input, question.nationalities ?? []));
  for (const name of read) {
    const legible = name.tokens.filter(({ text }) => text !== '').slice(0, MOST_TOKENS);
    const telling = legible.filter(({ role }) => role !== 'title' && role !== 'initial');
    const tokens = telling.length > 0 ? telling : legible;
    if (tokens.length === 0) continue;
    const isTelling = new Set(tokens);
    names.push({
      tokens: legible.flatMap((token, i) => {
        // "Willia ms", "Ba ydu": what looks like a title may be a piece of a name that was written apart.
        const next = legible.slice(i + 1, i + MOST_JOINED);
        if (isTelling.has(token)) {
          return [askToken(token, next, isCutOff(name, name.tokens.indexOf(token)), tokens.length === 1, reading)];
        }
        return token.role === 'title' && next.length > 0 ? [askPiece(token, next)] : [];
      }),
    });
  }
  const born = (question.born ?? [])
    .map(({ on, toleranceYears = 0 }) => ({ packed: packDate(on), tolerance: Math.max(0, toleranceYears) }))
    .filter(({ packed }) => packed !== 0);
  return { read, names, born };
}

/** A title is looked for only as a piece of a name: it counts as little as a particle and has no terms of its own. */
function askPiece(token: NameToken, next: readonly NameToken[]): AskedToken {
  return {
    token: { ...token, role: 'particle' },
    texts: [],
    spellings: [],
    spellingKeys: [],
    soundKeys: [],
    cutKey: undefined,
    cut: false,
    share: 1,
    ...joinTokens(token, next),
  };
}

function askToken(
  token: NameToken,
  next: readonly NameToken[],
  cut: boolean,
  alone: boolean,
  reading: NameReading,
): AskedToken {
  const texts = [token.text, ...token.others.filter((other) => other !== token.text)];
  const spellingKeys: number[] = [];
  for (const text of texts) {
    addSpellingKeys(text, spellingKeys);
    // Recorded terms are filed less one letter only; asked less two, they still meet all but two letters changed.
    if (text.length >= (alone ? TWO_EDITS_ALONE_FROM : TWO_EDITS_FROM)) addTwoEditKeys(text, spellingKeys);
  }
  return {
    token,
    texts,
    spellings: texts.map(spell),
    spellingKeys,
    soundKeys: askSoundKeys(token, reading),
    cutKey: token.text.length > SHORTEST_CUT ? cutKey(token.text) : undefined,
    cut: cut && token.text.length >= SHORTEST_CUT,
    share: token.role === 'particle' ? PARTICLE_SHARE : 1,
    ...joinTokens(token, next),
  };
}

/** "bin al Shibh" in one word: more words are never written together. */
const MOST_JOINED = 3;
/** Other romanisations beyond these only repeat the first ones. */
const MOST_SPELLINGS_JOINED = 3;
/** Fewer consonants than this are shared by too many runs of words. */
const FEWEST_JOINED_CONSONANTS = 3;

function joinTokens(
  token: NameToken,
  next: readonly NameToken[],
): { readonly joined: readonly string[]; readonly joinedConsonants: readonly string[] } {
  let runs = spellingsToJoin(token);
  let consonants = token.consonants === undefined ? undefined : firstConsonants(token);
  const joined: string[] = [];
  const joinedConsonants: string[] = [];
  for (const other of next) {
    const spellings = spellingsToJoin(other);
    runs = runs.flatMap((run) => spellings.map((spelling) => run + spelling));
    joined.push(...runs);
    // An article shows no consonants of its own; any other weak letter counts only where it begins the whole.
    if (consonants === undefined || (other.consonants === undefined && other.role !== 'particle')) continue;
    if (other.consonants !== undefined) consonants += firstConsonants(other).replace(/^[awyh]/, '');
    if (consonants.length >= FEWEST_JOINED_CONSONANTS) joinedConsonants.push(consonants);
  }
  return { joined, joinedConsonants };
}

function spellingsToJoin({ text, others }: NameToken): string[] {
  return [text, ...others.slice(0, MOST_SPELLINGS_JOINED - 1)];
}

function firstConsonants({ consonants = '' }: NameToken): string {
  const [first = ''] = consonants.split('/', 1);
  return first;
}

function askSoundKeys(token: NameToken, reading: NameReading): SoundKey[] {
  const written = token.consonants !== undefined;
  const keys: SoundKey[] = [];
  for (const key of reading.tokenKeys(token)) {
    const kind = kindOfSoundKey(key, written);
    if (kind === 'variant') keys.push({ key: soundKey(key, kind), agreement: AGREEMENT.variant });
    else if (kind === 'nickname') keys.push({ key: soundKey(key, kind), agreement: AGREEMENT.nickname });
    else if (kind === 'skeleton') keys.push({ key: soundKey(key, kind), agreement: AGREEMENT.sound });
    else {
      // Consonants meet when at least one side's script shows no vowels.
      keys.push({ key: soundKey(key, 'written-consonants'), agreement: AGREEMENT.consonants });
      if (written) keys.push({ key: soundKey(key, 'consonants'), agreement: AGREEMENT.consonants });
    }
  }
  return keys;
}
