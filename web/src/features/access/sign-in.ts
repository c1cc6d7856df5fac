import type { Static } from 'typebox';
import type { SignInAnswer as Answer, SignInOptions as Options } from '../../../../src/domains/access/access.schema.ts';
import { ask } from '../../wire/ask.ts';

export type SignInOptions = Static<typeof Options>;
export type SignInAnswer = Static<typeof Answer>;
export type SecondStep = Extract<SignInAnswer, { state: 'second-step' }>['methods'][number];

export function askSignInOptions(signal?: AbortSignal): Promise<SignInOptions> {
  return ask('GET', '/v1/sign-in/options', { signal, evenSignedOut: true });
}

export function signIn(name: string, password: string): Promise<SignInAnswer> {
  return ask('POST', '/v1/sign-in', { body: { name, password }, evenSignedOut: true });
}

export function completeSignIn(body: { ticket: string; totp?: string; recoveryCode?: string }): Promise<SignInAnswer> {
  return ask('POST', '/v1/sign-in/second-step', { body, evenSignedOut: true });
}

/** Asks the browser for a passkey, as the first step or, with a ticket, as the second. */
export async function signInByPasskey(ticket?: string): Promise<SignInAnswer> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { options, challenge } = await ask<{
    options: Parameters<typeof startAuthentication>[0]['optionsJSON'];
    challenge: string;
  }>('POST', '/v1/sign-in/passkey/options', { body: ticket ? { ticket } : {}, evenSignedOut: true });
  const response = await startAuthentication({ optionsJSON: options });
  return ask('POST', '/v1/sign-in/passkey', { body: { challenge, response }, evenSignedOut: true });
}

/** Whether the officer closed the browser's passkey window, which is no failure. */
export function isPasskeyDeclined(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === 'NotAllowedError' || thrown.name === 'AbortError');
}
