import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me } from './access.schema.ts';
import { SESSION_COOKIE } from './gatekeeper.ts';
import { describeMe } from './my-account.ts';
import { agentFamily, type Origin } from './sessions.store.ts';
import type { AccessParts, OpenedSession } from './sign-in.ts';

/** Where a sign-in comes from, and which session of the same browser it takes the place of. */
export function cameFrom(request: FastifyRequest): {
  origin: Origin;
  replaces?: FastifyRequest['caller'];
  requestId: string;
} {
  return {
    origin: { address: request.ip, agent: agentFamily(request.headers['user-agent']) },
    replaces: request.caller?.via === 'session' ? request.caller : undefined,
    requestId: request.id,
  };
}

function cookieRules({ settings }: AccessParts) {
  return {
    path: '/',
    httpOnly: true, // no script reads it
    sameSite: 'strict', // no other site's page sends it
    secure: settings.origin.startsWith('https:'),
  } as const;
}

/** Hands the browser its session. */
export function handOver(parts: AccessParts, reply: FastifyReply, { token, expiresAt }: OpenedSession): void {
  reply.setCookie(SESSION_COOKIE, token, { ...cookieRules(parts), expires: expiresAt });
  reply.header('cache-control', 'no-store');
}

/** Takes the session's cookie back. */
export function takeBack(parts: AccessParts, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, cookieRules(parts));
}

/** The answer to whoever just signed in. */
export async function welcome(
  parts: AccessParts,
  reply: FastifyReply,
  session: OpenedSession,
): Promise<{ state: 'signed-in'; me: Me }> {
  handOver(parts, reply, session);
  return { state: 'signed-in', me: await describeMe(parts, session.officer) };
}
