import { NativeSelect, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/action-button.tsx';
import { announce } from '../../ui/announcer.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import css from './hits.module.css';
import { type HitDetail, useHitStep } from './use-hits.ts';

/** What can be done on a match, as a record asks for it. */
const ACTIONS = [
  'arrest',
  'identify',
  'refuse-entry',
  'confirm-return',
  'protect',
  'prevent-travel',
  'tell-whereabouts',
  'discreet-check',
  'inquiry-check',
  'specific-check',
  'apply-sanctions',
  'tell-owner',
  'seize',
  'secure-evidence',
] as const;

/** The next steps, one key each; the node says which of them this desk may take now. */
export function HitSteps({ hit }: { hit: HitDetail }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const navigate = useNavigate();
  const step = useHitStep(hit.id);
  const [note, setNote] = useState('');
  const [noteNeeded, setNoteNeeded] = useState(false);
  const [action, setAction] = useState(hit.record.action === 'none' ? 'tell-owner' : hit.record.action);
  const field = useRef<HTMLTextAreaElement>(null);
  const { may } = hit;
  // Nothing was done after this hit yet, so its end needs a reason in words.
  const closesEarly = hit.decision === null || hit.state === 'confirmed';

  function take(verb: string, said: string, more: object = {}): void {
    if (verb === 'close' && closesEarly && note.trim() === '') {
      setNoteNeeded(true);
      field.current?.focus();
      return;
    }
    const body = { ...more, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    step.mutate(
      { verb, body },
      {
        onSuccess: () => {
          setNote('');
          setNoteNeeded(false);
          announce(said);
        },
      },
    );
  }

  if (!may.decide && !may.act && !may.close && !hit.mayOpen) return null;
  const open = hit.mayOpen ? (
    <ActionButton
      keys="o"
      label={t('hit.open')}
      onPress={() => void navigate({ to: '/registers/$kind/$id', params: { kind: hit.register, id: hit.record.id } })}
    />
  ) : null;
  const steps = may.decide || may.act || may.close;
  return (
    <div className={`${css.steps} not-on-paper`}>
      {may.act ? (
        <NativeSelect
          label={t('hits.whatWasDone')}
          value={action}
          data={ACTIONS.map((value) => ({ value, label: words('actions', value) }))}
          onChange={(event) => setAction(event.currentTarget.value)}
        />
      ) : null}
      {steps ? (
        <Textarea
          ref={field}
          label={t('hits.note')}
          description={t('hits.noteHow')}
          error={noteNeeded ? t('hits.noteNeeded') : undefined}
          value={note}
          rows={2}
          dir="auto"
          maxLength={2000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      ) : null}
      <div className={css.buttons}>
        {may.decide ? (
          <>
            <ActionButton
              keys="c"
              variant="filled"
              label={t('hits.confirm')}
              loading={step.isPending}
              onPress={() => take('confirm', t('hitStates.confirmed'))}
            />
            <ActionButton
              keys="n"
              label={t('hits.deny')}
              loading={step.isPending}
              onPress={() => take('deny', t('hitStates.not-the-same'))}
            />
            <ActionButton
              keys="d"
              label={t('hits.outdated')}
              loading={step.isPending}
              onPress={() => take('outdated', t('hitStates.record-out-of-date'))}
            />
          </>
        ) : null}
        {may.act ? (
          <ActionButton
            keys="t"
            variant="filled"
            label={t('hits.actionTaken')}
            loading={step.isPending}
            onPress={() => take('action', t('hitStates.action-taken'), { action })}
          />
        ) : null}
        {may.close ? (
          <ActionButton
            keys="x"
            label={t('hits.close')}
            loading={step.isPending}
            onPress={() => take('close', t('hitStates.closed'))}
          />
        ) : null}
        {open}
      </div>
      {step.error ? <ProblemNotice problem={step.error} /> : null}
    </div>
  );
}
