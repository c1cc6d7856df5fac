import { PassThrough } from 'node:stream';
import { unitsOf } from '../../engines/tally/amount.ts';
import type { Figure } from '../../engines/tally/figure.ts';
import { MEASURES } from '../../engines/tally/measures.ts';
import type { App } from '../../platform/http.ts';
import { showCockpit } from './cockpit.ts';
import { countOperation } from './count-operation.ts';
import { decideDouble } from './decide-double.ts';
import {
  CockpitAnswer,
  DoubleRequest,
  FiguresAnswer,
  FiguresRequest,
  HistoryAnswer,
  MeasuresAnswer,
  OperationHitPage,
  OperationHitsQuery,
  ReconciliationAnswer,
  ReportQuery,
  SignOffRequest,
  SignOffsAnswer,
} from './figures.schema.ts';
import { arrestsTrend, publishedHistory } from './history.ts';
import { OperationPath } from './operations.schema.ts';
import { getMyOperation, type OperationsDesk } from './operations-desk.ts';
import { publishReport, readReport } from './publish.ts';
import { openHits } from './read-operation.ts';
import { reconcileOperation, reportFigures, showReconciliation } from './reconcile-operation.ts';
import { renderReport } from './render-report.ts';
import { showSignOffs, signFigures } from './sign-off.ts';

// Whoever watches hears of a change within this time; the cockpit itself is at most half a second old.
const WATCH_EVERY_MS = 1000;
const LONGEST_WATCH_MS = 10 * 60_000;

/**
 * HTTP for the figures of operations.
 *
 * GET  /v1/operations/history             the published operations of 2018–2024 and the trend of arrests per 1,000 officers
 * GET  /v1/operations/measures            what can be counted, in which units
 * GET  /v1/operations/:id/cockpit         counters by country, agency, hot spot, hour and phase; hits; rates; what is late
 * GET  /v1/operations/:id/cockpit/live    server-sent events each second: `cockpit` with {version} when something moved, then read the cockpit; `still` when not
 * GET  /v1/operations/:id/hits?step&country&agency&hotSpot&hour   the hits behind a figure: no record, no person
 * POST /v1/operations/:id/figures {figures}   figures as reported: kept beside each other, faulty ones held
 * GET  /v1/operations/:id/reconciliation  reported beside counted, sums, conflicts, doubles
 * POST /v1/operations/:id/doubles {entries, decision: one|two, note}   whoever leads decides whether two entries are one thing
 * GET  /v1/operations/:id/sign-offs ; POST /v1/operations/:id/sign-offs {note?, digest?}   a country signs its own figures
 * POST /v1/operations/:id/publish         refused until every country's signature stands
 * GET  /v1/operations/:id/report?format=json|csv|xlsx|html|pdf&language=en|fr|es|ar|ru|vi|tr|sq   a draft for those who take part, until published
 */
export function figureRoutes(app: App, desk: OperationsDesk): void {
  const tags = ['operations'];

  app.get(
    '/v1/operations/history',
    { config: { access: 'operations:read' }, schema: { tags, response: { 200: HistoryAnswer } } },
    async (_, reply) => reply.send({ ...publishedHistory(), trend: arrestsTrend() } as never),
  );

  app.get(
    '/v1/operations/measures',
    { config: { access: 'operations:read' }, schema: { tags, response: { 200: MeasuresAnswer } } },
    async () => ({ items: MEASURES.map((measure) => ({ ...measure, units: unitsOf(measure.kind) })) }),
  );

  app.get(
    '/v1/operations/:id/cockpit',
    {
      config: { access: 'operations:read' },
      schema: { tags, params: OperationPath, response: { 200: CockpitAnswer } },
    },
    async ({ officer, params }, reply) => {
      const { operation } = await getMyOperation(desk, { officer }, params.id);
      return reply.send((await showCockpit(desk, operation)) as never);
    },
  );

  app.get(
    '/v1/operations/:id/cockpit/live',
    { config: { access: 'operations:read' }, schema: { tags, params: OperationPath } },
    async ({ officer, params }, reply) => {
      await getMyOperation(desk, { officer }, params.id);
      const stream = new PassThrough();
      let last = '';
      const look = async (): Promise<void> => {
        try {
          // Asked anew: a plan that changed is counted by, and an agency that was left out hears no more.
          const { operation } = await getMyOperation(desk, { officer }, params.id);
          const { version, hits, operation: of } = await showCockpit(desk, operation);
          const now = JSON.stringify({
            version,
            hits: hits.opened + hits.told + hits.decided + hits.acted + hits.late,
            state: of.state,
          });
          // Said also when nothing moved: a watcher who hears neither knows that it is behind.
          stream.write(now === last ? 'event: still\ndata: {}\n\n' : `event: cockpit\ndata: ${now}\n\n`);
          last = now;
        } catch {
          stream.end(); // the client comes again
        }
      };
      const timer = setInterval(() => void look(), WATCH_EVERY_MS);
      const end = setTimeout(() => stream.end(), LONGEST_WATCH_MS);
      stream.on('close', () => {
        clearInterval(timer);
        clearTimeout(end);
      });
      stream.write('retry: 1000\n\n');
      void look();
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(stream);
    },
  );

  app.get(
    '/v1/operations/:id/hits',
    {
      config: { access: 'operations:read' },
      schema: { tags, params: OperationPath, querystring: OperationHitsQuery, response: { 200: OperationHitPage } },
    },
    async ({ officer, params, query }, reply) =>
      reply.send((await openHits(desk, { officer }, params.id, query)) as never),
  );

  app.post(
    '/v1/operations/:id/figures',
    {
      config: { access: 'operations:report' },
      schema: { tags, params: OperationPath, body: FiguresRequest, response: { 200: FiguresAnswer } },
    },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const kept = await reportFigures(desk, asking, params.id, body.figures as readonly Figure[]);
      const { operation } = await getMyOperation(desk, asking, params.id);
      const { sums } = await reconcileOperation(desk, operation, await countOperation(desk.db, operation));
      return {
        items: kept.map(({ figure, state, reasons }) => ({
          measure: figure.measure,
          phase: figure.phase,
          state,
          reasons: [...reasons],
        })),
        sums: sums.filter(({ verdict }) => verdict === 'does-not-sum').map(({ text }) => text),
      };
    },
  );

  app.get(
    '/v1/operations/:id/reconciliation',
    {
      config: { access: 'operations:read' },
      schema: { tags, params: OperationPath, response: { 200: ReconciliationAnswer } },
    },
    async ({ officer, params }, reply) => {
      const { operation } = await getMyOperation(desk, { officer }, params.id);
      return reply.send((await showReconciliation(desk, operation)) as never);
    },
  );

  app.post(
    '/v1/operations/:id/doubles',
    {
      config: { access: 'operations:accept-late' },
      schema: { tags, params: OperationPath, body: DoubleRequest, response: { 200: ReconciliationAnswer } },
    },
    async ({ officer, params, body: { entries, ...rest }, id }, reply) => {
      const [one = '', other = ''] = entries;
      const asking = { officer, requestId: id };
      await decideDouble(desk, asking, params.id, { ...rest, entries: [one, other] });
      const { operation } = await getMyOperation(desk, asking, params.id);
      return reply.send((await showReconciliation(desk, operation)) as never);
    },
  );

  app.get(
    '/v1/operations/:id/sign-offs',
    {
      config: { access: 'operations:read' },
      schema: { tags, params: OperationPath, response: { 200: SignOffsAnswer } },
    },
    async ({ officer, params }) => {
      const { operation } = await getMyOperation(desk, { officer }, params.id);
      return { items: await showSignOffs(desk, operation), embargo: operation.state !== 'published' };
    },
  );

  app.post(
    '/v1/operations/:id/sign-offs',
    {
      config: { access: 'operations:sign-off' },
      schema: { tags, params: OperationPath, body: SignOffRequest, response: { 200: SignOffsAnswer } },
    },
    async ({ officer, params, body, id }) => ({
      items: await signFigures(desk, { officer, requestId: id }, params.id, body),
      embargo: true,
    }),
  );

  app.post(
    '/v1/operations/:id/publish',
    { config: { access: 'operations:plan' }, schema: { tags, params: OperationPath } },
    ({ officer, params, id }) => publishReport(desk, { officer, requestId: id }, params.id),
  );

  app.get(
    '/v1/operations/:id/report',
    { config: { access: 'operations:read' }, schema: { tags, params: OperationPath, querystring: ReportQuery } },
    async ({ officer, params, query, id }, reply) => {
      const { format = 'json', language = 'en' } = query;
      const { operation, report } = await readReport(desk, { officer }, params.id);
      await desk.audit.append({
        action: 'export',
        officer,
        outcome: 'done',
        operation: operation.code,
        facts: { what: 'operation-report', format, status: report.status },
        requestId: id,
      });
      if (format === 'json') return reply.send(report);
      const { body, type } = await renderReport(report, format, language);
      const name = `${report.code}-${report.status}-${language}.${format}`;
      const disposition = format === 'html' ? 'inline' : 'attachment';
      return reply.type(type).header('content-disposition', `${disposition}; filename="${name}"`).send(body);
    },
  );
}
