import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form';
import type { TSchema } from 'typebox';
import { hasPlace, schemaResolver, showNodeFaults, withoutEmpty } from '../../ui/schema-resolver.ts';
import { ask } from '../../wire/ask.ts';

/** A form that adds or changes one entry; faults of the node stand beside their fields, and nothing typed is lost. */
export function useEntryForm<Answer>({
  schema,
  method,
  path,
  values,
  lists = [],
  onDone,
}: {
  schema: TSchema;
  method: 'POST' | 'PATCH';
  path: string;
  values: DefaultValues<FieldValues>;
  /** Lists that may be sent empty; a form leaves out what is empty. */
  lists?: readonly string[];
  onDone: (answer: Answer) => void;
}) {
  const judge = schemaResolver<FieldValues>(schema);
  const form = useForm<FieldValues>({
    defaultValues: values,
    shouldFocusError: true,
    // An empty list is left out by the form and judged by the node as the empty list that is sent.
    resolver: async (typed, context, options) => {
      const judged = await judge(typed, context, options);
      for (const name of lists) delete (judged.errors as Record<string, unknown>)[name];
      return Object.keys(judged.errors).length > 0 ? judged : { values: typed, errors: {} };
    },
  });
  const send = useMutation({
    mutationFn: (typed: FieldValues) =>
      ask<Answer>(method, path, {
        body: { ...withoutEmpty(typed), ...Object.fromEntries(lists.map((name) => [name, typed[name] ?? []])) },
      }),
    onSuccess: onDone,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is shown once.
  useEffect(() => {
    if (send.error) showNodeFaults(send.error, '', hasPlace(form), form.setError);
  }, [send.error]);
  return { form, send, submit: form.handleSubmit((typed) => send.mutate(typed)) };
}
