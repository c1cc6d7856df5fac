import PDFDocument from 'pdfkit';
import { type LaidOutReport, type ReportCell, type ReportSection, textOf } from './lay-out-report.ts';
import { type Style, Typesetter } from './typeset.ts';

const MARGIN = 48;
const GAP = 6;
const GREY = '#777777';

/** Prints a report as PDF on A4; black on white, tables with thin lines. */
export function printReport({ title, subtitle, words, sections, isDraft, language }: LaidOutReport): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: language,
    info: { Title: title, Creator: 'Entente', Producer: 'Entente' },
    font: '', // the built-in fonts know no Arabic and no Vietnamese: none is used
  } as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
  });
  const setter = new Typesetter(page);
  const style = (size: number, weight: Style['weight'] = 400): Style => ({ size, weight, direction: words.direction });
  const full = page.page.width - 2 * MARGIN;
  const bottom = page.page.height - MARGIN - 20;
  let y = MARGIN;
  const room = (height: number): void => {
    if (y + height <= bottom) return;
    page.addPage();
    y = MARGIN;
  };
  const say = (text: string, of: Style): void => {
    room(setter.heightOf(text, full, of));
    y = setter.draw(text, { x: MARGIN, y, width: full }, of) + 2;
  };

  function drawRow(section: ReportSection, cells: readonly ReportCell[], of: Style): void {
    const total = section.columns.reduce((sum, { share }) => sum + share, 0);
    const widths = section.columns.map(({ share }) => (full * share) / total - GAP);
    const height = Math.max(...cells.map((cell, at) => setter.heightOf(textOf(cell), widths[at]!, of)));
    room(height + 4);
    let x = words.direction === 'rtl' ? MARGIN + full : MARGIN;
    for (const [at, cell] of cells.entries()) {
      const width = widths[at]!;
      const left = words.direction === 'rtl' ? x - width : x;
      if (textOf(cell) !== '') {
        setter.draw(textOf(cell), { x: left, y, width }, of, section.columns[at]!.isNumber ? 'end' : 'start');
      }
      x += words.direction === 'rtl' ? -(width + GAP) : width + GAP;
    }
    y += height + 2;
    page
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + full, y)
      .lineWidth(0.3)
      .strokeColor(GREY)
      .stroke();
    y += 2;
  }

  say(title, style(18, 700));
  for (const [place, text] of subtitle.entries()) say(text, style(10, place === 0 ? 700 : 400));
  for (const section of sections) {
    room(70); // a heading does not stand alone at the foot of a page
    y += 10;
    say(section.title, style(13, 700));
    for (const note of section.notes) say(note, style(9));
    if (section.rows.length === 0) continue;
    y += 2;
    drawRow(
      section,
      section.columns.map(({ name }) => name),
      style(8.5, 700),
    );
    for (const row of section.rows) drawRow(section, row, style(8.5));
  }

  const { start, count } = page.bufferedPageRange();
  for (let number = start; number < start + count; number += 1) {
    page.switchToPage(number);
    page.page.margins.bottom = 0; // the foot lies in the margin; without this a new page would begin
    const foot = `${isDraft ? `${words.draft} · ` : ''}${number + 1} / ${count}`;
    setter.draw(foot, { x: MARGIN, y: page.page.height - MARGIN + 8, width: full }, style(8), 'end');
  }
  page.end();
  return done;
}
