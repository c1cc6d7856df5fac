import type { Static } from 'typebox';
import type { WrittenAnswer as WrittenAnswerSchema } from '../../../../src/domains/operations/operations.schema.ts';
import { ask } from '../../wire/ask.ts';
import { clockAheadMs } from '../../wire/node-clock.ts';
import { asWireProblem, type ProblemBody, problemOf, type WireProblem } from '../../wire/problem.ts';
import {
  type CheckAnswer,
  type Content,
  changeInOutbox,
  currentOutbox,
  type OutboxChange,
  type OutboxEntry,
  readAgain,
  rememberAnswers,
} from './outbox.ts';

type Written = Static<typeof WrittenAnswerSchema>;

interface RefusedCheck {
  readonly id: string;
  readonly problem: ProblemBody & { readonly status?: number };
}

// What the node takes in one request, with room to spare.
const CHECKS_AT_ONCE = 100;
const RESULTS_AT_ONCE = 200;

/** The node did not judge the entry: it is sent again later. Anything else is its answer. */
function isForLater({ kind, status }: WireProblem): boolean {
  return kind === 'unreachable' || kind === 'unreadable-answer' || status >= 500 || status === 429 || status === 401;
}

/** Not the entry is refused but whoever sends it: who may not enter any more, or whose agency was left out of the plan. */
function isOfSender({ kind }: WireProblem): boolean {
  return kind === 'forbidden' || kind === 'not-found';
}

/** Whose entries of which operation: what one sender may or may not send. */
const laneOf = ({ content: { operation, madeBy } }: OutboxEntry): string => `${operation} ${madeBy?.officer ?? ''}`;

/**
 * The first entries that wait, of one operation, one officer and one sort: what one request can carry without changing the
 * order. Those of a closed lane are left until the next time.
 */
function nextBatch(entries: readonly OutboxEntry[], closed: ReadonlySet<string>): readonly OutboxEntry[] {
  const waiting = entries.filter((entry) => entry.state === 'waiting' && !closed.has(laneOf(entry)));
  const first = waiting[0];
  if (!first) return [];
  const isCheck = first.content.check !== undefined;
  const end = waiting.findIndex(
    (entry) => laneOf(entry) !== laneOf(first) || (entry.content.check !== undefined) !== isCheck,
  );
  return waiting.slice(0, end === -1 ? undefined : end).slice(0, isCheck ? CHECKS_AT_ONCE : RESULTS_AT_ONCE);
}

/** Once the node has it, nothing of whom or what was checked stays on the device. */
function forgotten({ check: _check, result: _result, reasons: _reasons, ...rest }: Content): Content {
  return rest;
}

function settledCheck({ order, content }: OutboxEntry, answer: CheckAnswer): OutboxChange {
  const { state, reasons, search } = answer;
  if (state === 'held' || state === 'refused') return { order, state, content: { ...content, reasons } };
  const hit = search?.hits.find((one) => one.followUp)?.followUp;
  const told = {
    ...(search ? { outcome: search.outcome } : {}),
    ...(hit ? { hit: { id: hit.id, reference: hit.reference } } : {}),
  };
  return { order, state: 'sent', content: { ...forgotten(content), ...told } };
}

/** What a refusal says: the faults where it names them, or its own sentence. */
function refused({ order, content }: OutboxEntry, problem: WireProblem): OutboxChange {
  const { fields, detail, kind, code, values } = problem;
  const reasons = fields.length > 0 ? fields : [{ code, values, message: detail || kind }];
  return { order, state: isOfSender(problem) ? 'waiting' : 'refused', content: { ...content, reasons } };
}

/** What became of a batch; `closed` where its sender may not send it now. */
type Sent = 'sent' | 'later' | 'closed';

async function sendChecks(batch: readonly OutboxEntry[], path: string): Promise<Sent> {
  const [only] = batch;
  const items =
    batch.length === 1
      ? [await ask<CheckAnswer>('POST', path, { body: only?.content.check })]
      : (
          await ask<{ items: (CheckAnswer | RefusedCheck)[] }>('POST', `${path}/batch`, {
            body: { checks: batch.map(({ content }) => content.check) },
          })
        ).items;
  const answers = new Map(items.map((item) => [item.id, item]));
  rememberAnswers(items.filter((item): item is CheckAnswer => !('problem' in item)));
  const problems: WireProblem[] = [];
  // All at once: a list of hundreds is drawn again and sealed again once for each change.
  await changeInOutbox(
    batch.flatMap((entry) => {
      const answer = answers.get(entry.id);
      if (!answer) return [];
      if (!('problem' in answer)) return [settledCheck(entry, answer)];
      const problem = problemOf(answer.problem, answer.problem.status);
      problems.push(problem);
      return isForLater(problem) ? [] : [refused(entry, problem)];
    }),
  );
  if (problems.some(isOfSender)) return 'closed';
  return problems.some(isForLater) ? 'later' : 'sent';
}

async function sendResults(batch: readonly OutboxEntry[], path: string): Promise<Sent> {
  const { items } = await ask<{ items: Written[] }>('POST', path, {
    body: { entries: batch.map(({ content }) => content.result) },
  });
  await changeInOutbox(
    batch.map(({ order, content }, at): OutboxChange => {
      const { state, reasons } = items[at] ?? { state: 'refused', reasons: [] };
      if (state === 'held' || state === 'refused') return { order, state, content: { ...content, reasons } };
      return { order, state: 'sent', content: forgotten(content) };
    }),
  );
  return 'sent';
}

async function sendBatch(batch: readonly OutboxEntry[]): Promise<Sent> {
  const [first] = batch;
  if (!first) return 'sent';
  const path = `/v1/operations/${encodeURIComponent(first.content.operation)}`;
  try {
    return await (first.content.check ? sendChecks(batch, `${path}/checks`) : sendResults(batch, `${path}/entries`));
  } catch (thrown) {
    const problem = asWireProblem(thrown);
    if (isForLater(problem)) return 'later';
    if (isOfSender(problem)) {
      await changeInOutbox(batch.map((entry) => refused(entry, problem)));
      return 'closed';
    }
    // One faulty entry must not hold back those that were sent with it.
    if (batch.length > 1) {
      for (const entry of batch) {
        const one = await sendBatch([entry]);
        if (one !== 'sent') return one;
      }
      return 'sent';
    }
    await changeInOutbox([refused(first, problem)]);
    return 'sent';
  }
}

/**
 * Sets the moments right that were written by the clock of a device which had not heard the node: once, and kept so before
 * anything is sent, because what is sent again must say the same.
 */
async function setClocksRight(): Promise<void> {
  const ahead = clockAheadMs();
  if (ahead === undefined) return;
  const right = (at: string): string => (ahead === 0 ? at : new Date(Date.parse(at) - ahead).toISOString());
  const changes = currentOutbox().entries.flatMap(({ order, state, content }): OutboxChange[] => {
    const { ownClock, check, result, ...rest } = content;
    if (state !== 'waiting' || !ownClock) return [];
    const at = right(content.at);
    const sent = { ...(check ? { check: { ...check, at } } : {}), ...(result ? { result: { ...result, at } } : {}) };
    return [{ order, state, content: { ...rest, ...sent, at } }];
  });
  if (changes.length > 0) await changeInOutbox(changes);
}

async function sendAll(): Promise<void> {
  await readAgain();
  await setClocksRight();
  const closed = new Set<string>();
  for (let batch = nextBatch(currentOutbox().entries, closed); batch.length > 0; ) {
    const sent = await sendBatch(batch);
    if (sent === 'later') return;
    if (sent === 'closed' && batch[0]) closed.add(laneOf(batch[0]));
    const next = nextBatch(currentOutbox().entries, closed);
    // An entry the node said nothing about would be asked about for ever.
    if (next[0]?.order === batch[0]?.order) return;
    batch = next;
  }
}

let sending: Promise<void> | undefined;
let again = false;

/** Sends what waits, in order, one window at a time. Asked for while it sends, it looks once more at the end. */
export function sendOutbox(): Promise<void> {
  again = sending !== undefined;
  sending ??= (navigator.locks ? navigator.locks.request('entente.outbox', sendAll) : sendAll()).finally(() => {
    sending = undefined;
    if (again) return sendOutbox();
    return undefined;
  });
  return sending;
}
