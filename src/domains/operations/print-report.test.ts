import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ar } from './report-words/ar.ts';
import { en } from './report-words/en.ts';
import { vi } from './report-words/vi.ts';

test('every word of a report exists in every language', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .map(([key, inner]) => [key, shape(inner)]),
        )
      : 'text';
  expect(shape(ar)).toEqual(shape(en));
  expect(shape(vi)).toEqual(shape(en));
  expect(inflateSync).toBeDefined();
});
