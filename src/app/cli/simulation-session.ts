/** How the simulation reaches its node; asked anew for each request, so that the node may be killed and come back. */
export interface SimulationClient {
  url(): string;
  /** Told how many checks were answered so far. */
  readonly onProgress?: (answered: number) => void;
  /** Told how long each single check took, what was sent again included. */
  readonly onCheck?: (tookMs: number) => void;
}

/** Somebody signed in at the node, who sends until they are answered. */
export interface Session {
  /** Sends and answers; a node that is away for a moment is asked again with the same body. Refusals raise. */
  send<Answer = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** The same node, with a key instead of the session. */
  withKey(key: string): Session;
  readonly headers: Readonly<Record<string, string>>;
}

// A node that was killed is back within seconds; what takes longer is a fault.
const AWAY_AT_MOST_MS = 60_000;
const ASK_AGAIN_MS = 200;

function sessionOf(client: SimulationClient, headers: Record<string, string>): Session {
  return {
    headers,
    withKey: (key) => sessionOf(client, { authorization: `Bearer ${key}` }),
    async send<Answer>(
      method: string,
      path: string,
      body?: unknown,
      more: Record<string, string> = {},
    ): Promise<Answer> {
      const since = performance.now();
      for (;;) {
        const response = await ask(client, method, path, body, { ...headers, ...more });
        if (response?.ok) return (await response.json()) as Answer;
        // Away, or coming up: whatever was sent has an id of its own, so that it may be sent again.
        const isAway = response === undefined || response.status === 503 || response.status === 500;
        if (!isAway || performance.now() - since > AWAY_AT_MOST_MS) {
          throw new Error(`${method} ${path}: ${response?.status ?? 'no answer'} ${(await response?.text()) ?? ''}`);
        }
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      }
    },
  };
}

async function ask(
  client: SimulationClient,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Response | undefined> {
  try {
    const response = await fetch(new URL(path, client.url()), {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    // Read here: a node that is killed in the middle of an answer has not answered.
    const text = await response.text();
    return new Response(text === '' ? null : text, { status: response.status });
  } catch {
    return undefined;
  }
}

/** Signs in as a person does, with a password and a code. */
export async function openSession(
  client: SimulationClient,
  { name, password, totp }: { readonly name: string; readonly password: string; readonly totp: () => string },
): Promise<Session> {
  const post = (path: string, body: object): Promise<Response> =>
    fetch(new URL(path, client.url()), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const first = (await (await post('/v1/sign-in', { name, password })).json()) as { ticket?: string; detail?: string };
  const second = await post('/v1/sign-in/second-step', { ticket: first.ticket, totp: totp() });
  const cookie = second.headers.getSetCookie().find((one) => one.startsWith('entente_session='));
  if (!second.ok || !cookie) throw new Error(`${name} cannot sign in: ${first.detail ?? (await second.text())}`);
  return sessionOf(client, { cookie: cookie.split(';')[0]! });
}

/** The desk of a state, which answers the hits on its records as it hears of them. */
export interface DeskWatch {
  /** The hits that reached it. */
  told(): ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Listens to a desk's events, takes each hit on its own records before it, and answers it. */
export function watchDesk(client: SimulationClient, desk: Session, state: string): DeskWatch {
  const told = new Set<string>();
  const working = new Set<Promise<void>>();
  const ending = new AbortController();
  let lastId = '';

  async function answer(id: string): Promise<void> {
    const hit = await desk.send<{ side: string; state: string; owner: string }>('GET', `/v1/hits/${id}`);
    if (hit.side !== 'owner' || !hit.owner.startsWith(state)) return;
    await desk.send('POST', `/v1/hits/${id}/told`, {});
    told.add(id);
    await desk.send('POST', `/v1/hits/${id}/confirm`, {});
  }
  function hear(event: string): void {
    const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1];
    lastId = field('id') ?? lastId;
    const data = field('data');
    if (field('event') !== 'hit' || data === undefined) return;
    const { ref, what } = JSON.parse(data) as { ref: string; what: string };
    if (what !== 'opened') return;
    // A hit that cannot be answered is not told, and is counted as such at the end.
    const work: Promise<void> = answer(ref)
      .catch(() => {})
      .finally(() => working.delete(work));
    working.add(work);
  }
  async function listen(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        const response = await fetch(new URL('/v1/events', client.url()), {
          headers: { ...desk.headers, ...(lastId === '' ? {} : { 'last-event-id': lastId }) },
          signal: ending.signal,
        });
        let text = '';
        const decoder = new TextDecoder();
        for await (const chunk of response.body!) {
          text += decoder.decode(chunk as Uint8Array, { stream: true });
          const events = text.split('\n\n');
          text = events.pop()!;
          for (const event of events) hear(event);
        }
      } catch {
        // The node is away; the next stream resumes after the last id that was heard.
      }
      if (!ending.signal.aborted) await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }
  const listening = listen();
  return {
    told: () => told,
    async stop() {
      while (working.size > 0) await Promise.all(working);
      ending.abort();
      await listening;
    },
  };
}
