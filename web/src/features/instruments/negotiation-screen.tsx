import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Circle, CircleCheckBig } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NegotiationShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask } from '../../wire/ask.ts';
import { BindForm } from './bind-form.tsx';
import { STEP_KINDS } from './codes.ts';
import { dayAfter, isDay } from './day.ts';
import { InstrumentTabs } from './instrument-tabs.tsx';
import css from './instruments.module.css';
import { retryUnlessRefused } from './question.ts';
import { StepForm } from './step-form.tsx';
import { useNameOf } from './use-register-parties.ts';

const route = getRouteApi('/desk/instruments/negotiations/$id');

/** The way from need to entry into force; what was reached is told by sign and word. */
function Way({ shown }: { shown: NegotiationShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className={css.way} aria-label={t('negotiation.way')}>
      {STEP_KINDS.filter((kind) => kind !== 'shelved' || shown.state === 'shelved').map((kind) => {
        const first = shown.steps.find((step) => step.kind === kind);
        return (
          <li key={kind} aria-current={shown.state === kind ? 'step' : undefined} data-reached={first !== undefined}>
            {first ? <CircleCheckBig size={18} aria-hidden="true" /> : <Circle size={18} aria-hidden="true" />}
            <span>
              <b>{t(`negotiationSteps.${kind}`)}</b>
              <br />
              <span className="small">{first ? format.date(first.on) : t('negotiation.notYet')}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Steps({ shown }: { shown: NegotiationShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('negotiation.steps')}</h2>
      <Scrolling label={t('negotiation.steps')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('basis.date')}</th>
              <th scope="col">{t('negotiation.step')}</th>
              <th scope="col">{t('basis.party')}</th>
              <th scope="col">{t('negotiation.place')}</th>
              <th scope="col">{t('negotiation.focalPoints')}</th>
              <th scope="col">{t('negotiation.result')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.steps.map((step) => (
              <tr key={step.id}>
                <td>{format.date(step.on)}</td>
                <th scope="row">
                  {t(`negotiationSteps.${step.kind}`)}
                  {step.becameFact ? <div className="small muted">{t('negotiation.becameFact')}</div> : null}
                </th>
                <td>{step.party ? nameOf(step.party) : '—'}</td>
                <td>
                  <bdi>{step.place ?? '—'}</bdi>
                </td>
                <td>
                  <bdi>{step.focalPoints.join(', ') || '—'}</bdi>
                </td>
                <td>
                  <bdi className={css.long}>{step.result}</bdi>
                  {step.source ? (
                    <div className="muted small">
                      {t('basis.source')}: <bdi>{step.source}</bdi>
                    </div>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

/** One negotiation: the need, each step with its day, place, people and result, and the agreement that came of it. */
export function NegotiationScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const { id } = route.useParams();
  const [form, setForm] = useState<'step' | 'bind'>();
  const negotiation = useQuery({
    queryKey: ['instruments', 'negotiation', id],
    queryFn: ({ signal }) => ask<NegotiationShown>('GET', `/v1/negotiations/${encodeURIComponent(id)}`, { signal }),
    retry: retryUnlessRefused,
  });
  const shown = negotiation.data;
  usePageTitle(shown?.title ?? t('instrumentViews.negotiations'));
  const inForce = shown?.steps.find(({ kind }) => kind === 'entry-into-force')?.on;
  const [from, to] = shown?.parties ?? [];
  return (
    <>
      <h1 className="page-title">
        <bdi>{shown?.title ?? t('negotiation.list')}</bdi>
      </h1>
      <InstrumentTabs />
      {negotiation.isPending ? <Waiting what={t('states.loading')} /> : null}
      {negotiation.error ? (
        <ProblemNotice problem={negotiation.error} onRetry={() => void negotiation.refetch()} />
      ) : null}
      {shown ? (
        <div className={layout.sections}>
          <section className="card">
            <Way shown={shown} />
            <dl className={`facts ${css.terms}`}>
              <dt>{t('instrument.parties')}</dt>
              <dd>{format.list(shown.parties.map(nameOf))}</dd>
              <dt>{t('negotiation.need')}</dt>
              <dd>
                {t(`measures.${shown.need.measure}`)} · {t(`offences.${shown.need.offence}`)} ·{' '}
                {t(`dataCategories.${shown.need.data}`)}
              </dd>
              <dt>{t('negotiation.gap')}</dt>
              <dd>
                <bdi className={css.long}>{shown.gap ?? '—'}</bdi>
              </dd>
              <dt>{t('negotiation.agreement')}</dt>
              <dd>
                {shown.instrument ? (
                  <Link to="/instruments/register/$code" params={{ code: shown.instrument }}>
                    <bdi dir="ltr">{shown.instrument}</bdi>
                  </Link>
                ) : (
                  <span className="muted">{t('negotiation.noAgreement')}</span>
                )}
              </dd>
            </dl>
          </section>
          <div className={`${layout.row} not-on-paper`}>
            {shown.may.maintain ? (
              <Button variant={form === 'step' ? 'light' : 'filled'} onClick={() => setForm('step')}>
                {t('negotiation.addStep')}
              </Button>
            ) : null}
            {shown.may.maintain && !shown.instrument ? (
              <>
                <Button
                  variant="default"
                  renderRoot={(rest) => (
                    <Link
                      {...rest}
                      to="/instruments/new"
                      search={{
                        negotiation: shown.id,
                        parties: shown.parties.join(','),
                        title: shown.title,
                        ...shown.need,
                      }}
                    />
                  )}
                >
                  {t('negotiation.enterAgreement')}
                </Button>
                <Button variant="default" onClick={() => setForm('bind')}>
                  {t('negotiation.bind')}
                </Button>
              </>
            ) : null}
            {from && to && inForce && isDay(inForce) ? (
              <Link to="/instruments" search={{ from, to, ...shown.need, on: dayAfter(inForce) }}>
                {t('negotiation.askAgain', { day: format.date(dayAfter(inForce)) })}
              </Link>
            ) : null}
          </div>
          {form === 'step' ? <StepForm shown={shown} onDone={() => setForm(undefined)} /> : null}
          {form === 'bind' ? <BindForm id={shown.id} onDone={() => setForm(undefined)} /> : null}
          <Steps shown={shown} />
        </div>
      ) : null}
    </>
  );
}
