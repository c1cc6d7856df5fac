import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import { Type } from 'typebox';
import { NewOperation, PlanBody } from '../../../../src/domains/operations/operations.schema.ts';
import { schemaResolver } from '../../ui/schema-resolver.ts';
import { nodeNow } from '../../wire/node-clock.ts';
import type { Operation } from './use-operation.ts';

/** A plan with nothing in it but what every plan has: the agency that leads, and the days of action. */
export function emptyPlan(lead: string): FieldValues {
  return {
    name: '',
    code: '',
    plan: {
      crimeAreas: [],
      objectives: [],
      purpose: 'identify-person-or-object',
      participants: [{ agency: lead, role: 'lead' }],
      phases: [{ phase: 'action', from: '', to: '' }],
      actionDays: [],
      hotSpots: [],
      places: 'anywhere',
      measures: [],
      signers: [],
    },
  };
}

/** A plan as the form holds it; all measures and all signers are an empty list, as in a new one. */
export function planValues({ name, code, plan }: Operation): FieldValues {
  const countries = new Set(plan.participants.map(({ country }) => country));
  // What the plan had before is the node's to keep.
  const { formerHotSpots: _, ...written } = plan;
  return {
    name,
    code,
    plan: {
      ...written,
      participants: plan.participants.map(({ agency, role, officers, zone }) => ({ agency, role, officers, zone })),
      actionDays: plan.actionDays ?? [],
      signers: plan.signers.length === countries.size ? [] : plan.signers,
    },
  };
}

/** What is sent: lists that the node wants are there even when empty, and what is empty means all of it. */
export function planBodyOf(values: FieldValues): { name?: string; code?: string; plan: FieldValues } {
  const { name, code, plan = {} } = values as { name?: string; code?: string; plan?: FieldValues };
  return {
    ...(name ? { name } : {}),
    ...(code ? { code } : {}),
    plan: {
      ...plan,
      crimeAreas: plan.crimeAreas ?? [],
      participants: plan.participants ?? [],
      phases: plan.phases ?? [],
    },
  };
}

/** A short code made of a name, for whoever gives none. */
export function codeFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 56);
  return plain.length >= 3 ? plain : `operation-${nodeNow().toISOString().slice(0, 10)}`;
}

// A form leaves out what is empty; the list of crime areas may be.
const plan = Type.Object(
  { ...PlanBody.properties, crimeAreas: Type.Optional(PlanBody.properties.crimeAreas) },
  { additionalProperties: false },
);
const code = Type.Optional(NewOperation.properties.code);
const WRITTEN = Type.Object({ ...NewOperation.properties, code, plan }, { additionalProperties: false });

/** Judges the form by the schema the node judges it by. */
export function planResolver(isNew: boolean): Resolver<FieldValues> {
  const judge = schemaResolver<FieldValues>(WRITTEN);
  return async (values, context, options) => {
    const judged = await judge(isNew ? values : { ...values, code: undefined }, context, options);
    return Object.keys(judged.errors).length > 0
      ? { values: {}, errors: judged.errors as FieldErrors<FieldValues> }
      : { values, errors: {} };
  };
}
