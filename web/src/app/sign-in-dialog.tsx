import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SignInSteps } from '../features/access/sign-in-steps.tsx';
import { LateDialog } from '../ui/late-dialog.tsx';
import { ask } from '../wire/ask.ts';
import { type SignInReason, settleSignIn } from '../wire/session-gate.ts';
import { type Me, meQuery, useMe } from './officer.tsx';

/**
 * When the session has ended, or began too long ago for what is asked: the sign-in over the page, after which everything
 * waiting goes on.
 */
export function SignInDialog({ reason }: { reason: SignInReason | undefined }) {
  const { t } = useTranslation();
  const before = useMe();
  const queries = useQueryClient();
  const isOptional = reason === 'long-ago';

  function goOn(me: Me): void {
    if (me.officer.id !== before.officer.id) {
      // Somebody else sits here now: nothing of the officer before may stay on the screen.
      window.location.assign('/');
      return;
    }
    // The session before this one still runs; nobody would know any more what it was.
    if (isOptional && before.session)
      void ask('DELETE', `/v1/me/sessions/${before.session.id}`, { evenSignedOut: true })
        .then(() => queries.invalidateQueries({ queryKey: ['me', 'sessions'] }))
        .catch(() => {});
    queries.setQueryData(meQuery.queryKey, me);
    settleSignIn(true);
  }

  return (
    <LateDialog
      opened={reason !== undefined}
      onClose={() => settleSignIn(false)}
      withCloseButton={isOptional}
      closeOnEscape={isOptional}
      closeOnClickOutside={false}
      title={t(isOptional ? 'signIn.longAgo' : 'signIn.again')}
    >
      <p className="muted">{t(isOptional ? 'signIn.longAgoWhy' : 'signIn.againWhy')}</p>
      <SignInSteps name={before.officer.signInName ?? ''} onSignedIn={goOn} />
    </LateDialog>
  );
}
