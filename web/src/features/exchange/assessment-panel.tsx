import { Button, Checkbox } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, Info, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StopDecision } from '../../../../src/domains/exchange/exchange.schema.ts';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { Towards } from '../../ui/towards.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { BasisFacts } from './basis-facts.tsx';
import type { DraftFormHandle } from './code-choices.ts';
import css from './exchange.module.css';
import { goToField } from './go-to-field.ts';
import { type Obstacle, useObstacleText } from './obstacle-words.ts';
import { StepForm } from './step-form.tsx';
import { type Assessment, type Draft, draftPath } from './use-exchange.ts';

const LEVELS = ['stop', 'second-person', 'acknowledge', 'note'] as const;
const ICONS = { stop: CircleAlert, 'second-person': UserCheck, acknowledge: CircleAlert, note: Info } as const;

function StopForm({ draft, code, onStep }: { draft: Draft; code: string; onStep: () => void }) {
  const { t } = useTranslation();
  return (
    <StepForm
      schema={StopDecision}
      path={draftPath(draft.id, `stops/${code}`)}
      send={(['lifted', 'upheld'] as const).map((decision) => ({
        label: t(`exchange.stopDecisions.${decision}`),
        sets: { decision },
      }))}
      onDone={onStep}
    >
      {(form) => <Field form={form} name="why" label={t('record.why')} kind="long" needed />}
    </StepForm>
  );
}

const STOPS: ReadonlySet<string> = new Set(['victim', 'minor', 'political', 'military', 'religious', 'racial']);

function OneObstacle({
  obstacle,
  draft,
  form,
  onStep,
}: {
  obstacle: Obstacle;
  draft: Draft;
  form: DraftFormHandle;
  onStep: () => void;
}) {
  const { t } = useTranslation();
  const say = useObstacleText();
  const Icon = obstacle.isSettled ? CircleCheck : ICONS[obstacle.level];
  const acknowledged = (form.watch('content.acknowledged') as string[] | undefined) ?? [];
  const { field } = obstacle;
  return (
    <li className={obstacle.isSettled ? css.settled : css[obstacle.level]}>
      <Icon size={17} aria-hidden="true" className={css.icon} />
      <div>
        <p className={css.said}>
          {obstacle.isSettled ? <span className="for-screen-readers">{t('exchange.settled')}: </span> : null}
          {say(obstacle)}
        </p>
        {STOPS.has(obstacle.code) ? <p className={css.said}>{t(`stopReasons.${obstacle.code}`)}</p> : null}
        {obstacle.source ? <p className="muted small">{obstacle.source}</p> : null}
        {field && draft.may.change && !obstacle.isSettled ? (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => goToField(field)}
            aria-label={`${t('exchange.toField')}: ${say(obstacle)}`}
          >
            {t('exchange.toField')}
          </Button>
        ) : null}
        {obstacle.level === 'acknowledge' && draft.may.change ? (
          <Checkbox
            size="xs"
            mt={4}
            label={t('exchange.acknowledge')}
            checked={acknowledged.includes(obstacle.key)}
            onChange={(event) =>
              form.setValue(
                'content.acknowledged',
                event.currentTarget.checked
                  ? [...acknowledged, obstacle.key]
                  : acknowledged.filter((key) => key !== obstacle.key),
                { shouldDirty: true },
              )
            }
          />
        ) : null}
        {STOPS.has(obstacle.code) && draft.may.decideStops && !obstacle.isSettled ? (
          <StopForm draft={draft} code={obstacle.code} onStep={onStep} />
        ) : null}
      </div>
    </li>
  );
}

function Recipients({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  const words = useCodeWords();
  const [open, setOpen] = useState<string>();
  if (assessment.recipients.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.willReceive')}</h2>
      <ul className={layout.list}>
        {assessment.recipients.map(({ agency, name, party, lives, basis, rule }) => (
          <li key={agency} className={css.entry}>
            <p className={css.said}>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              <span className="muted">
                <bdi>{partyName(party)}</bdi> ·{' '}
                <bdi dir="ltr" className={css.code}>
                  {agency}
                </bdi>
                {lives === 'elsewhere' ? ` · ${t('exchange.livesElsewhere')}` : ''}
              </span>
            </p>
            {basis ? (
              <>
                <p className={css.said}>
                  {t('hit.basis')}: {basis.instrument === '' ? t('exchange.ownLaw') : basis.title}
                  {basis.fallback ? ` (${t('exchange.fallback')})` : ''}
                </p>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-expanded={open === agency}
                  onClick={() => setOpen(open === agency ? undefined : agency)}
                >
                  {t('exchange.basisDetails')}
                </Button>
                {open === agency ? <BasisFacts basis={basis} /> : null}
              </>
            ) : (
              <p className={css.late}>{t('exchange.noBasis')}</p>
            )}
            {rule ? (
              <p className="muted small">
                {t('exchange.answerBy')}: {words('clockRules', rule)}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AskedBefore({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (assessment.duplicates.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.askedBefore')}</h2>
      <ul className={layout.list}>
        {assessment.duplicates.map(({ reference, message, agency, askedAt, recipients }) => (
          <li key={`${reference} ${askedAt}`} className={css.entry}>
            {message ? (
              <Link to="/exchange/$id" params={{ id: message }}>
                <bdi dir="ltr">{reference}</bdi>
              </Link>
            ) : (
              <bdi dir="ltr">{reference}</bdi>
            )}{' '}
            <span className="muted">
              <bdi dir="ltr">{agency}</bdi> <Towards /> <bdi dir="ltr">{recipients.join(', ')}</bdi> ·{' '}
              {format.dateTime(askedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnRecords({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  if (assessment.ownRecords.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.ownRecords')}</h2>
      <ul className={layout.list}>
        {assessment.ownRecords.map(({ record, reference, register, outcome }) => (
          <li key={record} className={css.entry}>
            <Link to="/registers/$kind/$id" params={{ kind: register, id: record }}>
              <bdi dir="ltr">{reference}</bdi>
            </Link>{' '}
            <span className="muted">
              {words('registerKinds', register)} · {words('outcomes', outcome)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything the release looks at, before anything leaves: what stands in the way, who will receive it and on which basis. */
export function AssessmentPanel({
  draft,
  form,
  query,
  onStep,
}: {
  draft: Draft;
  form: DraftFormHandle;
  query: UseQueryResult<Assessment>;
  onStep: () => void;
}) {
  const { t } = useTranslation();
  const { data: assessment } = query;
  if (query.error) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  if (!assessment) return <Waiting what={t('exchange.assessing')} />;
  const open = assessment.obstacles.filter(
    ({ level, isSettled }) => level === 'stop' || (level === 'acknowledge' && !isSettled),
  ).length;
  return (
    <>
      <section className="card" aria-live="polite" aria-busy={query.isFetching}>
        <h2 className={layout.title}>
          {assessment.mayLeave
            ? t(assessment.needsSecondPerson ? 'exchange.readyForSecond' : 'exchange.ready')
            : t('exchange.cannotLeave', { count: open })}
        </h2>
        {LEVELS.map((level) => {
          const these = assessment.obstacles.filter((one) => one.level === level);
          if (these.length === 0) return null;
          return (
            <div key={level}>
              <h3 className={`${layout.subtitle} ${css.apart}`}>{t(`exchange.levels.${level}`)}</h3>
              <ul className={css.obstacles}>
                {these.map((obstacle) => (
                  <OneObstacle key={obstacle.key} obstacle={obstacle} draft={draft} form={form} onStep={onStep} />
                ))}
              </ul>
            </div>
          );
        })}
      </section>
      {assessment.obstacles.some(({ level }) => level === 'acknowledge') && draft.may.change ? (
        <section className="card">
          <Field
            form={form}
            name="content.acknowledgedWhy"
            label={t('exchange.acknowledgedWhy')}
            description={t('exchange.acknowledgedWhyHow')}
            kind="long"
            needed
          />
        </section>
      ) : null}
      <Recipients assessment={assessment} />
      <AskedBefore assessment={assessment} />
      <OwnRecords assessment={assessment} />
    </>
  );
}
