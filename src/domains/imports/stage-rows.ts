import { createHash } from 'node:crypto';
import type { Validator } from 'typebox/compile';
import { Compile } from 'typebox/compile';
import type { RegisterKind } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import { type FieldFault, fieldFault, schemaFaults } from '../../kernel/problem.ts';
import { Turns } from '../../platform/turns.ts';
import { checkTerms, type RecordTerms, registerOf, reportBody, SUBJECTS } from '../registers/public.ts';
import { type ImportCounts, type ImportDesk, requireGoingOn } from './import-desk.ts';
import { piecesOf } from './pieces.ts';
import type { FaultyRow, ReadItem, ReadRow, SubjectPart } from './readers/row.ts';
import { keepRejects, type Reject } from './rejects.store.ts';
import {
  listRowsWithParts,
  rejectLooseParts,
  replaceStaged,
  type StagedPart,
  type StagedRow,
  settleRepeats,
  stageParts,
  stageRows,
} from './staged-rows.store.ts';

const LONGEST_KEY = 300;
const MANY_ROWS = 1000;

const validators = new Map<RegisterKind, Validator>();

function validatorOf(kind: RegisterKind): Validator {
  let validator = validators.get(kind);
  if (!validator) {
    validator = Compile(reportBody(SUBJECTS[kind])) as unknown as Validator;
    validators.set(kind, validator);
  }
  return validator;
}

/** The first thing wrong with a record, with what is allowed instead. */
function findFault(kind: RegisterKind, terms: RecordTerms, officer: Officer, today: string): FieldFault | undefined {
  const validator = validatorOf(kind);
  if (!validator.Check(terms)) {
    const [first = fieldFault('', 'form')] = validator.Errors(terms).flatMap(schemaFaults);
    return first;
  }
  const [fault] = checkTerms(registerOf(kind), terms);
  if (fault) return fault;
  if (terms.validUntil !== undefined && terms.validUntil < today) return fieldFault('/validUntil', 'time-run-out');
  const refusal = registerOf(kind).mayReport?.(officer, terms.subject);
  return refusal && { field: '/subject', message: refusal.detail, ...refusal.fault };
}

function hashOf(kind: RegisterKind, terms: string): string {
  return createHash('sha256').update(kind).update('\n').update(terms).digest('base64url');
}

/** Where the file has no key, the subject tells itself apart; where it cannot, what it says is its key. */
function keyOf({ kind, key, terms }: ReadRow, hash: string): string {
  if (key !== undefined) return key.slice(0, LONGEST_KEY);
  const own = registerOf(kind).sameSubject(terms.subject)[0];
  return own !== undefined && own.length <= LONGEST_KEY ? own : `#${hash}`;
}

export interface Staging {
  readonly id: string;
  readonly officer: Officer;
  readonly counts: ImportCounts;
  readonly today: string;
  readonly signal: AbortSignal | undefined;
  /** Told after each batch. */
  progress(): Promise<void> | void;
}

/** Reads the whole file into the waiting room: each row is judged by its register; those that do not fit are noted. */
export async function stageFile(desk: ImportDesk, staging: Staging, items: AsyncIterable<ReadItem>): Promise<void> {
  const { id, officer, counts, today } = staging;
  let place = 0;
  let rows: StagedRow[] = [];
  let parts: StagedPart[] = [];
  let rejects: Reject[] = [];
  let anyParts = false;

  function reject(fault: FaultyRow): void {
    counts.rejected += 1;
    rejects.push({ ...fault, place });
  }
  async function flush(): Promise<void> {
    requireGoingOn(staging.signal);
    if (rows.length + parts.length + rejects.length === 0) return;
    await desk.db.transaction(async (tx) => {
      if (rows.length > 0) await stageRows(tx, id, rows);
      if (parts.length > 0) await stageParts(tx, id, parts);
      await keepRejects(tx, id, rejects);
    });
    [rows, parts, rejects] = [[], [], []];
    await staging.progress();
  }

  const turns = new Turns(desk.rightOfWay);
  for await (const item of items) {
    if (turns.isOver) await turns.next(); // a piece of the file holds a thousand rows and more
    place += 1;
    if ('part' in item) {
      anyParts = true;
      const { line, partKey, holder, body } = item.part;
      parts.push({
        place,
        line,
        partKey: partKey.slice(0, 500),
        holder: holder?.slice(0, 500),
        body: JSON.stringify(body),
      });
    } else {
      counts.read += 1;
      if ('fault' in item) reject(item.fault);
      else {
        const { row } = item;
        counts.aliases += row.aliases;
        counts.documents += row.documents;
        const fault = findFault(row.kind, row.terms, officer, today);
        if (fault) reject({ ...fault, line: row.line, key: row.key, kind: row.kind });
        else {
          const text = JSON.stringify(row.terms);
          const hash = hashOf(row.kind, text);
          const staged = row.parts ? JSON.stringify({ ...row.terms, parts: row.parts }) : text;
          rows.push({ place, line: row.line, kind: row.kind, key: keyOf(row, hash), hash, terms: staged });
        }
      }
    }
    if (rows.length + parts.length + rejects.length >= piecesOf(desk).staged) await flush();
  }
  await flush();
  if (place > MANY_ROWS) await desk.db.query('analyze import_rows'); // or the comparison is planned for an empty table

  const { repeated, contradicting } = await desk.db.transaction((tx) => settleRepeats(tx, id));
  counts.rejected += contradicting;
  counts.unchanged += repeated; // a row that says the same again changes nothing
  if (anyParts) await joinParts(desk, staging);
}

function withPart(
  kind: RegisterKind,
  subject: Record<string, unknown>,
  { document, address }: SubjectPart,
): Record<string, unknown> {
  const add = (field: string, value: unknown, most: number): Record<string, unknown> => {
    const present = (subject[field] ?? []) as unknown[];
    const text = JSON.stringify(value);
    if (present.length >= most || present.some((one) => JSON.stringify(one) === text)) return subject;
    return { ...subject, [field]: [...present, value] };
  };
  if (kind !== 'person' && kind !== 'organisation') return subject;
  if (document) {
    const field = kind === 'person' ? 'documents' : 'identifiers';
    const present = (subject[field] ?? []) as { number?: string }[];
    // The same number without its issuer says less.
    const others = present.filter((one) => one.number !== document.number);
    return { ...subject, [field]: [...others, document].slice(0, 100) };
  }
  return address === undefined ? subject : add('addresses', address, 50);
}

/** Joins parts to the subjects that hold them; those that nobody holds are rejected. */
async function joinParts(desk: ImportDesk, { id, counts, signal, progress }: Staging): Promise<void> {
  const loose = await desk.db.transaction((tx) => rejectLooseParts(tx, id));
  counts.read += loose;
  counts.rejected += loose;
  let after: { kind: string; key: string } | undefined;
  const turns = new Turns(desk.rightOfWay);
  for (;;) {
    requireGoingOn(signal);
    const rows = await listRowsWithParts(desk.db, id, after, piecesOf(desk).staged);
    const last = rows.at(-1);
    if (!last) break;
    after = last;
    const joined = rows.map(({ place, kind, terms: { parts: _, subject, ...terms }, parts }) => {
      let whole = subject as Record<string, unknown>;
      for (const part of (parts ?? []) as SubjectPart[]) {
        if (part.document) counts.documents += 1;
        whole = withPart(kind, whole, part);
      }
      const text = JSON.stringify({ ...terms, subject: whole });
      return { place, hash: hashOf(kind, text), terms: text };
    });
    await desk.db.transaction((tx) => replaceStaged(tx, id, joined));
    await progress();
    await turns.next();
  }
}
