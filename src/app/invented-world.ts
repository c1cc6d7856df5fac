import { DEMO_PASSWORD, DEMO_SIGN_INS, DEMO_TOTP_SECRET, totpCode } from '../domains/access/public.ts';
import { loadInventedInstruments } from '../domains/instruments/public.ts';
import { loadInventedRecords } from '../domains/registers/public.ts';
import type { RegisterKind } from '../kernel/codes.ts';
import { loadInventedMessages } from './invented-messages.ts';
import { loadInventedOperation } from './invented-operation.ts';
import type { RunningNode } from './node.ts';

/** Travel documents are reported by those who issue them; the rest by the national central bureau. */
function ownerOf(party: string, kind: RegisterKind): string {
  return kind === 'travel-document' ? `${party}-DOCUMENTS` : `${party}-NCB`;
}

/** Loads the invented world into an empty node; into any other nothing. Answers how to sign in, when it is there. */
export async function loadInventedWorld(
  node: RunningNode,
  onStep: (step: string) => void,
): Promise<string | undefined> {
  if (await node.access.loadInventedWorld()) {
    onStep('loading the invented world');
    await loadInventedRecords(node.registers, ownerOf, (count) =>
      onStep(`loading the invented world: ${count} records`),
    );
    await node.index.caughtUp();
    await loadInventedInstruments(node.instruments, await node.access.consoleOfficer('ZZN-NCB'));
    onStep('loading the invented world: a joint operation');
    await loadInventedOperation(node);
    onStep('loading the invented world: messages between the desks');
    await node.instruments.live.refreshed();
    await loadInventedMessages(node);
  } else if (!(await node.access.findAgency('ZZN-BORDER'))) return undefined;
  const rows = DEMO_SIGN_INS.map(
    ({ signInName, role, name, agency }) => `  ${signInName.padEnd(18)} ${role.padEnd(24)} ${name}, ${agency}`,
  );
  return [
    '',
    'The invented world is loaded: three states, their agencies, about 5,000 records, and a joint operation that runs today. None of them exists.',
    'Sign in with one of these names,',
    ...rows,
    `the password "${DEMO_PASSWORD}"`,
    `and the six digits of an authenticator with the secret ${DEMO_TOTP_SECRET} (now ${totpCode(DEMO_TOTP_SECRET, new Date())}, or: npm run -s entente -- demo-code).`,
  ].join('\n');
}
