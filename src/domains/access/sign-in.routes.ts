import { LANGUAGES } from '../../kernel/codes.ts';
import { Problem } from '../../kernel/problem.ts';
import type { App } from '../../platform/http.ts';
import {
  InvitationView,
  Nothing,
  PasswordProof,
  SecondStepRequest,
  SignedIn,
  SignInAnswer,
  SignInOptions,
  SignInRequest,
  TokenPath,
} from './access.schema.ts';
import type { Access } from './access.ts';
import { acceptInvitation, readInvitation } from './invitations.ts';
import { endMySession } from './my-account.ts';
import { cameFrom, takeBack, welcome } from './session-cookie.ts';
import { completeSignIn, signIn } from './sign-in.ts';

// A station of two hundred signs in behind one address when the shift begins, in two requests each.
export const SIGN_INS_A_MINUTE = 600;

/** Signing in and out. These routes are public because nobody is signed in yet. */
export function signInRoutes(app: App, { parts, gatekeeper }: Access): void {
  const rateLimit = { max: Math.min(SIGN_INS_A_MINUTE, parts.settings.rateLimit), timeWindow: '1 minute' };
  const tags = ['Sign-in'];

  app.get(
    '/v1/sign-in/options',
    {
      config: { access: 'public' }, // the sign-in page shows what is possible before anybody is known
      schema: { tags, summary: 'How one can sign in here', response: { 200: SignInOptions } },
    },
    () => ({
      oidc: parts.settings.oidc !== undefined,
      passkey: true,
      demo: parts.settings.demo,
      languages: [...LANGUAGES],
    }),
  );

  app.post(
    '/v1/sign-in',
    {
      config: { access: 'public', rateLimit },
      schema: { tags, summary: 'First step: name and password', body: SignInRequest, response: { 200: SignInAnswer } },
    },
    async (request, reply) => {
      const step = await signIn(parts, request.body, cameFrom(request));
      if (step.state === 'second-step') return { state: step.state, ticket: step.ticket, methods: [...step.methods] };
      gatekeeper.forget();
      return welcome(parts, reply, step.session);
    },
  );

  app.post(
    '/v1/sign-in/second-step',
    {
      config: { access: 'public', rateLimit },
      schema: { tags, summary: 'Second step: a code', body: SecondStepRequest, response: { 200: SignedIn } },
    },
    async (request, reply) => {
      const { totp, recoveryCode } = request.body;
      if ((totp === undefined) === (recoveryCode === undefined)) {
        throw new Problem('invalid-input', 'Give either the code of the authenticator or a recovery code.');
      }
      const session = await completeSignIn(parts, request.body, cameFrom(request));
      gatekeeper.forget();
      return welcome(parts, reply, session);
    },
  );

  app.post(
    '/v1/sign-out',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'End this session', response: { 204: Nothing } },
    },
    async ({ officer, id }, reply) => {
      if (officer.via === 'session') await endMySession(parts, officer, officer.credentialId!, id);
      gatekeeper.forget();
      takeBack(parts, reply);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/v1/invitations/:token',
    {
      config: { access: 'public', rateLimit }, // whoever holds the link is invited
      schema: { tags, summary: 'Whom a one-time link invites', params: TokenPath, response: { 200: InvitationView } },
    },
    async ({ params }, reply) => {
      reply.header('cache-control', 'no-store');
      const { name, signInName, agency } = await readInvitation(parts, params.token);
      return { name, signInName, agency };
    },
  );

  app.post(
    '/v1/invitations/:token',
    {
      config: { access: 'public', rateLimit },
      schema: {
        tags,
        summary: 'Take a one-time link up: choose a password',
        params: TokenPath,
        body: PasswordProof,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const { token } = request.params;
      const session = await acceptInvitation(parts, { token, password: request.body.password }, cameFrom(request));
      gatekeeper.forget();
      return welcome(parts, reply, session);
    },
  );
}
