import type { TObject } from 'typebox';
import type { FirearmDescription, PersonDescription, VehicleDescription } from '../../engines/matching/description.ts';
import type { HandlingCode, Purpose, RegisterKind, SourceGrade } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import type { FieldFault, ProblemName } from '../../kernel/problem.ts';
import type { AlertCategory } from './compatibility.ts';
import type { RecordStatus } from './registers.schema.ts';

/** Why something is recorded, what a match asks for, and how long it may stand without a new look. */
export interface Reason {
  readonly code: string;
  /** The usual action; another of the register's may be given. */
  readonly action: string;
  /** Category in the compatibility tables; undefined where the manual has none. */
  readonly category?: AlertCategory;
  /** Months until the need to keep it is judged again. */
  readonly reviewMonths: number;
  /** Instrument and article. */
  readonly source: string;
}

/** What a search compares of a record, as the engines take it. */
export interface SearchFace {
  readonly person?: PersonDescription;
  readonly organisation?: PersonDescription;
  readonly vehicle?: VehicleDescription;
  readonly firearm?: FirearmDescription;
  /** Keys for exact lookup (`engines/identifiers/keys.ts`). */
  readonly keys: readonly string[];
}

/** A refusal with its kind, said to the officer. */
export interface Refusal {
  readonly problem: ProblemName;
  readonly detail: string;
  /** The same for a list of rejected rows. */
  readonly fault: Pick<FieldFault, 'code' | 'values'>;
}

/** One kind of register: all that differs between a person and a pistol. */
export interface RegisterDeclaration<Subject> {
  readonly kind: RegisterKind;
  readonly schema: TObject;
  readonly reasons: readonly Reason[];
  readonly actions: readonly string[];
  /** One line by which officers recognise it in a list, in original script. */
  title(subject: Subject): string;
  /** What a schema cannot say: faults by field. */
  check(subject: Subject): FieldFault[];
  face(subject: Subject): SearchFace;
  /** Keys under which two records are of the same subject (SIRENE Manual 2.2.2); empty when none can tell. */
  sameSubject(subject: Subject): readonly string[];
  /** Who may report it, beyond the right to report. */
  mayReport?(officer: Officer, subject: Subject): Refusal | undefined;
  readonly order: readonly AlertCategory[];
  mayCoexist(one: AlertCategory, other: AlertCategory): boolean;
}

/** A record as the node keeps it; every version has this shape. */
export interface RegisterRecord<Subject = Record<string, unknown>> {
  readonly id: string;
  readonly kind: RegisterKind;
  readonly reference: string;
  /** Code of the owning agency. */
  readonly owner: string;
  readonly party: string;
  readonly status: RecordStatus;
  readonly subject: Subject;
  readonly reason: string;
  readonly action: string;
  readonly purpose?: Purpose;
  readonly basis?: string;
  readonly grade: SourceGrade;
  readonly handling: readonly HandlingCode[];
  readonly handlingNote?: string;
  readonly withheldFrom: readonly string[];
  readonly warnings: readonly string[];
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly reviewOn: string;
  readonly nationalReference?: string;
  /** The list it came from, and its key there. */
  readonly source?: string;
  readonly sourceKey?: string;
  readonly reportedAt: string;
  readonly changedAt: string;
  readonly confirmedAt: string;
  readonly version: number;
}

/** Adds months to a date; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
