import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { HandInAnswer } from '../../../../src/domains/operations/operations.schema.ts';
import { useReachable } from '../../app/connection-banner.tsx';
import { useMay, useMe } from '../../app/officer.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask } from '../../wire/ask.ts';
import css from './checks.module.css';
import { countLeft, type OthersEntries, takeOver } from './outbox.ts';
import { canSeal } from './seal.ts';
import { sendOutbox } from './send-outbox.ts';

/** What another officer left on this device; whoever may report for the country hands it in where its maker may not any more. */
export function OthersLeft({ officer, count }: OthersEntries) {
  const { t } = useTranslation();
  const reachable = useReachable();
  const mayHandIn = useMay('operations:report');
  const handIn = useMutation({
    mutationFn: async () => {
      const found = await ask<Static<typeof HandInAnswer>>('POST', '/v1/outbox-key/hand-in', { body: { officer } });
      const unread = await takeOver(found);
      await sendOutbox();
      return { unread, name: found.name };
    },
  });
  return (
    <div className={css.offline}>
      <p>{t('checks.others', { count })}</p>
      <p>{t(mayHandIn ? 'checks.handInWhat' : 'checks.othersTodo')}</p>
      {mayHandIn && reachable ? (
        <Button variant="default" loading={handIn.isPending} onClick={() => handIn.mutate()}>
          {t('checks.handIn', { count })}
        </Button>
      ) : null}
      {handIn.error ? <ProblemNotice problem={handIn.error} /> : null}
      {handIn.data && handIn.data.unread > 0 ? (
        <p role="alert">{t('checks.handInUnread', { count: handIn.data.unread, officer: handIn.data.name })}</p>
      ) : null}
    </div>
  );
}

/** Tells an officer who may not enter any more what is left of theirs on this device, and who can hand it in. */
export function LeftBehind() {
  const { t } = useTranslation();
  const { officer } = useMe();
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (canSeal()) void countLeft(officer.id).then(setCount, () => setCount(0));
  }, [officer.id]);
  if (count === 0) return null;
  return (
    <p className={css.offline} role="status">
      {t('checks.leftBehind', { count })}
    </p>
  );
}
