import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tabs from '../../ui/tabs.module.css';
import type { RegisterKind } from './register-kinds.ts';

/** One link for each register. */
export function RegisterTabs({ kinds }: { kinds: readonly RegisterKind[] }) {
  const { t } = useTranslation();
  return (
    <nav className={`${tabs.tabs} not-on-paper`} aria-label={t('registers.kinds')}>
      {kinds.map((kind) => (
        <Link
          key={kind}
          to="/registers/$kind"
          params={{ kind }}
          search={{}}
          className={tabs.tab}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(`registerKinds.${kind}`)}
        </Link>
      ))}
    </nav>
  );
}
