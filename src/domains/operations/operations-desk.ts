import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Pool } from '../../platform/database.ts';
import type { Access } from '../access/public.ts';
import type { Audit } from '../audit/public.ts';
import type { SearchDesk } from '../search/public.ts';
import { type EntryWriter, openEntryWriter } from './entry-writer.ts';
import { type Operation, type Participant, participantOf } from './operation.ts';
import { findOperation } from './operations.store.ts';

/** What joint operations work with. */
export interface OperationsDesk {
  readonly db: Pool;
  readonly audit: Audit;
  readonly access: Access;
  readonly search: SearchDesk;
  readonly clock: () => Date;
  readonly entries: EntryWriter;
  /** Operations as they were read within the last second, by id and by code: every check asks. */
  readonly remembered: Map<string, { readonly operation: Promise<Operation | undefined>; readonly until: number }>;
}

export interface Asking {
  readonly officer: Officer;
  readonly requestId?: string;
}

/** Puts the desk together. */
export function openOperationsDesk(
  parts: Pick<OperationsDesk, 'db' | 'audit' | 'access' | 'search' | 'clock'>,
): OperationsDesk {
  return { ...parts, entries: openEntryWriter(parts.db), remembered: new Map() };
}

// A change of plan reaches the officers of another node within this time; of this one at once.
const REMEMBERED_MS = 1000;

/** Reads an operation for a check; at most a second old, and read once for all who ask at the moment. */
function recallOperation({ db, remembered }: OperationsDesk, idOrCode: string): Promise<Operation | undefined> {
  const known = remembered.get(idOrCode);
  if (known && known.until > performance.now()) return known.operation;
  const operation = findOperation(db, idOrCode);
  const forget = (): void => {
    if (remembered.get(idOrCode)?.operation === operation) remembered.delete(idOrCode);
  };
  remembered.set(idOrCode, { operation, until: performance.now() + REMEMBERED_MS });
  // What is not there, or could not be read, is asked for again.
  operation.then((found) => found ?? forget(), forget);
  return operation;
}

/** Forgets what was read of an operation, after it changed. */
export function forgetOperation({ remembered }: OperationsDesk, { id, code }: Operation): void {
  remembered.delete(id);
  remembered.delete(code);
}

export interface Taking {
  readonly operation: Operation;
  readonly participant: Participant;
}

/** The operation in which the officer's agency takes part, or one of those whose entries are handed in; any other is not there. */
export async function getMyOperation(
  desk: OperationsDesk,
  { officer }: Asking,
  idOrCode: string,
  agencies: readonly string[] = [officer.agency.code],
): Promise<Taking> {
  const operation = await recallOperation(desk, idOrCode);
  const participant = operation && agencies.flatMap((agency) => participantOf(operation, agency) ?? [])[0];
  if (!operation || !participant) {
    throw new Problem('not-found', faultOf('operation-not-there'));
  }
  return { operation, participant };
}
