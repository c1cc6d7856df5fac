import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TSchema } from 'typebox';
import {
  AcceptBody,
  ClarificationAnswer,
  ClarifyBody,
  DeviateBody,
  FEEDBACK_KINDS,
  FeedbackBody,
  REJECTION_GROUNDS,
  RefuseBody,
  RejectBody,
  ReviewBody,
} from '../../../../src/domains/exchange/exchange.schema.ts';
import { useMe } from '../../app/officer.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { type DraftFormHandle, useCodeChoices } from './code-choices.ts';
import css from './exchange.module.css';
import { ExportForm } from './export-form.tsx';
import { type Message, messagePath, useBeginDraft, useExchangeStep } from './use-exchange.ts';
import { useStepForm } from './use-step-form.ts';

/** The steps that need words; each has its schema, its address and its fields. */
const FORMS = {
  accept: { schema: AcceptBody, path: 'accept', Fields: AcceptFields },
  reject: { schema: RejectBody, path: 'reject', Fields: RejectFields },
  clarify: { schema: ClarifyBody, path: 'clarify', Fields: ClarifyFields },
  clarification: { schema: ClarificationAnswer, path: 'clarification', Fields: ClarificationFields },
  refuse: { schema: RefuseBody, path: 'refuse', Fields: RefuseFields },
  deviate: { schema: DeviateBody, path: 'deviate', Fields: DeviateFields },
  feedback: { schema: FeedbackBody, path: 'feedback', Fields: FeedbackFields },
  review: { schema: ReviewBody, path: 'review', Fields: ReviewFields },
} as const satisfies Record<string, { schema: TSchema; path: string; Fields: (props: FieldsOf) => React.ReactNode }>;

type FormName = keyof typeof FORMS;
interface FieldsOf {
  readonly form: DraftFormHandle;
  readonly message: Message;
}

function AcceptFields({ form, message }: FieldsOf) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  return (
    <>
      {message.content?.urgency ? (
        <Field
          form={form}
          name="access"
          label={t('exchange.accessHere')}
          description={t('exchange.accessHereHow')}
          kind="choice"
          choices={choices('exchange.accesses', ['direct', 'indirect'])}
        />
      ) : null}
      <Field form={form} name="note" label={t('exchange.note')} kind="long" />
    </>
  );
}

function RejectFields({ form }: FieldsOf) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const ground = form.watch('ground') as string | undefined;
  return (
    <>
      <Field
        form={form}
        name="ground"
        label={t('exchange.ground')}
        kind="choice"
        needed
        choices={choices('rejectionGrounds', REJECTION_GROUNDS)}
      />
      <Field form={form} name="text" label={t('exchange.groundText')} kind="long" needed={ground === 'other'} />
    </>
  );
}

function ClarifyFields({ form }: FieldsOf) {
  const { t } = useTranslation();
  return <Field form={form} name="question" label={t('exchange.question')} kind="long" needed autoFocus />;
}

function ClarificationFields({ form, message }: FieldsOf) {
  const { t } = useTranslation();
  const waiting = message.deliveries.filter(({ state }) => state === 'clarifying');
  return (
    <>
      {waiting.length > 1 ? (
        <Field
          form={form}
          name="recipient"
          label={t('exchange.to')}
          kind="choice"
          needed
          choices={waiting.map(({ recipient, recipientName }) => ({ value: recipient, label: recipientName }))}
        />
      ) : null}
      <Field form={form} name="answer" label={t('exchange.clarificationAnswer')} kind="long" needed autoFocus />
    </>
  );
}

function RefuseFields({ form, message }: FieldsOf) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const ground = form.watch('ground') as string | undefined;
  return (
    <>
      <p className={css.said}>{t('exchange.partialFirst')}</p>
      <Field
        form={form}
        name="ground"
        label={t('exchange.ground')}
        kind="choice"
        needed
        choices={choices(
          'refusalGrounds',
          message.mayRefuseWith.map(({ code }) => code),
        )}
        description={message.mayRefuseWith.find(({ code }) => code === ground)?.article || undefined}
      />
      <Field form={form} name="text" label={t('exchange.groundText')} kind="long" needed={ground === 'other'} />
      <Field form={form} name="noPartialBecause" label={t('exchange.noPartial')} kind="long" needed />
    </>
  );
}

function DeviateFields({ form }: FieldsOf) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        form={form}
        name="length"
        label={t('exchange.deviationLength')}
        description={t('exchange.deviationLengthHow')}
        code
        needed
        autoFocus
      />
      <Field form={form} name="reason" label={t('exchange.deviationReason')} kind="long" needed />
    </>
  );
}

function FeedbackFields({ form, message }: FieldsOf) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  return (
    <>
      <Field
        form={form}
        name="kind"
        label={t('exchange.feedback')}
        kind="choice"
        needed
        autoFocus
        choices={choices('exchangeFeedback', FEEDBACK_KINDS)}
      />
      {message.side === 'sender' && message.deliveries.length > 1 ? (
        <Field
          form={form}
          name="recipient"
          label={t('exchange.about')}
          kind="choice"
          needed
          choices={message.deliveries.map(({ recipient, recipientName }) => ({
            value: recipient,
            label: recipientName,
          }))}
        />
      ) : null}
      <Field form={form} name="note" label={t('exchange.note')} kind="long" />
    </>
  );
}

function ReviewFields({ form }: FieldsOf) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  return (
    <>
      <Field
        form={form}
        name="decision"
        label={t('record.decision')}
        kind="choice"
        needed
        choices={choices('exchange.reviewDecisions', ['keep', 'erase'])}
      />
      <Field form={form} name="assessment" label={t('record.assessment')} kind="long" needed />
    </>
  );
}

function StepForm({ name, message, onDone }: { name: FormName; message: Message; onDone: () => void }) {
  const { t } = useTranslation();
  const { schema, path, Fields } = FORMS[name];
  const { form, send, submit } = useStepForm(schema, messagePath(message.id, path), () => {
    announce(t(`exchange.done.${name}`));
    onDone();
  });
  return (
    <form noValidate onSubmit={submit} className={css.stepForm}>
      <h3 className={css.itemTitle}>{t(`exchange.do.${name}`)}</h3>
      <Fields form={form} message={message} />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div className={css.actions}>
        <Button type="submit" loading={send.isPending}>
          {t(`exchange.do.${name}`)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What the officer may do with a message now, one letter each. */
export function MessageSteps({ message }: { message: Message }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [open, setOpen] = useState<FormName | 'export'>();
  const reply = useBeginDraft(({ id }) => void navigate({ to: '/exchange/drafts/$id', params: { id } }));
  const step = useExchangeStep();
  const { may } = message;
  const own = message.deliveries.find(({ recipient }) => recipient === me.agency.code);
  const isMine = own?.assignedTo === me.officer.id;
  const forms: readonly (readonly [FormName | 'export', string, boolean])[] = [
    ['accept', 'a', may.decide],
    ['reject', 'j', may.decide],
    ['clarify', 'q', may.clarify],
    ['clarification', 'q', may.answerClarification],
    ['refuse', 'x', may.refuse],
    ['deviate', 'd', may.deviate],
    ['feedback', 'f', may.feedback],
    ['review', 'v', may.review],
    ['export', 'e', may.exportIt],
  ];
  const plain = (path: string): void => step.mutate({ path: messagePath(message.id, path) });
  const isNothing = !may.reply && !may.close && !may.assign && forms.every(([, , allowed]) => !allowed);
  if (isNothing) return null;
  const problem = reply.error ?? step.error;
  return (
    <section className="card not-on-paper">
      <h2 className="for-screen-readers">{t('exchange.steps')}</h2>
      <div className={css.actions}>
        {may.reply ? (
          <ActionButton
            keys="r"
            label={t('exchange.do.reply')}
            // What was not taken in yet is first decided about.
            variant={may.decide ? 'default' : 'filled'}
            loading={reply.isPending}
            onPress={() => reply.mutate({ kind: 'reply', inReplyTo: message.id })}
          />
        ) : null}
        {forms.map(([name, keys, allowed]) =>
          allowed ? (
            <ActionButton
              key={name}
              keys={keys}
              label={t(`exchange.do.${name}`)}
              variant={name === 'accept' ? 'filled' : 'default'}
              onPress={() => setOpen(name)}
            />
          ) : null,
        )}
        {may.acknowledge ? (
          <ActionButton keys="k" label={t('exchange.do.acknowledge')} onPress={() => plain('acknowledge')} />
        ) : null}
        {may.recognise ? (
          <ActionButton keys="o" label={t('exchange.do.recognise')} onPress={() => plain('recognise')} />
        ) : null}
        {may.assign ? (
          <ActionButton
            keys="m"
            label={t(isMine ? 'exchange.do.letGo' : 'exchange.do.takeOver')}
            onPress={() =>
              step.mutate({
                path: messagePath(message.id, 'assign'),
                body: { officer: isMine ? null : me.officer.id },
              })
            }
          />
        ) : null}
        {may.close ? <ActionButton keys="c" label={t('exchange.do.close')} onPress={() => plain('close')} /> : null}
      </div>
      {open === 'export' ? <ExportForm message={message} onDone={() => setOpen(undefined)} /> : null}
      {open && open !== 'export' ? (
        <StepForm key={open} name={open} message={message} onDone={() => setOpen(undefined)} />
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
    </section>
  );
}
