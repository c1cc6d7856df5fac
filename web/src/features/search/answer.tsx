import { lazy, type RefObject, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { useKeys } from '../../ui/key-store.ts';
import css from './answer.module.css';
import { FollowUp, type FollowUpState } from './follow-up.tsx';
import { HitCard } from './hit-card.tsx';
import { HitList } from './hit-list.tsx';
import { RecognisedAs } from './recognised-as.tsx';
import { RecordFacts } from './record-facts.tsx';
import type { SearchAnswer, Subject } from './use-search.ts';
import { Verdict } from './verdict.tsx';

// Writing is not part of asking: the first screen does not wait for it.
const AskAboutSearch = lazy(() =>
  import('../exchange/write-about.tsx').then((file) => ({ default: file.AskAboutSearch })),
);

/** The whole answer: verdict, the chosen hit with its reasons, the others, and what the question was taken for. */
export function Answer({
  answer,
  subject,
  heading,
  understood,
  onFollowUp,
}: {
  answer: SearchAnswer;
  /** What was asked; with it the owner of a possible match is told the odds. */
  subject?: Subject;
  heading: RefObject<HTMLHeadingElement | null>;
  /** Say what the question was taken for; the box says it itself. */
  understood: boolean;
  /** Told what became of a hit, where the answer outlives its place on the screen. */
  onFollowUp?: (record: string, followUp: FollowUpState) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState(0);
  const { hits } = answer;
  const hit = hits[Math.min(chosen, hits.length - 1)];
  const [opened, setOpened] = useState<Readonly<Record<string, FollowUpState>>>({});
  const followUp = hit ? (opened[hit.record] ?? hit.followUp) : undefined;
  const move = (by: number): void => setChosen((at) => Math.max(0, Math.min(hits.length - 1, at + by)));
  useKeys(
    hits.length > 1
      ? [
          { keys: 'ArrowDown', label: t('search.nextHit'), run: () => move(1) },
          { keys: 'ArrowUp', label: t('search.previousHit'), run: () => move(-1) },
        ]
      : [],
  );
  return (
    <>
      <Verdict answer={answer} heading={heading} />
      {hit ? (
        <div className={css.columns}>
          <div className={css.main} aria-live="polite">
            <HitCard
              key={hit.record}
              hit={hit}
              search={answer.audit}
              subject={subject}
              position={hits.indexOf(hit) + 1}
              total={hits.length}
              onFollowUp={(followUp) => {
                setOpened((before) => ({ ...before, [hit.record]: followUp }));
                onFollowUp?.(hit.record, followUp);
              }}
            />
          </div>
          <div className={css.aside}>
            {hits.length > 1 ? <HitList hits={hits} chosen={hits.indexOf(hit)} onChoose={setChosen} /> : null}
            {answer.more > 0 ? (
              <p className="muted small">
                {t('verdict.more', { count: answer.more, shown: format.number(answer.more) })}
              </p>
            ) : null}
            {followUp ? <FollowUp followUp={followUp} party={hit.party} /> : null}
            <RecordFacts hit={hit} />
          </div>
        </div>
      ) : (
        <div className={css.nothing}>
          <p>{t('verdict.nothingDo')}</p>
        </div>
      )}
      {subject ? (
        <div className={`${css.further} not-on-paper`}>
          <Suspense fallback={null}>
            <AskAboutSearch subject={subject} />
          </Suspense>
        </div>
      ) : null}
      {understood && answer.recognised.length > 0 ? (
        <p className={css.understood}>
          {t('search.understood')} <RecognisedAs recognised={answer.recognised} />
        </p>
      ) : null}
    </>
  );
}
