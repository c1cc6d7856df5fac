import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { type LaidOutReport, layOutReport, type ReportCell, type ReportLanguage, textOf } from './lay-out-report.ts';
import { printApart } from './print-apart.ts';
import type { Report } from './report.ts';
import { writeCsv } from './write-csv.ts';

export interface RenderedReport {
  readonly body: Buffer | string;
  readonly type: string;
}

/** Renders a report as a file or a page. */
export async function renderReport(
  report: Report,
  format: 'csv' | 'xlsx' | 'html' | 'pdf',
  language: ReportLanguage,
): Promise<RenderedReport> {
  const laidOut = layOutReport(report, language);
  switch (format) {
    case 'csv':
      return { body: writeCsv(report, laidOut.words), type: 'text/csv; charset=utf-8' };
    case 'xlsx':
      return {
        body: await writeXlsx(laidOut),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      };
    case 'html':
      return { body: writeHtml(laidOut), type: 'text/html; charset=utf-8' };
    case 'pdf':
      return { body: await printApart(laidOut), type: 'application/pdf' };
  }
}

/** An amount stays a number in a sheet, so that whoever gets it can go on counting. */
function sheetCell(cell: ReportCell) {
  if (typeof cell === 'string') return { value: cell };
  const digits = Number.isInteger(cell.value) ? '#,##0' : '#,##0.0#####';
  return {
    value: cell.value,
    type: Number,
    format: cell.unit ? `${digits} "${cell.unit.replaceAll('"', '')}"` : digits,
  };
}

async function writeXlsx({ sections, title, subtitle, words }: LaidOutReport): Promise<Buffer> {
  const used = new Set<string>();
  const sheets = sections.map((section, place) => {
    // A sheet's name has at most 31 characters, none of []:*?/\, and is there once.
    let sheet = section.title
      .replace(/[[\]:*?/\\]/g, ' ')
      .slice(0, 28)
      .trim();
    if (used.has(sheet)) sheet = `${sheet} ${place}`;
    used.add(sheet);
    const data: SheetData = [
      ...(place === 0
        ? [[{ value: title, fontWeight: 'bold' as const }], ...subtitle.map((text) => [{ value: text }]), []]
        : []),
      ...section.notes.map((note) => [{ value: note }]),
      section.columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const })),
      ...section.rows.map((row) => row.map(sheetCell)),
    ];
    return {
      data,
      sheet,
      columns: section.columns.map(({ share }) => ({ width: Math.round(share * 14) })),
      rightToLeft: words.direction === 'rtl',
    };
  });
  return writeXlsxFile(sheets).toBuffer();
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]!,
  );
}

/** A page that needs nothing else: no script, no font, no picture; it prints in black and white. */
function writeHtml({ language, words, title, subtitle, sections }: LaidOutReport): string {
  const table = ({ title: heading, notes, columns, rows }: LaidOutReport['sections'][number]): string => `
<section><h2>${escapeHtml(heading)}</h2>
${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}
${
  rows.length === 0
    ? ''
    : `<table><thead><tr>${columns.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>${rows
        .map(
          (row) =>
            `<tr>${row.map((cell, at) => `<td${columns[at]?.isNumber ? ' align="right"' : ''}><bdi>${escapeHtml(textOf(cell))}</bdi></td>`).join('')}</tr>`,
        )
        .join('\n')}</tbody></table>`
}</section>`;
  return `<!doctype html>
<html lang="${language}" dir="${words.direction}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body><h1>${escapeHtml(title)}</h1>
${subtitle.map((text) => `<p><strong>${escapeHtml(text)}</strong></p>`).join('\n')}
${sections.map(table).join('\n')}
</body></html>
`;
}
