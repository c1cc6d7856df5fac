import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { allWords } from '../../languages/words.ts';
import { Announcer } from '../../ui/announcer.tsx';
import { KeyLayer } from '../../ui/key-layer.tsx';
import { WireProblem } from '../../wire/problem.ts';
import { armSessionGate } from '../../wire/session-gate.ts';
import { Desk } from '../desk.tsx';
import { meQuery } from '../officer.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <>
      <KeyLayer />
      <Announcer />
      <Outlet />
    </>
  ),
});

/** Everything behind the sign-in; new screens are children of this route. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queries.ensureQueryData(meQuery);
      armSessionGate(true);
      if (location.pathname !== '/') await allWords();
      return { me };
    } catch (thrown) {
      if (thrown instanceof WireProblem && thrown.status === 401) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
      }
      throw thrown;
    }
  },
  component: Desk,
});
