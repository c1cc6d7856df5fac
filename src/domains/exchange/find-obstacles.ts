/**
 * What stands in the way of a release: one list from plain values, so that it is the same on the composer's screen, at the
 * moment of release, and in a test.
 *
 * Source: Directive (EU) 2023/977 for what a request says; the agency's own ceilings; the originator's conditions.
 */
import type { DataCategory } from '../../engines/legal-basis/vocabulary.ts';
import { DATA_CATEGORIES } from '../../engines/legal-basis/vocabulary.ts';
import { HANDLING_CODES, type HandlingCode } from '../../kernel/codes.ts';
import type { DraftItem, ObstacleAnswer } from './exchange.schema.ts';
import { isAsking } from './exchange.ts';
import { findMissing } from './find-missing.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { type ObstacleCode, sayObstacle } from './say-obstacle.ts';
import { stopsOf } from './stops-of.ts';

const HIGHEST = (codes: readonly string[]): HandlingCode =>
  HANDLING_CODES.findLast((code) => codes.includes(code)) ?? 'H0';

/** The most protected category of data that a message carries. */
export function dataOf(items: readonly Pick<DraftItem, 'kind' | 'isSpecial'>[]): DataCategory {
  if (items.some(({ isSpecial }) => isSpecial)) return 'special';
  // A number plate or a serial number leads to somebody; facts and texts of a case do as a rule. Only an empty one does not.
  return items.length > 0 ? 'personal' : 'strategic';
}

/** Whether the releaser must be another than those who wrote it. */
export function needsSecondPerson(facts: Pick<ReleaseFacts, 'items' | 'recipients'>): boolean {
  const data = dataOf(facts.items);
  return facts.recipients.some(({ ceiling }) => {
    if (ceiling.secondPerson === 'always') return true;
    return DATA_CATEGORIES.indexOf(data) >= DATA_CATEGORIES.indexOf(ceiling.secondPerson);
  });
}

/** Lists what stands in the way, the gravest first, each with its code, values and source. */
export function findObstacles(facts: ReleaseFacts): ObstacleAnswer[] {
  const found: ObstacleAnswer[] = [];
  const acknowledged = facts.content.acknowledgedWhy ? (facts.content.acknowledged ?? []) : [];
  const add = (
    level: ObstacleAnswer['level'],
    code: ObstacleCode,
    more: {
      field?: string;
      recipient?: string;
      values?: Record<string, string | number>;
      key?: string;
      isSettled?: boolean;
    } = {},
  ): void => {
    const { field, recipient, values = {} } = more;
    const { text, source } = sayObstacle(code, values);
    const key = more.key ?? [code, recipient, field].filter(Boolean).join(':');
    found.push({
      key,
      code,
      level,
      ...(field ? { field } : {}),
      ...(recipient ? { recipient } : {}),
      ...(source ? { source } : {}),
      values,
      text,
      isSettled: more.isSettled ?? (level === 'acknowledge' && acknowledged.includes(key)),
    });
  };
  const titles = new Map(facts.items.map((item) => [item.id, item.title]));

  findMissing(facts, (code, field, values) => add('stop', code, { field, values }));
  addRecipients(facts, add);
  for (const stop of stopsOf(facts.items, facts.content.character ?? [], facts.today)) {
    const decided = facts.decidedStops.get(stop);
    if (decided === 'upheld') add('stop', 'stop-upheld', { values: { stop }, key: `stop-upheld:${stop}` });
    else add('second-person', stop, { isSettled: decided === 'lifted' });
  }
  if (needsSecondPerson(facts)) add('second-person', 'second-person');
  for (const { item, agency, reference, askedAt, channel } of facts.duplicates) {
    const values = { item: titles.get(item) ?? '', agency, reference, at: askedAt.slice(0, 10), channel };
    add('acknowledge', 'asked-before', { values, key: `asked-before:${reference}:${item}` });
  }
  for (const [item, records] of Map.groupBy(facts.ownRecords, (record) => record.item)) {
    add('note', 'own-records', {
      values: { item: titles.get(item) ?? '', count: records.length },
      key: `own-records:${item}`,
    });
  }
  const years = facts.content.maximumPenaltyYears;
  if (isAsking(facts.kind) && years !== undefined && years <= 1) add('note', 'refusal-likely', { values: { years } });
  const hasCodes =
    facts.items.some(({ kind }) => kind !== 'text' && kind !== 'attachment') || facts.content.wanted !== undefined;
  if (!hasCodes && facts.content.outcome === undefined) add('note', 'free-text-only');

  const ORDER = ['stop', 'acknowledge', 'second-person', 'note'];
  return found.sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
}

type Add = (
  level: ObstacleAnswer['level'],
  code: ObstacleCode,
  more?: { field?: string; recipient?: string; values?: Record<string, string | number>; key?: string },
) => void;

function addRecipients(facts: ReleaseFacts, add: Add): void {
  const data = dataOf(facts.items);
  const { offence } = facts.content;
  for (const { agency: recipient, party, isKnown, ceiling, basis, nextStep, passOn } of facts.recipients) {
    if (recipient === facts.sender) {
      add('stop', 'own-agency', { recipient });
      continue;
    }
    if (!isKnown) {
      add('stop', 'unknown-recipient', { recipient, values: { recipient } });
      continue;
    }
    const { instrument } = facts.content;
    if (!basis) {
      if (offence) add('stop', 'no-legal-basis', { recipient, values: { party, step: nextStep ?? '' } });
    } else if (instrument && basis.instrument && basis.instrument !== instrument) {
      add('stop', 'instrument-not-usable', { recipient, values: { party, instrument } });
    } else if (basis.fallback) {
      add('note', 'fallback-basis', { recipient, values: { party, instrument: basis.title } });
    }
    if (offence && ceiling.offences && !ceiling.offences.includes(offence)) {
      add('stop', 'ceiling-offence', { recipient, values: { offence, recipient } });
    }
    if (DATA_CATEGORIES.indexOf(data) > DATA_CATEGORIES.indexOf(ceiling.data)) {
      add('stop', 'ceiling-data', { recipient, values: { data, recipient, ceiling: ceiling.data } });
    }
    for (const [place, item] of facts.items.entries()) {
      const field = `/items/${place}`;
      const handling = HIGHEST(item.handling ?? []);
      if (handling > ceiling.handling) {
        add('stop', 'ceiling-handling', {
          recipient,
          field,
          values: { item: item.title, recipient, handling, ceiling: ceiling.handling },
        });
      }
      const verdict = passOn[item.id];
      if (item.withheldFrom?.includes(party as never) || verdict === 'excluded') {
        add('stop', 'not-for-recipient', { recipient, field, values: { item: item.title, recipient } });
      } else if (verdict === 'consent-needed') {
        const values = { item: item.title, recipient, originator: item.originator ?? '' };
        add('stop', 'onward-consent-missing', { recipient, field, values });
      }
    }
  }
}
