import { expect, test } from 'vitest';
import { changesBetween } from '../../web/src/features/registers/version-changes.ts';

test('a corrected birth date and a new alias are what changed, and the version number is not', () => {
  const first = { version: 1, changedAt: 'a', subject: { names: [{ family: 'Velm' }], born: [{ on: '1979' }] } };
  const second = {
    version: 2,
    changedAt: 'b',
    subject: { names: [{ family: 'Velm' }, { whole: 'Вельм' }], born: [{ on: '1979-03-14' }] },
  };
  expect(changesBetween(first, second)).toEqual([
    { path: 'subject.names.1.whole', before: undefined, after: 'Вельм' },
    { path: 'subject.born.0.on', before: '1979', after: '1979-03-14' },
  ]);
});

test('a warning taken away is a change, an empty list beside none is not', () => {
  expect(changesBetween({ warnings: ['armed'], handling: [] }, { warnings: [] })).toEqual([
    { path: 'warnings', before: ['armed'], after: undefined },
  ]);
});
