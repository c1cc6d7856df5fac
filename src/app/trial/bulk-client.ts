import { type ClientRequest, request } from 'node:http';

/** A bulk search that is held open: lines are sent, and their answers waited for, as often as one likes. */
export interface BulkStream {
  /** Sends so many lines (each ends with a line feed) and answers theirs, as they came. */
  ask(lines: string | Uint8Array, count: number): Promise<string[]>;
  end(): Promise<void>;
}

/** Opens a bulk search with a key. */
export function openBulk(url: string, key: string, query: string): BulkStream {
  let sent: ClientRequest | undefined;
  let failure: Error | undefined;
  let wanted = 0;
  let rest = '';
  let got: string[] = [];
  let settle: { done(lines: string[]): void; failed(error: Error): void } | undefined;
  const ended = Promise.withResolvers<void>();
  ended.promise.catch(() => {});
  const fail = (error: Error): void => {
    failure = error;
    settle?.failed(error);
    ended.reject(error);
  };
  const hear = (chunk: string): void => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) got.push(line);
    if (got.length >= wanted && settle) {
      const answers = got;
      got = [];
      const { done } = settle;
      settle = undefined;
      done(answers);
    }
  };
  sent = request(
    new URL(`/v1/searches/bulk?${query}`, url),
    { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' } },
    (response) => {
      response.setEncoding('utf8');
      if (response.statusCode !== 200) {
        let said = '';
        response.on('data', (chunk: string) => {
          said += chunk;
        });
        response.on('end', () => fail(new Error(`bulk search: ${response.statusCode} ${said}`)));
        return;
      }
      response.on('data', hear);
      response.on('end', () => (settle ? fail(new Error('The bulk search ended early.')) : ended.resolve()));
      response.on('error', fail);
    },
  );
  sent.on('error', fail);
  return {
    ask(lines, count) {
      if (failure) return Promise.reject(failure);
      wanted = count;
      const { promise, resolve, reject } = Promise.withResolvers<string[]>();
      settle = { done: resolve, failed: reject };
      sent.write(lines);
      return promise;
    },
    end() {
      sent.end();
      return ended.promise;
    },
  };
}
