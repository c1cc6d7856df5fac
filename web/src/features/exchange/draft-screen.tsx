import { getRouteApi } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { AssessmentPanel } from './assessment-panel.tsx';
import { DraftForm } from './draft-form.tsx';
import { DraftReading } from './draft-reading.tsx';
import { DraftSteps } from './draft-steps.tsx';
import { useDraftSaving } from './use-draft-saving.ts';
import { type Draft, useAssessment, useDraft, useExchangeVocabulary } from './use-exchange.ts';

const route = getRouteApi('/desk/exchange/drafts/$id');

/** Why the second person sent it back. */
function Returned({ returned }: { returned: NonNullable<Draft['returned']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <StateNotice title={t('exchange.wasReturned', { at: format.dateTime(returned.at) })}>
      {returned.by ? (
        <>
          <bdi>{returned.by}</bdi>:{' '}
        </>
      ) : null}
      <bdi>{returned.why}</bdi>
    </StateNotice>
  );
}

function Editor({ draft, onStep }: { draft: Draft; onStep: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    defaultValues: {
      recipients: draft.recipients,
      content: draft.content,
      items: draft.items,
      caseReference: draft.caseReference ?? '',
      operation: draft.operation ?? '',
    } as Record<string, unknown>,
  });
  const saving = useDraftSaving(draft, form);
  const assessment = useAssessment(draft.id, saving.version);
  return (
    <div className={layout.columns}>
      <div className={layout.sections}>
        {draft.returned ? <Returned returned={draft.returned} /> : null}
        {draft.may.change ? null : <StateNotice title={t('exchange.draftFixed')} />}
        {draft.may.change && draft.state === 'waiting' ? <StateNotice title={t('exchange.changeTakesBack')} /> : null}
        {draft.may.change ? (
          <DraftForm form={form} draft={draft} assessment={assessment.data} />
        ) : (
          <DraftReading draft={draft} />
        )}
      </div>
      <div className={layout.sections}>
        <p role="status" className="muted small">
          {t(`exchange.saving.${saving.state}`)}
        </p>
        {saving.problem ? <ProblemNotice problem={saving.problem} onRetry={() => void saving.save()} /> : null}
        <DraftSteps
          draft={draft}
          assessment={assessment.data}
          save={saving.save}
          latest={saving.latest}
          onStep={onStep}
        />
        <AssessmentPanel draft={draft} form={form} query={assessment} onStep={onStep} />
      </div>
    </div>
  );
}

/** A message while it is written: saved as it is typed, with everything that stands in the way of its release beside it. */
export function DraftScreen() {
  const { t } = useTranslation();
  const words = useCodeWords();
  const { id } = route.useParams();
  const query = useDraft(id);
  const vocabulary = useExchangeVocabulary();
  const isReady = useParties().length > 0 && vocabulary.data !== undefined;
  const draft = query.data;
  usePageTitle(draft?.reference ?? t('exchange.draft'));
  if (query.error) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  if (vocabulary.error) return <ProblemNotice problem={vocabulary.error} onRetry={() => void vocabulary.refetch()} />;
  if (!draft || !isReady) return <Waiting what={t('states.loading')} />;
  return (
    <>
      <div className={layout.top}>
        <h1 className="page-title">
          {words('exchangeKinds', draft.kind)} <span className="muted">· {words('messageStates', draft.state)}</span>
        </h1>
        <bdi dir="ltr" className="chip">
          {draft.reference}
        </bdi>
      </div>
      {/* A step makes another version of the draft, and the form begins with it anew. */}
      <Editor key={`${draft.state} ${draft.version}`} draft={draft} onStep={() => void query.refetch()} />
    </>
  );
}
