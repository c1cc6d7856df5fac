import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { forgetPass, openAway } from '../../features/checks/away.ts';
import { allWords } from '../../languages/words.ts';
import { Announcer } from '../../ui/announcer.tsx';
import { FocusKeeper } from '../../ui/focus-keeper.tsx';
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
      <FocusKeeper />
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
      forgetPass(me.officer.id);
      if (location.pathname !== '/') await allWords();
      return { me };
    } catch (thrown) {
      // A telephone that reloads where there is no network goes on checking with what stayed on it.
      const isHere = location.pathname === '/checks' && thrown instanceof WireProblem && thrown.kind === 'unreachable';
      const kept = isHere ? openAway(context.queries) : undefined;
      if (kept) {
        armSessionGate(true);
        context.queries.setQueryData(meQuery.queryKey, kept);
        await allWords();
        return { me: kept };
      }
      if (thrown instanceof WireProblem && thrown.status === 401) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
      }
      throw thrown;
    }
  },
  component: Desk,
});
