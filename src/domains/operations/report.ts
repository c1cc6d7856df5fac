import { type Figure, writeFigure } from '../../engines/tally/figure.ts';
import { findMeasure, type PhaseScope } from '../../engines/tally/measures.ts';
import { funnelOfOperation, type HitFunnel } from '../hits/public.ts';
import { type CockpitRate, ratesOf, withHits } from './cockpit.ts';
import { type CountedRow, countOperation } from './count-operation.ts';
import { countSetAside } from './entries.store.ts';
import { arrestsTrend, publishedHistory } from './history.ts';
import { countriesOf, hitsOf, type Operation, type PhaseSpan } from './operation.ts';
import type { OperationsDesk } from './operations-desk.ts';
import { type Reconciliation, reconcileOperation } from './reconcile-operation.ts';
import { type CountrySignOff, showSignOffs } from './sign-off.ts';

/** One figure of the report: as it was counted, and as everybody stated it. */
export interface ReportFigure {
  readonly measure: string;
  readonly phase: PhaseScope;
  readonly unit: string;
  readonly counted?: number;
  /** How many entries stand behind the counted figure. */
  readonly entries?: number;
  readonly stated: readonly {
    readonly source: string;
    readonly value: number;
    readonly unit?: string;
    readonly text: string;
    /** Whom the source counts, where it names them. */
    readonly members?: readonly string[];
  }[];
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
  readonly joined: readonly {
    readonly measure: string;
    readonly phase: PhaseScope;
    readonly unit: string;
    readonly value: number;
  }[];
  /** Sums of stated parts whose whole nobody stated. */
  readonly derived: readonly {
    readonly measure: string;
    readonly phase: PhaseScope;
    readonly source: string;
    readonly text: string;
    readonly value: number;
  }[];
  readonly byCountry: readonly CountedRow[];
  readonly rates: readonly CockpitRate[];
  readonly hits: HitFunnel;
  readonly sums: readonly {
    readonly measure: string;
    readonly phase: PhaseScope;
    readonly source: string;
    readonly scope?: string;
    readonly verdict: string;
    readonly text: string;
  }[];
  readonly conflicts: readonly {
    readonly measure: string;
    readonly phase: PhaseScope;
    readonly scope?: string;
    readonly difference: number;
    readonly membersInDispute: readonly string[];
    readonly text: string;
  }[];
  readonly shared: Reconciliation['shared'];
  readonly suspected: Reconciliation['suspected'];
  readonly signOffs: readonly CountrySignOff[];
  readonly setAside: { readonly held: number; readonly refused: number };
  readonly heldFigures: readonly {
    readonly measure: string;
    readonly source: string;
    readonly reasons: readonly string[];
  }[];
  /** What the operation set out to count and nobody entered or stated: not published, which is not zero. */
  readonly notPublished: readonly string[];
  /** Notes that go with the names of parties wherever they are shown. */
  readonly partyNotes: Readonly<Record<string, string>>;
  readonly trend: readonly { readonly name: string; readonly text: string; readonly value?: number }[];
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
  const totals = withHits(counted, hits);
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
    joined: joinPhases(totals),
    derived: reconciled.derived.map(({ measure, phase, source, text, value }) => ({
      measure,
      phase,
      source,
      text,
      value,
    })),
    byCountry: counted.by.country,
    rates: ratesOf(totals),
    hits,
    sums: reconciled.sums.map(({ measure, phase, source, scope, verdict, text }) => ({
      measure,
      phase,
      source,
      ...(scope === undefined ? {} : { scope }),
      verdict,
      text,
    })),
    conflicts: reconciled.conflicts.map(({ measure, phase, scope, difference, membersInDispute, text }) => ({
      measure,
      phase,
      ...(scope === undefined ? {} : { scope }),
      difference,
      membersInDispute,
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
    trend: arrestsTrend().map(({ name, text, value }) => ({ name, text, ...(value === undefined ? {} : { value }) })),
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
    const { measure, phase, unit, source, value, scope, members } = figure;
    if (scope !== undefined) continue;
    const key = keyOf(measure, phase, currencyOf(measure, unit));
    const row = figures.get(key) ?? { measure, phase, unit: unit ?? findMeasure(measure)?.unit ?? 'count', stated: [] };
    const stated = {
      source,
      value,
      ...(unit === undefined ? {} : { unit }),
      text: writeFigure(figure),
      ...(members ? { members } : {}),
    };
    figures.set(key, { ...row, stated: [...row.stated, stated] });
  }
  for (const one of compared) {
    if (one.scope !== undefined) continue;
    const key = [...figures.keys()].find((name) => name.startsWith(`${one.measure} ${one.phase} `));
    const row = key === undefined ? undefined : figures.get(key);
    if (!row) continue;
    figures.set(key!, {
      ...row,
      verdict: one.verdict,
      ...(one.difference === undefined ? {} : { difference: one.difference }),
    });
  }
  return [...figures.values()];
}

/** The note that goes with a party's name wherever it is shown; an invented state needs none in a report. */
function noteOf(code: string, kept: string | null | undefined): string | undefined {
  return publishedHistory().parties[code] ?? (code.startsWith('ZZ') ? undefined : (kept ?? undefined));
}

function notesOf(reported: readonly Figure[]): Record<string, string> {
  const named = new Set(reported.flatMap(({ members }) => members ?? []));
  return Object.fromEntries(Object.entries(publishedHistory().parties).filter(([code]) => named.has(code)));
}

/** What was done in two phases, added up under a name that says so; nothing where only one phase has something. */
function joinPhases(totals: readonly CountedRow[]): Report['joined'] {
  const rows: { measure: string; phase: PhaseScope; unit: string; value: number }[] = [];
  for (const action of totals.filter(({ phase }) => phase === 'action')) {
    const other = (phase: string) =>
      totals.find((row) => row.phase === phase && row.measure === action.measure && row.unit === action.unit);
    const { measure, unit, value } = action;
    const [before, after] = [other('preparation'), other('follow-up')];
    if (before) rows.push({ measure, phase: 'preparation and action', unit, value: round(value + before.value) });
    if (after) rows.push({ measure, phase: 'action and follow-up', unit, value: round(value + after.value) });
    if (before && after)
      rows.push({ measure, phase: 'all phases', unit, value: round(value + before.value + after.value) });
  }
  return rows;
}

/** Without the dust of binary fractions; millionths are finer than any figure. */
function round(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
