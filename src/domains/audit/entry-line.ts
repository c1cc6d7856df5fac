import { isId } from '../../platform/ids.ts';
import type { AuditNote, TouchedRecord } from './audit-entry.ts';

/** An entry as it stands in the chain. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  /** Code of the agency that acted; absent for the node itself and for somebody not signed in. */
  readonly agency?: string;
  /** Id of the officer, system or operator; never a name. */
  readonly officer?: string;
  readonly via?: string;
  /** The session or key used. */
  readonly credential?: string;
  readonly purpose?: string;
  readonly case?: string;
  readonly operation?: string;
  readonly asked?: string;
  readonly records?: readonly TouchedRecord[];
  readonly facts?: Facts;
  readonly request?: string;
}

type Facts = Readonly<Record<string, string | number | boolean>>;

function sorted(facts: Facts): Facts {
  // JavaScript puts names that are numbers first and takes `__proto__` for something else, so those get a sign in front.
  const named = Object.entries(facts).map(
    ([name, value]) => [/^[A-Za-z]/.test(name) ? name : `_${name}`, value] as const,
  );
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The canonical line of an entry, which is what is hashed: JSON as RFC 8785 writes it. JSON.stringify writes
 * numbers and texts exactly so; the names of the fields stand here in the order that the RFC sorts them into.
 */
export function writeEntryLine(note: AuditNote, id: string, at: string): string {
  const { officer, records } = note;
  return JSON.stringify({
    action: note.action,
    agency: officer?.agency.code,
    asked: note.asked,
    at,
    case: note.caseReference,
    credential: officer?.credentialId,
    facts: note.facts && sorted(note.facts),
    id,
    officer: officer?.id,
    operation: note.operation,
    outcome: note.outcome,
    purpose: note.purpose,
    records: records?.length ? records.map(({ id, owner, register }) => ({ id, owner, register })) : undefined,
    request: note.requestId,
    via: officer?.via,
  });
}

/**
 * Writes the lines of entries that differ only in id, instant and question, such as those of a bulk search: the same
 * texts as `writeEntryLine`, put together around what never changes.
 */
export function entryLineWriter(
  note: Omit<AuditNote, 'asked' | 'records' | 'facts'>,
): (entry: { readonly id: string; readonly at: string; readonly asked: string }) => string {
  // Ids, instants and hashes need no escape, and neither do the marks that stand for them here.
  const [asked, at, id] = ['<asked>', '<at>', '<id>'];
  const line = writeEntryLine({ ...note, asked }, id, at);
  const [toAsked, afterAsked] = cutAt(line, `"asked":"${asked}"`);
  const [toAt, afterAt] = cutAt(afterAsked, `"at":"${at}"`);
  const [toId, afterId] = cutAt(afterAt, `"id":"${id}"`);
  const head = `${toAsked}"asked":"`;
  const middle = `"${toAt}"at":"`;
  const end = `"${toId}"id":"`;
  return (entry) => `${head}${entry.asked}${middle}${entry.at}${end}${entry.id}"${afterId}`;
}

function cutAt(text: string, mark: string): [string, string] {
  // A value has its quotes escaped, so the mark stands nowhere else.
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

function isRecordList(records: unknown): boolean {
  return (
    Array.isArray(records) &&
    records.every((one) => ['id', 'owner', 'register'].every((name) => typeof one?.[name] === 'string'))
  );
}

/** Reads a line back; a line that is no entry (somebody altered it) is undefined. */
export function readEntryLine(line: string): AuditEntry | undefined {
  try {
    const entry = JSON.parse(line) as AuditEntry;
    const sound =
      typeof entry.id === 'string' &&
      isId(entry.id) &&
      typeof entry.at === 'string' &&
      !Number.isNaN(Date.parse(entry.at)) &&
      (entry.records === undefined || isRecordList(entry.records));
    return sound ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** What an entry says of one record, as the table of touches keeps it. */
export interface Touch {
  readonly entry: string;
  readonly record: string;
  readonly register: string;
  readonly owner: string;
  readonly at: string;
  readonly agency: string;
  readonly purpose: string;
  readonly action: string;
  readonly outcome: string;
}

/** A text as PostgreSQL can keep it: one sign it refuses would otherwise keep a whole block of entries from the disk. */
function keepable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** The touches that follow from an entry: one for each record it names. */
export function touchesOf(entry: AuditEntry): Touch[] {
  const seen = new Set<string>();
  const touches: Touch[] = [];
  for (const { id, register, owner } of entry.records ?? []) {
    const record = keepable(id);
    if (seen.has(record)) continue;
    seen.add(record);
    touches.push({
      entry: entry.id,
      record,
      register: keepable(register),
      owner: keepable(owner),
      at: new Date(entry.at).toISOString(),
      agency: keepable(entry.agency ?? ''),
      purpose: keepable(entry.purpose ?? ''),
      action: keepable(entry.action),
      outcome: keepable(entry.outcome),
    });
  }
  return touches;
}
