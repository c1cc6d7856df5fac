import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Problem } from '../../kernel/problem.ts';
import type { App } from '../../platform/http.ts';
import type { Access } from './access.ts';
import { cookieIn } from './gatekeeper.ts';
import { createSingleSignOn } from './oidc.ts';
import { cameFrom, handOver } from './session-cookie.ts';
import { SIGN_INS_A_MINUTE } from './sign-in.routes.ts';

const STATE_COOKIE = 'entente_oidc';

/** Sign-in at an OpenID Connect provider. A browser walks here by itself, so refusals lead to the sign-in page. */
export function oidcRoutes(app: App, { parts, gatekeeper }: Access): void {
  const single = createSingleSignOn(parts);
  const rateLimit = { max: Math.min(SIGN_INS_A_MINUTE, parts.settings.rateLimit), timeWindow: '1 minute' };
  const tags = ['Sign-in'];
  const secure = parts.settings.origin.startsWith('https:');

  function getSingle() {
    if (!single) throw new Problem('not-found', 'No OpenID Connect provider is set up on this node.');
    return single;
  }
  /** Runs a step of the walk; a refusal is told on the sign-in page. */
  async function walk(reply: FastifyReply, step: () => Promise<string>): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store');
    try {
      return reply.redirect(await step(), 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.kind === 'internal') throw error;
      return reply.redirect(`/sign-in?problem=${error.kind}`, 303);
    }
  }

  app.get(
    '/v1/oidc/start',
    { config: { access: 'public', rateLimit }, schema: { tags, summary: 'Go to the OpenID Connect provider' } },
    async (_request, reply) => {
      const { start } = getSingle();
      return walk(reply, async () => {
        const { address, state } = await start();
        // Lax, for the provider's page leads back here.
        const rules = { path: '/v1/oidc', httpOnly: true, sameSite: 'lax', secure, maxAge: 600 } as const;
        reply.setCookie(STATE_COOKIE, state, rules);
        return address;
      });
    },
  );

  app.get(
    '/v1/oidc/callback',
    {
      config: { access: 'public', rateLimit },
      schema: {
        tags,
        summary: 'Come back from the OpenID Connect provider',
        querystring: Type.Object({ state: Type.Optional(Type.String({ maxLength: 200 })) }),
      },
    },
    async (request, reply) => {
      const { finish } = getSingle();
      return walk(reply, async () => {
        const back = {
          url: request.url,
          state: request.query.state,
          stateInCookie: cookieIn(request.headers.cookie, STATE_COOKIE),
        };
        const session = await finish(back, cameFrom(request));
        gatekeeper.forget();
        reply.clearCookie(STATE_COOKIE, { path: '/v1/oidc' });
        handOver(parts, reply, session);
        return '/';
      });
    },
  );
}
