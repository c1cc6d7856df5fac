import { connect } from 'node:net';
import { percentile } from './figures.ts';

/** What many askers saw who each ask again as soon as they are answered. */
export interface Load {
  /** Answers a second. */
  readonly perSecond: number;
  /** Milliseconds from a question to its answer. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not 200. */
  readonly failed: number;
  /** Microseconds of processor that the client itself took for a question. */
  readonly clientUs: number;
}

const HEAD_ENDS = '\r\n\r\n';

/**
 * Posts bodies over so many connections, on each the next one as soon as the one before is answered. It shares the machine
 * with who answers, so it does as little as can be: requests are written out beforehand, answers are only counted. (A
 * client that reads answers with a parser takes as much processor as the bare route it measures.)
 */
export async function askAtOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  bodies: readonly string[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const { hostname, port, pathname, host } = new URL(url);
  const all = { host, 'content-type': 'application/json', ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const requests = bodies.map((body) =>
    Buffer.from(
      `POST ${pathname} HTTP/1.1\r\n${head.join('')}content-length: ${Buffer.byteLength(body)}${HEAD_ENDS}${body}`,
    ),
  );
  const latenciesMs: number[] = [];
  let asked = 0;
  let failed = 0;
  const began = performance.now();
  const ends = began + seconds * 1000;
  const processor = process.cpuUsage();
  const askUntilItEnds = (): Promise<void> =>
    new Promise((resolve, reject) => {
      let askedAt = 0;
      let answer = '';
      const ask = (): void => {
        askedAt = performance.now();
        socket.write(requests[asked++ % requests.length]!);
      };
      const read = (text: string): void => {
        answer += text;
        const end = endOf(answer);
        if (end === undefined || answer.length < end) return;
        if (!answer.startsWith('HTTP/1.1 200')) failed++;
        answer = '';
        const now = performance.now();
        latenciesMs.push(now - askedAt);
        if (now < ends) ask();
        else socket.end();
      };
      const socket = connect({
        host: hostname,
        port: Number(port),
        noDelay: true,
        onread: {
          buffer: Buffer.alloc(1 << 14),
          callback: (length, buffer) => {
            read(Buffer.from(buffer.buffer, buffer.byteOffset, length).toString('latin1'));
            return true;
          },
        },
      });
      socket.once('connect', ask);
      socket.once('error', reject);
      socket.once('close', () => (answer === '' ? resolve() : reject(new Error('a connection ended amid an answer'))));
    });
  await Promise.all(Array.from({ length: connections }, askUntilItEnds));
  const { user, system } = process.cpuUsage(processor);
  const sorted = Float64Array.from(latenciesMs).sort();
  return {
    perSecond: sorted.length / ((performance.now() - began) / 1000),
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    failed,
    clientUs: (user + system) / sorted.length,
  };
}

/** Where an answer ends, in bytes; undefined while its head is not whole. */
function endOf(answer: string): number | undefined {
  const head = answer.indexOf(HEAD_ENDS);
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  if (length === undefined) throw new Error('an answer came without its length');
  return head + HEAD_ENDS.length + Number(length);
}
