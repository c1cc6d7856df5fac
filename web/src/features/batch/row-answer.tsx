import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchRequest } from '../../../../src/domains/search/search.schema.ts';
import { usePurpose } from '../../app/purpose.tsx';
import { announce } from '../../ui/announcer.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { Answer } from '../search/answer.tsx';
import { useSearch } from '../search/use-search.ts';
import { useVerdictSentence } from '../search/verdict.tsx';
import css from './batch.module.css';
import type { Subject } from './columns.ts';

/** One row of a batch asked by itself: every hit with its reasons, and what can be done with it. */
export function RowAnswer({
  title,
  asked: words,
  subject,
  onClose,
}: {
  title: string;
  asked: string;
  subject: Subject;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { purpose, caseReference } = usePurpose();
  const heading = useRef<HTMLHeadingElement>(null);
  const sentence = useVerdictSentence();
  const { asked, search } = useSearch(({ answer }) => {
    if (!answer) return;
    announce(`${t(`outcomes.${answer.outcome}`)}. ${sentence(answer)}`, { urgent: answer.outcome !== 'no-hit' });
    requestAnimationFrame(() => heading.current?.focus());
  });
  const why = purpose as SearchRequest['purpose'];
  const request = { purpose: why, subject, ...(caseReference.trim() ? { caseReference: caseReference.trim() } : {}) };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening asks once.
  useEffect(() => search(request), []);
  return (
    <section className={css.row} aria-label={title}>
      <div className={css.buttons}>
        <h2 className={css.heading}>
          {title}: <bdi>{words}</bdi>
        </h2>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      {asked?.state === 'waiting' ? <Waiting what={t('search.searching')} /> : null}
      {asked?.state === 'failed' ? <ProblemNotice problem={asked.problem} onRetry={() => search(request)} /> : null}
      {asked?.answer ? <Answer answer={asked.answer} subject={subject} heading={heading} understood /> : null}
    </section>
  );
}
