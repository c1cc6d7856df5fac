import type { Pool } from './database.ts';
import type { NodeKeys } from './home.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Settings } from './settings.ts';

/** What every domain may need of the running node. */
export interface NodeParts {
  readonly settings: Settings;
  readonly keys: NodeKeys;
  readonly db: Pool;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The present instant; tests set it. */
  readonly clock: () => Date;
}
