import type { Static } from 'typebox';
import type { WrittenAnswer as WrittenAnswerSchema } from '../../../../src/domains/operations/operations.schema.ts';
import { ask } from '../../wire/ask.ts';
import { clockAheadMs } from '../../wire/node-clock.ts';
import { asWireProblem, type FieldFault, type WireProblem } from '../../wire/problem.ts';
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
  readonly problem: { readonly type?: string; readonly detail?: string; readonly fields?: readonly FieldFault[] };
}

// What the node takes in one request, with room to spare.
const CHECKS_AT_ONCE = 100;
const RESULTS_AT_ONCE = 200;

/** The node did not judge the entry: it is sent again later. Anything else is its answer. */
function isForLater({ kind, status }: WireProblem): boolean {
  return kind === 'unreachable' || kind === 'unreadable-answer' || status >= 500 || status === 429 || status === 401;
}

/** The first entries that wait, of one operation and one sort: what one request can carry without changing the order. */
function nextBatch(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const waiting = entries.filter(({ state }) => state === 'waiting');
  const first = waiting[0];
  if (!first) return [];
  const isCheck = first.content.check !== undefined;
  const end = waiting.findIndex(
    ({ content }) => content.operation !== first.content.operation || (content.check !== undefined) !== isCheck,
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
function refused({ order, content }: OutboxEntry, problem: RefusedCheck['problem']): OutboxChange {
  const { fields = [], detail, type = '' } = problem;
  const reasons = fields.length > 0 ? fields : [{ message: detail || type }];
  return { order, state: 'refused', content: { ...content, reasons } };
}

async function sendChecks(batch: readonly OutboxEntry[], path: string): Promise<void> {
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
  // All at once: a list of hundreds is drawn again and sealed again once for each change.
  await changeInOutbox(
    batch.flatMap((entry) => {
      const answer = answers.get(entry.id);
      if (!answer) return [];
      return ['problem' in answer ? refused(entry, answer.problem) : settledCheck(entry, answer)];
    }),
  );
}

async function sendResults(batch: readonly OutboxEntry[], path: string): Promise<void> {
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
}

async function sendBatch(batch: readonly OutboxEntry[]): Promise<'sent' | 'later'> {
  const [first] = batch;
  if (!first) return 'sent';
  const path = `/v1/operations/${encodeURIComponent(first.content.operation)}`;
  try {
    if (first.content.check) await sendChecks(batch, `${path}/checks`);
    else await sendResults(batch, `${path}/entries`);
    return 'sent';
  } catch (thrown) {
    const problem = asWireProblem(thrown);
    if (isForLater(problem)) return 'later';
    // One faulty entry must not hold back those that were sent with it.
    if (batch.length > 1) {
      for (const entry of batch) if ((await sendBatch([entry])) === 'later') return 'later';
      return 'sent';
    }
    await changeInOutbox([refused(first, { type: problem.kind, detail: problem.detail, fields: problem.fields })]);
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
  for (let batch = nextBatch(currentOutbox().entries); batch.length > 0; ) {
    if ((await sendBatch(batch)) === 'later') return;
    const next = nextBatch(currentOutbox().entries);
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
