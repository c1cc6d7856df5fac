import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/officer.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import tabs from '../../ui/tabs.module.css';
import { Entries } from './entries.tsx';
import { Verify } from './verify.tsx';
import { WhoAsked } from './who-asked.tsx';
import { WhoAskedAbout } from './who-asked-about.tsx';

const route = getRouteApi('/desk/audit');

/** The audit log: who asked what; whether it is whole; who asked about the own agency's records. */
export function AuditScreen() {
  const { t } = useTranslation();
  const { view } = route.useSearch();
  const mayRead = useMay('audit:read');
  const mayVerify = useMay('audit:verify');
  const mayAskWho = useMay('audit:who-asked');
  usePageTitle(t('places.audit'));
  const views = [
    ...(mayRead ? (['entries', 'asked'] as const) : []),
    ...(mayVerify ? (['verify'] as const) : []),
    ...(mayAskWho ? (['about'] as const) : []),
  ];
  const shown = views.find((one) => one === view) ?? views[0];
  if (!shown) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('places.audit')}</h1>
      <nav className={`${tabs.tabs} not-on-paper`} aria-label={t('auditLog.views')}>
        {views.map((one) => (
          <Link
            key={one}
            to="/audit"
            search={{ view: one }}
            className={tabs.tab}
            activeProps={{}}
            {...(one === shown ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
          >
            {t(`auditViews.${one}`)}
          </Link>
        ))}
      </nav>
      {shown === 'entries' ? <Entries /> : null}
      {shown === 'asked' ? <WhoAsked /> : null}
      {shown === 'verify' ? <Verify /> : null}
      {shown === 'about' ? <WhoAskedAbout /> : null}
    </>
  );
}
