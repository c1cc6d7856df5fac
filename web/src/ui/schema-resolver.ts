import {
  type FieldErrors,
  type FieldValues,
  get,
  type Path,
  type Resolver,
  type UseFormReturn,
  type UseFormSetError,
} from 'react-hook-form';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { faultsOfRule } from '../../../src/kernel/schema-fault.schema.ts';
import { asWireProblem, type FieldFault } from '../wire/problem.ts';
import { packFault } from './fault-text.ts';

/** A fault as a form keeps it: a key of the words, with what the words need. */
interface FormFault {
  readonly type: string;
  readonly message: string;
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
    const errors: Record<string, unknown> = {};
    let count = 0;
    for (const { field, code, ...more } of Value.Errors(schema, sent).flatMap(faultsOfRule)) {
      const path = field.split('/').slice(1);
      if (path.length === 0) continue;
      put(errors, path, { type: code, message: packFault({ code, message: code, ...more, allowed: undefined }) });
      count++;
    }
    return count === 0 ? { values: sent, errors: {} } : { values: {}, errors: errors as FieldErrors<Values> };
  };
}

/** Whether a form has a place for a fault at a path: an input of that name, or a value. */
export function hasPlace(form: Pick<UseFormReturn<FieldValues>, 'getValues'>): (path: string) => boolean {
  return (path) => document.getElementsByName(path).length > 0 || get(form.getValues(), path) !== undefined;
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
      setError(path as Path<Values>, { type: 'node', message: packFault(fault) }, { shouldFocus: left.length === 0 });
    else left.push(fault);
  }
  return left;
}
