import type { Officer } from '../../kernel/officer.ts';
import type { Pool } from '../../platform/database.ts';
import type { Access } from '../access/public.ts';
import type { Audit } from '../audit/public.ts';
import { decideLegalBasis, type LegalBasisAnswer, type LegalBasisQuestion } from './decide-legal-basis.ts';
import { type LiveRegister, openLiveRegister } from './live-register.ts';

/** What the register of instruments works with. */
export interface InstrumentsDesk {
  readonly db: Pool;
  readonly audit: Audit;
  readonly access: Access;
  readonly clock: () => Date;
  readonly live: LiveRegister;
  /** Which instruments serve, by the node's register as it is now. Unknown words are named in an `invalid-input` problem. */
  askLegalBasis(question: LegalBasisQuestion): LegalBasisAnswer;
}

export interface Asking {
  readonly officer: Officer;
  readonly requestId?: string;
}

/** Puts the desk together; the register follows the database until its `live` is stopped. */
export async function openInstrumentsDesk(
  parts: Pick<InstrumentsDesk, 'db' | 'audit' | 'access' | 'clock'>,
  failed: (error: unknown) => void,
): Promise<InstrumentsDesk> {
  const live = await openLiveRegister(parts.db, failed);
  const askLegalBasis = (question: LegalBasisQuestion): LegalBasisAnswer =>
    decideLegalBasis(question, live.register(question.knownAt));
  return { ...parts, live, askLegalBasis };
}
