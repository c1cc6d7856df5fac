import type { Figure } from '../../engines/tally/figure.ts';
import { findMeasure } from '../../engines/tally/measures.ts';
import { figuresToSign, missingSignOffs, type SignOffState, signOffState } from '../../engines/tally/sign-off.ts';
import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import { announce } from '../../platform/notices.ts';
import { countOperation } from './count-operation.ts';
import { countedFigures } from './counted.ts';
import { type KeptSignOff, listFigures, listSignOffs, saveSignOff } from './figures.store.ts';
import { leads, type Operation } from './operation.ts';
import { type Asking, getMyOperation, type OperationsDesk } from './operations-desk.ts';
import { digestOf, reconcileOperation } from './reconcile-operation.ts';

export interface CountrySignOff {
  readonly country: string;
  readonly state: SignOffState;
  readonly signedAt?: string;
  readonly agency?: string;
  readonly note?: string | null;
  /** Of the figures as they are now; whoever signs sends it back, so that nobody signs what they have not read. */
  readonly digest: string;
  readonly text: string;
}

/** Everything that is signed: what was counted, and what was reported. */
export async function figuresOfOperation({ db }: OperationsDesk, operation: Operation): Promise<Figure[]> {
  const counted = countedFigures(operation, await countOperation(db, operation));
  const reported = (await listFigures(db, operation.id)).filter(({ state }) => state === 'kept');
  return [...counted, ...reported.map(({ figure }) => figure)];
}

/** How the signatures of an operation's countries stand for the figures as they are now. */
export async function showSignOffs(desk: OperationsDesk, operation: Operation): Promise<CountrySignOff[]> {
  const figures = await figuresOfOperation(desk, operation);
  const signOffs = await listSignOffs(desk.db, operation.id);
  const missing = new Map(
    missingSignOffs(operation.plan.signers, signOffs, figures, digestOf).map((one) => [one.scope, one]),
  );
  return operation.plan.signers.map((country): CountrySignOff => {
    const own = signOffs.filter(({ scope }) => scope === country);
    const standing = own.findLast((one) => signOffState(one, figures, digestOf) === 'stands');
    const latest = standing ?? own.at(-1);
    const without = missing.get(country);
    return {
      country,
      state: without?.state ?? 'stands',
      digest: digestOf(figuresToSign(country, figures)),
      ...(latest ? { signedAt: latest.signedAt, agency: latest.agency, note: latest.note } : {}),
      text: without?.text ?? `${country} signed its figures.`,
    };
  });
}

/**
 * A country signs its own figures as they are now. Figures of it that do not sum are signed only with a note that says
 * why; entries that are still held are named.
 */
export async function signFigures(
  desk: OperationsDesk,
  asking: Asking,
  idOrCode: string,
  { note, digest }: { readonly note?: string; readonly digest?: string },
): Promise<CountrySignOff[]> {
  const { operation, participant } = await getMyOperation(desk, asking, idOrCode);
  const { officer, requestId } = asking;
  const { country } = participant;
  if (operation.state === 'published') throw new Problem('wrong-state', faultOf('operation-published'));
  if (!operation.plan.signers.includes(country)) throw new Problem('forbidden', faultOf('no-signer', { country }));
  const counted = await countOperation(desk.db, operation);
  const { sums } = await reconcileOperation(desk, operation, counted);
  const wrong = sums.filter((sum) => sum.scope === country && sum.verdict === 'does-not-sum');
  if (wrong.length > 0 && !note) {
    const said = wrong.map(({ text }) => text).join(' ');
    throw new Problem('conflict', `${said} Correct the figures, or sign with a note that says why.`, {
      fields: wrong.map(({ measure, sumOfParts, whole }) => ({
        field: '',
        ...faultOf(
          'sum-of-parts',
          { measure, parts: sumOfParts, whole },
          { measure: findMeasure(measure)?.name ?? measure },
        ),
      })),
    });
  }
  const figures = await figuresOfOperation(desk, operation);
  const signed = digestOf(figuresToSign(country, figures));
  if (digest !== undefined && digest !== signed)
    throw new Problem('version-outdated', faultOf('figures-changed', { country }));
  const signedAt = desk.clock().toISOString();
  const signOff: KeptSignOff = {
    scope: country,
    by: officer.id,
    signedAt,
    digest: signed,
    agency: officer.agency.code,
    note: note ?? null,
  };
  await desk.db.transaction(async (tx) => {
    await saveSignOff(tx, operation.id, signOff);
    await desk.audit.record(tx, {
      action: 'operation.changed',
      officer,
      outcome: 'done',
      operation: operation.code,
      facts: { what: 'signed', country, digest: signOff.digest },
      requestId,
    });
    announce(
      tx,
      operation.plan.participants
        .filter(({ agency, country: of }) => of === country || leads(operation, agency))
        .map(({ agency }) => ({
          audience: agency,
          topic: 'operation' as const,
          ref: operation.id,
          what: `signed:${country}`,
          at: signedAt,
        })),
    );
  });
  return showSignOffs(desk, operation);
}
