import { createRoute } from '@tanstack/react-router';
import { desk } from './desk.tsx';
import { screen } from './screen.ts';
import { day, given, oneOfThese, text } from './search-parameters.ts';

export const account = createRoute({
  getParentRoute: () => desk,
  path: '/account',
  component: screen(() => import('../../features/access/account-screen.tsx'), 'AccountScreen'),
});

export const help = createRoute({
  getParentRoute: () => desk,
  path: '/help',
  validateSearch: (given): { find?: string } => (text(given.find) ? { find: text(given.find) } : {}),
  component: screen(() => import('../../features/help/help-screen.tsx'), 'HelpScreen'),
});

export const problem = createRoute({
  getParentRoute: () => desk,
  path: '/problems/$kind',
  component: screen(() => import('../../features/help/problem-page.tsx'), 'ProblemPage'),
});

const VIEWS_OF_AUDIT = ['entries', 'asked', 'verify', 'about'] as const;

export const audit = createRoute({
  getParentRoute: () => desk,
  path: '/audit',
  validateSearch: (search) =>
    given({
      view: oneOfThese(VIEWS_OF_AUDIT, search.view),
      by: oneOfThese(['agency', 'purpose', 'day'] as const, search.by),
      action: text(search.action),
      purpose: text(search.purpose),
      agency: text(search.agency),
      officer: text(search.officer),
      record: text(search.record),
      from: day(search.from),
      to: day(search.to),
    }),
  component: screen(() => import('../../features/audit/audit-screen.tsx'), 'AuditScreen'),
});

const PARTS_OF_ADMINISTRATION = ['officers', 'agencies', 'parties', 'keys', 'health'] as const;

export const administration = createRoute({
  getParentRoute: () => desk,
  path: '/administration',
  validateSearch: (search) =>
    given({ part: oneOfThese(PARTS_OF_ADMINISTRATION, search.part), agency: text(search.agency) }),
  component: screen(() => import('../../features/administration/administration-screen.tsx'), 'AdministrationScreen'),
});
