import { describe, expect, test } from 'vitest';
import { judgePersons } from './compare-descriptions.ts';
import type { PersonDescription } from './description.ts';
import { PRESETS } from './presets.ts';
import { STATEMENTS } from './statements.ts';

const AMONG_100_000 = { population: 100_000 };

function person(whole: string, on?: string): PersonDescription {
  return { names: [{ whole }], ...(on === undefined ? {} : { born: [{ on }] }) };
}

function bandOf(asked: PersonDescription, recorded: PersonDescription): string {
  return judgePersons(asked, recorded, AMONG_100_000).band;
}

describe('among a hundred thousand records, with name and birth date', () => {
  test.each([
    ['the same', 'Torvald Brandvold', 'Torvald Brandvold'],
    ['a slip', 'Torvald Brandvodl', 'Torvald Brandvold'],
    ['a doubled letter', 'Torvvald Brandvold', 'Torvald Brandvold'],
    ['the other order', 'Brandvold Torvald', 'Torvald Brandvold'],
    ['a comma', 'BRANDVOLD, Torvald', 'Torvald Brandvold'],
    ['joined', 'TorvaldBrandvold', 'Torvald Brandvold'],
    ['split', 'Tor Vald Brandvold', 'Torvald Brandvold'],
    ['a title', 'Dr Torvald Brandvold', 'Torvald Brandvold'],
    ['a hyphen', 'Anne Marie Brandvold', 'Anne-Marie Brandvold'],
    ['an initial', 'T. Brandvold', 'Torvald Brandvold'],
    ['a middle name left out', 'Torvald Brandvold', 'Torvald Eskil Brandvold'],
    ['a nickname', 'Bill Hathersage', 'William Hathersage'],
    ['a patronymic left out', 'Arkady Velichko', 'Аркадий Семёнович Величко'],
    ['Russian letters', 'Аркадий Величко', 'Arkadiy Velichko'],
    ['Arabic letters', 'سمير الطرابلسي', 'Samir al-Trabelsi'],
    ['Hebrew letters', 'אורי גולדשטיין', 'Uri Goldstein'],
    ['Greek letters', 'Χαράλαμπος Βενιζέλος', 'Haralambos Venizelos'],
    ['Chinese letters', '張建宏', 'Chang Chien-hung'],
    ['Cantonese', '陳志強', 'Chan Zhiqiang'],
    ['Korean letters', '박영호', 'Park Young-ho'],
    ['kana', 'スズキ イチロウ', 'Suzuki Ichiro'],
    ['Georgian letters', 'ნინო ბერიძე', 'Nino Beridze'],
    ['Vietnamese marks', 'Dang Thi Tuyet', 'Đặng Thị Tuyết'],
    ['Turkish letters', 'Isil Yagci', 'Işıl Yağcı'],
    ['Albanian letters', 'Shpetim Qerimi', 'Shpëtim Qerimi'],
    ['a Spanish double surname cut to the first', 'Iker Echeverria', 'Iker Echeverría Zubizarreta'],
    ['a joined article', 'Alsabbagh Nizar', 'Nizar al-Sabbagh'],
    ['a servant-of name', 'Abdurrahman Tamimi', 'Abd al-Rahman Tamimi'],
    ['of the faith', 'Nuruddin Karahodzic', 'Nur al-Din Karahodžić'],
    ['a machine-readable zone', 'MOELLER<<JUERGEN', 'Jürgen Möller'],
  ])('%s is found', (_, asked, recorded) => {
    expect(bandOf(person(asked, '1971-05-23'), person(recorded, '1971-05-23'))).not.toBe('no-hit');
    expect(bandOf(person(recorded, '1971-05-23'), person(asked, '1971-05-23'))).not.toBe('no-hit');
  });

  test.each([
    ['another given name', 'Torvald Brandvold', 'Sigrid Brandvold'],
    ['another family name', 'Torvald Brandvold', 'Torvald Eikeland'],
    ['another patronymic', 'Arkady Semyonovich Velichko', 'Arkady Mikhailovich Velichko'],
    ['son and father exchanged', 'Salim bin Nizar Trabelsi', 'Nizar bin Salim Trabelsi'],
    ['another Korean given syllable', 'Kim Song Min', 'Kim Song Chol'],
  ])('%s with another birth date is not a hit', (_, asked, recorded) => {
    expect(bandOf(person(asked, '1971-05-23'), person(recorded, '1984-11-02'))).toBe('no-hit');
  });
});

test('a name alone hits only when it is rare', () => {
  expect(bandOf(person('Torvald Brandvold'), person('Torvald Brandvold'))).toBe('hit');
  expect(bandOf(person('Maria Garcia'), person('Maria Garcia'))).toBe('no-hit');
});

test('a contradicted name weighs more than one left out', () => {
  const omitted = judgePersons(person('Arkady Velichko'), person('Arkady Semyonovich Velichko')).score;
  const contradicted = judgePersons(
    person('Arkady Mikhailovich Velichko'),
    person('Arkady Semyonovich Velichko'),
  ).score;
  expect(omitted - contradicted).toBeGreaterThan(4);
});

test('an empty name, one letter or a title alone never hits', () => {
  for (const empty of ['', ' ', 'A', 'A.', 'Dr', '😀', '-', 'A B']) {
    for (const other of ['', 'A', 'Torvald Brandvold', 'Anna', 'A B']) {
      expect(judgePersons(person(empty, '1971-05-23'), person(other, '1971-05-23')).band).toBe('no-hit');
      expect(judgePersons(person(other, '1971-05-23'), person(empty, '1971-05-23')).band).toBe('no-hit');
    }
  }
});

test('a name cut off in the machine-readable zone meets the whole one', () => {
  const asked: PersonDescription = { names: [{ whole: 'PAPADOPOULOS<<KONSTANTINOS<ALEXANDROS<GE', fromMrz: true }] };
  const cut: PersonDescription = { names: [{ whole: 'EIKELANDBRANDVOLD<<TORVALDESKIL<CHRISTOP', fromMrz: true }] };
  expect(
    judgePersons(cut, person('Torvaldeskil Christopher Eikelandbrandvold')).because.map((one) => one.code),
  ).toContain('name.cut');
  expect(judgePersons(asked, person('Konstantinos Alexandros Papadopoulos')).score).toBeGreaterThan(15);
});

test('a weak alias counts for less', () => {
  const weak: PersonDescription = { names: [{ whole: 'Torvald Brandvold', quality: 'weak' }] };
  expect(judgePersons(person('Torvald Brandvold'), weak).score).toBeLessThan(
    judgePersons(person('Torvald Brandvold'), person('Torvald Brandvold')).score,
  );
  expect(judgePersons(person('Torvald Brandvold'), weak).because.map((one) => one.code)).toContain('name.weak-alias');
});

test('sex, nationality, place, height and documents weigh', () => {
  const asked: PersonDescription = {
    ...person('Maria Garcia'),
    sex: 'female',
    nationalities: ['ZZN'],
    birthPlaces: ['Ödeborg'],
    heightCm: 170,
    documents: [{ number: 'X 123-4567', issuer: 'ZZN' }],
  };
  const codes = (recorded: PersonDescription): string[] => judgePersons(asked, recorded).because.map((one) => one.code);
  expect(
    codes({
      ...person('Maria Garcia'),
      sex: 'female',
      nationalities: ['ZZN'],
      birthPlaces: ['Odeborg'],
      heightCm: 171,
    }),
  ).toEqual(expect.arrayContaining(['sex.same', 'nationality.shared', 'birth-place.same', 'height.near']));
  expect(codes({ ...person('Maria Garcia'), sex: 'male', nationalities: ['ZZS'], heightCm: 190 })).toEqual(
    expect.arrayContaining(['sex.different', 'nationality.none-shared', 'height.far']),
  );
  expect(codes({ ...person('Maria Garcia'), documents: [{ number: 'X1234567', issuer: 'ZZN' }] })).toContain(
    'document.same',
  );
  expect(codes({ ...person('Maria Garcia'), documents: [{ number: 'X1234567' }] })).toContain('document.number-same');
  expect(codes({ ...person('Maria Garcia'), documents: [{ number: 'XI2345G7', issuer: 'ZZN' }] })).toContain(
    'document.look-alike',
  );
  expect(codes({ ...person('Maria Garcia'), documents: [{ number: 'X1234568', issuer: 'ZZN' }] })).toContain(
    'document.one-sign',
  );
});

test('the statements add up to the score, and every code is in the table', () => {
  for (const recorded of [
    'Torvald Eskil Brandvold',
    'Torvald Eikeland',
    'Brandvoldtorvald',
    'Sigrid',
    'Torvald b. Brandvold',
  ]) {
    const verdict = judgePersons(
      person('Torvald Brandvold', '1971-05-23'),
      person(recorded, '1971-05-24'),
      AMONG_100_000,
    );
    const sum = verdict.because.reduce((total, one) => total + one.nats, 0);
    expect(sum).toBeCloseTo(verdict.score, 0);
    for (const one of verdict.because) {
      expect(STATEMENTS).toHaveProperty([one.code]);
      expect(one.text).not.toMatch(/[{}]/);
    }
  }
});

test.each([
  ['Шелихов', 'Shelikhov', 'name.romanised'],
  ['Shelikhov', 'Shelikhov', 'name.equal'],
  ['القحطاني', 'Qahtani', 'name.sound'],
  ['Shelikhof', 'Shelikhov', 'name.letter'],
])('of %s and %s is said what is true in their scripts', (asked, recorded, code) => {
  expect(judgePersons(person(asked), person(recorded)).because.map((one) => one.code)).toContain(code);
});

test.each([
  ['Luguangwei', 'Lu Guangwei'],
  ['Пак Чжэ Ён', 'Park Jae-yong'],
  ['Фам Куок Зунг', 'Phạm Quốc Dũng'],
  ['Haji Sheikh Рустам Кадырзаде', 'Rustam Qadirzade'],
])('%s, born on the same day, is a hit for %s', (asked, recorded) => {
  expect(bandOf(person(asked, '1975-04-12'), person(recorded, '1975-04-12'))).toBe('hit');
});

test('every preset says why its thresholds lie where they lie', () => {
  for (const preset of Object.values(PRESETS)) {
    expect(preset.reason.length).toBeGreaterThan(40);
    expect(preset.hit).toBeGreaterThan(preset.possible);
    expect(preset.possibleWithoutBirth).toBeGreaterThanOrEqual(preset.possible);
  }
  const score = judgePersons(person('Torvald Brandvold', '1971-05-23'), person('Torvald Eikeland', '1971-05-23'), {
    population: 100_000,
    preset: 'visa',
  });
  const bulk = judgePersons(person('Torvald Brandvold', '1971-05-23'), person('Torvald Eikeland', '1971-05-23'), {
    population: 100_000,
    preset: 'bulk',
  });
  expect([score.band, bulk.band]).toEqual(['possible', 'no-hit']);
});

describe('a rare name with contradicting birth dates', () => {
  const recorded: PersonDescription = {
    names: [{ whole: 'Torvald Eskil Brandvold' }],
    born: [{ on: '1971-05-23' }],
    documents: [{ number: 'K4471902', issuer: 'ZZN' }],
  };
  const asked: PersonDescription = { names: [{ whole: 'Torvald Eskil Brandvold' }], born: [{ on: '1971-08-14' }] };

  test('is looked at, and is never called a hit', () => {
    const verdict = judgePersons(asked, recorded, AMONG_100_000);
    expect(verdict.band).toBe('possible');
    expect(verdict.because.map(({ code }) => code)).toContain('born.contradicted');
    expect(verdict.because.reduce((sum, { nats }) => sum + nats, 0)).toBeCloseTo(verdict.score, 1);
  });

  test('is a hit when the document agrees', () => {
    const withDocument = { ...asked, documents: [{ number: 'K4471902', issuer: 'ZZN' }] };
    expect(judgePersons(withDocument, recorded, AMONG_100_000).band).toBe('hit');
  });

  test.each([
    ['one part of the date was mistyped', '1971-05-28'],
    ['day and month were exchanged, or cannot be read so', '1971-23-05'],
    ['one digit of the year was misread', '1977-05-23'],
    ['the source gives a year alone and estimates it', '1974'],
    ['a register filled an unknown day with 1 January', '1967-01-01'],
  ])('is a hit when %s', (_, on) => {
    expect(judgePersons({ ...asked, born: [{ on }] }, recorded, AMONG_100_000).band).toBe('hit');
  });

  test.each(['1972-08-14', '1951'])('is no hit for who was born in %s', (on) => {
    expect(judgePersons({ ...asked, born: [{ on }] }, recorded, AMONG_100_000).band).not.toBe('hit');
  });
});

describe('a family name that is only heard', () => {
  const AMONG_FEW = { population: 50 };
  const asked = person('Choroschewski, Arkadi', '1971-05-23');

  test('and a year of birth stop nobody', () => {
    const verdict = judgePersons(asked, person('Khoroshevskiy, Arkadi', '1971'), AMONG_FEW);
    expect(verdict.band).toBe('possible');
    expect(verdict.because.map(({ code }) => code)).toEqual(expect.arrayContaining(['name.sound', 'name.only-heard']));
    expect(verdict.because.reduce((sum, { nats }) => sum + nats, 0)).toBeCloseTo(verdict.score, 1);
  });

  test('is a hit with the day of birth, with a document, or under a second name that is read', () => {
    const born = [{ on: '1971' }];
    const documents = [{ number: 'K4471902', issuer: 'ZZN' }];
    const heard = person('Khoroshevskiy, Arkadi', '1971');
    expect(judgePersons(asked, person('Khoroshevskiy, Arkadi', '1971-05-23'), AMONG_FEW).band).toBe('hit');
    expect(judgePersons({ ...asked, documents }, { ...heard, documents }, AMONG_FEW).band).toBe('hit');
    const names = [{ whole: 'Khoroshevskiy, Arkadi' }, { whole: 'Choroschewski, Arkadij' }];
    expect(judgePersons(asked, { names, born }, AMONG_FEW).band).toBe('hit');
  });
});
