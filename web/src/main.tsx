import '@fontsource/noto-sans/latin-400.css';
import '@fontsource/noto-sans/latin-600.css';
import '@fontsource/noto-sans/latin-ext-400.css';
import '@fontsource/noto-sans/latin-ext-600.css';
import '@fontsource/noto-sans/cyrillic-400.css';
import '@fontsource/noto-sans/cyrillic-600.css';
import '@fontsource/noto-sans/cyrillic-ext-400.css';
import '@fontsource/noto-sans/greek-400.css';
import '@fontsource/noto-sans/vietnamese-400.css';
import '@fontsource/noto-sans/vietnamese-600.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import '@mantine/core/styles.layer.css';
import './app/look.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { meQuery } from './app/officer.tsx';
import { makeRouter } from './app/router.tsx';
import { cssVariables, theme } from './app/theme.ts';
import { allWords, directionOf, firstLanguage, startWords } from './languages/words.ts';
import { WireProblem } from './wire/problem.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a node that was away may answer the second time.
      retry: (count, thrown) => count < 2 && thrown instanceof WireProblem && thrown.kind === 'unreachable',
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

const router = makeRouter(queries);

/** The Content-Security-Policy allows only styles that carry the nonce of this very response. */
function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

// The scroll lock of dialogs writes a style of its own and looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce() });

// What the first screen waits for is asked for side by side, not one after the other.
const { pathname } = window.location;
if (!/^\/(sign-in|invitations)\b/.test(pathname)) void queries.prefetchQuery(meQuery);
if (pathname === '/') void import('./features/search/search-screen.tsx').catch(() => {});
await startWords();

const root = document.getElementById('root');
if (root) {
  createRoot(root, {
    // A refusal stands on the screen in its own words; only what nobody foresaw is for the browser's log.
    onCaughtError: (thrown) => {
      if (!(thrown instanceof WireProblem)) console.error(thrown);
    },
  }).render(
    <StrictMode>
      <DirectionProvider initialDirection={directionOf(firstLanguage())} detectDirection={false}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={nonce}
        >
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </StrictMode>,
  );
}

// The first screen is on its way; the words of the others follow when it has had time to stand.
const FOLLOW_AFTER_MS = 2000;
setTimeout(() => void allWords().catch(() => {}), FOLLOW_AFTER_MS);
