import { defineConfig } from 'vitest/config';

// A machine may do other work meanwhile. Whoever waits for what happens waits this long, and no longer than it takes:
// a test gives itself no shorter limit.
const LONGEST_WAIT_MS = 60_000;
const LONGEST_TEST_MS = 300_000;

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: LONGEST_TEST_MS,
    hookTimeout: LONGEST_TEST_MS,
    expect: { poll: { timeout: LONGEST_WAIT_MS, interval: 20 } },
  },
});
