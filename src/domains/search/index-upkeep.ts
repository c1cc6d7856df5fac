import type { SearchIndex } from '../../engines/index/search-index.ts';
import type { SegmentPart } from '../../engines/index/segment.ts';
import type { FeedPosition } from '../../platform/change-feed.ts';
import type { Logger } from '../../platform/log.ts';
import { BackgroundMerge } from './background-merge.ts';
import type { IndexFiles } from './index-files.ts';
import { INDEX_NAMES, type IndexName } from './index-name.ts';
import type { SearchThreads } from './search-threads.ts';
import type { VisibilityMasks } from './visibility.ts';

// So few are built from the registers in the time that reading them from files takes.
const WORTH_SAVING_RECORDS = 10_000;
// At least this often what is new is merged and saved, so that a restart has little to read again from the feed.
const SAVED_EVERY_MS = 10 * 60_000;
const LOOK_EVERY_MS = 1000;
// A stop does not wait for a merge of less: the feed brings it back in a second.
const WORTH_MERGING_AT_STOP = 20_000;

/** Keeps the indexes in shape beside the searches: merges what is new into segments, and saves these to files. */
export class IndexUpkeep {
  readonly #indexes: Readonly<Record<IndexName, SearchIndex>>;
  readonly #masks: VisibilityMasks;
  readonly #files: IndexFiles;
  readonly #log: Logger;
  readonly #threads: SearchThreads;
  readonly #merge = new BackgroundMerge();
  /** How far the indexes have surely followed the feed. */
  #position: () => FeedPosition;
  /** Up to where the segments hold everything; what came later is in the deltas. */
  #merged: FeedPosition;
  #savedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;

  constructor({
    indexes,
    masks,
    files,
    log,
    threads,
    from,
  }: {
    readonly indexes: Readonly<Record<IndexName, SearchIndex>>;
    readonly masks: VisibilityMasks;
    readonly files: IndexFiles;
    readonly log: Logger;
    /** Whose copies of the indexes merge at the same moments. */
    readonly threads: SearchThreads;
    readonly from: FeedPosition;
  }) {
    this.#indexes = indexes;
    this.#masks = masks;
    this.#files = files;
    this.#log = log;
    this.#threads = threads;
    this.#position = () => from;
    this.#merged = from;
  }

  /** Told after changes were taken in, between two of which a merge may begin. */
  changed(): void {
    if (this.#indexes.records.mergeDue) void this.#work(() => this.#mergeAndSave());
  }

  /** Saves what was built, and from now on whatever changes. */
  start(position: () => FeedPosition): void {
    this.#position = position;
    if (this.#parts().some(({ segment }) => !this.#files.isSaved(segment))) void this.#work(() => this.#save());
    this.#timer = setInterval(() => {
      const waiting = INDEX_NAMES.some((name) => this.#indexes[name].stats().deltaRecords > 0);
      if (waiting && performance.now() - this.#savedAt > SAVED_EVERY_MS) void this.#work(() => this.#mergeAndSave());
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#working;
    if (this.#indexes.records.stats().deltaRecords >= WORTH_MERGING_AT_STOP) {
      await this.#work(() => this.#mergeAndSave());
    }
    await this.#merge.stop();
  }

  #parts(): SegmentPart[] {
    return INDEX_NAMES.flatMap((name) => this.#indexes[name].parts());
  }

  /** One thing at a time; a failure is logged and leaves the indexes as good as they were. */
  #work(what: () => Promise<void>): Promise<void> {
    this.#working ??= what()
      .catch((error: unknown) => {
        const { name: failure, code } = error as { name?: string; code?: string };
        this.#log.error({ failure, code }, 'the search index was not merged or saved; searches go on');
      })
      .finally(() => {
        this.#working = undefined;
      });
    return this.#working;
  }

  async #mergeAndSave(): Promise<void> {
    // Begun in one go, with no change taken in between: everything up to here is in what will be merged.
    const upTo = this.#position();
    const begun = INDEX_NAMES.flatMap((name) => {
      const index = this.#indexes[name];
      if (index.stats().deltaRecords === 0 && name === 'organisations') return [];
      const parts = index.beginMerge();
      if (!parts) return [];
      this.#threads.begin(name, parts.length - 1);
      return [{ name, index, parts }];
    });
    const saves = this.#worthSaving();
    for (const { name, index, parts } of begun) {
      const folder = saves ? this.#files.newFolder() : undefined;
      const merged = await this.#mergeSurely(index, parts, folder);
      this.#threads.adopt(name, merged.segment);
      if (folder !== undefined && merged.saved) this.#files.keep(merged.segment, folder);
    }
    this.#merged = upTo;
    await this.#save();
  }

  /** A merge that was begun must end, or no other ever begins: when the thread fails, it is done here. */
  async #mergeSurely(index: SearchIndex, parts: ReturnType<SearchIndex['beginMerge']> & object, folder?: string) {
    try {
      const segment = await this.#merge.merge(parts, folder);
      index.adopt(segment);
      return { segment, saved: true };
    } catch (error) {
      this.#log.error({ failure: (error as Error).name }, 'the index thread failed; merging in the main thread');
      const { mergeSegments } = await import('../../engines/index/segment.ts');
      const segment = mergeSegments(parts);
      index.adopt(segment);
      return { segment, saved: false };
    }
  }

  #worthSaving(): boolean {
    return this.#indexes.records.stats().records >= WORTH_SAVING_RECORDS;
  }

  async #save(): Promise<void> {
    this.#savedAt = performance.now();
    if (!this.#worthSaving()) return;
    for (const { segment } of this.#parts()) {
      if (this.#files.isSaved(segment)) continue;
      const folder = this.#files.newFolder();
      await this.#merge.save(segment, folder);
      this.#files.keep(segment, folder);
    }
    this.#files.write(this.#merged, this.#masks.classes(), {
      records: this.#indexes.records.parts(),
      organisations: this.#indexes.organisations.parts(),
    });
  }
}
