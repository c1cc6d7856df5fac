import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeBearer, readMrz } from './mrz.ts';
import { mrzCheckDigit } from './mrz-check-digit.ts';

const today = '2026-11-21';
const read = (text: string) => readMrz(text, { today });

/** A passport of an invented country, with right check digits. */
function aPassport({
  names = 'NOVAK<<ANNA<MARIA',
  number = 'X1234567<',
  issuer = 'ZZN',
  birth = '790314',
  sex = 'F',
  expiry = '300101',
  personal = '<<<<<<<<<<<<<<',
  personalCheck = '<',
} = {}): string[] {
  const front = `${number}${mrzCheckDigit(number)}${issuer}${birth}${mrzCheckDigit(birth)}${sex}${expiry}${mrzCheckDigit(expiry)}`;
  const second = `${front}${personal}${personalCheck}`;
  const composite = mrzCheckDigit(second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43));
  return [`P<${issuer}${names}`.padEnd(44, '<').slice(0, 44), second + composite];
}

test('a passport gives its document and its bearer', () => {
  const mrz = read(aPassport().join('\n'))!;
  expect(mrz.format).toBe('TD3');
  expect(mrz.document).toEqual({
    number: 'X1234567',
    issuer: 'ZZN',
    type: 'P',
    kind: 'passport',
    expiresOn: '2030-01-01',
  });
  expect(mrz.person).toEqual({
    family: 'NOVAK',
    given: 'ANNA MARIA',
    born: '1979-03-14',
    sex: 'female',
    nationality: 'ZZN',
  });
  expect(mrz.valid).toBe(true);
  expect(mrz.problems).toEqual([]);
});

test.each([
  ['in small letters', (lines: string[]) => lines.join('\n').toLowerCase()],
  ['with carriage returns', (lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`],
  ['with no line break', (lines: string[]) => lines.join('')],
  ['with « for two fillers', (lines: string[]) => lines.join('\n').replace(/<</g, '«')],
  ['with « for one filler', (lines: string[]) => lines.join('\n').replace(/</g, '«')],
  [
    'with spaces for fillers',
    (lines: string[]) =>
      lines
        .join('\n')
        .replace(/<(?=[A-Z0-9])/g, '<')
        .replace(/(?<=[A-Z])<(?=[A-Z])/g, ' '),
  ],
  ['with spaces between groups', (lines: string[]) => lines.join('\n').replace(/(.{5})/g, '$1 ')],
  ['with the fillers of the first line lost', (lines: string[]) => `${lines[0]!.replace(/<+$/, '')}\n${lines[1]}`],
  ['with text around it', (lines: string[]) => `Scan 1:\n${lines.join('\n')}\n(end)`],
])('a zone typed %s reads the same', (_, typed) => {
  const lines = aPassport();
  const { document, person, checks } = read(typed(lines))!;
  const plain = read(lines.join('\n'))!;
  expect({ document, person, checks }).toEqual({
    document: plain.document,
    person: plain.person,
    checks: plain.checks,
  });
});

test('every zone reads the same in small letters and with spaces anywhere', () => {
  const letters = fc.stringMatching(/^[A-Z]{2,12}$/);
  const zone = fc.record({
    names: fc.tuple(letters, letters).map(([family, given]) => `${family}<<${given}`),
    number: fc.stringMatching(/^[A-Z0-9]{9}$/),
    birth: fc.constantFrom('790314', '000229', '57<<<<', '5703<<', '<<<<<<'),
    sex: fc.constantFrom('F', 'M', '<', 'X'),
    personal: fc.stringMatching(/^[A-Z0-9]{14}$/),
  });
  fc.assert(
    fc.property(zone, fc.array(fc.nat(88), { maxLength: 10 }), (fields, spaces) => {
      const lines = aPassport({ ...fields, personalCheck: mrzCheckDigit(fields.personal) });
      const plain = read(lines.join('\n'))!;
      expect(plain.valid).toBe(true);
      let typed = lines.join('\r\n').toLowerCase();
      for (const at of spaces) typed = `${typed.slice(0, at)} ${typed.slice(at)}`;
      expect(read(typed)).toEqual(plain);
    }),
  );
});

test('digits read as letters and letters read as digits are corrected by the kind of field, and it is said', () => {
  const [first, second] = aPassport();
  const misread = [first!.replace('NOVAK', 'N0VAK'), second!.replace('790314', '79O3I4')];
  const mrz = read(misread.join('\n'))!;
  expect(mrz.valid).toBe(true);
  expect(mrz.person).toMatchObject({ family: 'NOVAK', born: '1979-03-14' });
  expect(mrz.corrected).toContainEqual({ field: 'birth', from: '79O3I4', to: '790314' });
  expect(mrz.corrected.map(({ field }) => field)).toContain('names');
});

test('fillers that a reader took for K are no part of the name, and quotation marks around the zone none of it', () => {
  const [first, second] = aPassport();
  const misread = first!.replace(/<+$/, (fillers) => 'K'.repeat(fillers.length));
  const mrz = read(`"${misread}\n${second}"`)!;
  expect(mrz.person).toMatchObject({ family: 'NOVAK', given: 'ANNA MARIA' });
  expect(mrz.truncatedName).toBe(false);
});

test('a misread document number is corrected when one exchange alone satisfies both check digits', () => {
  const [first, second] = aPassport({ number: 'AB1034567' });
  const mrz = read(`${first}\n${second!.replace('AB1034567', 'A81034567')}`)!;
  expect(mrz.document.number).toBe('AB1034567');
  expect(mrz.corrected).toEqual([{ field: 'number', from: 'A81034567', to: 'AB1034567' }]);
});

test('a wrong check digit is said and not corrected away', () => {
  const [first, second] = aPassport();
  const mrz = read(`${first}\n${second!.replace('790314', '790315')}`)!;
  expect(mrz.valid).toBe(false);
  expect(mrz.checks).toMatchObject({ birth: 'invalid', composite: 'invalid', number: 'valid' });
  expect(mrz.problems.map(({ code }) => code)).toEqual(['check-digit-birth', 'check-digit-composite']);
});

test.each([
  ['a filler', '<'],
  ['a nought', '0'],
])('an empty personal number may have %s as its check digit', (_, personalCheck) => {
  expect(read(aPassport({ personalCheck }).join('\n'))!.checks.personal).toBe('valid');
});

test('a name that fills its field is flagged as perhaps cut off', () => {
  expect(read(aPassport({ names: 'NOVAKOVA<<ANNA<MARIA<MAGDALENA<ELIZABETHA' }).join('\n'))!.truncatedName).toBe(true);
  expect(read(aPassport().join('\n'))!.truncatedName).toBe(false);
});

test.each([
  ['57<<<<', '1957'],
  ['5703<<', '1957-03'],
  ['570000', '1957'],
  ['<<<<<<', undefined],
])('the birth date %s is read as %s', (birth, born) => {
  expect(read(aPassport({ birth }).join('\n'))!.person.born).toBe(born);
});

test('the century of birth is the one in which the bearer was born before today', () => {
  expect(read(aPassport({ birth: '260101' }).join('\n'))!.person.born).toBe('2026-01-01');
  expect(read(aPassport({ birth: '271231' }).join('\n'))!.person.born).toBe('1927-12-31');
});

test('a bearer cannot be born after the document expired', () => {
  expect(read(aPassport({ birth: '120101', expiry: '961210' }).join('\n'))!.person.born).toBe('1912-01-01');
});

test('an impossible date is a problem, not a date', () => {
  const mrz = read(aPassport({ birth: '790230' }).join('\n'))!;
  expect(mrz.person.born).toBeUndefined();
  expect(mrz.problems.map(({ code }) => code)).toContain('birth-date-impossible');
});

test('a document number longer than nine characters runs on in the optional data of a card', () => {
  const number = 'D23145890734';
  const first = `I<ZZND23145890<734${mrzCheckDigit(number)}`.padEnd(30, '<');
  const dates = `340712${mrzCheckDigit('340712')}M300712${mrzCheckDigit('300712')}ZZN<<<<<<<<<<<`;
  const composite = mrzCheckDigit(first.slice(5) + dates.slice(0, 7) + dates.slice(8, 15) + dates.slice(18, 29));
  const mrz = read([first, dates + composite, 'STEVENSON<<PETER<JOHN'.padEnd(30, '<')].join('\n'))!;
  expect(mrz.document.number).toBe(number);
  expect(mrz.valid).toBe(true);
  expect(mrz.optional).toEqual([]);
});

test('an old French identity card is read by its own layout', () => {
  const first = 'IDFRANOVAK<<<<<<<<<<<<<<<<<<<<750012'.slice(0, 36);
  const number = '050175012345';
  const second = `${number}${mrzCheckDigit(number)}ANNA<<MARIA<<<790314${mrzCheckDigit('790314')}F`;
  const mrz = read(`${first}\n${second}${mrzCheckDigit(first + second)}`)!;
  expect(mrz.format).toBe('FRENCH-ID');
  expect(mrz.document).toMatchObject({ number, issuer: 'FRA' });
  expect(mrz.person).toMatchObject({ family: 'NOVAK', given: 'ANNA MARIA', born: '1979-03-14', sex: 'female' });
  expect(mrz.valid).toBe(true);
});

test('the bearer is described with a name known to come from a zone', () => {
  expect(describeBearer(read(aPassport().join('\n'))!)).toEqual({
    names: [{ family: 'NOVAK', given: 'ANNA MARIA', fromMrz: true }],
    born: [{ on: '1979-03-14' }],
    sex: 'female',
    nationalities: ['ZZN'],
    documents: [{ number: 'X1234567', issuer: 'ZZN', type: 'P' }],
  });
});

test('a text that is no zone is undefined, whatever it holds', () => {
  expect(read('Anna Novak, 14.03.1979')).toBeUndefined();
  expect(read('')).toBeUndefined();
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void read(text)));
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[PIAVC][A-Z0-9<]{20,50}$/), { maxLength: 4 }), (lines) => {
      void read(lines.join('\n'));
    }),
  );
});
