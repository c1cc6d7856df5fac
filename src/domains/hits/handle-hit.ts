import { faultOf } from '../../kernel/faults.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import { announce } from '../../platform/notices.ts';
import { confirmRecord } from '../registers/public.ts';
import { type Decision, type FeedbackKind, requireStep } from './hit.ts';
import {
  type Hit,
  type HitChange,
  type HitMessage,
  lockHit,
  saveFeedback,
  saveHitChange,
  saveMessage,
  saveStep,
} from './hits.store.ts';
import type { Asking, HitsDesk } from './hits-desk.ts';
import { type QualityColumn, qualityOfFeedback, raiseQuality } from './record-quality.store.ts';

export type Side = 'asker' | 'owner';

/** On which side of a hit an agency stands; undefined: on none, so that it is not there. */
export function sideOf(hit: Pick<Hit, 'asker' | 'owner'>, agency: string): Side | undefined {
  if (hit.owner === agency) return 'owner';
  return hit.asker === agency ? 'asker' : undefined;
}

/** A hit as one of its two desks may change it; what is neither's is not there. */
async function lockOwn(tx: Transaction, { officer }: Asking, id: string): Promise<Hit> {
  const hit = await lockHit(tx, id);
  if (!hit || !sideOf(hit, officer.agency.code)) {
    throw new Problem('not-found', faultOf('hit-not-there'));
  }
  return hit;
}

function requireSide(hit: Hit, { officer }: Asking, side: Side): void {
  if (sideOf(hit, officer.agency.code) === side) return;
  throw new Problem('forbidden', faultOf('hit-of-other-desk', { agency: side === 'owner' ? hit.owner : hit.asker }));
}

interface Step {
  readonly name: string;
  readonly note?: string;
  readonly change?: HitChange;
}

/** Keeps a step with its trace, its audit entry and the notice to both desks. */
async function keepStep(
  tx: Transaction,
  desk: HitsDesk,
  asking: Asking,
  hit: Hit,
  { name, note, change }: Step,
): Promise<Hit> {
  const { officer, requestId } = asking;
  const at = desk.clock().toISOString();
  const changed = await saveHitChange(tx, hit.id, change ?? {});
  await saveStep(tx, hit.id, { step: name, officer: officer.id, agency: officer.agency.code, note: note ?? null, at });
  await desk.audit.record(tx, {
    action: 'hit.changed',
    officer,
    outcome: 'done',
    operation: hit.operation ?? undefined,
    records: [{ id: hit.recordId, register: hit.register, owner: hit.owner }],
    facts: { hit: hit.id, step: name },
    requestId,
  });
  announce(
    tx,
    [hit.owner, hit.asker].map((audience) => ({ audience, topic: 'hit' as const, ref: hit.id, what: name, at })),
  );
  return changed;
}

/** Notes that the owner's desk has the hit before it: on its screen, or told by the asker in another way. */
export async function tellOwner(
  desk: HitsDesk,
  asking: Asking,
  id: string,
  { how = 'screen', note }: { readonly how?: 'screen' | 'telephone' | 'message'; readonly note?: string },
): Promise<Hit> {
  return desk.db.transaction(async (tx) => {
    const hit = await lockOwn(tx, asking, id);
    if (how === 'screen') requireSide(hit, asking, 'owner');
    if (hit.state !== 'new') return hit; // told before, or already answered
    const change = { state: 'owner-told', toldAt: desk.clock().toISOString() } as const;
    return keepStep(tx, desk, asking, hit, { name: 'owner-told', note: note ? `${how}: ${note}` : how, change });
  });
}

const QUALITY_OF_DECISION: Readonly<Record<Decision, QualityColumn>> = {
  confirmed: 'confirmed',
  'not-the-same': 'not_the_same',
  'record-out-of-date': 'out_of_date',
};

/** The owner answers: it is the one, it is not the same, or the record no longer stands. The clock stops. */
export async function decideHit(
  desk: HitsDesk,
  asking: Asking,
  id: string,
  decision: Decision,
  { note }: { readonly note?: string },
): Promise<Hit> {
  return desk.db.transaction(async (tx) => {
    const hit = await lockOwn(tx, asking, id);
    requireSide(hit, asking, 'owner');
    if (hit.decision === decision) return hit;
    requireStep(hit.state, decision);
    const now = desk.clock().toISOString();
    const confirmedAt = decision === 'confirmed' ? now : null;
    await raiseQuality(tx, QUALITY_OF_DECISION[decision], [{ recordId: hit.recordId, count: 1 }], confirmedAt);
    if (decision === 'confirmed') {
      await confirmRecord(tx, {
        id: hit.recordId,
        officer: asking.officer,
        why: `confirmed after hit ${hit.reference}`,
        now,
      });
    }
    const change = { state: decision, decision, toldAt: now, decidedAt: now, answered: true };
    return keepStep(tx, desk, asking, hit, { name: decision, note, change });
  });
}

/** The agency that found it says what was done. */
export async function takeAction(
  desk: HitsDesk,
  asking: Asking,
  id: string,
  { action, note }: { readonly action: string; readonly note?: string },
): Promise<Hit> {
  return desk.db.transaction(async (tx) => {
    const hit = await lockOwn(tx, asking, id);
    requireSide(hit, asking, 'asker');
    if (hit.state === 'action-taken' && hit.actionTaken === action) return hit;
    requireStep(hit.state, 'action-taken');
    const change = { state: 'action-taken', actedAt: desk.clock().toISOString(), actionTaken: action } as const;
    return keepStep(tx, desk, asking, hit, {
      name: 'action-taken',
      note: note ? `${action}: ${note}` : action,
      change,
    });
  });
}

/** Closes a hit; one that was never answered needs the reason in words (SIRENE form H: the procedure cannot be followed). */
export async function closeHit(
  desk: HitsDesk,
  asking: Asking,
  id: string,
  { note }: { readonly note?: string },
): Promise<Hit> {
  return desk.db.transaction(async (tx) => {
    const hit = await lockOwn(tx, asking, id);
    if (hit.state === 'closed') return hit;
    if (hit.decision === null || hit.state === 'confirmed') {
      if (hit.decision === null) requireSide(hit, asking, 'asker');
      if (!note) {
        throw new Problem('invalid-input', 'Nothing was done after this hit yet; say why it is closed.', {
          fields: [fieldFault('/note', 'why-needed')],
        });
      }
    }
    const change = { state: 'closed', closedAt: desk.clock().toISOString(), answered: true } as const;
    return keepStep(tx, desk, asking, hit, { name: 'closed', note, change });
  });
}

/** Says with one key what came of a hit; it counts for the quality of the record. Said twice it counts once. */
export async function giveFeedback(
  desk: HitsDesk,
  asking: Asking,
  id: string,
  { kind, note }: { readonly kind: FeedbackKind; readonly note?: string },
): Promise<Hit> {
  return desk.db.transaction(async (tx) => {
    const hit = await lockOwn(tx, asking, id);
    const { officer } = asking;
    const at = desk.clock().toISOString();
    const feedback = { kind, agency: officer.agency.code, officer: officer.id, note: note ?? null, at };
    if (!(await saveFeedback(tx, id, feedback))) return hit;
    await raiseQuality(tx, qualityOfFeedback(kind), [{ recordId: hit.recordId, count: 1 }]);
    return keepStep(tx, desk, asking, hit, { name: `feedback:${kind}`, note });
  });
}

/** Writes to the other desk. A message sent again under its id is one message. */
export async function writeMessage(
  desk: HitsDesk,
  asking: Asking,
  id: string,
  { messageId, text }: { readonly messageId: string; readonly text: string },
): Promise<HitMessage> {
  return desk.db.transaction(async (tx) => {
    const hit = await lockOwn(tx, asking, id);
    const { officer } = asking;
    const at = desk.clock().toISOString();
    const message: HitMessage = { id: messageId, officer: officer.id, agency: officer.agency.code, text, at };
    if (await saveMessage(tx, id, message)) await keepStep(tx, desk, asking, hit, { name: 'message' });
    return message;
  });
}
