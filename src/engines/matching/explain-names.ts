/** Puts an alignment of two names into statements; run only for the few records above the cut. */

import { scriptOfText } from '../names/script.ts';
import { AGAINST, type Alignment, MOST_WITH_CONTRADICTION } from './align-names.ts';
import { AGREEMENT, type Agreement } from './compare-terms.ts';
import type { Statement } from './description.ts';
import { type NameTable, ROLE } from './name-table.ts';
import { type StatementCode, statement } from './statements.ts';

const STATEMENT_OF: Readonly<Record<Agreement, StatementCode>> = {
  [AGREEMENT.none]: 'name.nothing',
  [AGREEMENT.equal]: 'name.equal',
  [AGREEMENT.romanised]: 'name.romanised',
  [AGREEMENT.variant]: 'name.variant',
  [AGREEMENT.nickname]: 'name.nickname',
  [AGREEMENT.letter]: 'name.letter',
  [AGREEMENT.letters]: 'name.letters',
  [AGREEMENT.sound]: 'name.sound',
  [AGREEMENT.consonants]: 'name.consonants',
  [AGREEMENT.cut]: 'name.cut',
  [AGREEMENT.initial]: 'name.initial',
  [AGREEMENT.joined]: 'name.joined',
  [AGREEMENT.light]: 'name.light-slip',
};

/** Between two scripts no letter is equal and none a slip of the pen: the spellings are romanised, or only sound alike. */
const ACROSS_SCRIPTS: Partial<Record<StatementCode, StatementCode>> = {
  'name.equal': 'name.romanised',
  'name.letter': 'name.sound',
  'name.light-slip': 'name.sound',
  'name.letters': 'name.sound',
};

function codeOf(agreement: Agreement, asked: string, recorded: string): StatementCode {
  const code = STATEMENT_OF[agreement];
  return (scriptOfText(asked) === scriptOfText(recorded) ? undefined : ACROSS_SCRIPTS[code]) ?? code;
}

/** What the caller knows about the two names beside the alignment. */
export interface ExplainedNames {
  /** The asked tokens as they were written. */
  readonly written: readonly string[];
  /** The recorded tokens as they were written, where the candidate knows them; else their romanised spelling serves. */
  readonly recordedWritten?: readonly string[];
  /** The share of the evidence that counts: less than 1 for a weak alias. */
  readonly share: number;
  /** What the names say in all, share included. */
  readonly total: number;
}

/** The statements about one pair of names; their nats add up to the total. */
export function explainNames(
  table: NameTable,
  out: Alignment,
  { written, recordedWritten, share, total }: ExplainedNames,
): Statement[] {
  const { asked, recorded } = table;
  const said: Statement[] = [];
  let sum = 0;
  const say = (code: StatementCode, nats: number, values: Record<string, string | number> = {}): void => {
    said.push(statement(code, nats, values));
    sum += nats;
  };
  const recordedText = (from: number, to = from): string =>
    recorded.terms
      .slice(from, to + 1)
      .map((term, at) => recordedWritten?.[from + at] ?? term.text)
      .join(' ');

  for (let k = 0; k < out.joins.length; k += 4) {
    const [a0, a1, r0, r1] = out.joins.slice(k, k + 4) as [number, number, number, number];
    say('name.joined', out.tokenNats[a0]!, {
      asked: written.slice(a0, a1 + 1).join(' '),
      recorded: recordedText(r0, r1),
    });
  }
  const leftAsked: number[] = [];
  for (let i = 0; i < asked.count; i++) {
    const j = asked.to[i]!;
    if (j === -1) {
      if (!asked.isFree(i)) leftAsked.push(i);
    } else if (out.agreements[i] !== AGREEMENT.joined && asked.roles[i] !== ROLE.title) {
      const values = { asked: written[i]!, recorded: recordedText(j) };
      const agreement = out.agreements[i]! as Agreement;
      const code = asked.isFree(i) ? 'name.particle' : codeOf(agreement, values.asked, values.recorded);
      say(code, out.tokenNats[i]!, values);
    }
  }
  const leftRecorded: number[] = [];
  for (let j = 0; j < recorded.count; j++) if (recorded.to[j] === -1 && !recorded.isFree(j)) leftRecorded.push(j);
  if (asked.isOtherGenerationThan(recorded)) {
    leftAsked.unshift(asked.generationAt);
    leftRecorded.unshift(recorded.generationAt);
  }

  const mayBeKin = out.contradictions > 0 || out.reversed;
  if (mayBeKin && sum > MOST_WITH_CONTRADICTION) say('name.kinship-limit', MOST_WITH_CONTRADICTION - sum);
  if (out.oneOfMany) say('name.one-of-many', out.titled ? AGAINST.oneOfManyTitled : AGAINST.oneOfMany);
  if (out.swapped) say('name.roles-swapped', AGAINST.rolesSwapped);
  if (out.reversed) say('name.relation-reversed', AGAINST.relationReversed);

  // What remains of the total is what the leftovers cost; it is told evenly.
  const whole = total > 0 && share < 1 ? total / share : total;
  const leftovers = Math.max(leftAsked.length, leftRecorded.length);
  const each = leftovers > 0 ? (whole - sum) / leftovers : 0;
  for (let k = 0; k < leftovers; k++) {
    const i = leftAsked[k];
    const j = leftRecorded[k];
    if (i !== undefined && j !== undefined) {
      say(out.shortSlip ? 'name.short-slip' : 'name.contradicted', each, {
        asked: written[i]!,
        recorded: recordedText(j),
      });
    } else if (i !== undefined) say('name.omitted-in-record', each, { asked: written[i]! });
    else say('name.omitted-in-question', each, { recorded: recordedText(j!) });
  }
  if (whole !== total) say('name.weak-alias', total - whole);
  return said;
}
