import { type App, pathId } from '../../platform/http.ts';
import {
  IdPath,
  MyPasskeys,
  Nothing,
  PasskeyMade,
  PasskeyOptions,
  PasskeyOptionsRequest,
  PasskeyRegistration,
  PasskeySignIn,
  SignedIn,
} from './access.schema.ts';
import type { Access } from './access.ts';
import { listPasskeys } from './passkeys.store.ts';
import { askForPasskey, dropPasskey, offerPasskey, registerPasskey, signInWithPasskey } from './passkeys.ts';
import { cameFrom, welcome } from './session-cookie.ts';
import { SIGN_INS_A_MINUTE } from './sign-in.routes.ts';

/** Passkeys: signing in with one, and keeping one's own. */
export function passkeysRoutes(app: App, { parts, gatekeeper }: Access): void {
  const rateLimit = { max: Math.min(SIGN_INS_A_MINUTE, parts.settings.rateLimit), timeWindow: '1 minute' };

  app.post(
    '/v1/sign-in/passkey/options',
    {
      config: { access: 'public', rateLimit }, // nobody is signed in yet
      schema: {
        tags: ['Sign-in'],
        summary: 'What the browser needs to prove a passkey',
        body: PasskeyOptionsRequest,
        response: { 200: PasskeyOptions },
      },
    },
    ({ body }) => askForPasskey(parts, body.ticket),
  );

  app.post(
    '/v1/sign-in/passkey',
    {
      config: { access: 'public', rateLimit }, // nobody is signed in yet
      schema: {
        tags: ['Sign-in'],
        summary: 'Sign in with a passkey, alone or as second step',
        body: PasskeySignIn,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const session = await signInWithPasskey(parts, request.body, cameFrom(request));
      gatekeeper.forget();
      return welcome(parts, reply, session);
    },
  );

  const tags = ['My account'];
  app.get(
    '/v1/me/passkeys',
    { config: { access: 'signed-in' }, schema: { tags, summary: 'My passkeys', response: { 200: MyPasskeys } } },
    async ({ officer }) => ({ items: await listPasskeys(parts.db, officer.id) }),
  );

  app.post(
    '/v1/me/passkeys/options',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'What the browser needs to make a passkey', response: { 200: PasskeyOptions } },
    },
    ({ officer }) => offerPasskey(parts, officer),
  );

  app.post(
    '/v1/me/passkeys',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Register a passkey', body: PasskeyRegistration, response: { 201: PasskeyMade } },
    },
    async ({ officer, body, id }, reply) => {
      const made = await registerPasskey(parts, officer, body, id);
      reply.code(201);
      return { id: made };
    },
  );

  app.delete(
    '/v1/me/passkeys/:id',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Remove a passkey', params: IdPath, response: { 204: Nothing } },
    },
    async ({ officer, params, id }, reply) => {
      await dropPasskey(parts, officer, pathId(params.id), id);
      return reply.code(204).send(null);
    },
  );
}
