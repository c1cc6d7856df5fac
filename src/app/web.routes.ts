import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { Problem } from '../kernel/problem.ts';
import type { App } from '../platform/http.ts';

const FOLDER = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Serves the web application: its files for a year, as the build has compressed them; its page anew each time with the nonce of its style sheet policy. */
export async function webRoutes(app: App): Promise<void> {
  const page = `${FOLDER}/index.html`;
  if (!existsSync(page)) return; // a node without the built application still serves programs
  await app.register(fastifyStatic, {
    root: `${FOLDER}/assets`,
    prefix: '/assets/',
    maxAge: '365d',
    immutable: true,
    preCompressed: true,
    decorateReply: false,
  });
  // Asked for again at each visit: what it does must never be older than the node.
  app.get('/away-worker.js', { config: { access: 'public' }, schema: { hide: true } }, async (_, reply) => {
    const program = await readFile(`${FOLDER}/away-worker.js`).catch(() => undefined);
    if (program === undefined) throw new Problem('not-found', 'The application was built without it.');
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(program);
  });
  app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (request.url.startsWith('/v1/')) throw new Problem('not-found', 'There is nothing at this address.');
    // Read anew each time: a web that was built while the node runs has scripts of other names. The page is small.
    const text = await readFile(page, 'utf8').catch(() => undefined);
    if (text === undefined) throw new Problem('busy', 'The application is being built. Try again in a moment.');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(text.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
  });
}
