import { getRouteApi } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type NegotiationShown, NewNegotiation } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Field, useFieldFault } from '../../ui/field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { useEntryForm } from '../administration/use-entry-form.ts';
import { DATA, isOneOf, MEASURES, OFFENCES } from './codes.ts';
import { today } from './day.ts';
import { InstrumentTabs } from './instrument-tabs.tsx';
import { PartiesField } from './parties-field.tsx';
import { useForgetAnswers } from './use-instrument.ts';
import { useNameOf, useVocabulary } from './use-register-parties.ts';

const route = getRouteApi('/desk/instruments/negotiations/new');

function NegotiationForm() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const forget = useForgetAnswers();
  const nameOf = useNameOf();
  const { from, to, measure, offence, data } = route.useSearch();
  const parties = [from, to].filter((code) => code !== undefined);
  const { form, send, submit } = useEntryForm<NegotiationShown>({
    schema: NewNegotiation,
    method: 'POST',
    path: '/v1/negotiations',
    values: {
      title:
        from && to && isOneOf(MEASURES, measure)
          ? t('negotiation.suggested', { from: nameOf(from), to: nameOf(to), measure: t(`measures.${measure}`) })
          : '',
      parties,
      on: today(),
      need: {
        measure: isOneOf(MEASURES, measure) ? measure : '',
        offence: isOneOf(OFFENCES, offence) ? offence : '',
        data: isOneOf(DATA, data) ? data : 'personal',
      },
    },
    onDone: ({ id }) => {
      forget();
      announce(t('negotiation.opened'));
      void navigate({ to: '/instruments/negotiations/$id', params: { id } });
    },
  });
  const fault = useFieldFault(form);
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit}>
      <div className={layout.whole}>
        <Field form={form} name="title" label={t('negotiation.title')} needed />
      </div>
      <div className={layout.whole}>
        <Controller
          control={form.control}
          name="parties"
          render={({ field }) => (
            <PartiesField
              label={t('instrument.parties')}
              value={(field.value as readonly string[] | undefined) ?? []}
              onChange={field.onChange}
              error={fault('parties')}
            />
          )}
        />
      </div>
      <Field
        form={form}
        name="need.measure"
        label={t('basis.measure')}
        kind="choice"
        needed
        choices={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
      />
      <Field
        form={form}
        name="need.offence"
        label={t('basis.offence')}
        kind="choice"
        needed
        choices={OFFENCES.map((value) => ({ value, label: t(`offences.${value}`) }))}
      />
      <Field
        form={form}
        name="need.data"
        label={t('basis.data')}
        kind="choice"
        needed
        choices={DATA.map((value) => ({ value, label: t(`dataCategories.${value}`) }))}
      />
      <Field form={form} name="on" label={t('negotiation.since')} kind="day" />
      <div className={layout.whole}>
        <Field form={form} name="gap" label={t('negotiation.gap')} description={t('negotiation.gapHow')} kind="long" />
      </div>
      <FormEnd
        send={send}
        label={t('negotiation.open')}
        onCancel={() => void navigate({ to: '/instruments/negotiations', search: {} })}
      />
    </form>
  );
}

/** Opens a negotiation: who with whom, about what, and which gap it would close. */
export function NewNegotiationScreen() {
  const { t } = useTranslation();
  const may = useMay('instruments:maintain');
  const vocabulary = useVocabulary();
  usePageTitle(t('basis.openNegotiation'));
  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('basis.openNegotiation')}</h1>
      <InstrumentTabs />
      {vocabulary.isPending ? <Waiting what={t('states.loading')} /> : null}
      {vocabulary.error ? <ProblemNotice problem={vocabulary.error} onRetry={() => void vocabulary.refetch()} /> : null}
      {vocabulary.data ? <NegotiationForm /> : null}
    </>
  );
}
