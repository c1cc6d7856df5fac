import { createRoute } from '@tanstack/react-router';
import { desk } from './desk.tsx';
import { screen } from './screen.ts';
import { given, oneOfThese, text } from './search-parameters.ts';

// The codes stand here as words and not by their schema: the first screen would load the whole contract with it.
const MESSAGE_KINDS = [
  'information-request',
  'reply',
  'spontaneous-information',
  'hit-follow-up',
  'warning',
  'mla-request',
  'jit-proposal',
  'case-message',
] as const;
const DELIVERY_STATES = [
  'submitted',
  'delivered',
  'clarifying',
  'accepted',
  'rejected',
  'answered',
  'refused',
  'closed',
] as const;

const BOXES = ['inbox', 'received', 'outbox', 'sent'] as const;

export const exchange = createRoute({
  getParentRoute: () => desk,
  path: '/exchange',
  validateSearch: (search) =>
    given({
      box: oneOfThese(BOXES, search.box),
      kind: oneOfThese(MESSAGE_KINDS, search.kind),
      state: oneOfThese(DELIVERY_STATES, search.state),
      counterpart: text(search.counterpart),
      assigned: oneOfThese(['me', 'nobody'] as const, search.assigned),
      rule: text(search.rule),
      reference: text(search.reference),
      late: search.late === true ? true : undefined,
      urgent: search.urgent === true ? true : undefined,
    }),
  component: screen(() => import('../../features/exchange/inbox-screen.tsx'), 'InboxScreen'),
});

export const exchangeMessage = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/$id',
  component: screen(() => import('../../features/exchange/message-screen.tsx'), 'MessageScreen'),
});

export const exchangeDrafts = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/drafts',
  validateSearch: (search) => given({ state: oneOfThese(['draft', 'waiting'] as const, search.state) }),
  component: screen(() => import('../../features/exchange/drafts-screen.tsx'), 'DraftsScreen'),
});

export const exchangeDraft = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/drafts/$id',
  component: screen(() => import('../../features/exchange/draft-screen.tsx'), 'DraftScreen'),
});

export const exchangeConsents = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/consents',
  component: screen(() => import('../../features/exchange/consents-screen.tsx'), 'ConsentsScreen'),
});

export const exchangeBoard = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/board',
  component: screen(() => import('../../features/exchange/board-screen.tsx'), 'BoardScreen'),
});

export const exchangeRules = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/rules',
  component: screen(() => import('../../features/exchange/rules-screen.tsx'), 'RulesScreen'),
});

export const exchangeFigures = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/figures',
  validateSearch: (search) => {
    const year = Number(search.year);
    return given({ year: Number.isInteger(year) && year > 2000 ? year : undefined, cells: text(search.cells) });
  },
  component: screen(() => import('../../features/exchange/figures-screen.tsx'), 'FiguresScreen'),
});
