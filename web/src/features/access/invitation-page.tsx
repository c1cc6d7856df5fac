import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { InvitationView } from '../../../../src/domains/access/access.schema.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { asWireProblem } from '../../wire/problem.ts';
import css from './access.module.css';
import { Entrance } from './entrance.tsx';
import { PasswordRules, usePasswordFault } from './password-rules.tsx';

const route = getRouteApi('/invitations/$token');

type Invitation = Static<typeof InvitationView>;

function ChoosePassword({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [touched, setTouched] = useState(false);
  const fault = usePasswordFault(password);
  const accept = useMutation({
    mutationFn: () => ask<unknown>('POST', `/v1/invitations/${token}`, { body: { password }, evenSignedOut: true }),
  });

  if (accept.isSuccess) {
    return (
      <StateNotice title={t('invitation.done')} action={<Link to="/sign-in">{t('invitation.toSignIn')}</Link>}>
        {t('invitation.doneWhat', { name: invitation.signInName })}
      </StateNotice>
    );
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    setTouched(true);
    if (!fault && password === again) accept.mutate();
  }

  return (
    <form onSubmit={send} className={`card ${css.steps}`} noValidate>
      <p className={css.lead}>{t('invitation.hello', { name: invitation.name, agency: invitation.agency })}</p>
      {accept.error ? <ProblemNotice problem={accept.error} /> : null}
      <PasswordInput
        label={t('invitation.password')}
        description={<PasswordRules />}
        value={password}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        error={touched ? fault : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('invitation.again')}
        value={again}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        error={touched && again !== password ? t('invitation.differ') : undefined}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      <Button type="submit" loading={accept.isPending}>
        {t('invitation.do')}
      </Button>
    </form>
  );
}

/** The page behind a one-time link: first administrator, new officer, or an officer who lost the way in. */
export function InvitationPage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const found = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      ask<Invitation>('GET', `/v1/invitations/${encodeURIComponent(token)}`, { signal, evenSignedOut: true }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Entrance title={t('invitation.title')}>
      {found.isPending ? <Waiting what={t('states.loading')} /> : null}
      {found.error ? (
        asWireProblem(found.error).status === 404 ? (
          <StateNotice title={t('invitation.gone')} action={<Link to="/sign-in">{t('invitation.toSignIn')}</Link>}>
            {t('invitation.goneWhy')}
          </StateNotice>
        ) : (
          <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
        )
      ) : null}
      {found.data ? <ChoosePassword token={token} invitation={found.data} /> : null}
    </Entrance>
  );
}
