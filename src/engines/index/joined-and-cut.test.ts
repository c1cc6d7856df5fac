import { expect, test } from 'vitest';
import type { NameInput } from '../names/name.ts';
import { createSearchIndex } from './search-index.ts';

function bandOf(recorded: NameInput, asked: NameInput, bornAsked = '1980-02-03'): string {
  const index = createSearchIndex();
  const born = [{ on: '1980-02-03' }];
  index.upsert({
    id: '00000000-0000-7000-8000-000000000001',
    kind: 'person',
    mask: 0,
    keys: [],
    person: { names: [recorded], born },
  });
  index.compact();
  return index.judgePersons({ names: [asked], born: [{ on: bornAsked }] }).persons[0]?.band ?? 'no-hit';
}

test.each([
  ['KIM MAKINEN', 'KIMMAKINEN'],
  ['Wang Chien', 'WANGCHIEN'],
  ['王建', 'WANGJIAN'],
  ['Sørlund Ødegaard', 'SORLUNDODEGAARD'],
])('%s is found when it was typed in one word, %s', (recorded, asked) => {
  expect(bandOf({ whole: recorded }, { whole: asked })).toBe('hit');
});

test.each([
  'PAPADOPOULIAS<<KONSTANTINOS<ALEXANDROS<G',
  'PAPADOPOULIAS<<KONSTANTINOS<ALEXANDROS<GE',
  'PAPADOPOULIAS<<KONSTANTINOS<ALEXANDROS<GEORG',
])('a machine-readable zone that ends in the last given name, %s, leads to the whole name', (zone) => {
  const recorded = { family: 'Papadopoulias', given: 'Konstantinos Alexandros Georgios' };
  expect(bandOf(recorded, { whole: zone, fromMrz: true })).toBe('hit');
  expect(bandOf({ whole: zone, fromMrz: true }, recorded)).toBe('hit');
});

test('what a machine-readable zone left of a name speaks against one that begins otherwise', () => {
  const zone = { whole: 'PAPADOPOULIAS<<KONSTANTINOS<ALEXANDROS<', fromMrz: true };
  expect(bandOf({ family: 'Papadopoulias', given: 'Konstantinos Alexandros' }, zone, '1991-07-08')).toBe('possible');
  expect(bandOf({ family: 'Papadopoulias', given: 'Konstantinos Stylianos' }, zone, '1991-07-08')).toBe('no-hit');
});
