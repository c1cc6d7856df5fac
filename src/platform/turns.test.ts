import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('whoever waits for the thread comes in while a long job goes on', async () => {
  let done = 0;
  const stepsDoneWhenServed = nextTurn().then(() => done);
  const turns = new Turns();
  for (let step = 0; step < 20; step++) {
    const ends = performance.now() + 1;
    while (performance.now() < ends);
    done += 1;
    if (turns.isOver) await turns.next();
  }
  expect(await stepsDoneWhenServed).toBeLessThan(20);
});
