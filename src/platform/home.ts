import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raised when another process holds the data folder. */
export class HomeHeld extends Error {}

interface Holder {
  readonly pid: number;
  readonly startedTicks: string;
  readonly since: string;
}

/** The kernel's start time of a process, which tells a process from a later one with the same number. */
function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startedTicks }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const ticks = startTicks(pid);
  return ticks === undefined || startedTicks === '' || ticks === startedTicks;
}

/** Who holds the folder, when somebody living does. */
export function findHolder(home: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(join(home, 'lock.json'), 'utf8')) as Holder;
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the data folder for this process, or throws HomeHeld with a sentence that says who has it. */
export function holdHome(home: string): { release(): void } {
  mkdirSync(home, { recursive: true });
  const path = join(home, 'lock.json');
  const mine: Holder = {
    pid: process.pid,
    startedTicks: startTicks(process.pid) ?? '',
    since: new Date().toISOString(),
  };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        linkSync(draft, path); // atomic: fails when the lock is there
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error;
        const holder = findHolder(home);
        if (holder) {
          throw new HomeHeld(
            `The data folder ${home} is held by process ${holder.pid}, running since ${holder.since}. ` +
              'Stop that one first, or set ENTENTE_HOME to another folder.',
          );
        }
        rmSync(path, { force: true }); // left by a process that was killed
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      try {
        const held = JSON.parse(readFileSync(path, 'utf8')) as Holder;
        if (held.pid === process.pid) unlinkSync(path);
      } catch {
        // already gone
      }
    },
  };
}

/** The node's own secrets, made at the first start and kept in the data folder, readable by its owner only. */
export interface NodeKeys {
  /** Keys the hashes under which the audit remembers what was asked. */
  readonly askedHash: Buffer;
  /** Encrypts small secrets at rest (TOTP seeds). */
  readonly sealing: Buffer;
  /** Lets the command line on this machine act as the operator. */
  readonly consoleToken: string;
  /** Password of the embedded PostgreSQL. */
  readonly databasePassword: string;
  /** Signs audit checkpoints (Ed25519). */
  readonly auditSigning: KeyObject;
}

function secretFile(folder: string, name: string, make: () => string): string {
  const path = join(folder, name);
  if (!existsSync(path)) writeFileSync(path, make(), { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8');
}

/** Reads the node's secrets, making those that are missing. */
export function readKeys(home: string): NodeKeys {
  const folder = join(home, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const random = (): string => randomBytes(32).toString('base64url');
  const signing = secretFile(folder, 'audit-signing.pem', () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  return {
    askedHash: Buffer.from(secretFile(folder, 'asked-hash.key', random), 'base64url'),
    sealing: Buffer.from(secretFile(folder, 'sealing.key', random), 'base64url'),
    consoleToken: secretFile(folder, 'console.token', random),
    databasePassword: secretFile(folder, 'database.password', random),
    auditSigning: createPrivateKey(signing),
  };
}
