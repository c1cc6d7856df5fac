import { expect, test, vi } from 'vitest';
import { startTestNode } from '../../../test/support/test-node.ts';
import { askLegalBasis, legalBasisCommand } from './legal-basis.ts';

const kosovoToHungary = {
  from: 'XKX',
  to: 'HUN',
  measure: 'request-information',
  offence: 'drug-trafficking',
  data: 'personal',
  on: '2014-06-01',
};

test('a usable basis ends with 0 and the promised shape', () => {
  const { exitCode, json } = legalBasisCommand(kosovoToHungary);
  expect(exitCode).toBe(0);
  expect(json).toMatchObject({
    usable: [
      {
        instrument: 'xkx-hun-police-2013',
        kind: 'bilateral-treaty',
        articles: expect.any(Array),
        channel: expect.any(String),
        authority: expect.any(String),
        conditions: expect.arrayContaining([expect.any(String)]),
        inForce: '2013-09-04',
      },
    ],
    refused: expect.arrayContaining([
      { instrument: 'untoc', code: 'not-a-party', reason: expect.stringContaining('Kosovo is not a party') },
    ]),
    missing: [],
    warnings: expect.arrayContaining([expect.stringContaining('2013-07-31 or 2013-08-31 or 2013-09-04')]),
  });
});

test('no basis ends with 1, and says what is missing', () => {
  const { exitCode, json, text } = legalBasisCommand({ ...kosovoToHungary, to: 'SRB' });
  expect(exitCode).toBe(1);
  expect(json).toMatchObject({
    usable: [],
    missing: expect.arrayContaining([expect.objectContaining({ kind: 'negotiate' })]),
  });
  expect(text).toContain('NO USABLE INSTRUMENT');
  expect(text).toContain('full member of 2 of 9');
});

test('an unknown party, code or date ends with 2 and is named', () => {
  for (const [over, word] of [
    [{ from: 'QQQ' }, 'QQQ'],
    [{ measure: 'spying' }, 'spying'],
    [{ offence: 'theft' }, 'theft'],
    [{ data: 'everything' }, 'everything'],
    [{ on: '2014-13-01' }, '2014-13-01'],
    [{ knownAt: 'soon' }, 'soon'],
    [{ penalty: 'many' }, 'NaN'],
    [{ penalty: '' }, 'NaN'],
    [{ penalty: -1 }, '-1'],
    [{ to: 'xkx' }, 'XKX'],
    [{ on: '2014-06-01T00:00' }, '2014-06-01T00:00'],
  ] as const) {
    const { exitCode, text } = legalBasisCommand({ ...kosovoToHungary, ...over });
    expect([exitCode, text.includes(word)]).toEqual([2, true]);
  }
});

test('a missing option ends with 2 and names the option', () => {
  expect(legalBasisCommand({ ...kosovoToHungary, on: undefined })).toMatchObject({
    exitCode: 2,
    text: 'Missing: --on.',
  });
});

test('what was not known on a day is not used', () => {
  const early = legalBasisCommand({ ...kosovoToHungary, knownAt: '2013-06-30' });
  expect(early.exitCode).toBe(1);
});

test('beside a running node its own agreements are asked too, and the answer to a shipped question is the same', async () => {
  const node = await startTestNode({ port: 0 });
  vi.stubEnv('ENTENTE_HOME', node.running.parts.settings.home);
  const notes: string[] = [];
  const ask = (options: object) => askLegalBasis({ ...kosovoToHungary, ...options }, (text) => notes.push(text));
  try {
    const keeper = await node.signIn('ZZN-CA', ['administrator']);
    const between = { from: 'XKX', to: 'FJI', measure: 'extradition', on: '2022-01-01' };
    expect((await ask(between)).exitCode).toBe(1);
    await keeper.post('/v1/instruments', {
      code: 'xkx-fji-extradition-2021',
      kind: 'bilateral-treaty',
      title: 'Kosovo–Fiji treaty on extradition',
      parties: ['XKX', 'FJI'],
      inForce: '2021-01-01',
      offences: [],
      measures: ['extradition'],
      data: 'personal',
      source: 'Gazette',
    });
    const yes = await ask(between);
    expect(yes).toMatchObject({ exitCode: 0, json: { usable: [{ instrument: 'xkx-fji-extradition-2021' }] } });
    expect(await ask({})).toEqual(legalBasisCommand(kosovoToHungary));
    expect(await ask({ to: 'QQQ' })).toEqual(legalBasisCommand({ ...kosovoToHungary, to: 'QQQ' }));
    expect(notes).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    await node.stop();
  }
});
