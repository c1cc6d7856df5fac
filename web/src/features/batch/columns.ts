import type { SearchRequest } from '../../../../src/domains/search/search.schema.ts';
import { type ReadCountry, readCountryCode } from './country-names.ts';
import type { Table } from './read-table.ts';

export type Subject = SearchRequest['subject'];
export type BatchKind = 'person' | 'document' | 'vehicle' | 'firearm' | 'text';
export type DateOrder = 'day-first' | 'month-first';

/** Which column holds which field: field name to the column's place. */
export type Mapping = Readonly<Record<string, number | undefined>>;

interface BatchField {
  readonly name: string;
  readonly words: string;
  /** What such a column is called, in the languages of the desk. */
  readonly called: RegExp;
}

/** The fields each kind of subject may be asked by. */
export const BATCH_FIELDS: Readonly<Record<BatchKind, readonly BatchField[]>> = {
  person: [
    {
      name: 'family',
      words: 'fields.family',
      called: /famil|surname|last.?name|^nom$|nom de famille|apellid|اللقب|العائلة|фамил|^họ$|soyad|mbiem/i,
    },
    {
      name: 'given',
      words: 'fields.given',
      called: /given|first.?name|fore.?name|pr[ée]nom|^nombres?$|الاسم الأول|^имя$|^tên|^ad[ıi]?$|^emri/i,
    },
    {
      name: 'whole',
      words: 'fields.wholeName',
      called: /full.?name|^name$|nom complet|nombre completo|الاسم الكامل|фио|họ tên|ad soyad|emri i plotë/i,
    },
    {
      name: 'bornOn',
      words: 'fields.bornOn',
      called: /birth|born|dob|naiss|nacim|الميلاد|рожд|ngày sinh|doğum|lindj/i,
    },
    {
      name: 'nationality',
      words: 'fields.nationality',
      called: /national|nacional|الجنسية|граждан|quốc tịch|uyru|shtet[eë]si/i,
    },
    {
      name: 'documentNumber',
      words: 'fields.documentNumber',
      called: /document|passport|passeport|pasaporte|pasaport|паспорт|جواز|hộ chiếu|doc.?n/i,
    },
    { name: 'issuer', words: 'fields.issuer', called: /issu|émet|emisor|إصدار|выдач|quốc gia cấp|veren|lëshues/i },
  ],
  document: [
    {
      name: 'documentNumber',
      words: 'fields.documentNumber',
      called: /document|passport|number|num[ée]ro|passeport|pasaport|паспорт|номер|جواز|رقم|số|numara|num[eë]r/i,
    },
    {
      name: 'issuer',
      words: 'fields.issuer',
      called: /issu|country|state|émet|pays|emisor|país|إصدار|выдач|quốc gia|veren|ülke|lëshues|vend/i,
    },
  ],
  vehicle: [
    {
      name: 'plate',
      words: 'fields.plate',
      called: /plate|registration|immat|plaque|matr[ií]cula|لوحة|номер|biển|plaka|targ/i,
    },
    { name: 'plateCountry', words: 'fields.plateCountry', called: /country|pays|país|بلد|стран|quốc gia|ülke|vendi/i },
    { name: 'vin', words: 'fields.vin', called: /vin|chassis|châssis|bastidor|هيكل|шасси|khung|şasi|shasi/i },
    { name: 'make', words: 'fields.make', called: /make|brand|marque|marca|صانع|марка|hiệu|marka|prodhues/i },
    { name: 'model', words: 'fields.model', called: /model|modèle|modelo|طراز|модель|kiểu/i },
  ],
  firearm: [
    { name: 'serial', words: 'fields.serial', called: /serial|s[ée]rie|تسلسل|серий|seri/i },
    { name: 'make', words: 'fields.make', called: /make|brand|marque|marca|صانع|марка|hãng|marka|prodhues/i },
    { name: 'model', words: 'fields.model', called: /model|modèle|modelo|طراز|модель|kiểu/i },
    { name: 'calibre', words: 'fields.calibre', called: /calib|kalib|عيار|калибр|cỡ nòng/i },
  ],
  text: [{ name: 'text', words: 'batch.anyColumn', called: /./ }],
};

/** A first guess from the names of the columns; the officer sees and corrects it. */
export function guessMapping(kind: BatchKind, columns: readonly string[]): Mapping {
  const taken = new Set<number>();
  const mapping: Record<string, number | undefined> = {};
  for (const { name, called } of BATCH_FIELDS[kind]) {
    const at = columns.findIndex((column, place) => !taken.has(place) && called.test(column));
    if (at < 0) continue;
    taken.add(at);
    mapping[name] = at;
  }
  return mapping;
}

/** The kind whose fields the columns' names fit best; without a column for a name it is not about persons. */
export function guessKind(columns: readonly string[]): BatchKind {
  const kinds = ['person', 'vehicle', 'firearm', 'document'] as const;
  const fits = kinds.map((kind) => {
    const mapping = guessMapping(kind, columns);
    const named = mapping.family !== undefined || mapping.given !== undefined || mapping.whole !== undefined;
    return kind === 'person' && !named ? 0 : Object.keys(mapping).length;
  });
  const most = Math.max(...fits);
  return most === 0 ? 'text' : (kinds[fits.indexOf(most)] ?? 'text');
}

/** Whether a first row names columns: it holds a known name, or at least no number such as a birth date or a passport has. */
export function areHeadings(columns: readonly string[]): boolean {
  return guessKind(columns) !== 'text' || !columns.some((cell) => /\d{3}/.test(cell));
}

/** The table without names of columns, and its first row among the others; or the other way round. */
export function turnHeadings({ columns, rows }: Table, toNames: boolean): Table {
  const nameless = (at: number): string => String(at + 1);
  if (!toNames) {
    // A column without a name was called by its number.
    const first = columns.map((cell, at) => (cell === nameless(at) ? '' : cell));
    return { columns: columns.map((_, at) => nameless(at)), rows: [first, ...rows] };
  }
  const [first = [], ...rest] = rows;
  return { columns: first.map((cell, at) => cell || nameless(at)), rows: rest };
}

/** Writes a date as year-month-day; what is no date stays as typed, so that the node says what is wrong with it. */
export function writeDate(typed: string, order: DateOrder): string {
  const text = typed.trim();
  const found = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(text);
  if (found) {
    const [, first = '', second = '', year = ''] = found;
    const [day, month] = order === 'day-first' ? [first, second] : [second, first];
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  const backwards = /^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!backwards) return text;
  return backwards
    .slice(1)
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

/** The subject a row asks about; undefined when the columns that matter are empty in it. */
export function subjectOf(
  kind: BatchKind,
  mapping: Mapping,
  row: readonly string[],
  order: DateOrder,
  country: ReadCountry = readCountryCode,
): Subject | undefined {
  const cell = (name: string): string | undefined => {
    const at = mapping[name];
    const value = at === undefined ? undefined : row[at]?.trim();
    return value === '' ? undefined : value;
  };
  const filled = <Fields extends object>(fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
  const number = cell('documentNumber');
  const countryIn = (name: string): string | undefined => {
    const typed = cell(name);
    return typed === undefined ? undefined : country(typed);
  };
  const issuer = countryIn('issuer');
  switch (kind) {
    case 'person': {
      const name = filled({
        family: cell('family'),
        given: cell('given'),
        whole: cell('family') || cell('given') ? undefined : cell('whole'),
      });
      const document = number === undefined ? undefined : filled({ number, issuer });
      if (Object.keys(name).length === 0) return document ? ({ document } as Subject) : undefined;
      const bornOn = cell('bornOn');
      const nationality = countryIn('nationality');
      return {
        person: filled({
          names: [name],
          born: bornOn === undefined ? undefined : [{ on: writeDate(bornOn, order) }],
          nationalities: nationality === undefined ? undefined : [nationality],
          documents: document ? [document] : undefined,
        }),
      } as Subject;
    }
    case 'document':
      return number === undefined ? undefined : ({ document: filled({ number, issuer }) } as Subject);
    case 'vehicle': {
      const plate = cell('plate');
      const vin = cell('vin');
      if (plate === undefined && vin === undefined) return undefined;
      return {
        vehicle: filled({
          plate,
          vin,
          plateCountry: countryIn('plateCountry'),
          make: cell('make'),
          model: cell('model'),
        }),
      } as Subject;
    }
    case 'firearm': {
      const serial = cell('serial');
      return serial === undefined
        ? undefined
        : ({
            firearm: filled({ serial, make: cell('make'), model: cell('model'), calibre: cell('calibre') }),
          } as Subject);
    }
    case 'text': {
      const text = cell('text');
      return text === undefined ? undefined : { text };
    }
  }
}
