/** Words of courtesy that are written on to a name or shortened with a hyphen, so that they are no word of their own. */

import type { Script } from './name.ts';

/** Each stands at one end of the name and leaves at least two letters. */
const HONORIFICS: Partial<Record<Script, RegExp>> = {
  // Mr and Mrs.
  cyrillic: /(?<!\p{L})г-?(?:н|жа)\.?\s+(?=\p{L})/giu,
  thai: /^\s*(?:นางสาว|นาย|นาง|ดร\.?|คุณ\s)\s*(?=[ก-ฮเแโใไ]\P{Z})/gu,
  hangul: /(?<=\p{sc=Hangul}{2})\s?(?:씨|님)\s*$/gu,
  han: /(?<=\p{sc=Han}{2})\s?(?:先生|女士|小姐|博士|さん|様|氏)\s*$/gu,
  kana: /(?<=\S{2})\s?(?:さん|さま|様|氏)\s*$/gu,
};

/** The name without such words; the same text for most scripts. */
export function withoutHonorifics(text: string, script: Script): string {
  const honorific = HONORIFICS[script];
  return honorific === undefined ? text : text.replace(honorific, '');
}
