import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './states.module.css';

// Longer than a search over every register may take; from here on the officer deserves an explanation.
const LATE_AFTER_MS = 2500;

/** A state that is not the content itself: a sentence, why, and the next step. */
export function StateNotice({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.state}>
      <p className={css.title}>{title}</p>
      {children ? <div className={css.text}>{children}</div> : null}
      {action ? <div className={css.action}>{action}</div> : null}
    </div>
  );
}

/** Waiting, in words; when it takes longer than it should, it says so and offers to stop. */
export function Waiting({ what, onGiveUp }: { what: string; onGiveUp?: () => void }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={css.state}>
      <p className={css.title}>
        <span className={css.pulse} aria-hidden="true" /> {late ? t('states.late') : what}
      </p>
      {late ? <div className={css.text}>{onGiveUp ? t('states.lateWhat', { what }) : what}</div> : null}
      {late && onGiveUp ? (
        <div className={css.action}>
          <Button variant="default" size="xs" onClick={onGiveUp}>
            {t('states.stopWaiting')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
