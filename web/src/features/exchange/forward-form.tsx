import { Button, Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import css from './exchange.module.css';
import { type Draft, type Message, messagePath, useExchangeStep, useExchangeVocabulary } from './use-exchange.ts';

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
  const partyName = usePartyName();
  const navigate = useNavigate();
  const { data } = useExchangeVocabulary();
  const [recipients, setRecipients] = useState<string[]>([]);
  const forward = useExchangeStep<Draft>(({ id }) => void navigate({ to: '/exchange/drafts/$id', params: { id } }));
  return (
    <div className={css.main}>
      <Checkbox.Group label={t('exchange.to')} value={recipients} onChange={setRecipients}>
        <div className={css.checks}>
          {(data?.recipients ?? []).map(({ agency, name, party }) => (
            <Checkbox key={agency} value={agency} label={`${name} · ${partyName(party)}`} />
          ))}
        </div>
      </Checkbox.Group>
      {forward.error ? <ProblemNotice problem={forward.error} /> : null}
      <div className={css.actions}>
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
