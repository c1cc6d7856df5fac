import { Agent, request } from 'node:http';

export interface Steady {
  /** From the moment at which each question was due until it was answered. */
  readonly latenciesMs: readonly number[];
  /** When each of them was due, by `performance.now()`. */
  readonly dueMs: readonly number[];
  /** How late each question was sent: a client that was kept waiting itself says nothing about who answers. */
  readonly sentLateMs: readonly number[];
}

/**
 * Posts so many bodies a second, evenly spread, whether or not earlier ones were answered. A client that sends a second's questions at once, or
 * waits for an answer before it asks again, would measure its own burst or leave out the slow ones.
 */
export async function askSteadily(
  url: string,
  headers: Record<string, string>,
  bodyOf: (n: number) => string,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Steady> {
  const agent = new Agent({ keepAlive: true });
  const latenciesMs: number[] = [];
  const dueMs: number[] = [];
  const sentLateMs: number[] = [];
  const under: Promise<void>[] = [];
  const ask = (body: string, dueAt: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = request(
        url,
        {
          method: 'POST',
          agent,
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
        },
        (reply) => {
          reply.resume();
          reply.once('end', () => {
            latenciesMs.push(performance.now() - dueAt);
            dueMs.push(dueAt);
            if (reply.statusCode === 200) resolve();
            else reject(new Error(`a question was answered ${reply.statusCode}`));
          });
        },
      );
      asked.once('error', reject);
      asked.end(body);
    });
  const began = performance.now();
  for (let n = 0; n < perSecond * seconds; ) {
    const dueAt = began + (n / perSecond) * 1000;
    const ahead = dueAt - performance.now();
    if (ahead > 0) {
      await new Promise((resolve) => setTimeout(resolve, ahead));
      continue;
    }
    sentLateMs.push(-ahead);
    under.push(ask(bodyOf(n++), dueAt));
  }
  await Promise.all(under);
  agent.destroy();
  return { latenciesMs, dueMs, sentLateMs };
}
