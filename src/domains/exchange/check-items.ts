import { Compile, type Validator } from 'typebox/compile';
import { REGISTER_KINDS, type RegisterKind } from '../../kernel/codes.ts';
import { schemaFaults } from '../../kernel/problem.ts';
import { registerOf, SUBJECTS } from '../registers/public.ts';
import type { DraftItem } from './exchange.schema.ts';

/** Whether an item is a person or thing of the registers' kinds. */
export function isSubject(kind: string | undefined): kind is RegisterKind {
  return (REGISTER_KINDS as readonly string[]).includes(kind ?? '');
}

const validators = new Map<RegisterKind, Validator>();

function validatorOf(kind: RegisterKind): Validator {
  let validator = validators.get(kind);
  if (!validator) {
    validator = Compile(SUBJECTS[kind]) as unknown as Validator;
    validators.set(kind, validator);
  }
  return validator;
}

/** Whether it is a subject of a register and has the shape of one, whatever it says. */
export function hasShape(
  kind: string | undefined,
  body: Readonly<Record<string, unknown>> | null | undefined,
): kind is RegisterKind {
  return isSubject(kind) && validatorOf(kind).Check(body);
}

// A page of text; what is longer is an attachment.
const LONGEST_TEXT = 20_000;

/** What is wrong with the body of an item, by the schema and the rules of its kind; fields are below the item. */
export function faultsOfItem({ kind, body }: Pick<DraftItem, 'kind' | 'body'>): { field: string; message: string }[] {
  if (body === undefined) return [{ field: '/body', message: 'It says nothing yet.' }];
  if (isSubject(kind)) {
    const validator = validatorOf(kind);
    if (!validator.Check(body)) {
      return validator
        .Errors(body)
        .flatMap(schemaFaults)
        .slice(0, 5)
        .map(({ field, message }) => ({ field: `/body${field}`, message }));
    }
    return registerOf(kind)
      .check(body)
      .map(({ field, message }) => ({ field: field.replace(/^\/subject/, '/body'), message }));
  }
  if (kind === 'attachment') {
    const isWhole = typeof body.attachment === 'string' && typeof body.name === 'string';
    return isWhole ? [] : [{ field: '/body', message: 'Add the file to the draft first.' }];
  }
  const { text } = body;
  if (typeof text !== 'string' || !/\p{L}/u.test(text)) return [{ field: '/body/text', message: 'Write it in words.' }];
  return text.length > LONGEST_TEXT ? [{ field: '/body/text', message: 'This is too long; attach it as a file.' }] : [];
}

/** How officers recognise an item in a list, in original script. */
export function titleOf(
  { kind, body }: { readonly kind?: string; readonly body?: Readonly<Record<string, unknown>> | null },
  place: number,
): string {
  if (body && hasShape(kind, body)) return registerOf(kind).title(body);
  if (kind === 'attachment' && typeof body?.name === 'string') return body.name;
  return `${kind ?? 'item'} ${place + 1}`;
}

/** Whether a key of a face stands for a whole name. */
const isName = (key: string): boolean => key.startsWith('N:');

/** Keys under which the same person or thing is found again: what is certain about it; a person's name only with the birth date. */
export function keysOfItem({ kind, body }: Pick<DraftItem, 'kind' | 'body'>): string[] {
  if (!isSubject(kind) || !body || !validatorOf(kind).Check(body)) return [];
  const { keys } = registerOf(kind).face(body);
  const exact = kind === 'person' ? keys.filter((key) => !isName(key)) : keys;
  const born = kind === 'person' ? ((body as { born?: readonly { readonly on: string }[] }).born ?? []) : [];
  const named = keys.filter(isName).flatMap((name) => born.map(({ on }) => `${name}|${on}`));
  return [...new Set([...exact, ...named])].map((key) => `${kind}|${key}`);
}
