import { createRoute } from '@tanstack/react-router';
import { desk } from './desk.tsx';
import { screen } from './screen.ts';
import { given, oneOfThese, text } from './search-parameters.ts';

const HIT_STATES = [
  'new',
  'owner-told',
  'confirmed',
  'not-the-same',
  'record-out-of-date',
  'action-taken',
  'closed',
] as const;
const REGISTERS = ['person', 'travel-document', 'vehicle', 'firearm', 'vessel', 'aircraft', 'organisation'] as const;

export const hits = createRoute({
  getParentRoute: () => desk,
  path: '/hits',
  validateSearch: (search) =>
    given({
      view: oneOfThese(['statistics'] as const, search.view),
      side: oneOfThese(['owner', 'asker'] as const, search.side),
      state: oneOfThese(HIT_STATES, search.state),
      show: oneOfThese(['all', 'closed-only'] as const, search.show),
      register: oneOfThese(REGISTERS, search.register),
      operation: text(search.operation),
    }),
  component: screen(() => import('../../features/hits/hits-screen.tsx'), 'HitsScreen'),
});

export const hit = createRoute({
  getParentRoute: () => desk,
  path: '/hits/$id',
  component: screen(() => import('../../features/hits/hit-screen.tsx'), 'HitScreen'),
});
