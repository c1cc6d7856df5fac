import { readOwnRule, writePeriod, writeSource } from '../../engines/clocks/find-rule.ts';
import { RULES } from '../../engines/clocks/rules.ts';
import { OFFENCES } from '../../engines/legal-basis/vocabulary.ts';
import { PURPOSES } from '../../kernel/codes.ts';
import { Problem } from '../../kernel/problem.ts';
import { type App, pathId } from '../../platform/http.ts';
import { newId } from '../../platform/ids.ts';
import { noteAsked } from './asked.store.ts';
import { faultsOfItem, keysOfItem } from './check-items.ts';
import {
  AskedElsewhereBody,
  Board,
  Calendar,
  CeilingBody,
  Ceilings,
  Corrections,
  DeliveryReceiptBody,
  Done,
  EnvelopeBody,
  EnvelopeReceipt,
  ForeignKeyBody,
  ItemPath,
  OwnRuleBody,
  PartnerQuery,
  PublicKeys,
  ReceiptBody,
  Rejects,
  RuleChoiceBody,
  Rules,
  Vocabulary,
} from './exchange.schema.ts';
import {
  CHARACTERS,
  FEEDBACK_KINDS,
  isAsking,
  LINKS,
  MESSAGE_KINDS,
  PACES,
  REASONS_TO_BELIEVE,
  REFUSAL_GROUNDS,
  REJECTION_GROUNDS,
  SUBJECT_ROLES,
  URGENCY_GROUNDS,
  WANTED,
} from './exchange.ts';
import { NODE_RULES, requireAnswerRule, ruleFor } from './exchange-clock.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { listCorrections } from './hand-over-corrections.ts';
import { MLA_SECTIONS } from './mla-sections.ts';
import { readBoard } from './read-board.ts';
import { listRejects } from './rejects.store.ts';
import {
  deleteCeiling,
  getTimekeeping,
  listCeilings,
  saveCalendar,
  saveCeiling,
  saveOwnRule,
  saveRuleChoice,
  USUAL_CEILING,
} from './settings.store.ts';
import { takeEnvelope } from './take-envelope.ts';
import { takeCorrectionReceipt, takeDeliveryReceipt } from './take-receipt.ts';

const REJECTS_SHOWN = 200;
const WEEKEND = [6, 7];
// A message and its items; attachments travel apart.
const LARGEST_ENVELOPE = 8 << 20;

/** HTTP for what a desk sets for itself, watches, and exchanges with other nodes. */
export function deskRoutes(app: App, desk: ExchangeDesk): void {
  const tags = ['exchange'];
  const { db, audit } = desk;

  async function noteSetting(
    asking: Asking,
    facts: Record<string, string>,
    save: (tx: Parameters<Parameters<typeof db.transaction>[0]>[0], at: string) => Promise<unknown>,
  ): Promise<void> {
    await db.transaction(async (tx) => {
      await save(tx, desk.clock().toISOString());
      await audit.record(tx, {
        action: 'exchange.changed',
        officer: asking.officer,
        outcome: 'done',
        facts,
        requestId: asking.requestId,
      });
    });
  }
  const showCeilings = async (agency: string) => ({ usual: USUAL_CEILING, items: await listCeilings(db, agency) });

  app.get(
    '/v1/exchange/ceilings',
    { config: { access: 'exchange:read' }, schema: { tags, response: { 200: Ceilings } } },
    ({ officer }) => showCeilings(officer.agency.code),
  );
  app.put(
    '/v1/exchange/ceilings',
    { config: { access: 'exchange:maintain' }, schema: { tags, body: CeilingBody, response: { 200: Ceilings } } },
    async ({ officer, body, id }) => {
      const { code } = officer.agency;
      const isKnown =
        body.partner === '*' ||
        (await desk.access.findAgency(body.partner)) ||
        (await desk.access.listParties()).some((party) => party.code === body.partner);
      if (!isKnown) {
        throw new Problem('invalid-input', `There is no agency or party "${body.partner}".`, {
          fields: [{ field: '/partner', message: 'Name an agency, a party, or * for everybody.' }],
        });
      }
      const ceiling = { ...body, offences: body.offences ?? null };
      await noteSetting(
        { officer, requestId: id },
        { what: 'ceiling', partner: body.partner, data: body.data, handling: body.handling },
        (tx, at) => saveCeiling(tx, code, ceiling, officer.id, at),
      );
      return showCeilings(code);
    },
  );
  app.delete(
    '/v1/exchange/ceilings',
    {
      config: { access: 'exchange:maintain' },
      schema: { tags, querystring: PartnerQuery, response: { 200: Ceilings } },
    },
    async ({ officer, query, id }) => {
      const { code } = officer.agency;
      await noteSetting({ officer, requestId: id }, { what: 'ceiling-removed', partner: query.partner }, (tx) =>
        deleteCeiling(tx, code, query.partner),
      );
      return showCeilings(code);
    },
  );

  async function showRules(agency: string) {
    const { ownRules: own, choices } = await getTimekeeping(db, agency);
    return {
      rules: [...own, ...NODE_RULES, ...RULES].flatMap((rule) =>
        'period' in rule && (rule.purpose === 'limit' || rule.purpose === 'target') && rule.direction !== 'before'
          ? [
              {
                code: rule.code,
                name: rule.name,
                period: writePeriod(rule.period),
                source: writeSource(rule.source),
                grade: rule.grade,
                own: own.includes(rule),
              },
            ]
          : [],
      ),
      choices: MESSAGE_KINDS.flatMap((kind) =>
        PACES.map((pace) => ({
          kind,
          pace,
          rule: ruleFor(kind, pace, choices) ?? null,
          own: choices.some((choice) => choice.kind === kind && choice.pace === pace),
        })),
      ),
    };
  }
  app.get(
    '/v1/exchange/rules',
    { config: { access: 'exchange:read' }, schema: { tags, response: { 200: Rules } } },
    ({ officer }) => showRules(officer.agency.code),
  );
  app.post(
    '/v1/exchange/rules',
    { config: { access: 'exchange:maintain' }, schema: { tags, body: OwnRuleBody, response: { 200: Rules } } },
    async ({ officer, body, id }) => {
      const rule = readOwnRule({ startsWhen: 'the message is received', ...body });
      await noteSetting({ officer, requestId: id }, { what: 'rule', rule: rule.code }, (tx, at) =>
        saveOwnRule(tx, officer.agency.code, rule, officer.id, at),
      );
      return showRules(officer.agency.code);
    },
  );
  app.put(
    '/v1/exchange/rules/choices',
    { config: { access: 'exchange:maintain' }, schema: { tags, body: RuleChoiceBody, response: { 200: Rules } } },
    async ({ officer, body, id }) => {
      const { code } = officer.agency;
      if (body.rule !== null) requireAnswerRule(body.rule, await getTimekeeping(db, code));
      await noteSetting(
        { officer, requestId: id },
        { what: 'rule-choice', kind: body.kind, pace: body.pace, rule: body.rule ?? 'usual' },
        (tx, at) => saveRuleChoice(tx, code, body, officer.id, at),
      );
      return showRules(code);
    },
  );

  const showCalendar = async (agency: string) => {
    const { weekend = WEEKEND, holidays } = (await getTimekeeping(db, agency)).calendar;
    return { weekend: [...weekend], holidays: [...holidays] };
  };
  app.get(
    '/v1/exchange/calendar',
    { config: { access: 'exchange:read' }, schema: { tags, response: { 200: Calendar } } },
    ({ officer }) => showCalendar(officer.agency.code),
  );
  app.put(
    '/v1/exchange/calendar',
    { config: { access: 'exchange:maintain' }, schema: { tags, body: Calendar, response: { 200: Calendar } } },
    async ({ officer, body, id }) => {
      const { party, code } = officer.agency;
      if (!party) throw new Problem('wrong-state', 'Your agency belongs to no state whose calendar it could keep.');
      await noteSetting(
        { officer, requestId: id },
        { what: 'calendar', party, weekend: body.weekend.join(' '), holidays: String(body.holidays.length) },
        (tx, at) => saveCalendar(tx, party, body, officer.id, at),
      );
      return showCalendar(code);
    },
  );

  app.get(
    '/v1/exchange/board',
    { config: { access: 'exchange:release' }, schema: { tags, response: { 200: Board } } },
    ({ officer, id }) => readBoard(desk, { officer, requestId: id }),
  );

  app.get(
    '/v1/exchange/vocabulary',
    { config: { access: 'exchange:read' }, schema: { tags, response: { 200: Vocabulary } } },
    async ({ officer }) => {
      const agencies = (await desk.access.listAgencies()).filter(
        ({ active, code, party }) => active && party && code !== officer.agency.code,
      );
      const known = await desk.keys.listKeys(agencies.map(({ code }) => code));
      const elsewhere = new Set(known.flatMap((key) => (key.livesHere || key.retiredAt ? [] : [key.agency])));
      const recipients = agencies.map(({ code, name, party, functions }) => ({
        agency: code,
        name,
        party,
        functions: [...functions],
        lives: elsewhere.has(code) ? 'elsewhere' : 'here',
      }));
      return {
        kinds: MESSAGE_KINDS.map((code) => ({ code, asks: isAsking(code) })),
        offences: [...OFFENCES],
        purposes: [...PURPOSES],
        wanted: [...WANTED],
        reasons: [...REASONS_TO_BELIEVE],
        links: [...LINKS],
        roles: [...SUBJECT_ROLES],
        urgencyGrounds: [...URGENCY_GROUNDS],
        refusalGrounds: REFUSAL_GROUNDS.map(({ code, article }) => ({ code, article })),
        rejectionGrounds: [...REJECTION_GROUNDS],
        characters: [...CHARACTERS],
        feedback: [...FEEDBACK_KINDS],
        attachmentLimit: desk.attachmentLimit,
        mlaSections: MLA_SECTIONS.map(({ code, essential }) => ({ code, essential })),
        recipients,
      };
    },
  );

  app.post(
    '/v1/exchange/asked-elsewhere',
    { config: { access: 'exchange:draft' }, schema: { tags, body: AskedElsewhereBody, response: { 200: Done } } },
    async ({ officer, body, id }) => {
      const faults = body.items.flatMap((item, place) =>
        faultsOfItem(item).map(({ field, message }) => ({ field: `/items/${place}${field}`, message })),
      );
      const keys = body.items.flatMap((item) => keysOfItem(item).map((key) => audit.hashAsked(key)));
      if (faults.length > 0 || keys.length === 0) {
        throw new Problem(
          'invalid-input',
          faults[0]?.message ?? 'By these nobody is found again: give a number, or a name with a birth date.',
          {
            fields:
              faults.length > 0
                ? faults
                : [{ field: '/items', message: 'Give a number, or a name with a birth date.' }],
          },
        );
      }
      if (body.askedAt && Date.parse(body.askedAt) > desk.clock().getTime()) {
        throw new Problem('invalid-input', 'What was asked elsewhere was asked in the past; look at the day.', {
          fields: [{ field: '/askedAt', message: 'This day is still to come.' }],
        });
      }
      const asked = newId();
      await noteSetting({ officer, requestId: id }, { what: 'asked-elsewhere', channel: body.channel }, (tx, at) =>
        noteAsked(tx, {
          id: asked,
          keys,
          party: officer.agency.party,
          agency: officer.agency.code,
          channel: body.channel,
          offence: body.offence ?? null,
          messageId: null,
          reference: body.reference,
          recipients: body.recipients,
          askedAt: body.askedAt ?? at,
        }),
      );
      return { id: asked };
    },
  );

  app.post(
    '/v1/exchange/envelopes',
    {
      config: { access: 'exchange:deliver' },
      bodyLimit: LARGEST_ENVELOPE,
      schema: { tags, body: EnvelopeBody, response: { 200: EnvelopeReceipt } },
    },
    ({ officer, body, id }) => takeEnvelope(desk, { officer, requestId: id }, body),
  );
  app.post(
    '/v1/exchange/messages/:id/receipt',
    {
      config: { access: 'exchange:deliver' },
      schema: { tags, params: ItemPath, body: DeliveryReceiptBody, response: { 200: Done } },
    },
    async ({ officer, params, body, id }) => {
      const message = pathId(params.id);
      await takeDeliveryReceipt(desk, { officer, requestId: id }, message, body);
      return { id: message };
    },
  );
  app.get(
    '/v1/exchange/corrections',
    { config: { access: 'exchange:read' }, schema: { tags, response: { 200: Corrections } } },
    async ({ officer, id }) => ({
      items: (await listCorrections(desk, { officer, requestId: id })).map(
        ({ itemId, messageId, envelope, items, ...telling }) => ({
          ...telling,
          item: itemId,
          message: messageId,
          envelope: envelope ?? '',
          items: items.map((item) => ({ ...item })),
        }),
      ),
    }),
  );
  app.post(
    '/v1/exchange/corrections/:id/receipt',
    {
      config: { access: 'exchange:deliver' },
      schema: { tags, params: ItemPath, body: ReceiptBody, response: { 200: Done } },
    },
    async ({ officer, params, body, id }) => {
      const telling = pathId(params.id);
      await takeCorrectionReceipt(desk, { officer, requestId: id }, telling, body.receipt);
      return { id: telling };
    },
  );
  app.get(
    '/v1/exchange/rejects',
    { config: { access: 'exchange:read' }, schema: { tags, response: { 200: Rejects } } },
    async ({ officer }) => ({
      items: (await listRejects(db, officer.agency.code, REJECTS_SHOWN)).map(({ messageId, ...reject }) => ({
        ...reject,
        message: messageId,
      })),
    }),
  );
  const showKeys = async () => ({
    items: (await desk.keys.listKeys())
      .filter(({ retiredAt }) => retiredAt === null)
      .map(({ agency, id, publicKey, livesHere }) => ({
        agency,
        id,
        key: { ...publicKey },
        lives: livesHere ? ('here' as const) : ('elsewhere' as const),
      })),
  });
  app.get(
    '/v1/exchange/keys',
    { config: { access: 'signed-in' }, schema: { tags, response: { 200: PublicKeys } } },
    showKeys,
  );
  app.put(
    '/v1/exchange/keys',
    // Whose signature is believed is decided by whoever keeps the node, not by a desk.
    { config: { access: 'node:operate' }, schema: { tags, body: ForeignKeyBody, response: { 200: PublicKeys } } },
    async ({ officer, body, id }) => {
      const agency = await desk.access.findAgency(body.agency);
      if (!agency) throw new Problem('not-found', `There is no agency ${body.agency}; enter it first.`);
      const [local] = await db.query(
        `select 1 from officers o join agencies a on a.id = o.agency_id where a.code = $1 and o.active
         union all select 1 from exchange_keys k where k.agency = $1 and k.sealed is not null limit 1`,
        [body.agency],
      );
      if (local) throw new Problem('conflict', `${body.agency} works on this node and signs here.`);
      await noteSetting({ officer, requestId: id }, { what: 'foreign-key', agency: body.agency }, (tx) =>
        desk.keys.noteForeignKey(tx, body.agency, body.key),
      );
      return showKeys();
    },
  );
}
