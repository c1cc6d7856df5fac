import type { DataCategory, Measure, Offence } from '../../engines/legal-basis/vocabulary.ts';
import { Problem } from '../../kernel/problem.ts';
import type { LegalBasisAnswer } from '../instruments/public.ts';
import type { BasisAnswer } from './exchange.schema.ts';
import type { MessageKind } from './exchange.ts';
import type { ExchangeDesk } from './exchange-desk.ts';

/** As what a message of each kind is judged; a reply is judged as what it answers. */
const MEASURE_OF: Readonly<Record<Exclude<MessageKind, 'reply'>, Measure>> = {
  'information-request': 'request-information',
  'spontaneous-information': 'spontaneous-information',
  'hit-follow-up': 'request-information',
  warning: 'spontaneous-information',
  'mla-request': 'mutual-legal-assistance',
  'jit-proposal': 'joint-investigation',
  // What is said between two desks inside a case is information that nobody asked for in the form of a request.
  'case-message': 'spontaneous-information',
};

/** The measure under which a message is judged. */
export function measureOf(kind: MessageKind, answered?: MessageKind): Measure {
  if (kind !== 'reply') return MEASURE_OF[kind];
  return answered === undefined || answered === 'reply' ? 'request-information' : MEASURE_OF[answered];
}

interface Question {
  readonly from: string;
  readonly to: string;
  readonly measure: Measure;
  readonly offence: Offence;
  readonly data: DataCategory;
  readonly on: string;
  readonly maximumPenaltyYears?: number;
}

export interface BasisFound {
  /** Every instrument that allows it, the best first. */
  readonly choices: BasisAnswer[];
  /** What would close the gap, where none does. */
  readonly nextStep?: string;
}

/** A party that no instrument names is unknown to their register: nothing allows it, which is an answer and no fault. */
function askOrNothing(desk: Pick<ExchangeDesk, 'askLegalBasis'>, question: Question): LegalBasisAnswer | undefined {
  try {
    return desk.askLegalBasis(question);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'invalid-input') return undefined;
    throw error;
  }
}

/** Which instruments let a message go from one party to another, with what is stamped on it. */
export function findBasis(desk: Pick<ExchangeDesk, 'askLegalBasis'>, question: Question): BasisFound {
  const { from, to, measure, offence, data, on } = question;
  const stamp = { measure, offence, data, on };
  // Two agencies of one party need no treaty; its own law binds them.
  if (from === to) {
    const own = {
      instrument: '',
      title: 'Law of the party itself',
      kind: 'domestic-law',
      articles: [],
      channel: '',
      authority: '',
    };
    return { choices: [{ ...own, conditions: [], ...stamp, fallback: false }] };
  }
  const answer = askOrNothing(desk, question);
  if (!answer) return { choices: [], nextStep: `The register of instruments does not know ${from} or ${to} yet.` };
  return {
    choices: answer.usable.map(({ instrument, title, kind, articles, channel, authority, conditions, fallback }) => ({
      instrument,
      title,
      kind,
      articles: [...articles],
      channel,
      authority,
      conditions: conditions.map(({ code, text }) => ({ code, text })),
      ...stamp,
      fallback,
    })),
    ...(answer.missing[0] ? { nextStep: answer.missing[0].step } : {}),
  };
}
