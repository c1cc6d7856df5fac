import { parse } from 'csv-parse/sync';
import { latestDay } from '../../../engines/legal-basis/calendar.ts';
import type { Act, Instrument, PartyFact, Provision, Replacement } from '../../../engines/legal-basis/instrument.ts';
import type { DataCategory, Measure } from '../../../engines/legal-basis/vocabulary.ts';
import {
  DATA_CATEGORIES,
  INSTRUMENT_KINDS,
  isOneOf,
  MEASURES,
  OFFENCES,
} from '../../../engines/legal-basis/vocabulary.ts';
import { readPartialDate } from '../../../kernel/partial-date.ts';
import { about, allows, everyOffence, JUDICIAL, POLICE, SURRENDER } from '../catalogue/scopes.ts';

/** The columns of an agreements file; the same file serves the shipped list and an operator's own. */
export const AGREEMENT_COLUMNS = [
  'code',
  'kind',
  'title',
  'a',
  'b',
  'adopted',
  'signed',
  'ratified',
  'in_force',
  'attested',
  'ended',
  'offences',
  'measures',
  'data',
  'articles',
  'channel',
  'authority',
  'replaces',
  'source',
  'caution',
] as const;
export type AgreementRow = Readonly<Record<(typeof AGREEMENT_COLUMNS)[number], string>>;

export interface Agreements {
  readonly instruments: readonly Instrument[];
  readonly partyFacts: readonly PartyFact[];
  readonly replacements: readonly Replacement[];
  /** What is wrong, line by line; a faulty line adds nothing. */
  readonly faults: readonly string[];
}

/**
 * Reads agreements between two, one a line. Dates may be partial; several, each with its own source
 * (`2013-07-31@text 2013-08-31@notes`), are all kept, and the graver decides.
 */
export function readAgreements(
  csv: string,
  known: { parties: ReadonlySet<string>; sources: ReadonlySet<string> },
): Agreements {
  let lines: AgreementRow[];
  try {
    lines = parse(csv, { columns: true, trim: true, skip_empty_lines: true, comment: '#', comment_no_infix: true });
  } catch (error) {
    return {
      instruments: [],
      partyFacts: [],
      replacements: [],
      faults: [`The file is not readable as CSV: ${(error as Error).message}`],
    };
  }
  const instruments: Instrument[] = [];
  const partyFacts: PartyFact[] = [];
  const replacements: Replacement[] = [];
  const faults: string[] = [];
  const codes = new Set<string>();
  lines.forEach((row, index) => {
    const wrong = faultsOf(row, known, codes).map((fault) => `Line ${index + 2} (${row.code ?? '?'}): ${fault}`);
    faults.push(...wrong);
    if (wrong.length > 0) return;
    codes.add(row.code);
    instruments.push(instrumentOf(row));
    partyFacts.push(...factsOf(row));
    if (row.replaces) {
      const [replaced, measures, ...articles] = row.replaces.split('|');
      replacements.push({
        replaced: replaced!,
        by: row.code,
        measures: measures === 'all' ? 'all' : (measures!.split(' ') as Measure[]),
        articles: articles.join('|') || 'it is',
        source: firstSource(row),
      });
    }
  });
  return { instruments, partyFacts, replacements, faults };
}

function faultsOf(
  row: AgreementRow,
  known: { parties: ReadonlySet<string>; sources: ReadonlySet<string> },
  codes: ReadonlySet<string>,
): string[] {
  const faults: string[] = [];
  for (const column of AGREEMENT_COLUMNS) if (row[column] === undefined) faults.push(`the column ${column} is missing`);
  if (faults.length > 0) return faults;
  if (!/^[a-z0-9][a-z0-9-]+$/.test(row.code)) faults.push('the code must be small letters, digits and hyphens');
  if (codes.has(row.code)) faults.push('the code is used twice in this file');
  if (!isOneOf(INSTRUMENT_KINDS, row.kind))
    faults.push(`unknown kind "${row.kind}"; allowed: ${INSTRUMENT_KINDS.join(', ')}`);
  for (const party of [row.a, row.b]) if (!known.parties.has(party)) faults.push(`unknown party "${party}"`);
  if (row.a === row.b) faults.push('an agreement needs two parties');
  if (!isOneOf(DATA_CATEGORIES, row.data))
    faults.push(`unknown data category "${row.data}"; allowed: ${DATA_CATEGORIES.join(', ')}`);
  for (const o of words(row.offences)) if (o !== '*' && !isOneOf(OFFENCES, o)) faults.push(`unknown offence "${o}"`);
  for (const m of words(row.measures)) if (!isOneOf(MEASURES, m)) faults.push(`unknown measure "${m}"`);
  for (const column of ['signed', 'ratified', 'in_force', 'attested', 'ended'] as const) {
    for (const { date, source } of dated(row, column)) {
      if (readPartialDate(date) === undefined) faults.push(`${column}: "${date}" is not a date`);
      if (!known.sources.has(source)) faults.push(`${column}: unknown source "${source}"`);
    }
  }
  if (row.adopted !== '' && readPartialDate(row.adopted) === undefined)
    faults.push(`adopted: "${row.adopted}" is not a date`);
  if (!['signed', 'ratified', 'in_force', 'attested'].some((c) => row[c as 'signed'] !== ''))
    faults.push('at least one date is needed');
  return faults;
}

function words(text: string): string[] {
  return text.split(' ').filter((w) => w !== '');
}

function firstSource(row: AgreementRow): string {
  return row.source;
}

function dated(
  row: AgreementRow,
  column: 'signed' | 'ratified' | 'in_force' | 'attested' | 'ended',
): { date: string; source: string }[] {
  return words(row[column]).map((word) => {
    const [date, source] = word.split('@');
    return { date: date!, source: source ?? firstSource(row) };
  });
}

const ACT_OF: Readonly<Record<'signed' | 'ratified' | 'in_force' | 'attested' | 'ended', Act>> = {
  signed: 'signature',
  ratified: 'ratification',
  in_force: 'in-force',
  attested: 'attested',
  ended: 'withdrawal',
};

function factsOf(row: AgreementRow): PartyFact[] {
  return (['signed', 'ratified', 'in_force', 'attested', 'ended'] as const).flatMap((column) =>
    dated(row, column).flatMap(({ date, source }) =>
      [row.a, row.b].map((party) => ({
        instrument: row.code,
        party,
        act: ACT_OF[column],
        on: date,
        source,
        knownFrom: latestDay(date),
      })),
    ),
  );
}

function instrumentOf(row: AgreementRow): Instrument {
  const scope = words(row.offences);
  const data = row.data as DataCategory;
  const articles = row.articles || 'text_not_read';
  return {
    code: row.code,
    title: row.title,
    kind: row.kind as Instrument['kind'],
    circle: 'pair',
    ...(row.adopted ? { adopted: row.adopted } : {}),
    // Only the ratification is known of some: without their own clause they count from that day, and say so.
    entryRule: { kind: 'same-day', article: 'the day named by the source' },
    offences: scope.includes('*') ? everyOffence() : about(...(scope as (typeof OFFENCES)[number][])),
    provisions: words(row.measures).map((m) => provisionOf(m as Measure, articles, data)),
    channel: row.channel,
    authority: row.authority,
    reference: row.title,
    source: firstSource(row),
    ...(row.caution ? { caution: row.caution } : {}),
  };
}

/** The conditions that go with each measure; an agreement's own text may add more. */
function provisionOf(measure: Measure, articles: string, data: DataCategory): Provision {
  switch (measure) {
    case 'extradition':
      return allows(measure, articles, data, SURRENDER);
    case 'firearm-trace':
      return allows(measure, articles, data, ['trace-as-information', ...POLICE]);
    case 'spontaneous-information':
    case 'request-information':
      return allows(measure, articles, data, POLICE);
    case 'training':
      return allows(measure, articles, 'strategic');
    case 'liaison':
      return allows(measure, articles, 'strategic', ['case-by-case-agreement']);
    case 'customs-assistance':
      return allows(measure, articles, data, ['speciality', 'confidentiality', 'domestic-law']);
    case 'joint-investigation':
    case 'controlled-delivery':
    case 'undercover':
    case 'surveillance':
      return allows(measure, articles, data, ['case-by-case-agreement', 'domestic-law']);
    default:
      return allows(measure, articles, data, JUDICIAL);
  }
}
