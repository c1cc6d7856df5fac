import { expect, test } from 'vitest';
import { agentFamily } from './sessions.store.ts';

test('a browser is told by its family and system, and no more', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0';
  const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1';
  expect([edge, safari, 'curl/8.5.0', undefined].map(agentFamily)).toEqual([
    'Edge on Windows',
    'Safari on iOS',
    'a program',
    'a program',
  ]);
});
