import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe, useRememberMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { usePageTitle } from '../../ui/page-title.ts';
import { ask } from '../../wire/ask.ts';
import css from './access.module.css';
import { ChangePassword } from './change-password.tsx';
import { Passkeys } from './passkeys.tsx';
import { Sessions, SignOut } from './sessions.tsx';
import { SecondStepSetup } from './totp-setup.tsx';

function SoundSwitch() {
  const { t } = useTranslation();
  const me = useMe();
  const remember = useRememberMe();
  const on = me.officer.sound ?? false;
  async function set(sound: boolean): Promise<void> {
    remember({ ...me, officer: { ...me.officer, sound } });
    await ask('PATCH', '/v1/me', { body: { sound } }).catch(() => remember(me));
  }
  return (
    <Switch
      checked={on}
      onChange={(event) => void set(event.currentTarget.checked)}
      label={t('account.sound')}
      description={t('account.soundWhy')}
    />
  );
}

/** What belongs to the officer: who they are to the node, ways to sign in, open sessions, sound. */
export function AccountScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  usePageTitle(t('places.account'));
  return (
    <>
      <h1 className="page-title">{t('places.account')}</h1>
      <div className={css.sections}>
        <section className="card">
          <h2 className={css.sectionTitle}>{me.officer.name}</h2>
          <dl className="facts">
            <dt>{t('signIn.name')}</dt>
            <dd>
              <bdi>{me.officer.signInName}</bdi>
            </dd>
            <dt>{t('account.agency')}</dt>
            <dd>
              {me.agency.name} ({me.agency.code})
            </dd>
            <dt>{t('account.does')}</dt>
            <dd>{format.list(me.agency.functions.map((one) => t(`agencyFunctions.${one}`)))}</dd>
            <dt>{t('account.roles')}</dt>
            <dd>{format.list(me.roles.map((one) => t(`roles.${one}`)))}</dd>
          </dl>
          <SignOut />
        </section>
        <section className="card">
          <SoundSwitch />
        </section>
        <SecondStepSetup />
        <Passkeys />
        <ChangePassword />
        <Sessions />
      </div>
    </>
  );
}
