import type { FieldErrors, FieldValues, Path, Resolver, UseFormSetError } from 'react-hook-form';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { asWireProblem, type FieldFault } from '../wire/problem.ts';

/** A fault as a form keeps it: a key of the words, with what the words need. */
interface FormFault {
  readonly type: string;
  readonly message: string;
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Leaves out what was not filled in: an empty field is no answer, and an object of empty fields is none either. */
export function withoutEmpty<Values>(values: Values): Values {
  function prune(value: unknown): unknown {
    if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
    if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
    if (Array.isArray(value)) {
      const kept = value.map(prune).filter((one) => one !== undefined);
      return kept.length > 0 ? kept : undefined;
    }
    if (value !== null && typeof value === 'object') {
      const kept = Object.entries(value).flatMap(([name, one]) => {
        const pruned = prune(one);
        return pruned === undefined ? [] : [[name, pruned] as const];
      });
      return kept.length > 0 ? Object.fromEntries(kept) : undefined;
    }
    return value ?? undefined;
  }
  return (prune(values) ?? {}) as Values;
}

/** Words are kept with their numbers in one text, because a form holds nothing but text for a fault; `fault-text.ts` reads it. */
function packFault(key: string, values: Readonly<Record<string, unknown>> = {}): string {
  return `${key} ${JSON.stringify(values)}`;
}

function faultOf({ keyword, params = {} }: SchemaError): string {
  switch (keyword) {
    case 'required':
      return packFault('faults.needed');
    case 'enum':
    case 'const':
      return packFault('faults.notAllowed');
    case 'maxLength':
      return packFault('faults.tooLong', { most: params.limit });
    case 'minLength':
      return packFault('faults.tooShort', { least: params.limit });
    case 'format':
      return packFault(params.format === 'date' ? 'faults.date' : 'faults.form');
    case 'pattern':
      return packFault(String(params.pattern).startsWith('^\\d{4}') ? 'faults.date' : 'faults.form');
    default:
      return packFault('faults.form');
  }
}

function put(errors: Record<string, unknown>, path: readonly string[], fault: FormFault): void {
  let place = errors;
  for (const step of path.slice(0, -1)) {
    place[step] ??= {};
    place = place[step] as Record<string, unknown>;
  }
  const last = path.at(-1);
  if (last !== undefined && place[last] === undefined) place[last] = fault;
}

/** Judges a form by the very schema the node judges it by, so that a rule is explained before anything is sent. */
export function schemaResolver<Values extends FieldValues>(schema: TSchema): Resolver<Values> {
  return (values) => {
    const sent = withoutEmpty(values);
    const found = Value.Errors(schema, sent) as unknown as Iterable<SchemaError>;
    const errors: Record<string, unknown> = {};
    let count = 0;
    for (const error of found) {
      // The branches of a union report each its own faults; the union itself names no field.
      if (error.keyword === 'anyOf' || error.keyword === 'oneOf') continue;
      const steps = error.instancePath.split('/').slice(1);
      const missing =
        error.keyword === 'required' ? ((error.params?.requiredProperties as string[] | undefined) ?? []) : undefined;
      for (const path of missing ? missing.map((name) => [...steps, name]) : [steps]) {
        if (path.length === 0) continue;
        put(errors, path, { type: error.keyword, message: faultOf(error) });
        count++;
      }
    }
    return count === 0 ? { values: sent, errors: {} } : { values: {}, errors: errors as FieldErrors<Values> };
  };
}

/**
 * Puts the faults the node found beside their fields; `prefix` is where the form's values stand in the body
 * (`/subject/person`). Hands back the faults that belong to no field of the form.
 */
export function showNodeFaults<Values extends FieldValues>(
  thrown: unknown,
  prefix: string,
  knows: (path: string) => boolean,
  setError: UseFormSetError<Values>,
): readonly FieldFault[] {
  const left: FieldFault[] = [];
  for (const fault of asWireProblem(thrown).fields) {
    const path = fault.field.startsWith(`${prefix}/`)
      ? fault.field.slice(prefix.length + 1).replaceAll('/', '.')
      : undefined;
    if (path !== undefined && knows(path))
      setError(path as Path<Values>, { type: 'node', message: fault.message }, { shouldFocus: left.length === 0 });
    else left.push(fault);
  }
  return left;
}
