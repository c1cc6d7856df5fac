import { parse } from 'csv-parse/sync';
import { latestDay } from '../../../engines/legal-basis/calendar.ts';
import type { Act, Instrument, PartyFact, Replacement } from '../../../engines/legal-basis/instrument.ts';
import type { DataCategory, InstrumentKind, Measure, Offence } from '../../../engines/legal-basis/vocabulary.ts';
import {
  DATA_CATEGORIES,
  INSTRUMENT_KINDS,
  isOneOf,
  MEASURES,
  OFFENCES,
} from '../../../engines/legal-basis/vocabulary.ts';
import { type Fault, type FaultCode, faultOf } from '../../../kernel/faults.ts';
import { readPartialDate } from '../../../kernel/partial-date.ts';
import { type Description, instrumentOf } from '../describe-instrument.ts';

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
type AgreementColumn = (typeof AGREEMENT_COLUMNS)[number];
export type AgreementRow = Readonly<Record<AgreementColumn, string>>;

/** What is wrong with one field of one line; `code` is that of the agreement, `fault` says what is wrong. */
export interface LineFault {
  readonly line: number;
  readonly code: string;
  readonly field: string;
  readonly fault: Fault;
}

/** A line that can be used, as what it describes and what its parties did. */
export interface ReadAgreement {
  readonly line: number;
  readonly code: string;
  readonly description: Description;
  readonly source: string;
  readonly partyFacts: readonly PartyFact[];
  readonly replacement?: Replacement;
}

/** What a line may name: parties of the register, and sources it knows. */
export interface Known {
  readonly parties: { has(code: string): boolean };
  readonly sources: { has(id: string): boolean };
}

export interface Agreements {
  readonly instruments: readonly Instrument[];
  readonly partyFacts: readonly PartyFact[];
  readonly replacements: readonly Replacement[];
  /** What is wrong, line by line; a faulty line adds nothing. */
  readonly faults: readonly string[];
}

/**
 * Reads agreements between two, one a line, and arranges them for the engine. Dates may be partial; several, each with its
 * own source (`2013-07-31@text 2013-08-31@notes`), are all kept, and the graver decides.
 */
export function readAgreements(csv: string, known: Known): Agreements {
  const { agreements, faults } = readAgreementLines(csv, known);
  return {
    instruments: agreements.map((a) => instrumentOf(a.code, a.description, a.source)),
    partyFacts: agreements.flatMap((a) => a.partyFacts),
    replacements: agreements.flatMap((a) => (a.replacement === undefined ? [] : [a.replacement])),
    faults: faults.map(({ line, code, field, fault: { message } }) =>
      line === 0 ? message : `Line ${line} (${code || '?'}): ${field}: ${message}`,
    ),
  };
}

/** Reads the lines of an agreements file; each fault names its line and field. */
export function readAgreementLines(
  csv: string,
  known: Known,
): { readonly agreements: readonly ReadAgreement[]; readonly faults: readonly LineFault[] } {
  let lines: { record: AgreementRow; info: { lines: number } }[];
  try {
    lines = parse(csv, {
      columns: true,
      trim: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
      comment: '#',
      comment_no_infix: true,
    }) as unknown as typeof lines;
  } catch (error) {
    const fault = faultOf('csv-broken', { said: (error as Error).message });
    return { agreements: [], faults: [{ line: 0, code: '', field: '', fault }] };
  }
  const agreements: ReadAgreement[] = [];
  const faults: LineFault[] = [];
  const codes = new Set<string>();
  for (const { record: row, info } of lines) {
    const line = info.lines;
    const wrong = faultsOf(row, known, codes).map(([field, fault]) => ({ line, code: row.code ?? '', field, fault }));
    faults.push(...wrong);
    if (wrong.length > 0) continue;
    codes.add(row.code);
    agreements.push({
      line,
      code: row.code,
      description: descriptionOf(row),
      source: row.source,
      partyFacts: factsOf(row),
      ...(row.replaces ? { replacement: replacementOf(row) } : {}),
    });
  }
  return { agreements, faults };
}

function replacementOf(row: AgreementRow): Replacement {
  const [replaced, measures, ...articles] = row.replaces.split('|');
  return {
    replaced: replaced!,
    by: row.code,
    measures: measures === 'all' ? 'all' : (words(measures!) as Measure[]),
    articles: articles.join('|') || 'it is',
    source: row.source,
  };
}

function faultsOf(row: AgreementRow, known: Known, codes: ReadonlySet<string>): [string, Fault][] {
  const faults: [string, Fault][] = [];
  const fault = (column: string, code: FaultCode, values?: Record<string, string>, allowed?: readonly string[]) =>
    faults.push([column, { ...faultOf(code, values), ...(allowed === undefined ? {} : { allowed }) }]);
  for (const column of AGREEMENT_COLUMNS) if (row[column] === undefined) fault(column, 'column-lacking');
  if (faults.length > 0) return faults;
  for (const column of AGREEMENT_COLUMNS) if (row[column].includes('\u0000')) fault(column, 'cell-not-text');
  if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(row.code)) fault('code', 'agreement-code');
  if (codes.has(row.code)) fault('code', 'agreement-code-twice');
  if (row.title === '') fault('title', 'required');
  const word = (column: AgreementColumn, text: string, allowed: readonly string[]) => {
    if (!allowed.includes(text)) fault(column, text === '' ? 'required' : 'agreement-word', { word: text }, allowed);
  };
  word('kind', row.kind, INSTRUMENT_KINDS);
  for (const field of ['a', 'b'] as const)
    if (!known.parties.has(row[field])) fault(field, 'agreement-party', { party: row[field] });
  if (row.a === row.b) fault('b', 'two-parties');
  word('data', row.data, DATA_CATEGORIES);
  for (const o of orBlank(words(row.offences))) if (o !== '*') word('offences', o, OFFENCES);
  for (const m of orBlank(words(row.measures))) word('measures', m, MEASURES);
  if (!known.sources.has(row.source)) fault('source', 'agreement-source', { source: row.source });
  for (const column of DATED) {
    for (const { date, source } of dated(row, column)) {
      if (readPartialDate(date) === undefined) fault(column, 'agreement-date', { date });
      if (source !== row.source && !known.sources.has(source)) fault(column, 'agreement-source', { source });
    }
  }
  if (row.adopted !== '' && readPartialDate(row.adopted) === undefined)
    fault('adopted', 'agreement-date', { date: row.adopted });
  if (!['signed', 'ratified', 'in_force', 'attested'].some((c) => row[c as 'signed'] !== ''))
    fault('in_force', 'one-date-needed');
  if (row.replaces !== '') {
    const [replaced = '', measures = ''] = row.replaces.split('|');
    const wrong = measures === 'all' ? [] : words(measures).filter((m) => !isOneOf(MEASURES, m));
    if (replaced === '' || words(measures).length === 0 || wrong.length > 0)
      fault('replaces', 'replaces-form', { form: 'code|measures|articles' });
  }
  return faults;
}

/** An empty list is as wrong as a wrong word in it. */
function orBlank(list: readonly string[]): readonly string[] {
  return list.length === 0 ? [''] : list;
}

const DATED = ['signed', 'ratified', 'in_force', 'attested', 'ended'] as const;

function words(text: string): string[] {
  return text.split(' ').filter((w) => w !== '');
}

function dated(row: AgreementRow, column: (typeof DATED)[number]): { date: string; source: string }[] {
  return words(row[column]).map((word) => {
    const [date, source] = word.split('@');
    return { date: date!, source: source ?? row.source };
  });
}

const ACT_OF: Readonly<Record<(typeof DATED)[number], Act>> = {
  signed: 'signature',
  ratified: 'ratification',
  in_force: 'in-force',
  attested: 'attested',
  ended: 'withdrawal',
};

function factsOf(row: AgreementRow): PartyFact[] {
  return DATED.flatMap((column) =>
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

function descriptionOf(row: AgreementRow): Description {
  const scope = words(row.offences);
  // Articles are separated by blanks; an underscore stands for a blank inside one.
  const articles = words(row.articles).map((a) => a.replaceAll('_', ' '));
  return {
    kind: row.kind as InstrumentKind,
    title: row.title,
    parties: [row.a, row.b],
    ...(row.adopted ? { adopted: row.adopted } : {}),
    offences: scope.includes('*') ? [] : (scope as Offence[]),
    measures: words(row.measures) as Measure[],
    data: row.data as DataCategory,
    ...(articles.length > 0 ? { articles } : {}),
    ...(row.channel ? { channel: row.channel } : {}),
    ...(row.authority ? { authority: row.authority } : {}),
    ...(row.caution ? { note: row.caution } : {}),
  };
}
