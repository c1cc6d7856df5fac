import { flushCompileCache } from 'node:module';
import { PostgresFault } from '../platform/embedded-postgres.ts';
import { HomeHeld } from '../platform/home.ts';
import { readSettings, SettingFault } from '../platform/settings.ts';
import { loadInventedWorld } from './invented-world.ts';
import { startNode } from './node.ts';

/** Says why the node cannot start, in a sentence where one is known. */
function explain(error: unknown): string {
  if (error instanceof HomeHeld || error instanceof SettingFault || error instanceof PostgresFault)
    return error.message;
  if (error instanceof Error && (error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `Port ${process.env.PORT ?? 8080} is taken. Set PORT to another one, or to 0 for any that is free.`;
  }
  return error instanceof Error ? `The node cannot start: ${error.message}` : 'The node cannot start.';
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

try {
  const settings = readSettings();
  const node = await startNode(settings, { onStep: (step) => say(`· ${step}`) });

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say('· stopping');
    node.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  process.on('disconnect', stop); // `npm start` was killed

  const { origin } = node.parts.settings;
  if (settings.demo) {
    const howToSignIn = await loadInventedWorld(node, (step) => say(`· ${step}`));
    if (howToSignIn) say(howToSignIn);
    if (howToSignIn && !LOOPBACK.test(settings.host)) {
      say(
        `\nBeware: everybody who reaches ${settings.host} can sign in with these. Set ENTENTE_DEMO=0 and a fresh ENTENTE_HOME for real work.`,
      );
    }
  }
  const first = await node.access.ensureFirstAdministrator(origin);
  if (first)
    say(
      `\nThis node has no officers yet. Make its first administrator here, once, before ${first.expiresAt.toISOString()}:\n  ${first.link}`,
    );
  say(`\nEntente listens on ${node.url}`);
  // Kept now and not at the end: a node that is killed should be back the sooner for it.
  flushCompileCache();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
