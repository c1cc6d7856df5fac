import type { Right } from './rights.ts';

/** What an agency does; one agency may do several. The list follows UNODC's directory of competent authorities. */
export const AGENCY_FUNCTIONS = [
  'national-central-bureau',
  'sirene-bureau',
  'single-point-of-contact',
  'police',
  'border-guard',
  'customs',
  'financial-intelligence-unit',
  'wildlife-authority',
  'prosecution',
  'central-authority',
  'firearms-authority',
  'document-authority',
  'sanctions-body',
] as const;

export type AgencyFunction = (typeof AGENCY_FUNCTIONS)[number];

/** The agency on whose behalf somebody acts. */
export interface Agency {
  readonly id: string;
  /** Stable short code, such as `ZZN-NCB`. */
  readonly code: string;
  readonly name: string;
  /** Code of the party it belongs to, such as `ZZN`. */
  readonly party: string;
  readonly functions: readonly AgencyFunction[];
}

/** Whoever acts: an officer signed in, a system with an API key, or the operator at the console. */
export interface Officer {
  readonly id: string;
  readonly name: string;
  readonly agency: Agency;
  readonly rights: ReadonlySet<Right>;
  readonly via: 'session' | 'api-key' | 'console';
  /** The session or key that was used; undefined at the console. */
  readonly credentialId?: string;
}
