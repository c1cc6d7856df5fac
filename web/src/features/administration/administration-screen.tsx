import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/officer.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import tabs from '../../ui/tabs.module.css';
import { Agencies } from './agencies.tsx';
import { Health } from './health.tsx';
import { Keys } from './keys.tsx';
import { Officers } from './officers.tsx';
import { Parties } from './parties.tsx';

const route = getRouteApi('/desk/administration');

/** Who works with this node, for whom and with which rights; and whether the node is well. */
export function AdministrationScreen() {
  const { t } = useTranslation();
  const { part } = route.useSearch();
  const mayRead = useMay('access:read', 'access:administer');
  const mayMakeKeys = useMay('access:own-keys');
  const maySeeHealth = useMay('node:health');
  usePageTitle(t('places.administration'));
  const parts = [
    ...(mayRead ? (['officers', 'agencies', 'parties'] as const) : []),
    ...(mayMakeKeys ? (['keys'] as const) : []),
    ...(maySeeHealth ? (['health'] as const) : []),
  ];
  const shown = parts.find((one) => one === part) ?? parts[0];
  if (!shown) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('places.administration')}</h1>
      <nav className={`${tabs.tabs} not-on-paper`} aria-label={t('admin.parts')}>
        {parts.map((one) => (
          <Link
            key={one}
            to="/administration"
            search={{ part: one }}
            className={tabs.tab}
            aria-current={one === shown ? 'page' : undefined}
          >
            {t(`adminParts.${one}`)}
          </Link>
        ))}
      </nav>
      {shown === 'officers' ? <Officers /> : null}
      {shown === 'agencies' ? <Agencies /> : null}
      {shown === 'parties' ? <Parties /> : null}
      {shown === 'keys' ? <Keys /> : null}
      {shown === 'health' ? <Health /> : null}
    </>
  );
}
