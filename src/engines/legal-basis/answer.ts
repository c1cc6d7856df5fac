import type { IsoDate } from '../../kernel/partial-date.ts';
import type { InstrumentCode, PartyCode, PartyFact } from './instrument.ts';
import type { Register } from './register.ts';
import type { Said } from './sentences.ts';
import type { ConditionCode, DataCategory, InstrumentKind, Measure, Offence, RefusalCode } from './vocabulary.ts';

export interface Question {
  /** Who asks, or tells. */
  readonly from: PartyCode;
  /** Who is asked, or told. */
  readonly to: PartyCode;
  readonly measure: Measure;
  readonly offence: Offence;
  readonly data: DataCategory;
  readonly on: IsoDate;
  /** Answers with what the register knew on this day; without it, with all it knows. */
  readonly knownAt?: IsoDate;
  /** The maximum penalty of the offence in years, where it is known. */
  readonly maximumPenaltyYears?: number;
  /** Conditions the asking side says it cannot meet. */
  readonly cannotMeet?: readonly ConditionCode[];
  readonly facts: Register;
}

export interface UsableInstrument {
  readonly instrument: InstrumentCode;
  readonly title: string;
  readonly kind: InstrumentKind;
  readonly articles: readonly string[];
  readonly channel: string;
  readonly authority: string;
  readonly languages: readonly string[];
  readonly deadline: string;
  readonly conditions: readonly { readonly code: ConditionCode; readonly text: string }[];
  /** In force between the two since this day (at the latest, when `exact` is false). */
  readonly inForce: IsoDate;
  readonly exact: boolean;
  /** Domestic law or reciprocity: only where no agreement serves. */
  readonly fallback: boolean;
  readonly facts: readonly PartyFact[];
}

export interface RefusedInstrument {
  readonly instrument: InstrumentCode;
  readonly title: string;
  readonly kind: InstrumentKind;
  readonly code: RefusalCode;
  /** One sentence for the officer, and its clauses. */
  readonly reason: string;
  readonly reasons: readonly Said[];
  readonly lacking: readonly PartyCode[];
  readonly from?: IsoDate;
  /** True when the text of the instrument would serve and only the bond between the two is lacking. */
  readonly wouldServe: boolean;
  readonly facts: readonly PartyFact[];
}

/** What would close the gap. */
export interface Step {
  readonly kind: 'accede' | 'join' | 'wait' | 'confirm' | 'widen' | 'negotiate' | 'route' | 'reciprocity' | 'less-data';
  /** One sentence that says who would have to do what. */
  readonly step: string;
  readonly said: Said;
  readonly instrument?: InstrumentCode;
}

/** What the reader must know before relying on the answer. */
export interface Warning {
  readonly code:
    | 'before-data'
    | 'after-data'
    | 'not-known-then'
    | 'stale'
    | 'contradictory-sources'
    | 'unverified'
    | 'date-not-exact'
    | 'succession'
    | 'caution'
    | 'known-gap'
    | 'status-neutral'
    | 'same-party'
    | 'invented';
  readonly text: string;
  readonly said: Said;
}

export interface Decision {
  readonly usable: readonly UsableInstrument[];
  readonly refused: readonly RefusedInstrument[];
  readonly missing: readonly Step[];
  readonly warnings: readonly Warning[];
}
