import { instantOf, wallClockAt } from '../../engines/clocks/zone.ts';
import { Problem } from '../../kernel/problem.ts';
import type { App } from '../../platform/http.ts';
import { findDeliveries } from './deliveries.store.ts';
import { CellMessages, CellPath, ExchangeStatistics, Return, StatisticsQuery } from './exchange.schema.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import {
  countAvoidedDuplicates,
  countRefusals,
  readPunctuality,
  type Span,
  shareOfStructure,
} from './exchange-figures.ts';
import { agencyNames, showLine } from './read-inbox.ts';
import { cellName, countReturn, listCounted, type ReturnYear, readCellName } from './yearly-return.ts';

// More than a person reads; the figure itself says how many there are.
const MOST_MESSAGES_SHOWN = 500;

/** The state whose return it is, and its year on the calendar of the officer's own desk; this year when none was said. */
async function yearOf(desk: ExchangeDesk, { officer }: Asking, year?: number): Promise<ReturnYear> {
  const { party, code } = officer.agency;
  const timeZone = (await desk.access.findAgency(code))?.timeZone ?? 'UTC';
  const thisYear = new Date(wallClockAt(timeZone, desk.clock().getTime())).getUTCFullYear();
  return { party, year: year ?? thisYear, timeZone };
}

/** A span of time as it was asked for: the very year of the return, or between two instants. */
function spanOf(now: Date, { year, timeZone }: ReturnYear, { from, to }: StatisticsQuery): Span {
  const newYear = (of: number): string => new Date(instantOf(timeZone, Date.UTC(of, 0, 1))).toISOString();
  const span = { from: from ?? newYear(year), to: to ?? (from ? now.toISOString() : newYear(year + 1)) };
  if (span.from >= span.to) {
    throw new Problem('invalid-input', 'The time ends before it begins.', {
      fields: [{ field: '/to', message: 'Name a later moment.' }],
    });
  }
  return span;
}

/**
 * Figures of exchanges.
 *
 * GET /v1/exchange/statistics?year|from&to                 punctuality by pair and rule, refusals by ground, duplicates avoided
 * GET /v1/exchange/statistics/return?year                  the return of Directive (EU) 2023/977, Article 18, of the officer's state
 * GET /v1/exchange/statistics/cells/:cell                  the messages behind one figure of the return
 */
export function statisticsRoutes(app: App, desk: ExchangeDesk): void {
  const tags = ['exchange'];

  app.get(
    '/v1/exchange/statistics',
    {
      config: { access: 'exchange:statistics' },
      schema: { tags, querystring: StatisticsQuery, response: { 200: ExchangeStatistics } },
    },
    async ({ officer, query, id }) => {
      const now = desk.clock();
      const span = spanOf(now, await yearOf(desk, { officer, requestId: id }, query.year), query);
      const { code } = officer.agency;
      return {
        ...span,
        punctuality: await readPunctuality(desk.db, code, span, now.toISOString()),
        refusals: await countRefusals(desk.db, code, span),
        duplicatesAvoided: await countAvoidedDuplicates(desk.db, code, span),
        structuredShare: await shareOfStructure(desk.db, code, span),
      };
    },
  );

  app.get(
    '/v1/exchange/statistics/return',
    {
      config: { access: 'exchange:statistics' },
      schema: { tags, querystring: StatisticsQuery, response: { 200: Return } },
    },
    async ({ officer, query, id }) => {
      const asked = await yearOf(desk, { officer, requestId: id }, query.year);
      const figures = await countReturn(desk.db, asked);
      return {
        year: asked.year,
        party: asked.party,
        // Article 18: by 1 March of the year after.
        dueOn: `${asked.year + 1}-03-01`,
        cells: figures.map((figure) => ({ ...figure, cell: cellName(asked.year, figure) })),
      };
    },
  );

  app.get(
    '/v1/exchange/statistics/cells/:cell',
    {
      config: { access: 'exchange:statistics' },
      schema: { tags, params: CellPath, response: { 200: CellMessages } },
    },
    async ({ officer, params, id }) => {
      const { year, figure } = readCellName(params.cell);
      const asked = await yearOf(desk, { officer, requestId: id }, year);
      const { own, others } = await listCounted(desk.db, asked, figure, officer.agency.code, MOST_MESSAGES_SHOWN);
      const showing = { now: desk.clock().toISOString(), nameOf: agencyNames(desk) };
      const items = [];
      for (const delivery of await findDeliveries(desk.db, own)) items.push(await showLine(showing, officer, delivery));
      await desk.audit.append({
        action: 'record.listed',
        officer,
        outcome: 'done',
        facts: { figure: params.cell, messages: items.length },
        requestId: id,
      });
      return { items, others };
    },
  );
}
