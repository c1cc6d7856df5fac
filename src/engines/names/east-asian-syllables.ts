/**
 * Chinese and Korean given names are made of syllables that each are a word: one other syllable is another name, not a
 * slip of two letters (Jianguo, Jianjun; Young-chul, Young-ho). Cost: a microsecond, asked for the few doubtful pairs.
 */

const SYLLABLE =
  /^(?:zh|ch|sh|hs|ts|tz|kk|pp|tt|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|yeong|yong|young|wang|ang|eng|ing|ong|ung|oung|eong|ian|ien|iao|uai|uan|wan|yeon|yeol|cheol|yun|hyun|eol|eom|ol|ul|al|il|ok|uk|ook|ak|ik|aek|ap|ip|eop|am|im|om|um|eun|oon|ai|an|ao|ae|ei|en|eo|eu|ee|er|oo|ia|ie|in|iu|ou|on|ua|ue|ui|un|uo|wa|wo|ya|yo|yu|yeo|ye|yi|a|e|i|o|u)$/;
const LONGEST_SYLLABLE = 6;
/** Given names have two syllables, seldom three. */
const MOST_SYLLABLES = 3;

/** Every way to read a text as syllables. */
function syllablesOf(text: string, most: number): string[][] {
  if (text === '') return [[]];
  if (most === 0) return [];
  const found: string[][] = [];
  for (let end = Math.min(LONGEST_SYLLABLE, text.length); end >= 1; end--) {
    const first = text.slice(0, end);
    if (!SYLLABLE.test(first)) continue;
    for (const rest of syllablesOf(text.slice(end), most - 1)) found.push([first, ...rest]);
  }
  return found;
}

/** A syllable without the consonants that it begins with. */
function rimeOf(syllable: string): string {
  return syllable.replace(/^[^aeiou]+/, '');
}

/** Whether two given names have as many syllables, all alike but for one that begins and ends otherwise. */
export function isOtherSyllable(one: string, other: string): boolean {
  const others = syllablesOf(other, MOST_SYLLABLES);
  for (const syllables of syllablesOf(one, MOST_SYLLABLES)) {
    if (syllables.length < 2) continue;
    for (const compared of others) {
      if (compared.length !== syllables.length) continue;
      const different = syllables.filter((syllable, place) => syllable !== compared[place]);
      if (different.length !== 1) continue;
      const place = syllables.indexOf(different[0]!);
      const counterpart = compared[place]!;
      if (different[0]![0] !== counterpart[0] && rimeOf(different[0]!) !== rimeOf(counterpart)) return true;
    }
  }
  return false;
}
