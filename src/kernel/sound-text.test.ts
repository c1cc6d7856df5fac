import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from './problem.ts';
import { refuseUnsoundText } from './sound-text.ts';

/** The field that is refused in a body; undefined when the body is taken. */
function refused(json: string): string | undefined {
  try {
    refuseUnsoundText(json, JSON.parse(json));
    return undefined;
  } catch (thrown) {
    return (thrown as Problem).fields![0]!.field;
  }
}

test.each([
  ['{"name":"a\\u0000b"}', '/name'],
  ['{"names":[{"family":"Brun"},{"family":"\\ud800"}]}', '/names/1/family'],
  ['{"names":{"\\u0000":"Brun"}}', '/names'],
  ['"\\uDC00"', ''],
])('%s holds a sign that no register keeps', (json, field) => {
  expect(refused(json)).toBe(field);
});

test.each(['{"sign":"\\ud83d\\ude00"}', '{"path":"C:\\\\u0000"}', '{"name":"\\u00e9"}', '[1,null,true]'])(
  '%s is taken',
  (json) => {
    expect(refused(json)).toBeUndefined();
  },
);

test('every well-formed text without U+0000 is taken, every other one refused, however it is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, escaped) => {
      const json = JSON.stringify({ text });
      const written = escaped
        ? json.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
        : json;
      expect(refused(written) === undefined).toBe(text.isWellFormed() && !text.includes('\u0000'));
    }),
  );
});
