import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/officer.tsx';
import { useKeys } from '../../ui/key-store.ts';
import css from '../../ui/tabs.module.css';

const VIEWS = [
  { to: '/exchange', words: 'exchange.boxes.inbox', rights: ['exchange:read'] },
  { to: '/exchange/drafts', words: 'exchange.boxes.drafts', rights: ['exchange:draft', 'exchange:release'] },
  { to: '/exchange/consents', words: 'exchange.boxes.consents', rights: ['exchange:read'] },
  { to: '/exchange/board', words: 'exchange.boxes.board', rights: ['exchange:release'] },
  { to: '/exchange/rules', words: 'exchange.boxes.rules', rights: ['exchange:maintain'] },
  { to: '/exchange/figures', words: 'exchange.boxes.figures', rights: ['exchange:statistics'] },
] as const;

function Tab({ view }: { view: (typeof VIEWS)[number] }) {
  const { t } = useTranslation();
  if (!useMay(...view.rights)) return null;
  return (
    <Link to={view.to} className={css.tab} activeOptions={{ exact: true, includeSearch: false }}>
      {t(view.words)}
    </Link>
  );
}

/** The parts of the desk for messages, those that the officer may enter. */
export function ExchangeTabs() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useKeys(
    useMay('exchange:statistics')
      ? [
          {
            keys: 'y',
            label: t('exchange.yearlyReturn'),
            run: () => void navigate({ to: '/exchange/figures', search: {} }),
          },
        ]
      : [],
  );
  return (
    <nav className={`${css.tabs} not-on-paper`} aria-label={t('places.exchange')}>
      {VIEWS.map((view) => (
        <Tab key={view.to} view={view} />
      ))}
    </nav>
  );
}
