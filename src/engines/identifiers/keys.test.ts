import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeDocument } from './document-match.ts';
import { judgeFirearm } from './firearm-match.ts';
import {
  askedDocumentKeys,
  askedFirearmKeys,
  askedVehicleKeys,
  LADDER,
  type LookupKey,
  recordedDocumentKeys,
  recordedFirearmKeys,
  recordedVehicleKeys,
} from './keys.ts';
import { judgeVehicle } from './vehicle-match.ts';

/** The first rung on which a question finds the record. */
function meeting(asked: readonly LookupKey[], recorded: readonly LookupKey[]) {
  const stored = new Set(recorded.map(({ key }) => key));
  return LADDER.find((rung) => asked.some((probe) => probe.rung === rung && stored.has(probe.key)));
}

describe('documents', () => {
  const record = recordedDocumentKeys({ number: 'X01234567', issuer: 'ZZN' });
  test.each([
    ['the number as printed', { number: 'x 0123-4567', issuer: 'ZZN' }, 'exact'],
    ['the number without issuer', { number: 'X01234567' }, 'number-alone'],
    ['the number under another issuer', { number: 'X01234567', issuer: 'ZZS' }, 'number-alone'],
    ['O for 0', { number: 'XO1234567', issuer: 'ZZN' }, 'folded'],
    ['neighbours exchanged', { number: 'X10234567', issuer: 'ZZN' }, 'near'],
    ['another number', { number: 'X01234999', issuer: 'ZZN' }, undefined],
  ])('%s is found on the right rung', (_, asked, rung) => {
    expect(meeting(askedDocumentKeys(asked), record)).toBe(rung);
  });

  test('leading zeros lost on either side are no obstacle', () => {
    const withZeros = { number: '00123456' };
    const without = { number: '123456' };
    expect(meeting(askedDocumentKeys(without), recordedDocumentKeys(withZeros))).toBe('zeros');
    expect(meeting(askedDocumentKeys(withZeros), recordedDocumentKeys(without))).toBe('zeros');
  });

  test('numbers of which nothing telling is left without their zeros are neither found nor judged alike', () => {
    const [asked, recorded] = [
      { number: '00AAA', issuer: 'ZZN' },
      { number: '0000AAA', issuer: 'ZZN' },
    ];
    expect(meeting(askedDocumentKeys(asked!), recordedDocumentKeys(recorded!))).toBeUndefined();
    expect(judgeDocument(asked!, recorded!).band).toBe('no-hit');
  });

  test('a folded number meets a record of digits alone, which stores no folded key', () => {
    const digits = recordedDocumentKeys({ number: '1012345', issuer: 'ZZN' });
    expect(digits.map(({ rung }) => rung)).toEqual(['exact', 'number-alone']);
    expect(meeting(askedDocumentKeys({ number: 'IOI2345', issuer: 'ZZN' }), digits)).toBe('folded');
  });
});

describe('vehicles', () => {
  const record = recordedVehicleKeys({ vin: 'WVWUK63B92P546818', plate: 'AB 123 CD', plateCountry: 'ZZN' });
  test.each([
    ['the VIN', { vin: 'wvw-uk63b92p546818' }, 'exact'],
    ['the last eight characters', { vin: '2P546818' }, 'vis'],
    ['a wrong character at its beginning', { vin: 'WVXUK63B92P546818' }, 'vis'],
    ['B for 8', { vin: 'WVWUK63B92P54681B' }, 'folded'],
    ['the plate with its country', { plate: 'AB-123-CD', plateCountry: 'ZZN' }, 'exact'],
    ['the plate alone', { plate: 'AB-123-CD' }, 'number-alone'],
    ['the plate as a camera misread it', { plate: 'A8I23CD' }, 'folded'],
    ['another plate', { plate: 'AB124CD', plateCountry: 'ZZN' }, undefined],
  ])('%s is found on the right rung', (_, asked, rung) => {
    expect(meeting(askedVehicleKeys(asked), record)).toBe(rung);
  });

  test('with near keys, any one wrong character in the last eight is found', () => {
    const stored = recordedVehicleKeys({ vin: 'WVWUK63B92P546818' }, { near: true });
    for (let i = 9; i < 17; i++) {
      const wrong = `${'WVWUK63B92P546818'.slice(0, i)}7${'WVWUK63B92P546818'.slice(i + 1)}`;
      expect(meeting(askedVehicleKeys({ vin: wrong }, { near: true }), stored), wrong).toBe('near');
    }
  });

  test('a chassis number of before 1981 is found as it stands', () => {
    const old = recordedVehicleKeys({ vin: '115 123456' });
    expect(meeting(askedVehicleKeys({ vin: '115-123456' }), old)).toBe('exact');
  });
});

describe('firearms', () => {
  const record = recordedFirearmKeys({ serial: 'B123456', make: 'Zastava' });
  test.each([
    ['make under another name', { serial: 'No. B-123456', make: 'Crvena Zastava' }, 'exact'],
    ['no make', { serial: 'B123456' }, 'number-alone'],
    ['8 for B', { serial: '8123456', make: 'Zastava' }, 'folded'],
    ['another serial', { serial: 'B999999', make: 'Zastava' }, undefined],
  ])('with %s is found on the right rung', (_, asked, rung) => {
    expect(meeting(askedFirearmKeys(asked), record)).toBe(rung);
  });

  test('a serial of three characters is only looked up with its make', () => {
    expect(askedFirearmKeys({ serial: '123' })).toEqual([]);
    expect(askedFirearmKeys({ serial: '123', make: 'Glock' })).toEqual([{ key: 'g:GLC:123', rung: 'exact' }]);
  });
});

test('a record stores few keys', () => {
  const number = fc.stringMatching(/^[A-Z0-9]{1,14}$/);
  fc.assert(
    fc.property(number, (text) => {
      expect(recordedDocumentKeys({ number: text, issuer: 'ZZN' }).length).toBeLessThanOrEqual(4);
      expect(recordedFirearmKeys({ serial: text, make: 'Glock' }).length).toBeLessThanOrEqual(4);
      expect(recordedVehicleKeys({ vin: text }).length).toBeLessThanOrEqual(3);
      expect(recordedVehicleKeys({ plate: text, plateCountry: 'ZZN' }).length).toBeLessThanOrEqual(3);
    }),
  );
});

/** A number and a damaged copy of it, as readers and typists damage it. */
const damaged = fc
  .tuple(fc.stringMatching(/^[A-Z0-9]{5,12}$/), fc.nat(11), fc.constantFrom('same', 'O', '0', 'B', '8', 'zeros', 'I'))
  .map(([text, at, how]): [string, string] => {
    if (how === 'same') return [text, text];
    if (how === 'zeros') return [text, `00${text}`];
    const i = at % text.length;
    return [text, text.slice(0, i) + how + text.slice(i + 1)];
  });
const state = fc.constantFrom('ZZN', 'ZZS', undefined);
const make = fc.constantFrom('Zastava', 'Crvena Zastava', 'Glock', 'Browning', 'FN', undefined);
// What the ladder cannot reach without keys that would triple the memory: one wrong character, judged but not looked up.
const reachable = (statements: readonly { code: string }[]) =>
  !statements.some(({ code }) => code.endsWith('one-edit'));

test('whatever would be judged a hit or possible is also found by its keys', () => {
  fc.assert(
    fc.property(damaged, state, state, make, make, ([a, b], from, to, makeA, makeB) => {
      const documents = [
        { number: a, issuer: from },
        { number: b, issuer: to },
      ] as const;
      const document = judgeDocument(...documents);
      if (document.band !== 'no-hit' && reachable(document.because)) {
        expect(meeting(askedDocumentKeys(documents[0]), recordedDocumentKeys(documents[1]))).toBeDefined();
      }
      const plates = [
        { plate: a, plateCountry: from, make: 'Lada' },
        { plate: b, plateCountry: to, make: 'Lada' },
      ] as const;
      if (judgeVehicle(...plates).band !== 'no-hit') {
        expect(meeting(askedVehicleKeys(plates[0]), recordedVehicleKeys(plates[1]))).toBeDefined();
      }
      const vins = [{ vin: `WVWZZZ1K${a}` }, { vin: `WVWZZZ1K${b}` }] as const;
      const vin = judgeVehicle(...vins);
      if (vin.band !== 'no-hit' && reachable(vin.because)) {
        expect(meeting(askedVehicleKeys(vins[0]), recordedVehicleKeys(vins[1]))).toBeDefined();
      }
      const firearms = [
        { serial: a, make: makeA, calibre: '9 mm' },
        { serial: b, make: makeB, calibre: '9x19' },
      ] as const;
      const firearm = judgeFirearm(...firearms);
      if (firearm.band !== 'no-hit' && reachable(firearm.because)) {
        expect(meeting(askedFirearmKeys(firearms[0]), recordedFirearmKeys(firearms[1]))).toBeDefined();
      }
    }),
    { numRuns: 1000 },
  );
});

test('no input makes the keys throw or grow', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.string({ unit: 'binary' }), (text, other) => {
      const lists = [
        recordedDocumentKeys({ number: text, issuer: other }),
        askedDocumentKeys({ number: text, issuer: other }),
        recordedVehicleKeys({ vin: text, plate: text, plateCountry: other }),
        askedVehicleKeys({ vin: text, plate: text, plateCountry: other }, { near: true }),
        recordedFirearmKeys({ serial: text, make: other }),
        askedFirearmKeys({ serial: text, make: other }),
      ];
      for (const { key } of lists.flat()) expect(key.length).toBeLessThan(260);
      for (const list of lists) expect(list.length).toBeLessThan(32);
    }),
  );
});
