import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import type { LegalBasisShown, NewInstrument } from './instruments.schema.ts';

/** A question to the register; what is left out is usual. */
export interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly measure?: string;
  readonly offence?: string;
  readonly data?: string;
  readonly on?: string;
  readonly knownAt?: string;
}

/** A node on which one officer keeps the register and another reads it. */
export class RegisterDesk {
  node!: TestNode;
  keeper!: Caller;
  reader!: Caller;
  /** Two parties of their own for each test, so that no test sees the agreements of another. */
  a = '';
  b = '';

  async signInBoth(): Promise<void> {
    this.keeper = await this.node.signIn('ZZN-CA', ['analyst']);
    this.reader = await this.node.signIn('ZZS-NCB', ['desk-officer']);
  }

  theForm(over: Partial<NewInstrument> = {}): NewInstrument {
    const { a, b } = this;
    return {
      kind: 'bilateral-treaty',
      title: `Agreement of ${a} and ${b} on police cooperation`,
      parties: [a, b],
      signed: '2019-05-06',
      ratified: [
        { party: a, date: '2019-11-02' },
        { party: b, date: '2020-01-20' },
      ],
      inForce: '2020-03-01',
      offences: ['cultural-property'],
      measures: ['request-information', 'liaison'],
      data: 'personal',
      articles: ['4', '5(2)'],
      channel: 'the contact points named in Annex I',
      authority: 'Ministry of the Interior',
      source: 'Gazette 2020, no. 17',
      grade: 'treaty-text',
      ...over,
    };
  }

  async ask(over: Asked = {}, by = this.reader): Promise<LegalBasisShown> {
    const words = {
      from: this.a,
      to: this.b,
      measure: 'request-information',
      offence: 'cultural-property',
      data: 'personal',
      on: '2021-01-01',
      ...over,
    };
    const reply = await by.get(`/v1/legal-basis?${new URLSearchParams(words)}`);
    expect(reply.statusCode).toBe(200);
    return reply.json();
  }

  async enter(form: Partial<NewInstrument> = {}): Promise<string> {
    const reply = await this.keeper.post('/v1/instruments', this.theForm(form));
    expect([reply.statusCode, reply.json()]).toEqual([201, { code: expect.any(String) }]);
    return reply.json().code;
  }
}

/** Starts the node before the tests of a file and ends it after them; each test takes the next of these pairs. */
export function openRegisterDesk(pairs: string): RegisterDesk {
  const desk = new RegisterDesk();
  const left = pairs.split(',');
  beforeAll(async () => {
    // Noon: no test asks on another day than it entered.
    desk.node = await startTestNode({}, { at: new Date('2026-11-18T12:00:00Z') });
    await desk.signInBoth();
  });
  afterAll(() => desk.node.stop());
  beforeEach(() => {
    [desk.a, desk.b] = left.shift()!.split(' ') as [string, string];
  });
  return desk;
}

/** The instruments that serve, in their order. */
export const usable = (answer: LegalBasisShown): string[] => answer.usable.map((u) => u.instrument);
/** How one instrument was refused, when it was. */
export const refusal = (answer: LegalBasisShown, code: string) => answer.refused.find((r) => r.instrument === code);
