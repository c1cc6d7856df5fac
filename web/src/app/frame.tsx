import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Menu as MenuIcon, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/key-hint.tsx';
import { type KeyBinding, useKeys, useScanSink } from '../ui/key-store.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import css from './frame.module.css';
import { Header } from './header.tsx';
import { LiveNotices, WaitingBadge } from './live-notices.tsx';
import { Mark } from './mark.tsx';
import { useMay, useMe } from './officer.tsx';
import { OnPaper } from './on-paper.tsx';
import { usePartyName } from './parties.ts';
import { focusSearchBox, handToSearchBox } from './search-box-focus.ts';
import { loadSignInDialog, SignInAgain } from './sign-in-again.tsx';
import { usePlaces } from './use-places.ts';

function FrameKeys({ places, onSheet }: { places: ReturnType<typeof usePlaces>; onSheet: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const toSearch = (): void => void navigate({ to: '/' }).then(focusSearchBox);
  const bindings: KeyBinding[] = [
    ...(places.some(({ to }) => to === '/')
      ? [{ keys: '/', label: t('keys.search'), run: toSearch, everywhere: true }]
      : []),
    { keys: '?', label: t('keys.sheet'), run: onSheet, everywhere: true },
    ...places.map(({ to, words, letter }) => ({
      keys: `g ${letter}`,
      label: t('keys.goTo', { place: t(words) }),
      run: () => void navigate({ to }),
      everywhere: true,
    })),
    {
      keys: 'g u',
      label: t('keys.goTo', { place: t('places.account') }),
      run: () => void navigate({ to: '/account' }),
      everywhere: true,
    },
  ];
  useKeys(bindings);
  useScanSink((text) => {
    handToSearchBox(text);
    void navigate({ to: '/' });
  });
  return null;
}

const OutboxKeeper = lazy(() =>
  import('../features/checks/outbox-keeper.tsx').then((file) => ({ default: file.OutboxKeeper })),
);

const loadKeySheet = () => import('../ui/key-sheet.tsx').then((file) => ({ default: file.KeySheet }));
const KeySheet = lazy(loadKeySheet);
// The dialogs come when the first screen has stood for a while, so that they are here should the network go.
const DIALOGS_FOLLOW_MS = 2500;

/** The frame around every screen of a signed-in officer: places, header, banners, and the sheet of keys. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const mayCheck = useMay('operations:check');
  const places = usePlaces();
  const partyName = usePartyName();
  const [sheet, setSheet] = useState(false);
  const [hasSheet, setHasSheet] = useState(false);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const firstPath = useRef(path);

  useEffect(() => {
    const timer = setTimeout(
      () => void Promise.all([loadKeySheet(), loadSignInDialog()]).catch(() => {}),
      DIALOGS_FOLLOW_MS,
    );
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    setOpen(false);
    if (firstPath.current === path) return;
    firstPath.current = path;
    // After a move the focus would be lost with the old screen; a screen that takes it itself has done so by now.
    if (document.activeElement === document.body || !main.current?.contains(document.activeElement))
      main.current?.focus();
  }, [path]);

  useEffect(() => {
    if (!open) return;
    function onKey(event: KeyboardEvent): void {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
      opener.current?.focus();
    }
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [open]);

  function openSheet(): void {
    setHasSheet(true);
    setSheet(true);
  }

  return (
    <div className={css.frame}>
      <a className={css.skip} href="#main">
        {t('frame.skip')}
      </a>
      <LiveNotices />
      {mayCheck ? (
        <Suspense fallback={null}>
          <OutboxKeeper />
        </Suspense>
      ) : null}
      <FrameKeys places={places} onSheet={openSheet} />
      <nav className={`${css.side} not-on-paper`} aria-label={t('frame.places')}>
        <div className={css.brandRow}>
          <span className={css.brand}>
            <Mark size={22} /> Entente
          </span>
          <button
            ref={opener}
            type="button"
            className={css.opener}
            aria-expanded={open}
            aria-controls="places"
            aria-label={t(open ? 'frame.closePlaces' : 'frame.openPlaces')}
            onClick={() => setOpen(!open)}
          >
            {open ? <X size={22} aria-hidden="true" /> : <MenuIcon size={22} aria-hidden="true" />}
          </button>
        </div>
        <div id="places" className={`${css.places} ${open ? css.placesOpen : ''}`}>
          {places.map(({ to, words, letter, gap }) => (
            <Link
              key={to}
              to={to}
              className={`${css.place} ${gap ? css.gap : ''}`}
              activeProps={{ className: css.here, 'aria-current': 'page' }}
              activeOptions={{ exact: to === '/', includeSearch: false }}
            >
              <span>{t(words)}</span>
              <WaitingBadge place={to} />
              <KeyHint keys={to === '/' ? '/' : `g ${letter}`} />
            </Link>
          ))}
          <Link to="/account" className={css.who} activeProps={{ className: css.here, 'aria-current': 'page' }}>
            <span>
              <bdi>{me.agency.name}</bdi> {me.agency.party ? `(${partyName(me.agency.party)})` : ''}
            </span>
            <b>
              <bdi>{me.officer.name}</bdi>
            </b>
          </Link>
        </div>
      </nav>
      <div className={css.body}>
        <Header onSheet={openSheet} />
        <ConnectionBanner />
        <OnPaper />
        <main id="main" ref={main} tabIndex={-1} className={css.main}>
          <Outlet />
        </main>
      </div>
      {hasSheet ? (
        <Suspense fallback={null}>
          <KeySheet opened={sheet} onClose={() => setSheet(false)} />
        </Suspense>
      ) : null}
      <SignInAgain />
    </div>
  );
}
