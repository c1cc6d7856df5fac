import type { RegisterKind } from '../../kernel/codes.ts';
import type { RightOfWay } from '../../platform/right-of-way.ts';
import type { RegisterDesk } from '../registers/public.ts';
import type { ImportFormat, ImportMapping } from './imports.schema.ts';
import type { ByteStream } from './readers/row.ts';

/** What the use cases of the imports work with. */
export interface ImportDesk extends RegisterDesk {
  /** Largest file, in bytes. */
  readonly importLimit: number;
  /** Folder for files that come in several parts, until they are read. */
  readonly spoolFolder: string;
  /** Searches have it; an import stands aside. */
  readonly rightOfWay: RightOfWay;
}

/** What is to be imported, and how. */
export interface ImportOrder {
  readonly format: ImportFormat;
  readonly stream: ByteStream;
  /** Aliases and addresses of the SDN list. */
  readonly alt?: ByteStream;
  readonly add?: ByteStream;
  /** Name of the file, for the provenance of versions. */
  readonly name?: string;
  /** The list it belongs to; the formats of lists have one of their own. */
  readonly list?: string;
  readonly register?: RegisterKind;
  /** Name of a saved mapping. */
  readonly mapping?: string;
  /** The file is the whole list; usual for the two sanctions lists, not for the others. */
  readonly complete?: boolean;
  readonly reason?: string;
  /** A mapping for this file alone. */
  readonly columns?: ImportMapping;
  /** Withdraw what the list lacks, however much that is. */
  readonly allowWithdrawals?: boolean;
  readonly requestId?: string;
  /** Stops between two batches. */
  readonly signal?: AbortSignal;
}

/** How far an import is. */
export interface ImportCounts {
  read: number;
  created: number;
  amended: number;
  withdrawn: number;
  unchanged: number;
  rejected: number;
  aliases: number;
  documents: number;
  /** Withdrawals that wait for somebody to allow them. */
  held?: number;
}

export function noCounts(): ImportCounts {
  return {
    read: 0,
    created: 0,
    amended: 0,
    withdrawn: 0,
    unchanged: 0,
    rejected: 0,
    aliases: 0,
    documents: 0,
  };
}

/** Raised where an import was told to stop; whole batches stay. */
export class ImportStopped extends Error {}

/** Stops here when somebody asked for it. */
export function requireGoingOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ImportStopped('the import was stopped');
}
