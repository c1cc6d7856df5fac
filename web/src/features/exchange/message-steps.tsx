import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type TSchema, Type } from 'typebox';
import {
  AcceptBody,
  ClarificationAnswer,
  ClarifyBody,
  CloseBody,
  FeedbackBody,
  RefuseBody,
  RejectBody,
  ReviewBody,
} from '../../../../src/domains/exchange/exchange.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ExportForm } from './export-form.tsx';
import {
  AcceptFields,
  ClarificationFields,
  ClarifyFields,
  CloseFields,
  DELAY_UNITS,
  DeviateFields,
  FeedbackFields,
  GROUNDS_IN_WORDS,
  RefuseFields,
  RejectFields,
  ReviewFields,
  type StepFieldsOf,
} from './message-step-fields.tsx';
import { StepForm } from './step-form.tsx';
import { isQuarantined, type Message, messagePath, useBeginDraft, useExchangeStep } from './use-exchange.ts';

/** A delay as it is typed: a number and its unit; the node takes it as a duration (ISO 8601). */
const Delay = Type.Object({
  amount: Type.Integer({ minimum: 1, maximum: 366 }),
  unit: Type.Union(DELAY_UNITS.map((unit) => Type.Literal(unit))),
  reason: Type.String({ minLength: 1, maxLength: 1000 }),
});

interface Step {
  readonly schema: TSchema;
  readonly Fields: (props: StepFieldsOf) => React.ReactNode;
  readonly alsoNeeded?: (typed: FieldValues) => readonly string[];
  readonly toBody?: (typed: FieldValues) => object;
}

const wordsFor = ({ ground }: FieldValues): readonly string[] => (GROUNDS_IN_WORDS.includes(ground) ? ['text'] : []);

/** The steps that need words, each by the name of its address. */
const FORMS = {
  accept: { schema: AcceptBody, Fields: AcceptFields },
  reject: { schema: RejectBody, Fields: RejectFields, alsoNeeded: wordsFor },
  clarify: { schema: ClarifyBody, Fields: ClarifyFields },
  clarification: { schema: ClarificationAnswer, Fields: ClarificationFields },
  refuse: {
    schema: RefuseBody,
    Fields: RefuseFields,
    // Article 6: what can be given is given; a refusal says why not even a part could be.
    alsoNeeded: (typed) => [...wordsFor(typed), 'noPartialBecause'],
  },
  deviate: {
    schema: Delay,
    Fields: DeviateFields,
    toBody: ({ amount, unit, reason }) => ({ length: unit === 'hours' ? `PT${amount}H` : `P${amount}D`, reason }),
  },
  feedback: { schema: FeedbackBody, Fields: FeedbackFields },
  review: { schema: ReviewBody, Fields: ReviewFields },
  close: { schema: CloseBody, Fields: CloseFields },
} as const satisfies Record<string, Step>;

type FormName = keyof typeof FORMS;

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
    ['close', 'c', may.close],
  ];
  const plain = (path: string): void => step.mutate({ path: messagePath(message.id, path) });
  const done = (): void => setOpen(undefined);
  // What is further to be said goes into the same conversation; what was sent stays as it was signed.
  const mayWrite = useMay('exchange:draft') && message.state === 'released' && !isQuarantined(message);
  const isNothing = !mayWrite && !may.reply && !may.assign && forms.every(([, , allowed]) => !allowed);
  if (isNothing) return null;
  const problem = reply.error ?? step.error;
  const form: Step | undefined = open && open !== 'export' ? FORMS[open] : undefined;
  return (
    <section className="card not-on-paper">
      <h2 className="for-screen-readers">{t('exchange.steps')}</h2>
      <div className={layout.actions}>
        {may.reply ? (
          <ActionButton
            keys="r"
            label={t('exchange.do.reply')}
            variant="filled"
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
        {mayWrite ? (
          <ActionButton
            keys="w"
            label={t('exchange.do.write')}
            onPress={() =>
              reply.mutate({
                kind: 'case-message',
                inReplyTo: message.id,
                recipients:
                  message.side === 'recipient'
                    ? [message.sender]
                    : message.deliveries.map(({ recipient }) => recipient),
                content: {
                  ...(message.content?.offence ? { offence: message.content.offence } : {}),
                  ...(message.content?.purpose ? { purpose: message.content.purpose } : {}),
                },
              })
            }
          />
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
      </div>
      {open === 'export' ? <ExportForm message={message} onDone={done} /> : null}
      {form && open ? (
        <StepForm
          key={open}
          title={t(`exchange.do.${open}`)}
          schema={form.schema}
          path={messagePath(message.id, open)}
          send={t(`exchange.do.${open}`)}
          said={t(`exchange.done.${open}`)}
          mayBeEmpty={open === 'accept' ? !message.content?.urgency : open === 'close'}
          {...(form.alsoNeeded ? { alsoNeeded: form.alsoNeeded } : {})}
          {...(form.toBody ? { toBody: form.toBody } : {})}
          onDone={done}
          onCancel={done}
        >
          {(handle) => (
            <form.Fields
              form={handle}
              message={message}
              onReplyWithPart={() =>
                reply.mutate({ kind: 'reply', inReplyTo: message.id, content: { outcome: 'partial' } })
              }
            />
          )}
        </StepForm>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
    </section>
  );
}
