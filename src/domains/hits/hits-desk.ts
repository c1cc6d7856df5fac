import type { Officer } from '../../kernel/officer.ts';
import type { Pool } from '../../platform/database.ts';
import type { Access } from '../access/public.ts';
import type { Audit } from '../audit/public.ts';

/** What following up works with. */
export interface HitsDesk {
  readonly db: Pool;
  readonly audit: Audit;
  readonly access: Access;
  readonly clock: () => Date;
}

export interface Asking {
  readonly officer: Officer;
  readonly requestId?: string;
}
