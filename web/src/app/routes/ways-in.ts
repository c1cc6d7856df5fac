import { createRoute } from '@tanstack/react-router';
import { root } from './desk.tsx';
import { screen } from './screen.ts';
import { text } from './search-parameters.ts';

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string; problem?: string } => {
    const next = text(search.next);
    // Why a sign-in through the organisation did not succeed; the node sends the officer back with it.
    const problem = text(search.problem);
    return {
      // Only a way inside this application: an address of elsewhere would make the sign-in a bait.
      ...(next && /^\/(?![/\\])/.test(next) ? { next } : {}),
      ...(problem && /^[a-z-]{1,40}$/.test(problem) ? { problem } : {}),
    };
  },
  component: screen(() => import('../../features/access/sign-in-page.tsx'), 'SignInPage'),
});

export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: screen(() => import('../../features/access/invitation-page.tsx'), 'InvitationPage'),
});
