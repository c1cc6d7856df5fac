import { WifiOff } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/announcer.tsx';
import { isReachable, onConnectionChange } from '../wire/connection.ts';
import css from './connection-banner.module.css';

export function useReachable(): boolean {
  return useSyncExternalStore(onConnectionChange, isReachable);
}

/** Says that the node cannot be reached, for as long as that is so, and that it is back. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const reachable = useReachable();
  const before = useRef(reachable);
  useEffect(() => {
    if (before.current === reachable) return;
    before.current = reachable;
    announce(t(reachable ? 'frame.back' : 'frame.away'), { urgent: !reachable });
  }, [reachable, t]);
  if (reachable) return null;
  return (
    <aside className={css.banner} aria-label={t('frame.away')}>
      <WifiOff size={18} aria-hidden="true" />
      <span>
        <b>{t('frame.away')}</b> {t('frame.awayDo')}
      </span>
    </aside>
  );
}
