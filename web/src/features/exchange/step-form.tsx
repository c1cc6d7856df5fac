import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { type FieldValues, get, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { TSchema } from 'typebox';
import { announce } from '../../ui/announcer.tsx';
import { packFault } from '../../ui/fault-text.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { schemaResolver, showNodeFaults } from '../../ui/schema-resolver.ts';
import { ask } from '../../wire/ask.ts';
import type { DraftFormHandle } from './code-choices.ts';
import css from './exchange.module.css';
import { useForgetExchange } from './use-exchange.ts';

/**
 * A small form that takes one step: judged by the schema the node judges by, kept as it was typed when it is refused,
 * with what is wrong beside its field.
 */
export function StepForm<Answer = unknown>({
  schema,
  path,
  method = 'POST',
  values = {},
  send,
  title,
  said,
  mayBeEmpty = false,
  alsoNeeded,
  toBody,
  onDone,
  onCancel,
  children,
}: {
  schema: TSchema;
  path: string;
  method?: 'POST' | 'PUT';
  values?: FieldValues;
  /** The words of the button that sends it; or several, each with the values that it stands for. */
  send: string | readonly { readonly label: string; readonly sets: FieldValues }[];
  title?: string;
  /** What is said aloud when it is done. */
  said?: string;
  /** Everything in it may stay empty, so the button has the focus: a letter and Enter take the step. */
  mayBeEmpty?: boolean;
  /** Fields that what was typed makes necessary, although the schema lets them be empty. */
  alsoNeeded?: (typed: FieldValues) => readonly string[];
  /** The body that is sent, where it is another than the values of the form. */
  toBody?: (typed: FieldValues) => object;
  onDone: (answer: Answer) => void;
  onCancel?: () => void;
  children: (form: DraftFormHandle) => ReactNode;
}) {
  const { t } = useTranslation();
  const form = useForm<FieldValues>({
    resolver: schemaResolver(schema),
    shouldFocusError: true,
    defaultValues: values,
  });
  const forget = useForgetExchange();
  const step = useMutation({
    mutationFn: (typed: FieldValues) => ask<Answer>(method, path, { body: toBody ? toBody(typed) : typed }),
    onSuccess: (answer) => {
      forget();
      if (said) announce(said);
      onDone(answer);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is shown once.
  useEffect(() => {
    if (step.error) showNodeFaults(step.error, '', (name) => get(form.getValues(), name) !== undefined, form.setError);
  }, [step.error]);
  const submit = form.handleSubmit((typed) => {
    const missing = (alsoNeeded?.(typed) ?? []).filter((name) => get(typed, name) === undefined);
    for (const name of missing)
      form.setError(name, { type: 'needed', message: packFault({ code: 'required', message: 'required' }) });
    if (missing[0]) form.setFocus(missing[0]);
    else step.mutate(typed);
  });
  const buttons = typeof send === 'string' ? [{ label: send, sets: {} }] : send;
  return (
    <form noValidate onSubmit={submit} className={css.stepForm}>
      {title ? <h3 className={css.itemTitle}>{title}</h3> : null}
      {children(form)}
      {step.error ? <ProblemNotice problem={step.error} /> : null}
      <div className={layout.actions}>
        {buttons.map(({ label, sets }, at) => (
          <Button
            key={label}
            type="submit"
            variant={at === 0 ? 'filled' : 'default'}
            autoFocus={mayBeEmpty && at === 0}
            loading={step.isPending}
            onClick={() => {
              for (const [name, value] of Object.entries(sets)) form.setValue(name, value);
            }}
          >
            {label}
          </Button>
        ))}
        {onCancel ? (
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** The form of a setting: kept, or left as it was. */
export function SettingForm({
  onDone,
  ...form
}: Omit<Parameters<typeof StepForm>[0], 'send' | 'said' | 'onDone' | 'onCancel'> & { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <StepForm {...form} send={t('common.save')} said={t('exchange.kept')} onDone={() => onDone()} onCancel={onDone} />
  );
}
