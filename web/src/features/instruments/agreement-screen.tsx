import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Controller, type FieldValues, get, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { NewInstrument } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Field, useFieldFault } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { schemaResolver, showNodeFaults, withoutEmpty } from '../../ui/schema-resolver.ts';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { type AgreementTyped, agreementBody } from './agreement-body.ts';
import { CONDITIONS, DATA, ENTERED_KINDS, isOneOf, MEASURES, OFFENCES } from './codes.ts';
import { isDay } from './day.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { InstrumentTabs } from './instrument-tabs.tsx';
import css from './instruments.module.css';
import { PartiesField } from './parties-field.tsx';
import { useForgetAnswers } from './use-instrument.ts';
import { useNameOf, useVocabulary } from './use-register-parties.ts';

const route = getRouteApi('/desk/instruments/new');

/** The five-minute form: everything an answer needs to know of an agreement. */
function AgreementForm() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { negotiation, parties: given, measure, offence, data, title } = route.useSearch();
  const nameOf = useNameOf();
  const forget = useForgetAnswers();
  const [everyOffence, setEveryOffence] = useState(offence === undefined);
  const judge = schemaResolver<FieldValues>(NewInstrument);
  const form = useForm<FieldValues>({
    shouldFocusError: true,
    defaultValues: {
      kind: 'bilateral-treaty',
      title: title ?? '',
      data: isOneOf(DATA, data) ? data : 'personal',
      parties: given ? given.split(',') : [],
      ratified: {},
      measures: isOneOf(MEASURES, measure) ? [measure] : [],
      offences: isOneOf(OFFENCES, offence) ? [offence] : [],
      conditions: [],
    },
    resolver: async (typed, context, options) => {
      const body = agreementBody(typed as AgreementTyped, everyOffence);
      const judged = await judge(body as FieldValues, context, options);
      // An empty list of offences means every one of them; the form leaves out what is empty.
      delete (judged.errors as Record<string, unknown>).offences;
      return Object.keys(judged.errors).length > 0 ? judged : { values: typed, errors: {} };
    },
  });
  const fault = useFieldFault(form);
  const parties = (form.watch('parties') as readonly string[] | undefined) ?? [];
  const made = useRef<string>(undefined);
  const labels: Readonly<Record<string, string>> = {
    '/parties': t('instrument.parties'),
    '/kind': t('instrument.kind'),
    '/code': t('instrument.code'),
    '/adopted': t('instrument.adopted'),
    '/signed': t('agreement.signed'),
    '/inForce': t('agreement.inForce'),
    '/parent': t('instrument.parent'),
    '/replaces/code': t('instrument.replaces'),
    '/source': t('basis.source'),
  };
  const send = useMutation({
    mutationFn: async (typed: FieldValues) => {
      const body = agreementBody(typed as AgreementTyped, everyOffence);
      // What was entered but could not be bound is bound by the next try, not entered twice.
      made.current ??= (
        await ask<{ code: string }>('POST', '/v1/instruments', {
          body: { ...withoutEmpty(body), offences: body.offences },
        })
      ).code;
      const code = made.current;
      if (negotiation) {
        await ask('POST', `/v1/negotiations/${negotiation}/instrument`, { body: { code } });
        // The way of the negotiation shows the signature too; the node does not count it twice.
        const on = String(typed.signed ?? '').trim();
        if (isDay(on))
          await ask('POST', `/v1/negotiations/${negotiation}/steps`, {
            body: { kind: 'signature', on, result: typed.title, source: typed.source },
          });
      }
      return code;
    },
    onSuccess: (code) => {
      forget();
      announce(t('agreement.entered', { code }));
      if (negotiation) void navigate({ to: '/instruments/negotiations/$id', params: { id: negotiation } });
      else void navigate({ to: '/instruments/register/$code', params: { code } });
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is shown once.
  useEffect(() => {
    if (send.error) showNodeFaults(send.error, '', (name) => get(form.getValues(), name) !== undefined, form.setError);
  }, [send.error]);

  return (
    <form className={layout.form} noValidate onSubmit={form.handleSubmit((typed) => send.mutate(typed))}>
      <section className={`card ${layout.fields}`}>
        <h2 className={`${layout.title} ${layout.whole}`}>{t('agreement.what')}</h2>
        <div className={layout.whole}>
          <Field form={form} name="title" label={t('instrument.title')} needed autoFocus />
        </div>
        <Field
          form={form}
          name="kind"
          label={t('instrument.kind')}
          kind="choice"
          needed
          choices={ENTERED_KINDS.map((value) => ({ value, label: t(`instrumentKinds.${value}`) }))}
        />
        <Field form={form} name="code" label={t('instrument.code')} description={t('agreement.codeHow')} code />
        {form.watch('kind') === 'protocol' ? (
          <Field
            form={form}
            name="parent"
            label={t('instrument.parent')}
            description={t('agreement.codeOf')}
            needed
            code
          />
        ) : null}
        <div className={layout.whole}>
          <Controller
            control={form.control}
            name="parties"
            render={({ field }) => (
              <PartiesField
                label={t('instrument.parties')}
                value={(field.value as readonly string[] | undefined) ?? []}
                onChange={field.onChange}
                most={250}
                error={fault('parties')}
              />
            )}
          />
        </div>
      </section>
      <section className={`card ${layout.fields}`}>
        <h2 className={`${layout.title} ${layout.whole}`}>{t('agreement.dates')}</h2>
        <p className={`${layout.whole} muted small`}>{t('fact.dateHow')}</p>
        <Field form={form} name="adopted" label={t('instrument.adopted')} kind="day" />
        <Field form={form} name="signed" label={t('agreement.signed')} kind="day" />
        <Field form={form} name="inForce" label={t('agreement.inForce')} kind="day" />
        {parties.map((party) => (
          <Field
            key={party}
            form={form}
            name={`ratified.${party}`}
            label={t('agreement.ratifiedBy', { party: nameOf(party) })}
            kind="day"
          />
        ))}
      </section>
      <section className={`card ${layout.fields}`}>
        <h2 className={`${layout.title} ${layout.whole}`}>{t('agreement.allows')}</h2>
        <CheckList
          form={form}
          name="measures"
          label={t('instrument.measures')}
          choices={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
        />
        <div className={layout.whole}>
          <Checkbox
            label={t('agreement.everyOffence')}
            checked={everyOffence}
            onChange={(event) => setEveryOffence(event.currentTarget.checked)}
          />
        </div>
        {everyOffence ? null : (
          <CheckList
            form={form}
            name="offences"
            label={t('instrument.subjects')}
            choices={OFFENCES.map((value) => ({ value, label: t(`offences.${value}`) }))}
          />
        )}
        <Field
          form={form}
          name="data"
          label={t('basis.data')}
          kind="choice"
          needed
          choices={DATA.map((value) => ({ value, label: t(`dataCategories.${value}`) }))}
        />
        <Field form={form} name="minimumYears" label={t('agreement.minimumYears')} kind="number" />
        <Field form={form} name="articles" label={t('basis.articles')} description={t('agreement.articlesHow')} />
        <Field form={form} name="channel" label={t('basis.channel')} />
        <Field form={form} name="authority" label={t('basis.authority')} />
        <Field form={form} name="languages" label={t('basis.languages')} description={t('agreement.commas')} />
        <Field form={form} name="deadline" label={t('basis.deadline')} />
        <details className={`${css.more} ${layout.whole}`}>
          <summary>{t('agreement.moreConditions')}</summary>
          <CheckList
            form={form}
            name="conditions"
            label={t('basis.conditions')}
            choices={CONDITIONS.map((value) => ({ value, label: t(`legalConditions.${value}`) }))}
          />
        </details>
      </section>
      <section className={`card ${layout.fields}`}>
        <h2 className={`${layout.title} ${layout.whole}`}>{t('agreement.evidence')}</h2>
        <EvidenceFields form={form} />
        <Field form={form} name="reference" label={t('instrument.reference')} />
        <Field
          form={form}
          name="replacesCode"
          label={t('instrument.replaces')}
          description={t('agreement.codeOf')}
          code
        />
        <div className={layout.whole}>
          <Field form={form} name="note" label={t('agreement.note')} kind="long" />
        </div>
      </section>
      {send.error ? (
        <ProblemNotice
          problem={send.error}
          labelOf={({ field }) => labels[field] ?? (field.startsWith('/ratified') ? t('acts.ratification') : undefined)}
        />
      ) : null}
      <div className={layout.row}>
        <Button type="submit" loading={send.isPending}>
          {t('agreement.enter')}
        </Button>
        <Button
          variant="default"
          onClick={() =>
            void (negotiation
              ? navigate({ to: '/instruments/negotiations/$id', params: { id: negotiation } })
              : navigate({ to: '/instruments/register' }))
          }
        >
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Enters an agreement of one's own; with a negotiation, as the one that came of it. */
export function AgreementScreen() {
  const { t } = useTranslation();
  const may = useMay('instruments:maintain');
  const vocabulary = useVocabulary();
  usePageTitle(t('agreement.add'));
  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('agreement.add')}</h1>
      <InstrumentTabs />
      <p className="muted">{t('agreement.how')}</p>
      {vocabulary.isPending ? <Waiting what={t('states.loading')} /> : null}
      {vocabulary.error ? <ProblemNotice problem={vocabulary.error} onRetry={() => void vocabulary.refetch()} /> : null}
      {vocabulary.data ? <AgreementForm /> : null}
    </>
  );
}
