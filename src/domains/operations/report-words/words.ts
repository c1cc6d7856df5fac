import type { PhaseScope } from '../../../engines/tally/measures.ts';

/** The words of a report in one language. Figures, codes and names are not words: they are the same in every language. */
export interface ReportWords {
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47, for writing numbers and dates. */
  readonly locale: string;
  readonly report: string;
  readonly draft: string;
  readonly published: string;
  readonly generated: string;
  readonly actionDays: string;
  readonly crimeAreas: string;
  readonly headings: Readonly<
    Record<
      | 'phases'
      | 'countries'
      | 'figures'
      | 'joined'
      | 'derived'
      | 'byCountry'
      | 'comparedByCountry'
      | 'rates'
      | 'hits'
      | 'sums'
      | 'conflicts'
      | 'doubles'
      | 'signOffs'
      | 'notPublished'
      | 'setAside'
      | 'heldFigures'
      | 'definitions'
      | 'trend',
      string
    >
  >;
  readonly columns: Readonly<
    Record<
      | 'figure'
      | 'phase'
      | 'from'
      | 'to'
      | 'country'
      | 'agencies'
      | 'officers'
      | 'counted'
      | 'reported'
      | 'source'
      | 'verdict'
      | 'difference'
      | 'value'
      | 'unit'
      | 'state'
      | 'signedAt'
      | 'members'
      | 'partOf'
      | 'countedAs'
      | 'year'
      | 'entries'
      | 'agenciesInvolved'
      | 'madeOf'
      | 'sumOfParts'
      | 'note'
      | 'why',
      string
    >
  >;
  readonly verdicts: Readonly<
    Record<'equal' | 'differs' | 'not-reported' | 'not-counted' | 'sums' | 'does-not-sum' | 'rounded', string>
  >;
  readonly signOffStates: Readonly<Record<'not-signed' | 'stands' | 'void', string>>;
  readonly kinds: Readonly<Record<'count' | 'mass' | 'volume' | 'money', string>>;
  readonly precision: Readonly<Record<'about' | 'at-least', string>>;
  readonly phases: Readonly<Record<PhaseScope, string>>;
  readonly rates: Readonly<Record<string, string>>;
  readonly funnel: Readonly<
    Record<
      | 'opened'
      | 'told'
      | 'decided'
      | 'confirmed'
      | 'notTheSame'
      | 'outOfDate'
      | 'acted'
      | 'late'
      | 'repeats'
      | 'medianDecidedMs',
      string
    >
  >;
  /** What the report counts, in sentences. */
  readonly defined: Readonly<Record<'check' | 'hit' | 'identity' | 'phase', string>>;
  readonly held: string;
  readonly refused: string;
  readonly shared: string;
  readonly suspected: string;
  readonly none: string;
  readonly missing: string;
  readonly missingIsNotZero: string;
  readonly phasesAreNotMixed: string;
  readonly nothingOverwritten: string;
  readonly reproduced: string;
  /** Why a reported figure is held, by the code of the fault; what stands in braces comes with it. */
  readonly faults: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, string>>;
}
