import type { IsoDate, PartialDate } from '../../kernel/partial-date.ts';
import type { ConditionCode, DataCategory, Grade, InstrumentKind, Measure, Offence } from './vocabulary.ts';

/** ISO 3166-1 alpha-3, `XKX` (Kosovo, status-neutral), `EU`, or the name of an organisation such as `EUROPOL`. */
export type PartyCode = string;
/** A stable short name such as `untoc-firearms` or `europol-tur-2004`. */
export type InstrumentCode = string;

export interface Party {
  readonly code: PartyCode;
  readonly alpha2?: string;
  readonly name: string;
  readonly kind: 'country' | 'territory' | 'organisation' | 'invented';
  /** Of a territory: the state that binds it. A treaty extended to it holds towards others, not within that state. */
  readonly territoryOf?: PartyCode;
  /** A status-neutral remark, or what the register is known to lack about this party. */
  readonly note?: string;
  readonly knownGap?: string;
}

/** Where a fact comes from. `asOf` is the last day the source speaks about; later days are answered with a warning. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly reference: string;
  readonly licence: string;
  readonly asOf: IsoDate;
  readonly grade: Grade;
}

/** Turns the day of deposit into the day of entry into force for that party. */
export type EntryRule =
  | { readonly kind: 'days-after'; readonly days: number; readonly article: string }
  | { readonly kind: 'month-after'; readonly months: number; readonly article: string }
  | { readonly kind: 'same-day'; readonly article: string }
  /** The text's own rule is not in the register: a consent counts from its day, unless the entry into force itself is known. */
  | { readonly kind: 'not-known'; readonly article: string };

/** How an instrument treats one offence. */
export interface OffenceRule {
  /** The article that names the offence. */
  readonly article?: string;
  /** Lowest maximum penalty, in years, from which the instrument applies. */
  readonly minimumYears?: number;
  readonly conditions?: readonly ConditionCode[];
  /** True when the instrument is about this offence, not only open to it. Ranks it before general ones. */
  readonly named?: boolean;
}

export type OffenceScope = Readonly<Partial<Record<Offence, OffenceRule>>>;

/** What an instrument allows for one measure. */
export interface Provision {
  readonly measure: Measure;
  readonly articles: readonly string[];
  /** The most protected category of data that may pass. */
  readonly data: DataCategory;
  readonly conditions: readonly ConditionCode[];
  /** Taken over from the convention of a protocol: what was declared about it there holds here too. */
  readonly fromParent?: boolean;
  /** Replaces the instrument's scope of offences for this measure. */
  readonly offences?: OffenceScope;
  readonly channel?: string;
  readonly authority?: string;
  readonly languages?: readonly string[];
  readonly deadline?: string;
}

export interface Instrument {
  readonly code: InstrumentCode;
  readonly title: string;
  readonly kind: InstrumentKind;
  /** Open to the whole world, to a closed circle, or between two. Closed ones are not mentioned to outsiders. */
  readonly circle: 'world' | 'closed' | 'pair';
  /** A protocol binds only those bound by its convention. */
  readonly parent?: InstrumentCode;
  readonly adopted?: PartialDate;
  /** The instrument's own entry into force: nobody is bound earlier. */
  readonly inForceSince?: PartialDate;
  readonly ended?: PartialDate;
  readonly endNote?: string;
  readonly entryRule: EntryRule;
  /** Binds exactly one of these with one of the others: an agency and its members, one country and a union. */
  readonly oneSide?: readonly PartyCode[];
  /** Binds whoever is a member of this organisation (the code of its membership instrument), but these. */
  readonly follows?: { readonly membership: InstrumentCode; readonly except: readonly PartyCode[] };
  /** A law that lets its own country answer anybody, without a treaty. */
  readonly lawOf?: PartyCode;
  /** Used when nothing else serves: domestic law, reciprocity. */
  readonly fallback?: boolean;
  readonly offences: OffenceScope;
  readonly provisions: readonly Provision[];
  readonly depositary?: string;
  readonly channel: string;
  readonly authority: string;
  readonly languages?: readonly string[];
  readonly deadline?: string;
  readonly reference: string;
  /** The source of the text facts: articles, rule, dates of the instrument itself. */
  readonly source: string;
  /** Shown whenever the instrument is used: what is uncertain about it. */
  readonly caution?: string;
}

/** What a source says a party did or is. */
export const ACTS = [
  'signature',
  'ratification',
  'accession',
  'acceptance',
  'approval',
  'formal-confirmation',
  'definitive-signature',
  'succession',
  /** In force for the party from this day, as the source says it. */
  'in-force',
  /** Listed as party or member on this day; since when is not said. */
  'attested',
  /** Missing from a list of that day which claims to be complete. */
  'not-listed',
  /** Bound no longer from this day. */
  'withdrawal',
  /** Applied provisionally; never a basis for cooperation here. */
  'provisional',
] as const;
export type Act = (typeof ACTS)[number];

/** One fact about one party. Nothing is overwritten: a correction is a further fact, known from a later day. */
export interface PartyFact {
  readonly instrument: InstrumentCode;
  readonly party: PartyCode;
  readonly act: Act;
  /** The day of the act (for `withdrawal`: the day it takes effect). */
  readonly on: PartialDate;
  readonly source: string;
  /** The first day on which the register could know this. */
  readonly knownFrom: IsoDate;
  /** The fact stands in the register until this day, when it was found wrong. */
  readonly knownUntil?: IsoDate;
  readonly note?: string;
}

/** A declaration or reservation that changes an answer. */
export interface Declaration {
  readonly instrument: InstrumentCode;
  readonly party: PartyCode;
  readonly text: string;
  readonly excludes?: readonly Measure[];
  /** What it excludes are requests made to this party; it shuts its own too, which others are not bound to answer without return. */
  readonly ofRequestsTo?: true;
  readonly adds?: readonly ConditionCode[];
  readonly from: IsoDate;
  readonly until?: IsoDate;
  readonly knownFrom: IsoDate;
  readonly source: string;
}

/** One instrument takes the place of another, wholly or for some measures, between those bound by both. */
export interface Replacement {
  readonly replaced: InstrumentCode;
  readonly by: InstrumentCode;
  readonly measures: readonly Measure[] | 'all';
  readonly articles: string;
  readonly source: string;
}

/** An instrument ends for everybody from a day; where measures or articles are named, only these end. */
export interface Ending {
  readonly instrument: InstrumentCode;
  readonly on: PartialDate;
  readonly measures: readonly Measure[];
  readonly articles: readonly string[];
  /** What took its place, where that is known. */
  readonly by?: InstrumentCode;
  readonly note?: string;
  readonly source: string;
}

/** A way round a closed door, proposed but never counted as a basis. */
export interface Route {
  readonly party: PartyCode;
  readonly insteadOf: InstrumentCode;
  /** The agency it goes through: it leads only to who has an arrangement with that one. Without it, to everybody. */
  readonly through?: PartyCode;
  readonly measures: readonly Measure[];
  readonly from: PartialDate;
  readonly text: string;
  readonly source: string;
}

/** The authority of a party for a group of measures. */
export interface Authority {
  readonly party: PartyCode;
  readonly measures: readonly Measure[];
  readonly name: string;
  readonly languages?: readonly string[];
  /** Named for these instruments alone; without them, for whatever instrument serves. */
  readonly instruments?: readonly InstrumentCode[];
  /** When a node named it: that goes before what came with the product, and the latest before the earlier. */
  readonly enteredAt?: string;
  readonly source: string;
}

/** Members of a union, and some beside them, that may send personal data outside only on grounds of their common law. */
export interface DataCircle {
  readonly membership: InstrumentCode;
  readonly also: readonly PartyCode[];
  readonly from: IsoDate;
  /** Found to protect personal data equally, from a day until another. */
  readonly adequate: readonly { readonly party: PartyCode; readonly from: IsoDate; readonly until?: IsoDate }[];
  readonly source: string;
}

/** A text that may serve between two states and whose parties the register does not hold: the answer says so. */
export interface Gap {
  /** By which its text is said in other languages. */
  readonly code: string;
  readonly measures: readonly Measure[];
  /** Without them, for every offence. */
  readonly offences?: readonly Offence[];
  readonly from: IsoDate;
  /** About texts of two: not said where something closer than a text of the whole world serves. */
  readonly ofTwo?: true;
  readonly text: string;
}

/** How many parties the depositary counted on a day: shows how much an older list may lack. */
export interface PartyTotal {
  readonly instrument: InstrumentCode;
  readonly on: IsoDate;
  readonly parties: number;
  readonly source: string;
}

/** Everything the engine reads, as plain values. */
export interface Facts {
  readonly parties: readonly Party[];
  readonly sources: readonly Source[];
  readonly instruments: readonly Instrument[];
  readonly partyFacts: readonly PartyFact[];
  readonly declarations: readonly Declaration[];
  readonly replacements: readonly Replacement[];
  readonly endings?: readonly Ending[];
  readonly routes: readonly Route[];
  readonly authorities: readonly Authority[];
  readonly totals?: readonly PartyTotal[];
  readonly dataCircles?: readonly DataCircle[];
  readonly gaps?: readonly Gap[];
}
