import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { RecoveryCodes, TotpOffer } from '../../../../src/domains/access/access.schema.ts';
import { useMe, useRememberMe } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask } from '../../wire/ask.ts';
import css from './access.module.css';

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <p className={css.sectionText}>{t('account.recoveryCodesWhat')}</p>
      <ul className={css.codes} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={css.row}>
        <Button
          variant="default"
          onClick={() => void navigator.clipboard?.writeText(codes.join('\n')).then(() => announce(t('common.copied')))}
        >
          {t('common.copy')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('account.print')}
        </Button>
        <Button onClick={onDone}>{t('account.codesKept')}</Button>
      </div>
    </div>
  );
}

function Confirm({
  offer,
  onConfirmed,
  onCancel,
}: {
  offer: Static<typeof TotpOffer>;
  onCancel: () => void;
  onConfirmed: (codes: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () =>
      ask<Static<typeof RecoveryCodes>>('POST', '/v1/me/totp/confirm', { body: { code: code.replace(/\s/g, '') } }),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  return (
    <form
      className={css.steps}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <p className={css.sectionText}>{t('account.scanQr')}</p>
      <img className={css.qr} src={offer.qr} alt={t('account.qr')} />
      <p className="small">
        {t('account.typeSecret')} <code dir="ltr">{offer.secret}</code>
      </p>
      {confirm.error ? <ProblemNotice problem={confirm.error} /> : null}
      <div className={css.row}>
        <TextInput
          label={t('signIn.totp')}
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          autoFocus
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={confirm.isPending} disabled={!/^\s*(\d\s*){6}$/.test(code)}>
          {t('signIn.confirm')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

function TurnOff({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const off = useMutation({
    mutationFn: () => ask<unknown>('DELETE', '/v1/me/totp', { body: { password } }),
    onSuccess: onDone,
  });
  function send(event: FormEvent): void {
    event.preventDefault();
    if (password !== '') off.mutate();
  }
  return (
    <form onSubmit={send} className={css.steps} noValidate>
      {off.error ? <ProblemNotice problem={off.error} /> : null}
      <div className={css.row}>
        <PasswordInput
          label={t('signIn.password')}
          value={password}
          autoComplete="current-password"
          miw={260}
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={off.isPending}>
          {t('account.turnOff')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Sets up or turns off the codes of an authenticator as second step. */
export function SecondStepSetup() {
  const { t } = useTranslation();
  const me = useMe();
  const remember = useRememberMe();
  const [codes, setCodes] = useState<readonly string[]>();
  const [asking, setAsking] = useState(false);
  const start = useMutation({ mutationFn: () => ask<Static<typeof TotpOffer>>('POST', '/v1/me/totp', { body: {} }) });

  function set(secondStep: boolean): void {
    setCodes(undefined);
    setAsking(false);
    start.reset();
    remember({ ...me, secondStep });
  }

  return (
    <section className="card">
      <h2 className={css.sectionTitle}>{t('account.secondStep')}</h2>
      <p className={css.sectionText}>{t(me.secondStep ? 'account.secondStepOn' : 'account.secondStepOff')}</p>
      {start.error ? <ProblemNotice problem={start.error} /> : null}
      {codes ? (
        <Codes codes={codes} onDone={() => set(true)} />
      ) : start.data ? (
        <Confirm offer={start.data} onConfirmed={setCodes} onCancel={() => start.reset()} />
      ) : asking ? (
        <TurnOff onDone={() => set(false)} onCancel={() => setAsking(false)} />
      ) : (
        <div className={css.row}>
          <Button
            variant={me.secondStep ? 'default' : 'filled'}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {t(me.secondStep ? 'account.newAuthenticator' : 'account.setUp')}
          </Button>
          {me.secondStep ? (
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('account.turnOff')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}
