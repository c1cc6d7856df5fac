import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { type Consultation, ConsultationDecision } from '../../../../src/domains/registers/registers.schema.ts';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { Field } from '../../ui/field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { Countdown } from '../../ui/time.tsx';
import { ask } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { useDecision } from './record-decisions.tsx';
import css from './registers.module.css';

type Case = Static<typeof Consultation>;

function DecideForm({
  consultation,
  onDone,
  onCancel,
}: {
  consultation: Case;
  onDone: () => void;
  onCancel: () => void;
}) {
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
        autoFocus
        choices={consultation.may.map((value) => ({ value, label: t(`consultationDecisions.${value}`) }))}
      />
      <div className={layout.whole}>
        <Field form={form} name="why" label={t('record.why')} kind="long" needed />
      </div>
      <FormEnd send={send} label={t('record.decide')} onCancel={onCancel} />
    </form>
  );
}

/** The records of one side: whose they are, why they are recorded, and the way to them. */
function Sides({ consultation, ids }: { consultation: Case; ids: readonly string[] }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const partyName = usePartyName();
  return (
    <ul className={css.plain}>
      {consultation.records
        .filter(({ id }) => ids.includes(id))
        .map(({ id, reference, owner, party, reason, status }) => (
          <li key={id}>
            <Link to="/registers/$kind/$id" params={{ kind: consultation.kind, id }}>
              <bdi dir="ltr">{reference}</bdi>
            </Link>{' '}
            · <bdi dir="ltr">{owner}</bdi> ({partyName(party)}) · {words('reasons', reason)}
            {status === 'active' ? null : ` · ${t(`recordStatuses.${status}`)}`}
          </li>
        ))}
    </ul>
  );
}

/** What each owner has said so far. */
function Answers({ answers }: Pick<Case, 'answers'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={css.plain}>
      {answers.map(({ agency, decision, why, at }) => (
        <li key={agency}>
          <bdi dir="ltr">{agency}</bdi>: {t(`consultationDecisions.${decision}`)} · <bdi>{why}</bdi>{' '}
          <span className="muted small">{format.dateTime(at)}</span>
        </li>
      ))}
    </ul>
  );
}

function OneConsultation({ consultation, onDone }: { consultation: Case; onDone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [deciding, setDeciding] = useState(false);
  const { kind, newcomer, existing, dueAt, decidedAt, decision, why, answers, may } = consultation;
  return (
    <li className="card">
      <h2 className={css.legend}>{t(`registerKinds.${kind}`)}</h2>
      <dl className="facts">
        <dt>{t('consultations.newcomer')}</dt>
        <dd>
          <Sides consultation={consultation} ids={[newcomer]} />
        </dd>
        <dt>{t('consultations.existing')}</dt>
        <dd>
          <Sides consultation={consultation} ids={existing} />
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
        {answers.length > 0 ? (
          <>
            <dt>{t('consultations.answers')}</dt>
            <dd>
              <Answers answers={answers} />
            </dd>
          </>
        ) : null}
        {decision ? (
          <>
            <dt>{t('record.decision')}</dt>
            <dd>
              {t(`consultationDecisions.${decision}`)}
              {why && answers.length === 0 ? (
                <>
                  {' · '}
                  <bdi>{why}</bdi>
                </>
              ) : null}
            </dd>
          </>
        ) : null}
      </dl>
      {may.length === 0 ? (
        decidedAt ? null : (
          <p className="muted">{t('consultations.othersDecide')}</p>
        )
      ) : deciding ? (
        <DecideForm consultation={consultation} onDone={onDone} onCancel={() => setDeciding(false)} />
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
