import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readIban } from './iban.ts';
import { isCompanyImo, isVesselImo, readImo } from './imo.ts';
import { readMrz } from './mrz.ts';
import type { Mrz } from './mrz-result.ts';
import { readVin } from './vin.ts';

const EXTRACT = new URL('../../../test/data/identifiers/', import.meta.url);
const WHOLE = new URL('../../../../shared/data/identifiers/', import.meta.url);
const today = '2026-11-21';

interface Computed {
  readonly format: string;
  readonly docNumberOk: boolean;
  readonly docNumberLong?: boolean;
  readonly birthOk: boolean;
  readonly expiryOk: boolean;
  readonly personalOk?: boolean;
  readonly compositeOk?: boolean;
}

interface VinVector {
  readonly vin: string;
  readonly format: boolean;
  readonly checkDigit?: string;
  readonly checkOk?: boolean;
}

function load<T>(folder: URL, file: string): T {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as T;
}

function expectJudgedRightly(mrz: Mrz | undefined, lines: readonly string[], computed: Computed): void {
  expect(mrz, lines.join(' ')).toBeDefined();
  const { checks, format, corrected, valid } = mrz!;
  expect(computed.format.split('/')).toContain(format);
  // Some vectors hold digits read as letters: judged as printed they fail; corrected they must all agree.
  if (corrected.some(({ field }) => field.startsWith('birth'))) {
    expect(valid).toBe(true);
    return;
  }
  if (!computed.docNumberLong) expect(checks.number === 'valid').toBe(computed.docNumberOk);
  expect(checks.birth === 'valid').toBe(computed.birthOk);
  expect(checks.expiry === 'valid').toBe(computed.expiryOk);
  if (computed.personalOk !== undefined) expect(checks.personal === 'valid').toBe(computed.personalOk);
  if (computed.compositeOk !== undefined) expect(checks.composite === 'valid').toBe(computed.compositeOk);
  // Of a long number only the composite digit was recomputed: one that fails it was altered somewhere.
  if (computed.docNumberLong && computed.compositeOk) expect(checks.number).toBe('valid');
}

function expectVinJudgedRightly({ vin, format, checkDigit, checkOk }: VinVector): void {
  const read = readVin(vin);
  expect(read.wellFormed, vin).toBe(format);
  if (checkOk !== undefined) expect(read.checkDigit!.agrees, vin).toBe(checkOk);
  if (checkDigit !== undefined) expect(read.checkDigit!.expected, vin).toBe(checkDigit);
  if (!format) expect(read.suggestion, vin).toMatch(/^[A-HJ-NPR-Z0-9]{17}$/);
}

describe('the extract that is always checked', () => {
  const { zones } = load<{ zones: (Computed & { lines: string[] })[] }>(EXTRACT, 'mrz.json');
  test.each(zones)('the zone $lines is judged rightly', (zone) => {
    expectJudgedRightly(readMrz(zone.lines.join('\n'), { today }), zone.lines, zone);
  });

  test('vehicle identification numbers are judged rightly', () => {
    for (const vector of load<{ vins: VinVector[] }>(EXTRACT, 'vin.json').vins) expectVinJudgedRightly(vector);
  });

  test('account numbers are judged rightly', () => {
    for (const [valid, typed] of load<{ cases: [boolean, string][] }>(EXTRACT, 'iban.json').cases) {
      expect(readIban(typed)?.valid ?? false, typed).toBe(valid);
    }
  });
});

const absent = !existsSync(WHOLE);
if (absent)
  console.warn('The whole vector files (../shared/data/identifiers) are absent: only the extract is checked.');

describe.skipIf(absent)('all vectors', () => {
  test('every machine-readable zone is judged rightly', () => {
    const vectors = load<{ lines: string[]; computed: Computed; test?: string }[]>(WHOLE, 'mrz_vectors.json');
    expect(vectors.length).toBe(46);
    for (const { lines, computed, test: name } of vectors) {
      const mrz = readMrz(lines.join('\n'), { today });
      expectJudgedRightly(mrz, lines, computed);
      if (name?.includes('wrong document number')) expect(mrz!.checks.number).toBe('invalid');
      if (name?.includes('utocorrect')) expect(mrz!.corrected.length).toBeGreaterThan(3);
    }
  });

  test('every vehicle identification number is judged rightly', () => {
    const vectors = load<VinVector[]>(WHOLE, 'vin_vectors.json');
    expect(vectors.length).toBe(43);
    for (const vector of vectors) expectVinJudgedRightly(vector);
  });

  test('every ship and company number is judged rightly', () => {
    const vectors = load<{
      imo_valid_vessel: string[];
      imo_valid_company: string[];
      imo_invalid: string[];
      imo_padded: Record<string, string>;
    }>(WHOLE, 'imo_vectors.json');
    for (const typed of vectors.imo_valid_vessel)
      expect(readImo(typed), typed).toMatchObject({ kind: 'vessel', valid: true });
    for (const typed of vectors.imo_valid_company) expect(isCompanyImo(typed) && !isVesselImo(typed), typed).toBe(true);
    for (const typed of vectors.imo_invalid) expect(readImo(typed)?.valid ?? false, typed).toBe(false);
    for (const [typed, padded] of Object.entries(vectors.imo_padded)) {
      expect(`IMO${readImo(typed)!.number}`).toBe(padded);
      expect(readImo(typed)!.valid, typed).toBe(true);
    }
  });

  test('every account number is judged rightly', () => {
    const { cases } = load<{ cases: [boolean, string][] }>(WHOLE, 'iban_vectors.json');
    expect(cases.length).toBe(77);
    for (const [valid, typed] of cases) expect(readIban(typed)?.valid ?? false, typed).toBe(valid);
  });
});
