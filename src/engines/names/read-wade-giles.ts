/** Wade–Giles syllables in Latin names, as pinyin: Chin is jin or qin, Tse is ze. Cost: one look-up for each syllable. */

import { wadeGiles } from './romanise-chinese.ts';

const INITIALS = ['', ...'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ')];
const FINALS =
  'a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ue'.split(' ');

/** Spellings of older books and passports that the rule does not give. */
const OLDER: Readonly<Record<string, readonly string[]>> = {
  tse: ['ze'],
  tsu: ['zu', 'zi', 'cu'],
  szu: ['si'],
  hsi: ['xi'],
  jui: ['rui'],
};

const MOST_READINGS = 3;

/** For each Wade–Giles syllable the pinyin syllables it may be; apostrophes, which tell them apart, are left out in practice. */
const READINGS = new Map<string, string[]>();
for (const initial of INITIALS) {
  for (const final of FINALS) {
    const syllable = initial + final;
    const wade = wadeGiles(syllable);
    if (wade === syllable) continue;
    const known = READINGS.get(wade) ?? [];
    if (!known.includes(syllable)) READINGS.set(wade, [...known, syllable]);
  }
}
for (const [wade, readings] of Object.entries(OLDER))
  READINGS.set(wade, [...new Set([...readings, ...(READINGS.get(wade) ?? [])])]);

/** The pinyin readings of a token that is a Wade–Giles syllable; none for other words. */
export function pinyinOfWadeGiles(text: string): readonly string[] {
  return READINGS.get(text)?.slice(0, MOST_READINGS) ?? [];
}
