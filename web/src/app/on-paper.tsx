import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../languages/use-format.ts';
import { useNow } from '../ui/time.tsx';
import { useMe } from './officer.tsx';

/** What every printed page begins with: who printed it and when, by the clock of the node, and how it is to be kept. */
export function OnPaper() {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency, officer } = useMe();
  const by = ['Entente', agency.name, officer.name, format.dateTime(useNow().toISOString())]
    .map((part) => `\u2068${part}\u2069`) // each in its own direction
    .join(' · ');
  useEffect(() => {
    // The foot of each sheet is drawn by the style of the page, which takes it from here.
    document.documentElement.style.setProperty('--printed-by', JSON.stringify(by));
  }, [by]);
  return (
    <div className="only-on-paper">
      {by}
      <p>
        <b>{t('frame.marking')}</b>
      </p>
    </div>
  );
}
