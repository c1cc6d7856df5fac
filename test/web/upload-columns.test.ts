import { expect, test } from 'vitest';
import { plainNumber } from '../../src/domains/operations/upload.schema.ts';
import { readTable } from '../../web/src/features/batch/read-table.ts';
import {
  folded,
  guessColumns,
  isReadable,
  readLines,
  readMoment,
  type UploadMapping,
  unknownMeasures,
  writeLines,
} from '../../web/src/features/operations/upload-columns.ts';

const MEASURES = new Map(
  [
    ['Persons checked', 'persons-checked'],
    ['Personnes contrôlées', 'persons-checked'],
    ['Vehicles checked', 'vehicles-checked'],
    ['Drugs seized', 'drugs-seized'],
    ['Arrests for drugs', 'arrests-drugs'],
  ].map(([name, code]) => [folded(name!), code!]),
);
const PLACES = new Map([[folded('Pont du Nord'), 'NORTH-GATE']]);

function mapping(overrides: Partial<UploadMapping>): UploadMapping {
  return {
    columns: [],
    measure: '',
    dates: 'day-first',
    zone: 'Europe/Paris',
    measures: MEASURES,
    places: PLACES,
    inPieces: new Set(['persons-checked', 'vehicles-checked', 'arrests-drugs']),
    phases: new Map([[folded('Phase d’action'), 'action']]),
    country: (typed) => (typed === 'Sudoria' ? 'ZZS' : typed),
    ...overrides,
  };
}

test('a file with a line for each result is read in its own words, dates and numbers', () => {
  const table = readTable(
    'Date;Heure;Catégorie;Nombre;Lieu\n27.03.2026;11:20;personnes controlees;1 200;Pont du Nord\n28.03.2026;;Drugs seized;4,5;Ailleurs',
  );
  const columns = guessColumns(table.columns, MEASURES);
  expect(columns).toEqual(['at', 'time', 'measure', 'amount', 'hot_spot']);
  expect(readLines(table, mapping({ columns }))).toEqual([
    {
      row: 1,
      cells: { at: '2026-03-27T10:20:00.000Z', measure: 'persons-checked', amount: '1200', hot_spot: 'NORTH-GATE' },
    },
    { row: 2, cells: { at: '2026-03-28T11:00:00.000Z', measure: 'drugs-seized', amount: '4.5', hot_spot: 'Ailleurs' } },
  ]);
});

test('a file with a column for each figure gives an entry for each amount, and none where nothing stands', async () => {
  const table = readTable(
    'at,Persons checked,Vehicles checked,id\n2026-03-27T09:00+01:00,40,,A1\n2026-03-27T10:00Z,0,3,A2',
  );
  const columns = guessColumns(table.columns, MEASURES);
  expect(columns).toEqual(['at', 'amount:persons-checked', 'amount:vehicles-checked', 'id']);
  const lines = readLines(table, mapping({ columns }));
  expect(lines.map(({ row, cells }) => [row, cells.id, cells.measure, cells.amount])).toEqual([
    [1, 'A1-persons-checked', 'persons-checked', '40'],
    [2, 'A2-persons-checked', 'persons-checked', '0'],
    [2, 'A2-vehicles-checked', 'vehicles-checked', '3'],
  ]);
  expect(await writeLines(lines.slice(0, 1)).text()).toBe(
    'id,measure,amount,at\nA1-persons-checked,persons-checked,40,2026-03-27T09:00+01:00\n',
  );
});

test('words for figures that are not known are named, and mean what the officer says', () => {
  const table = readTable('what,number,day\nStups,2,2026-03-27\nPersons checked,5,2026-03-27');
  const columns = guessColumns(table.columns, MEASURES);
  const unsaid = mapping({ columns });
  expect(unknownMeasures(table, unsaid)).toEqual(['Stups']);
  const said = mapping({ columns, measures: new Map([...MEASURES, [folded('Stups'), 'arrests-drugs']]) });
  expect(unknownMeasures(table, said)).toEqual([]);
  expect(readLines(table, said).map(({ cells }) => cells.measure)).toEqual(['arrests-drugs', 'persons-checked']);
});

test('a person is known by name, birth date and the country of the document', () => {
  const table = readTable(
    'day,what,number,Full name,Date of birth,document,issuer\n2026-03-27,Arrests for drugs,1,"Hestegaard, W",11.02.1984,SX1,Sudoria',
  );
  const columns = [...guessColumns(table.columns, MEASURES).slice(0, 6), 'identity_country'] as const;
  expect(readLines(table, mapping({ columns }))[0]!.cells).toMatchObject({
    name: 'Hestegaard, W',
    born_on: '1984-02-11',
    identity: 'SX1',
    identity_country: 'ZZS',
  });
});

test('nothing is sent until a moment and amounts of something are known', () => {
  expect(isReadable(mapping({ columns: ['at', 'amount'] }))).toBe(false);
  expect(isReadable(mapping({ columns: ['at', 'amount'], measure: 'arrests-drugs' }))).toBe(true);
  expect(isReadable(mapping({ columns: ['amount', 'measure'] }))).toBe(false);
  expect(isReadable(mapping({ columns: ['at', 'amount:persons-checked'] }))).toBe(true);
});

test.each([
  ['1 200', '1200'],
  ['1.200', '1200'],
  ['1,200', '1200'],
  ['12,5', '12.5'],
  ['1.234,5', '1234.5'],
  ['1,234.5', '1234.5'],
  ['0.250', '0.250'],
  ['-3', '-3'],
  ['١٬٢٠٠', '1200'],
  ['۴۰', '40'],
  ['１２', '12'],
  ['1.5', '1.5'],
  ['\u22123', '-3'],
  ['many', 'many'],
])('the amount %s of pieces is read as %s', (typed, read) => {
  expect(plainNumber(typed, true)).toBe(read);
});

test.each([
  ['1.250', '1.250'],
  ['1,250', '1.250'],
  ['0.250', '0.250'],
  ['1.234,5', '1234.5'],
  ['١٢٫٥', '12.5'],
  ['1.234.567', '1234567'],
])('the weight %s is read as %s', (typed, read) => {
  expect(plainNumber(typed, false)).toBe(read);
});

test.each([
  // The clocks of Paris go forward on 29 March 2026 at two.
  ['29.03.2026', '01:30', '2026-03-29T00:30:00.000Z'],
  ['29.03.2026', '03:30', '2026-03-29T01:30:00.000Z'],
  ['2026-03-27 23:05', '', '2026-03-27T22:05:00.000Z'],
  ['2026-03-27T23:05', '', '2026-03-27T22:05:00.000Z'],
  ['2026-03-27', '', '2026-03-27T11:00:00.000Z'],
  ['27/03/2026', '9h15', '2026-03-27T08:15:00.000Z'],
  ['2026-03-27 11:20+01:00', '', '2026-03-27T11:20+01:00'],
  ['yesterday', '', 'yesterday'],
])('the moment "%s %s" in Paris is %s', (day, time, read) => {
  expect(readMoment(day, time, { dates: 'day-first', zone: 'Europe/Paris' })).toBe(read);
});
