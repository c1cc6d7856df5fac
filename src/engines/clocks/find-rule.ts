/** How a rule is found by its code, written in words, and how an agency's own rule is read. */
import { type FieldFault, Problem } from '../../kernel/problem.ts';
import { type Period, type PeriodRule, type Purpose, type Rule, type Source, UNITS, type Unit } from './rule.ts';
import { RULES } from './rules.ts';

/** Finds a rule by its code among those of the instruments and those an agency adds; its own come first. */
export function findRule(code: string, ownRules: readonly Rule[] = []): Rule | undefined {
  return ownRules.find((rule) => rule.code === code) ?? RULES.find((rule) => rule.code === code);
}

/** The rule with that code; raises `invalid-input` with the list of rules when there is none. */
export function getRule(code: string, ownRules: readonly Rule[] = []): Rule {
  const rule = findRule(code, ownRules);
  if (rule) return rule;
  const allowed = [...ownRules, ...RULES].map((known) => known.code);
  throw new Problem('invalid-input', `There is no rule "${code}". The rules are: ${allowed.join(', ')}.`, {
    fields: [{ field: '/rule', message: 'unknown rule', allowed }],
  });
}

/** A period in words: `8 hours`, `1 week`, `3 calendar days`. */
export function writePeriod({ length, unit }: Period): string {
  const word = unit === 'working-days' ? 'working days' : unit === 'days' ? 'calendar days' : unit;
  return `${length} ${length === 1 ? word.slice(0, -1) : word}`;
}

/** The source in words: `Directive (EU) 2023/977, Article 5(1)(a)`. */
export function writeSource({ instrument, article }: Source): string {
  return article === undefined ? instrument : `${instrument}, ${article}`;
}

// A century is longer than any retention period; beyond it the number is a typing error.
const LONGEST: Record<Unit, number> = {
  hours: 876_600,
  days: 36_525,
  'working-days': 26_000,
  weeks: 5_218,
  months: 1_200,
  years: 100,
};

/** What is wrong with a period, or undefined. */
export function faultOfPeriod(length: unknown, unit: unknown, atLeast = 1): string | undefined {
  if (!UNITS.includes(unit as Unit)) return `the unit must be one of ${UNITS.join(', ')}`;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < atLeast) {
    return 'the length must be a whole number of at least one';
  }
  if (length > LONGEST[unit as Unit]) return `the length is more than a century (${length} ${unit})`;
  return undefined;
}

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PURPOSES: readonly string[] = ['limit', 'target', 'review', 'retention', 'warning'];

/**
 * Reads a rule an agency has made for itself. Its code, name, start and period are required; the code may not be one of
 * an instrument's, because a desk must be able to trust that `sirene-reply` means twelve hours everywhere.
 */
export function readOwnRule(data: unknown): PeriodRule {
  const given = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const fields: FieldFault[] = [];
  const text = (name: string): string => {
    const value = given[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    fields.push({ field: `/${name}`, message: 'is missing' });
    return '';
  };
  const code = text('code');
  const name = text('name');
  const startsWhen = text('startsWhen');
  if (code !== '' && !CODE.test(code)) {
    fields.push({ field: '/code', message: 'use small letters, digits and hyphens, such as desk-answer' });
  }
  if (RULES.some((rule) => rule.code === code)) {
    fields.push({ field: '/code', message: `${code} is the rule of an instrument; choose another code` });
  }
  const period = (typeof given.period === 'object' && given.period !== null ? given.period : {}) as Partial<Period>;
  const fault = faultOfPeriod(period.length, period.unit);
  if (fault) fields.push({ field: '/period', message: fault });
  const purpose = given.purpose ?? 'limit';
  if (!PURPOSES.includes(purpose as string)) {
    fields.push({ field: '/purpose', message: 'is not a purpose', allowed: PURPOSES });
  }
  const instrument = typeof given.instrument === 'string' ? given.instrument.trim() : '';
  if (fields.length > 0) {
    const what = fields.map((fault) => `${fault.field.slice(1)}: ${fault.message}`).join('; ');
    throw new Problem('invalid-input', `The agency's own rule cannot be used. ${what}.`, { fields });
  }
  return {
    code,
    name,
    startsWhen,
    period: { length: period.length!, unit: period.unit! },
    purpose: purpose as Purpose,
    endsOnWorkingDay: given.endsOnWorkingDay === true,
    source: { instrument: instrument === '' ? "The agency's own rule" : instrument },
    grade: 'own',
    ...(given.deviation === true
      ? {
          deviation: {
            ground: "as the agency's own rule allows",
            source: { instrument: "The agency's own rule" },
          },
        }
      : {}),
  };
}
