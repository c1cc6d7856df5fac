import { Type } from 'typebox';
import type { LiveIndex } from '../domains/search/public.ts';
import { Problem } from '../kernel/problem.ts';
import type { App } from '../platform/http.ts';
import type { NodeParts } from '../platform/node-parts.ts';

/** Whether the node lives, whether it is ready, and what it counts. */
export function healthRoutes(app: App, { db, metrics }: NodeParts, index: LiveIndex): void {
  // Load balancers ask without a name; the answer says nothing but that somebody is there.
  app.get('/healthz', { config: { access: 'public' }, schema: { hide: true } }, async () => ({ status: 'alive' }));

  app.get('/readyz', { config: { access: 'public' }, schema: { hide: true } }, async () => {
    try {
      await db.query('select 1');
    } catch {
      throw new Problem('busy', 'The database does not answer.', { retryAfterSeconds: 5 });
    }
    return { status: 'ready' };
  });

  app.get('/metrics', { config: { access: 'node:health' }, schema: { tags: ['node'] } }, async (_request, reply) => {
    metrics.indexRecords.set({ kind: 'all' }, index.records.stats().records);
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  app.get(
    '/openapi.json',
    {
      config: { access: 'public' },
      schema: { hide: true, response: { 200: Type.Unsafe({ type: 'object', additionalProperties: true }) } },
    },
    async () => app.swagger(),
  );
}
