import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useReachable } from '../../app/connection-banner.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { useFaultText } from '../../ui/fault-text.ts';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { Waiting } from '../../ui/states.tsx';
import { Answer } from '../search/answer.tsx';
import type { Subject } from '../search/use-search.ts';
import css from './checks.module.css';
import type { CheckAnswer, OutboxEntry } from './outbox.ts';

/** The answer to a check; or, without a network, that there is none and that silence is no "no hit". */
export function CheckOutcome({
  entry,
  answer,
  subject,
  heading,
  onNext,
  onResult,
}: {
  entry: OutboxEntry | undefined;
  answer: CheckAnswer | undefined;
  subject: Subject | undefined;
  heading: RefObject<HTMLHeadingElement | null>;
  onNext: () => void;
  onResult: () => void;
}) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const reachable = useReachable();
  const buttons = (
    <div className={`${css.next} not-on-paper`}>
      <ActionButton keys="n" size="lg" label={t('checks.next')} onPress={onNext} />
      <ActionButton keys="e" size="lg" label={t('checks.enterResult')} onPress={onResult} />
    </div>
  );
  if (answer?.search) {
    return (
      <div className={css.answer}>
        <Answer
          key={answer.search.audit}
          answer={answer.search}
          {...(subject ? { subject } : {})}
          heading={heading}
          understood
        />
        {buttons}
      </div>
    );
  }
  if (answer) {
    return (
      <div className={css.answer}>
        <section className={css.plainAnswer}>
          <OutcomeShape shape="circle" size={36} />
          <h2 ref={heading} tabIndex={-1}>
            {t('checks.counted')}
          </h2>
        </section>
        {buttons}
      </div>
    );
  }
  if (entry?.state === 'refused' || entry?.state === 'held') {
    return (
      <section className={css.unanswered} role="alert">
        <OutcomeShape shape="triangle" size={36} />
        <div>
          <h2>{t(`outboxStates.${entry.state}`)}</h2>
          {entry.content.reasons?.map((reason) => (
            <p key={reason.message}>{faultText(reason)}</p>
          ))}
          <p>{t('checks.mendInOutbox')}</p>
        </div>
        {buttons}
      </section>
    );
  }
  if (!reachable) {
    return (
      <section className={css.unanswered} role="alert">
        <OutcomeShape shape="triangle" size={36} />
        <div>
          <h2>{t('checks.noAnswer')}</h2>
          <p>{t(subject ? 'checks.noAnswerWhy' : 'checks.keptForLater')}</p>
        </div>
        {buttons}
      </section>
    );
  }
  return (
    <div className={css.answer}>
      <Waiting what={t('search.searching')} />
    </div>
  );
}
