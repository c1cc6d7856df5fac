import { expect, test } from 'vitest';
import type { NameToken } from './name.ts';
import { readName } from './read-name.ts';
import { termKey } from './term.ts';
import { tokenKeys } from './token-keys.ts';

function keysOf(whole: string): readonly string[] {
  const tokens = readName({ whole }).tokens;
  return tokenKeys(tokens[tokens.length - 1]!);
}

function meet(one: string, other: string): boolean {
  const keys = new Set(keysOf(one));
  return keysOf(other).some((key) => keys.has(key));
}

test.each([
  ['Khodorov', 'Chodorow'],
  ['Zhukovskiy', 'Schukowskij'],
  ['Yefimenko', 'Jefimenko'],
  ['Mohammed', 'Muhamet'],
  ['Yusuf', 'Joseph'],
  ['Aleksandr', 'Oleksandr'],
  ['William', 'Bill'],
  ['الطرابلسي', 'Trabelsi'],
  ['خورشيد', 'Khurshid'],
  ['גולדשטיין', 'Goldstein'],
  ['Чайковский', 'Tschaikowsky'],
  ['Çelik', 'Chelik'],
  ['Бенедикт', 'Benedictus'],
  ['Бушар', 'Bouchard'],
  ['Бордо', 'Bordeaux'],
  ['Дюпре', 'Duprez'],
  ['Авиньон', 'Avignon'],
  ['Скьявоне', 'Schiavone'],
  ['Рейнгард', 'Reinhard'],
  ['Феодор', 'Theodor'],
  ['Судзукава', 'Suzukawa'],
])('%s and %s share a key', (one, other) => {
  expect(meet(one, other)).toBe(true);
});

test.each([
  ['Sokolov', 'Petrov'],
  ['Robert', 'Thomas'],
  ['Hassan', 'Khalil'],
])('%s and %s share none', (one, other) => {
  expect(meet(one, other)).toBe(false);
});

test('nicknames are not chained: Rob meets Robert and Robin, which do not meet each other', () => {
  const nicknames = (name: string): string[] => keysOf(name).filter((key) => key.startsWith('c:'));
  expect(nicknames('Robert').some((key) => nicknames('Robin').includes(key))).toBe(false);
});

test('a Latin token has at most six keys', () => {
  for (const name of ['Alexander', 'Mohammed', 'Tchaikovsky', 'Joseph', 'Ghazali'])
    expect(keysOf(name).length).toBeLessThanOrEqual(6);
});

test('a romanised token has at most twelve keys', () => {
  for (const name of ['Кишинёвский', 'Женевьева', 'Щербацевич', 'Афанасий', 'Хадзимэ', 'Юсуфджанов'])
    expect(keysOf(name).length).toBeLessThanOrEqual(12);
});

test('one letter has no key', () => {
  const token: NameToken = { text: 'x', others: [], role: 'initial', written: 'X' };
  expect(tokenKeys(token)).toEqual([]);
});

test('a term key says everything a term needs', () => {
  expect(termKey({ text: 'samir', others: ['sameer'], role: 'unknown', written: 'سمير', consonants: 'smr' })).toBe(
    'samir|sameer*smr',
  );
});
