import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideConsentBody, WhyBody } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { DueMark } from './due-mark.tsx';
import css from './exchange.module.css';
import type { Consent } from './use-exchange.ts';
import { useStepForm } from './use-step-form.ts';

function DecideConsent({ consent }: { consent: Consent }) {
  const { t } = useTranslation();
  const { form, send } = useStepForm(DecideConsentBody, `/v1/exchange/consents/${consent.id}/decide`, () => {});
  const decide = (decision: 'grant' | 'refuse'): void => {
    form.setValue('decision', decision);
    void form.handleSubmit((body) => send.mutate(body))();
  };
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()} className={css.main}>
      <Field form={form} name="note" label={t('exchange.note')} kind="long" />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div className={css.actions}>
        <Button loading={send.isPending} onClick={() => decide('grant')}>
          {t('exchange.grant')}
        </Button>
        <Button variant="default" loading={send.isPending} onClick={() => decide('refuse')}>
          {t('exchange.refuseConsent')}
        </Button>
      </div>
    </form>
  );
}

function WithdrawConsent({ consent }: { consent: Consent }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { form, send, submit } = useStepForm(WhyBody, `/v1/exchange/consents/${consent.id}/withdraw`, () =>
    setOpen(false),
  );
  if (!isOpen)
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('exchange.withdrawConsent')}
      </Button>
    );
  return (
    <form noValidate onSubmit={submit} className={css.main}>
      <Field form={form} name="why" label={t('record.why')} kind="long" needed autoFocus />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div className={css.actions}>
        <Button type="submit" size="xs" loading={send.isPending}>
          {t('exchange.withdrawConsent')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Who asked whom to let what be used for what, and what was decided. */
export function ConsentCards({
  consents,
  withMessage = false,
}: {
  consents: readonly Consent[];
  withMessage?: boolean;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  return (
    <>
      {consents.map((consent) => (
        <section key={consent.id} className="card">
          <h2 className={css.title}>
            {t('exchange.consentTo', { use: words('consentUses', consent.use) })}{' '}
            <span className="muted">· {words('consentStates', consent.state)}</span>
          </h2>
          <dl className="facts">
            {withMessage ? (
              <>
                <dt>{t('hit.reference')}</dt>
                <dd>
                  <Link to="/exchange/$id" params={{ id: consent.message }}>
                    <bdi dir="ltr">{consent.reference}</bdi>
                  </Link>
                </dd>
              </>
            ) : null}
            <dt>{t('exchange.askedBy')}</dt>
            <dd>
              <bdi dir="ltr">{consent.asker}</bdi> · {format.dateTime(consent.askedAt)}
            </dd>
            <dt>{t('exchange.originator')}</dt>
            <dd>
              <bdi dir="ltr">{consent.originator}</bdi>
            </dd>
            {consent.onwardTo.length > 0 ? (
              <>
                <dt>{t('exchange.onwardTo')}</dt>
                <dd>
                  <bdi dir="ltr">{consent.onwardTo.join(', ')}</bdi>
                </dd>
              </>
            ) : null}
            <dt>{t('record.why')}</dt>
            <dd>
              <bdi className={css.long}>{consent.why}</bdi>
            </dd>
            {consent.state === 'asked' ? (
              <>
                <dt>{t('exchange.due')}</dt>
                <dd>
                  <DueMark dueAt={consent.clock.alarmAt} isLate={consent.clock.state === 'late'} urgent={false} />
                </dd>
              </>
            ) : null}
            {consent.decisionNote ? (
              <>
                <dt>{t('exchange.note')}</dt>
                <dd>
                  <bdi>{consent.decisionNote}</bdi>
                </dd>
              </>
            ) : null}
          </dl>
          {consent.may.decide ? <DecideConsent consent={consent} /> : null}
          {consent.may.withdraw ? <WithdrawConsent consent={consent} /> : null}
        </section>
      ))}
    </>
  );
}
