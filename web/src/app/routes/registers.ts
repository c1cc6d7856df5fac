import { createRoute, redirect } from '@tanstack/react-router';
import { desk } from './desk.tsx';
import { screen } from './screen.ts';
import { day, given, oneOfThese, text } from './search-parameters.ts';

export const registersPlace = createRoute({
  getParentRoute: () => desk,
  path: '/registers',
  beforeLoad: () => {
    throw redirect({ to: '/registers/$kind', params: { kind: 'person' }, search: {} });
  },
});

const STATUSES = ['draft', 'under-review', 'waiting', 'active', 'withdrawn', 'expired'] as const;
const SORTS = ['newest', 'oldest', 'title', 'review'] as const;

export const registers = createRoute({
  getParentRoute: () => desk,
  path: '/registers/$kind',
  // Codes only: the beginning of a name is a filter too, and stays out of the address.
  validateSearch: (search) =>
    given({
      status: oneOfThese(STATUSES, search.status),
      owner: text(search.owner),
      reason: text(search.reason),
      reviewBefore: day(search.reviewBefore),
      sort: oneOfThese(SORTS, search.sort),
    }),
  component: screen(() => import('../../features/registers/registers-screen.tsx'), 'RegistersScreen'),
});

export const record = createRoute({
  getParentRoute: () => desk,
  path: '/registers/$kind/$id',
  component: screen(() => import('../../features/registers/record-screen.tsx'), 'RecordScreen'),
});

export const report = createRoute({
  getParentRoute: () => desk,
  path: '/registers/$kind/report',
  component: screen(() => import('../../features/registers/report-screen.tsx'), 'ReportScreen'),
});

export const amend = createRoute({
  getParentRoute: () => desk,
  path: '/registers/$kind/$id/amend',
  component: screen(() => import('../../features/registers/amend-screen.tsx'), 'AmendScreen'),
});

export const reviews = createRoute({
  getParentRoute: () => desk,
  path: '/registers/reviews',
  component: screen(() => import('../../features/registers/reviews-screen.tsx'), 'ReviewsScreen'),
});

export const consultations = createRoute({
  getParentRoute: () => desk,
  path: '/registers/consultations',
  component: screen(() => import('../../features/registers/consultations-screen.tsx'), 'ConsultationsScreen'),
});

export const imports = createRoute({
  getParentRoute: () => desk,
  path: '/import',
  component: screen(() => import('../../features/imports/imports-screen.tsx'), 'ImportsScreen'),
});
