import { useTranslation } from 'react-i18next';
import { AmendItemBody, AskConsentBody, WhyBody } from '../../../../src/domains/exchange/exchange.schema.ts';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { AgencyPicker } from './agency-picker.tsx';
import { useCodeChoices } from './code-choices.ts';
import { ItemTerms } from './item-terms.tsx';
import { isSubject } from './message-body.tsx';
import { StepForm } from './step-form.tsx';
import { SubjectForm } from './subject-form.tsx';
import type { Item, Message } from './use-exchange.ts';

type Done = { onDone: () => void };

/** Corrects what an item says, and its terms; every holder is told. What was passed on is corrected by its originator. */
export function AmendItem({ item, onDone }: { item: Item } & Done) {
  const { t } = useTranslation();
  const { kind, body } = item;
  const isText = typeof body?.text === 'string';
  return (
    <StepForm
      schema={AmendItemBody}
      path={`/v1/exchange/items/${item.id}/amend`}
      values={{
        version: item.version,
        ...(isText || (isSubject(kind) && body) ? { body } : {}),
        grade: item.grade,
        handling: item.handling,
        handlingNote: item.handlingNote ?? '',
        retainUntil: item.retainUntil ?? '',
        withheldFrom: item.withheldFrom ?? [],
      }}
      // Withheld from nobody is something that is said; left out, it would stay as it was.
      toBody={(typed) => ({ ...typed, withheldFrom: typed.withheldFrom ?? [] })}
      send={t('exchange.amendItem')}
      said={t('exchange.amended')}
      onDone={onDone}
      onCancel={onDone}
    >
      {(form) => (
        <>
          <div className={layout.fields}>
            {isText ? (
              <div className={layout.whole}>
                <Field form={form} name="body.text" label={t(`exchangeItemKinds.${kind}`)} kind="long" needed />
              </div>
            ) : null}
            {isSubject(kind) && body ? <SubjectForm form={form} kind={kind} path="body" /> : null}
            <ItemTerms form={form} path="" isSent />
          </div>
          <Field form={form} name="why" label={t('record.why')} kind="long" needed />
        </>
      )}
    </StepForm>
  );
}

export function WithdrawItem({ item, onDone }: { item: Item } & Done) {
  const { t } = useTranslation();
  return (
    <StepForm
      schema={WhyBody}
      path={`/v1/exchange/items/${item.id}/withdraw`}
      send={t('exchange.withdrawItem')}
      said={t('exchange.withdrawn')}
      onDone={onDone}
      onCancel={onDone}
    >
      {(form) => <Field form={form} name="why" label={t('record.why')} kind="long" needed autoFocus />}
    </StepForm>
  );
}

/** Asks the originators of chosen items to let them be used in court, or passed on. */
export function AskConsent({ message, items, onDone }: { message: Message; items: readonly string[] } & Done) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  return (
    <StepForm
      schema={AskConsentBody}
      path="/v1/exchange/consents"
      values={{ message: message.id, items, use: 'court' }}
      title={t('exchange.askConsent')}
      send={t('exchange.askConsent')}
      said={t('exchange.consentAsked')}
      alsoNeeded={({ use }) => (use === 'onward' ? ['onwardTo'] : [])}
      onDone={onDone}
      onCancel={onDone}
    >
      {(form) => (
        <>
          <Field
            form={form}
            name="use"
            label={t('exchange.consentFor')}
            kind="choice"
            needed
            autoFocus
            choices={choices('consentUses', ['court', 'onward'])}
          />
          {form.watch('use') === 'onward' ? (
            <AgencyPicker
              label={t('exchange.onwardTo')}
              chosen={(form.watch('onwardTo') as string[] | undefined) ?? []}
              onChange={(chosen) => form.setValue('onwardTo', chosen)}
            />
          ) : null}
          <Field form={form} name="why" label={t('record.why')} kind="long" needed />
        </>
      )}
    </StepForm>
  );
}
