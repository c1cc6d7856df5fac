import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/key-hint.tsx';
import { Clock } from '../ui/time.tsx';
import css from './header.module.css';
import { LanguageChooser } from './language-chooser.tsx';
import { useMe } from './officer.tsx';
import { usePartyName } from './parties.ts';
import { PurposeChooser } from './purpose-chooser.tsx';

/** Turns between the light and the dark look; both hold the same contrast. */
export function LookSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <button
      type="button"
      className={css.plain}
      aria-label={t('frame.dark')}
      aria-pressed={dark}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <Sun size={18} aria-hidden="true" /> : <Moon size={18} aria-hidden="true" />}
    </button>
  );
}

/** For whom and why the officer acts, the language, the clock, the look. */
export function Header({ onSheet }: { onSheet: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const partyName = usePartyName();
  return (
    <header className={`${css.header} not-on-paper`}>
      <span className={css.agency}>
        <bdi>{me.agency.name}</bdi>{' '}
        {me.agency.party ? <span className={css.party}>({partyName(me.agency.party)})</span> : null}
      </span>
      {me.rights.includes('search:single') ? <PurposeChooser /> : null}
      <span className={css.space} />
      <LanguageChooser saved />
      <Clock />
      <LookSwitch />
      <button type="button" className={css.plain} onClick={onSheet} aria-label={t('keys.title')} aria-keyshortcuts="?">
        <KeyHint keys="?" />
        <span className={css.onTouch}>?</span>
      </button>
    </header>
  );
}
