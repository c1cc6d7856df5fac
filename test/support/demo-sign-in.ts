import { DEMO_PASSWORD, DEMO_TOTP_SECRET, totpCode } from '../../src/domains/access/public.ts';
import type { NodeProcess } from './node-process.ts';

/** Signs an officer of the invented world in; answers the cookie of the session, which outlives the process, as a row does. */
export async function demoSignIn({ url }: Pick<NodeProcess, 'url'>, name: string): Promise<string> {
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const first = (await (await post('/v1/sign-in', { name, password: DEMO_PASSWORD })).json()) as { ticket: string };
  const second = await post('/v1/sign-in/second-step', {
    ticket: first.ticket,
    totp: totpCode(DEMO_TOTP_SECRET, new Date()),
  });
  return second.headers.getSetCookie()[0]!.split(';')[0]!;
}
