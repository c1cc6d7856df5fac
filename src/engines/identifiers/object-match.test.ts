import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentDescription, FirearmDescription, VehicleDescription } from '../matching/description.ts';
import { judgeDocument } from './document-match.ts';
import { judgeFirearm } from './firearm-match.ts';
import { judgeObject } from './object-match.ts';
import { judgeVehicle } from './vehicle-match.ts';

const codes = ({ because }: { because: readonly { code: string }[] }) => because.map(({ code }) => code);

describe('documents', () => {
  const passport: DocumentDescription = { number: 'X1230567', issuer: 'ZZN', type: 'P' };
  const cases: [string, DocumentDescription, string][] = [
    ['the same number and issuer', { number: 'x-1230 567', issuer: 'ZZN' }, 'hit'],
    ['the same number of another issuer', { number: 'X1230567', issuer: 'ZZS' }, 'possible'],
    ['the same number without issuer', { number: 'X1230567' }, 'possible'],
    ['O for 0 in a typed number', { number: 'X123O567', issuer: 'ZZN' }, 'possible'],
    ['O for 0 under another issuer', { number: 'X123O567', issuer: 'ZZS' }, 'no-hit'],
    ['one character off, same issuer and type', { number: 'X1230568', issuer: 'ZZN', type: 'P' }, 'possible'],
    ['one character off, nothing else', { number: 'X1230568' }, 'no-hit'],
    ['another number', { number: 'Y7654321', issuer: 'ZZN' }, 'no-hit'],
    ['no number', { number: '--', issuer: 'ZZN' }, 'no-hit'],
  ];
  test.each(cases)('%s', (_, asked, band) => {
    expect(judgeDocument(asked, passport).band).toBe(band);
  });

  test('a look-alike number from a scan whose check digits are right is a hit', () => {
    const asked = { number: 'X123O567', issuer: 'ZZN' };
    expect(judgeDocument(asked, passport, { checkDigitsValid: true }).band).toBe('hit');
  });

  test('a rightly scanned number one character off is another document', () => {
    const asked = { number: 'X1230568', issuer: 'ZZN', type: 'P' };
    expect(judgeDocument(asked, passport, { checkDigitsValid: true }).band).toBe('no-hit');
  });
});

describe('vehicles', () => {
  const car: VehicleDescription = {
    vin: 'WVWUK63B92P546818',
    plate: 'AB 123 CD',
    plateCountry: 'ZZN',
    make: 'Volkswagen',
    colour: 'blue',
  };
  const cases: [string, VehicleDescription, string][] = [
    ['the same VIN', { vin: 'WVWUK63B92P546818' }, 'hit'],
    ['the same VIN with another plate', { vin: 'WVWUK63B92P546818', plate: 'ZZ 999', plateCountry: 'ZZS' }, 'hit'],
    ['the last eight of the VIN', { vin: '2P546818' }, 'possible'],
    ['plate and country', { plate: 'ab123cd', plateCountry: 'ZZN' }, 'hit'],
    ['plate without country', { plate: 'ab123cd' }, 'possible'],
    ['the plate of another country', { plate: 'ab123cd', plateCountry: 'ZZS' }, 'no-hit'],
    ['a misread plate alone', { plate: 'A8123CD', plateCountry: 'ZZN' }, 'possible'],
    ['a misread plate on the same make', { plate: 'A8123CD', plateCountry: 'ZZN', make: 'VW' }, 'possible'],
    [
      'a misread plate on another make, same colour',
      { plate: 'A8123CD', plateCountry: 'ZZN', make: 'Lada', colour: 'blue' },
      'no-hit',
    ],
    ['a misread plate without country', { plate: 'A8123CD', make: 'VW' }, 'no-hit'],
    ['a VIN one character off, same make', { vin: 'WVWUK63B92P546817', make: 'VW' }, 'possible'],
    ['a VIN one character off, no make', { vin: 'WVWUK63B92P546817' }, 'no-hit'],
    ['nothing to compare', { make: 'VW', colour: 'blue' }, 'no-hit'],
  ];
  test.each(cases)('%s', (_, asked, band) => {
    expect(judgeVehicle(asked, car).band).toBe(band);
  });

  test('a recorded plate on another vehicle is a hit that says so', () => {
    const verdict = judgeVehicle({ ...car, vin: 'JSA12345678901234' }, car);
    expect(verdict.band).toBe('hit');
    expect(codes(verdict)).toContain('vehicle.plate.on-another');
  });
});

describe('firearms', () => {
  const pistol: FirearmDescription = { serial: 'B123456', make: 'Zastava', model: 'M70', calibre: '7.65 mm Browning' };
  const cases: [string, FirearmDescription, string][] = [
    ['make and serial', { serial: 'B-123456', make: 'Crvena Zastava' }, 'hit'],
    [
      'make and serial, the calibre under another name',
      { serial: 'B123456', make: 'Zastava', calibre: '.32 ACP' },
      'hit',
    ],
    ['make and serial, another calibre', { serial: 'B123456', make: 'Zastava', calibre: '9x19' }, 'possible'],
    ['make and serial, another model', { serial: 'B123456', make: 'Zastava', model: 'CZ 99' }, 'possible'],
    ['serial under another make', { serial: 'B123456', make: 'Glock' }, 'no-hit'],
    ['serial without make', { serial: 'B123456' }, 'possible'],
    ['serial of an unknown make', { serial: 'B123456', make: 'unknown' }, 'possible'],
    [
      'a look-alike serial, make and calibre agreeing',
      { serial: '8123456', make: 'Zastava', calibre: '.32 ACP' },
      'possible',
    ],
    ['a look-alike serial and the make alone', { serial: '8123456', make: 'Zastava' }, 'possible'],
    ['a look-alike serial, the calibre another', { serial: '8123456', make: 'Zastava', calibre: '9x19' }, 'no-hit'],
    ['another serial', { serial: 'C999999', make: 'Zastava' }, 'no-hit'],
    ['no serial', { make: 'Zastava', model: 'M70' }, 'no-hit'],
  ];
  test.each(cases)('%s', (_, asked, band) => {
    expect(judgeFirearm(asked, pistol).band).toBe(band);
  });

  test('two makes with one serial are two weapons, and the officer is told why', () => {
    const verdict = judgeFirearm({ serial: 'B123456', make: 'Glock' }, pistol);
    expect(verdict.because.find(({ code }) => code === 'firearm.make.differs')!.text).toContain('different makes');
  });

  test('makes that are often confused leave it possible', () => {
    expect(judgeFirearm({ serial: '245PM1234', make: 'FN' }, { serial: '245PM1234', make: 'Browning' }).band).toBe(
      'possible',
    );
  });

  test('a serial of three characters never hits without make', () => {
    expect(judgeFirearm({ serial: '123' }, { serial: '123', make: 'Glock', calibre: '9x19' }).band).toBe('no-hit');
    expect(judgeFirearm({ serial: '123', make: 'Glock' }, { serial: '123', make: 'Glock' }).band).toBe('possible');
  });
});

test('the order of asked and recorded does not change the band', () => {
  const number = fc.constantFrom('X1230567', 'X123O567', 'X1230568', '0X1230567', 'Y99', '');
  const state = fc.constantFrom('ZZN', 'ZZS', undefined);
  const firearm = fc.record({
    serial: number,
    make: fc.constantFrom('FN', 'Browning', 'Glock', undefined),
    calibre: fc.constantFrom('9x19', '9 mm Luger', '7.62', '7.62x39', undefined),
    model: fc.constantFrom('17', 'Glock 17', 'M70', undefined),
  });
  fc.assert(
    fc.property(number, number, state, state, firearm, firearm, (a, b, from, to, one, other) => {
      const document = [
        { number: a, issuer: from, type: 'P' },
        { number: b, issuer: to, type: 'P' },
      ] as const;
      expect(judgeDocument(document[0], document[1]).band).toBe(judgeDocument(document[1], document[0]).band);
      const vehicle = [
        { plate: a, plateCountry: from, vin: b },
        { plate: b, plateCountry: to, vin: a },
      ] as const;
      expect(judgeVehicle(vehicle[0], vehicle[1]).band).toBe(judgeVehicle(vehicle[1], vehicle[0]).band);
      expect(judgeFirearm(one, other).band).toBe(judgeFirearm(other, one).band);
    }),
  );
});

test('every verdict can explain itself, and its score is the sum of what it says', () => {
  const text = fc.oneof(fc.constant('X1230567'), fc.string({ unit: 'binary', maxLength: 40 }));
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      for (const verdict of [
        judgeObject({ kind: 'document', asked: { number: a, issuer: c }, recorded: { number: b, issuer: c } }),
        judgeObject({ kind: 'vehicle', asked: { vin: a, plate: b }, recorded: { vin: b, plate: a, make: c } }),
        judgeObject({ kind: 'firearm', asked: { serial: a, make: c }, recorded: { serial: b, calibre: c } }),
      ]) {
        expect(verdict.because.length).toBeGreaterThan(0);
        expect(verdict.score).toBeCloseTo(verdict.because.reduce((sum, { nats }) => sum + nats, 0));
        for (const { text: sentence } of verdict.because) expect(sentence).toMatch(/\.$/);
      }
    }),
  );
});
