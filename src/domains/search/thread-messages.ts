import type { MessagePort } from 'node:worker_threads';
import type { IndexedRecord } from '../../engines/index/search-index.ts';
import type { MergePart, Segment } from '../../engines/index/segment.ts';
import type { Purpose, RegisterKind } from '../../kernel/codes.ts';
import type { Agency, Officer } from '../../kernel/officer.ts';
import type { PackedEntries } from '../audit/public.ts';
import type { Prepared } from './ask-index.ts';
import type { IndexName } from './index-name.ts';
import type { Question } from './read-question.ts';
import type { BulkLine, BulkQuery, SearchRequest } from './search.schema.ts';
import type { VisibilityClass } from './visibility.ts';

/** With what a search thread starts: all that the indexes hold at that moment. */
export interface ThreadStart {
  readonly askedKey: Uint8Array;
  readonly indexes: Readonly<Record<IndexName, readonly MergePart[]>>;
  readonly classes: readonly VisibilityClass[];
}

/** What the two indexes hold of a record. */
export interface IndexedForms {
  readonly main: IndexedRecord;
  readonly named?: IndexedRecord;
}

/** A record as it stands now; without forms it is gone. */
export interface ChangedRecord {
  readonly id: string;
  readonly indexed?: IndexedForms;
}

/** What a search thread is told. All of it arrives in order, so that a copy goes through the states of the original. */
export type ToThread =
  | {
      readonly say: 'changes';
      readonly classes: readonly VisibilityClass[];
      readonly records: readonly ChangedRecord[];
    }
  | { readonly say: 'merge-begins'; readonly among: IndexName; readonly segments: number }
  | { readonly say: 'merge-ends'; readonly among: IndexName; readonly segment: Segment }
  | { readonly say: 'ask'; readonly asked: AskedAlone; readonly at: string }
  | ({ readonly say: 'burst' } & Burst)
  | { readonly say: 'open'; readonly stream: number; readonly asker: StreamAsker }
  | { readonly say: 'lines'; readonly stream: number; readonly bytes: Uint8Array; readonly at: string }
  | { readonly say: 'end'; readonly stream: number; readonly at: string }
  | { readonly say: 'drop'; readonly stream: number };

/** A single question that a thread answers; it has one of them at a time. */
export interface AskedAlone {
  readonly agency: Agency;
  readonly request: SearchRequest;
  readonly question: Question;
}

/** Who asked searches of a burst, told once and known by number from then on. */
export interface BurstAsker {
  readonly number: number;
  readonly officer: Officer;
  /** What the agency may search for. */
  readonly purposes: readonly Purpose[];
}

/** Texts one behind the other: one long text crosses between threads much faster than many short ones. */
export interface Texts {
  readonly text: string;
  /** How many signs (UTF-16 units) each has. */
  readonly lengths: Uint32Array<ArrayBuffer>;
}

/** Single searches that came in the same moment, and who asked each. */
export interface Burst {
  readonly burst: number;
  readonly at: string;
  /** Whether all askers that were told before are to be forgotten. */
  readonly forget: boolean;
  /** Those who were not told yet. */
  readonly askers: readonly BurstAsker[];
  /** For each search the number of who asks. */
  readonly asker: Uint32Array<ArrayBuffer>;
  /** The bodies as they came, not read yet. */
  readonly bodies: Texts;
  readonly requestIds: Texts;
  /** Where the entries go to be written, and under which number; undefined where they come back with the answers. */
  readonly writtenAs: number | undefined;
  /** A new port to whoever writes them; those of before lead nowhere any more. */
  readonly port: MessagePort | undefined;
}

/** What a thread made of a burst. Nothing of it leaves before the audit's block is on disk. */
export interface AnsweredBurst {
  readonly burst: number;
  /** The bodies of the answers in the order of the searches; empty where the main thread has to answer. */
  readonly answers: Texts;
  /** Undefined where there are none, and where they were handed to whoever writes them. */
  readonly entries: PackedEntries | undefined;
  /** Whether they were. */
  readonly isHandedOver: boolean;
  /** How many found nothing, by the registers they reached. */
  readonly counted: AnsweredLines['counted'];
}

/** Puts texts one behind the other. */
export function joinTexts(texts: readonly string[]): Texts {
  const lengths = new Uint32Array(texts.length);
  for (let i = 0; i < texts.length; i++) lengths[i] = texts[i]!.length;
  return { text: texts.join(''), lengths };
}

export function splitTexts({ text, lengths }: Texts): string[] {
  const texts: string[] = [];
  let from = 0;
  for (const length of lengths) {
    texts.push(text.slice(from, from + length));
    from += length;
  }
  return texts;
}

/** Who asks the lines of one stream, and how. */
export interface StreamAsker {
  readonly officer: Officer;
  readonly requestId: string | undefined;
  readonly query: Omit<BulkQuery, 'brief'>;
  readonly brief: boolean;
}

/** A line that found something: the records are read and accounted for in the main thread. */
export interface UnfinishedLine {
  readonly line: number;
  readonly ref: BulkLine['ref'];
  readonly prepared: Prepared;
}

/** Lines of one stream that were answered, in order. Nothing of it leaves before the audit's block is on disk. */
export interface AnsweredLines {
  readonly stream: number;
  /** Text that is ready, as the bytes that will be sent, and places of unfinished lines in between. */
  readonly pieces: readonly (Uint8Array<ArrayBuffer> | number)[];
  readonly unfinished: readonly UnfinishedLine[];
  /** Entries of the lines that found nothing; undefined when there were none. */
  readonly entries: PackedEntries | undefined;
  /** How many found nothing, by the registers they reached. */
  readonly counted: readonly { readonly searched: readonly RegisterKind[]; readonly count: number }[];
  /** How many of the sent pieces of the stream are done with. */
  readonly sentDone: number;
  readonly last: boolean;
}

export type FromThread =
  | { readonly say: 'ready' }
  | { readonly say: 'found'; readonly prepared: Prepared }
  | { readonly say: 'not-found-out'; readonly error: Error }
  | ({ readonly say: 'answered' } & AnsweredLines)
  | ({ readonly say: 'burst-answered' } & AnsweredBurst);
