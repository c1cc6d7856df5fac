import { expect, test } from 'vitest';
import { packEntries } from './pack-entries.ts';

test('what is packed for another thread has memory of its own, so that nothing else is copied with it', () => {
  for (const many of [1, 100]) {
    const entries = Array.from({ length: many }, (_, n) => ({ id: `${n}`, at: '2020-03-01', line: `{"id":"${n}"}` }));
    const { root, packed } = packEntries(entries);
    expect(root.buffer.byteLength).toBe(root.length);
    expect(packed.buffer.byteLength).toBe(packed.length);
  }
});
