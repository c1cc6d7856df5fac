import { Readable } from 'node:stream';
import { findHolder, readKeys } from '../../platform/home.ts';
import type { ProblemBody } from '../../platform/problem-json.ts';
import type { Settings } from '../../platform/settings.ts';
import { findNodeAddress } from '../node-address.ts';

/** Raised when the node refused; the sentence is the node's own. */
export class NodeRefusal extends Error {
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The node as the command line reaches it: over HTTP, as the operator at the console. */
export interface NodeClient {
  readonly url: string;
  ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Sends a stream and hears the lines of the answer as they come. */
  stream(path: string, contentType: string, body: Readable): AsyncIterable<string>;
  /** Sends files as the parts of one upload and hears the lines of the answer. */
  upload(path: string, parts: FormData): AsyncIterable<string>;
  close(): Promise<void>;
}

/** Reaches the node that holds the data folder, or starts one for as long as the command needs it. */
export async function reachNode(
  settings: Settings,
  { agency }: { readonly agency?: string } = {},
): Promise<NodeClient> {
  const { url, close } = await findOrStart(settings);
  const headers: Record<string, string> = { authorization: `Bearer ${readKeys(settings.home).consoleToken}` };
  if (agency) headers['x-entente-as'] = agency;

  async function refuse(response: Response): Promise<never> {
    throw new NodeRefusal((await response.json()) as ProblemBody);
  }
  async function* lines(path: string, request: RequestInit): AsyncIterable<string> {
    const response = await fetch(new URL(path, url), { method: 'POST', ...request });
    if (!response.ok) await refuse(response);
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true });
      const whole = rest.split('\n');
      rest = whole.pop()!;
      yield* whole;
    }
    if (rest !== '') yield rest;
  }
  return {
    url,
    async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
      const response = await fetch(new URL(path, url), {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      if (!response.ok) await refuse(response);
      return (await response.json()) as Answer;
    },
    stream(path, contentType, body) {
      const sent = { headers: { ...headers, 'content-type': contentType }, body: Readable.toWeb(body), duplex: 'half' };
      return lines(path, sent as unknown as RequestInit);
    },
    upload: (path, parts) => lines(path, { headers, body: parts }),
    close,
  };
}

async function findOrStart(settings: Settings): Promise<{ url: string; close(): Promise<void> }> {
  if (findHolder(settings.home)) {
    // A node that is just starting says its address when it is ready.
    for (let attempt = 0; attempt < 600 && findHolder(settings.home); attempt += 1) {
      const address = findNodeAddress(settings.home);
      const answer = address && (await fetch(new URL('/readyz', address.url)).catch(() => undefined));
      if (address && answer?.ok) return { url: address.url, close: async () => {} };
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const { startNode } = await import('../node.ts'); // only now: a command beside a running node starts faster without
  const quiet: Settings = { ...settings, port: 0, host: '127.0.0.1', logLevel: 'silent', demo: false };
  const node = await startNode(quiet, { jobs: false });
  return { url: node.url!, close: node.close };
}
