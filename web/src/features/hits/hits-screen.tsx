import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/officer.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import css from '../../ui/tabs.module.css';
import { HitStatistics } from './hit-statistics.tsx';
import { Inbox } from './inbox.tsx';

const route = getRouteApi('/desk/hits');
const VIEWS = ['inbox', 'statistics'] as const;

/** The hits of the agency, what is due first; and what the follow-up of all of them comes to. */
export function HitsScreen() {
  const { t } = useTranslation();
  const { view = 'inbox' } = route.useSearch();
  const may = useMay('hits:read');
  usePageTitle(t('places.hits'));
  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('places.hits')}</h1>
      <nav className={`${css.tabs} not-on-paper`} aria-label={t('hits.views')}>
        {VIEWS.map((one) => (
          <Link
            key={one}
            to="/hits"
            search={one === 'inbox' ? {} : { view: one }}
            className={css.tab}
            activeProps={{}}
            activeOptions={{ exact: true }}
            {...(one === view ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
          >
            {t(`hitViews.${one}`)}
          </Link>
        ))}
      </nav>
      {view === 'inbox' ? <Inbox /> : <HitStatistics />}
    </>
  );
}
