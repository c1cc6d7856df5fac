import { stringify } from 'csv-stringify/sync';
import { findMeasure } from '../../engines/tally/measures.ts';
import type { Report } from './report.ts';
import type { ReportWords } from './report-words/words.ts';

/** A cell that a spreadsheet would take for a formula is only text. */
function asText(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

interface Line {
  /** A country; empty for the whole operation. */
  readonly scope?: string;
  readonly measure: string;
  readonly phase: string;
  readonly unit: string;
  readonly source: string;
  readonly value: number | '';
  readonly verdict?: string;
  readonly of?: number | undefined;
  readonly to?: number | undefined;
}

// Where sources differ, by how much; what the parts give that the same source states; what a rate is made of; how it is counted.
const COLUMNS = [
  ...['scope', 'measure', 'name', 'phase', 'unit', 'source', 'value', 'verdict'],
  ...['conflict', 'sum_of_parts', 'of', 'to', 'counted_as', 'part_of'],
];

type Subject = Pick<Line, 'scope' | 'measure' | 'phase'>;

function isSame(one: Subject, other: Subject): boolean {
  return one.measure === other.measure && one.phase === other.phase && (one.scope ?? '') === (other.scope ?? '');
}

/** What countries stated of themselves; where their sources differ, each of them. */
function statedByCountry({ comparedByCountry, conflicts }: Report): Line[] {
  return comparedByCountry.flatMap((row): Line[] => {
    const { scope = '', measure, phase, verdict, reported } = row;
    const usual = row.unit ?? findMeasure(measure)?.unit ?? 'count';
    const line = { scope, measure, phase, verdict };
    const differing = conflicts.find((one) => isSame(row, one))?.stated ?? [];
    if (differing.length === 0) return [{ ...line, unit: usual, source: 'reported', value: reported ?? '' }];
    return differing.map(({ source, value, unit }) => ({ ...line, unit: unit ?? usual, source, value }));
  });
}

/** One figure a line, for machines: codes beside words, numbers without grouping, and all that the report says of the figure. */
export function writeCsv(report: Report, words: ReportWords): string {
  const write = (line: Line) => {
    const known = findMeasure(line.measure);
    const isStated = line.source !== 'counted';
    const conflict = report.conflicts.find((one) => isStated && isSame(line, one));
    const sum = report.sums.find((one) => isStated && isSame(line, one) && one.source === line.source);
    return {
      ...line,
      source: asText(line.source),
      name: words.measures[line.measure] ?? words.rates[line.measure] ?? line.measure,
      conflict: conflict?.difference ?? '',
      sum_of_parts: sum?.sumOfParts ?? '',
      counted_as: known?.kind ?? '',
      part_of: known?.partOf ?? '',
    };
  };
  const lines: Line[] = [
    ...report.figures.flatMap(({ measure, phase, unit, counted, stated, verdict = '' }): Line[] => [
      ...(counted === undefined ? [] : [{ measure, phase, unit, source: 'counted', value: counted, verdict }]),
      ...stated.map((one) => ({
        measure,
        phase,
        unit: one.unit ?? unit,
        source: one.source,
        value: one.value,
        verdict,
      })),
    ]),
    ...report.joined.map((row) => ({ ...row, source: 'counted' })),
    ...report.byCountry.map(({ group, measure, phase, unit, value }) => ({
      scope: group,
      ...{ measure, phase, unit, value, source: 'counted' },
    })),
    ...statedByCountry(report),
    ...report.rates.map(({ name, value, of, to }): Line => {
      const rate = { measure: name, phase: 'action', unit: '', source: 'counted', of, to };
      return value === undefined ? { ...rate, value: '', verdict: 'not-published' } : { ...rate, value };
    }),
    ...report.notPublished.map(
      (measure): Line => ({ measure, phase: '', unit: '', source: '', value: '', verdict: 'not-published' }),
    ),
  ];
  // The mark at the beginning lets spreadsheets read Arabic and Vietnamese as UTF-8.
  return stringify(lines.map(write), { header: true, bom: true, columns: COLUMNS });
}
