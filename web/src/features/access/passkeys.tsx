import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { MyPasskeys } from '../../../../src/domains/access/access.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { Ago } from '../../ui/time.tsx';
import { ask } from '../../wire/ask.ts';
import css from './access.module.css';
import { isPasskeyDeclined } from './sign-in.ts';

async function addPasskey(name: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const { options, challenge } = await ask<{
    options: Parameters<typeof startRegistration>[0]['optionsJSON'];
    challenge: string;
  }>('POST', '/v1/me/passkeys/options', { body: {} });
  const response = await startRegistration({ optionsJSON: options });
  await ask('POST', '/v1/me/passkeys', { body: { challenge, name, response } });
}

/** The officer's passkeys, and a way to add one on this device. */
export function Passkeys() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const list = useQuery({
    queryKey: ['me', 'passkeys'],
    queryFn: ({ signal }) => ask<Static<typeof MyPasskeys>>('GET', '/v1/me/passkeys', { signal }),
  });
  const again = () => queries.invalidateQueries({ queryKey: ['me', 'passkeys'] });
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: () => {
      setName('');
      announce(t('account.passkeyAdded'));
      return again();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => ask<unknown>('DELETE', `/v1/me/passkeys/${encodeURIComponent(id)}`),
    onSuccess: again,
  });
  const possible = typeof window.PublicKeyCredential === 'function';
  return (
    <section className="card">
      <h2 className={css.sectionTitle}>{t('account.passkeys')}</h2>
      <p className={css.sectionText}>{t(possible ? 'account.passkeysWhat' : 'account.passkeysNot')}</p>
      {list.isPending ? <Waiting what={t('states.loading')} /> : null}
      {list.error ? <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} /> : null}
      {add.error && !isPasskeyDeclined(add.error) ? <ProblemNotice problem={add.error} /> : null}
      {remove.error ? <ProblemNotice problem={remove.error} /> : null}
      <ul className={layout.list}>
        {(list.data?.items ?? []).map((passkey) => (
          <li key={passkey.id} className={css.item}>
            <span className={css.itemText}>
              {passkey.name}
              <span>
                <Ago at={passkey.lastUsedAt ?? passkey.madeAt} />
              </span>
            </span>
            <ConfirmButton
              size="xs"
              label={t('common.remove')}
              of={passkey.name}
              onConfirm={() => remove.mutate(passkey.id)}
            />
          </li>
        ))}
      </ul>
      {possible ? (
        <form
          className={css.row}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') add.mutate();
          }}
        >
          <TextInput
            label={t('account.passkeyName')}
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending} disabled={name.trim() === ''}>
            {t('account.addPasskey')}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
