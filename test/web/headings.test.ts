import { expect, test } from 'vitest';
import { mapHeadings } from '../../src/domains/imports/heading-words.schema.ts';
import { LANGUAGES } from '../../src/kernel/codes.ts';
import { screenLabels } from '../../tools/screen-labels.ts';
import { importFields } from '../../web/src/features/imports/import-fields.ts';
import { KINDS } from '../../web/src/features/registers/register-kinds.ts';

test.each(KINDS)('a table of %s headed as the screens call the fields is understood, in every language', (kind) => {
  const known = new Set(importFields(kind).map(({ pointer }) => pointer));
  const labels = Object.entries(screenLabels(kind)).flatMap(([pointer, all]) =>
    [...all].map((label) => [label, pointer]),
  );
  expect(labels.length).toBeGreaterThan(known.size * (LANGUAGES.length - 4));
  const lost = labels.filter(
    ([label, pointer]) => mapHeadings(kind, [label!], (one) => known.has(one))[label!]?.field !== pointer,
  );
  // Words that changed: run "npm run generate".
  expect(lost).toEqual([]);
});

test('accents that tell two Vietnamese words apart are heeded, others are not', () => {
  const field = (heading: string): string | undefined => mapHeadings('vehicle', [heading], () => false)[heading]?.field;
  expect([field('Màu'), field('mẫu')]).toEqual(['/subject/colour', '/subject/model']);
  expect(field('NUMERO DE CHASSIS')).toBe('/subject/vin');
  expect(field('Country of the plate')).toBe('/subject/plateCountry');
});
