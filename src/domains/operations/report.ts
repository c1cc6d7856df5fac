import { type Figure, type Precision, writeFigure } from '../../engines/tally/figure.ts';
import { findMeasure, type PhaseScope } from '../../engines/tally/measures.ts';
import type { TrendRow } from '../../engines/tally/rates.ts';
import type { SumCheck } from '../../engines/tally/reconcile.ts';
import type { Fault } from '../../kernel/faults.ts';
import { funnelOfOperation, type HitFunnel } from '../hits/public.ts';
import { type CockpitRate, ratesOf } from './cockpit.ts';
import { countOperation } from './count-operation.ts';
import type { CountedRow, JoinedRow } from './counted.ts';
import { countSetAside } from './entries.store.ts';
import { arrestsTrend, publishedHistory } from './history.ts';
import { countriesOf, hitsOf, type Operation, type PhaseSpan } from './operation.ts';
import type { OperationsDesk } from './operations-desk.ts';
import { type Reconciliation, reconcileOperation } from './reconcile-operation.ts';
import { type CountrySignOff, showSignOffs } from './sign-off.ts';

/** A figure as a source states it. */
export interface StatedFigure {
  readonly source: string;
  readonly value: number;
  readonly unit?: string;
  readonly precision?: Precision;
  readonly text: string;
  /** When it was stated. */
  readonly statedAt?: string;
  /** Whom the source counts, where it names them. */
  readonly members?: readonly string[];
}

/** One figure of the report: as it was counted, and as everybody stated it. */
export interface ReportFigure {
  readonly measure: string;
  readonly phase: PhaseScope;
  readonly unit: string;
  readonly counted?: number;
  /** How many entries stand behind the counted figure. */
  readonly entries?: number;
  readonly stated: readonly StatedFigure[];
  readonly verdict?: 'equal' | 'differs' | 'not-reported' | 'not-counted';
  readonly difference?: number;
}

/** The report of an operation: every figure with its phase, its sources, and what was not published. */
export interface Report {
  readonly format: 'entente-operation-report-1';
  readonly code: string;
  readonly name: string;
  readonly status: 'draft' | 'published';
  readonly generatedAt: string;
  readonly number?: number;
  readonly phases: readonly PhaseSpan[];
  readonly actionDays: readonly string[];
  readonly crimeAreas: readonly string[];
  readonly countries: readonly {
    readonly code: string;
    /** Its name by language. */
    readonly names: Readonly<Record<string, string>>;
    readonly agencies: number;
    readonly officers: number;
    readonly note?: string;
  }[];
  readonly figures: readonly ReportFigure[];
  /** Sums over phases, each a measure with a name of its own. */
  readonly joined: readonly JoinedRow[];
  /** Sums of stated parts whose whole nobody stated. */
  readonly derived: readonly {
    readonly measure: string;
    readonly phase: PhaseScope;
    readonly source: string;
    readonly precision: Precision;
    readonly text: string;
    readonly value: number;
  }[];
  readonly byCountry: readonly CountedRow[];
  /** Each country's own figures, as it stated them, beside what was counted of it. */
  readonly comparedByCountry: Reconciliation['compared'];
  readonly rates: readonly CockpitRate[];
  readonly hits: HitFunnel;
  readonly sums: readonly {
    readonly measure: string;
    readonly phase: PhaseScope;
    readonly source: string;
    readonly scope?: string;
    readonly verdict: SumCheck['verdict'];
    readonly whole: number;
    /** Null where the parts cannot be added. */
    readonly sumOfParts: number | null;
    readonly text: string;
  }[];
  readonly conflicts: readonly {
    readonly measure: string;
    readonly phase: PhaseScope;
    readonly scope?: string;
    readonly difference: number;
    readonly membersInDispute: readonly string[];
    readonly stated: readonly StatedFigure[];
    readonly text: string;
  }[];
  readonly shared: Reconciliation['shared'];
  readonly suspected: Reconciliation['suspected'];
  readonly signOffs: readonly CountrySignOff[];
  readonly setAside: { readonly held: number; readonly refused: number };
  readonly heldFigures: readonly {
    readonly measure: string;
    readonly source: string;
    readonly reasons: readonly Fault[];
  }[];
  /** What the operation set out to count and nobody entered or stated: not published, which is not zero. */
  readonly notPublished: readonly string[];
  /** Notes that go with the names of parties wherever they are shown. */
  readonly partyNotes: Readonly<Record<string, string>>;
  readonly trend: readonly Pick<TrendRow, 'name' | 'text' | 'value' | 'of' | 'to'>[];
}

/** Writes the report as the figures are now. */
export async function writeReport(desk: OperationsDesk, operation: Operation): Promise<Report> {
  const { db, access, clock } = desk;
  const now = clock().toISOString();
  const counted = await countOperation(db, operation);
  // One after the other: inside a transaction there is one connection.
  const reconciled = await reconcileOperation(desk, operation, counted);
  const hits = await funnelOfOperation(db, hitsOf(operation), now);
  const setAside = await countSetAside(db, operation.id);
  const signOffs = await showSignOffs(desk, operation);
  const { totals, by } = counted;
  const figures = figuresSideBySide(totals, reconciled);
  const known = new Set(figures.map(({ measure }) => measure));
  const parties = new Map((await access.listParties()).map((party) => [party.code, party]));
  const countries = countriesOf(operation).map((code) => {
    const taking = operation.plan.participants.filter(({ country }) => country === code);
    const note = noteOf(code, parties.get(code)?.note);
    return {
      code,
      names: parties.get(code)?.names ?? {},
      agencies: taking.length,
      officers: taking.reduce((sum, { officers }) => sum + officers, 0),
      ...(note === undefined ? {} : { note }),
    };
  });
  return {
    format: 'entente-operation-report-1',
    code: operation.code,
    name: operation.name,
    status: operation.state === 'published' ? 'published' : 'draft',
    generatedAt: now,
    phases: operation.plan.phases,
    actionDays: operation.plan.actionDays ?? [],
    crimeAreas: operation.plan.crimeAreas,
    countries,
    figures,
    joined: counted.joined(),
    derived: reconciled.derived.map(({ measure, phase, source, precision, text, value }) => ({
      measure,
      phase,
      source,
      precision,
      text,
      value,
    })),
    byCountry: by.country,
    comparedByCountry: reconciled.compared.filter(
      ({ scope, reported }) => scope !== undefined && reported !== undefined,
    ),
    rates: ratesOf(totals),
    hits,
    sums: reconciled.sums.map(({ measure, phase, source, scope, verdict, whole, sumOfParts, text }) => ({
      measure,
      phase,
      source,
      ...(scope === undefined ? {} : { scope }),
      verdict,
      whole,
      sumOfParts: Number.isFinite(sumOfParts) ? sumOfParts : null,
      text,
    })),
    conflicts: reconciled.conflicts.map(({ measure, phase, scope, difference, membersInDispute, stated, text }) => ({
      measure,
      phase,
      ...(scope === undefined ? {} : { scope }),
      difference,
      membersInDispute,
      stated: stated.map(statedFigure),
      text,
    })),
    shared: reconciled.shared,
    suspected: reconciled.suspected,
    signOffs,
    setAside,
    heldFigures: reconciled.heldFigures.map(({ figure, reasons }) => ({
      measure: figure.measure,
      source: figure.source,
      reasons,
    })),
    notPublished: operation.plan.measures.filter((measure) => !known.has(measure)),
    partyNotes: notesOf(reconciled.reported),
    trend: arrestsTrend().map(({ name, text, value, of, to }) => ({
      name,
      text,
      ...(value === undefined ? {} : { value, of, to }),
    })),
  };
}

function figuresSideBySide(
  totals: readonly CountedRow[],
  { reported, compared }: Awaited<ReturnType<typeof reconcileOperation>>,
): ReportFigure[] {
  const figures = new Map<string, ReportFigure>();
  const keyOf = (measure: string, phase: string, currency: string): string => `${measure} ${phase} ${currency}`;
  const currencyOf = (measure: string, unit: string | undefined): string =>
    findMeasure(measure)?.kind === 'money' ? (unit ?? 'EUR') : '';
  for (const { measure, phase, unit, value, entries } of totals) {
    figures.set(keyOf(measure, phase, currencyOf(measure, unit)), {
      measure,
      phase,
      unit,
      counted: value,
      entries,
      stated: [],
    });
  }
  for (const figure of reported) {
    const { measure, phase, unit, scope } = figure;
    if (scope !== undefined) continue;
    const key = keyOf(measure, phase, currencyOf(measure, unit));
    const row = figures.get(key) ?? { measure, phase, unit: unit ?? findMeasure(measure)?.unit ?? 'count', stated: [] };
    figures.set(key, { ...row, stated: [...row.stated, statedFigure(figure)] });
  }
  for (const one of compared) {
    if (one.scope !== undefined) continue;
    const key = keyOf(one.measure, one.phase, one.unit ?? '');
    const row = figures.get(key);
    if (!row) continue;
    figures.set(key, {
      ...row,
      // A sum over phases is counted too; it stands in no row of its own where nobody stated it.
      ...(row.counted === undefined && one.counted !== undefined ? { counted: one.counted } : {}),
      verdict: one.verdict,
      ...(one.difference === undefined ? {} : { difference: one.difference }),
    });
  }
  return [...figures.values()];
}

function statedFigure(figure: Figure): StatedFigure {
  const { source, value, unit, precision, statedAt, members } = figure;
  return {
    source,
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(precision === undefined ? {} : { precision }),
    text: writeFigure(figure),
    ...(statedAt === undefined ? {} : { statedAt }),
    ...(members ? { members } : {}),
  };
}

/** The note that goes with a party's name wherever it is shown; an invented state needs none in a report. */
function noteOf(code: string, kept: string | null | undefined): string | undefined {
  return publishedHistory().parties[code] ?? (code.startsWith('ZZ') ? undefined : (kept ?? undefined));
}

function notesOf(reported: readonly Figure[]): Record<string, string> {
  const named = new Set(reported.flatMap(({ members }) => members ?? []));
  return Object.fromEntries(Object.entries(publishedHistory().parties).filter(([code]) => named.has(code)));
}
