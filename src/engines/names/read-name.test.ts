import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeDoneWithin } from '../../../test/support/busy-machine.ts';
import type { NameInput, NameToken } from './name.ts';
import { readName } from './read-name.ts';

function read(whole: string): readonly NameToken[] {
  return readName({ whole }).tokens;
}

/** All spellings of all tokens, as `text/other other`. */
function spellings(whole: string): string[][] {
  return read(whole).map((token) => [token.text, ...token.others]);
}

function rolesOf(input: NameInput): string[] {
  return readName(input).tokens.map((token) => `${token.text}:${token.role}`);
}

test('a Latin name loses its marks and keeps what was written', () => {
  const [first, second] = read('Zdeňka Škvorecká');
  expect(first).toMatchObject({ text: 'zdenka', written: 'Zdeňka' });
  expect(second!.text).toBe('skvorecka');
  expect(second!.others).toContain('shkvorecka');
});

test('letters that do not decompose are folded as passports print them', () => {
  expect(read('Đặng Øystein Ławniczak Işıl Þóra').map((token) => token.text)).toEqual([
    'dang',
    'oystein',
    'lawniczak',
    'isil',
    'thora',
  ]);
});

test('a name with an umlaut also reads as its machine-readable zone prints it', () => {
  expect(spellings('Jürgen Möller')).toEqual([
    ['jurgen', 'juergen'],
    ['moller', 'moeller'],
  ]);
});

test('a Russian name reads in passport, press, German and French letters', () => {
  const [given, patronymic, family] = read('Юрий Жукович Шульгин');
  expect(given!.others).toEqual(expect.arrayContaining(['yuriy', 'jurij']));
  expect(patronymic!.role).toBe('patronymic');
  expect([family!.text, ...family!.others]).toEqual(expect.arrayContaining(['shulgin', 'schulgin', 'choulgin']));
});

test('Ukrainian and Serbian letters are read in their own language', () => {
  expect(spellings('Гнат')[0]).toContain('gnat');
  expect(spellings('Сергій')[0]).toEqual(expect.arrayContaining(['serhii']));
  expect(spellings('Ђорђе Љубић')).toEqual([expect.arrayContaining(['djordje']), expect.arrayContaining(['ljubic'])]);
});

test('a Japanese and a Chinese name in Russian letters read as in Japan and China', () => {
  expect(spellings('Итидзё')[0]).toContain('ichijo');
  expect(spellings('Цзинь')[0]).toContain('jin');
});

test('a Greek name reads by the passport rule and the older one', () => {
  expect(spellings('Χαράλαμπος')[0]).toEqual(expect.arrayContaining(['charalampos', 'haralabos']));
});

test('an Arabic name splits the article off and shows its consonants', () => {
  const [given, article, family] = read('سمير الطرابلسي');
  expect(given!.text).toBe('samir');
  expect(article!.role).toBe('particle');
  expect(family!.consonants).toContain('trbls');
});

test('a servant-of name is read alike together and apart, in Latin and in Arabic letters', () => {
  const together = read('Abdurrahman Tamimi').map((token) => token.text);
  const apart = read('Abd al-Rahman Tamimi')
    .filter((token) => token.role !== 'particle')
    .map((token) => token.text);
  expect(together).toEqual(['abd', 'rahman', 'tamimi']);
  expect(apart).toEqual(together);
  expect(
    read('عبدالرحمن')
      .filter((token) => token.role !== 'particle')
      .map((token) => token.text),
  ).toEqual(['abd', 'rahman']);
});

test('Abdullah and Abdulayev are names of their own', () => {
  expect(read('Abdullah Abdulayev').map((token) => token.text)).toEqual(['abdullah', 'abdulayev']);
});

test('a Hebrew name shows its consonants, with both readings of het', () => {
  expect(read('רחמים')[0]!.consonants!.split('/')).toContain('rkmm');
});

test('an unspaced Chinese name is family name, given name', () => {
  expect(rolesOf({ whole: '張建宏' })).toEqual(['zhang:family', 'jianhong:given']);
  expect(spellings('張建宏')[0]).toEqual(expect.arrayContaining(['chang', 'cheung', 'teo']));
  expect(spellings('張建宏')[1]).toContain('chienhung');
});

test('a family name with a reading of its own is read as such', () => {
  expect(spellings('单志强')[0]![0]).toBe('shan');
  expect(rolesOf({ whole: '欧阳建国' })[0]).toBe('ouyang:family');
});

test('a Korean name carries the spellings that passports prefer', () => {
  const [family, given] = spellings('박영호');
  expect(family).toEqual(expect.arrayContaining(['park', 'pak', 'bak']));
  expect(given).toEqual(expect.arrayContaining(['yeongho', 'yongho', 'youngho']));
});

test('kana read by Hepburn, with and without long vowels', () => {
  expect(spellings('サトウ')[0]).toEqual(expect.arrayContaining(['satou', 'sato']));
});

test('Armenian, Georgian, Thai and Devanagari read as something', () => {
  for (const name of ['Արամ Պետրոսյան', 'ნინო ბერიძე', 'สมชาย ใจดี', 'सुनील शर्मा']) {
    expect(read(name).length).toBe(2);
    for (const token of read(name)) expect(token.text).toMatch(/^[a-z]{2,}$/);
  }
});

test('a comma says which is the family name', () => {
  expect(rolesOf({ whole: 'BRANDVOLD, Ingrid Marie' })).toEqual(['ingrid:given', 'marie:given', 'brandvold:family']);
});

test('titles, particles, initials and patronymics are known by their place', () => {
  expect(rolesOf({ whole: 'Dr. Tomas van der Meulen' })).toEqual([
    'dr:title',
    'tomas:unknown',
    'van:particle',
    'der:particle',
    'meulen:unknown',
  ]);
  expect(rolesOf({ whole: 'J.R. Holloway' })).toEqual(['j:initial', 'r:initial', 'holloway:unknown']);
  expect(rolesOf({ whole: 'Elman Rashid oglu Veliyev' })[1]).toBe('rashid:patronymic');
  expect(rolesOf({ whole: 'Ivan Petrovich Sokolov' })[1]).toBe('petrovich:patronymic');
});

test('after s/o stands the father, not an alias', () => {
  expect(rolesOf({ whole: 'Tariq s/o Bilal Khan' }).slice(1)).toEqual([
    'bin:particle',
    'bilal:patronymic',
    'khan:patronymic',
  ]);
});

test('a machine-readable name is split at the double filler and may be cut off', () => {
  const name = readName({ whole: 'PAPADOPOULOS<<KONSTANTINOS<ALEXANDROS<GE', fromMrz: true });
  expect(name.tokens.map((token) => token.text)).toEqual(['konstantinos', 'alexandros', 'ge', 'papadopoulos']);
  expect(name.truncated).toBe(true);
  expect(readName({ whole: 'OLSEN<<KARI', fromMrz: true }).truncated).toBe(false);
});

test('direction marks, control characters and emoji are dropped', () => {
  expect(read('\u202bJohn\u202c \u0007Sm\u200dith😀').map((token) => token.text)).toEqual(['john', 'smith']);
});

test('no input throws, and none takes long', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '',
      ' ',
      '😀😀😀',
      'ﷺ',
      '\u202e\u202d',
      "''''",
      '<<<<',
      ',,,',
      's/o',
      'ال',
      'ال '.repeat(50),
      '-'.repeat(100),
      'ы'.repeat(300),
    ),
  );
  fc.assert(
    fc.property(odd, odd, (whole, family) => {
      for (const input of [{ whole }, { family, given: whole }, { whole, fromMrz: true }]) {
        for (const token of readName(input).tokens) expect(token.text).toMatch(/^[a-z0-9]+$/);
      }
    }),
    { numRuns: 200 },
  );
});

test('ten thousand letters are read in less than five milliseconds', () => {
  for (const letters of ['a', 'Ж', 'م', '漢', '한', 'a b ', "d'é-"]) {
    const whole = letters.repeat(10_000 / letters.length);
    expect([letters, canBeDoneWithin(5, () => readName({ whole }))]).toEqual([letters, true]);
  }
});

test('a name in Wade–Giles also reads as pinyin', () => {
  const [, first, second] = spellings('Chiang Hsiao-kuo');
  expect(first).toEqual(expect.arrayContaining(['hsiao', 'xiao']));
  expect(second).toEqual(expect.arrayContaining(['kuo', 'guo']));
});

test('a Chinese character is no article, however it is read', () => {
  expect(readName({ whole: '大野勇気' }).tokens.map(({ text, role }) => `${text}:${role}`)).toEqual([
    'ono:family',
    'yuki:given',
  ]);
  expect(readName({ whole: '大 野勇' }).tokens.map(({ role }) => role)).not.toContain('particle');
});
