import type { Precision } from '../../engines/tally/figure.ts';
import { findMeasure } from '../../engines/tally/measures.ts';
import type { Language } from '../../kernel/codes.ts';
import type { Fault } from '../../kernel/faults.ts';
import type { Report, StatedFigure } from './report.ts';
import { ar } from './report-words/ar.ts';
import { en } from './report-words/en.ts';
import { es } from './report-words/es.ts';
import { fr } from './report-words/fr.ts';
import { ru } from './report-words/ru.ts';
import { sq } from './report-words/sq.ts';
import { tr } from './report-words/tr.ts';
import { vi } from './report-words/vi.ts';
import type { ReportWords } from './report-words/words.ts';
import { isolated, writeMoment, writeNumberIn, writeSpan } from './write-for-readers.ts';

export type ReportLanguage = Language;

export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = { en, fr, es, ar, ru, vi, tr, sq };

export interface ReportColumn {
  readonly name: string;
  /** Share of the width of the page. */
  readonly share: number;
  readonly isNumber?: boolean;
}

/** A text, or an amount: as it is written in the language, and as a number for whoever calculates on. */
export type ReportCell = string | { readonly value: number; readonly unit?: string; readonly text: string };

/** A cell as it is read. */
export function textOf(cell: ReportCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

export interface ReportSection {
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** A report laid out in one language: the same for the page, the sheet and the print. */
export interface LaidOutReport {
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  readonly title: string;
  readonly subtitle: readonly string[];
  readonly isDraft: boolean;
  readonly sections: readonly ReportSection[];
}

/** What the rates are made of: numerator and denominator. */
const RATE_OF: Readonly<Record<string, readonly [string, string]>> = {
  'hits-per-10000-checks': ['hits', 'checks'],
  'arrests-per-1000-officers': ['arrests', 'officers'],
};

/** Lays a report out in a language. */
export function layOutReport(report: Report, language: ReportLanguage): LaidOutReport {
  const words = REPORT_WORDS[language];
  const { headings, columns: c } = words;
  const measure = (code: string): string => words.measures[code] ?? code;
  const number = (value: number): string => writeNumberIn(words, value);
  const unit = (code: string): string => (code === 'count' ? '' : code);
  const withUnit = (value: number, of: string): string => [number(value), unit(of)].filter(Boolean).join(' ');
  const amount = (value: number | undefined | null, of = 'count'): ReportCell =>
    value === undefined || value === null
      ? ''
      : { value, text: withUnit(value, of), ...(unit(of) ? { unit: unit(of) } : {}) };
  const usualUnit = (code: string): string => findMeasure(code)?.unit ?? 'count';
  const party = (code: string): string => {
    const names = report.countries.find((one) => one.code === code)?.names;
    return names ? `${names[language] ?? names.en ?? code} (${code})` : code;
  };
  const column = (name: string, share: number, isNumber = false): ReportColumn => ({
    name,
    share,
    ...(isNumber ? { isNumber } : {}),
  });
  const sections: ReportSection[] = [];
  const add = (
    title: string,
    columns: readonly ReportColumn[],
    rows: readonly (readonly ReportCell[])[],
    notes: readonly string[] = [],
  ): void => {
    if (rows.length > 0 || notes.length > 0) sections.push({ title, notes, columns, rows });
  };

  const roughly = (precision: Precision, text: string): string =>
    precision === 'exact' ? text : `${words.precision[precision]} ${text}`;
  const stated = (all: readonly StatedFigure[], of: string): string =>
    all
      .map(({ value, source, unit: given, precision = 'exact' }) => {
        return `${roughly(precision, withUnit(value, given ?? of))} ${isolated(`(${source})`)}`;
      })
      .join('; ');
  const fault = ({ code, values = {}, message }: Fault): string => {
    const sentence = code === undefined ? undefined : words.faults[code];
    const named: Readonly<Record<string, (of: string) => string>> = {
      measure,
      country: party,
      kind: (of) => words.kinds[of as 'count'] ?? of,
      unitKind: (of) => words.kinds[of as 'count'] ?? of,
    };
    return sentence === undefined
      ? message
      : sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
          const value = values[name] ?? '';
          return typeof value === 'number' ? number(value) : (named[name]?.(value) ?? value);
        });
  };

  add(
    headings.phases,
    [column(c.phase, 2), column(c.from, 1), column(c.to, 1)],
    report.phases.map(({ phase, from, to }) => [words.phases[phase], from, to]),
  );
  add(
    headings.figures,
    [
      column(c.figure, 3.8),
      column(c.phase, 1.6),
      column(c.counted, 2, true),
      column(c.reported, 2.6),
      column(c.verdict, 1.6),
      column(c.difference, 1.2, true),
    ],
    report.figures.map((figure) => [
      measure(figure.measure),
      words.phases[figure.phase],
      amount(figure.counted, figure.unit),
      stated(figure.stated, figure.unit),
      figure.verdict ? words.verdicts[figure.verdict] : '',
      figure.difference ? amount(figure.difference, figure.unit) : '',
    ]),
    [words.phasesAreNotMixed, words.nothingOverwritten, words.reproduced],
  );
  add(
    headings.joined,
    [column(c.figure, 4), column(c.phase, 3), column(c.value, 2, true)],
    report.joined.map((row) => [measure(row.measure), words.phases[row.phase], amount(row.value, row.unit)]),
  );
  add(
    headings.derived,
    [column(c.figure, 4), column(c.phase, 2), column(c.source, 2), column(c.value, 2, true)],
    report.derived.map((row) => [
      measure(row.measure),
      words.phases[row.phase],
      row.source,
      roughly(row.precision, withUnit(row.value, usualUnit(row.measure))),
    ]),
  );
  add(
    headings.rates,
    [column(c.figure, 4), column(c.value, 1.5, true), column(c.madeOf, 5)],
    report.rates.map(({ name, value, of, to }) => {
      const made = RATE_OF[name];
      return [
        words.rates[name] ?? name,
        value === undefined ? words.missing : amount(value),
        made && of !== undefined && to !== undefined
          ? `${measure(made[0])}: ${number(of)} · ${measure(made[1])}: ${number(to)}`
          : '',
      ];
    }),
  );
  const { hits } = report;
  add(
    headings.hits,
    [column(c.state, 3), column(c.value, 2, true)],
    (['opened', 'repeats', 'told', 'decided', 'confirmed', 'notTheSame', 'outOfDate', 'acted', 'late'] as const)
      .map((name): ReportCell[] => [words.funnel[name], amount(hits[name])])
      .concat(
        hits.medianDecidedMs === null ? [] : [[words.funnel.medianDecidedMs, writeSpan(words, hits.medianDecidedMs)]],
      ),
  );
  add(
    headings.byCountry,
    [
      column(c.country, 2.2),
      column(c.figure, 3.6),
      column(c.phase, 1.8),
      column(c.counted, 1.6, true),
      column(c.entries, 1, true),
    ],
    report.byCountry.map((row) => [
      party(row.group),
      measure(row.measure),
      words.phases[row.phase],
      amount(row.value, row.unit),
      amount(row.entries),
    ]),
  );
  add(
    headings.comparedByCountry,
    [
      column(c.country, 2.2),
      column(c.figure, 3),
      column(c.phase, 1.6),
      column(c.counted, 1.7, true),
      column(c.reported, 1.7, true),
      column(c.verdict, 1.4),
      column(c.difference, 1.2, true),
    ],
    report.comparedByCountry.map((row) => {
      const of = row.unit ?? usualUnit(row.measure);
      return [
        party(row.scope ?? ''),
        measure(row.measure),
        words.phases[row.phase],
        amount(row.counted, of),
        amount(row.reported, of),
        words.verdicts[row.verdict],
        row.difference ? amount(row.difference, of) : '',
      ];
    }),
  );
  add(
    headings.sums,
    [
      column(c.figure, 3.4),
      column(c.phase, 1.8),
      column(c.source, 2),
      column(c.value, 1.4, true),
      column(c.sumOfParts, 1.6, true),
      column(c.verdict, 1.8),
    ],
    report.sums.map((row) => [
      measure(row.measure),
      words.phases[row.phase],
      [row.scope === undefined ? '' : party(row.scope), row.source].filter(Boolean).join(' · '),
      amount(row.whole, usualUnit(row.measure)),
      amount(row.sumOfParts, usualUnit(row.measure)),
      words.verdicts[row.verdict],
    ]),
  );
  add(
    headings.conflicts,
    [
      column(c.figure, 3),
      column(c.phase, 1.5),
      column(c.country, 1.3),
      column(c.difference, 1.2, true),
      column(c.members, 1.5),
      column(c.reported, 3),
    ],
    report.conflicts.map((row) => [
      measure(row.measure),
      words.phases[row.phase],
      row.scope === undefined ? '' : party(row.scope),
      amount(row.difference, usualUnit(row.measure)),
      row.membersInDispute.join(', '),
      stated(row.stated, usualUnit(row.measure)),
    ]),
    [
      ...report.figures.flatMap((figure) =>
        figure.stated.flatMap(({ source, members }) =>
          members && report.conflicts.some(({ measure: of }) => of === figure.measure)
            ? [
                `${measure(figure.measure)} (${source}): ${members.map((code) => (report.partyNotes[code] ? `${code}*` : code)).join(', ')}`,
              ]
            : [],
        ),
      ),
      ...Object.entries(report.partyNotes).map(([code, note]) => `* ${code}: ${note}`),
    ],
  );
  add(
    headings.doubles,
    [column(c.figure, 4), column(c.phase, 2), column(c.agenciesInvolved, 3)],
    report.shared.map((row) => [measure(row.measure), words.phases[row.phase], row.contributors.join(', ')]),
    [`${words.shared}: ${number(report.shared.length)}`, `${words.suspected}: ${number(report.suspected.length)}`],
  );
  add(
    headings.countries,
    [column(c.country, 3), column(c.agencies, 1, true), column(c.officers, 1, true)],
    report.countries.map((row) => [
      `${row.names[language] ?? row.names.en ?? row.code}${row.note ? '*' : ''} (${row.code})`,
      amount(row.agencies),
      amount(row.officers),
    ]),
    report.countries.flatMap(({ note }) => (note ? [`* ${note}`] : [])),
  );
  add(
    headings.signOffs,
    [column(c.country, 2), column(c.state, 2), column(c.signedAt, 2), column(c.note, 3)],
    report.signOffs.map((row) => [
      party(row.country),
      words.signOffStates[row.state],
      row.signedAt ? writeMoment(words, row.signedAt) : '',
      row.note ?? '',
    ]),
  );
  add(
    headings.setAside,
    [column(c.state, 3), column(c.entries, 1, true)],
    [
      [words.held, amount(report.setAside.held)],
      [words.refused, amount(report.setAside.refused)],
    ],
  );
  add(
    headings.heldFigures,
    [column(c.figure, 3), column(c.source, 2), column(c.why, 5)],
    report.heldFigures.map((row) => [measure(row.measure), row.source, row.reasons.map(fault).join(' ')]),
  );
  add(
    headings.notPublished,
    [column(c.figure, 1)],
    [],
    [
      words.missingIsNotZero,
      report.notPublished.length === 0 ? words.none : report.notPublished.map(measure).join(' · '),
    ],
  );
  add(
    headings.trend,
    [column(c.year, 1), column(c.value, 2, true), column(c.madeOf, 5)],
    report.trend.map((row) => [
      row.name,
      row.value === undefined
        ? words.missing
        : {
            value: row.value,
            text: new Intl.NumberFormat(words.locale, { minimumFractionDigits: 1 }).format(row.value),
          },
      row.of === undefined || row.to === undefined
        ? ''
        : `${measure('arrests')}: ${number(row.of)} · ${measure('officers')}: ${number(row.to)}`,
    ]),
  );
  add(
    headings.definitions,
    [column(c.figure, 4), column(c.countedAs, 2), column(c.unit, 1), column(c.partOf, 3)],
    [...new Set(report.figures.map((figure) => figure.measure))].map((code) => {
      const known = findMeasure(code);
      return [
        measure(code),
        known ? words.kinds[known.kind] : '',
        unit(known?.unit ?? ''),
        known?.partOf ? measure(known.partOf) : '',
      ];
    }),
    [words.defined.check, words.defined.hit, words.defined.identity, words.defined.phase],
  );
  return {
    language,
    words,
    title: `${words.report}: ${isolated(report.name)}`,
    subtitle: [
      report.status === 'published' ? words.published : words.draft,
      `${words.generated} ${writeMoment(words, report.generatedAt)}`,
      ...(report.actionDays.length > 0 ? [`${words.actionDays}: ${report.actionDays.map(isolated).join(', ')}`] : []),
      ...(report.crimeAreas.length > 0 ? [`${words.crimeAreas}: ${report.crimeAreas.map(isolated).join(', ')}`] : []),
    ],
    isDraft: report.status !== 'published',
    sections,
  };
}
