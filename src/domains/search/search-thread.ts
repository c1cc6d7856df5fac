/** A thread that answers lines of bulk searches and single questions by name from its own copy of the indexes; their segments are shared memory. */
import { parentPort, workerData } from 'node:worker_threads';
import { createSearchIndex, type SearchIndex } from '../../engines/index/search-index.ts';
import { type MergePart, mergeSegments, newPart, type Segment, type SegmentPart } from '../../engines/index/segment.ts';
import { askedHasher } from '../audit/public.ts';
import { BurstAnswerer } from './answer-burst.ts';
import { StreamAnswerer } from './answer-lines.ts';
import { askIndex, type IndexDesk } from './ask-index.ts';
import type { IndexName } from './index-name.ts';
import type { AnsweredLines, FromThread, ThreadStart, ToThread } from './thread-messages.ts';
import { VisibilityMasks } from './visibility.ts';

// Streams take turns, so that one of persons does not hold up one of documents.
const LONGEST_TURN_MS = 12;

/** A copy of one index: the same segments, and whatever was told since. */
class IndexCopy {
  readonly index: SearchIndex;
  /** Records that were not in a segment when the copy was made are one here, until the next merge takes them in. */
  #extra: number;

  constructor(parts: readonly MergePart[]) {
    const segments = parts.filter((part): part is SegmentPart => !('waiting' in part));
    const waiting = parts.filter((part) => 'waiting' in part && part.waiting.recordCount > 0);
    this.#extra = waiting.length === 0 ? 0 : 1;
    this.index = createSearchIndex(waiting.length === 0 ? segments : [...segments, newPart(mergeSegments(waiting))]);
  }

  begin(segments: number): void {
    this.index.beginMerge(segments + this.#extra);
    this.#extra = 0;
  }

  adopt(segment: Segment): void {
    this.index.adopt(segment);
  }
}

const { askedKey, indexes, classes } = workerData as ThreadStart;
const copies: Readonly<Record<IndexName, IndexCopy>> = {
  records: new IndexCopy(indexes.records),
  organisations: new IndexCopy(indexes.organisations),
};
let now = new Date();
const desk: IndexDesk = {
  index: {
    records: copies.records.index,
    organisations: copies.organisations.index,
    masks: new VisibilityMasks(classes),
  },
  audit: { hashAsked: askedHasher(Buffer.from(askedKey)) },
  clock: () => now,
};
const burstAnswerer = new BurstAnswerer(desk);
const streams = new Map<number, StreamAnswerer>();
const inTurn: StreamAnswerer[] = [];
let turning = false;

const tell = (told: FromThread, given: ArrayBuffer[] = []): void => parentPort!.postMessage(told, given);

function hear(told: ToThread): void {
  switch (told.say) {
    case 'changes':
      for (const one of told.classes) desk.index.masks.maskOf(one);
      for (const { id, indexed } of told.records) {
        if (indexed) desk.index.records.upsert(indexed.main);
        else desk.index.records.remove(id);
        if (indexed?.named) desk.index.organisations.upsert(indexed.named);
        else desk.index.organisations.remove(id);
      }
      return;
    case 'merge-begins':
      copies[told.among].begin(told.segments);
      return;
    case 'merge-ends':
      copies[told.among].adopt(told.segment);
      return;
    case 'ask': {
      // Between two turns of the streams, so that nobody who asks one question waits for a stream's end.
      now = new Date(told.at);
      const { agency, request, question } = told.asked;
      try {
        tell({ say: 'found', prepared: askIndex(desk, agency, request, question) });
      } catch (error) {
        tell({ say: 'not-found-out', error: error as Error });
      }
      return;
    }
    case 'burst': {
      now = new Date(told.at);
      const answered = burstAnswerer.answer(told);
      tell({ say: 'burst-answered', ...answered }, buffersOf(answered.entries));
      return;
    }
    case 'open':
      streams.set(told.stream, new StreamAnswerer(desk, told.stream, told.asker));
      return;
    case 'lines':
    case 'end': {
      const stream = streams.get(told.stream);
      if (!stream) return;
      now = new Date(told.at);
      if (!stream.hasWork) inTurn.push(stream);
      if (told.say === 'lines') stream.take(told.bytes, told.at);
      else stream.end(told.at);
      if (!turning) {
        turning = true;
        setImmediate(turn);
      }
      return;
    }
    case 'drop': {
      const stream = streams.get(told.stream);
      streams.delete(told.stream);
      const place = stream ? inTurn.indexOf(stream) : -1;
      if (place >= 0) inTurn.splice(place, 1);
    }
  }
}

function turn(): void {
  const stream = inTurn.shift();
  if (stream) {
    const answered = stream.answer(performance.now() + LONGEST_TURN_MS);
    if (answered) handOver(answered);
    if (stream.hasWork) inTurn.push(stream);
  }
  turning = inTurn.length > 0;
  if (turning) setImmediate(turn);
}

/** Gives away the bytes, so that they are not copied. */
function handOver(answered: AnsweredLines): void {
  const given = answered.pieces.flatMap((piece) => (typeof piece === 'number' ? [] : [piece.buffer]));
  tell({ say: 'answered', ...answered }, [...given, ...buffersOf(answered.entries)]);
  if (answered.last) streams.delete(answered.stream);
}

function buffersOf(entries: AnsweredLines['entries']): ArrayBuffer[] {
  return entries ? [entries.root.buffer, entries.packed.buffer] : [];
}

parentPort!.on('message', hear);
tell({ say: 'ready' });
