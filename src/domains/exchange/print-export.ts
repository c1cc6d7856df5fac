import PDFDocument from 'pdfkit';
import { type Style, Typesetter } from '../operations/public.ts';
import type { Export } from './export-message.ts';

const MARGIN = 48;
const GREY = '#777777';

type Body = Readonly<Record<string, unknown>>;

/** The lines of a body: each field by its name, lists and groups written out. */
export function linesOf(body: Body, before = ''): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const label = before ? `${before} · ${name}` : name;
    if (Array.isArray(value)) {
      return value.flatMap((one, place) =>
        typeof one === 'object' && one !== null
          ? linesOf(one as Body, `${label} ${place + 1}`)
          : [`${label}: ${String(one)}`],
      );
    }
    if (typeof value === 'object' && value !== null) return linesOf(value as Body, label);
    return [`${label}: ${String(value)}`];
  });
}

/** Prints what leaves for a file or for court; the codes and grades stand at the head of the first page and at the foot of each. */
export function printExport(taken: Export): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: taken.name, Creator: 'Entente', Producer: 'Entente' },
    font: '', // the built-in fonts know no Arabic and no Vietnamese: none is used
  } as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
  });
  const setter = new Typesetter(page);
  const style = (size: number, weight: Style['weight'] = 400): Style => ({ size, weight, direction: 'ltr' });
  const width = page.page.width - 2 * MARGIN;
  const bottom = page.page.height - MARGIN - 20;
  const codes = [taken.handling.join(' + '), taken.grades.join(' · ')].filter(Boolean).join(' — ');
  let y = MARGIN;
  const say = (text: string, of: Style, gap = 2): void => {
    if (y + setter.heightOf(text, width, of) > bottom) {
      page.addPage();
      y = MARGIN;
    }
    y = setter.draw(text, { x: MARGIN, y, width }, of) + gap;
  };

  say(codes, style(13, 700), 6);
  say(`${taken.reference} · ${taken.kind} · ${taken.sender}`, style(16, 700), 4);
  say(
    `${taken.use === 'court' ? 'Taken out for court' : 'Taken out for a file'} by ${taken.madeFor}, ${taken.madeAt}`,
    style(9.5),
  );
  if (taken.caseReference) say(`Case ${taken.caseReference}`, style(9.5));
  for (const basis of taken.basis) say(basis, style(9.5));
  if (taken.leftOut > 0)
    say(`${taken.leftOut} item(s) are left out: their conditions do not allow this use.`, style(9.5, 700));
  y += 6;
  for (const line of linesOf(taken.content)) say(line, style(10));
  for (const [place, item] of taken.items.entries()) {
    y += 10;
    say(`${place + 1}. ${item.title} — ${item.grade} — ${item.handling.join(' + ')}`, style(12, 700));
    say([item.kind, item.role, item.originator, `version ${item.version}`].filter(Boolean).join(' · '), style(9));
    if (item.handlingNote) say(item.handlingNote, style(9, 700));
    for (const line of linesOf(item.body)) say(line, style(10));
  }

  const { start, count } = page.bufferedPageRange();
  for (let number = start; number < start + count; number += 1) {
    page.switchToPage(number);
    page.page.margins.bottom = 0; // the foot lies in the margin; without this a new page would begin
    page
      .moveTo(MARGIN, page.page.height - MARGIN)
      .lineTo(MARGIN + width, page.page.height - MARGIN)
      .lineWidth(0.3)
      .strokeColor(GREY)
      .stroke();
    setter.draw(
      `${codes} · ${taken.name} · ${number + 1} / ${count}`,
      { x: MARGIN, y: page.page.height - MARGIN + 8, width },
      style(8, 700),
      'end',
    );
  }
  page.end();
  return done;
}
