import type { Static } from 'typebox';
import type { WrittenAnswer as WrittenAnswerSchema } from '../../../../src/domains/operations/operations.schema.ts';
import { ask } from '../../wire/ask.ts';
import { asWireProblem, type FieldFault, type WireProblem } from '../../wire/problem.ts';
import {
  type CheckAnswer,
  type Content,
  changeInOutbox,
  currentOutbox,
  type OutboxEntry,
  readAgain,
  rememberAnswer,
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

async function settleCheck({ order, id, content }: OutboxEntry, answer: CheckAnswer): Promise<void> {
  rememberAnswer(id, answer);
  if (answer.state === 'held' || answer.state === 'refused')
    return changeInOutbox(order, answer.state, { ...content, reasons: answer.reasons });
  const { search } = answer;
  const hit = search?.hits.find((one) => one.followUp)?.followUp;
  return changeInOutbox(order, 'sent', {
    ...forgotten(content),
    ...(search ? { outcome: search.outcome } : {}),
    ...(hit ? { hit: { id: hit.id, reference: hit.reference } } : {}),
  });
}

/** What a refusal says: the faults where it names them, or its own sentence. */
function refuse({ order, content }: OutboxEntry, problem: RefusedCheck['problem']): Promise<void> {
  const { fields = [], detail, type = '' } = problem;
  const reasons = fields.length > 0 ? fields : [{ message: detail || type }];
  return changeInOutbox(order, 'refused', { ...content, reasons });
}

async function sendChecks(batch: readonly OutboxEntry[], path: string): Promise<void> {
  const [only] = batch;
  if (batch.length === 1 && only) return settleCheck(only, await ask('POST', path, { body: only.content.check }));
  const { items } = await ask<{ items: (CheckAnswer | RefusedCheck)[] }>('POST', `${path}/batch`, {
    body: { checks: batch.map(({ content }) => content.check) },
  });
  for (const entry of batch) {
    const answer = items.find(({ id }) => id === entry.id);
    if (!answer) continue;
    if ('problem' in answer) await refuse(entry, answer.problem);
    else await settleCheck(entry, answer);
  }
}

async function sendResults(batch: readonly OutboxEntry[], path: string): Promise<void> {
  const { items } = await ask<{ items: Written[] }>('POST', path, {
    body: { entries: batch.map(({ content }) => content.result) },
  });
  for (const [at, entry] of batch.entries()) {
    const { state, reasons } = items[at] ?? { state: 'refused', reasons: [] };
    if (state === 'held' || state === 'refused')
      await changeInOutbox(entry.order, state, { ...entry.content, reasons });
    else await changeInOutbox(entry.order, 'sent', forgotten(entry.content));
  }
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
    await refuse(first, { type: problem.kind, detail: problem.detail, fields: problem.fields });
    return 'sent';
  }
}

async function sendAll(): Promise<void> {
  await readAgain();
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
