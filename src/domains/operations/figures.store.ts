import type { Figure } from '../../engines/tally/figure.ts';
import type { SignOff } from '../../engines/tally/sign-off.ts';
import type { Fault } from '../../kernel/faults.ts';
import type { Database } from '../../platform/database.ts';

/** A figure as somebody reported it. */
export interface ReportedFigure {
  readonly content: string;
  readonly figure: Figure;
  readonly state: 'kept' | 'held';
  readonly reasons: readonly Fault[];
  readonly agency: string;
  readonly receivedAt: string;
}

export async function saveFigures(
  tx: Database,
  operationId: string,
  figures: readonly ReportedFigure[],
  officer: string,
): Promise<number> {
  const kept = await tx.query(
    `insert into operation_figures (operation_id, content, figure, scope, state, reasons, officer, agency, received_at)
     select $1, f.content, f.figure, coalesce(f.figure->>'scope', ''), f.state, f.reasons,
            $3, f.agency, f."receivedAt"
       from jsonb_to_recordset($2::jsonb) as f(content text, figure jsonb, state text, reasons jsonb, agency text, "receivedAt" timestamptz)
     on conflict do nothing
     returning 1`,
    [operationId, JSON.stringify(figures), officer],
  );
  return kept.length;
}

export async function listFigures(db: Database, operationId: string): Promise<ReportedFigure[]> {
  return db.query<ReportedFigure>(
    `select f.content, f.figure, f.state, f.reasons, f.agency, f.received_at as "receivedAt"
       from operation_figures f where f.operation_id = $1 order by f.received_at, f.content`,
    [operationId],
  );
}

/** A country's signature with who gave it. */
export interface KeptSignOff extends SignOff {
  readonly agency: string;
  readonly note: string | null;
}

export async function saveSignOff(
  tx: Database,
  operationId: string,
  { scope, by, signedAt, digest, agency, note }: KeptSignOff,
): Promise<void> {
  await tx.query(
    `insert into operation_sign_offs (operation_id, country, digest, officer, agency, note, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [operationId, scope, digest, by, agency, note, signedAt],
  );
}

/** Every signature, also those that no longer stand; the newest last. */
export async function listSignOffs(db: Database, operationId: string): Promise<KeptSignOff[]> {
  return db.query<KeptSignOff>(
    `select s.country as scope, s.digest, s.officer as by, s.agency, s.note, s.signed_at as "signedAt"
       from operation_sign_offs s where s.operation_id = $1 order by s.signed_at`,
    [operationId],
  );
}

export interface PublishedReport {
  readonly number: number;
  readonly report: unknown;
  readonly publishedAt: string;
}

export async function findReport(db: Database, operationId: string): Promise<PublishedReport | undefined> {
  const [row] = await db.query<PublishedReport>(
    `select r.number, r.report, r.published_at as "publishedAt"
       from operation_reports r where r.operation_id = $1 order by r.number desc limit 1`,
    [operationId],
  );
  return row;
}

export async function saveReport(
  tx: Database,
  operationId: string,
  {
    number,
    report,
    officer,
    agency,
    at,
  }: {
    readonly number: number;
    readonly report: unknown;
    readonly officer: string;
    readonly agency: string;
    readonly at: string;
  },
): Promise<void> {
  await tx.query(
    `insert into operation_reports (operation_id, number, report, officer, agency, published_at) values ($1, $2, $3, $4, $5, $6)`,
    [operationId, number, JSON.stringify(report), officer, agency, at],
  );
}
