/**
 * How a Latin spelling made for one language's sounds is written for another's, where letters alone would not bring the two
 * together: Ukrainian and Belarusian names beside Russian ones, Uzbek, Somali, Albanian and Basque spelling beside others,
 * Indonesian names of before 1972. Cost: a look at the letters for most words.
 */

/** Endings of Ukrainian and Belarusian names, as both languages write them in Latin letters. */
const RUTHENIAN_ENDING =
  /(?:enko|chuk|[iy]uk|sk[iy]{1,2}|ska(?:ia|ya)?|[oe]v[iy]ch|[oe]va?|iv|[iy]vna|yna|hina|ets|yshyn|kha|[oae]u|n[iy]k|chyk|aha|oha|uha|[iy]i|iy)$/;
/** The h of these languages is the g of Russian, but for kh, ch, sh, zh and th. */
const RUTHENIAN_H = /(?<![kcszt])h(?=[aeiouylrnmvd])/g;
/** Shorter words have too many neighbours of their own. */
const SHORTEST = 4;

/** Belarusian writes the end of -ov and -ev with a short u, and softened d and t as dz and ts. */
const BELARUSIAN_ENDING = /(?<=[hklnrtv][ae]|[klnv]o|tro|aro)u$/;
const BELARUSIAN_SOFT = /(?:dz(?=[eimyv])|(?<!^)ts(?=[eiy]))/g;

/** Words that only Somali spells so: x for the throaty h, c for the ayn, long vowels doubled. */
const SOMALI =
  /^(?:cabd|cali$|cumar|c[ui]smaan|carab|cawil|ciise|cigaal|caydiid|caraale|ducaale|sacd|saciid|jaamac|jimcaale|a?xmed|maxam|muxumed|faarax|raxm|nuux|yaxye|saalax|xaa[js]|xasan|xuseen|xirsi|xalan|xayd|xoos|guuleed|geeddi)/;

/** Uzbek and Azerbaijani write x for kh; names with the x of Alexander and Maxim are not theirs. */
const UZBEK = /^(?!.*(?:alex|aleks|max|felix|xen|oxa)).*x.*(?:(?:o|e)va?|zad[ae])$|xon$/;

/** Indonesian families keep the spelling of before 1947 and 1972: oe for u, tj for c, dj for j, j for y (Soeharto, Tjahjadi). */
const OLD_INDONESIAN = /^(?:soe|poer)[b-df-hj-np-tv-z].*[aiou]|^(?:dj|tj)[aeiou].*[aiou]$|[aeiou]tj[aeiou].*[aiou]$/;

/** What a word of these languages shows at least; most words are not looked at further. */
const HAS_SIGNS = /[hx]|c|u$|^dz|ski$|aa|ee|uu|oe|[td]j/;

/** The spellings of a folded word in the neighbouring languages; none for most words. */
export function neighbourSpellings(text: string): readonly string[] {
  if (text.length < SHORTEST || !HAS_SIGNS.test(text)) return NONE;
  if (SOMALI.test(text)) {
    const plain = text
      .replace(/c(?=[aeiou])|(?<=[aeiou])c(?!h)/g, '')
      .replace(/x/g, 'h')
      .replace(/([aeiou])\1/g, '$1');
    return plain === text ? NONE : [plain];
  }
  // The Albanian xh and gj are the dž and đ of Serbian papers (Hoxhaj, Hodžaj); the Basque tx is the Spanish ch.
  if (text.includes('xh')) return [text.replace(/xh/g, 'dz').replace(/gj/g, 'dj').replace(/q/g, 'c')];
  if (text.includes('tx')) return [text.replace(/tx/g, 'ch').replace(/k(?=[aou])/g, 'c')];
  if (OLD_INDONESIAN.test(text)) return [modernIndonesian(text)];
  if (text.includes('x')) return UZBEK.test(text) ? [text.replace(/x/g, 'kh')] : NONE;
  return ruthenian(text);
}

function modernIndonesian(text: string): string {
  return text
    .replace(/oe/g, 'u')
    .replace(/tj/g, 'c')
    .replace(/(?<!d)j/g, 'y')
    .replace(/dj/g, 'j');
}

function ruthenian(text: string): readonly string[] {
  let russian = text;
  if (text.includes('h') && RUTHENIAN_ENDING.test(text)) russian = russian.replace(RUTHENIAN_H, 'g');
  if (BELARUSIAN_ENDING.test(text))
    russian = russian.replace(BELARUSIAN_ENDING, 'v').replace(/(?<=[nhtkdrlm])av$/, 'ov');
  if (russian !== text || /^dz[mv]|(?:eika|enka|chyk|ouski|euski)$/.test(text)) {
    russian = russian.replace(BELARUSIAN_SOFT, (found) => found[0]!).replace(/([oae])u(?=sk)/g, '$1v');
  }
  return russian === text ? NONE : [russian];
}

const NONE: readonly string[] = [];
