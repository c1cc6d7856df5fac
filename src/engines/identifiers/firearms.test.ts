import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalCalibre, compareCalibres } from './calibres.ts';
import { compareMakes, makeId, makeName } from './firearm-makes.ts';
import { canonicalSerial } from './firearm-serial.ts';

describe('makes', () => {
  test.each([
    ['Zastava', 'Crvena Zastava'],
    ['ZASTAVA ARMS', 'Застава'],
    ['CZ', 'Česká zbrojovka'],
    ['C.Z.', 'Ceska Zbrojovka'],
    ['H&K', 'Heckler und Koch GmbH'],
    ['S & W', 'Smith and Wesson'],
    ['FN', 'Fabrique Nationale Herstal'],
    ['Glock, Inc.', 'glock'],
    ['Bereta', 'Pietro Beretta'],
    ['Łucznik', 'LUCZNIK'],
    ['GLC', 'Glock'],
    ['Nobody & Sons Ltd', 'nobody sons'],
  ])('%s and %s are one maker', (a, b) => {
    expect(compareMakes(a, b)).toBe('same');
  });

  test.each([
    ['FN', 'Browning', 'related'],
    ['CZ', 'Brno', 'related'],
    ['Izhmash', 'Kalashnikov', 'related'],
    ['Glock', 'Beretta', 'different'],
    ['Star', 'Steyr', 'different'],
    ['Glock', undefined, 'unknown'],
    ['Glock', 'unknown', 'unknown'],
    ['Glock', '---', 'unknown'],
    ['Zastava', 'Yugoslavia', 'unknown'],
    ['Izhmash', 'AK-47', 'unknown'],
  ])('%s and %s are %s', (a, b, agreement) => {
    expect(compareMakes(a, b)).toBe(agreement);
    expect(compareMakes(b, a)).toBe(agreement);
  });

  test('a maker of the code list is known by its name and shown by it', () => {
    expect(makeName(makeId('kel tec')!)).toBe('Kel-Tec');
    expect(makeId('Feinwerkbau')).toBe('FEI');
  });
});

describe('calibres', () => {
  test.each([
    ['9 mm Luger', '9×19'],
    ['9x19mm', '9 Para'],
    ['9 mm Parabellum', '9mm P'],
    ['.45 ACP', '11,43 x 23'],
    ['7,62x39', '7.62 × 39 mm'],
    ['cal. .380 ACP', '9 mm Kurz'],
    ['7.65 Browning', '.32 Auto'],
    ['.223 Rem', '5.56x45 NATO'],
    ['12/70', '12 gauge'],
    ['0.22 LR', '22 Long Rifle'],
  ])('%s and %s are one cartridge', (a, b) => {
    expect(canonicalCalibre(a)).toBe(canonicalCalibre(b));
  });

  test.each([
    ['9x18', '9x19', 'different'],
    ['7.62x39', '7.62x51', 'different'],
    ['7.62x39', '7.62x54R', 'different'],
    ['7.62', '7.62x39', 'compatible'],
    ['9 mm', '9x18', 'compatible'],
    ['.45', '.45 ACP', 'compatible'],
    ['9x19', undefined, 'unknown'],
  ])('%s and %s are %s', (a, b, agreement) => {
    expect(compareCalibres(a, b)).toBe(agreement);
    expect(compareCalibres(b, a)).toBe(agreement);
  });
});

describe('serials', () => {
  test.each([
    ['No. AB-1234', 'AB1234'],
    ['S/N: ab1234', 'AB1234'],
    ['SER. 12345', '12345'],
    ['№ 12345', '12345'],
    ['Serial number: X 123', 'X123'],
    ['Glock ABC123', 'ABC123'],
    ['serial no. Zastava 12345', '12345'],
    ['SER123', 'SER123'],
    ['FN 1234', 'FN1234'],
    ['NO1234', 'NO1234'],
  ])('%s is the serial %s', (typed, serial) => {
    expect(canonicalSerial(typed)).toBe(serial);
  });
});

test('no input makes makes, calibres or serials throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      void makeId(text);
      void canonicalSerial(text);
      const calibre = canonicalCalibre(text);
      expect(compareCalibres(text, text)).toBe(calibre === undefined ? 'unknown' : 'same');
    }),
  );
});
