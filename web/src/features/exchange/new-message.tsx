import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AskedElsewhereForm } from './asked-elsewhere-form.tsx';
import { useBeginDraft } from './use-exchange.ts';

/** A reply begins at the message it answers, and a follow-up at its hit; these begin with nothing. */
const KINDS = [
  'information-request',
  'spontaneous-information',
  'warning',
  'mla-request',
  'jit-proposal',
  'case-message',
] as const;

/** The choice of what to write; a draft is begun on the node at once, so that nothing typed is lost. */
export function NewMessage({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isNoting, setNoting] = useState(false);
  const begin = useBeginDraft(({ id }) => void navigate({ to: '/exchange/drafts/$id', params: { id } }));
  return (
    <section className="card" aria-labelledby="new-message">
      <h2 id="new-message" className={layout.title}>
        {t('exchange.writeWhat')}
      </h2>
      <div className={layout.actions}>
        {KINDS.map((kind, at) => (
          <Button
            key={kind}
            variant="default"
            autoFocus={at === 0}
            disabled={begin.isPending}
            onClick={() => begin.mutate({ kind })}
          >
            {t(`exchangeKinds.${kind}`)}
          </Button>
        ))}
        <Button variant="subtle" onClick={() => setNoting(true)}>
          {t('exchange.noteElsewhere')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
      {isNoting ? <AskedElsewhereForm onDone={onCancel} /> : null}
      {begin.error ? <ProblemNotice problem={begin.error} /> : null}
    </section>
  );
}
