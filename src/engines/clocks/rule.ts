/** What a deadline rule is. The rules themselves are in `rules.ts`. */

export const UNITS = ['hours', 'days', 'working-days', 'weeks', 'months', 'years'] as const;
export type Unit = (typeof UNITS)[number];

/** A length of time as an instrument states it: 8 hours, 3 calendar days, 9 months. */
export interface Period {
  readonly length: number;
  readonly unit: Unit;
}

/** A day of every year, such as 1 March. */
export interface YearlyDay {
  /** 1–12. */
  readonly month: number;
  readonly day: number;
}

export interface Source {
  readonly instrument: string;
  readonly article?: string;
}

/**
 * How well the rule is known. `text`: the provision was read. `reported`: another text reports it.
 * `unverified`: common knowledge of the trade that nobody has checked against the instrument.
 * `own`: an agency made the rule for itself.
 */
export type Grade = 'text' | 'reported' | 'unverified' | 'own';

/** What happens at the due moment. A limit binds, a target is aimed at, the others are about keeping records. */
export type Purpose = 'limit' | 'target' | 'review' | 'retention' | 'warning';

/** When the instrument lets the answer come later, if the length and the reason are announced. */
export interface DeviationAllowed {
  readonly ground: string;
  readonly source: Source;
  /** The longest delay that may be announced; none where the instrument names none. */
  readonly atMost?: Period;
  /** Where such a deviation is counted, such as point (d) of Article 18. */
  readonly countedUnder?: string;
}

interface RuleBase {
  readonly code: string;
  readonly name: string;
  /** The event from which the period runs. */
  readonly startsWhen: string;
  readonly purpose: Purpose;
  readonly source: Source;
  readonly grade: Grade;
  readonly deviation?: DeviationAllowed;
}

/** A rule whose due moment lies a period after its start, or before it (a warning before a birthday). */
export interface PeriodRule extends RuleBase {
  readonly period: Period;
  readonly direction?: 'after' | 'before';
  /**
   * Whether a last day that is no working day moves to the next one, and two days or more hold two working days
   * (Regulation 1182/71, Article 3(4) and (5)). Article 5 of that Regulation switches this off for answers due within a
   * number of days, so an instrument must ask for it.
   */
  readonly endsOnWorkingDay?: boolean;
}

/** A rule due on the same day of every year. */
export interface YearlyRule extends RuleBase {
  readonly yearly: YearlyDay;
}

export type Rule = PeriodRule | YearlyRule;
