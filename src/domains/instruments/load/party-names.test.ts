import { expect, test } from 'vitest';
import { partyByAlpha2, partyByName } from './party-names.ts';

test.each([
  ['The former Yugoslav Republic of Macedonia', 'MKD'],
  ['Turkey', 'TUR'],
  ['Viet Nam', 'VNM'],
  ['Swaziland', 'SWZ'],
  ['Congo', 'COG'],
  ['Democratic Republic of the Congo', 'COD'],
  ['Republic of Korea', 'KOR'],
  ["Democratic People's Republic of Korea", 'PRK'],
  ['GERMANY FEDERAL REPUBLIC', 'DEU'],
  ['KOSOVO', 'XKX'],
  ['European Union', 'EU'],
  ['Europol', 'EUROPOL'],
  [' Albania ', 'ALB'],
])('%s is %s', (name, code) => expect(partyByName(name)).toBe(code));

test.each(['YUGOSLAVIA', 'CZECHOSLOVAKIA', 'GERMAN DEMOCRATIC REPUBLIC', 'VIETNAM, REPUBLIC OF', '', 'Atlantis'])(
  'a vanished state or rubbish is nobody: %s',
  (name) => expect(partyByName(name)).toBeUndefined(),
);

test('XK is Kosovo among the two-letter codes', () => {
  expect(partyByAlpha2('XK')).toBe('XKX');
  expect(partyByAlpha2('AL')).toBe('ALB');
  expect(partyByAlpha2('??')).toBeUndefined();
});
