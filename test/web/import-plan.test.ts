import { expect, test } from 'vitest';
import { readTable } from '../../web/src/features/batch/read-table.ts';
import {
  firstPlan,
  type Mapping,
  mappingOf,
  tableAsFile,
  takeMapping,
} from '../../web/src/features/imports/import-plan.ts';

const FILE = new File(['Plate;Marke;Grund\nNV 123;VW;geklaut\n'], 'cars.csv');
const TABLE = { columns: ['Plate', 'Marke', 'Grund'], rows: [['NV 123', 'VW', 'geklaut']] };

const KEPT: Mapping = {
  name: 'cars of the ministry',
  register: 'vehicle',
  columns: { Plate: '/subject/plate', Grund: { field: '/reason', codes: { geklaut: 'stolen' } } },
  constants: { '/subject/plateCountry': 'ZZN' },
  encoding: 'utf-8',
  dateOrder: 'month-first',
  changedAt: '2026-01-01T00:00:00Z',
};

test('a file is taken for the register whose fields its headings name best', () => {
  expect(firstPlan(FILE, '', TABLE)).toMatchObject({
    kind: 'vehicle',
    format: 'csv',
    columns: ['/subject/plate', '', ''],
  });
});

test('a kept mapping that is kept again loses nothing of what the screen does not show', () => {
  const plan = takeMapping(firstPlan(FILE, '', TABLE), KEPT);
  const { name: _, changedAt: __, ...kept } = KEPT;
  expect(JSON.parse(JSON.stringify(mappingOf(plan)))).toEqual(kept);
});

test('what the officer changes in a kept mapping counts, and the rest stays', () => {
  const plan = takeMapping(firstPlan(FILE, '', TABLE), KEPT);
  const changed = { ...plan, columns: ['/subject/plate', '/subject/make', ''], reason: 'stolen' };
  expect(mappingOf(changed)).toMatchObject({
    columns: { Plate: '/subject/plate', Marke: '/subject/make' },
    constants: { '/subject/plateCountry': 'ZZN', '/reason': 'stolen' },
    encoding: 'utf-8',
  });
});

test('a mapping of one register says nothing of another', () => {
  const plan = {
    ...takeMapping(firstPlan(FILE, '', TABLE), KEPT),
    kind: 'firearm' as const,
    columns: ['/subject/serial', '', ''],
  };
  expect(JSON.parse(JSON.stringify(mappingOf(plan)))).toEqual({
    register: 'firearm',
    columns: { Plate: '/subject/serial' },
    dateOrder: 'month-first',
  });
});

test('the table of a workbook goes to the node with every cell as it was', async () => {
  const rows = [['=NV "7"', 'a\nb', '03;04']];
  const file = tableAsFile({ columns: ['Plate', 'Make', 'Reason'], rows }, 'cars.csv');
  const { columns, rows: read } = readTable(await file.text());
  expect({ columns, rows: read }).toEqual({ columns: ['Plate', 'Make', 'Reason'], rows });
});
