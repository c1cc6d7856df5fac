import { Problem } from '../../kernel/problem.ts';
import { PostgresFault } from '../../platform/embedded-postgres.ts';
import { HomeHeld } from '../../platform/home.ts';
import { readSettings, SettingFault } from '../../platform/settings.ts';
import { type NodeClient, NodeRefusal, reachNode } from './node-client.ts';

/** One line on standard output. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What a verb answers, as JSON for programs or in words for people. */
export function show(options: { readonly json?: boolean }, answer: unknown, inWords: () => string): void {
  say(options.json ? JSON.stringify(answer) : inWords());
}

// A request that does not fit is wrong use; anything else that was refused is a "no".
const WRONG_USE = ['invalid-input', 'unsupported-format', 'unreadable-file'];

/** Says on standard error why a verb failed: 2 for wrong use, 1 for anything else. */
export function fail(error: unknown): void {
  const kind =
    error instanceof NodeRefusal
      ? error.problem.type.replace('/problems/', '')
      : error instanceof Problem
        ? error.kind
        : '';
  const known =
    kind !== '' || error instanceof HomeHeld || error instanceof SettingFault || error instanceof PostgresFault;
  process.stderr.write(
    `${known ? (error as Error).message : 'The command failed. Run "entente doctor" to see whether the node is well.'}\n`,
  );
  const fields =
    error instanceof NodeRefusal ? error.problem.fields : error instanceof Problem ? error.fields : undefined;
  for (const { field, message, allowed } of fields ?? []) {
    process.stderr.write(
      `  ${field}: ${message}${allowed ? ` Allowed: ${allowed.slice(0, 40).join(', ')}${allowed.length > 40 ? ' …' : ''}` : ''}\n`,
    );
  }
  process.exitCode = WRONG_USE.includes(kind) ? 2 : 1;
}

/** Works with the node, running or started for the purpose, and leaves it as it was. */
export async function withNode(
  options: { readonly as?: string },
  work: (client: NodeClient) => Promise<void>,
): Promise<void> {
  let client: NodeClient | undefined;
  try {
    client = await reachNode(readSettings(), { agency: options.as });
    await work(client);
  } catch (error) {
    fail(error);
  } finally {
    await client?.close();
  }
}

/** What the verbs that need no node answer. */
export interface VerbResult {
  readonly exitCode: number;
  readonly json: unknown;
  readonly text: string;
}

/** Shows the result of a verb that needs no node. */
export function finish(options: { readonly json?: boolean }, { exitCode, json, text }: VerbResult): void {
  process.exitCode = exitCode;
  if (exitCode === 2 && !options.json) process.stderr.write(`${text}\n`);
  else if (exitCode === 2) {
    process.stderr.write(`${text}\n`);
    say(JSON.stringify(json));
  } else show(options, json, () => text);
}
