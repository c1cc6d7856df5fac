import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../ui/states.tsx';
import { isWaitingForSignIn, onSessionGateChange, signedInAgain } from '../wire/session-gate.ts';
import { type Me, meQuery, useMe } from './officer.tsx';

const SignInSteps = lazy(() =>
  import('../features/access/sign-in-steps.tsx').then((file) => ({ default: file.SignInSteps })),
);

/** When the session has ended: asks for the sign-in over the page, then everything waiting goes on. */
export function SignInAgain() {
  const { t } = useTranslation();
  const before = useMe();
  const queries = useQueryClient();
  const ended = useSyncExternalStore(onSessionGateChange, isWaitingForSignIn);

  function goOn(me: Me): void {
    if (me.officer.id !== before.officer.id) {
      // Somebody else sits here now: nothing of the officer before may stay on the screen.
      window.location.assign('/');
      return;
    }
    queries.setQueryData(meQuery.queryKey, me);
    signedInAgain();
  }

  return (
    <Modal
      opened={ended}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('signIn.again')}
    >
      <p className="muted">{t('signIn.againWhy')}</p>
      <Suspense fallback={<Waiting what={t('states.loading')} />}>
        <SignInSteps name={before.officer.signInName ?? ''} onSignedIn={goOn} />
      </Suspense>
    </Modal>
  );
}
