import { useTranslation } from 'react-i18next';
import { type NegotiationShown, NewStep } from '../../../../src/domains/instruments/instruments.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';
import { useEntryForm } from '../administration/use-entry-form.ts';
import { STEP_KINDS } from './codes.ts';
import { today } from './day.ts';
import css from './instruments.module.css';
import { useForgetAnswers } from './use-instrument.ts';
import { useNameOf } from './use-register-parties.ts';

/** Enters a step of a negotiation: a meeting with its result, a signature, a ratification. */
export function StepForm({ shown, onDone }: { shown: NegotiationShown; onDone: () => void }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const forget = useForgetAnswers();
  const { form, send, submit } = useEntryForm<NegotiationShown>({
    schema: NewStep,
    method: 'POST',
    path: `/v1/negotiations/${encodeURIComponent(shown.id)}/steps`,
    values: { kind: 'meeting', on: today(), focalPoints: [''] },
    onDone: () => {
      announce(t('negotiation.stepEntered'));
      forget();
      onDone();
    },
  });
  const kind = String(form.watch('kind'));
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit} id="step-form">
      <h2 className={`${layout.title} ${layout.whole}`}>{t('negotiation.addStep')}</h2>
      <Field
        form={form}
        name="kind"
        label={t('negotiation.step')}
        kind="choice"
        needed
        choices={STEP_KINDS.map((value) => ({ value, label: t(`negotiationSteps.${value}`) }))}
      />
      <Field form={form} name="on" label={t('basis.date')} kind="day" needed />
      <Field
        form={form}
        name="party"
        label={t('basis.party')}
        description={t('negotiation.emptyForAll')}
        kind="choice"
        choices={shown.parties.map((value) => ({ value, label: nameOf(value) }))}
      />
      <Field form={form} name="place" label={t('negotiation.place')} />
      <Field
        form={form}
        name="focalPoints.0"
        label={t('negotiation.focalPoints')}
        description={t('negotiation.focalPointsHow')}
      />
      <Field form={form} name="source" label={t('basis.source')} />
      <div className={layout.whole}>
        <Field form={form} name="result" label={t('negotiation.result')} kind="long" needed />
      </div>
      {kind === 'ratification' || kind === 'entry-into-force' ? (
        <p className={`${layout.whole} ${css.hint}`}>
          {t(shown.instrument ? 'negotiation.willBeFact' : 'negotiation.noFactYet')}
        </p>
      ) : null}
      <FormEnd send={send} label={t('negotiation.enterStep')} onCancel={onDone} />
    </form>
  );
}
