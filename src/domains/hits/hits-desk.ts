import type { Officer } from '../../kernel/officer.ts';
import type { Pool } from '../../platform/database.ts';
import type { Access } from '../access/public.ts';
import type { Audit } from '../audit/public.ts';
import type { SearchHit, SearchRequest } from '../search/public.ts';

/** What following up works with. */
export interface HitsDesk {
  readonly db: Pool;
  readonly audit: Audit;
  readonly access: Access;
  readonly clock: () => Date;
  /** Judges a record again by the very question of an earlier search, for the odds of a possible match. */
  readonly judgeAgain: (
    asking: Asking,
    question: { readonly request: SearchRequest; readonly asked: string | undefined; readonly record: string },
  ) => Promise<Pick<SearchHit, 'score' | 'because'> | undefined>;
  /** What a place of an operation is called, for a hit that has its code. */
  readonly nameOfPlace: (operation: string, place: string) => Promise<string | undefined>;
  /** When the check of an operation was made whose search found a possible match. */
  readonly whenChecked: (search: string) => Promise<string | undefined>;
}

export interface Asking {
  readonly officer: Officer;
  readonly requestId?: string;
}
