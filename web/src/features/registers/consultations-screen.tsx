import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { type Consultation, ConsultationDecision } from '../../../../src/domains/registers/registers.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { Countdown } from '../../ui/time.tsx';
import { ask } from '../../wire/ask.ts';
import { useDecision } from './record-decisions.tsx';
import css from './registers.module.css';

type Case = Static<typeof Consultation>;

const DECISIONS = ['enter', 'withdraw-newcomer', 'withdraw-existing'] as const;

function DecideForm({ consultation, onDone }: { consultation: Case; onDone: () => void }) {
  const { t } = useTranslation();
  const { form, send } = useDecision(
    ConsultationDecision,
    `/v1/consultations/${consultation.id}/decide`,
    { onDone },
    t('consultations.decided'),
  );
  return (
    <form className={layout.fields} noValidate onSubmit={form.handleSubmit((body) => send.mutate(body))}>
      <Field
        form={form}
        name="decision"
        label={t('record.decision')}
        kind="choice"
        needed
        choices={DECISIONS.map((value) => ({ value, label: t(`consultationDecisions.${value}`) }))}
      />
      <div className={layout.whole}>
        <Field form={form} name="why" label={t('record.why')} kind="long" needed />
      </div>
      {send.error ? (
        <div className={layout.whole}>
          <ProblemNotice problem={send.error} />
        </div>
      ) : null}
      <div>
        <Button type="submit" loading={send.isPending}>
          {t('record.decide')}
        </Button>
      </div>
    </form>
  );
}

function OneConsultation({ consultation, onDone }: { consultation: Case; onDone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayDecide = useMay('registers:review');
  const [deciding, setDeciding] = useState(false);
  const { kind, newcomer, existing, dueAt, decidedAt, decision, why } = consultation;
  return (
    <li className="card">
      <h2 className={css.legend}>{t(`registerKinds.${kind}`)}</h2>
      <dl className="facts">
        <dt>{t('consultations.newcomer')}</dt>
        <dd>
          <Link to="/registers/$kind/$id" params={{ kind, id: newcomer }}>
            {t('hit.open')}
          </Link>{' '}
          {consultation.newcomerWaits ? t('consultations.waits') : null}
        </dd>
        <dt>{t('consultations.existing')}</dt>
        <dd>
          {existing.map((id, at) => (
            <span key={id}>
              {at > 0 ? ' · ' : ''}
              <Link to="/registers/$kind/$id" params={{ kind, id }}>
                {t('hit.open')}
              </Link>
            </span>
          ))}
        </dd>
        <dt>{t('consultations.due')}</dt>
        <dd>
          {format.dateTime(dueAt)}
          {decidedAt ? null : (
            <>
              {' · '}
              <Countdown to={dueAt} />
            </>
          )}
        </dd>
        {decision ? (
          <>
            <dt>{t('record.decision')}</dt>
            <dd>
              {t(`consultationDecisions.${decision}`)}
              {why ? (
                <>
                  {' · '}
                  <bdi>{why}</bdi>
                </>
              ) : null}
            </dd>
          </>
        ) : null}
      </dl>
      {decidedAt || !mayDecide ? null : deciding ? (
        <DecideForm consultation={consultation} onDone={onDone} />
      ) : (
        <Button variant="default" mt={10} onClick={() => setDeciding(true)}>
          {t('record.decide')}
        </Button>
      )}
    </li>
  );
}

/** Alerts that may not stand beside one another, and what the owners decide. */
export function ConsultationsScreen() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['registers', 'consultations'],
    queryFn: ({ signal }) => ask<Case[]>('GET', '/v1/consultations', { signal }),
    gcTime: 0,
  });
  usePageTitle(t('consultations.title'));
  return (
    <>
      <h1 className="page-title">{t('consultations.title')}</h1>
      <p className="muted">{t('consultations.what')}</p>
      {query.isPending ? <Waiting what={t('states.loading')} /> : null}
      {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.length === 0 ? <StateNotice title={t('consultations.none')} /> : null}
      <ul className={css.list}>
        {(query.data ?? []).map((consultation) => (
          <OneConsultation key={consultation.id} consultation={consultation} onDone={() => void query.refetch()} />
        ))}
      </ul>
    </>
  );
}
