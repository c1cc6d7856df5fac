import type { Purpose } from '../../kernel/codes.ts';
import type { AgencyFunction } from '../../kernel/officer.ts';

const POLICE_PURPOSES: readonly Purpose[] = [
  'locate-wanted-person',
  'identify-person-or-object',
  'criminal-investigation',
  'alert',
  'identify-body',
  'forensic-analysis',
  'crime-analysis',
];

/** For what an agency of each function may search unless its agreement says otherwise (INTERPOL RPD Art. 10 purposes). */
const PURPOSES_OF_FUNCTION: Readonly<Record<AgencyFunction, readonly Purpose[]>> = {
  'national-central-bureau': [...POLICE_PURPOSES, 'security-check', 'border-management'],
  'sirene-bureau': [...POLICE_PURPOSES, 'border-management'],
  'single-point-of-contact': POLICE_PURPOSES,
  police: POLICE_PURPOSES,
  'border-guard': ['locate-wanted-person', 'identify-person-or-object', 'alert', 'border-management'],
  customs: ['identify-person-or-object', 'criminal-investigation', 'alert', 'border-management', 'crime-analysis'],
  'financial-intelligence-unit': ['identify-person-or-object', 'criminal-investigation', 'crime-analysis'],
  'wildlife-authority': ['identify-person-or-object', 'criminal-investigation', 'crime-analysis'],
  prosecution: ['locate-wanted-person', 'identify-person-or-object', 'criminal-investigation'],
  'central-authority': ['locate-wanted-person', 'identify-person-or-object'],
  'firearms-authority': ['identify-person-or-object', 'criminal-investigation', 'forensic-analysis', 'crime-analysis'],
  // Checks whether a document it is about to issue or replace was reported.
  'document-authority': ['identify-person-or-object', 'security-check'],
  'sanctions-body': ['identify-person-or-object', 'security-check'],
};

/** The purposes that follow from what an agency does. */
export function purposesOfFunctions(functions: readonly AgencyFunction[]): Purpose[] {
  return [...new Set(functions.flatMap((one) => PURPOSES_OF_FUNCTION[one]))];
}
