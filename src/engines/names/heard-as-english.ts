/** What English spelling a name may have that another script wrote down by ear; shared by Korean, kana and Chinese. */

/** Rough spellings behind the sounds, for comparison by letters; none for most names. Cost: a few looks at the letters. */
export function heardAsEnglish(heard: string): string[] {
  const spelt: string[] = [];
  // Wright, Knight, Dwight; otherwise ai is i and ei is a (Mike, David).
  if (/ait/.test(heard)) spelt.push(heard.replace(/ait(?=$|[bcdfgkmnpst])/, 'ight'));
  if (/[ae]i/.test(heard)) spelt.push(heard.replace(/ei/g, 'a').replace(/ai/g, 'i'));
  // Walker, Watson.
  if (/^[wv]o/.test(heard)) spelt.push(heard.replace(/^[wv]o(?=k)/, 'wal').replace(/^[wv]o/, 'wa'));
  // Smith, Elizabeth.
  if (heard.length > 3 && heard.endsWith('s')) spelt.push(heard.replace(/s$/, 'th'));
  return spelt;
}
