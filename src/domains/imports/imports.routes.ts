import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { Problem, schemaFaults } from '../../kernel/problem.ts';
import { type App, pathId } from '../../platform/http.ts';
import { isId, newId } from '../../platform/ids.ts';
import { asProblem, problemBody } from '../../platform/problem-json.ts';
import type { ImportDesk, ImportOrder } from './import-desk.ts';
import { closeInterrupted, type ImportProgress, runImport } from './import-records.ts';
import {
  ImportDone,
  ImportListQuery,
  ImportMapping,
  ImportPage,
  ImportPath,
  ImportQuery,
  type ImportSummary,
  MappingPath,
  RejectedPage,
  SavedMapping,
} from './imports.schema.ts';
import { findImport, listImports } from './imports.store.ts';
import {
  dropMapping,
  findMapping,
  type KeptMapping,
  keepMapping,
  listMappings,
  requireUsable,
} from './keep-mapping.ts';
import type { ByteStream } from './readers/row.ts';
import { listRejects } from './rejects.store.ts';
import { writeRejects } from './write-rejects.ts';

// Progress is for people who wait: more lines would only be more bytes.
const PROGRESS_EVERY_MS = 250;

/** The body as bytes; giving up on it must not close the connection on which the refusal is to leave. */
function bytesOf(body: Readable): ByteStream {
  return { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array> };
}

interface Files {
  readonly stream: ByteStream;
  readonly alt?: ByteStream;
  readonly add?: ByteStream;
  readonly name?: string;
  /** A mapping that came with the file, for it alone. */
  readonly columns?: ImportMapping;
  discard(): Promise<void>;
}

const LONGEST_MAPPING = 1 << 18;
const mappings = Compile(ImportMapping);

function readMapping(text: unknown, now: Date): ImportMapping {
  let mapping: unknown;
  try {
    mapping = JSON.parse(String(text));
  } catch {
    throw new Problem('invalid-input', 'The mapping is not readable as JSON.');
  }
  if (!mappings.Check(mapping)) {
    throw new Problem('invalid-input', 'The mapping does not fit.', {
      fields: mappings.Errors(mapping).flatMap(schemaFaults),
    });
  }
  requireUsable(mapping, now);
  return mapping;
}

// The parser of uploads has no codes for what it finds.
const BROKEN_UPLOAD = /multipart|boundary|part terminated|unexpected end/i;

/** The parts of an upload, kept in files until all have come, since they may come in any order. */
async function receiveParts(request: FastifyRequest, desk: ImportDesk): Promise<Files> {
  const folder = join(desk.spoolFolder, newId());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    let columns: ImportMapping | undefined;
    const received = new Map<string, { path: string; name: string }>();
    const parts = request.parts({
      limits: { files: 3, fields: 1, fieldSize: LONGEST_MAPPING, fileSize: desk.importLimit },
    });
    for await (const part of parts) {
      if (part.type !== 'file') {
        if (part.fieldname === 'mapping') columns = readMapping(part.value, desk.clock());
        continue;
      }
      // A part without a telling name is told by its file's name: sdn.csv, alt.csv, add.csv.
      const what = /^(alt|add)$/.test(part.fieldname)
        ? part.fieldname
        : (/(?:^|[_.-])(alt|add)\.csv$/i.exec(part.filename)?.[1]?.toLowerCase() ?? 'file');
      const path = join(folder, what);
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
      if (part.file.truncated) throw new Problem('too-large', faultOf('file-too-large', { limit: desk.importLimit }));
      received.set(what, { path, name: part.filename });
    }
    const file = received.get('file');
    if (!file)
      throw new Problem(
        'invalid-input',
        'The upload has no part called file. Send file, and for the SDN list alt and add.',
      );
    const of = (what: string): ByteStream | undefined => {
      const one = received.get(what);
      return one && createReadStream(one.path);
    };
    return {
      stream: createReadStream(file.path),
      alt: of('alt'),
      add: of('add'),
      name: file.name || undefined,
      columns,
      discard,
    };
  } catch (error) {
    await discard();
    if (error instanceof Error && BROKEN_UPLOAD.test(error.message))
      throw new Problem('invalid-input', faultOf('upload-broken'));
    throw error;
  }
}

async function receive(request: FastifyRequest, desk: ImportDesk): Promise<Files> {
  if (request.isMultipart()) return receiveParts(request, desk);
  if (request.body instanceof Readable) return { stream: bytesOf(request.body), discard: async () => {} };
  throw new Problem(
    'unsupported-format',
    'Send the file as text/csv, application/xml, application/x-ndjson or application/octet-stream, or in parts as multipart/form-data.',
  );
}

/** Lines of progress as the import goes on, then its summary; a failure after the first line is the last line. */
async function* tell(
  request: FastifyRequest,
  start: (onProgress: (progress: ImportProgress) => void) => Promise<ImportSummary>,
): AsyncGenerator<string> {
  let latest: ImportProgress | undefined;
  let wake = (): void => {};
  let ended: { summary: ImportSummary } | { error: unknown } | undefined;
  const running = start((progress) => {
    latest = progress;
  }).then(
    (summary) => {
      ended = { summary };
      wake();
    },
    (error: unknown) => {
      ended = { error };
      wake();
    },
  );
  let told = false;
  while (!ended) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PROGRESS_EVERY_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (ended) wake();
    });
    if (!ended && latest) {
      told = true;
      yield `${JSON.stringify(latest)}\n`;
    }
  }
  await running;
  if ('summary' in ended) yield `${JSON.stringify(ended.summary)}\n`;
  else if (!told) throw ended.error;
  else yield `${JSON.stringify({ problem: problemBody(asProblem(ended.error), request.id) })}\n`;
}

/** The rest of a stream behind the piece that was read to see whether it begins. */
async function* behind(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (!first.done) yield first.value;
  yield* rest;
}

function shownMapping({ name, body, changedAt }: KeptMapping) {
  return { name, ...body, changedAt };
}

async function getImport(desk: ImportDesk, officer: Officer, id: string) {
  await closeInterrupted(desk);
  const done = await findImport(desk.db, officer.agency.code, pathId(id));
  if (!done) throw new Problem('not-found', 'There is no such import, or it is not yours to see.');
  return done;
}

/** HTTP for importing. */
export function importRoutes(app: App, desk: ImportDesk): void {
  const tags = ['imports'];

  app.post(
    '/v1/imports',
    {
      config: { access: 'registers:import' },
      bodyLimit: Number.MAX_SAFE_INTEGER, // a stream: it is measured as it is read
      schema: {
        tags,
        querystring: ImportQuery,
        consumes: [
          'text/csv',
          'application/xml',
          'application/x-ndjson',
          'application/octet-stream',
          'multipart/form-data',
        ],
        produces: ['application/x-ndjson'],
      },
    },
    async (request, reply) => {
      const { officer, query, id } = request;
      const files = await receive(request, desk);
      const stopping = new AbortController();
      reply.raw.on('close', () => {
        if (!reply.raw.writableFinished) stopping.abort();
      });
      const order: ImportOrder = { name: files.name, ...query, ...files, requestId: id, signal: stopping.signal };
      if (query.name !== undefined) Object.assign(order, { name: query.name });
      const lines = tell(request, (onProgress) =>
        runImport(desk, officer, order, onProgress).finally(() => files.discard()),
      );
      // What fails before anything was told has the status of its problem.
      const first = await lines.next();
      return reply.type('application/x-ndjson').send(Readable.from(behind(first, lines), { objectMode: false }));
    },
  );

  app.get(
    '/v1/imports',
    {
      config: { access: 'registers:import' },
      schema: { tags, querystring: ImportListQuery, response: { 200: ImportPage } },
    },
    async ({ officer, query: { after, limit = 50 } }) => {
      await closeInterrupted(desk);
      const before = after !== undefined && isId(after) ? after : undefined;
      const found = await listImports(desk.db, officer.agency.code, { before, limit: limit + 1 });
      const items = found.slice(0, limit);
      return { items, next: found.length > limit ? items.at(-1)!.id : null };
    },
  );

  app.get(
    '/v1/imports/:id',
    { config: { access: 'registers:import' }, schema: { tags, params: ImportPath, response: { 200: ImportDone } } },
    ({ officer, params }) => getImport(desk, officer, params.id),
  );

  app.get(
    '/v1/imports/:id/rejects',
    { config: { access: 'registers:import' }, schema: { tags, params: ImportPath, produces: ['text/csv'] } },
    async ({ officer, params }, reply) => {
      const { id } = await getImport(desk, officer, params.id);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="rejects-${id}.csv"`)
        .send(Readable.from(writeRejects(desk.db, id), { objectMode: false }));
    },
  );

  app.get(
    '/v1/imports/:id/rejected-rows',
    {
      config: { access: 'registers:import' },
      schema: { tags, params: ImportPath, querystring: ImportListQuery, response: { 200: RejectedPage } },
    },
    async ({ officer, params, query: { after = '0', limit = 100 } }) => {
      const { id } = await getImport(desk, officer, params.id);
      const rows = await listRejects(desk.db, id, /^\d{1,15}$/.test(after) ? Number(after) : 0, limit + 1);
      const shown = rows.slice(0, limit);
      return {
        items: shown.map(({ place: _, reason, ...row }) => ({ ...row, message: reason })),
        next: rows.length > limit ? String(shown.at(-1)!.place) : null,
      };
    },
  );

  app.get(
    '/v1/import-mappings',
    { config: { access: 'registers:import' }, schema: { tags, response: { 200: Type.Array(SavedMapping) } } },
    async ({ officer }) => (await listMappings(desk, officer)).map(shownMapping),
  );

  app.get(
    '/v1/import-mappings/:name',
    { config: { access: 'registers:import' }, schema: { tags, params: MappingPath, response: { 200: SavedMapping } } },
    async ({ officer, params }) => {
      const kept = await findMapping(desk, officer, params.name);
      if (!kept) throw new Problem('not-found', 'Your agency has no mapping of this name.');
      return shownMapping(kept);
    },
  );

  app.put(
    '/v1/import-mappings/:name',
    {
      config: { access: 'registers:import' },
      schema: { tags, params: MappingPath, body: ImportMapping, response: { 200: SavedMapping } },
    },
    async ({ officer, params, body }) => shownMapping(await keepMapping(desk, officer, params.name, body)),
  );

  app.delete(
    '/v1/import-mappings/:name',
    { config: { access: 'registers:import' }, schema: { tags, params: MappingPath } },
    async ({ officer, params }, reply) => {
      await dropMapping(desk, officer, params.name);
      return reply.code(204).send();
    },
  );
}
