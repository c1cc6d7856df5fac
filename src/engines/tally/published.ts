/** An operation of the past as it was published, with every source beside the others. */
import type { Figure } from './figure.ts';

export interface PublishedSource {
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
}

export interface PublishedOperation {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  /** As exact as the source: a day, a month or a year. */
  readonly from: string;
  readonly to: string;
  /** What one source says of the whole operation; rates and trends use these alone. */
  readonly figures: readonly Figure[];
  /** What other sources say: kept and compared, never mixed into a rate. */
  readonly otherFigures: readonly Figure[];
  readonly notes: readonly string[];
}

export interface PublishedHistory {
  readonly parties: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, PublishedSource>>;
  readonly operations: readonly PublishedOperation[];
}

/** Every figure about the operation, of every source. */
export function allFigures({ figures, otherFigures }: PublishedOperation): Figure[] {
  return [...figures, ...otherFigures];
}
