import type { Officer } from '../../kernel/officer.ts';
import type { Pool } from '../../platform/database.ts';
import type { Audit } from '../audit/public.ts';

/** What the use cases of the registers work with. */
export interface RegisterDesk {
  readonly db: Pool;
  readonly audit: Audit;
  readonly clock: () => Date;
}

/** Who asks, and under which request. */
export interface Asking {
  readonly officer: Officer;
  readonly requestId?: string;
}
