import { afterEach, beforeEach } from 'vitest';

/** Said in a `describe` whose tests are steps of one story: behind a step that failed the others are skipped, and say why. */
export function asOneJourney(): void {
  let failed: string | undefined;
  beforeEach(({ skip }) => {
    if (failed !== undefined) skip(`a step before failed: ${failed}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
}
