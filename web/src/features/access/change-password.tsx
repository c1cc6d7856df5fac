import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcer.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask } from '../../wire/ask.ts';
import css from './access.module.css';
import { PasswordRules, usePasswordFault } from './password-rules.tsx';

/** Changes the officer's password; the node then ends the other sessions. */
export function ChangePassword() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [touched, setTouched] = useState(false);
  const fault = usePasswordFault(next);
  const change = useMutation({
    mutationFn: () => ask<unknown>('POST', '/v1/me/password', { body: { current, next } }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      setTouched(false);
      announce(t('account.passwordChanged'));
    },
  });
  function send(event: FormEvent): void {
    event.preventDefault();
    setTouched(true);
    if (!fault && current !== '') change.mutate();
  }
  return (
    <section className="card">
      <h2 className={css.sectionTitle}>{t('account.password')}</h2>
      {change.error ? (
        <ProblemNotice
          problem={change.error}
          labelOf={({ field }) => (field === '/current' ? t('account.currentPassword') : t('account.newPassword'))}
        />
      ) : null}
      {change.isSuccess ? <p role="status">{t('account.passwordChanged')}</p> : null}
      <form onSubmit={send} className={css.steps} noValidate style={{ maxInlineSize: 420 }}>
        <PasswordInput
          label={t('account.currentPassword')}
          value={current}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          error={touched && current === '' ? t('faults.required') : undefined}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('account.newPassword')}
          description={<PasswordRules />}
          value={next}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          error={touched ? fault : undefined}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('account.changePassword')}
          </Button>
        </div>
      </form>
    </section>
  );
}
