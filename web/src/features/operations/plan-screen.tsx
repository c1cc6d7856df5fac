import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type FieldValues, get, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../app/officer.tsx';
import { useParties } from '../../app/parties.ts';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showNodeFaults, withoutEmpty } from '../../ui/schema-resolver.ts';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { asWireProblem } from '../../wire/problem.ts';
import { useAgencies } from '../administration/use-agencies.ts';
import { OperationScreen } from './operation-screen.tsx';
import css from './operations.module.css';
import { CountingSection } from './plan-counting.tsx';
import { DaysSection, NameSection, ParticipantsSection } from './plan-form.tsx';
import { HotSpotsSection } from './plan-hot-spots.tsx';
import { codeFrom, emptyPlan, planBodyOf, planResolver, planValues } from './plan-values.ts';
import { PlanView } from './plan-view.tsx';
import { type Operation, pathOf, useForgetOperations, useMeasures } from './use-operation.ts';

const route = getRouteApi('/desk/operations/$id/plan');

/** The form of a plan, new or amended; what is refused stays on the form, each fault beside its field. */
function PlanForm({ before }: { before?: Operation }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const forget = useForgetOperations();
  const form = useForm<FieldValues>({
    defaultValues: before ? planValues(before) : emptyPlan(me.agency.code),
    resolver: planResolver(before === undefined),
    shouldFocusError: true,
  });
  const send = useMutation({
    mutationFn: async (version: number | undefined) => {
      const { name, code, plan } = planBodyOf(withoutEmpty(form.getValues()));
      if (before) {
        const body = { name, plan, version: version ?? before.version };
        return ask<Operation>('PUT', pathOf(before.id, '/plan'), { body });
      }
      const send = (code: string) => ask<Operation>('POST', '/v1/operations', { body: { code, name, plan } });
      if (code) return send(code);
      try {
        return await send(codeFrom(String(name ?? '')));
      } catch (thrown) {
        // Nobody chose the code that is taken, so nobody minds the free one that the node names.
        const free = asWireProblem(thrown).fields.find(({ field }) => field === '/code')?.allowed?.[0];
        if (free === undefined) throw thrown;
        return send(free);
      }
    },
    onSuccess: ({ id }) => {
      forget();
      announce(t(before ? 'operations.planSaved' : 'operations.planned'));
      void navigate({ to: '/operations/$id', params: { id }, search: {} });
    },
  });
  // Somebody saved meanwhile: what is typed here stays, and is sent over theirs only when that is wished.
  const sendOver = useMutation({
    mutationFn: async () => {
      const { version } = await ask<Operation>('GET', pathOf(before?.id ?? ''));
      return send.mutateAsync(version);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is shown once.
  useEffect(() => {
    if (send.error) showNodeFaults(send.error, '', (path) => get(form.getValues(), path) !== undefined, form.setError);
  }, [send.error]);
  const isOutdated = send.error !== null && asWireProblem(send.error).kind === 'version-outdated';
  return (
    <form
      className={layout.sections}
      noValidate
      aria-label={t(before ? 'operations.plan' : 'operations.planNew')}
      onSubmit={form.handleSubmit(() => send.mutate(undefined))}
    >
      <NameSection form={form} isNew={before === undefined} />
      <ParticipantsSection form={form} lead={before?.lead ?? me.agency.code} />
      <DaysSection form={form} />
      <HotSpotsSection form={form} />
      <CountingSection form={form} />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      {Object.keys(form.formState.errors).length > 0 && !send.error ? (
        <p role="alert" className={css.differs}>
          {t('operations.planFaults')}
        </p>
      ) : null}
      <div className={layout.row}>
        <Button type="submit" loading={send.isPending}>
          {t(before ? 'operations.planSave' : 'operations.planSend')}
        </Button>
        {isOutdated ? (
          <Button variant="default" loading={sendOver.isPending} onClick={() => sendOver.mutate()}>
            {t('operations.saveOver')}
          </Button>
        ) : null}
        <Link to={before ? '/operations/$id' : '/operations'} params={{ id: before?.id ?? '' }} search={{}}>
          {t('common.cancel')}
        </Link>
      </div>
    </form>
  );
}

// A list that is drawn before its choices would forget its value.
function useIsReady(): boolean {
  const lists = [useAgencies(), useParties(), useMeasures()];
  return lists.every(({ length }) => length > 0);
}

/** Plans a new operation. */
export function NewPlanScreen() {
  const { t } = useTranslation();
  const may = useMay('operations:plan');
  const isReady = useIsReady();
  usePageTitle(t('operations.planNew'));
  return (
    <>
      <h1 className="page-title">{t('operations.planNew')}</h1>
      {may ? null : <StateNotice title={t('states.refused')} />}
      {may && !isReady ? <Waiting what={t('states.loading')} /> : null}
      {may && isReady ? <PlanForm /> : null}
    </>
  );
}

/** The plan of an operation: to be read by all who take part, to be changed by those who lead; while it runs, on purpose. */
export function AmendPlanScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const isReady = useIsReady();
  const [isChanging, setChanging] = useState(false);
  return (
    <OperationScreen id={id}>
      {(operation) =>
        !isReady ? (
          <Waiting what={t('states.loading')} />
        ) : operation.may.plan && (operation.state === 'planned' || isChanging) ? (
          <PlanForm key={operation.id} before={operation} />
        ) : (
          <div className={layout.sections}>
            {operation.may.plan && operation.state === 'running' ? (
              <div className={`${layout.row} not-on-paper`}>
                <Button variant="default" onClick={() => setChanging(true)}>
                  {t('operations.planChange')}
                </Button>
              </div>
            ) : null}
            <PlanView operation={operation} />
          </div>
        )
      }
    </OperationScreen>
  );
}
