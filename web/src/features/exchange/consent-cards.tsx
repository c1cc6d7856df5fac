import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideConsentBody, WhyBody } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { useCodeWords } from '../search/hit-words.ts';
import { DueMark } from './due-mark.tsx';
import css from './exchange.module.css';
import { useItemName } from './item-name.ts';
import { StepForm } from './step-form.tsx';
import type { Consent } from './use-exchange.ts';

function DecideConsent({ consent }: { consent: Consent }) {
  const { t } = useTranslation();
  return (
    <StepForm
      schema={DecideConsentBody}
      path={`/v1/exchange/consents/${consent.id}/decide`}
      send={[
        { label: t('exchange.grant'), sets: { decision: 'grant' } },
        { label: t('exchange.refuseConsent'), sets: { decision: 'refuse' } },
      ]}
      said={t('exchange.decided')}
      onDone={() => {}}
    >
      {(form) => <Field form={form} name="note" label={t('exchange.note')} kind="long" />}
    </StepForm>
  );
}

function WithdrawConsent({ consent }: { consent: Consent }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  if (!isOpen)
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('exchange.withdrawConsent')}
      </Button>
    );
  return (
    <StepForm
      schema={WhyBody}
      path={`/v1/exchange/consents/${consent.id}/withdraw`}
      send={t('exchange.withdrawConsent')}
      said={t('exchange.consentWithdrawn')}
      onDone={close}
      onCancel={close}
    >
      {(form) => <Field form={form} name="why" label={t('record.why')} kind="long" needed autoFocus />}
    </StepForm>
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
  const itemName = useItemName();
  return (
    <>
      {consents.map((consent) => (
        <section key={consent.id} className="card">
          <h2 className={layout.title}>
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
            {consent.titles.length > 0 ? (
              <>
                <dt>{t('exchange.aboutItems')}</dt>
                <dd>
                  <ul className={layout.list}>
                    {consent.titles.map((title) => (
                      <li key={title}>
                        <bdi>{itemName(title)}</bdi>
                      </li>
                    ))}
                  </ul>
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
