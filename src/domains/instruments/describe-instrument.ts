import type { Instrument, InstrumentCode, OffenceScope, Provision } from '../../engines/legal-basis/instrument.ts';
import type {
  ConditionCode,
  DataCategory,
  InstrumentKind,
  Measure,
  Offence,
} from '../../engines/legal-basis/vocabulary.ts';
import { everyOffence, JUDICIAL, POLICE, SURRENDER } from './catalogue/scopes.ts';

/** What an agreement says, in the words of the form and of the file; the engine's instrument is made of it. */
export interface Description {
  readonly kind: InstrumentKind;
  readonly title: string;
  readonly parties: readonly string[];
  readonly parent?: InstrumentCode;
  readonly adopted?: string;
  /** None: every offence. */
  readonly offences: readonly Offence[];
  readonly minimumYears?: number;
  readonly measures: readonly Measure[];
  readonly data: DataCategory;
  readonly articles?: readonly string[];
  readonly articlesOf?: readonly { readonly measure: Measure; readonly articles: readonly string[] }[];
  readonly channel?: string;
  readonly authority?: string;
  readonly languages?: readonly string[];
  readonly deadline?: string;
  readonly conditions?: readonly ConditionCode[];
  readonly reference?: string;
  readonly note?: string;
}

/** How articles of a text that has not been read are given. */
const TEXT_NOT_READ = 'text not read';

/** The instrument the engine reads. Its own rule on entry into force is not known: dates of its parties are entered. */
export function instrumentOf(code: InstrumentCode, said: Description, source: string): Instrument {
  return {
    code,
    title: said.title,
    kind: said.kind,
    circle: said.parties.length > 2 ? 'closed' : 'pair',
    ...(said.parent ? { parent: said.parent } : {}),
    ...(said.adopted ? { adopted: said.adopted } : {}),
    entryRule: { kind: 'not-known', article: 'the day named by the source' },
    offences: offencesOf(said),
    provisions: said.measures.map((measure) => provisionOf(measure, said)),
    channel: said.channel || 'as the agreement names it; its text has not been read',
    authority: said.authority || 'the authority named in the agreement',
    ...(said.languages === undefined ? {} : { languages: said.languages }),
    ...(said.deadline ? { deadline: said.deadline } : {}),
    reference: said.reference || said.title,
    source,
    ...(said.note ? { caution: said.note } : {}),
  };
}

function offencesOf({ offences, minimumYears }: Description): OffenceScope {
  const years = minimumYears === undefined ? {} : { minimumYears };
  return offences.length === 0
    ? everyOffence(years)
    : Object.fromEntries(offences.map((o) => [o, { named: true, ...years }]));
}

/** The conditions that go with each measure; an agreement's own text may add more. */
function provisionOf(measure: Measure, said: Description): Provision {
  const own = said.articlesOf?.find((a) => a.measure === measure)?.articles ?? said.articles ?? [];
  const { data, conditions } = usually(measure, said.data);
  return {
    measure,
    articles: own.length === 0 ? [TEXT_NOT_READ] : [...own],
    data,
    conditions: [...new Set([...conditions, ...(said.conditions ?? [])])],
  };
}

function usually(measure: Measure, data: DataCategory): Pick<Provision, 'data' | 'conditions'> {
  switch (measure) {
    case 'extradition':
      return { data, conditions: SURRENDER };
    case 'firearm-trace':
      return { data, conditions: ['trace-as-information', ...POLICE] };
    case 'spontaneous-information':
    case 'request-information':
      return { data, conditions: POLICE };
    case 'training':
      return { data: 'strategic', conditions: [] };
    case 'liaison':
      return { data: 'strategic', conditions: ['case-by-case-agreement'] };
    case 'customs-assistance':
      return { data, conditions: ['speciality', 'confidentiality', 'domestic-law'] };
    case 'joint-investigation':
    case 'controlled-delivery':
    case 'undercover':
    case 'surveillance':
      return { data, conditions: ['case-by-case-agreement', 'domestic-law'] };
    default:
      return { data, conditions: JUDICIAL };
  }
}
