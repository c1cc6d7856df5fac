import type { Officer } from '../../kernel/officer.ts';
import type { DraftAnswer, DraftQuery } from './exchange.schema.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { listDrafts, listSteps, type Message } from './messages.store.ts';
import { readCursor, writeCursor } from './read-inbox.ts';
import { findOwnMessage } from './write-draft.ts';

const PAGE = 50;

/** A draft with what this officer may do with it. */
export function showDraft(officer: Officer, message: Message, drafterName?: string): DraftAnswer {
  const isOpen = message.state === 'draft' || message.state === 'waiting';
  const mayDraft = isOpen && officer.rights.has('exchange:draft');
  const mayRelease = isOpen && officer.rights.has('exchange:release');
  const isSecond = !message.writers.includes(officer.id);
  return {
    id: message.id,
    reference: message.reference,
    kind: message.kind,
    state: message.state,
    recipients: [...message.recipients],
    content: message.content ?? {},
    items: [...(message.draftItems ?? [])],
    inReplyTo: message.inReplyTo,
    hit: message.hitId,
    caseReference: message.caseReference,
    operation: message.operation,
    drafter: message.drafter,
    ...(drafterName ? { drafterName } : {}),
    createdAt: message.createdAt,
    changedAt: message.changedAt,
    submittedAt: message.submittedAt,
    version: message.version,
    may: {
      change: mayDraft,
      submit: mayDraft && message.state === 'draft',
      // Whether one's own may be released depends on what it carries; the assessment says so.
      release: mayRelease && (message.state === 'waiting' || !isSecond),
      // Whoever writes need not give it back to themselves: changing it takes it back.
      returnIt: message.state === 'waiting' && mayRelease,
      decideStops: mayRelease && isSecond,
      discard: mayDraft,
    },
  };
}

/** One draft of the officer's agency. */
export async function readDraft(desk: ExchangeDesk, { officer, requestId }: Asking, id: string): Promise<DraftAnswer> {
  const message = await findOwnMessage(desk, { officer }, id);
  const last = (await listSteps(desk.db, id, message.sender)).findLast(
    ({ step }) => step !== 'stop-lifted' && step !== 'stop-upheld',
  );
  const returned = last?.step === 'returned' ? last : undefined;
  const names = await desk.access.actorNames([message.drafter, ...(returned ? [returned.officer] : [])]);
  await desk.audit.append({
    action: 'record.read',
    officer,
    outcome: 'done',
    records: [{ id, register: 'message', owner: message.sender }],
    requestId,
  });
  const by = returned && names.get(returned.officer);
  return {
    ...showDraft(officer, message, names.get(message.drafter)),
    ...(returned ? { returned: { why: returned.note, at: returned.at, ...(by ? { by } : {}) } } : {}),
  };
}

/** Drafts of the agency, the last changed first. */
export async function listMyDrafts(
  desk: ExchangeDesk,
  { officer, requestId }: Asking,
  { state, mine, limit = PAGE, after }: DraftQuery,
): Promise<{ items: DraftAnswer[]; next: string | null }> {
  const cursor = readCursor<{ at: string; id: string }>(after, ['at', 'id']);
  const found = await listDrafts(desk.db, officer.agency.code, {
    state,
    ...(mine ? { writer: officer.id } : {}),
    limit: limit + 1,
    after: cursor,
  });
  const page = found.slice(0, limit);
  const names = await desk.access.actorNames([...new Set(page.map(({ drafter }) => drafter))]);
  const last = page.at(-1);
  await desk.audit.append({
    action: 'record.listed',
    officer,
    outcome: 'done',
    facts: { box: 'drafts', messages: page.length },
    requestId,
  });
  return {
    items: page.map((message) => showDraft(officer, message, names.get(message.drafter))),
    next: found.length > limit && last ? writeCursor({ at: last.changedAt, id: last.id }) : null,
  };
}
