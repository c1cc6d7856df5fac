import { type Static, type TObject, Type } from 'typebox';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { App } from '../../platform/app.ts';
import { isId } from '../../platform/ids.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
// Not from http.ts: search threads load this domain, and need no server.
import { pathId } from '../../platform/path-id.ts';
import {
  Checkpoints,
  CheckpointsQuery,
  Entries,
  EntriesQuery,
  IdPath,
  Proof,
  Verdict,
  VerifyRequest,
  WhoAsked,
  WhoAskedAbout,
  WhoAskedAboutRequest,
  WhoAskedQuery,
} from './audit.schema.ts';
import { listChains, listCheckpointsBack } from './audit.store.ts';
import type { NodeAudit } from './audit.ts';
import type { AuditEntry } from './entry-line.ts';
import { findEntries, mayReadEntry } from './find-entries.ts';
import { findEntry, proveEntry } from './prove-entry.ts';
import { verifyNodeAudit } from './verify-node-audit.ts';
import { countAskings, listAskingsOfQuestion, listAskingsOfRecord } from './who-asked.ts';

const THIRTY_DAYS_MS = 30 * 24 * 3600 * 1000;

/** How a person is asked about, which the search knows: the form on the wire, and the canonical question it is remembered as. */
export interface PersonQuestions {
  readonly schema: TObject;
  canonicalQuestion(person: unknown): string;
}

function spanOf({ from, to }: { from?: string; to?: string }, now: Date): { from: Date; to: Date } {
  const end = to === undefined ? now : new Date(to);
  const start = from === undefined ? new Date(end.getTime() - THIRTY_DAYS_MS) : new Date(from);
  if (start >= end) {
    throw new Problem('invalid-input', 'The span ends before it begins.', {
      fields: [fieldFault('/from', 'before-end')],
    });
  }
  return { from: start, to: end };
}

/** Names of officers and systems by id; the audit itself keeps references only. */
export type ActorNames = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

function shown(entry: AuditEntry) {
  return {
    ...entry,
    records: entry.records?.map((record) => ({ ...record })),
    facts: entry.facts && { ...entry.facts },
  };
}

/** Reading the audit, verifying it, and telling owners who asked. Each of it is itself noted before it is answered. */
export function auditRoutes(
  app: App,
  audit: NodeAudit,
  parts: Pick<NodeParts, 'db' | 'clock' | 'settings' | 'keys'>,
  { actorNames, persons }: { actorNames: ActorNames; persons?: PersonQuestions },
): void {
  const { db, clock } = parts;
  // Only of what the caller may read at all: whoever may see an entry of an agency is of that agency.
  const named = async <Item extends { readonly officer?: string | null }>(items: readonly Item[]) => {
    const names = await actorNames([
      ...new Set(items.flatMap(({ officer }) => (officer && isId(officer) ? officer : []))),
    ]);
    return items.map((item) => ({ ...item, officerName: item.officer ? names.get(item.officer) : undefined }));
  };

  app.get(
    '/v1/audit/entries',
    { config: { access: 'audit:read' }, schema: { querystring: EntriesQuery, response: { 200: Entries } } },
    async ({ officer, query, id }) => {
      const { limit, after, from, to, ...asked } = query;
      const span = {
        from: from === undefined ? undefined : new Date(from),
        to: to === undefined ? undefined : new Date(to),
      };
      // Entries of nobody's agency are left in for those who may see them.
      const agency = asked.agency ?? (officer.rights.has('audit:verify') ? undefined : officer.agency.code);
      const visible = (entry: AuditEntry): boolean => mayReadEntry(officer, entry);
      const found =
        agency !== undefined && agency !== officer.agency.code
          ? { items: [], next: null }
          : await findEntries(db, { ...asked, agency, ...span }, { visible, limit, after });
      await audit.append({
        action: 'audit.read',
        officer,
        outcome: 'done',
        facts: { what: 'entries', shown: found.items.length, ...(asked.record ? { record: asked.record } : {}) },
        requestId: id,
      });
      return { items: await named(found.items.map(shown)), next: found.next };
    },
  );

  app.get(
    '/v1/audit/entries/:id/proof',
    { config: { access: 'audit:read' }, schema: { params: IdPath, response: { 200: Proof } } },
    async ({ officer, params, id }) => {
      const placed = await findEntry(db, pathId(params.id));
      if (!placed || !mayReadEntry(officer, placed.entry)) {
        throw new Problem('not-found', 'There is no such entry, or it is not yours to see.');
      }
      const proof = await proveEntry(db, placed, placed.block.chain === audit.chain ? audit.checkpoint : undefined);
      await audit.append({
        action: 'audit.proved',
        officer,
        outcome: 'done',
        facts: { entry: params.id },
        requestId: id,
      });
      return { ...proof, entry: shown(proof.entry), path: [...proof.path], headers: [...proof.headers] };
    },
  );

  app.post(
    '/v1/audit/verify',
    {
      config: { access: 'audit:verify' },
      schema: { body: Type.Union([VerifyRequest, Type.Null()]), response: { 200: Verdict } },
    },
    async ({ officer, body, id }) => {
      const verdict = await verifyNodeAudit(parts, audit, { last: body?.last });
      const { ok, blocks, entries, faultCount } = verdict;
      await audit.append({
        action: 'audit.verified',
        officer,
        outcome: ok ? 'done' : 'failed',
        facts: { blocks, entries, faults: faultCount },
        requestId: id,
      });
      return { ...verdict, chains: [...verdict.chains], faults: [...verdict.faults] };
    },
  );

  app.get(
    '/v1/audit/who-asked',
    { config: { access: 'audit:read' }, schema: { querystring: WhoAskedQuery, response: { 200: WhoAsked } } },
    async ({ officer, query, id }) => {
      const { from, to } = spanOf(query, clock());
      const items = await countAskings(db, officer, { by: query.by, from, to });
      await audit.append({
        action: 'audit.read',
        officer,
        outcome: 'done',
        facts: { what: `who asked by ${query.by}` },
        requestId: id,
      });
      return { by: query.by, from: from.toISOString(), to: to.toISOString(), items };
    },
  );

  const AboutRequest = persons
    ? Type.Object(
        { ...WhoAskedAboutRequest.properties, person: Type.Optional(persons.schema) },
        { additionalProperties: false },
      )
    : WhoAskedAboutRequest;
  app.post(
    '/v1/audit/who-asked-about',
    { config: { access: 'audit:who-asked' }, schema: { body: AboutRequest, response: { 200: WhoAskedAbout } } },
    async ({ officer, body, id }) => {
      const { record, person, limit, after, ...asked } = body as Static<typeof WhoAskedAboutRequest> & {
        person?: unknown;
      };
      if ((record === undefined) === (person === undefined)) {
        throw new Problem('invalid-input', 'Ask about one record or about one person.', {
          fields: [fieldFault('/record', 'one-of-two')],
        });
      }
      const span = spanOf(asked, clock());
      const question = record === undefined ? audit.hashAsked(persons!.canonicalQuestion(person)) : undefined;
      const answer =
        question === undefined
          ? await listAskingsOfRecord(db, officer, { record: record!, ...span, limit, after })
          : await listAskingsOfQuestion(db, officer, { asked: question, ...span, limit, after });
      await audit.append({
        action: 'audit.read',
        officer,
        outcome: 'done',
        asked: question,
        facts: { what: 'who asked about', shown: answer.items.length, ...(record === undefined ? {} : { record }) },
        requestId: id,
      });
      const items = (await named(answer.items)).map((one) => ({ ...one, officerName: one.officerName ?? null }));
      return { items, next: answer.next };
    },
  );

  app.get(
    '/v1/audit/checkpoints',
    // Whoever holds a copy can hold the node to it, so every officer may take one.
    { config: { access: 'signed-in' }, schema: { querystring: CheckpointsQuery, response: { 200: Checkpoints } } },
    async ({ query: { chain = audit.chain, limit, after } }) => {
      const below = after === undefined ? undefined : Number(after);
      if (below !== undefined && !Number.isSafeInteger(below)) {
        throw new Problem('invalid-input', 'Hand back "next" of the page before as "after", unchanged.');
      }
      const items = await listCheckpointsBack(db, chain, { below, limit });
      return {
        chains: (await listChains(db)).map(({ id, ...rest }) => ({ chain: id, ...rest, own: id === audit.chain })),
        items: items.map((one) => ({
          ...one,
          hash: one.hash.toString('hex'),
          signature: one.signature.toString('base64'),
        })),
        next: items.length === limit ? String(items.at(-1)!.height) : null,
      };
    },
  );
}
