import { plainNumber, UPLOAD_COLUMNS, type UploadColumn } from '../../../../src/domains/operations/upload.schema.ts';
import { type DateOrder, writeDate } from '../batch/columns.ts';
import type { Table } from '../batch/read-table.ts';

/** What a column of the file may hold: a place of the entry, the hour beside a day, or the amounts of one figure. */
export type Target = UploadColumn | 'time' | `amount:${string}`;

/** How a file is read: column by column what it holds, and what its own words mean. */
export interface UploadMapping {
  /** By place; empty where the column is not read. */
  readonly columns: readonly (Target | '')[];
  /** The figure of the whole file, where no column says it. */
  readonly measure: string;
  readonly dates: DateOrder;
  /** Whose clock stands behind a moment without an offset. */
  readonly zone: string;
  /** What the file calls a figure → its code. */
  readonly measures: ReadonlyMap<string, string>;
  /** What the file calls a place → the code of the hot spot. */
  readonly places: ReadonlyMap<string, string>;
  readonly phases: ReadonlyMap<string, string>;
  /** The figures that are counted in pieces, by code. */
  readonly inPieces: ReadonlySet<string>;
  readonly country: (typed: string) => string;
}

/** One entry as it is sent, with the row of the file it comes of. */
export interface UploadLine {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<UploadColumn, string>>>;
}

/** Words are compared without case, accents and signs. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const CALLED: readonly (readonly [Target, RegExp])[] = [
  [
    'measure',
    /^(measure|figure|category|kind|what|mesure|chiffre|cat[eé]gorie|medida|cifra|categor[ií]a|показатель|категория|chỉ số|loại|ölçü|kategori|tür|kategoria|lloji|الفئة|الرقم|النوع)$/i,
  ],
  [
    'amount',
    /^(amount|number|count|quantity|value|total|nombre|quantit[eé]|valeur|cantidad|n[uú]mero|valor|количество|число|số lượng|adet|miktar|say[ıi]|sasia|numri|العدد|الكمية)$/i,
  ],
  ['unit', /^(unit|unit[eé]|unidad|единица|đơn vị|birim|nj[eë]sia|الوحدة)$/i],
  [
    'at',
    /^(at|date|day|moment|when|date.?time|timestamp|jour|fecha|d[ií]a|дата|день|ngày|thời điểm|tarih|g[uü]n|data|dita|التاريخ|اليوم)$/i,
  ],
  ['time', /^(time|hour|heure|hora|время|час|giờ|saat|ora|الوقت|الساعة)$/i],
  [
    'hot_spot',
    /^(hot.?spot|place|location|crossing|lieu|point.*|lugar|punto.*|место|точка|địa điểm|điểm.*|yer|nokta|vendi|pika|المكان|النقطة)$/i,
  ],
  ['agency', /^(agency|service|authority|organismo|servicio|ведомство|cơ quan|kurum|agjencia|الجهة)$/i],
  ['phase', /^(phase|fase|этап|фаза|giai đoạn|aşama|faza|المرحلة)$/i],
  ['unit', /^(currency|monnaie|devise|moneda|валюта|tiền tệ|para birimi|monedha|العملة)$/i],
  ['identity', /^(identity|document.*|passport.*|serial.*|plate|vin|pasaport.*|номер.*|số.*|رقم.*)$/i],
  ['born_on', /birth|born|dob|naiss|nacim|الميلاد|рожд|sinh|doğum|lindj/i],
  ['name', /^(name|full.?name|nom|nombre.*|apellid.*|фио|имя|họ tên|ad soyad|emri.*|الاسم.*)$/i],
  ['id', /^(id|key|cl[eé]|clave|ключ|khóa|anahtar|çelësi)$/i],
  ['revision', /^(revision|r[eé]vision|correction|revisi[oó]n)$/i],
];

/** A first guess from the headings; the officer sees and corrects it. `measures` has the figures by their folded names. */
export function guessColumns(headings: readonly string[], measures: ReadonlyMap<string, string>): (Target | '')[] {
  const taken = new Set<Target>();
  return headings.map((heading) => {
    const measure = measures.get(folded(heading));
    const found = measure
      ? (`amount:${measure}` as const)
      : CALLED.find(([target, called]) => !taken.has(target) && called.test(heading.trim().replaceAll('_', ' ')))?.[0];
    const exact = UPLOAD_COLUMNS.find((name) => name === heading.trim().toLowerCase() && !taken.has(name));
    const target = exact ?? found;
    if (target === undefined || taken.has(target)) return '';
    taken.add(target);
    return target;
  });
}

/** The words of a file for its figures that nothing here is called: whoever sends it says what they mean. */
export function unknownMeasures({ rows }: Table, { columns, measures }: UploadMapping): string[] {
  const at = columns.indexOf('measure');
  if (at < 0) return [];
  const words = new Set(rows.map((row) => row[at]?.trim() ?? '').filter(Boolean));
  return [...words].filter((word) => !measures.has(folded(word)));
}

/** Whether enough is said to send anything: a moment, and amounts of something. */
export function isReadable({ columns, measure }: UploadMapping): boolean {
  const hasFigure = columns.includes('measure') || measure !== '';
  return (
    columns.includes('at') &&
    ((columns.includes('amount') && hasFigure) || columns.some((target) => target.startsWith('amount:')))
  );
}

/** The entries of a file, in the words of the node. A cell that cannot be read goes as it is, and the node says why. */
export function readLines({ rows }: Table, mapping: UploadMapping): UploadLine[] {
  const { columns, measures, places, phases, measure: ofAll } = mapping;
  const placeOf = new Map(columns.map((target, at) => [target, at]));
  return rows.flatMap((row, index) => {
    const cell = (target: Target): string => {
      const at = placeOf.get(target);
      return at === undefined ? '' : (row[at]?.trim() ?? '');
    };
    const known = (words: ReadonlyMap<string, string>, typed: string): string => words.get(folded(typed)) ?? typed;
    const issuer = cell('identity_country');
    const born = cell('born_on');
    const common = {
      id: cell('id'),
      revision: cell('revision'),
      unit: cell('unit'),
      phase: known(phases, cell('phase')),
      at: readMoment(cell('at'), cell('time'), mapping),
      hot_spot: known(places, cell('hot_spot')),
      agency: cell('agency'),
      identity: cell('identity'),
      identity_country: issuer === '' ? '' : mapping.country(issuer),
      name: cell('name'),
      born_on: born === '' ? '' : writeDate(born, mapping.dates),
    };
    const line = (measure: string, amount: string, more: object = {}): UploadLine => ({
      row: index + 1,
      cells: filled({ ...common, ...more, measure, amount: plainNumber(amount, mapping.inPieces.has(measure)) }),
    });
    const wide = columns.flatMap((target, at) => {
      const amount = row[at]?.trim() ?? '';
      if (!target.startsWith('amount:') || amount === '') return [];
      const measure = target.slice('amount:'.length);
      // One key of the file stands for several figures of its row.
      return [line(measure, amount, common.id === '' ? {} : { id: `${common.id}-${measure}` })];
    });
    if (!columns.includes('amount')) return wide;
    const measure = known(measures, cell('measure')) || ofAll;
    const isEmpty = cell('amount') === '' && cell('measure') === '';
    return isEmpty ? wide : [line(measure, cell('amount')), ...wide];
  });
}

function filled(cells: Record<string, string>): UploadLine['cells'] {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''));
}

/** A moment with its offset: one without an offset is on the clock of the zone, a day without an hour at its noon. */
export function readMoment(day: string, time: string, { dates, zone }: Pick<UploadMapping, 'dates' | 'zone'>): string {
  const typed = [day.trim(), time.trim()].filter(Boolean).join(' ');
  if (/(Z|[+-]\d{2}:?\d{2})$/i.test(typed) && /[T ]\d/.test(typed)) return typed.replace(' ', 'T');
  const found = /^(\S+)(?:[T ]+(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))?)?$/.exec(
    typed.replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 '),
  );
  const date = found?.[1] === undefined ? undefined : writeDate(found[1], dates);
  if (!found || !date || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return typed;
  const [, , hour = '12', minute = '00', second = '00'] = found;
  const wall = Date.parse(`${date}T${hour.padStart(2, '0')}:${minute}:${second}Z`);
  return Number.isNaN(wall) ? typed : new Date(fromWall(wall, zone)).toISOString();
}

/** The instant at which the clocks of a zone show a time; twice, for the offset may change in between. */
function fromWall(wall: number, zone: string): number {
  let at = wall;
  for (let turn = 0; turn < 2; turn += 1) at = wall - offsetAt(at, zone);
  return at;
}

function offsetAt(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const shown = `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`;
  return Date.parse(shown) - Math.floor(at / 1000) * 1000;
}

/** The file as the node reads it: its own names of columns, one entry a line. */
export function writeLines(lines: readonly UploadLine[]): Blob {
  const used = UPLOAD_COLUMNS.filter((name) => lines.some(({ cells }) => cells[name] !== undefined));
  const quoted = (text: string): string =>
    /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"` : text;
  const rows = lines.map(({ cells }) => used.map((name) => quoted(cells[name] ?? '')).join(','));
  return new Blob([[used.join(','), ...rows].join('\n'), '\n'], { type: 'text/csv' });
}
