/** The thread beside the main one that merges segments and writes them to disk, so that no search waits for either. */
import { parentPort } from 'node:worker_threads';
import { type MergePart, mergeSegments, type Segment } from '../../engines/index/segment.ts';
import { writeSegmentFiles } from './segment-files.ts';

/** One task: merge parts, or take a finished segment, and write the result into a folder where one is named. */
export interface IndexTask {
  readonly number: number;
  readonly parts?: readonly MergePart[];
  readonly segment?: Segment;
  readonly folder?: string;
}

export interface IndexTaskDone {
  readonly number: number;
  readonly segment?: Segment;
  /** Why it was not done. */
  readonly failure?: string;
}

parentPort?.on('message', ({ number, parts, segment, folder }: IndexTask) => {
  try {
    const made = segment ?? mergeSegments(parts ?? []);
    if (folder !== undefined) writeSegmentFiles(folder, made);
    parentPort!.postMessage({ number, segment: made } satisfies IndexTaskDone);
  } catch (error) {
    const failure = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    parentPort!.postMessage({ number, failure } satisfies IndexTaskDone);
  }
});
