import { faultOf } from '../../kernel/faults.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import { announce } from '../../platform/notices.ts';
import { findReport, saveReport } from './figures.store.ts';
import { leads, type Operation, participantOf } from './operation.ts';
import { findOperation, lockOperation, saveState } from './operations.store.ts';
import { type Asking, forgetOperation, getMyOperation, type OperationsDesk } from './operations-desk.ts';
import { type Report, writeReport } from './report.ts';

/** Publishes the report. Until every country has signed its figures as they are now, nothing is. */
export async function publishReport(desk: OperationsDesk, asking: Asking, idOrCode: string): Promise<Report> {
  const { officer, requestId } = asking;
  const { operation } = await getMyOperation(desk, asking, idOrCode);
  if (!leads(operation, officer.agency.code))
    throw new Problem('forbidden', faultOf('operation-lead-only', { agency: operation.lead }));
  const published = await desk.db.transaction(async (tx) => {
    // Held until the end: no entry changes a figure between the look at the signatures and the publication.
    const locked = (await lockOperation(tx, operation.id))!;
    if (locked.state !== 'closed') {
      throw new Problem('wrong-state', faultOf('operation-step', { state: locked.state }));
    }
    const inside = { ...desk, db: { ...desk.db, query: tx.query } };
    const report = await writeReport(inside, { ...locked, state: 'published' });
    const missing = report.signOffs.filter(({ state }) => state !== 'stands');
    if (missing.length > 0) {
      throw new Problem('wrong-state', `Under embargo: ${missing.map(({ text }) => text).join(' ')}`, {
        fields: missing.map(({ country, state }) =>
          fieldFault('', state === 'void' ? 'signature-void' : 'not-signed', { values: { country } }),
        ),
      });
    }
    const number = ((await findReport(tx, operation.id))?.number ?? 0) + 1;
    const kept: Report = { ...report, number };
    const at = desk.clock().toISOString();
    await saveReport(tx, operation.id, { number, report: kept, officer: officer.id, agency: officer.agency.code, at });
    await saveState(tx, operation.id, 'published', at);
    await desk.audit.record(tx, {
      action: 'operation.published',
      officer,
      outcome: 'done',
      operation: operation.code,
      facts: { number, figures: kept.figures.length },
      requestId,
    });
    announce(
      tx,
      locked.plan.participants.map(({ agency }) => ({
        audience: agency,
        topic: 'operation' as const,
        ref: operation.id,
        what: 'published',
        at,
      })),
    );
    return kept;
  });
  forgetOperation(desk, operation);
  return published;
}

/** The published report, or the draft for those who take part; before it is published nobody else sees that there is one. */
export async function readReport(
  desk: OperationsDesk,
  { officer }: Asking,
  idOrCode: string,
): Promise<{ operation: Operation; report: Report }> {
  const operation = await findOperation(desk.db, idOrCode);
  const takesPart = operation && participantOf(operation, officer.agency.code) !== undefined;
  if (!operation || (!takesPart && operation.state !== 'published')) {
    throw new Problem('not-found', faultOf('report-not-there'));
  }
  const published = operation.state === 'published' ? await findReport(desk.db, operation.id) : undefined;
  if (published) return { operation, report: withLaterFields(published.report as Report) };
  return { operation, report: await writeReport(desk, operation) };
}

/** A report that was published before a field was there is shown without it. */
function withLaterFields(report: Report): Report {
  const { comparedByCountry = [], conflicts, ...rest } = report;
  return { ...rest, comparedByCountry, conflicts: conflicts.map((one) => ({ ...one, stated: one.stated ?? [] })) };
}
