import { createHash } from 'node:crypto';
import {
  canonicalFigure,
  type Figure,
  faultOfFigure,
  latestOfEachSource,
  type Sum,
  sumFigures,
} from '../../engines/tally/figure.ts';
import { MEASURES, nameMeasure, partsOf } from '../../engines/tally/measures.ts';
import {
  checkScopes,
  checkSums,
  compareReportedWithCounted,
  findConflicts,
  type ReportedAndCounted,
  type SourceConflict,
  type SumCheck,
} from '../../engines/tally/reconcile.ts';
import { type Fault, faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import { countOperation } from './count-operation.ts';
import { type Counted, countedFigures, joinedFigures } from './counted.ts';
import { listFigures, type ReportedFigure, saveFigures } from './figures.store.ts';
import { countriesOf, leads, type Operation } from './operation.ts';
import { type Asking, getMyOperation, type OperationsDesk } from './operations-desk.ts';

/** The hash of a text that is signed or kept once. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/**
 * Keeps figures as somebody reports them, beside those that are there: nothing is overwritten, and one that cannot be
 * (a negative count, a unit of another kind) is held with the reason.
 */
export async function reportFigures(
  desk: OperationsDesk,
  asking: Asking,
  idOrCode: string,
  given: readonly (Omit<Figure, 'source'> & { readonly source?: string })[],
): Promise<ReportedFigure[]> {
  const { operation, participant } = await getMyOperation(desk, asking, idOrCode);
  if (operation.state === 'published') throw new Problem('wrong-state', faultOf('operation-published'));
  const { officer, requestId } = asking;
  const mayState = leads(operation, officer.agency.code);
  const receivedAt = desk.clock().toISOString();
  const figures = given.map((one): ReportedFigure => {
    // A country speaks for itself; the lead states what is said of the whole.
    const scope = one.scope ?? (mayState ? undefined : participant.country);
    const figure: Figure = {
      ...one,
      source: one.source ?? officer.agency.code,
      statedAt: one.statedAt ?? receivedAt,
      ...(scope === undefined ? {} : { scope }),
    };
    const reasons: Fault[] = [];
    const fault = faultOfFigure(figure);
    if (fault !== undefined) reasons.push(fault);
    if (!mayState && scope !== participant.country) {
      reasons.push(faultOf('own-country-only', { agency: participant.agency, country: participant.country }));
    }
    if (scope !== undefined && !countriesOf(operation).includes(scope))
      reasons.push(faultOf('country-no-participant', { country: scope }));
    // The moment of stating is left out: the same figure stated again is the same.
    const content = digestOf(canonicalFigure({ ...figure, statedAt: one.statedAt }));
    return {
      content,
      figure,
      state: reasons.length > 0 ? 'held' : 'kept',
      reasons,
      agency: officer.agency.code,
      receivedAt,
    };
  });
  await desk.db.transaction(async (tx) => {
    await saveFigures(tx, operation.id, figures, officer.id);
    await desk.audit.record(tx, {
      action: 'operation.changed',
      officer,
      outcome: 'done',
      operation: operation.code,
      facts: { what: 'figures', figures: figures.length, held: figures.filter(({ state }) => state === 'held').length },
      requestId,
    });
  });
  return figures;
}

/** A whole that no source states, as the sum of the parts that one source does. */
export interface DerivedSum extends Sum {
  readonly measure: string;
  readonly phase: Figure['phase'];
  readonly scope?: string;
  readonly source: string;
  readonly name: string;
}

/** Sums of reported parts whose whole nobody reported: 390,000 and 44,000 are about 434,000. */
function deriveSums(reported: readonly Figure[]): DerivedSum[] {
  const groups = Map.groupBy(latestOfEachSource(reported), ({ source, scope = '', phase }) =>
    JSON.stringify([source, scope, phase]),
  );
  return [...groups.values()].flatMap((figures) => {
    const { source, scope, phase } = figures[0]!;
    const wholes = new Set(figures.flatMap(({ measure }) => wholeOf(measure) ?? []));
    return [...wholes].flatMap((measure) => {
      if (figures.some((figure) => figure.measure === measure)) return [];
      const parts = figures.filter((figure) => partsOf(measure).some(({ code }) => code === figure.measure));
      const sum = parts.length > 1 ? sumFigures(parts) : undefined;
      if (!sum) return [];
      return [
        {
          ...sum,
          measure,
          phase,
          source,
          name: nameMeasure(measure, phase),
          ...(scope === undefined ? {} : { scope }),
        },
      ];
    });
  });
}

function wholeOf(measure: string): string | undefined {
  return WHOLE_OF.get(measure);
}

const WHOLE_OF: ReadonlyMap<string, string> = new Map(
  MEASURES.flatMap(({ code, partOf }) => (partOf === undefined ? [] : [[code, partOf] as const])),
);

/** How the figures stand to each other: as reported and as counted, part and whole, source and source. */
export interface Reconciliation {
  readonly compared: readonly ReportedAndCounted[];
  readonly sums: readonly SumCheck[];
  readonly conflicts: readonly SourceConflict[];
  readonly derived: readonly DerivedSum[];
  readonly heldFigures: readonly ReportedFigure[];
  readonly shared: Counted['identified']['shared'];
  readonly suspected: Counted['identified']['suspected'];
  readonly decided: Counted['decisions'];
}

/** Reconciles an operation. */
export async function reconcileOperation(
  { db }: OperationsDesk,
  operation: Operation,
  counted: Counted,
): Promise<Reconciliation & { readonly reported: readonly Figure[] }> {
  const all = await listFigures(db, operation.id);
  const reported = all.filter(({ state }) => state === 'kept').map(({ figure }) => figure);
  const wholes = latestOfEachSource(reported).filter(({ scope }) => scope === undefined);
  const ofEach = reported.filter(({ scope }) => scope !== undefined);
  const countries = countriesOf(operation);
  const scopes = wholes.flatMap((whole) => checkScopes(whole, ofEach, countries) ?? []);
  return {
    reported,
    compared: compareReportedWithCounted(reported, [
      ...countedFigures(operation, counted),
      ...joinedFigures(counted, wholes),
    ]),
    sums: [...checkSums(reported), ...scopes],
    conflicts: findConflicts(reported),
    derived: deriveSums(reported),
    heldFigures: all.filter(({ state }) => state === 'held'),
    shared: counted.identified.shared,
    suspected: counted.identified.suspected,
    decided: counted.decisions,
  };
}

/** The reconciliation as it is shown: with the entries of each pair that may be one thing. */
export async function showReconciliation(desk: OperationsDesk, operation: Operation) {
  const counted = await countOperation(desk.db, operation);
  const reconciled = await reconcileOperation(desk, operation, counted);
  const shown = (pair: readonly string[]) => pair.flatMap((id) => counted.entries.get(id) ?? []);
  return {
    ...reconciled,
    // What cannot be added has no sum; JSON knows no such number.
    sums: reconciled.sums.map((sum) => ({
      ...sum,
      sumOfParts: Number.isFinite(sum.sumOfParts) ? sum.sumOfParts : null,
      difference: Number.isFinite(sum.difference) ? sum.difference : null,
    })),
    suspected: reconciled.suspected.map((one) => ({ ...one, shown: shown(one.entries) })),
    decided: reconciled.decided.map((one) => ({ ...one, shown: shown(one.entries) })),
  };
}
