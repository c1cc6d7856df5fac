import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// A machine may do other work meanwhile. Whoever waits for what happens waits this long, and no longer than it takes:
// a test gives itself no shorter limit. The longest one kills a node twenty times: two minutes on a quiet machine.
const LONGEST_WAIT_MS = 60_000;
const LONGEST_TEST_MS = 900_000;

// Browsers, killed nodes and stories take minutes; begun last, one of them would run on alone at the end.
const BEGUN_FIRST = ['every-screen', 'killed-node', '/test/browser/', '/test/house/', '/test/stories/'];

class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turn = ({ moduleId }: TestSpecification): number => {
      const found = BEGUN_FIRST.findIndex((part) => moduleId.includes(part));
      return found < 0 ? BEGUN_FIRST.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => turn(one) - turn(other));
  }
}

export default defineConfig({
  // Properties are tried on the same cases in every run.
  resolve: { alias: [{ find: /^fast-check$/, replacement: join(import.meta.dirname, 'test/support/fast-check.ts') }] },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    sequence: { sequencer: LongFilesFirst },
    pool: 'forks',
    // Files wait for disks, browsers and nodes as much as they work: three keep two cores busy.
    maxWorkers: 3,
    testTimeout: LONGEST_TEST_MS,
    hookTimeout: LONGEST_TEST_MS,
    expect: { poll: { timeout: LONGEST_WAIT_MS, interval: 20 } },
  },
});
