import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LegalBasisShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { useAnswerAsText } from './answer-as-text.ts';
import { BodiesTable } from './bodies-table.tsx';
import css from './instruments.module.css';
import { MissingSteps } from './missing-steps.tsx';
import { printWhole } from './print-whole.ts';
import type { BasisQuestion } from './question.ts';
import { RefusedList } from './refused-list.tsx';
import { Sentence } from './said.tsx';
import { UsableCard } from './usable-card.tsx';
import { Verdict } from './verdict.tsx';

/** The answer with its reasons: what serves, what is missing, what does not serve, and what limits the answer. */
export function BasisAnswer({ question, answer }: { question: BasisQuestion; answer: LegalBasisShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sayQuestion, sayAnswer } = useAnswerAsText();
  const on = question.on ?? '';
  return (
    <>
      <Verdict answer={answer} asked={sayQuestion(question)} />
      <div className={`${layout.row} not-on-paper`}>
        <Button
          variant="default"
          onClick={() =>
            void navigator.clipboard
              ?.writeText(sayAnswer(question, answer))
              .then(() => announce(t('common.copied'), { urgent: true }))
          }
        >
          {t('basis.copy')}
        </Button>
        <Button variant="default" onClick={printWhole}>
          {t('basis.print')}
        </Button>
        {answer.warnings.length > 0 ? (
          <a href="#warnings">
            <TriangleAlert size={14} aria-hidden="true" /> {t('basis.warningCount', { count: answer.warnings.length })}
          </a>
        ) : null}
        <span className="muted small">{t('basis.registerAsOf', { day: format.date(answer.asOf) })}</span>
      </div>
      {answer.usable.length > 0 ? (
        <section className={layout.sections} aria-label={t('basis.usable')}>
          <h2 className={layout.title}>{t('basis.usable')}</h2>
          {answer.usable.map((usable, at) => (
            <UsableCard key={usable.instrument} usable={usable} rank={at + 1} on={on} />
          ))}
        </section>
      ) : null}
      {answer.missing.length > 0 ? <MissingSteps steps={answer.missing} question={question} /> : null}
      {answer.warnings.length > 0 ? (
        <section className={css.warnings} aria-label={t('basis.warnings')} id="warnings">
          <h2 className={layout.title}>{t('basis.warnings')}</h2>
          <ul className={css.bullets}>
            {answer.warnings.map((said) => (
              <li key={said.text}>
                <TriangleAlert size={14} aria-hidden="true" /> <Sentence said={said} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <RefusedList refused={answer.refused} on={on} />
      {answer.bodies ? <BodiesTable bodies={answer.bodies} /> : null}
    </>
  );
}
