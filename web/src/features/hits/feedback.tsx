import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/action-button.tsx';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Ago } from '../../ui/time.tsx';
import css from './hits.module.css';
import { FEEDBACK_KINDS, type HitDetail, useHitStep } from './use-hits.ts';

/** What came of it, one key each; said twice by a desk it counts once. */
export function Feedback({ hit }: { hit: HitDetail }) {
  const { t } = useTranslation();
  const step = useHitStep(hit.id);
  const mine = hit.side === 'owner' ? hit.owner : hit.asker;
  const said = new Set(hit.feedback.filter(({ agency }) => agency === mine).map(({ kind }) => kind));
  if (!hit.may.feedback && hit.feedback.length === 0) return null;
  return (
    <section className="card" aria-labelledby="hit-feedback">
      <h3 id="hit-feedback" className={layout.subtitle}>
        {t('hits.feedback')}
      </h3>
      {hit.may.feedback ? (
        <div className={`${css.feedback} not-on-paper`}>
          {FEEDBACK_KINDS.map((kind, at) => (
            <ActionButton
              key={kind}
              keys={String(at + 1)}
              size="xs"
              variant={said.has(kind) ? 'light' : 'default'}
              label={t(`feedbackKinds.${kind}`)}
              leftSection={said.has(kind) ? <Check size={14} aria-label={t('hits.said')} /> : undefined}
              onPress={() =>
                step.mutate(
                  { verb: 'feedback', body: { kind } },
                  { onSuccess: () => announce(t(`feedbackKinds.${kind}`)) },
                )
              }
            />
          ))}
        </div>
      ) : null}
      {step.error ? <ProblemNotice problem={step.error} /> : null}
      <ul className={css.trace}>
        {hit.feedback.map(({ kind, agency, at, note }) => (
          <li key={`${agency} ${kind}`}>
            <b>{t(`feedbackKinds.${kind}`)}</b> · <bdi dir="ltr">{agency}</bdi> · <Ago at={at} />
            {note ? <div dir="auto">{note}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
