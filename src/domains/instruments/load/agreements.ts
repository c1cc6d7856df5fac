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
export type AgreementRow = Readonly<Record<(typeof AGREEMENT_COLUMNS)[number], string>>;

/** What is wrong with one field of one line. */
export interface LineFault {
  readonly line: number;
  readonly code: string;
  readonly field: string;
  readonly message: string;
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
    faults: faults.map(({ line, code, field, message }) =>
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
    const message = `The file is not readable as CSV: ${(error as Error).message}`;
    return { agreements: [], faults: [{ line: 0, code: '', field: '', message }] };
  }
  const agreements: ReadAgreement[] = [];
  const faults: LineFault[] = [];
  const codes = new Set<string>();
  for (const { record: row, info } of lines) {
    const line = info.lines;
    const wrong = faultsOf(row, known, codes).map(([field, message]) => ({
      line,
      code: row.code ?? '',
      field,
      message,
    }));
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

function faultsOf(row: AgreementRow, known: Known, codes: ReadonlySet<string>): [string, string][] {
  const faults: [string, string][] = [];
  for (const column of AGREEMENT_COLUMNS) if (row[column] === undefined) faults.push([column, 'the column is missing']);
  if (faults.length > 0) return faults;
  for (const column of AGREEMENT_COLUMNS)
    if (row[column].includes('\u0000')) faults.push([column, 'holds a sign that is no letter: save the file as UTF-8']);
  if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(row.code))
    faults.push(['code', 'the code must be small letters, digits and hyphens, at most 63']);
  if (codes.has(row.code)) faults.push(['code', 'the code is used twice in this file']);
  if (row.title === '') faults.push(['title', 'a title is needed']);
  if (!isOneOf(INSTRUMENT_KINDS, row.kind))
    faults.push(['kind', `unknown kind "${row.kind}"; allowed: ${INSTRUMENT_KINDS.join(', ')}`]);
  for (const field of ['a', 'b'] as const)
    if (!known.parties.has(row[field])) faults.push([field, `unknown party "${row[field]}"`]);
  if (row.a === row.b) faults.push(['b', 'an agreement needs two parties']);
  if (!isOneOf(DATA_CATEGORIES, row.data))
    faults.push(['data', `unknown data category "${row.data}"; allowed: ${DATA_CATEGORIES.join(', ')}`]);
  if (words(row.offences).length === 0) faults.push(['offences', 'name the offences, or * for every one']);
  for (const o of words(row.offences))
    if (o !== '*' && !isOneOf(OFFENCES, o)) faults.push(['offences', `unknown offence "${o}"`]);
  if (words(row.measures).length === 0) faults.push(['measures', 'name at least one measure']);
  for (const m of words(row.measures)) if (!isOneOf(MEASURES, m)) faults.push(['measures', `unknown measure "${m}"`]);
  if (!known.sources.has(row.source)) faults.push(['source', `unknown source "${row.source}"`]);
  for (const column of DATED) {
    for (const { date, source } of dated(row, column)) {
      if (readPartialDate(date) === undefined) faults.push([column, `"${date}" is not a date`]);
      if (source !== row.source && !known.sources.has(source)) faults.push([column, `unknown source "${source}"`]);
    }
  }
  if (row.adopted !== '' && readPartialDate(row.adopted) === undefined)
    faults.push(['adopted', `"${row.adopted}" is not a date`]);
  if (!['signed', 'ratified', 'in_force', 'attested'].some((c) => row[c as 'signed'] !== ''))
    faults.push(['in_force', 'at least one date is needed: signed, ratified, in_force or attested']);
  if (row.replaces !== '') {
    const [replaced = '', measures = ''] = row.replaces.split('|');
    const wrong = measures === 'all' ? [] : words(measures).filter((m) => !isOneOf(MEASURES, m));
    if (replaced === '' || words(measures).length === 0 || wrong.length > 0)
      faults.push(['replaces', 'write code|measures|articles, or code|all']);
  }
  return faults;
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
