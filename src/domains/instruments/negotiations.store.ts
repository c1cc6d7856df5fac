import type { DataCategory, Measure, Offence } from '../../engines/legal-basis/vocabulary.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { StepKind } from './instruments.schema.ts';

interface EnteredBy {
  readonly enteredBy: string;
  readonly enteredAgency: string;
  readonly enteredAt: string;
}

export interface NegotiationRow extends EnteredBy {
  readonly id: string;
  readonly title: string;
  readonly parties: readonly string[];
  readonly measure: Measure;
  readonly offence: Offence;
  readonly data: DataCategory;
  readonly gap: string | null;
  /** The agreement it ended in. */
  readonly instrument: string | null;
}

export interface StepRow extends EnteredBy {
  readonly id: string;
  readonly negotiationId: string;
  readonly kind: StepKind;
  readonly on: string;
  readonly party: string | null;
  readonly place: string | null;
  readonly focalPoints: readonly string[];
  readonly result: string;
  readonly source: string | null;
}

const NEGOTIATION = `n.id, n.title, n.parties, n.measure, n.offence, n.data, n.gap, i.instrument,
       n.entered_by as "enteredBy", n.entered_agency as "enteredAgency", n.entered_at as "enteredAt"
  from negotiations n
  left join negotiation_instruments i on i.negotiation_id = n.id`;
const STEP = `s.id, s.negotiation_id as "negotiationId", s.kind, s.step_on as "on", s.party, s.place,
       s.focal_points as "focalPoints", s.result, s.source,
       s.entered_by as "enteredBy", s.entered_agency as "enteredAgency", s.entered_at as "enteredAt"
  from negotiation_steps s`;

/** The negotiations a party takes part in, or all, newest first. */
export async function listNegotiationRows(db: Database, party: string | undefined): Promise<NegotiationRow[]> {
  return db.query<NegotiationRow>(
    `select ${NEGOTIATION}
      where $1::text is null or $1 = any(n.parties)
      order by n.entered_at desc, n.id desc`,
    [party ?? null],
  );
}

export async function findNegotiation(db: Database, id: string): Promise<NegotiationRow | undefined> {
  const [row] = await db.query<NegotiationRow>(`select ${NEGOTIATION} where n.id = $1`, [id]);
  return row;
}

/** The steps of these negotiations in the order of their days. */
export async function listSteps(db: Database, negotiationIds: readonly string[]): Promise<StepRow[]> {
  return db.query<StepRow>(
    `select ${STEP}
      where s.negotiation_id = any($1::uuid[])
      order by s.step_on, s.entered_at, s.id`,
    [negotiationIds],
  );
}

export async function addNegotiation(tx: Transaction, row: NegotiationRow): Promise<void> {
  await tx.query(
    `insert into negotiations (id, title, parties, measure, offence, data, gap, entered_by, entered_agency, entered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.id,
      row.title,
      row.parties,
      row.measure,
      row.offence,
      row.data,
      row.gap,
      row.enteredBy,
      row.enteredAgency,
      row.enteredAt,
    ],
  );
}

export async function addStep(tx: Transaction, row: StepRow): Promise<void> {
  await tx.query(
    `insert into negotiation_steps (id, negotiation_id, kind, step_on, party, place, focal_points, result, source,
                                    entered_by, entered_agency, entered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.id,
      row.negotiationId,
      row.kind,
      row.on,
      row.party,
      row.place,
      row.focalPoints,
      row.result,
      row.source,
      row.enteredBy,
      row.enteredAgency,
      row.enteredAt,
    ],
  );
}

/** Binds the agreement a negotiation ended in. */
export async function bindNegotiation(
  tx: Transaction,
  row: EnteredBy & { readonly negotiationId: string; readonly instrument: string },
): Promise<void> {
  await tx.query(
    `insert into negotiation_instruments (negotiation_id, instrument, entered_by, entered_agency, entered_at)
     values ($1, $2, $3, $4, $5)`,
    [row.negotiationId, row.instrument, row.enteredBy, row.enteredAgency, row.enteredAt],
  );
}
