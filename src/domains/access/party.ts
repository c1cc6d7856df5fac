export const PARTY_KINDS = ['country', 'territory', 'organisation'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** A country, territory or organisation, listed without prejudice to its status. */
export interface Party {
  readonly code: string;
  readonly kind: PartyKind;
  /** Its name by language. */
  readonly names: Readonly<Record<string, string>>;
  readonly note: string | null;
  readonly isoAlpha2: string | null;
  readonly isoNumeric: string | null;
  /** Codes its travel documents carry, where they differ from its own. */
  readonly documentCodes: readonly string[];
  readonly invented: boolean;
  readonly source: string;
  readonly asOf: string;
}
