import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Type } from 'typebox';
import { AskedElsewhereBody } from '../../../../src/domains/exchange/exchange.schema.ts';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { KINDS, type RegisterKind } from '../registers/register-kinds.ts';
import { SUBJECT_FIELDS } from '../registers/subject-fields.ts';
import { AgencyPicker } from './agency-picker.tsx';
import { useCodeChoices } from './code-choices.ts';
import { StepForm } from './step-form.tsx';
import { SubjectForm } from './subject-form.tsx';
import { useExchangeVocabulary } from './use-exchange.ts';

/** As the node takes it, but for the moment: of a telephone call one knows the day. */
const Typed = Type.Object({
  ...AskedElsewhereBody.properties,
  askedAt: Type.Optional(Type.String({ format: 'date' })),
});

function bodyOf({ askedAt, items, ...rest }: FieldValues): object {
  const { kind, body } = (items as { kind: RegisterKind; body?: Readonly<Record<string, unknown>> }[])[0]!;
  // Whoever chose another kind of subject leaves what was typed for the first.
  const fields = SUBJECT_FIELDS[kind].flatMap(({ name }) => (body?.[name] === undefined ? [] : [[name, body[name]]]));
  return {
    ...rest,
    ...(askedAt ? { askedAt: new Date(`${askedAt}T00:00:00`).toISOString() } : {}),
    items: [{ kind, body: Object.fromEntries(fields) }],
  };
}

/** Notes a request that went by a telephone call or another network, so that nobody asks the same twice. */
export function AskedElsewhereForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const { data: vocabulary } = useExchangeVocabulary();
  return (
    <StepForm
      schema={Typed}
      path="/v1/exchange/asked-elsewhere"
      values={{ items: [{ kind: 'person', body: {} }] }}
      toBody={bodyOf}
      title={t('exchange.noteElsewhere')}
      send={t('common.save')}
      said={t('exchange.noted')}
      onDone={onDone}
      onCancel={onDone}
    >
      {(form) => {
        const kind = form.watch('items.0.kind') as RegisterKind;
        return (
          <>
            <p className="muted">{t('exchange.noteElsewhereWhat')}</p>
            <div className={layout.fields}>
              <Field
                form={form}
                name="channel"
                label={t('exchange.askedChannel')}
                description={t('exchange.channelHow')}
                needed
                autoFocus
              />
              <Field form={form} name="reference" label={t('exchange.channelReference')} code needed />
              <Field form={form} name="askedAt" label={t('exchange.askedOn')} kind="day" />
              <Field
                form={form}
                name="offence"
                label={t('exchange.offence')}
                kind="choice"
                choices={choices('offences', vocabulary?.offences ?? [])}
              />
            </div>
            <AgencyPicker
              label={t('exchange.to')}
              chosen={(form.watch('recipients') as string[] | undefined) ?? []}
              onChange={(chosen) => form.setValue('recipients', chosen)}
              fault={form.formState.errors.recipients ? t('faults.required') : undefined}
            />
            <Field
              form={form}
              name="items.0.kind"
              label={t('exchange.askedAbout')}
              kind="choice"
              needed
              choices={choices('exchangeItemKinds', KINDS)}
            />
            <div className={layout.fields}>
              <SubjectForm key={kind} form={form} kind={kind} path="items.0.body" />
            </div>
          </>
        );
      }}
    </StepForm>
  );
}
