import type { PersonRows } from './person-columns.ts';

/** What a segment is laid out from: records still waiting, or another segment. */
export interface SegmentSource {
  readonly recordCount: number;
  readonly kinds: readonly string[];
  readonly ids: ArrayLike<number>;
  readonly masks: ArrayLike<number>;
  readonly kindOf: ArrayLike<number>;
  readonly persons: PersonRows;
  alive(record: number): boolean;
  recordOfPerson(person: number): number;
}
