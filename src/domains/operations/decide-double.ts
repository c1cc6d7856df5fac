import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import { countOperation } from './count-operation.ts';
import { listDoubleDecisions, saveDoubleDecision } from './doubles.store.ts';
import { leads } from './operation.ts';
import { lockOperation, raiseEntriesVersions } from './operations.store.ts';
import { type Asking, getMyOperation, type OperationsDesk } from './operations-desk.ts';

/**
 * Decides whether two entries that may be one thing are one, counted once, or two. Whoever leads decides, with a reason;
 * a decision can be changed by another. Where a figure changes by it, its country signs again.
 */
export async function decideDouble(
  desk: OperationsDesk,
  asking: Asking,
  idOrCode: string,
  { entries: [one, other], decision, note }: DecisionRequest,
): Promise<void> {
  const { operation } = await getMyOperation(desk, asking, idOrCode);
  const { officer, requestId } = asking;
  if (!leads(operation, officer.agency.code))
    throw new Problem('forbidden', faultOf('operation-lead-only', { agency: operation.lead }));
  const pair: [string, string] = one < other ? [one, other] : [other, one];
  const isPair = ({ entries: [a, b] }: { readonly entries: readonly [string, string] }): boolean =>
    a === pair[0] && b === pair[1];
  const decidedAt = desk.clock().toISOString();
  await desk.db.transaction(async (tx) => {
    const locked = (await lockOperation(tx, operation.id))!;
    if (locked.state === 'published') throw new Problem('wrong-state', faultOf('operation-published'));
    const { identified } = await countOperation(tx, locked);
    if (!identified.suspected.some(isPair) && !(await listDoubleDecisions(tx, operation.id)).some(isPair))
      throw new Problem('not-found', faultOf('double-not-suspected'));
    await saveDoubleDecision(
      tx,
      operation.id,
      { entries: pair, decision, note, agency: officer.agency.code, decidedAt },
      officer.id,
    );
    await raiseEntriesVersions(tx, [operation.id]);
    await desk.audit.record(tx, {
      action: 'operation.changed',
      officer,
      outcome: 'done',
      operation: operation.code,
      facts: { what: 'double-decided', decision, entries: pair.join(' ') },
      requestId,
    });
  });
}

interface DecisionRequest {
  readonly entries: readonly [string, string];
  readonly decision: 'one' | 'two';
  readonly note: string;
}
