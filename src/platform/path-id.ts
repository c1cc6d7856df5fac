import { Problem } from '../kernel/problem.ts';
import { isId } from './ids.ts';

/** Reads an id from the path; a malformed one is not there, like one that is not yours. */
export function pathId(value: string): string {
  if (!isId(value)) throw new Problem('not-found', 'There is no such record, or it is not yours to see.');
  return value;
}
