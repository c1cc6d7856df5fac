import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AgencyPicker } from './agency-picker.tsx';
import css from './exchange.module.css';
import { type Draft, type Message, messagePath, useExchangeStep } from './use-exchange.ts';

/** Passes items on as they are; the node begins a draft, which goes the way of every other message. */
export function ForwardForm({
  message,
  items,
  onDone,
}: {
  message: Message;
  items: readonly string[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [recipients, setRecipients] = useState<string[]>([]);
  const forward = useExchangeStep<Draft>(({ id }) => void navigate({ to: '/exchange/drafts/$id', params: { id } }));
  return (
    <div className={css.stepForm}>
      <h3 className={css.itemTitle}>{t('exchange.forward')}</h3>
      <AgencyPicker label={t('exchange.to')} chosen={recipients} onChange={setRecipients} />
      {forward.error ? <ProblemNotice problem={forward.error} /> : null}
      <div className={layout.actions}>
        <Button
          disabled={recipients.length === 0}
          loading={forward.isPending}
          onClick={() => forward.mutate({ path: messagePath(message.id, 'forward'), body: { recipients, items } })}
        >
          {t('exchange.forward')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
