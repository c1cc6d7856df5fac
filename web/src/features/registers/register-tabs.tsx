import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RegisterKind } from './register-kinds.ts';
import css from './registers.module.css';

/** One link for each register. */
export function RegisterTabs({ kinds }: { kinds: readonly RegisterKind[] }) {
  const { t } = useTranslation();
  return (
    <nav className={`${css.tabs} not-on-paper`} aria-label={t('registers.kinds')}>
      {kinds.map((kind) => (
        <Link
          key={kind}
          to="/registers/$kind"
          params={{ kind }}
          search={{}}
          className={css.tab}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(`registerKinds.${kind}`)}
        </Link>
      ))}
    </nav>
  );
}
