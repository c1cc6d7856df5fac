import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestNode, type TestNode } from '../support/test-node.ts';

const LIST = join(import.meta.dirname, '../../../shared/data/lists/un_sc_consolidated_2026-02-27.xml');
const isHere = existsSync(LIST);
if (!isHere)
  process.stderr.write('The Security Council list is not beside the repository: its whole-list tests are skipped.\n');

interface Listed {
  readonly name: string;
  readonly reference: string;
  readonly born: string | undefined;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** The individuals as the file has them, read without the product's own reader. */
function readIndividuals(xml: string): Listed[] {
  const value = (text: string, tag: string): string | undefined =>
    new RegExp(`<${tag}>([^<]*)</${tag}>`)
      .exec(text)?.[1]
      ?.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
      .trim() || undefined;
  return [...xml.matchAll(/<INDIVIDUAL>(.*?)<\/INDIVIDUAL>/gs)].map(([, text]) => {
    const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((tag) => value(text!, tag));
    const birth = /<INDIVIDUAL_DATE_OF_BIRTH>(.*?)<\/INDIVIDUAL_DATE_OF_BIRTH>/s.exec(text!)?.[1] ?? '';
    const born = value(birth, 'DATE')?.slice(0, 10) ?? value(birth, 'YEAR');
    return { name: parts.filter(Boolean).join(' '), reference: value(text!, 'REFERENCE_NUMBER')!, born };
  });
}

describe.skipIf(!isHere)('the Security Council list', () => {
  let node: TestNode;
  let listed: Listed[] = [];
  beforeAll(async () => {
    node = await startTestNode();
    listed = readIndividuals(readFileSync(LIST, 'utf8'));
    const importer = await node.signIn('ZZN-NCB', ['analyst', 'desk-officer', 'administrator']);
    const reply = await importer.post(
      '/v1/imports?format=un-sc&name=un.xml',
      createReadStream(LIST) as unknown as object,
      { 'content-type': 'application/xml' },
    );
    expect(JSON.parse(reply.body.trim().split('\n').at(-1)!)).toMatchObject({
      read: 1003,
      created: 1003,
      rejected: 0,
      aliases: 2752,
      documents: 468,
    });
    await node.running.index.caughtUp();
  });
  afterAll(() => node.stop());

  /** What another state is told of each of them, asked in bulk over HTTP. */
  async function askAll(withBirth: boolean): Promise<Map<string, string>> {
    const asker = await node.signIn('ZZS-NCB', ['analyst']);
    const asked = listed.filter(({ born }) => !withBirth || born !== undefined);
    const lines = asked.map(({ name, reference, born }) =>
      JSON.stringify({
        ref: reference,
        subject: { person: { names: [{ whole: name }], born: withBirth ? [{ on: born }] : undefined } },
      }),
    );
    const reply = await asker.post(
      '/v1/searches/bulk?purpose=border-management&preset=border-first-line',
      lines.join('\n'),
      { 'content-type': 'application/x-ndjson' },
    );
    const outcomes = new Map<string, string>();
    for (const line of reply.body.trim().split('\n')) {
      const answer = JSON.parse(line) as {
        ref: string;
        hits: { outcome: string; subject?: { names: { whole?: string }[] } }[];
      };
      const { name } = asked.find(({ reference }) => reference === answer.ref)!;
      const own = answer.hits.find((hit) => JSON.stringify(hit.subject).includes(JSON.stringify(name).slice(1, -1)));
      outcomes.set(answer.ref, own?.outcome ?? 'no-hit');
    }
    return outcomes;
  }

  test('each of the 730 individuals is found by the primary name', async () => {
    const outcomes = await askAll(false);
    expect(outcomes.size).toBe(730);
    expect([...outcomes].filter(([, outcome]) => outcome === 'no-hit')).toEqual([]);
  });

  test('each of the 649 with a birth date is a hit by name and birth date', async () => {
    const outcomes = await askAll(true);
    expect(outcomes.size).toBe(649);
    expect([...outcomes].filter(([, outcome]) => outcome !== 'hit')).toEqual([]);
  });
});
