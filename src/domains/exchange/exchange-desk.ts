import type { Officer } from '../../kernel/officer.ts';
import type { Pool } from '../../platform/database.ts';
import type { VirusScanner } from '../../platform/virus-scanner.ts';
import type { Access } from '../access/public.ts';
import type { Audit } from '../audit/public.ts';
import type { LegalBasisAnswer, LegalBasisQuestion } from '../instruments/public.ts';
import type { SearchDesk } from '../search/public.ts';
import type { AgencyKeys } from './agency-keys.ts';
import type { Vault } from './attachments/vault.ts';

/** What exchanging works with. */
export interface ExchangeDesk {
  readonly db: Pool;
  readonly audit: Audit;
  readonly access: Access;
  readonly keys: AgencyKeys;
  readonly search: SearchDesk;
  readonly clock: () => Date;
  /** Encrypts files, each agency's with a key of its own. */
  readonly vault: Vault;
  /** Absent where no scanner is set: files are then said to be unscanned. */
  readonly scanner: VirusScanner | undefined;
  /** Largest attachment, in bytes. */
  readonly attachmentLimit: number;
  /** Which instruments allow it, as the node knows them today. */
  askLegalBasis(question: LegalBasisQuestion): LegalBasisAnswer;
}

export interface Asking {
  readonly officer: Officer;
  readonly requestId?: string;
}
