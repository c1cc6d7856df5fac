import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { Ago } from '../../ui/time.tsx';
import css from './hit-list.module.css';
import { SHAPE_OF_OUTCOME } from './outcome.ts';
import { forgetSearches, useRecentSearches } from './recent-searches.ts';
import type { Subject } from './use-search.ts';

/** The searches of this sign-in, to ask one again with one press. */
export function RecentList({ onSearch }: { onSearch: (subject: Subject) => void }) {
  const { t } = useTranslation();
  const recent = useRecentSearches();
  if (recent.length === 0) return null;
  return (
    <section className={`card ${css.list}`} aria-label={t('search.recent')}>
      <h2 className={css.title}>{t('search.recent')}</h2>
      <ul>
        {recent.map(({ label, outcome, subject, at }) => (
          <li key={label}>
            <button type="button" className={css.row} onClick={() => onSearch(subject)}>
              <OutcomeShape shape={SHAPE_OF_OUTCOME[outcome]} size={18} />
              <span className={css.text}>
                <span>
                  <b>{t(`outcomes.${outcome}`)}</b> · <bdi>{label}</bdi>
                </span>
                <span className="muted small">
                  <Ago at={at} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="muted small">
        {t('search.recentKept')}{' '}
        <Button size="compact-xs" variant="subtle" onClick={forgetSearches}>
          {t('search.forget')}
        </Button>
      </p>
    </section>
  );
}
