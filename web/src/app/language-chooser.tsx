import { useDirection } from '@mantine/core';
import { Languages } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf, isLanguage, LANGUAGE_NAMES, speak } from '../languages/words.ts';
import { ask } from '../wire/ask.ts';
import css from './chooser.module.css';

/** Changes the language at once; for a signed-in officer the node remembers it (`saved`). */
export function LanguageChooser({ saved = false }: { saved?: boolean }) {
  const { t, i18n } = useTranslation();
  const { setDirection } = useDirection();
  const [outdated, setOutdated] = useState(false);
  async function choose(language: string): Promise<void> {
    if (!isLanguage(language)) return;
    try {
      await speak(language);
    } catch {
      // After an update of the node the words of before are gone from it; only a new page finds the new ones.
      setOutdated(true);
      return;
    }
    setDirection(directionOf(language));
    // The choice is already in force here; a node that is away only does not remember it for other machines.
    if (saved) await ask('PATCH', '/v1/me', { body: { language } }).catch(() => undefined);
  }
  return (
    <>
      {outdated ? (
        <span role="alert" className="small">
          {t('states.outdated')}{' '}
          <button type="button" className={css.reload} onClick={() => window.location.reload()}>
            {t('states.reload')}
          </button>
        </span>
      ) : null}
      <label className={css.chooser}>
        <Languages size={16} aria-hidden="true" />
        <span className="for-screen-readers">{t('frame.language')}</span>
        <select value={i18n.language} onChange={(event) => void choose(event.currentTarget.value)}>
          {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
