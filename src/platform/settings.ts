import { isAbsolute, resolve } from 'node:path';

/** The settings of a node, read once from the environment and validated. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly home: string;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Load the invented world into an empty node. */
  readonly demo: boolean;
  /** The address by which browsers reach the node; passkeys and links are bound to it. */
  readonly origin: string;
  readonly logLevel: string;
  /** Largest body of an ordinary request, in bytes. */
  readonly bodyLimit: number;
  /** Largest file an import reads, in bytes. */
  readonly importLimit: number;
  /** Largest file that a message carries, in bytes. */
  readonly attachmentLimit: number;
  /** Where ClamAV's daemon listens: `host:port` or the path of its socket; undefined when files are not scanned. */
  readonly virusScanner: string | undefined;
  /** Requests a minute from one signed-in caller or address before 429. */
  readonly rateLimit: number;
  /** The agency (its code) in whose name the console acts. */
  readonly consoleAgency: string | undefined;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | undefined;
  /** Memory of the process, in bytes, above which no new bulk search is taken; 0: three quarters of what the machine has. */
  readonly memoryBound: number;
  /** Threads that answer bulk searches; 0: one for each core, up to four. */
  readonly searchThreads: number;
}

interface SettingRow {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
  readonly secret?: boolean;
}

/** Every setting, for `entente config` and the documentation. */
export const SETTING_ROWS: readonly SettingRow[] = [
  { name: 'PORT', fallback: '8080', meaning: 'port of the node; 0 takes a free one' },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'address it listens on' },
  { name: 'ENTENTE_HOME', fallback: './var', meaning: 'data folder: database, keys, logs' },
  {
    name: 'DATABASE_URL',
    fallback: '',
    meaning: 'another PostgreSQL (15 or later) instead of the embedded one',
    secret: true,
  },
  { name: 'ENTENTE_DEMO', fallback: '0', meaning: '1 loads the invented world into an empty node' },
  {
    name: 'ENTENTE_ORIGIN',
    fallback: '',
    meaning: 'address by which browsers reach the node, such as https://entente.example',
  },
  { name: 'ENTENTE_LOG', fallback: 'info', meaning: 'trace, debug, info, warn, error or silent' },
  { name: 'ENTENTE_BODY_LIMIT', fallback: '1048576', meaning: 'largest body of an ordinary request, bytes' },
  { name: 'ENTENTE_IMPORT_LIMIT', fallback: '4294967296', meaning: 'largest file of an import, bytes' },
  { name: 'ENTENTE_ATTACHMENT_LIMIT', fallback: '52428800', meaning: 'largest file that a message carries, bytes' },
  {
    name: 'ENTENTE_CLAMD',
    fallback: '',
    meaning: 'where the virus scanner listens: host:port or the path of its socket; empty: files are not scanned',
  },
  { name: 'ENTENTE_RATE_LIMIT', fallback: '1200', meaning: 'requests a minute of one caller before 429' },
  { name: 'ENTENTE_AGENCY', fallback: '', meaning: 'code of the agency in whose name the console acts' },
  {
    name: 'ENTENTE_MEMORY_BOUND',
    fallback: '0',
    meaning: 'megabytes above which new bulk searches wait; 0 is three quarters of the machine',
  },
  {
    name: 'ENTENTE_SEARCH_THREADS',
    fallback: '0',
    meaning: 'threads that answer bulk searches; 0 is one for each core, up to four',
  },
  { name: 'OIDC_ISSUER', fallback: '', meaning: 'OpenID Connect provider for single sign-on' },
  { name: 'OIDC_CLIENT_ID', fallback: '', meaning: 'client id at that provider' },
  { name: 'OIDC_CLIENT_SECRET', fallback: '', meaning: 'client secret at that provider', secret: true },
];

/** Raised when a setting cannot be used; the sentence says which and what to write instead. */
export class SettingFault extends Error {}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, { least, most }: { least: number; most: number }): number {
  const text = settingOf(env, name);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new SettingFault(`${name} is "${text}"; it takes a whole number from ${least} to ${most}.`);
  }
  return value;
}

function settingOf(env: NodeJS.ProcessEnv, name: string): string {
  const row = SETTING_ROWS.find((setting) => setting.name === name);
  if (!row) throw new Error(`no such setting: ${name}`);
  const given = env[name];
  return given === undefined || given === '' ? row.fallback : given;
}

/** Reads and validates the settings; throws a SettingFault that names the first one that cannot be used. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const port = wholeNumber(env, 'PORT', { least: 0, most: 65_535 });
  const host = settingOf(env, 'HOST');
  const home = settingOf(env, 'ENTENTE_HOME');
  const demo = settingOf(env, 'ENTENTE_DEMO');
  if (demo !== '0' && demo !== '1') throw new SettingFault(`ENTENTE_DEMO is "${demo}"; it takes 0 or 1.`);
  const databaseUrl = settingOf(env, 'DATABASE_URL');
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new SettingFault('DATABASE_URL does not start with postgres:// or postgresql://.');
  }
  const origin = settingOf(env, 'ENTENTE_ORIGIN');
  if (origin && !/^https?:\/\/[^/]+$/.test(origin)) {
    throw new SettingFault(`ENTENTE_ORIGIN is "${origin}"; write it like https://entente.example, without a path.`);
  }
  const logLevel = settingOf(env, 'ENTENTE_LOG');
  if (!['trace', 'debug', 'info', 'warn', 'error', 'silent'].includes(logLevel)) {
    throw new SettingFault(`ENTENTE_LOG is "${logLevel}"; it takes trace, debug, info, warn, error or silent.`);
  }
  const issuer = settingOf(env, 'OIDC_ISSUER');
  const clientId = settingOf(env, 'OIDC_CLIENT_ID');
  const clientSecret = settingOf(env, 'OIDC_CLIENT_SECRET');
  if (issuer && !(clientId && clientSecret)) {
    throw new SettingFault('OIDC_ISSUER is set, so OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed too.');
  }
  const clamd = settingOf(env, 'ENTENTE_CLAMD');
  if (clamd && !/^(\/.+|[^:/]+:\d+)$/.test(clamd)) {
    throw new SettingFault(`ENTENTE_CLAMD is "${clamd}"; write host:port, or the path of the socket.`);
  }
  return {
    port,
    host,
    home: isAbsolute(home) ? home : resolve(home),
    databaseUrl: databaseUrl || undefined,
    demo: demo === '1',
    origin: origin || `http://localhost:${port}`,
    logLevel,
    bodyLimit: wholeNumber(env, 'ENTENTE_BODY_LIMIT', { least: 1024, most: 1_073_741_824 }),
    importLimit: wholeNumber(env, 'ENTENTE_IMPORT_LIMIT', { least: 1024, most: 1_099_511_627_776 }),
    attachmentLimit: wholeNumber(env, 'ENTENTE_ATTACHMENT_LIMIT', { least: 1024, most: 4_294_967_296 }),
    virusScanner: settingOf(env, 'ENTENTE_CLAMD') || undefined,
    rateLimit: wholeNumber(env, 'ENTENTE_RATE_LIMIT', { least: 1, most: 10_000_000 }),
    consoleAgency: settingOf(env, 'ENTENTE_AGENCY') || undefined,
    oidc: issuer ? { issuer, clientId, clientSecret } : undefined,
    searchThreads: wholeNumber(env, 'ENTENTE_SEARCH_THREADS', { least: 0, most: 64 }),
    memoryBound: wholeNumber(env, 'ENTENTE_MEMORY_BOUND', { least: 0, most: 100_000_000 }) * 1_000_000,
  };
}
