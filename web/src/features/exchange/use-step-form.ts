import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type FieldValues, get, useForm } from 'react-hook-form';
import type { TSchema } from 'typebox';
import { schemaResolver, showNodeFaults } from '../../ui/schema-resolver.ts';
import { ask } from '../../wire/ask.ts';
import { useForgetExchange } from './use-exchange.ts';

/** A small form that sends one step and keeps what was typed when it is refused. */
export function useStepForm<Answer = unknown>(
  schema: TSchema,
  path: string,
  onDone: (answer: Answer) => void,
  defaultValues: FieldValues = {},
  method: 'POST' | 'PUT' = 'POST',
) {
  const form = useForm<FieldValues>({ resolver: schemaResolver(schema), shouldFocusError: true, defaultValues });
  const forget = useForgetExchange();
  const send = useMutation({
    mutationFn: (body: FieldValues) => ask<Answer>(method, path, { body }),
    onSuccess: (answer) => {
      forget();
      onDone(answer);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is shown once.
  useEffect(() => {
    if (send.error) showNodeFaults(send.error, '', (name) => get(form.getValues(), name) !== undefined, form.setError);
  }, [send.error]);
  return { form, send, submit: form.handleSubmit((body) => send.mutate(body)) };
}
