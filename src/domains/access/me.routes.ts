import { type App, pathId } from '../../platform/http.ts';
import {
  IdPath,
  Me,
  MyChange,
  MySessions,
  Nothing,
  PasswordChange,
  PasswordProof,
  RecoveryCodes,
  TotpConfirmation,
  TotpOffer,
} from './access.schema.ts';
import type { Access } from './access.ts';
import { acceptTotp, changeMe, changePassword, describeMe, dropTotp, endMySession, offerTotp } from './my-account.ts';
import { listOpenSessions } from './sessions.store.ts';

/** What officers see and change of themselves. */
export function meRoutes(app: App, { parts, gatekeeper }: Access): void {
  const tags = ['My account'];
  const access = 'signed-in';

  app.get(
    '/v1/me',
    {
      config: { access },
      schema: { tags, summary: 'Who I am and what I may do', response: { 200: Me } },
    },
    ({ officer }) => describeMe(parts, officer),
  );

  app.patch(
    '/v1/me',
    {
      config: { access },
      schema: { tags, summary: 'Change my language or sound', body: MyChange, response: { 200: Me } },
    },
    async ({ officer, body }) => {
      await changeMe(parts, officer, body);
      return describeMe(parts, officer);
    },
  );

  app.get(
    '/v1/me/sessions',
    {
      config: { access },
      schema: { tags, summary: 'Where I am signed in', response: { 200: MySessions } },
    },
    async ({ officer }) => {
      const sessions = await listOpenSessions(parts.db, officer.id, parts.clock());
      return { items: sessions.map((session) => ({ ...session, present: session.id === officer.credentialId })) };
    },
  );

  app.delete(
    '/v1/me/sessions/:id',
    {
      config: { access },
      schema: { tags, summary: 'End one of my sessions', params: IdPath, response: { 204: Nothing } },
    },
    async ({ officer, params, id }, reply) => {
      await endMySession(parts, officer, pathId(params.id), id);
      gatekeeper.forget();
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/me/password',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Change my password; my other sessions end',
        body: PasswordChange,
        response: { 204: Nothing },
      },
    },
    async ({ officer, body, id }, reply) => {
      await changePassword(parts, officer, body, id);
      gatekeeper.forget();
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/me/totp',
    {
      config: { access },
      schema: { tags, summary: 'Ask for a new authenticator secret', response: { 200: TotpOffer } },
    },
    async ({ officer }, reply) => {
      reply.header('cache-control', 'no-store');
      return offerTotp(parts, officer);
    },
  );

  app.post(
    '/v1/me/totp/confirm',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Put the secret into force with a code of it',
        body: TotpConfirmation,
        response: { 200: RecoveryCodes },
      },
    },
    async ({ officer, body, id }, reply) => {
      reply.header('cache-control', 'no-store');
      return { recoveryCodes: await acceptTotp(parts, officer, body.code, id) };
    },
  );

  app.delete(
    '/v1/me/totp',
    {
      config: { access },
      schema: { tags, summary: 'Remove the authenticator', body: PasswordProof, response: { 204: Nothing } },
    },
    async ({ officer, body, id }, reply) => {
      await dropTotp(parts, officer, body.password, id);
      return reply.code(204).send(null);
    },
  );
}
