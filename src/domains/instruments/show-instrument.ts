import { isWhole } from '../../engines/legal-basis/between.ts';
import { earliestDay } from '../../engines/legal-basis/calendar.ts';
import type { EntryRule, Instrument, PartyFact } from '../../engines/legal-basis/instrument.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import { say } from '../../engines/legal-basis/sentences.ts';
import { standingOf } from '../../engines/legal-basis/standing.ts';
import { extendedBy } from '../../engines/legal-basis/territories.ts';
import type { ConditionCode, Offence } from '../../engines/legal-basis/vocabulary.ts';
import { CONDITIONS } from '../../engines/legal-basis/vocabulary.ts';
import { Problem } from '../../kernel/problem.ts';
import type { InstrumentShown, Said } from './instruments.schema.ts';
import type { Asking, InstrumentsDesk } from './instruments-desk.ts';
import { bothToday, endOf } from './list-instruments.ts';
import { byEntry, OWN_SOURCE, type OwnFacts } from './own-facts.ts';
import { ownCodes, showFact, showSaid } from './show-answer.ts';

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Everything the register holds about an instrument, as it is or as it was known on a day. */
export function showInstrument(
  { live, clock }: InstrumentsDesk,
  { officer }: Asking,
  code: string,
  knownAt?: string,
): InstrumentShown {
  const register = live.register(knownAt);
  const instrument = register.instruments.get(code);
  if (instrument === undefined)
    throw new Problem('not-found', `The register holds no instrument ${JSON.stringify(code)}.`);
  const today = clock().toISOString().slice(0, 10);
  const own = live.own();
  const source = register.sources.get(instrument.source);
  const parent = register.instruments.get(instrument.parent ?? '');
  const total = register.totalOf(code);
  const listedUntil = register.listedUntil(code);
  const end = endOf(register, instrument);
  const two = bothToday(register, instrument, today, knownAt);
  const inForceOn = two?.since ?? instrument.inForceSince;
  return {
    code,
    kind: instrument.kind,
    title: instrument.title,
    own: ownCodes(own).has(code),
    ...(parent === undefined ? {} : { parent: { code: parent.code, title: parent.title } }),
    ...(instrument.adopted === undefined ? {} : { adopted: instrument.adopted }),
    ...(inForceOn === undefined ? {} : { inForceOn }),
    ...(two === undefined ? {} : { between: { parties: two.parties, inForce: two.inForce } }),
    ...(end === undefined ? {} : { ended: end }),
    entryRule: sayRule(register, instrument.entryRule),
    ...(instrument.depositary === undefined ? {} : { depositary: instrument.depositary }),
    subjects: Object.entries(instrument.offences).map(([offence, rule]) => ({
      offence: offence as Offence,
      ...(rule.article === undefined ? {} : { article: rule.article }),
      ...(rule.minimumYears === undefined ? {} : { minimumYears: rule.minimumYears }),
      named: rule.named === true,
      conditions: [...(rule.conditions ?? [])],
    })),
    measures: instrument.provisions.map((p) => {
      const deadline = p.deadline ?? instrument.deadline;
      return {
        measure: p.measure,
        articles: [...p.articles],
        data: p.data,
        conditions: p.conditions.map((c: ConditionCode) => ({ code: c, text: CONDITIONS[c] })),
        ...(p.offences === undefined ? {} : { offences: Object.keys(p.offences) as Offence[] }),
        channel: p.channel ?? instrument.channel,
        authority: p.authority ?? instrument.authority,
        languages: [...(p.languages ?? instrument.languages ?? [])],
        ...(deadline === undefined ? {} : { deadline }),
      };
    }),
    channel: instrument.channel,
    authority: instrument.authority,
    languages: [...(instrument.languages ?? [])],
    ...(instrument.deadline === undefined ? {} : { deadline: instrument.deadline }),
    reference: instrument.reference,
    ...(instrument.caution === undefined ? {} : { caution: instrument.caution }),
    source: {
      title: source?.title ?? instrument.source,
      reference: source?.reference ?? '',
      grade: source?.grade ?? 'unverified',
      asOf: source?.asOf ?? '',
    },
    ...partsOf(register, instrument),
    declarations: register.declarations
      .filter((d) => d.instrument === code && (knownAt === undefined || d.knownFrom <= knownAt))
      .map((d) => ({
        party: d.party,
        text: d.text,
        excludes: [...(d.excludes ?? [])],
        adds: [...(d.adds ?? [])],
        ofRequestsTo: d.ofRequestsTo === true,
        from: d.from,
        ...(d.until === undefined ? {} : { until: d.until }),
        source: titleOf(register, d.source),
        own: d.source.startsWith(OWN_SOURCE),
      })),
    parties: register.partiesOf(code).flatMap((party) => {
      const facts = register.factsOf(code, party).filter((f) => knownAt === undefined || f.knownFrom <= knownAt);
      if (facts.length === 0) return [];
      const standing = standingOf(instrument, facts, today, knownAt);
      const until = facts
        .filter((f) => f.act === 'withdrawal' && counts(f, knownAt))
        .map((f) => f.on)
        .at(-1);
      const extended = extendedBy(instrument, register.parties.get(party));
      const begins = standing.bound || standing.code === 'not-yet-in-force' ? standing.day : undefined;
      return [
        {
          party,
          ...(extended === undefined ? {} : { extendedBy: extended }),
          bound: standing.bound,
          ...(begins === undefined ? {} : { inForceFrom: begins }),
          exact: standing.exact,
          ...(until === undefined ? {} : { until }),
          contradicts: standing.contradiction !== undefined || standing.code === 'contradictory-sources',
          doubts: standing.contradiction === undefined ? [] : [showSaid(standing.contradiction)],
          acts: facts.map((f) => showFact(register, f, enteredBy(own, f))),
        },
      ];
    }),
    timeline: timelineOf(register, instrument, knownAt),
    ...(total === undefined ? {} : { count: { on: total.on, parties: total.parties, inRegister: total.inRegister } }),
    ...(listedUntil === undefined ? {} : { listedUntil }),
    stale: instrument.circle !== 'pair' && listedUntil !== undefined && isOld(listedUntil, clock()),
    descriptions: own.descriptions
      .filter((d) => d.code === code && (knownAt === undefined || d.knownFrom <= knownAt))
      .sort(byEntry)
      .map((d) => ({ knownFrom: d.knownFrom, enteredBy: d.enteredAgency, enteredAt: d.enteredAt })),
    may: { maintain: officer.rights.has('instruments:maintain') },
  };
}

/** Not found wrong, as far as was known. */
function counts(fact: PartyFact, knownAt = '9999-12-31'): boolean {
  return fact.knownUntil === undefined || fact.knownUntil > knownAt;
}

function isOld(day: string, now: Date): boolean {
  return now.getTime() - Date.parse(day) > YEAR_MS;
}

function titleOf(register: Register, source: string): string {
  return register.sources.get(source)?.title ?? source;
}

function enteredBy(own: OwnFacts, fact: PartyFact): string | undefined {
  return own.acts.find(
    (a) =>
      a.instrument === fact.instrument &&
      a.party === fact.party &&
      a.act === fact.act &&
      a.on === fact.on &&
      a.knownFrom === fact.knownFrom,
  )?.enteredAgency;
}

function sayRule(register: Register, rule: EntryRule): Said {
  const { article } = rule;
  switch (rule.kind) {
    case 'days-after':
      return showSaid(say(register, 'rule-days-after', { number: String(rule.days), article }));
    case 'month-after':
      return showSaid(say(register, 'rule-month-after', { months: String(rule.months), article }));
    case 'same-day':
      return showSaid(say(register, 'rule-same-day', { article }));
    case 'not-known':
      return showSaid(say(register, 'rule-not-known'));
  }
}

/** What has taken its place, wholly or in part, and what it has taken the place of. */
function partsOf(register: Register, { code }: Instrument): Pick<InstrumentShown, 'replacedParts' | 'replaces'> {
  const named = (other: string | undefined) => {
    const found = register.instruments.get(other ?? '');
    return found === undefined ? undefined : { code: found.code, title: found.title };
  };
  const between = (register.replacementsOf.get(code) ?? []).map((r) => ({
    articles: r.articles,
    measures: r.measures === 'all' ? [] : [...r.measures],
    ...(named(r.by) === undefined ? {} : { by: named(r.by)! }),
    source: titleOf(register, r.source),
    own: r.source.startsWith(OWN_SOURCE),
  }));
  const ended = register.endingsOf(code).map((e) => ({
    articles: isWhole(e) ? 'it is' : e.articles.join(', '),
    measures: [...e.measures],
    ...(named(e.by) === undefined ? {} : { by: named(e.by)! }),
    date: e.on,
    source: titleOf(register, e.source),
    own: e.source.startsWith(OWN_SOURCE),
  }));
  const replaces = register.inOrder.flatMap((other) =>
    (register.replacementsOf.get(other.code) ?? [])
      .filter((r) => r.by === code)
      .map(({ articles, measures }) => ({
        code: other.code,
        title: other.title,
        articles,
        measures: measures === 'all' ? [] : [...measures],
      })),
  );
  return { replacedParts: [...between, ...ended], replaces };
}

function timelineOf(register: Register, instrument: Instrument, knownAt?: string): InstrumentShown['timeline'] {
  type Moment = InstrumentShown['timeline'][number];
  const moments: Moment[] = [];
  const { code, adopted, inForceSince, ended, endNote } = instrument;
  if (adopted !== undefined) moments.push({ date: adopted, what: 'adopted', own: false });
  if (inForceSince !== undefined) moments.push({ date: inForceSince, what: 'in-force', own: false });
  if (ended !== undefined)
    moments.push({ date: ended, what: 'ended', own: false, ...(endNote === undefined ? {} : { text: endNote }) });
  for (const e of register.endingsOf(code)) {
    const by = register.instruments.get(e.by ?? '');
    const what = by !== undefined ? 'replaced' : isWhole(e) ? 'ended' : 'ended-in-part';
    const text = [e.articles.join(', '), e.measures.join(', '), by?.title, e.note].filter((t) => t).join('; ');
    moments.push({ date: e.on, what, own: e.source.startsWith(OWN_SOURCE), ...(text === '' ? {} : { text }) });
  }
  for (const party of register.partiesOf(code)) {
    const said = new Set<string>();
    for (const fact of register.factsOf(code, party)) {
      if ((knownAt !== undefined && fact.knownFrom > knownAt) || !counts(fact, knownAt)) continue;
      // Two sources that say the same make one moment.
      if (said.has(`${fact.act} ${fact.on}`)) continue;
      said.add(`${fact.act} ${fact.on}`);
      moments.push({ date: fact.on, party, what: fact.act, own: fact.source.startsWith(OWN_SOURCE) });
    }
  }
  const key = (m: Moment) => `${earliestDay(m.date)} ${m.date} ${m.party ?? ''} ${m.what}`;
  return moments.sort((x, y) => (key(x) < key(y) ? -1 : 1));
}
