import { connect, type Socket } from 'node:net';

/** What a scanner found in a file. */
export type Finding = { readonly is: 'clean' } | { readonly is: 'infected'; readonly what: string };

/** One file while it is looked at. */
export interface Scan {
  /** Hands over the next bytes; resolves when the scanner can take more. */
  take(bytes: Uint8Array): Promise<void>;
  /** Says that this was all, and waits for the finding; throws when the scanner does not answer. */
  finish(): Promise<Finding>;
  /** Gives the scan up. */
  abandon(): void;
}

/** A scanner for viruses beside the node: ClamAV's daemon. */
export interface VirusScanner {
  begin(): Promise<Scan>;
}

// A scanner that is silent for longer is taken to be away.
const ANSWER_WITHIN_MS = 30_000;

/** Speaks the INSTREAM command of clamd (clamd(8)) at `host:port` or at the path of its socket. */
export function openVirusScanner(address: string): VirusScanner {
  const [host, port] = address.startsWith('/') ? [] : address.split(':');
  return {
    async begin() {
      const socket = connect(host === undefined ? { path: address } : { host, port: Number(port) });
      socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error('the virus scanner does not answer')));
      const failed = new Promise<never>((_resolve, reject) => socket.once('error', reject));
      // It may fail when nobody waits for it; whoever asks next is told.
      failed.catch(() => {});
      await Promise.race([new Promise<void>((resolve) => socket.once('connect', () => resolve())), failed]);
      return startStream(socket, failed);
    },
  };
}

function startStream(socket: Socket, failed: Promise<never>): Scan {
  let answer = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    answer += text;
  });
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const write = (bytes: Uint8Array): Promise<void> =>
    Promise.race([
      new Promise<void>((resolve) => {
        if (socket.write(bytes)) resolve();
        else socket.once('drain', () => resolve());
      }),
      failed,
      // A scanner that has found something, or had enough, closes before the end.
      ended,
    ]);
  const begun = write(Buffer.from('zINSTREAM\0'));
  return {
    async take(bytes) {
      if (bytes.byteLength === 0) return; // an empty piece would mean the end
      await begun;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.byteLength);
      await write(length);
      await write(bytes);
    },
    async finish() {
      await begun;
      await write(Buffer.alloc(4));
      await Promise.race([ended, failed]);
      const said = answer.replace(/\0/g, '').trim();
      if (said === 'stream: OK') return { is: 'clean' };
      const found = /^stream: (.+) FOUND$/.exec(said);
      if (found) return { is: 'infected', what: found[1]! };
      throw new Error('the virus scanner could not judge the file');
    },
    abandon() {
      socket.destroy();
    },
  };
}
