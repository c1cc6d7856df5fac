import { useTranslation } from 'react-i18next';
import { BindInstrument, type NegotiationShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';
import { useEntryForm } from '../administration/use-entry-form.ts';
import { useForgetAnswers } from './use-instrument.ts';

/** Names the agreement, already in the register, that came of a negotiation. */
export function BindForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const forget = useForgetAnswers();
  const { form, send, submit } = useEntryForm<NegotiationShown>({
    schema: BindInstrument,
    method: 'POST',
    path: `/v1/negotiations/${encodeURIComponent(id)}/instrument`,
    values: { code: '' },
    onDone: () => {
      announce(t('admin.saved'));
      forget();
      onDone();
    },
  });
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit}>
      <h2 className={`${layout.title} ${layout.whole}`}>{t('negotiation.bind')}</h2>
      <Field form={form} name="code" label={t('instrument.code')} description={t('agreement.codeOf')} needed code />
      <FormEnd send={send} label={t('common.save')} onCancel={onDone} />
    </form>
  );
}
