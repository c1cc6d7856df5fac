import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SENTENCES } from '../../engines/legal-basis/sentences.ts';
import { LANGUAGES } from '../../kernel/codes.ts';
import { shippedFacts } from './shipped-facts.ts';

/** Sentences that are nothing but a text of the register itself. */
const WORDLESS = ['step-route', 'warn-text', 'warn-caution'];

test.each(LANGUAGES)('every sentence of an answer is said in %s, with the values it has', (language) => {
  const file = new URL(`../../../web/src/languages/${language}.json`, import.meta.url);
  const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8')).basisSaid;
  const valuesIn = (text: string, pattern: RegExp) =>
    [...new Set(text.match(pattern) ?? [])].map((v) => v.replace(/[{}]/g, '')).sort();
  for (const [code, sentence] of Object.entries(SENTENCES)) {
    if (WORDLESS.includes(code)) continue;
    // The title says which instrument is meant; its code may be left out.
    const needed = valuesIn(sentence, /\{\w+\}/g).filter((value) => value !== 'instrument');
    const said = valuesIn(words[code] ?? '', /\{\{\w+\}\}/g).filter((value) => value !== 'instrument');
    expect([code, said]).toEqual([code, needed]);
  }
});

test.each(LANGUAGES)('what the register notes about a party, and what it lacks, is said in %s', (language) => {
  const file = new URL(`../../../web/src/languages/${language}.json`, import.meta.url);
  const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8')).registerNotes;
  const { parties, gaps = [] } = shippedFacts();
  const about = new Map<string, string>();
  for (const { code, note, knownGap } of parties)
    for (const text of [note, knownGap]) {
      if (text === undefined) continue;
      expect(about.has(code), `${code} has one text, so that its words can be found`).toBe(false);
      about.set(code, text);
    }
  for (const { code, text } of gaps) about.set(code, text);
  expect(Object.keys(words).sort()).toEqual([...about.keys()].sort());
  if (language === 'en') for (const [code, text] of about) expect(words[code]).toBe(text);
});
