/**
 * Exact amounts. A sum must be the same in whatever order its parts come, and 0.1 kg + 0.2 kg must be 0.3 kg, so amounts
 * are whole numbers of millionths, not binary fractions.
 */
import { type Fault, faultOf } from '../../kernel/faults.ts';
import { findMeasure, type Kind } from './measures.ts';

/** Millionths of the base unit of a kind: a piece, a gram, a litre, one of a currency. */
export type Micros = bigint;

interface Unit {
  readonly kind: Kind;
  /** In millionths of the base unit. */
  readonly micros: bigint;
}

const UNITS: Readonly<Record<string, Unit>> = {
  count: { kind: 'count', micros: 1_000_000n },
  mg: { kind: 'mass', micros: 1_000n },
  g: { kind: 'mass', micros: 1_000_000n },
  kg: { kind: 'mass', micros: 1_000_000_000n },
  t: { kind: 'mass', micros: 1_000_000_000_000n },
  ml: { kind: 'volume', micros: 1_000n },
  l: { kind: 'volume', micros: 1_000_000n },
};

const KIND_IN_WORDS: Readonly<Record<Kind, string>> = {
  count: 'a number of pieces',
  mass: 'a mass',
  volume: 'a volume',
  money: 'a sum of money',
};

const CURRENCY = /^[A-Z]{3}$/;
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

// A million millions: more than any operation has checked, weighed or seized. Beyond it a figure is a typing error.
const LARGEST = 1_000_000_000_000n * 1_000_000n;

function findUnit(unit: string): Unit | undefined {
  return Object.hasOwn(UNITS, unit)
    ? UNITS[unit]
    : CURRENCY.test(unit)
      ? { kind: 'money', micros: 1_000_000n }
      : undefined;
}

// Any currency code is taken; these are offered.
const USUAL_CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'TRY', 'ALL', 'RSD', 'MKD', 'BAM'];

/** Units in which a measure may be given. */
export function unitsOf(kind: Kind): string[] {
  if (kind === 'money') return [...USUAL_CURRENCIES];
  return Object.keys(UNITS).filter((unit) => UNITS[unit]!.kind === kind);
}

/** What an amount is, or why it cannot be one. */
export type ReadAmount =
  | { readonly micros: Micros; readonly unit: string; readonly fault?: undefined }
  | { readonly fault: Fault };

/** Reads an amount for a measure; a negative count or a unit of another kind is a fault. */
export function readAmount(measureCode: string, amount: number, unitGiven?: string): ReadAmount {
  const measure = findMeasure(measureCode);
  if (!measure) return { fault: faultOf('no-such-measure', { measure: measureCode }) };
  const named = { measure: measure.name };
  const unitCode = unitGiven ?? measure.unit;
  const unit = findUnit(unitCode);
  if (!unit) {
    const units = unitsOf(measure.kind).join(', ');
    return { fault: faultOf('no-such-unit', { measure: measureCode, unit: unitCode, units }, named) };
  }
  if (unit.kind !== measure.kind) {
    const values = { measure: measureCode, unit: unitCode, kind: measure.kind, unitKind: unit.kind };
    const kinds = { kind: KIND_IN_WORDS[measure.kind], unitKind: KIND_IN_WORDS[unit.kind] };
    return { fault: faultOf('unit-misfit', values, { ...named, ...kinds }) };
  }
  const exact = toMillionths(amount);
  if (exact === undefined) return { fault: faultOf('no-amount', { amount: String(amount) }) };
  // Exact in millionths of the unit; a milligram with six decimals is finer than anybody weighs.
  const scaled = exact * unit.micros;
  if (scaled % 1_000_000n !== 0n) return { fault: faultOf('amount-too-fine', { amount, unit: unitCode }) };
  const micros = scaled / 1_000_000n;
  if (micros < 0n) return { fault: faultOf('amount-negative', { measure: measureCode, amount }, named) };
  if (micros > LARGEST) return { fault: faultOf('amount-too-large', { amount }) };
  if (measure.kind === 'count' && micros % 1_000_000n !== 0n) {
    return { fault: faultOf('pieces-whole', { measure: measureCode, amount }, named) };
  }
  return { micros, unit: measure.kind === 'money' ? unitCode : measure.unit };
}

/** A decimal number as a whole number of millionths; undefined when it is none, or has more than six decimals. */
function toMillionths(amount: number): bigint | undefined {
  if (Number.isSafeInteger(amount)) return BigInt(amount) * 1_000_000n;
  const found = DECIMAL.exec(String(amount));
  if (!found) return undefined;
  const [, sign, whole = '0', fraction = '', exponent = '0'] = found;
  const shift = Number(exponent) + 6 - fraction.length;
  const digits = BigInt(whole + fraction);
  if (shift > 40) return undefined;
  const size =
    shift >= 0
      ? digits * 10n ** BigInt(shift)
      : digits % 10n ** BigInt(-shift) === 0n
        ? digits / 10n ** BigInt(-shift)
        : undefined;
  return size === undefined ? undefined : sign === '-' ? -size : size;
}

/** The amount as a number in a unit of its kind, to be shown. */
export function showIn(unitCode: string, micros: Micros): number {
  const unit = findUnit(unitCode)?.micros ?? 1_000_000n;
  const sign = micros < 0n ? '-' : '';
  const size = micros < 0n ? -micros : micros;
  const fraction = ((size % unit) * 1_000_000_000_000n) / unit;
  return Number(`${sign}${size / unit}.${String(fraction).padStart(12, '0')}`);
}

/** A number for people: `288,774`, `0.5`. */
export function writeNumber(value: number): string {
  const [whole = '0', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
