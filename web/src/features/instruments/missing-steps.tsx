import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/officer.tsx';
import layout from '../../ui/layout.module.css';
import type { MissingStep } from './codes.ts';
import { isDay } from './day.ts';
import css from './instruments.module.css';
import type { BasisQuestion } from './question.ts';
import { Sentence } from './said.tsx';

/** What would close the gap, nearest first; where an agreement is lacking, a negotiation can be opened. */
export function MissingSteps({ steps, question }: { steps: readonly MissingStep[]; question: BasisQuestion }) {
  const { t } = useTranslation();
  const mayMaintain = useMay('instruments:maintain');
  const { from, to, measure, offence, data } = question;
  return (
    <section className="card" id="missing">
      <h2 className={layout.title}>{t('basis.missing')}</h2>
      <ol className={css.steps}>
        {steps.map(({ kind, step, instrument }) => (
          <li key={step.text} data-step={kind}>
            <span className="chip">{t(`basisSteps.${kind}`)}</span>{' '}
            <span>
              <Sentence said={step} />
            </span>{' '}
            {kind === 'wait' && step.values.day && isDay(step.values.day) ? (
              <Link to="/instruments" search={{ ...question, on: step.values.day }} className="not-on-paper">
                {t('basis.askForThen')}
              </Link>
            ) : null}
            {kind !== 'wait' && instrument ? (
              <Link to="/instruments/register/$code" params={{ code: instrument }} className="not-on-paper">
                {t('basis.openInstrument')}
              </Link>
            ) : null}
          </li>
        ))}
      </ol>
      <div className={`${layout.row} not-on-paper`}>
        {mayMaintain ? (
          <Button
            renderRoot={(rest) => (
              <Link {...rest} to="/instruments/negotiations/new" search={{ from, to, measure, offence, data }} />
            )}
          >
            {t('basis.openNegotiation')}
          </Button>
        ) : (
          <p className="muted small">{t('basis.whoNegotiates')}</p>
        )}
        <Link to="/instruments/negotiations" search={{ party: to }}>
          {t('basis.seeNegotiations')}
        </Link>
        <Link to="/instruments/coverage" search={{ party: from, measure, offence, data, on: question.on }}>
          {t('basis.seeOnMap')}
        </Link>
      </div>
    </section>
  );
}
