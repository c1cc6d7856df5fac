import { createServer } from 'node:net';

// Below the ports that the system gives to connections by itself (32768 and above on Linux): one of those would be taken
// now and then between asking for it and listening on it.
const LOWEST = 20_000;
const HIGHEST = 32_000;
// Nodes that start at the same time look for theirs in different places.
const APART = 8;

let next = process.pid * APART;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A port of this machine on which nobody listens at the moment. */
export async function findFreePort(): Promise<number> {
  for (let tries = LOWEST; tries < HIGHEST; tries += 1) {
    const port = LOWEST + (next++ % (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
  throw new Error(`There is no free port from ${LOWEST} to ${HIGHEST}.`);
}
