import type { IsoDate } from '../../kernel/partial-date.ts';
import { earliestDay, latestDay } from './calendar.ts';
import type {
  Authority,
  DataCircle,
  Declaration,
  Ending,
  Facts,
  Gap,
  Instrument,
  InstrumentCode,
  Party,
  PartyCode,
  PartyFact,
  PartyTotal,
  Replacement,
  Route,
  Source,
} from './instrument.ts';
import { standingOf } from './standing.ts';
import { extendedBy } from './territories.ts';

/** Facts put in order for asking. Built once from plain values; asking never changes it. */
export interface Register {
  readonly parties: ReadonlyMap<PartyCode, Party>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly instruments: ReadonlyMap<InstrumentCode, Instrument>;
  readonly inOrder: readonly Instrument[];
  readonly declarations: readonly Declaration[];
  readonly declarationsTo: (instrument: InstrumentCode) => readonly Declaration[];
  readonly replacementsOf: ReadonlyMap<InstrumentCode, readonly Replacement[]>;
  /** When the instrument or parts of it end, earliest first. */
  readonly endingsOf: (instrument: InstrumentCode) => readonly Ending[];
  readonly routes: readonly Route[];
  readonly authorities: readonly Authority[];
  readonly dataCircles: readonly DataCircle[];
  readonly gaps: readonly Gap[];
  /** The newest count of parties by the depositary, where one is known, beside the count of this register for that day. */
  readonly totalOf: (instrument: InstrumentCode) => (PartyTotal & { readonly inRegister: number }) | undefined;
  /** Sorted facts of one party under one instrument, memberships already turned into obligations. */
  readonly factsOf: (instrument: InstrumentCode, party: PartyCode) => readonly PartyFact[];
  readonly partiesOf: (instrument: InstrumentCode) => readonly PartyCode[];
  /** The agreements between two of which a party is one. */
  readonly pairsOf: (party: PartyCode) => ReadonlySet<InstrumentCode>;
  /** The day up to which the main list of an instrument's parties speaks. */
  readonly listedUntil: (instrument: InstrumentCode) => IsoDate | undefined;
  /** The first entry into force of any multilateral instrument: earlier days are outside the register. */
  readonly begins: IsoDate;
  /** The last day any source speaks about. */
  readonly asOf: IsoDate;
}

const NO_FACTS: readonly PartyFact[] = [];
const NO_ENDINGS: readonly Ending[] = [];
const NO_DECLARATIONS: readonly Declaration[] = [];
const NO_PAIRS: ReadonlySet<InstrumentCode> = new Set();

/** Puts facts in order. The order in which they arrive never matters. Cost: one sort of all facts. */
export function arrangeFacts(facts: Facts): Register {
  const instruments = new Map(byCode(facts.instruments).map((i) => [i.code, i]));
  const parties = new Map(byCode(facts.parties).map((p) => [p.code, p]));
  const sources = new Map(facts.sources.map((s) => [s.id, s]));
  const table = new Map<InstrumentCode, Map<PartyCode, PartyFact[]>>();

  const add = (fact: PartyFact): void => {
    const ofInstrument = table.get(fact.instrument) ?? new Map<PartyCode, PartyFact[]>();
    table.set(fact.instrument, ofInstrument);
    const list = ofInstrument.get(fact.party) ?? [];
    ofInstrument.set(fact.party, list);
    list.push(fact);
  };
  for (const fact of facts.partyFacts) add(fact);
  for (const instrument of instruments.values()) {
    const follows = instrument.follows;
    if (follows === undefined) continue;
    // A party with a fact of its own under the act (a transition, an opt-in) is governed by that alone.
    const governed = new Set([...(table.get(instrument.code)?.keys() ?? []), ...follows.except]);
    for (const [party, memberships] of table.get(follows.membership) ?? []) {
      if (governed.has(party)) continue;
      for (const fact of memberships)
        add({ ...fact, instrument: instrument.code, note: `by membership: ${follows.membership}` });
    }
  }
  for (const ofInstrument of table.values()) for (const list of ofInstrument.values()) list.sort(compareFacts);

  const pairs = new Map<PartyCode, Set<InstrumentCode>>();
  for (const { code, circle } of instruments.values()) {
    if (circle !== 'pair') continue;
    for (const party of table.get(code)?.keys() ?? []) pairs.set(party, (pairs.get(party) ?? new Set()).add(code));
  }
  const replacementsOf = new Map<InstrumentCode, Replacement[]>();
  for (const r of [...facts.replacements].sort((a, b) => compareText(replacementKey(a), replacementKey(b)))) {
    replacementsOf.set(r.replaced, [...(replacementsOf.get(r.replaced) ?? []), r]);
  }
  const endings = new Map<InstrumentCode, Ending[]>();
  for (const e of [...(facts.endings ?? [])].sort((a, b) => compareText(endingKey(a), endingKey(b)))) {
    endings.set(e.instrument, [...(endings.get(e.instrument) ?? []), e]);
  }
  const declarations = [...facts.declarations].sort((a, b) =>
    compareText(a.party + a.from + a.text, b.party + b.from + b.text),
  );
  const declarationsTo = Map.groupBy(declarations, (d) => d.instrument);
  const listedUntil = new Map<InstrumentCode, IsoDate>();
  for (const [code, ofInstrument] of table) {
    const until = mainSourceDay([...ofInstrument.values()].flat(), sources);
    if (until !== undefined) listedUntil.set(code, until);
  }
  const totals = new Map<InstrumentCode, PartyTotal & { readonly inRegister: number }>();
  for (const total of [...(facts.totals ?? [])].sort((a, b) => compareText(a.on, b.on))) {
    const instrument = instruments.get(total.instrument);
    if (instrument === undefined) continue;
    const members = [...(table.get(total.instrument) ?? [])]
      .filter(([party]) => extendedBy(instrument, parties.get(party)) === undefined)
      .map(([, list]) => list);
    const inRegister = members.filter((list) => standingOf(instrument, list, total.on).bound).length;
    totals.set(total.instrument, { ...total, inRegister });
  }
  const began = facts.instruments
    .filter((i) => i.circle !== 'pair' && i.provisions.length > 0 && i.inForceSince !== undefined)
    .map((i) => latestDay(i.inForceSince!))
    .sort();

  return {
    parties,
    sources,
    instruments,
    inOrder: [...instruments.values()],
    declarations,
    declarationsTo: (instrument) => declarationsTo.get(instrument) ?? NO_DECLARATIONS,
    replacementsOf,
    endingsOf: (instrument) => endings.get(instrument) ?? NO_ENDINGS,
    routes: [...facts.routes].sort((a, b) => compareText(a.text, b.text)),
    authorities: [...facts.authorities].sort(
      (a, b) =>
        compareText(a.party, b.party) ||
        compareText(b.enteredAt ?? '', a.enteredAt ?? '') ||
        compareText(a.name, b.name),
    ),
    dataCircles: [...(facts.dataCircles ?? [])].sort((a, b) =>
      compareText(a.from + a.membership, b.from + b.membership),
    ),
    gaps: [...(facts.gaps ?? [])].sort((a, b) => compareText(a.text, b.text)),
    totalOf: (instrument) => totals.get(instrument),
    factsOf: (instrument, party) => table.get(instrument)?.get(party) ?? NO_FACTS,
    partiesOf: (instrument) => [...(table.get(instrument)?.keys() ?? [])].sort(),
    pairsOf: (party) => pairs.get(party) ?? NO_PAIRS,
    listedUntil: (instrument) => listedUntil.get(instrument),
    begins: began[0] ?? '9999-12-31',
    asOf:
      [...sources.values()]
        .map((s) => s.asOf)
        .sort()
        .at(-1) ?? '0001-01-01',
  };
}

/** The newest list that names nearly all parties; single later accessions do not make an old list young. */
function mainSourceDay(facts: readonly PartyFact[], sources: ReadonlyMap<string, Source>): IsoDate | undefined {
  const named = new Map<IsoDate, Set<PartyCode>>();
  for (const fact of facts) {
    const day = sources.get(fact.source)?.asOf;
    if (day !== undefined) named.set(day, (named.get(day) ?? new Set()).add(fact.party));
  }
  const fullest = Math.max(0, ...[...named.values()].map((set) => set.size));
  return [...named]
    .filter(([, set]) => set.size >= NEARLY_ALL * fullest)
    .map(([day]) => day)
    .sort()
    .at(-1);
}

/** Two lists of one treaty differ by a few parties; a list of corrections names far fewer. */
const NEARLY_ALL = 0.8;

function replacementKey({ by, measures, articles }: Replacement): string {
  return [by, measures === 'all' ? 'all' : measures.join(' '), articles].join('|');
}

function endingKey({ on, measures, articles, by, note }: Ending): string {
  return [earliestDay(on), on, measures.join(' '), articles.join(' '), by, note].join('|');
}

function byCode<T extends { readonly code: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => compareText(a.code, b.code));
}

function compareFacts(a: PartyFact, b: PartyFact): number {
  return (
    compareText(earliestDay(a.on), earliestDay(b.on)) ||
    compareText(a.on, b.on) ||
    compareText(a.act, b.act) ||
    compareText(a.source, b.source) ||
    compareText(a.knownFrom, b.knownFrom) ||
    compareText(a.note ?? '', b.note ?? '')
  );
}

// Code-point order, not a locale's: the same answer on every machine.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
