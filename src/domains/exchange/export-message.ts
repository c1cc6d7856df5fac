import { Problem } from '../../kernel/problem.ts';
import { titleOf } from './check-items.ts';
import { lockDelivery } from './deliveries.store.ts';
import { addEvidence, addStep } from './evidence.ts';
import { requireTaken } from './exchange.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { mayWithItem } from './item-disclosure.ts';
import { listItems, lockItems, type PlacedItem } from './items.store.ts';
import { findSeen, isErasedFor } from './seen-message.ts';
import { notThere } from './write-draft.ts';

/** A message as it leaves the node as a file; the code and the grade stand on it and in its name. */
export interface Export {
  readonly name: string;
  readonly reference: string;
  readonly kind: string;
  readonly sender: string;
  readonly madeFor: string;
  readonly madeAt: string;
  readonly use: 'court' | 'file';
  /** The highest codes of what is in it. */
  readonly handling: readonly string[];
  readonly grades: readonly string[];
  readonly caseReference: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly basis: readonly string[];
  readonly items: readonly {
    readonly title: string;
    readonly kind: string;
    readonly role?: string;
    readonly originator: string;
    readonly grade: string;
    readonly handling: readonly string[];
    readonly handlingNote?: string;
    readonly version: number;
    readonly body: Readonly<Record<string, unknown>>;
  }[];
  /** How many were left out because their conditions do not allow this use. */
  readonly leftOut: number;
}

/**
 * The name of a file that leaves: case, message and version, then codes and grades, so that whoever finds it knows how to
 * treat it. Source of the form: file names published by Europol, `SIENA_2090561-163-1_H1_…`.
 */
export function fileName(
  {
    reference,
    version,
    handling,
    grades,
  }: {
    readonly reference: string;
    readonly version: number;
    readonly handling: readonly string[];
    readonly grades: readonly string[];
  },
  extension: string,
): string {
  return (
    [`ENTENTE_${reference}-${version}`, handling.join('+'), grades.join('+')].filter(Boolean).join('_') +
    `.${extension}`
  );
}

/** Takes a message out for a file or for court. What may not be used so stops it, unless it is left out; the taking is proved. */
export async function exportMessage(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  {
    use,
    format,
    withoutBlocked = false,
  }: { readonly use: 'court' | 'file'; readonly format: 'pdf' | 'json'; readonly withoutBlocked?: boolean },
): Promise<Export> {
  const { officer, requestId } = asking;
  const { code } = officer.agency;
  const seen = await findSeen(desk, code, id);
  if (seen?.message.state !== 'released' || isErasedFor(code, seen)) throw notThere();
  const { message, deliveries } = seen;
  const signer = (await desk.keys.signerOf(code))!;
  const at = desk.clock().toISOString();
  return desk.db.transaction(async (tx) => {
    const delivery = seen.side === 'recipient' ? await lockDelivery(tx, id, code) : undefined;
    if (delivery) requireTaken(delivery);
    const placed = await listItems(tx, code, id, code);
    // Their conditions stay as they are until the taking is accounted for.
    const now = new Map(
      (
        await lockItems(
          tx,
          code,
          placed.map((item) => item.id),
          'share',
        )
      ).map((item) => [item.id, item]),
    );
    const items = placed.map((item): PlacedItem => ({ ...item, ...now.get(item.id)! }));
    const seeable = items.filter((item) => item.body !== null && mayWithItem('see', officer, item));
    const allowed = use === 'court' ? seeable.filter((item) => mayWithItem('useInCourt', officer, item)) : seeable;
    if (allowed.length < seeable.length && !withoutBlocked) {
      const blocked = seeable.filter((item) => !allowed.includes(item));
      throw new Problem(
        'consent-needed',
        `${blocked.length} of ${seeable.length} items may not be used in court without the consent of ${[...new Set(blocked.map(({ originator }) => originator))].join(', ')}. Ask for it, or leave them out.`,
        {
          fields: blocked.map(({ id: item, place, handling, originator }) => ({
            field: `/items/${place}`,
            message: `${handling.join('+')}: the consent of ${originator} is needed.`,
            allowed: [item],
          })),
        },
      );
    }
    const handling = [...new Set(allowed.flatMap((item) => item.handling))].sort();
    const grades = [...new Set(allowed.map(({ grade }) => grade))].sort();
    const version = Math.max(1, ...allowed.map((item) => item.version));
    const name = fileName({ reference: message.reference, version, handling, grades }, format);
    const facts = { use, format, items: allowed.length, leftOut: seeable.length - allowed.length, name };
    await addStep(tx, { messageId: id, agency: code, step: 'exported', officer: officer.id, note: name, at });
    if (delivery) await addEvidence(tx, desk, asking, { of: delivery, what: 'exported', signer, at, facts });
    else {
      await desk.audit.record(tx, {
        action: 'export',
        officer,
        outcome: 'done',
        records: [{ id, register: 'message', owner: message.sender }],
        facts,
        requestId,
      });
    }
    const { acknowledged: _, acknowledgedWhy: _why, ...content } = message.content ?? {};
    return {
      name,
      reference: message.reference,
      kind: message.kind,
      sender: message.sender,
      madeFor: code,
      madeAt: at,
      use,
      handling,
      grades,
      caseReference: message.caseReference,
      content,
      basis: [...new Set(deliveries.map(({ basis }) => [basis.title, ...basis.articles].join(' ')))],
      items: allowed.map((item) => ({
        title: titleOf(item, item.place),
        kind: item.kind,
        ...(item.role ? { role: item.role } : {}),
        originator: item.originator,
        grade: item.grade,
        handling: [...item.handling],
        ...(item.handlingNote ? { handlingNote: item.handlingNote } : {}),
        version: item.version,
        body: item.body!,
      })),
      leftOut: placed.length - allowed.length,
    };
  });
}
