import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Asking, OperationsDesk } from './operations-desk.ts';

/** Who made an entry, and who hands it in where they may not do so any more. */
export interface Author {
  readonly officer: string;
  readonly agency: string;
  readonly handedInBy: string | null;
}

/** Seals what a device keeps until it is sent; made anew each time, the same for as long as the node keeps its key. */
export function outboxSecret({ audit }: OperationsDesk, officer: string): string {
  return audit.hashAsked(`outbox key|${officer}`);
}

/**
 * Who made an entry: whoever sends it, or an officer of the same country whose account has ended or who may not enter any
 * more. Nobody speaks for an officer who can speak: they send their own.
 */
export async function authorOf(
  { access }: OperationsDesk,
  { officer }: Asking,
  madeBy: string | undefined,
): Promise<Author & { readonly name: string }> {
  if (madeBy === undefined || madeBy === officer.id)
    return { officer: officer.id, name: officer.name, agency: officer.agency.code, handedInBy: null };
  if (!officer.rights.has('operations:report'))
    throw new Problem('forbidden', faultOf('right-needed', { right: 'operations:report' }));
  const author = await access.findStanding(madeBy);
  if (!author || author.party !== officer.agency.party) throw new Problem('not-found', faultOf('officer-not-there'));
  if (author.rights.has('operations:check'))
    throw new Problem('forbidden', faultOf('officer-sends-own', { officer: author.name }));
  return { officer: madeBy, name: author.name, agency: author.agency, handedInBy: officer.id };
}

/** Opens what an officer left on a device, for the colleague who hands it in there; whoever asks is on record either way. */
export async function openForHandIn(desk: OperationsDesk, asking: Asking, madeBy: string) {
  const note = { action: 'operation.handed-in', officer: asking.officer, requestId: asking.requestId } as const;
  try {
    const { name, agency } = await authorOf(desk, asking, madeBy);
    await desk.audit.append({ ...note, outcome: 'done', facts: { what: 'opened', of: madeBy } });
    return { officer: madeBy, name, agency, secret: outboxSecret(desk, madeBy) };
  } catch (error) {
    if (error instanceof Problem)
      await desk.audit.append({ ...note, outcome: 'refused', facts: { what: 'opened', of: madeBy } });
    throw error;
  }
}

/** Puts on record, before they count, whose entries an officer hands in. */
export async function noteHandedIn(
  { audit }: OperationsDesk,
  { officer, requestId }: Asking,
  operation: string,
  authors: readonly Author[],
): Promise<void> {
  const handedIn = Map.groupBy(
    authors.filter(({ handedInBy }) => handedInBy !== null),
    (author) => author.officer,
  );
  for (const [of, { length: entries }] of handedIn)
    await audit.append({
      action: 'operation.handed-in',
      officer,
      outcome: 'done',
      operation,
      facts: { what: 'entered', of, entries },
      requestId,
    });
}
