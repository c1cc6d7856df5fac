import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { TSchema } from 'typebox';
import { ReviewBody, WithdrawBody } from '../../../../src/domains/registers/registers.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { hasPlace, schemaResolver, showNodeFaults } from '../../ui/schema-resolver.ts';
import { ask } from '../../wire/ask.ts';
import type { RecordAnswer } from './register-kinds.ts';
import css from './registers.module.css';
import { useForgetLists } from './use-registers.ts';

interface Deciding {
  readonly record: RecordAnswer;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A small form that sends one decision and keeps what was typed when it is refused. */
export function useDecision(schema: TSchema, path: string, { onDone }: Pick<Deciding, 'onDone'>, said: string) {
  const form = useForm<FieldValues>({ resolver: schemaResolver(schema), shouldFocusError: true });
  const forgetLists = useForgetLists();
  const send = useMutation({
    mutationFn: (body: FieldValues) => ask<unknown>('POST', path, { body }),
    onSuccess: () => {
      forgetLists();
      announce(said);
      onDone();
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is shown once.
  useEffect(() => {
    if (send.error) showNodeFaults(send.error, '', hasPlace(form), form.setError);
  }, [send.error]);
  return { form, send };
}

function Buttons({ label, busy, onCancel }: { label: string; busy: boolean; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={`${css.actions} ${layout.whole}`}>
      <Button type="submit" loading={busy}>
        {label}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}

/** Withdraws a record: nobody finds it any more; the reason stays with the version. */
export function WithdrawForm({ record, onDone, onCancel }: Deciding) {
  const { t } = useTranslation();
  const { form, send } = useDecision(
    WithdrawBody,
    `/v1/registers/${record.kind}/records/${record.id}/withdraw`,
    { onDone },
    t('record.withdrawn'),
  );
  return (
    <form className="card" noValidate onSubmit={form.handleSubmit((body) => send.mutate(body))}>
      <h2 className={css.legend}>{t('record.withdraw')}</h2>
      <div className={layout.fields}>
        <p className={layout.whole}>{t('record.withdrawWhat')}</p>
        <div className={layout.whole}>
          <Field form={form} name="why" label={t('record.why')} kind="long" needed autoFocus />
        </div>
        {send.error ? (
          <div className={layout.whole}>
            <ProblemNotice problem={send.error} />
          </div>
        ) : null}
        <Buttons label={t('record.withdraw')} busy={send.isPending} onCancel={onCancel} />
      </div>
    </form>
  );
}

function decisionsFor({ status }: RecordAnswer): readonly ('keep' | 'extend' | 'withdraw' | 'activate')[] {
  if (status === 'draft' || status === 'under-review') return ['activate', 'withdraw'];
  // Whether one that waits enters, the owners of the other alerts decide.
  return status === 'waiting' ? ['withdraw'] : ['keep', 'extend', 'withdraw'];
}

function Until({ form }: { form: UseFormReturn<FieldValues> }) {
  const { t } = useTranslation();
  const decision = form.watch('decision') as string | undefined;
  if (decision !== 'extend' && decision !== 'keep') return null;
  return <Field form={form} name="until" label={t('record.until')} description={t('record.untilHow')} kind="day" />;
}

/** The individual assessment whether a record is still needed. */
export function ReviewForm({ record, onDone, onCancel }: Deciding) {
  const { t } = useTranslation();
  const { form, send } = useDecision(
    ReviewBody,
    `/v1/registers/${record.kind}/records/${record.id}/review`,
    { onDone },
    t('record.reviewed'),
  );
  return (
    <form className="card" noValidate onSubmit={form.handleSubmit((body) => send.mutate(body))}>
      <h2 className={css.legend}>{t('record.review')}</h2>
      <div className={layout.fields}>
        {record.status === 'waiting' ? (
          <p className={layout.whole}>
            {t('record.waitsForConsultation')} <Link to="/registers/consultations">{t('consultations.title')}</Link>
          </p>
        ) : null}
        <Field
          form={form}
          name="decision"
          label={t('record.decision')}
          kind="choice"
          needed
          autoFocus
          choices={decisionsFor(record).map((value) => ({ value, label: t(`reviewDecisions.${value}`) }))}
        />
        <Until form={form} />
        <div className={layout.whole}>
          <Field
            form={form}
            name="assessment"
            label={t('record.assessment')}
            description={t('record.assessmentHow')}
            kind="long"
            needed
          />
        </div>
        {send.error ? (
          <div className={layout.whole}>
            <ProblemNotice problem={send.error} />
          </div>
        ) : null}
        <Buttons label={t('record.decide')} busy={send.isPending} onCancel={onCancel} />
      </div>
    </form>
  );
}
