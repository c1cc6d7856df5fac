import { lazyRouteComponent } from '@tanstack/react-router';
import { findNodeAway } from '../../wire/connection.ts';
import { WireProblem } from '../../wire/problem.ts';

/**
 * A screen whose program is fetched when it is first opened. While the node is away that is a refusal like any other: the
 * router's own way, loading the whole page anew, would leave nothing but the browser's page about a lost network.
 */
export const screen: typeof lazyRouteComponent = (fetchProgram, name) =>
  lazyRouteComponent(async () => {
    try {
      return await fetchProgram();
    } catch (thrown) {
      throw (await findNodeAway()) ? new WireProblem('unreachable') : thrown;
    }
  }, name);
