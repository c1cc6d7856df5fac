import { createRoute } from '@tanstack/react-router';
import { FORMS, type FormKind } from '../search-forms.ts';
import { desk } from './desk.tsx';
import { screen } from './screen.ts';

export const search = createRoute({
  getParentRoute: () => desk,
  path: '/',
  // What was asked never stands in the address: addresses are kept by browsers and proxies, and these are people.
  validateSearch: (given): { form?: FormKind } => {
    const form = FORMS.find((kind) => kind === given.form);
    return form ? { form } : {};
  },
  component: screen(() => import('../../features/search/search-screen.tsx'), 'SearchScreen'),
});

export const batch = createRoute({
  getParentRoute: () => desk,
  path: '/batch',
  component: screen(() => import('../../features/batch/batch-screen.tsx'), 'BatchScreen'),
});
