import type { Reason } from '../register.ts';

const SIS = 'Regulation (EU) 2018/1862';

/** Alerts for discreet, inquiry and specific checks, the same for persons and every kind of object. */
export const CHECK_REASONS: readonly Reason[] = [
  {
    code: 'discreet-check',
    action: 'discreet-check',
    category: 'discreet-check',
    reviewMonths: 12,
    source: `${SIS} Art. 36`,
  },
  {
    code: 'discreet-check-immediate',
    action: 'discreet-check',
    category: 'discreet-check-immediate',
    reviewMonths: 12,
    source: `${SIS} Art. 36`,
  },
  // The manual's tables are older than inquiry checks; the interview makes them as visible as a specific check.
  {
    code: 'inquiry-check',
    action: 'inquiry-check',
    category: 'specific-check',
    reviewMonths: 12,
    source: `${SIS} Art. 36`,
  },
  {
    code: 'specific-check',
    action: 'specific-check',
    category: 'specific-check',
    reviewMonths: 12,
    source: `${SIS} Art. 36`,
  },
  {
    code: 'specific-check-immediate',
    action: 'specific-check',
    category: 'specific-check-immediate',
    reviewMonths: 12,
    source: `${SIS} Art. 36`,
  },
];
