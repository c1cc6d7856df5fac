import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { type FieldValues, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { amendBody, SUBJECTS } from '../../../../src/domains/registers/registers.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import { useFirstFault } from '../../ui/first-fault.ts';
import layout from '../../ui/layout.module.css';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { schemaResolver, withoutEmpty } from '../../ui/schema-resolver.ts';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { asWireProblem } from '../../wire/problem.ts';
import { ReasonSection, SubjectSection, TermsSection } from './record-form.tsx';
import { isIdentified, kindOf, type RecordAnswer } from './register-kinds.ts';
import { useFaultPlaces } from './report-screen.tsx';
import { recordKey, useChoicesReady, useForgetLists, useRecord } from './use-registers.ts';

const route = getRouteApi('/desk/registers/$kind/$id/amend');

const TERMS = [
  'reason',
  'action',
  'purpose',
  'basis',
  'grade',
  'handling',
  'handlingNote',
  'withheldFrom',
  'warnings',
  'validFrom',
  'validUntil',
  'nationalReference',
] as const;
const LISTS: readonly string[] = ['handling', 'withheldFrom', 'warnings'];
const CLEARED: readonly string[] = [
  'action',
  'purpose',
  'basis',
  'grade',
  'handlingNote',
  'validUntil',
  'nationalReference',
];

/** Only what differs from the version read goes out, so that two officers amend different fields in peace. */
export function changesOf(record: RecordAnswer, typed: FieldValues): FieldValues {
  const changes: FieldValues = { why: typed.why };
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  for (const name of TERMS) {
    // A list that was emptied is said as empty; left out, it would stay as it was.
    // A single term that was emptied is taken away by null.
    const value =
      typed[name] ?? (LISTS.includes(name) ? [] : CLEARED.includes(name) && record[name] ? null : undefined);
    if (value !== undefined && !same(value, record[name] ?? (LISTS.includes(name) ? [] : undefined)))
      changes[name] = value;
  }
  if (!same(withoutEmpty(typed.subject), withoutEmpty(record.subject))) changes.subject = typed.subject;
  return changes;
}

function AmendForm({ record, onReload }: { record: RecordAnswer; onReload: () => void }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const forgetLists = useForgetLists();
  const { id } = record;
  const kind = kindOf(record.kind);
  const form = useForm<FieldValues>({
    resolver: schemaResolver(amendBody(SUBJECTS[kind])),
    shouldFocusError: false,
    defaultValues: {
      subject: record.subject,
      ...Object.fromEntries(TERMS.map((name) => [name, record[name] ?? (LISTS.includes(name) ? [] : '')])),
      why: '',
    },
  });
  const [read] = useState(record);
  const isSent = useRef(false);
  const { isDirty } = form.formState;
  const place = useFirstFault(form);
  const send = useMutation({
    mutationFn: (typed: FieldValues) =>
      ask<RecordAnswer>('PATCH', `/v1/registers/${kind}/records/${id}`, {
        body: changesOf(read, typed),
        headers: { 'if-match': `"${record.version}"` },
      }),
    onSuccess: (amended) => {
      isSent.current = true;
      forgetLists();
      // The page of the record shows what was saved, not what this form had read.
      queries.setQueryData(recordKey(kind, id), amended);
      announce(t('form.amended', { version: amended.version }));
      void navigate({ to: '/registers/$kind/$id', params: { kind, id } });
    },
  });
  const labelOf = useFaultPlaces(form, kind, send.error);
  const isOutdated = send.error !== null && asWireProblem(send.error).kind === 'version-outdated';
  return (
    <form ref={place} className={layout.form} noValidate onSubmit={form.handleSubmit((typed) => send.mutate(typed))}>
      <LeaveGuard mayLeave={() => isSent.current || !isDirty} />
      <section className="card">
        <Field
          form={form}
          name="why"
          label={t('form.amendWhy')}
          description={t('form.amendWhyHow')}
          kind="long"
          needed
        />
      </section>
      <SubjectSection form={form} kind={kind} />
      <ReasonSection form={form} kind={kind} />
      <TermsSection form={form} />
      {send.error ? <ProblemNotice problem={send.error} labelOf={labelOf} /> : null}
      {isOutdated ? (
        <div className={layout.actions}>
          <Button
            variant="default"
            onClick={() => {
              onReload();
              send.reset();
            }}
          >
            {t('form.takeNewer')}
          </Button>
          <Link to="/registers/$kind/$id" params={{ kind, id }} target="_blank">
            {t('form.seeNewer')}
          </Link>
        </div>
      ) : null}
      <div className={layout.actions}>
        <Button type="submit" loading={send.isPending}>
          {t('form.saveAmendment')}
        </Button>
        <Button variant="default" onClick={() => void navigate({ to: '/registers/$kind/$id', params: { kind, id } })}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Amends a record of one's own; the former version stays. */
export function AmendScreen() {
  const { t } = useTranslation();
  const { kind: given, id } = route.useParams();
  const query = useRecord(kindOf(given), id);
  const record = query.data;
  const isReady = useChoicesReady(kindOf(given));
  usePageTitle(t('record.amend'));
  return (
    <>
      <h1 className="page-title">
        {t('record.amend')} <bdi dir="ltr">{record?.reference}</bdi>
      </h1>
      {query.isPending || (record && !isReady) ? <Waiting what={t('states.loading')} /> : null}
      {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {record && (!record.may.amend || !isIdentified(record)) ? <StateNotice title={t('record.mayNotAmend')} /> : null}
      {isReady && record?.may.amend && isIdentified(record) ? (
        <AmendForm record={record} onReload={() => void query.refetch()} />
      ) : null}
    </>
  );
}
