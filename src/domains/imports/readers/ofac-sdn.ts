/**
 * The Specially Designated Nationals list of the United States' Office of Foreign Assets Control, as its three CSV files:
 * subjects (sdn), aliases (alt) and addresses (add), joined by entity number. The subjects are streamed; the two small
 * files are held by entity number, up to a limit.
 */
import { faultOf } from '../../../kernel/faults.ts';
import { fieldFault, Problem } from '../../../kernel/problem.ts';
import { countryCode } from '../country-names.ts';
import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { type Remarks, readRemarks } from './ofac-remarks.ts';
import { readText, shorten, tidy } from './read-text.ts';
import type { ByteStream, ReadItem } from './row.ts';
import { gatherNames, type NamePart, noteOf, unique } from './subject-names.ts';

const SHAPE = { delimiter: ',', quote: '"' } as const;
const SUBJECT_COLUMNS = 12;
// Thirty times the list of today; beyond it the side files would no longer fit into memory comfortably.
const MOST_SIDE_ROWS = 1_000_000;
const NOTHING = '-0-';

type Side = Map<string, string[][]>;

function cellsOf(row: CsvRow): string[] {
  return row.cells.map((cell) => {
    const text = tidy(cell);
    return text === NOTHING ? '' : text;
  });
}

/** Files may begin with a row of names, and older ones end with the sign DOS put at the end. */
function isNoSubject(cells: readonly string[], line: number): boolean {
  return (line === 1 && /^ent_?num$/i.test(cells[0] ?? '')) || cells.every((cell) => cell === '');
}

async function readSide(bytes: ByteStream | undefined, columns: number, what: string): Promise<Side> {
  const side: Side = new Map();
  if (bytes === undefined) return side;
  let count = 0;
  for await (const item of readCsvRows(readText(bytes), SHAPE)) {
    if ('fault' in item)
      throw new Problem('unreadable-file', faultOf('side-line-broken', { line: item.fault.line, file: what }));
    const cells = cellsOf(item.row);
    if (isNoSubject(cells, item.row.line)) continue;
    if (cells.length < columns - 1 || !/^\d+$/.test(cells[0]!)) {
      throw new Problem('unreadable-file', faultOf('side-line-broken', { line: item.row.line, file: what }));
    }
    count += 1;
    if (count > MOST_SIDE_ROWS)
      throw new Problem('unreadable-file', faultOf('side-too-long', { file: what, limit: MOST_SIDE_ROWS }));
    const rows = side.get(cells[0]!);
    if (rows) rows.push(cells);
    else side.set(cells[0]!, [cells]);
  }
  // The order of rows in a file says nothing, and must not look like a change.
  for (const rows of side.values()) rows.sort((one, other) => Number(one[1]) - Number(other[1]));
  return side;
}

/** `HALD, Eskil` is family and given name; other names have no parts that could be told. */
function personName(text: string, quality: NamePart['quality']): NamePart {
  const comma = text.indexOf(', ');
  if (comma <= 0) return { whole: text, quality };
  return { family: text.slice(0, comma).slice(0, 300), given: text.slice(comma + 2).slice(0, 300), quality };
}

interface Subject {
  readonly line: number;
  readonly cells: readonly string[];
  readonly remarks: Remarks;
  readonly aliases: readonly string[][];
  readonly addresses: readonly string[][];
}

interface Gathered {
  readonly names: NamePart[];
  readonly note: string | undefined;
  readonly places: string[] | undefined;
  readonly countries: string[] | undefined;
}

function gather(
  { cells, remarks, aliases, addresses }: Subject,
  asName: (text: string, quality: NamePart['quality']) => NamePart,
): Gathered {
  const { names, leftOver } = gatherNames(
    [
      asName(cells[1]!, 'primary'),
      ...aliases.map((alias) => asName(alias[3]!, /weak/i.test(alias[4] ?? '') ? 'weak' : 'good')),
      ...remarks.formerNames.map((name) => asName(name, 'good')),
      ...remarks.weakNames.map((name) => asName(name, 'weak')),
    ],
    { ofPerson: asName === personName },
  );
  const places = unique(
    addresses.map((row) => [row[2], row[3], row[4], row[5]].filter(Boolean).join(', ')).filter(Boolean),
  );
  return {
    names,
    places: places?.map((place) => shorten(place, 500)),
    countries: unique(addresses.map((row) => countryCode(row[4] ?? '')))?.slice(0, 20),
    note: noteOf([
      cells[3] ? `Programme ${cells[3].split('] [').join(', ')}` : undefined,
      cells[4],
      ...aliases.filter((alias) => alias[4]).map((alias) => `Alias ${alias[3]}: ${alias[4]}`),
      leftOver.length > 0 ? `Also called ${leftOver.join('; ')}` : undefined,
      ...remarks.rest,
      places && places.length > 100 ? places.slice(100).join('; ') : undefined,
    ]),
  };
}

function documentsOf({ documents }: Remarks) {
  return unique(documents)?.slice(0, 100);
}

function without(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}

function noteOfAll(note: string | undefined, ...more: (string | undefined | false)[]): string | undefined {
  const whole = noteOf([note, ...more.map((one) => one || undefined)]);
  return whole && shorten(whole, 4000);
}

function subjectOf(kind: string, subject: Subject): Record<string, unknown> {
  const { cells, remarks } = subject;
  const notSaid = /^none identified$/i;
  switch (kind) {
    case 'person': {
      const { names, note, places } = gather(subject, personName);
      return without({
        names,
        born: unique(remarks.born)?.slice(0, 20),
        sex: remarks.sex,
        nationalities: unique(remarks.nationalities)?.slice(0, 20),
        birthPlaces: unique(remarks.birthPlaces)
          ?.slice(0, 20)
          .map((place) => shorten(place, 200)),
        documents: documentsOf(remarks),
        addresses: places?.slice(0, 50),
        note: noteOfAll(note, places?.slice(50).join('; ')),
      });
    }
    case 'vessel': {
      const { names, note, places } = gather(subject, (whole, quality) => ({ whole, quality }));
      const flag = cells[9] && !notSaid.test(cells[9]) ? cells[9] : '';
      return without({
        names: names.slice(0, 100),
        imo: remarks.imo,
        mmsi: remarks.mmsi,
        callSign: cells[5],
        flag: flag && countryCode(flag),
        type: cells[6],
        owner: cells[10],
        note: noteOfAll(
          note,
          flag && !countryCode(flag) && `Flag ${flag}`,
          cells[7] && `Tonnage ${cells[7]}`,
          cells[8] && `Gross registered tonnage ${cells[8]}`,
          places?.join('; '),
          ...remarks.documents.map((document) => `${document.number} ${document.issuer ?? ''}`),
        ),
      });
    }
    case 'aircraft': {
      const { names, note, places } = gather(subject, (whole, quality) => ({ whole, quality }));
      const others = names.slice(1).map((name) => name.whole);
      return without({
        registration: shorten(cells[1]!, 40),
        serial: remarks.serial && shorten(remarks.serial, 40),
        model: remarks.model && shorten(remarks.model, 100),
        operator: remarks.operator,
        note: noteOfAll(
          note,
          remarks.tail && remarks.tail !== cells[1] && `Tail number ${remarks.tail}`,
          others.length > 0 && `Also called ${others.join('; ')}`,
          places?.join('; '),
        ),
      });
    }
    default: {
      const { names, note, places, countries } = gather(subject, (whole, quality) => ({ whole, quality }));
      return without({
        names,
        countries,
        identifiers: documentsOf(remarks),
        addresses: places?.slice(0, 100),
        note: noteOfAll(
          note,
          remarks.imo && `IMO company number ${remarks.imo}`,
          remarks.birthPlaces.join('; '),
          remarks.nationalities.join('; '),
        ),
      });
    }
  }
}

const KINDS = {
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
  '': 'organisation',
  entity: 'organisation',
} as const;

/** Reads individuals, entities, vessels and aircraft. */
export async function* readOfacSdn(
  { sdn, alt, add }: { readonly sdn: ByteStream; readonly alt?: ByteStream; readonly add?: ByteStream },
  today: string,
): AsyncGenerator<ReadItem> {
  const aliases = await readSide(alt, 5, 'alt.csv');
  const addresses = await readSide(add, 6, 'add.csv');
  let isFirst = true;
  for await (const item of readCsvRows(readText(sdn), SHAPE, () => SUBJECT_COLUMNS)) {
    if ('fault' in item) {
      yield { fault: item.fault };
      continue;
    }
    const { line } = item.row;
    const cells = cellsOf(item.row);
    if (isNoSubject(cells, line)) continue;
    const key = /^\d+$/.test(cells[0]!) ? cells[0]! : undefined;
    if (isFirst && (key === undefined || cells.length < 4)) {
      throw new Problem('unreadable-file', faultOf('not-the-sdn-list'));
    }
    isFirst = false;
    if (key === undefined) {
      yield { fault: { line, ...fieldFault('ent_num', 'no-entity-number') } };
      continue;
    }
    if (cells.length !== SUBJECT_COLUMNS) {
      const values = { cells: cells.length, wanted: SUBJECT_COLUMNS };
      yield { fault: { line, key, ...fieldFault('', 'cell-count', { values }) } };
      continue;
    }
    const kind = KINDS[cells[2]!.toLowerCase() as keyof typeof KINDS];
    if (kind === undefined) {
      const values = { type: cells[2]!.slice(0, 60) };
      yield { fault: { line, key, ...fieldFault('sdn_type', 'no-register', { values }) } };
      continue;
    }
    if (cells[1] === '') {
      yield { fault: { line, key, kind, ...fieldFault('sdn_name', 'subject-no-name') } };
      continue;
    }
    const own = aliases.get(key) ?? [];
    const remarks = readRemarks(cells[11]!, today);
    const subject = subjectOf(kind, { line, cells, remarks, aliases: own, addresses: addresses.get(key) ?? [] });
    aliases.delete(key);
    addresses.delete(key);
    const terms = {
      subject,
      reason: 'sanctions',
      action: 'apply-sanctions',
      purpose: 'alert',
      grade: 'A2',
      basis: 'OFAC Specially Designated Nationals List',
      nationalReference: key,
    } as const;
    yield { row: { line, kind, key, terms, aliases: own.length, documents: remarks.documents.length } };
  }
  if (isFirst) throw new Problem('unreadable-file', faultOf('file-empty'));
  for (const [entity, rows] of aliases) {
    for (const row of rows) {
      yield { fault: { line: 0, key: entity, ...fieldFault(`alt_num ${row[1]}`, 'part-of-nobody') } };
    }
  }
}
