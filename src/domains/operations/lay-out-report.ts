import { findMeasure } from '../../engines/tally/measures.ts';
import type { Language } from '../../kernel/codes.ts';
import type { Report, ReportFigure } from './report.ts';
import { ar } from './report-words/ar.ts';
import { en } from './report-words/en.ts';
import { es } from './report-words/es.ts';
import { fr } from './report-words/fr.ts';
import { ru } from './report-words/ru.ts';
import { sq } from './report-words/sq.ts';
import { tr } from './report-words/tr.ts';
import { vi } from './report-words/vi.ts';
import type { ReportWords } from './report-words/words.ts';

export type ReportLanguage = Language;

export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = { en, fr, es, ar, ru, vi, tr, sq };

export interface ReportColumn {
  readonly name: string;
  /** Share of the width of the page. */
  readonly share: number;
  readonly isNumber?: boolean;
}

export interface ReportSection {
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly (string | number)[])[];
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

/** Keeps dates and codes in their own order inside a sentence that runs from right to left (U+2066, U+2069). */
function isolated(text: string): string {
  return `\u2066${text}\u2069`;
}

/** Writes a number as the language does. */
export function writeNumberIn({ locale }: ReportWords, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
}

/** Writes a moment as the language does, in UTC. */
export function writeMoment({ locale }: ReportWords, iso: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
    hourCycle: 'h23',
    calendar: 'gregory',
  });
  return isolated(`${format.format(new Date(iso)).replace(/[\u200e\u200f]/g, '')} UTC`);
}

const HOUR_MS = 3_600_000;

/** Lays a report out in a language. */
export function layOutReport(report: Report, language: ReportLanguage): LaidOutReport {
  const words = REPORT_WORDS[language];
  const { headings, columns: c } = words;
  const measure = (code: string): string => words.measures[code] ?? code;
  const number = (value: number): string => writeNumberIn(words, value);
  const unit = (code: string): string => (code === 'count' ? '' : code);
  const withUnit = (value: number, of: string): string => [number(value), unit(of)].filter(Boolean).join(' ');
  const column = (name: string, share: number, isNumber = false): ReportColumn => ({
    name,
    share,
    ...(isNumber ? { isNumber } : {}),
  });
  const sections: ReportSection[] = [];
  const add = (
    title: string,
    columns: readonly ReportColumn[],
    rows: readonly (readonly (string | number)[])[],
    notes: readonly string[] = [],
  ): void => {
    if (rows.length > 0 || notes.length > 0) sections.push({ title, notes, columns, rows });
  };

  const stated = ({ stated: all, unit: of }: ReportFigure): string =>
    all
      .map(({ text, value, source, unit: given }) => {
        const precision = text.startsWith('about')
          ? words.precision.about
          : text.startsWith('more than')
            ? words.precision['at-least']
            : '';
        return `${[precision, withUnit(value, given ?? of)].filter(Boolean).join(' ')} ${isolated(`(${source})`)}`;
      })
      .join('; ');

  add(
    headings.phases,
    [column(c.phase, 2), column(c.from, 1), column(c.to, 1)],
    report.phases.map(({ phase, from, to }) => [words.phases[phase], from, to]),
  );
  add(
    headings.figures,
    [
      column(c.figure, 4),
      column(c.phase, 1.6),
      column(c.counted, 1.4, true),
      column(c.reported, 3),
      column(c.verdict, 1.6),
      column(c.difference, 1.2, true),
    ],
    report.figures.map((figure) => [
      measure(figure.measure),
      words.phases[figure.phase],
      figure.counted === undefined ? '' : withUnit(figure.counted, figure.unit),
      stated(figure),
      figure.verdict ? words.verdicts[figure.verdict] : '',
      figure.difference ? number(figure.difference) : '',
    ]),
    [words.phasesAreNotMixed, words.nothingOverwritten, words.reproduced],
  );
  add(
    headings.joined,
    [column(c.figure, 4), column(c.phase, 3), column(c.value, 2, true)],
    report.joined.map((row) => [measure(row.measure), words.phases[row.phase], withUnit(row.value, row.unit)]),
  );
  add(
    headings.derived,
    [column(c.figure, 4), column(c.phase, 2), column(c.source, 2), column(c.value, 2, true)],
    report.derived.map((row) => [
      measure(row.measure),
      words.phases[row.phase],
      row.source,
      `${row.text.startsWith('about') ? `${words.precision.about} ` : ''}${number(row.value)}`,
    ]),
  );
  add(
    headings.rates,
    [column(c.figure, 4), column(c.value, 2, true)],
    report.rates.map(({ name, value }) => [
      words.rates[name] ?? name,
      value === undefined ? words.missing : number(value),
    ]),
  );
  const { hits } = report;
  add(
    headings.hits,
    [column(c.state, 3), column(c.value, 2, true)],
    (['opened', 'repeats', 'told', 'decided', 'confirmed', 'notTheSame', 'outOfDate', 'acted', 'late'] as const)
      .map((name): string[] => [words.funnel[name], number(hits[name])])
      .concat(
        hits.medianDecidedMs === null
          ? []
          : [
              [
                words.funnel.medianDecidedMs,
                `${number(Math.round((hits.medianDecidedMs / HOUR_MS) * 1000) / 1000)} ${words.hours}`,
              ],
            ],
      ),
  );
  add(
    headings.byCountry,
    [
      column(c.country, 1),
      column(c.figure, 4),
      column(c.phase, 2),
      column(c.counted, 2, true),
      column(c.entries, 1, true),
    ],
    report.byCountry.map((row) => [
      row.group,
      measure(row.measure),
      words.phases[row.phase],
      withUnit(row.value, row.unit),
      number(row.entries),
    ]),
  );
  add(
    headings.sums,
    [column(c.figure, 4), column(c.phase, 2), column(c.source, 2), column(c.verdict, 2)],
    report.sums.map((row) => [
      measure(row.measure),
      words.phases[row.phase],
      [row.scope, row.source].filter(Boolean).join(' · '),
      words.verdicts[row.verdict as 'sums'] ?? row.verdict,
    ]),
  );
  add(
    headings.conflicts,
    [
      column(c.figure, 3),
      column(c.phase, 1.5),
      column(c.difference, 1.2, true),
      column(c.members, 1.5),
      column(c.reported, 3),
    ],
    report.conflicts.map((row) => [
      measure(row.measure),
      words.phases[row.phase],
      number(row.difference),
      row.membersInDispute.join(', '),
      report.figures
        .filter((figure) => figure.measure === row.measure && figure.phase === row.phase)
        .map(stated)
        .join('; '),
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
      number(row.agencies),
      number(row.officers),
    ]),
    report.countries.flatMap(({ note }) => (note ? [`* ${note}`] : [])),
  );
  add(
    headings.signOffs,
    [column(c.country, 1), column(c.state, 2), column(c.signedAt, 2)],
    report.signOffs.map((row) => [
      row.country,
      words.signOffStates[row.state],
      row.signedAt ? writeMoment(words, row.signedAt) : '',
    ]),
  );
  add(
    headings.setAside,
    [column(c.state, 3), column(c.entries, 1, true)],
    [
      [words.held, number(report.setAside.held)],
      [words.refused, number(report.setAside.refused)],
      ...report.heldFigures.map((row): string[] => [`${words.held}: ${measure(row.measure)}`, row.source]),
    ],
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
    [column(c.year, 1), column(c.value, 2, true)],
    report.trend.map((row) => [
      row.name,
      row.value === undefined
        ? words.missing
        : new Intl.NumberFormat(words.locale, { minimumFractionDigits: 1 }).format(row.value),
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
