import { type App, pathId } from '../../platform/http.ts';
import { IdPath, Keys, NewKey, NewKeyAnswer, Nothing, PageQuery } from './access.schema.ts';
import type { Access } from './access.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from './api-keys.ts';

/** Keys of the systems of the caller's agency. */
export function keysRoutes(app: App, { parts, gatekeeper }: Access): void {
  const tags = ['Keys of systems'];
  const access = 'access:own-keys';

  app.get(
    '/v1/keys',
    {
      config: { access },
      schema: { tags, summary: 'Keys of my agency', querystring: PageQuery, response: { 200: Keys } },
    },
    async ({ officer, query }) => {
      const after = query.after === undefined ? undefined : pathId(query.after);
      const keys = await listApiKeys(parts.db, officer.agency.id, { after, limit: query.limit });
      return {
        items: keys.map((key) => ({ ...key, rights: [...key.rights] })),
        next: keys.length === query.limit ? keys.at(-1)!.id : null,
      };
    },
  );

  app.post(
    '/v1/keys',
    {
      config: { access },
      schema: { tags, summary: 'Make a key; it is shown once', body: NewKey, response: { 201: NewKeyAnswer } },
    },
    async ({ officer, body, id }, reply) => {
      const { key, entry } = await makeApiKey(parts, officer, body, id);
      reply.code(201).header('cache-control', 'no-store');
      return { key, entry: { ...entry, rights: [...entry.rights] } };
    },
  );

  app.delete(
    '/v1/keys/:id',
    {
      config: { access },
      schema: { tags, summary: 'Revoke a key', params: IdPath, response: { 204: Nothing } },
    },
    async ({ officer, params, id }, reply) => {
      await revokeApiKey(parts, officer, pathId(params.id), id);
      gatekeeper.forget();
      return reply.code(204).send(null);
    },
  );
}
