import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type FieldValues, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { reportBody, SUBJECTS } from '../../../../src/domains/registers/registers.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Field, useFieldFault } from '../../ui/field.tsx';
import { useFirstFault } from '../../ui/first-fault.ts';
import layout from '../../ui/layout.module.css';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { hasPlace, schemaResolver, showNodeFaults } from '../../ui/schema-resolver.ts';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { newId } from '../../wire/new-id.ts';
import { asWireProblem, type FieldFault } from '../../wire/problem.ts';
import { ReasonSection, SubjectSection, TermsSection } from './record-form.tsx';
import { kindOf, type RecordAnswer, type RegisterKind } from './register-kinds.ts';
import css from './registers.module.css';
import { wordsOfPath } from './subject-fields.ts';
import { useChoicesReady, useForgetLists } from './use-registers.ts';

const route = getRouteApi('/desk/registers/$kind/report');

/** Puts the node's faults beside their fields; hands back the words of those that have none. */
export function useFaultPlaces(form: ReturnType<typeof useForm<FieldValues>>, kind: RegisterKind, problem: unknown) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is shown once.
  useEffect(() => {
    if (problem) showNodeFaults(problem, '', hasPlace(form), form.setError);
  }, [problem]);
  return ({ field }: FieldFault): string | undefined => {
    const words = wordsOfPath(kind, field.slice(1).replaceAll('/', '.'));
    return words ? t(words) : undefined;
  };
}

function ReportForm({ kind }: { kind: RegisterKind }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = route.useNavigate();
  const forgetLists = useForgetLists();
  const [key, setKey] = useState(newId);
  const isSent = useRef(false);
  const form = useForm<FieldValues>({
    resolver: schemaResolver(reportBody(SUBJECTS[kind])),
    shouldFocusError: false,
    defaultValues: {
      subject: kind === 'travel-document' ? { issuer: me.agency.party ?? '', type: 'passport' } : {},
      warnings: [],
      handling: [],
      draft: false,
    },
  });
  const send = useMutation({
    mutationFn: (body: FieldValues) =>
      ask<RecordAnswer>('POST', `/v1/registers/${kind}/records`, { body, headers: { 'idempotency-key': key } }),
    onSuccess: ({ id, reference }) => {
      isSent.current = true;
      forgetLists();
      announce(t('form.reported', { reference }));
      void navigate({ to: '/registers/$kind/$id', params: { kind, id } });
    },
    onError: (problem) => {
      // The first sending arrived and something was changed since: it is another report now.
      if (asWireProblem(problem).kind === 'idempotency-key-reused') setKey(newId());
    },
  });
  const labelOf = useFaultPlaces(form, kind, send.error);
  const faultOfSubject = useFieldFault(form)('subject');
  const nothingSaid = form.formState.errors.subject?.type === 'required';
  const { isDirty } = form.formState;
  const place = useFirstFault(form);
  return (
    <form ref={place} className={layout.form} noValidate onSubmit={form.handleSubmit((body) => send.mutate(body))}>
      <LeaveGuard mayLeave={() => isSent.current || !isDirty} />
      <SubjectSection form={form} kind={kind} />
      {faultOfSubject ? (
        <p role="alert" className={css.hint}>
          {nothingSaid ? t('form.subjectNeeded') : faultOfSubject}
        </p>
      ) : null}
      <ReasonSection form={form} kind={kind} />
      <TermsSection form={form} />
      <section className="card">
        <Field form={form} name="draft" label={t('form.draft')} description={t('form.draftWhat')} kind="check" />
      </section>
      {send.error ? <ProblemNotice problem={send.error} labelOf={labelOf} /> : null}
      <div className={layout.actions}>
        <Button type="submit" loading={send.isPending}>
          {t('form.send')}
        </Button>
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/registers/$kind', params: { kind }, search: {} })}
        >
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Reports a new record; what is refused stays on the form. */
export function ReportScreen() {
  const { t } = useTranslation();
  const kind = kindOf(route.useParams().kind);
  const may = useMay('registers:report');
  const isReady = useChoicesReady(kind);
  usePageTitle(t('registers.report'));
  return (
    <>
      <h1 className="page-title">{t('form.reportTo', { register: t(`registerKinds.${kind}`) })}</h1>
      {may ? null : <StateNotice title={t('states.refused')} />}
      {may && !isReady ? <Waiting what={t('states.loading')} /> : null}
      {may && isReady ? <ReportForm key={kind} kind={kind} /> : null}
    </>
  );
}
