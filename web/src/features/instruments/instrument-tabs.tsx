import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tabs from '../../ui/tabs.module.css';

const VIEWS = [
  ['/instruments', 'instrumentViews.ask'],
  ['/instruments/coverage', 'instrumentViews.coverage'],
  ['/instruments/compare', 'instrumentViews.compare'],
  ['/instruments/group', 'instrumentViews.group'],
  ['/instruments/register', 'instrumentViews.register'],
  ['/instruments/negotiations', 'instrumentViews.negotiations'],
  ['/instruments/matrix', 'instrumentViews.matrix'],
] as const;

/** One link for each view of the register of instruments. */
export function InstrumentTabs() {
  const { t } = useTranslation();
  return (
    <nav className={`${tabs.tabs} not-on-paper`} aria-label={t('places.instruments')}>
      {VIEWS.map(([to, words]) => (
        <Link
          key={to}
          to={to}
          className={tabs.tab}
          activeOptions={{ exact: to === '/instruments', includeSearch: false }}
        >
          {t(words)}
        </Link>
      ))}
    </nav>
  );
}
