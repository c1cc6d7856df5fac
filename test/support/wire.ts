import { Agent, request } from 'node:http';
import type { LightMyRequestResponse } from 'fastify';

/** What came back over a connection. */
export type WireReply = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body' | 'json'>;

/**
 * Asks a node over connections, as programs outside do; those that are open are used again. What is handed to the server's
 * framework directly (`inject`) does not go past what stands before it.
 */
export class Wire {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #address: () => string;

  constructor(address: () => string) {
    this.#address = address;
  }

  /** Posts a body as it stands; undefined is none. */
  post(path: string, text: string | undefined, headers: Record<string, string>): Promise<WireReply> {
    return new Promise((resolve, reject) => {
      const asking = request(new URL(path, this.#address()), { agent: this.#agent, method: 'POST', headers });
      asking.on('error', reject).on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject).on('data', (chunk: Buffer) => void chunks.push(chunk));
        response.on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8');
          const { statusCode, headers: replied } = response;
          resolve({ statusCode: statusCode!, headers: replied, body, json: () => JSON.parse(body) });
        });
      });
      asking.end(text);
    });
  }

  stop(): void {
    this.#agent.destroy();
  }
}
