import { createRoute } from '@tanstack/react-router';
import { desk } from './desk.tsx';
import { screen } from './screen.ts';
import { given, oneOfThese, text } from './search-parameters.ts';

export const operations = createRoute({
  getParentRoute: () => desk,
  path: '/operations',
  component: screen(() => import('../../features/operations/operations-screen.tsx'), 'OperationsScreen'),
});

export const planOperation = createRoute({
  getParentRoute: () => desk,
  path: '/operations/plan',
  component: screen(() => import('../../features/operations/plan-screen.tsx'), 'NewPlanScreen'),
});

export const operationsHistory = createRoute({
  getParentRoute: () => desk,
  path: '/operations/history',
  component: screen(() => import('../../features/operations/history-screen.tsx'), 'HistoryScreen'),
});

const phase = (value: unknown) => oneOfThese(['preparation', 'action', 'follow-up'] as const, value);

export const cockpit = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id',
  validateSearch: (search) =>
    given({
      phase: phase(search.phase),
      // `country:ZZN`, `agency:ZZN-NCB`, `hotSpot:KARST`: the part of the operation that is looked at.
      part: text(search.part),
      by: oneOfThese(['country', 'agency', 'hotSpot', 'hour'] as const, search.by),
      measure: text(search.measure),
    }),
  component: screen(() => import('../../features/operations/cockpit-screen.tsx'), 'CockpitScreen'),
});

export const amendPlan = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id/plan',
  component: screen(() => import('../../features/operations/plan-screen.tsx'), 'AmendPlanScreen'),
});

export const operationEntries = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id/entries',
  validateSearch: (search) =>
    given({
      measure: text(search.measure),
      phase: phase(search.phase),
      country: text(search.country),
      agency: text(search.agency),
      hotSpot: typeof search.hotSpot === 'string' ? search.hotSpot : undefined,
      hour: text(search.hour),
      state: oneOfThese(['counted', 'held', 'refused'] as const, search.state),
    }),
  component: screen(() => import('../../features/operations/entries-screen.tsx'), 'EntriesScreen'),
});

export const operationHits = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id/hits',
  validateSearch: (search) =>
    given({
      step: oneOfThese(
        ['told', 'decided', 'confirmed', 'notTheSame', 'outOfDate', 'acted', 'closed', 'late'] as const,
        search.step,
      ),
      country: text(search.country),
      agency: text(search.agency),
      hotSpot: typeof search.hotSpot === 'string' ? search.hotSpot : undefined,
      hour: text(search.hour),
    }),
  component: screen(() => import('../../features/operations/hits-of-operation-screen.tsx'), 'HitsOfOperationScreen'),
});

export const operationUpload = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id/upload',
  component: screen(() => import('../../features/operations/upload-screen.tsx'), 'UploadScreen'),
});

export const operationFigures = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id/figures',
  component: screen(() => import('../../features/operations/figures-screen.tsx'), 'FiguresScreen'),
});

export const checks = createRoute({
  getParentRoute: () => desk,
  path: '/checks',
  validateSearch: (search) =>
    given({
      operation: text(search.operation),
      part: oneOfThese(['result', 'counts', 'outbox'] as const, search.part),
    }),
  component: screen(() => import('../../features/checks/checks-screen.tsx'), 'ChecksScreen'),
});
