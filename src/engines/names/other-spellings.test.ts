import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeDoneWithin } from '../../../test/support/busy-machine.ts';
import { readName } from './read-name.ts';

/** All spellings of the token at a place. */
function spellingsOf(whole: string, place: number): string[] {
  const { text, others } = readName({ whole }).tokens[place]!;
  return [text, ...others];
}

test.each([
  ['Choe Yong Suk', 1, 'yeong'],
  ['Ri Sol Hyang', 1, 'seol'],
  ['Noh Tae-gyu', 0, 'ro'],
  ['Jae Won Seo', 0, 'jae'],
  ['Hwangbo Kyung-tae', 1, 'gyeong'],
])('in the Korean name %s, word %i may be %s', (name, place, spelling) => {
  expect(spellingsOf(name, place)).toContain(spelling);
});

test.each([
  ['Cheung Chi Keung', 0, 'zhang'],
  ['Cheung Chi Keung', 2, 'qiang'],
  ['Tan Chee Keong', 1, 'zhi'],
  ['Lyu Xiaoqing', 0, 'lu'],
])('in the Chinese name %s, word %i may be %s', (name, place, spelling) => {
  expect(spellingsOf(name, place)).toContain(spelling);
});

test.each([
  ['Пак Чжэ Ён', 0, 'park'],
  ['Пак Чжэ Ён', 1, 'jae'],
  ['Dr. Хван Кён Чхоль', 2, 'gyeong'],
  ['Нгуен Ван Лыонг', 0, 'nguyen'],
  ['Фам Куок Зунг', 2, 'dung'],
  ['Чжао Яньхун', 1, 'yanhong'],
  ['Дун Цзюньфэн', 0, 'dong'],
])('in the East Asian name %s, word %i may be %s', (name, place, spelling) => {
  expect(spellingsOf(name, place)).toContain(spelling);
});

test('a Korean of Russia keeps the Russian given name', () => {
  for (const given of ['Антон', 'Роман', 'Сергей'])
    expect(spellingsOf(`Пак ${given}`, 1)).toEqual(spellingsOf(`Бык ${given}`, 1));
});

test.each([
  ['Прайс', 'price'],
  ['Уайлд', 'wild'],
  ['Бём', 'boehm'],
  ['Хуан', 'juan'],
  ['Софи', 'sophie'],
  ['Валерий', 'valerius'],
])('the foreign name %s may be %s, and stays what it is in Russian', (name, spelling) => {
  expect(spellingsOf(name, 0)).toContain(spelling);
});

test('what ends like a Slavic family name is read as no other', () => {
  expect(spellingsOf('Соколова', 0)).not.toContain('socolova');
});

test('a title in Latin letters that is longer than the name does not hide it', () => {
  expect(readName({ whole: 'Haji Sheikh Рустам Али' }).tokens.map(({ text }) => text)).toContain('rustam');
});

test('Japanese names in Kunrei meet Hepburn, Italian names of like syllables stay as they are', () => {
  expect(spellingsOf('Huzimoto Syuzi', 0)).toContain('fujimoto');
  expect(spellingsOf('Huzimoto Syuzi', 1)).toContain('shuji');
  expect(spellingsOf('Tina Rosati', 0)).toEqual(['tina']);
});

test('Korean names in Chinese characters are read as Koreans read them', () => {
  expect(spellingsOf('朴鍾勳', 0)).toContain('park');
  expect(spellingsOf('朴鍾勳', 1)).toContain('jonghun');
  expect(spellingsOf('王鍾勳', 1)).not.toContain('jonghun');
});

test.each([
  ['Hryhorenchuk', 'grygorenchuk'],
  ['Hryshkaninau', 'gryshkaninov'],
  ['Zhukouski', 'zhukovski'],
  ['Cabdiraxmaan', 'abdirahman'],
])('%s is written %s next door', (word, neighbour) => {
  expect(spellingsOf(`Anna ${word}`, 1)).toContain(neighbour);
});

test.each([
  ['सुनीता चतुर्वेदी', 'sunita chaturvedi'],
  ['राजकुमार', 'rajkumar'],
  ['মুখোপাধ্যায়', 'mukhopadhyay'],
  ['அருண் குமார்', 'arun kumar'],
  ['สมชาย วงศ์สวัสดิกุล', 'somchai wongsawatdikun'],
])('%s is spelt as a passport would', (written, spelt) => {
  expect(
    readName({ whole: written })
      .tokens.map(({ text }) => text)
      .join(' '),
  ).toBe(spelt);
});

test('capitals without stops are initials beside words in small letters, and particles are written small', () => {
  const roles = (whole: string): string[] => readName({ whole }).tokens.map(({ text, role }) => `${text}:${role}`);
  expect(roles('JF Lemarchandeau')).toEqual(['j:initial', 'f:initial', 'lemarchandeau:unknown']);
  expect(roles('George T. Oglethorpes')[1]).toBe('t:initial');
  expect(roles("Wilhelmina 't Hartogh")[1]).toMatch(/^t(?:hartogh)?:/);
  expect(roles('LI JF WANG')).not.toContain('j:initial');
});

test('Ma. and Mª are Maria, Md. is Mohammad', () => {
  expect(spellingsOf('Ma. Cristina Dimaculanganan', 0)).toEqual(['maria']);
  expect(spellingsOf('Md. Rafiqul Talukdarov', 0)).toEqual(['mohammad']);
});

test('no word of syllables, however long or odd, is read slowly', () => {
  const syllable = fc.constantFrom(
    'oh',
    'a',
    'n',
    'shi',
    'tsu',
    'kyo',
    'ou',
    'hh',
    'rya',
    'च',
    '्',
    'ส',
    '์',
    'ั',
    '金',
    '鍾',
  );
  fc.assert(
    fc.property(fc.array(fc.array(syllable, { maxLength: 40 }), { minLength: 1, maxLength: 4 }), (words) => {
      const whole = words.map((parts) => parts.join('')).join(' ');
      expect(canBeDoneWithin(5, () => readName({ whole }))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
