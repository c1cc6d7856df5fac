import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FEEDBACK_KINDS, REJECTION_GROUNDS } from '../../../../src/domains/exchange/exchange.schema.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { type DraftFormHandle, useCodeChoices } from './code-choices.ts';
import { CodeField } from './code-field.tsx';
import css from './exchange.module.css';
import type { Message } from './use-exchange.ts';

export interface StepFieldsOf {
  readonly form: DraftFormHandle;
  readonly message: Message;
  /** Begins a reply that gives a part. */
  readonly onReplyWithPart: () => void;
}

/** In which a delay is announced; a court does not sit by months. */
export const DELAY_UNITS = ['hours', 'days'] as const;

/** What a request may lack (Directive (EU) 2023/977, Article 4), as the one who asks back ticks it. */
const UNCLEAR = [
  'specification-missing',
  'purpose-missing',
  'facts-missing',
  'offence-missing',
  'reasons-missing',
  'urgency-reasons-missing',
] as const;

/** Grounds that say nothing by themselves. */
export const GROUNDS_IN_WORDS: readonly unknown[] = ['other', 'condition-of-the-instrument'];

function Note({ form }: Pick<StepFieldsOf, 'form'>) {
  const { t } = useTranslation();
  return <Field form={form} name="note" label={t('exchange.note')} kind="long" />;
}

/** Which recipient is meant, where there are several. */
function WhichRecipient({
  form,
  label,
  deliveries,
}: Pick<StepFieldsOf, 'form'> & { label: string; deliveries: Message['deliveries'] }) {
  if (deliveries.length < 2) return null;
  return (
    <Field
      form={form}
      name="recipient"
      label={label}
      kind="choice"
      needed
      choices={deliveries.map(({ recipient, recipientName }) => ({ value: recipient, label: recipientName }))}
    />
  );
}

/** Of what was sent to several: which of them is meant. */
function AboutRecipient({ form, message }: Pick<StepFieldsOf, 'form' | 'message'>) {
  const { t } = useTranslation();
  return message.side === 'sender' ? (
    <WhichRecipient form={form} label={t('exchange.about')} deliveries={message.deliveries} />
  ) : null;
}

export function AcceptFields({ form, message }: StepFieldsOf) {
  const { t } = useTranslation();
  return (
    <>
      {message.content?.urgency ? (
        <CodeField
          form={form}
          name="access"
          label={t('exchange.accessHere')}
          description={t('exchange.accessHereHow')}
          autoFocus
          family="exchange.accesses"
          codes={['direct', 'indirect']}
          needed={false}
        />
      ) : null}
      <Note form={form} />
    </>
  );
}

export function RejectFields({ form }: StepFieldsOf) {
  const { t } = useTranslation();
  const ground = form.watch('ground') as string | undefined;
  return (
    <>
      <CodeField
        form={form}
        name="ground"
        label={t('exchange.ground')}
        autoFocus
        family="rejectionGrounds"
        codes={REJECTION_GROUNDS}
      />
      <Field form={form} name="text" label={t('exchange.groundText')} kind="long" needed={ground === 'other'} />
    </>
  );
}

export function ClarifyFields({ form, message }: StepFieldsOf) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const isRequest = message.kind === 'information-request' || message.kind === 'hit-follow-up';
  const unclear = UNCLEAR.filter((code) => code !== 'urgency-reasons-missing' || message.content?.urgency);
  return (
    <>
      <Field form={form} name="question" label={t('exchange.question')} kind="long" needed autoFocus />
      {isRequest ? (
        <CheckList
          form={form}
          name="missing"
          label={t('exchange.unclear')}
          description={t('exchange.unclearHow')}
          choices={choices('obstacles', unclear)}
        />
      ) : null}
    </>
  );
}

export function ClarificationFields({ form, message }: StepFieldsOf) {
  const { t } = useTranslation();
  return (
    <>
      <WhichRecipient
        form={form}
        label={t('exchange.to')}
        deliveries={message.deliveries.filter(({ state }) => state === 'clarifying')}
      />
      <Field form={form} name="answer" label={t('exchange.clarificationAnswer')} kind="long" needed autoFocus />
    </>
  );
}

export function RefuseFields({ form, message, onReplyWithPart }: StepFieldsOf) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const ground = form.watch('ground') as string | undefined;
  const grounds = message.mayRefuseWith.toSorted((one, other) => Number(other.suggested) - Number(one.suggested));
  const suggested = grounds.filter((one) => one.suggested);
  return (
    <>
      <p className={css.said}>{t('exchange.partialFirst')}</p>
      <div>
        <Button variant="default" onClick={onReplyWithPart}>
          {t('exchange.replyWithPart')}
        </Button>
      </div>
      {suggested.length > 0 ? (
        <p className={css.said}>
          {t('exchange.groundSuggested', {
            ground: choices('refusalGrounds', [suggested[0]!.code])[0]!.label,
            article: suggested[0]!.article,
          })}
        </p>
      ) : null}
      <CodeField
        form={form}
        name="ground"
        label={t('exchange.ground')}
        autoFocus
        family="refusalGrounds"
        codes={grounds.map(({ code }) => code)}
        description={grounds.find(({ code }) => code === ground)?.article || undefined}
      />
      <Field
        form={form}
        name="text"
        label={t('exchange.groundText')}
        kind="long"
        needed={GROUNDS_IN_WORDS.includes(ground)}
      />
      <Field form={form} name="noPartialBecause" label={t('exchange.noPartial')} kind="long" needed />
    </>
  );
}

export function DeviateFields({ form }: StepFieldsOf) {
  const { t } = useTranslation();
  return (
    <>
      <div className={layout.fields}>
        <Field form={form} name="amount" label={t('exchange.deviationLength')} kind="number" needed autoFocus />
        <CodeField form={form} name="unit" label={t('exchange.ruleUnit')} family="exchange.units" codes={DELAY_UNITS} />
      </div>
      <Field form={form} name="reason" label={t('exchange.deviationReason')} kind="long" needed />
    </>
  );
}

export function FeedbackFields({ form, message }: StepFieldsOf) {
  const { t } = useTranslation();
  return (
    <>
      <CodeField
        form={form}
        name="kind"
        label={t('exchange.feedback')}
        autoFocus
        family="exchangeFeedback"
        codes={FEEDBACK_KINDS}
      />
      <AboutRecipient form={form} message={message} />
      <Note form={form} />
    </>
  );
}

export function ReviewFields({ form, message }: StepFieldsOf) {
  const { t } = useTranslation();
  return (
    <>
      <CodeField
        form={form}
        name="decision"
        label={t('record.decision')}
        autoFocus
        family="exchange.reviewDecisions"
        codes={['keep', 'erase']}
      />
      <AboutRecipient form={form} message={message} />
      <Field form={form} name="assessment" label={t('record.assessment')} kind="long" needed />
    </>
  );
}

export function CloseFields({ form, message }: StepFieldsOf) {
  return (
    <>
      <AboutRecipient form={form} message={message} />
      <Note form={form} />
    </>
  );
}
