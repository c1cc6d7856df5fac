import type { Command } from 'commander';
import type { Static } from 'typebox';
import type { OfficerView } from '../../domains/access/access.schema.ts';
import { Problem } from '../../kernel/problem.ts';
import type { NodeClient } from './node-client.ts';
import { show, withNode } from './verb.ts';

type Officer = Static<typeof OfficerView>;

async function findBySignInName(client: NodeClient, signInName: string): Promise<Officer> {
  const wanted = signInName.trim().toLowerCase();
  let after: string | null = null;
  do {
    const page: { items: Officer[]; next: string | null } = await client.ask(
      'GET',
      `/v1/officers?limit=200${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
    );
    const found = page.items.find((officer) => officer.signInName === wanted);
    if (found) return found;
    after = page.next;
  } while (after !== null);
  throw new Problem('not-found', `No officer signs in as "${signInName}".`);
}

/** `entente officer recover`: a way back in for an officer, and for the last administrator above all. */
export function addOfficerVerbs(program: Command): void {
  const officer = program.command('officer').description('officers of this node');
  officer
    .command('recover <sign-in-name>')
    .description('make a one-time link by which an officer who cannot sign in chooses a new password; it is audited')
    .option('--json', 'the answer as JSON')
    .action((signInName: string, options: { readonly json?: boolean }) =>
      withNode({}, async (client) => {
        const { id, name, agency } = await findBySignInName(client, signInName);
        const made = await client.ask<{ link: string; expiresAt: string }>('POST', `/v1/officers/${id}/recovery`, {});
        show(options, { officer: id, name, agency, ...made }, () =>
          [
            `${name}, ${agency}:`,
            made.link,
            `It serves once, until ${made.expiresAt}. Hand it over in person or by a safe channel; what was lost is void once it is used.`,
          ].join('\n'),
        );
      }),
    );
}
