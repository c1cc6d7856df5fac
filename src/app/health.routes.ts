import { Type } from 'typebox';
import type { NodeAudit } from '../domains/audit/public.ts';
import type { LiveIndex } from '../domains/search/public.ts';
import { faultOf } from '../kernel/faults.ts';
import { Problem } from '../kernel/problem.ts';
import { oneOf } from '../kernel/wire.ts';
import type { App } from '../platform/http.ts';
import type { NodeParts } from '../platform/node-parts.ts';
import { examineIndex } from './maintenance/examine-index.ts';
import { examineNode, HEALTH_CODES } from './maintenance/examine-node.ts';

const NodeHealth = Type.Object({
  ok: Type.Boolean(),
  findings: Type.Array(
    Type.Object({
      check: Type.String(),
      ok: Type.Boolean(),
      code: oneOf(HEALTH_CODES, 'what was found, for words in other languages'),
      values: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
      detail: Type.String(),
      todo: Type.Optional(Type.String()),
    }),
  ),
});

/** Whether the node lives, whether it is ready, and what it counts. */
export function healthRoutes(
  app: App,
  parts: NodeParts,
  { audit, index }: { audit: NodeAudit; index: LiveIndex },
): void {
  const { db, metrics } = parts;
  // Load balancers ask without a name; the answer says nothing but that somebody is there.
  app.get('/healthz', { config: { access: 'public' }, schema: { hide: true } }, async () => ({ status: 'alive' }));

  app.get('/readyz', { config: { access: 'public' }, schema: { hide: true } }, async () => {
    try {
      await db.query('select 1');
    } catch {
      throw new Problem('busy', faultOf('database-away'), { retryAfterSeconds: 5 });
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

  app.get(
    '/v1/node/health',
    { config: { access: 'node:health' }, schema: { tags: ['node'], response: { 200: NodeHealth } } },
    async () => {
      const findings = await examineNode(parts, { audit, index: () => examineIndex(parts, index) });
      return { ok: findings.every(({ ok }) => ok), findings };
    },
  );
}
