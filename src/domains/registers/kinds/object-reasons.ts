import { type AlertCategory, mayCoexistOnObject, OBJECT_CATEGORIES, type ObjectCategory } from '../compatibility.ts';
import type { Reason } from '../register.ts';

const SIS = 'Regulation (EU) 2018/1862';

export const SANCTIONS: Reason = {
  code: 'sanctions',
  action: 'apply-sanctions',
  reviewMonths: 60,
  source: 'United Nations Charter Art. 41; national sanctions law',
};

export const OBJECT_ACTIONS = [
  'seize',
  'secure-evidence',
  'discreet-check',
  'inquiry-check',
  'specific-check',
  'apply-sanctions',
  'tell-owner',
  'none',
] as const;

/** The compatibility of alerts on objects, for every kind of object. */
export const OBJECT_COMPATIBILITY = {
  order: OBJECT_CATEGORIES,
  mayCoexist: (one: AlertCategory, other: AlertCategory) =>
    mayCoexistOnObject(one as ObjectCategory, other as ObjectCategory),
};

/** A reason by which an object is to be seized or kept as evidence. */
export function seizure(code: string, article: string, action: 'seize' | 'secure-evidence' = 'seize'): Reason {
  return {
    code,
    action,
    category: action === 'seize' ? 'seizure' : 'evidence',
    reviewMonths: 120, // objects: ten years
    source: `${SIS} ${article}`,
  };
}
