import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhyBody } from '../../../../src/domains/exchange/exchange.schema.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import css from './exchange.module.css';
import { StepForm } from './step-form.tsx';
import { type Assessment, type Draft, draftPath, useExchangeStep } from './use-exchange.ts';

/** What may be done with a draft: hand it to the second person, release it, send it back, throw it away. */
export function DraftSteps({
  draft,
  assessment,
  save,
  latest,
  onStep,
}: {
  draft: Draft;
  assessment: Assessment | undefined;
  save: () => Promise<boolean>;
  /** The version that the last saving made. */
  latest: () => number;
  onStep: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isReturning, setReturning] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const submit = useExchangeStep(() => {
    announce(t('exchange.submitted'));
    onStep();
  });
  const release = useExchangeStep(() => {
    announce(t('exchange.released'));
    void navigate({ to: '/exchange/$id', params: { id: draft.id } });
  });
  const discard = useExchangeStep(() => {
    announce(t('exchange.discarded'));
    void navigate({ to: '/exchange/drafts', search: {} });
  });
  // What was typed last must be on the node before it is judged.
  const afterSaving = (step: () => void): void => void save().then((isSaved) => isSaved && step());
  const { may } = draft;
  const mayLeave = assessment?.mayLeave === true;
  const releases = may.release && !(may.submit && assessment?.needsSecondPerson);
  const problem = submit.error ?? release.error ?? discard.error;
  return (
    <section className="card">
      <h2 className="for-screen-readers">{t('exchange.steps')}</h2>
      <div className={layout.actions}>
        {releases ? (
          <ActionButton
            keys="r"
            label={t('exchange.release')}
            variant="filled"
            disabled={!mayLeave}
            loading={release.isPending}
            onPress={() =>
              afterSaving(() => release.mutate({ path: draftPath(draft.id, 'release'), body: { version: latest() } }))
            }
          />
        ) : null}
        {may.submit && !releases ? (
          <ActionButton
            keys="s"
            label={t('exchange.submit')}
            variant="filled"
            disabled={!mayLeave}
            loading={submit.isPending}
            onPress={() =>
              afterSaving(() => submit.mutate({ path: draftPath(draft.id, 'submit'), body: { version: latest() } }))
            }
          />
        ) : null}
        {may.returnIt ? (
          <ActionButton keys="b" label={t('exchange.returnIt')} onPress={() => setReturning(true)} />
        ) : null}
        {may.discard && !isDiscarding ? (
          <Button variant="default" onClick={() => setDiscarding(true)}>
            {t('exchange.discard')}
          </Button>
        ) : null}
      </div>
      {isDiscarding ? (
        <div className={layout.actions}>
          <p className={css.said}>{t('exchange.discardSure')}</p>
          <Button
            color="red"
            loading={discard.isPending}
            onClick={() => discard.mutate({ method: 'DELETE', path: draftPath(draft.id) })}
          >
            {t('exchange.discard')}
          </Button>
          <Button variant="default" onClick={() => setDiscarding(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      ) : null}
      {may.discard && (assessment?.duplicates.length ?? 0) > 0 ? (
        <Button
          variant="default"
          mt={8}
          loading={discard.isPending}
          onClick={() => discard.mutate({ method: 'DELETE', path: `${draftPath(draft.id)}?because=asked-before` })}
        >
          {t('exchange.discardAsked')}
        </Button>
      ) : null}
      {isReturning ? (
        <StepForm
          schema={WhyBody}
          path={draftPath(draft.id, 'return')}
          send={t('exchange.returnIt')}
          said={t('exchange.returned')}
          onDone={() => {
            setReturning(false);
            onStep();
          }}
          onCancel={() => setReturning(false)}
        >
          {(form) => <Field form={form} name="why" label={t('exchange.returnWhy')} kind="long" needed autoFocus />}
        </StepForm>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
    </section>
  );
}
