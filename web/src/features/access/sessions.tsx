import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { MySessions } from '../../../../src/domains/access/access.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { Ago } from '../../ui/time.tsx';
import { ask } from '../../wire/ask.ts';
import { armSessionGate } from '../../wire/session-gate.ts';
import { forgetPass } from '../checks/away.ts';
import { LeftBehind } from '../checks/others-left.tsx';
import { eraseOutbox, unsettled, useOutbox } from '../checks/outbox.ts';
import { forgetPost } from '../checks/use-operations.ts';
import css from './access.module.css';
import { browserName } from './browser-name.ts';

/** Ends this sign-in and forgets everything that was on the screen. */
export function SignOut() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const mayCheck = useMay('operations:check');
  const outbox = useOutbox();
  const [warned, setWarned] = useState(false);
  const waiting = unsettled(outbox).length;
  const leave = useMutation({
    mutationFn: async () => {
      await eraseOutbox();
      forgetPost(me.officer.id);
      forgetPass();
      armSessionGate(false);
      return ask<unknown>('POST', '/v1/sign-out', { body: {} });
    },
    // A whole new page: nothing of what was searched stays in memory.
    onSettled: () => window.location.assign('/sign-in'),
  });
  if (warned && waiting > 0) {
    return (
      <div role="alert" className={css.warned}>
        <p>{t('account.outboxWaits', { count: waiting })}</p>
        <Button onClick={() => void navigate({ to: '/checks', search: { part: 'outbox' } })}>
          {t('account.toOutbox')}
        </Button>{' '}
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('account.signOutAndErase')}
        </Button>
      </div>
    );
  }
  return (
    <>
      {mayCheck ? null : <LeftBehind />}
      <Button
        mt={14}
        variant="default"
        loading={leave.isPending}
        onClick={() => (waiting > 0 ? setWarned(true) : leave.mutate())}
      >
        {t('account.signOut')}
      </Button>
    </>
  );
}

/** Where the officer is signed in, and a way to end each. */
export function Sessions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: ['me', 'sessions'],
    queryFn: ({ signal }) => ask<Static<typeof MySessions>>('GET', '/v1/me/sessions', { signal }),
  });
  const end = useMutation({
    mutationFn: (id: string) => ask<unknown>('DELETE', `/v1/me/sessions/${id}`),
    onSuccess: () => {
      announce(t('account.sessionEnded'));
      return queries.invalidateQueries({ queryKey: ['me', 'sessions'] });
    },
  });
  return (
    <section className="card">
      <h2 className={css.sectionTitle}>{t('account.sessions')}</h2>
      <p className={css.sectionText}>{t('account.sessionsWhat')}</p>
      {list.isPending ? <Waiting what={t('states.loading')} /> : null}
      {list.error ? <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} /> : null}
      {end.error ? <ProblemNotice problem={end.error} /> : null}
      <ul className={layout.list}>
        {(list.data?.items ?? []).map((session) => {
          return (
            <li key={session.id} className={css.item}>
              <span className={css.itemText}>
                {browserName(session.agent) ?? t('account.unknownBrowser')}{' '}
                {session.present ? <b>({t('account.thisOne')})</b> : null}
                <span>
                  <bdi dir="ltr">{session.address}</bdi> · {t(`signIn.methods.${session.method}`)} ·{' '}
                  <Ago at={session.seenAt} />
                </span>
              </span>
              {session.present ? null : (
                <Button size="xs" variant="default" onClick={() => end.mutate(session.id)}>
                  {t('account.endSession')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
