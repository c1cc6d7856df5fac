import { writePeriod } from '../../engines/clocks/find-rule.ts';
import { RULES } from '../../engines/clocks/rules.ts';
import { type App, pathId } from '../../platform/http.ts';
import { newId } from '../../platform/ids.ts';
import { askOwner } from './ask-owner.ts';
import { closeHit, decideHit, giveFeedback, takeAction, tellOwner, writeMessage } from './handle-hit.ts';
import { type Decision, USUAL_RULE } from './hit.ts';
import { requireHitRule } from './hit-clock.ts';
import { listClockChoices, saveClockChoice } from './hit-clocks.store.ts';
import { countForCalibration, countHits, countWaiting } from './hit-statistics.ts';
import {
  ActionRequest,
  AskOwnerRequest,
  Calibration,
  ClockChoiceRequest,
  ClockChoices,
  FeedbackRequest,
  HitDetail,
  HitListQuery,
  HitPage,
  HitPath,
  HitStatistics,
  HitsWaiting,
  MessageAnswer,
  MessageRequest,
  NoteRequest,
  StatisticsQuery,
  ToldRequest,
} from './hits.schema.ts';
import type { HitsDesk } from './hits-desk.ts';
import { listMyHits, readHit } from './read-hit.ts';

const YEAR_MS = 365 * 24 * 3600 * 1000;

/**
 * HTTP for following hits up. Every answer about a hit is a `HitSummary` or `HitDetail`; abilities are in `may`.
 *
 * GET  /v1/hits?side=asker|owner&state&open&operation&register&limit&after   mine, those that wait first, late on top
 * POST /v1/hits {search, record, operation?, place?, subject?}  ask the owner about a possible match that a search showed
 * GET  /v1/hits/waiting                               how many wait for an answer, are late, or are to be acted on
 * GET  /v1/hits/:id                                    with steps, messages, feedback (and the record's quality, for its owner)
 * POST /v1/hits/:id/told {how?: screen|telephone|message, note?}      the owner's desk has it before it
 * POST /v1/hits/:id/confirm | /deny | /outdated {note?}               the owner answers; the clock stops
 * POST /v1/hits/:id/action {action, note?}                            the asker says what was done
 * POST /v1/hits/:id/feedback {kind, note?}                            one key: used, not-used, led-to-arrest …
 * POST /v1/hits/:id/close {note?} ; POST /v1/hits/:id/messages {id?, text}
 * GET  /v1/hits/clocks ; PUT /v1/hits/clocks {register?, rule}        which deadline the agency holds itself to
 * GET  /v1/hits/statistics?from&to ; GET /v1/hits/calibration
 * Live: GET /v1/events, event `hit`, data {ref: hit id, what: opened | owner-told | confirmed | … | reminder:desk | late}.
 */
export function hitRoutes(app: App, desk: HitsDesk): void {
  const tags = ['hits'];
  const detail = { 200: HitDetail };

  app.get(
    '/v1/hits',
    { config: { access: 'hits:read' }, schema: { tags, querystring: HitListQuery, response: { 200: HitPage } } },
    ({ officer, query }) => listMyHits(desk, { officer }, query),
  );

  app.post(
    '/v1/hits',
    { config: { access: 'hits:follow' }, schema: { tags, body: AskOwnerRequest, response: detail } },
    async ({ officer, body, id }) => {
      const asking = { officer, requestId: id };
      const hit = await askOwner(desk, asking, body);
      return readHit(desk, asking, hit.id);
    },
  );

  app.get(
    '/v1/hits/waiting',
    { config: { access: 'hits:read' }, schema: { tags, response: { 200: HitsWaiting } } },
    ({ officer }) => countWaiting(desk.db, officer.agency.code, desk.clock().toISOString()),
  );

  app.get(
    '/v1/hits/statistics',
    {
      config: { access: 'hits:read' },
      schema: { tags, querystring: StatisticsQuery, response: { 200: HitStatistics } },
    },
    async ({ officer, query }) => {
      const now = desk.clock();
      const to = query.to ?? new Date(now.getTime() + 1).toISOString();
      const from = query.from ?? new Date(Date.parse(to) - YEAR_MS).toISOString();
      return { from, to, items: await countHits(desk.db, officer.agency.code, { from, to, now: now.toISOString() }) };
    },
  );

  app.get(
    '/v1/hits/calibration',
    { config: { access: 'hits:read' }, schema: { tags, response: { 200: Calibration } } },
    async ({ officer }) => ({ items: await countForCalibration(desk.db, officer.agency.code) }),
  );

  async function showClocks(agency: string) {
    const choices = await listClockChoices(desk.db, agency);
    return {
      usual: USUAL_RULE,
      items: choices.map(({ register, rule }) => ({ register, rule, name: requireHitRule(rule).name })),
      rules: RULES.flatMap((rule) =>
        'period' in rule && (rule.purpose === 'limit' || rule.purpose === 'target') && rule.direction !== 'before'
          ? [{ code: rule.code, name: rule.name, period: writePeriod(rule.period) }]
          : [],
      ),
    };
  }

  app.get(
    '/v1/hits/clocks',
    { config: { access: 'hits:read' }, schema: { tags, response: { 200: ClockChoices } } },
    ({ officer }) => showClocks(officer.agency.code),
  );

  app.put(
    '/v1/hits/clocks',
    { config: { access: 'hits:handle' }, schema: { tags, body: ClockChoiceRequest, response: { 200: ClockChoices } } },
    async ({ officer, body, id }) => {
      const { code } = requireHitRule(body.rule);
      const agency = officer.agency.code;
      await desk.db.transaction(async (tx) => {
        const at = desk.clock().toISOString();
        await saveClockChoice(tx, { agency, register: body.register ?? '', rule: code }, officer.id, at);
        const facts = { what: 'clock', register: body.register ?? 'all', rule: code };
        await desk.audit.record(tx, { action: 'hit.changed', officer, outcome: 'done', facts, requestId: id });
      });
      return showClocks(agency);
    },
  );

  app.get(
    '/v1/hits/:id',
    { config: { access: 'hits:read' }, schema: { tags, params: HitPath, response: detail } },
    ({ officer, params, id }) => readHit(desk, { officer, requestId: id }, pathId(params.id)),
  );

  app.post(
    '/v1/hits/:id/told',
    { config: { access: 'hits:handle' }, schema: { tags, params: HitPath, body: ToldRequest, response: detail } },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const hit = await tellOwner(desk, asking, pathId(params.id), body);
      return readHit(desk, asking, hit.id);
    },
  );

  const answers: readonly [string, Decision][] = [
    ['confirm', 'confirmed'],
    ['deny', 'not-the-same'],
    ['outdated', 'record-out-of-date'],
  ];
  for (const [verb, decision] of answers) {
    app.post(
      `/v1/hits/:id/${verb}`,
      { config: { access: 'hits:handle' }, schema: { tags, params: HitPath, body: NoteRequest, response: detail } },
      async ({ officer, params, body, id }) => {
        const asking = { officer, requestId: id };
        const hit = await decideHit(desk, asking, pathId(params.id), decision, body);
        return readHit(desk, asking, hit.id);
      },
    );
  }

  app.post(
    '/v1/hits/:id/action',
    { config: { access: 'hits:follow' }, schema: { tags, params: HitPath, body: ActionRequest, response: detail } },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const hit = await takeAction(desk, asking, pathId(params.id), body);
      return readHit(desk, asking, hit.id);
    },
  );

  app.post(
    '/v1/hits/:id/feedback',
    { config: { access: 'hits:follow' }, schema: { tags, params: HitPath, body: FeedbackRequest, response: detail } },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const hit = await giveFeedback(desk, asking, pathId(params.id), body);
      return readHit(desk, asking, hit.id);
    },
  );

  app.post(
    '/v1/hits/:id/close',
    { config: { access: 'hits:follow' }, schema: { tags, params: HitPath, body: NoteRequest, response: detail } },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const hit = await closeHit(desk, asking, pathId(params.id), body);
      return readHit(desk, asking, hit.id);
    },
  );

  app.post(
    '/v1/hits/:id/messages',
    {
      config: { access: 'hits:follow' },
      schema: { tags, params: HitPath, body: MessageRequest, response: { 200: MessageAnswer } },
    },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const message = { messageId: body.id ?? newId(), text: body.text };
      const { id: messageId, at } = await writeMessage(desk, asking, pathId(params.id), message);
      return { id: messageId, at };
    },
  );
}
