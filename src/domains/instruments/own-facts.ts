import type {
  Act,
  Authority,
  Declaration,
  Ending,
  Facts,
  Instrument,
  Party,
  PartyFact,
  Replacement,
  Source,
} from '../../engines/legal-basis/instrument.ts';
import type { ConditionCode, Grade, Measure } from '../../engines/legal-basis/vocabulary.ts';
import type { IsoDate, PartialDate } from '../../kernel/partial-date.ts';
import { type Description, instrumentOf } from './describe-instrument.ts';

/** Where an entered fact comes from. */
export interface Evidence {
  readonly source: string;
  readonly grade: Grade;
  /** The last day the source speaks about. */
  readonly asOf: IsoDate;
}

/** Who entered it, and since when the register could know it. */
export interface Entered {
  readonly id: string;
  readonly knownFrom: IsoDate;
  readonly enteredBy: string;
  readonly enteredAgency: string;
  readonly enteredAt: string;
}

type Own = Entered & Evidence;
export interface OwnDescription extends Own {
  readonly code: string;
  readonly description: Description;
}
export interface OwnAct extends Own {
  readonly instrument: string;
  readonly party: string;
  readonly act: Act;
  readonly on: PartialDate;
  readonly note: string | null;
  /** The step of a negotiation that made it a fact. */
  readonly stepId: string | null;
}
export interface OwnCorrection extends Entered {
  readonly instrument: string;
  readonly party: string;
  readonly act: Act;
  readonly on: PartialDate;
  /** Id of the source whose fact is taken back; of any source where there is none. */
  readonly ofSource: string | null;
  readonly reason: string;
}
export interface OwnDeclaration extends Own {
  readonly instrument: string;
  readonly party: string;
  readonly text: string;
  readonly excludes: readonly Measure[];
  readonly adds: readonly ConditionCode[];
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}
export interface OwnReplacement extends Own {
  readonly replaced: string;
  readonly by: string;
  /** None: all. */
  readonly measures: readonly Measure[];
  readonly articles: string;
}
export interface OwnEnding extends Own {
  readonly instrument: string;
  readonly on: PartialDate;
  readonly measures: readonly Measure[];
  readonly articles: readonly string[];
  readonly by: string | null;
  readonly note: string | null;
}
export interface OwnAuthority extends Own {
  readonly party: string;
  readonly measures: readonly Measure[];
  readonly name: string;
  readonly languages: readonly string[];
}

/** Everything that was entered on this node. */
export interface OwnFacts {
  /** Parties that the node's administrator added; those of the product are known without. */
  readonly parties: readonly Party[];
  readonly descriptions: readonly OwnDescription[];
  readonly acts: readonly OwnAct[];
  readonly corrections: readonly OwnCorrection[];
  readonly declarations: readonly OwnDeclaration[];
  readonly replacements: readonly OwnReplacement[];
  readonly endings: readonly OwnEnding[];
  readonly authorities: readonly OwnAuthority[];
}

export const NOTHING_OF_ITS_OWN: OwnFacts = {
  parties: [],
  descriptions: [],
  acts: [],
  corrections: [],
  declarations: [],
  replacements: [],
  endings: [],
  authorities: [],
};

/** Marks the id of a source that was named on this node. */
export const OWN_SOURCE = 'own:';

/** The id of a source named on this node: the same words, grade and day are the same source. */
export function ownSourceId({ source, grade, asOf }: Evidence): string {
  return `${OWN_SOURCE}${grade}:${asOf}:${source}`;
}

/**
 * The facts of the product and of the node as one list for the engine. With `knownAt` the wording of agreements, their ends
 * and replacements, declarations and authorities are those known on that day; for party acts the engine asks itself.
 */
export function joinFacts(shipped: Facts, own: OwnFacts, knownAt?: IsoDate): Facts {
  const known = <T extends Entered>(rows: readonly T[]): readonly T[] =>
    knownAt === undefined ? rows : rows.filter((r) => r.knownFrom <= knownAt);
  const sources = new Map(shipped.sources.map((s) => [s.id, s]));
  const sourceOf = (evidence: Evidence): string => {
    const named = sources.get(evidence.source);
    // The id of a source that the register knows means that source, unless it was read anew.
    if (named !== undefined && named.grade === evidence.grade && named.asOf === evidence.asOf) return named.id;
    const id = ownSourceId(evidence);
    if (!sources.has(id)) sources.set(id, ownSource(id, evidence));
    return id;
  };
  const instruments = new Map<string, Instrument>();
  for (const row of [...known(own.descriptions)].sort(byEntry))
    instruments.set(row.code, instrumentOf(row.code, row.description, sourceOf(row)));
  // A release may bring an instrument whose code a node already used: its wording stands, the node's facts go on counting.
  for (const { code } of shipped.instruments) instruments.delete(code);

  const acts = own.acts.map((row): EnteredFact => {
    const { instrument, party, act, on, knownFrom, note, enteredAt } = row;
    const more = note === null ? {} : { note };
    return { fact: { instrument, party, act, on, knownFrom, source: sourceOf(row), ...more }, enteredAt };
  });
  const declarations = known(own.declarations).map((row): Declaration => {
    const { instrument, party, text, excludes, adds, from, until, knownFrom } = row;
    const more = until === null ? {} : { until };
    return { instrument, party, text, excludes, adds, from, knownFrom, source: sourceOf(row), ...more };
  });
  const replacements = known(own.replacements).map(
    (row): Replacement => ({
      replaced: row.replaced,
      by: row.by,
      measures: row.measures.length === 0 ? 'all' : row.measures,
      articles: row.articles,
      source: sourceOf(row),
    }),
  );
  const endings = known(own.endings).map((row): Ending => {
    const { instrument, on, measures, articles, by, note } = row;
    const more = { ...(by === null ? {} : { by }), ...(note === null ? {} : { note }) };
    return { instrument, on, measures, articles, source: sourceOf(row), ...more };
  });
  const authorities = known(own.authorities).map((row): Authority => {
    const { party, measures, name, languages, enteredAt } = row;
    return { party, measures, name, enteredAt, source: sourceOf(row), ...(languages.length > 0 ? { languages } : {}) };
  });
  const shippedParties = new Set(shipped.parties.map(({ code }) => code));
  return {
    ...shipped,
    parties: [...shipped.parties, ...own.parties.filter(({ code }) => !shippedParties.has(code))],
    instruments: [...shipped.instruments, ...instruments.values()],
    partyFacts: corrected([...shipped.partyFacts.map((fact) => ({ fact, enteredAt: '' })), ...acts], own.corrections),
    declarations: [...shipped.declarations, ...declarations],
    replacements: [...shipped.replacements, ...replacements],
    endings: [...(shipped.endings ?? []), ...endings],
    authorities: [...authorities, ...shipped.authorities],
    sources: [...sources.values()],
  };
}

function ownSource(id: string, { source, grade, asOf }: Evidence): Source {
  return { id, title: source, reference: source, licence: 'entered on this node', asOf, grade };
}

/** A fact with the moment of its entry; none for what came with the product, which is before every entry. */
interface EnteredFact {
  readonly fact: PartyFact;
  readonly enteredAt: string;
}

/** A fact that was found wrong counts until the day on which that was entered; what is entered again later is a new fact. */
function corrected(facts: readonly EnteredFact[], corrections: readonly OwnCorrection[]): readonly PartyFact[] {
  const key = ({ instrument, party, act, on }: Pick<PartyFact, 'instrument' | 'party' | 'act' | 'on'>): string =>
    [instrument, party, act, on].join('|');
  const found = new Map<string, OwnCorrection[]>();
  for (const one of corrections) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  if (found.size === 0) return facts.map(({ fact }) => fact);
  return facts.map(({ fact, enteredAt }) => {
    const until = (found.get(key(fact)) ?? [])
      .filter((c) => (c.ofSource === null || c.ofSource === fact.source) && enteredAt < c.enteredAt)
      .map((c) => c.knownFrom)
      .sort()[0];
    return until === undefined ? fact : { ...fact, knownUntil: until };
  });
}

/** Rows in the order in which they were entered. */
export function byEntry(a: Entered, b: Entered): number {
  return a.enteredAt < b.enteredAt ? -1 : a.enteredAt > b.enteredAt ? 1 : a.id < b.id ? -1 : 1;
}

/** The days on which what stands apart from party acts became known: between two of them the register is the same. */
export function wordingDays(own: OwnFacts): IsoDate[] {
  const rows: readonly Entered[] = [
    ...own.descriptions,
    ...own.declarations,
    ...own.replacements,
    ...own.endings,
    ...own.authorities,
  ];
  return [...new Set(rows.map((r) => r.knownFrom))].sort();
}
