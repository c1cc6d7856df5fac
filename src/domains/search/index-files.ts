import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Segment, SegmentPart } from '../../engines/index/segment.ts';
import { checksumOf } from '../../engines/index/segment-buffers.ts';
import type { FeedPosition } from '../../platform/change-feed.ts';
import type { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { IndexName } from './index-name.ts';
import { readSegmentFiles } from './segment-files.ts';
import type { VisibilityClass } from './visibility.ts';

interface SavedSegment {
  readonly folder: string;
  /** Marks of its dead records, as base64 of their bytes. */
  readonly dead: string;
  readonly deadChecksum: number;
}

/** What is written last and read first: which segments belong together, and where in the change feed they stand. */
interface Manifest {
  readonly format: 'entente-index';
  readonly rules: string;
  readonly database: string;
  readonly position: FeedPosition;
  readonly masks: readonly VisibilityClass[];
  readonly segments: Readonly<Record<IndexName, readonly SavedSegment[]>>;
}

export interface LoadedIndex {
  readonly position: FeedPosition;
  readonly masks: readonly VisibilityClass[];
  readonly parts: Readonly<Record<IndexName, SegmentPart[]>>;
}

const ENGINES = join(import.meta.dirname, '../../engines');
const RULES = [
  join(ENGINES, 'index'),
  join(ENGINES, 'names'),
  join(ENGINES, 'names/data'),
  join(ENGINES, 'identifiers'),
  join(ENGINES, 'identifiers/data'),
  join(import.meta.dirname, '../registers/kinds'),
];

/**
 * A hash of the rules by which records become keys and terms: an index built by others would not find what these look
 * for. The files themselves are hashed, because a version that somebody must remember to raise is forgotten once.
 */
export function rulesOfIndex(): string {
  const hash = createHash('sha256');
  for (const folder of RULES) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).sort()) {
      if (!/\.(ts|json)$/.test(file) || file.endsWith('.test.ts')) continue;
      hash.update(file).update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest('hex');
}

/** Which database an index was built from; a table that was emptied and filled again (a restored backup) is another one. */
export async function identifyRegisters(db: Database): Promise<string> {
  const [row] = await db.query<{ identity: string }>(
    `select format('%s/%s/%s', (select system_identifier from pg_control_system()),
                   (select oid from pg_database where datname = current_database()),
                   pg_relation_filenode('records')) as identity`,
  );
  return row!.identity;
}

/** The folder in which a node keeps its index between two starts. */
export class IndexFiles {
  readonly #folder: string;
  readonly #rules = rulesOfIndex();
  readonly #database: string;
  /** Where each segment that is on disk lies. */
  readonly #saved = new Map<Segment, string>();

  constructor(home: string, database: string) {
    this.#folder = join(home, 'index');
    this.#database = database;
  }

  /** A new folder for a segment. */
  newFolder(): string {
    return join(this.#folder, newId());
  }

  /** Remembers that a segment lies in a folder. */
  keep(segment: Segment, folder: string): void {
    this.#saved.set(segment, folder);
  }

  isSaved(segment: Segment): boolean {
    return this.#saved.has(segment);
  }

  /** Writes which segments belong together; whoever is not among them is removed. Every one must be saved before. */
  write(
    position: FeedPosition,
    masks: readonly VisibilityClass[],
    parts: Readonly<Record<IndexName, readonly SegmentPart[]>>,
  ): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const saved = (list: readonly SegmentPart[]): SavedSegment[] =>
      list.map(({ segment, dead }) => {
        const bytes = new Uint8Array(dead.buffer, dead.byteOffset, dead.byteLength).slice();
        return {
          folder: this.#saved.get(segment)!.slice(this.#folder.length + 1),
          dead: Buffer.from(bytes).toString('base64'),
          deadChecksum: checksumOf(bytes),
        };
      });
    const manifest: Manifest = {
      format: 'entente-index',
      rules: this.#rules,
      database: this.#database,
      position,
      masks,
      segments: { records: saved(parts.records), organisations: saved(parts.organisations) },
    };
    const text = JSON.stringify(manifest);
    const path = join(this.#folder, 'manifest.json');
    const whole = JSON.stringify({ checksum: checksumOf(Buffer.from(text)), manifest: text });
    writeFileSync(`${path}.new`, whole, { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
    const present = new Set([...parts.records, ...parts.organisations].map(({ segment }) => segment));
    for (const segment of this.#saved.keys()) if (!present.has(segment)) this.#saved.delete(segment);
    this.#removeOthers(new Set([...this.#saved.values()]));
  }

  #removeOthers(kept: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (name !== 'manifest.json' && !kept.has(path)) rmSync(path, { recursive: true, force: true });
    }
  }

  /** Reads the index back, or says in a sentence why it cannot be used; undefined when nothing was saved. */
  read(): LoadedIndex | string | undefined {
    const path = join(this.#folder, 'manifest.json');
    if (!existsSync(path)) return undefined;
    try {
      const { checksum, manifest: text } = JSON.parse(readFileSync(path, 'utf8')) as {
        checksum: number;
        manifest: string;
      };
      if (checksumOf(Buffer.from(text)) !== checksum) return 'Its list of files is damaged.';
      const manifest = JSON.parse(text) as Manifest;
      if (manifest.format !== 'entente-index') return 'It is not an index of this node.';
      if (manifest.database !== this.#database) return 'It was built from other registers.';
      if (manifest.rules !== this.#rules) return 'It was built by the rules of another version.';
      const { position, masks, segments } = manifest;
      return {
        position,
        masks,
        parts: {
          records: segments.records.map((one) => this.#readPart(one)),
          organisations: segments.organisations.map((one) => this.#readPart(one)),
        },
      };
    } catch (error) {
      return error instanceof Unusable ? error.message : 'Its list of files cannot be read.';
    }
  }

  #readPart({ folder, dead, deadChecksum }: SavedSegment): SegmentPart {
    const path = join(this.#folder, folder);
    const segment = readSegmentFiles(path);
    if (typeof segment === 'string') throw new Unusable(segment);
    const bytes = Buffer.from(dead, 'base64');
    if (checksumOf(bytes) !== deadChecksum) throw new Unusable('Its marks of dead records are damaged.');
    const marks = new Uint32Array(new SharedArrayBuffer(bytes.length));
    new Uint8Array(marks.buffer).set(bytes);
    this.keep(segment, path);
    return { segment, dead: marks };
  }

  /** Forgets what is on disk. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    this.#saved.clear();
  }
}

class Unusable extends Error {}
