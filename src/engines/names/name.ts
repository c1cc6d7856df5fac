/** What a token is for in a name; `unknown` where neither the writer nor the structure tells. */
export type TokenRole = (typeof TOKEN_ROLES)[number];

/** The roles in the order of their codes: an index stores a role as its place in this list (three bits). */
export const TOKEN_ROLES = ['unknown', 'given', 'family', 'patronymic', 'particle', 'title', 'initial'] as const;

/** The scripts told apart; anything else is read through its romanisation as `other`. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'arabic'
  | 'hebrew'
  | 'han'
  | 'hangul'
  | 'kana'
  | 'armenian'
  | 'georgian'
  | 'thai'
  | 'devanagari'
  | 'other';

/** One token of a name, folded so that spellings of it can meet. */
export interface NameToken {
  /** The leading romanisation, folded to `a–z` and `0–9`. */
  readonly text: string;
  /** Other romanisations of this token, folded likewise; empty for most Latin names. */
  readonly others: readonly string[];
  readonly role: TokenRole;
  /** As it was written, for the explanation. */
  readonly written: string;
  /**
   * The consonants that an Arabic or Hebrew spelling really shows, where its vowels are only guessed.
   * Absent for every script that writes its vowels.
   */
  readonly consonants?: string;
}

/** A name as the engines compare it: tokens in the order written, with what is known of their roles. */
export interface Name {
  readonly written: string;
  readonly script: Script;
  readonly tokens: readonly NameToken[];
  /** The last token may be cut off, as in a machine-readable zone (ICAO Doc 9303 part 4, 4.2.3). */
  readonly truncated: boolean;
}

/** How far a source trusts a name: a weak alias (UN quality "Low", a nom de guerre) counts for less. */
export type NameQuality = 'primary' | 'good' | 'weak';

/** A name as registers and questions give it: whole, or in the parts the source declares. */
export interface NameInput {
  readonly whole?: string;
  readonly family?: string;
  readonly given?: string;
  readonly patronymic?: string;
  readonly quality?: NameQuality;
  /** True when it was read from a machine-readable zone. */
  readonly fromMrz?: boolean;
}
