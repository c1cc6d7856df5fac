import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { RightOfWay } from './right-of-way.ts';
import { pauseAfter, Turns } from './turns.ts';

function workFor(ms: number): void {
  const ends = performance.now() + ms;
  while (performance.now() < ends);
}

test('whoever waits for the thread comes in while a long job goes on', async () => {
  let done = 0;
  const stepsDoneWhenServed = nextTurn().then(() => done);
  const turns = new Turns();
  for (let step = 0; step < 20; step++) {
    workFor(1);
    done += 1;
    if (turns.isOver) await turns.next();
  }
  expect(await stepsDoneWhenServed).toBeLessThan(20);
});

test('while others have the right of way a job stands aside for longer than it worked, and it ends although they never stop', async () => {
  const always = new RightOfWay(() => 0);
  always.claim();
  const turns = new Turns(always);
  for (let step = 0; step < 3; step++) {
    workFor(5);
    const left = performance.now();
    await turns.next();
    expect(performance.now() - left).toBeGreaterThan(3 * 5 - 2); // a timer may be a millisecond early
  }
});

test('however long a turn was, a job keeps a quarter of its speed, and a long wait is not paid for in full', () => {
  for (const worked of [1, 5, 33, 250, 60_000])
    expect(worked / (worked + pauseAfter(worked))).toBeGreaterThanOrEqual(0.25);
  expect(pauseAfter(60_000)).toBe(100);
});
